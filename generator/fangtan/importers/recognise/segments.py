"""Segments: paragraphs cut where a turn begins, with all that their kind is told by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from fangtan.importers.blocks import Time
from fangtan.importers.recognise import paragraphs
from fangtan.importers.recognise.reading import Mark
from fangtan.importers.recognise.rows import Document, Row

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the source that becomes one block, or the text of a label before it."""

    label: str
    key: str | None
    """Whose turn begins here: empty where nobody says whose, None where no turn begins."""
    text: str
    times: tuple[Time, ...]
    row: int
    source: Row

    @property
    def line(self) -> int:
        """The line of the source at which it begins."""
        return self.source.number


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    times: tuple[Time, ...]
    marks: tuple[tuple[int, int, str, int], ...]
    offsets: tuple[tuple[int, int], ...]
    """Where each row begins in the text."""


def segments(document: Document, marks: Sequence[Mark], begins: Collection[int]) -> list[Segment]:
    """Return a document as segments: every character of every row, in order."""
    by_row: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_row[mark.row].append(mark)
    found: list[Segment] = []
    for group in _groups(len(document.rows), begins):
        found.extend(_cut(_joined(document.rows, group, by_row), document.rows))
    return _labels_with_their_words(_codes_with_their_words(found))


def _groups(count: int, begins: Collection[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for index in range(count):
        if group and index in begins:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _joined(rows: Sequence[Row], group: Sequence[int], by_row: dict[int, list[Mark]]) -> _Piece:
    text = ""
    times: list[Time] = []
    marks: list[tuple[int, int, str, int]] = []
    offsets: list[tuple[int, int]] = []
    for index in group:
        row = rows[index]
        if text:
            text += paragraphs.joint(text, row.text)
        base = len(text)
        offsets.append((base, index))
        repeated = bool(times) and times[-1].seconds == row.seconds
        if row.seconds is not None and not row.times and not repeated:
            times.append(Time(base, "", row.seconds))
        times.extend(replace(time, at=base + time.at) for time in row.times)
        marks.extend((base + m.start, base + m.end, m.key, index) for m in by_row.get(index, ()))
        text += row.text
    return _Piece(text, tuple(times), tuple(marks), tuple(offsets))


def _cut(piece: _Piece, rows: Sequence[Row]) -> Iterator[Segment]:
    """Yield a paragraph's segments: one for each mark, and one for what stands before the first."""
    edges = [*piece.marks, (len(piece.text), len(piece.text), "", -1)]
    lead = edges[0][0]
    if not piece.marks or piece.text[:lead].strip():
        row = piece.offsets[0][1]
        yield _segment(piece, (0, 0, lead), None, row, rows)
    for (start, end, key, row), (stop, *_) in zip(piece.marks, edges[1:], strict=True):
        first = 0 if start == lead and not piece.text[:lead].strip() else start
        yield _segment(piece, (first, end, stop), key, row, rows)


def _segment(
    piece: _Piece, cut: tuple[int, int, int], key: str | None, row: int, rows: Sequence[Row]
) -> Segment:
    """Return the part of a piece from `cut[0]` on: its label up to `cut[1]`, its text behind."""
    start, end, stop = cut
    last = stop == len(piece.text)
    here = [time for time in piece.times if start <= time.at < stop or (last and time.at == stop)]
    moved = [replace(time, at=max(0, time.at - end)) for time in here]
    text, times = tidy(piece.text[end:stop], moved)
    return Segment(piece.text[start:end].strip(), key, text, times, row, rows[row])


def tidy(text: str, times: Sequence[Time]) -> tuple[str, tuple[Time, ...]]:
    """Return a text with single spaces and none at its ends, and its time codes moved along."""
    lead = len(text) - len(text.lstrip())
    bare = text.strip()
    at = [min(max(time.at - lead, 0), len(bare)) for time in times]
    if "  " in bare or "\t" in bare or "\n" in bare or "\u3000" in bare or "\xa0" in bare:
        at = [len(_SPACES.sub(" ", bare[:position])) for position in at]
        bare = _SPACES.sub(" ", bare)
    return bare, tuple(replace(t, at=min(p, len(bare))) for t, p in zip(times, at, strict=True))


def _codes_with_their_words(found: Sequence[Segment]) -> list[Segment]:
    """Return the segments with time codes that stand alone put before the words that follow."""
    result: list[Segment] = []
    waiting: tuple[Time, ...] = ()
    for segment in found:
        if not segment.text and not segment.label and segment.key is None:
            waiting += segment.times
        else:
            result.append(replace(segment, times=(*waiting, *segment.times)))
            waiting = ()
    if waiting and result:
        last = result[-1]
        moved = (replace(time, at=len(last.text)) for time in waiting)
        result[-1] = replace(last, times=(*last.times, *moved))
    return result if result or not waiting else list(found)


def _labels_with_their_words(found: Sequence[Segment]) -> list[Segment]:
    """Return the segments with labels that stand alone put before the words that follow them."""
    result: list[Segment] = []
    for segment in found:
        alone = result[-1] if result else None
        if (
            alone
            and alone.key is not None
            and alone.label
            and not alone.text
            and segment.key is None
            and _takes(segment)
        ):
            times = (*(replace(time, at=0) for time in alone.times), *segment.times)
            result[-1] = replace(alone, text=segment.text, times=times)
        else:
            result.append(segment)
    return result


def _takes(segment: Segment) -> bool:
    return segment.source.shape not in {"heading", "caption"} and bool(segment.text)
