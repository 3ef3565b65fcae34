"""Rows: the source's lines without their time codes, which stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fangtan.importers.blocks import Time
from fangtan.importers.recognise import times
from fangtan.importers.source import Line, Shape, Source


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the source, time codes cut out; offsets are into `text`."""

    text: str
    number: int
    shape: Shape
    level: int
    ordinal: str
    indent: int
    gap: bool
    bold: tuple[tuple[int, int], ...]
    italic: tuple[tuple[int, int], ...]
    times: tuple[Time, ...]
    speaker: str | None
    seconds: float | None

    @property
    def is_bold(self) -> bool:
        """Whether all of its words are bold."""
        return _covers(self.bold, self.text)

    @property
    def is_italic(self) -> bool:
        """Whether all of its words are italic."""
        return _covers(self.italic, self.text)


@dataclass(frozen=True, slots=True)
class Document:
    """A source as rows, with what the whole says: its people, its gaps, its length."""

    rows: tuple[Row, ...]
    language: str
    title: str
    names: tuple[tuple[str, str], ...]
    """People named outside of the text, with their roles as stated."""
    gaps: float
    """The share of rows that an empty line precedes."""
    flows: bool = False
    """Whether only an empty line ends a paragraph, as the format has it."""
    furniture: frozenset[int] = frozenset()
    """Rows that pages are printed with: their numbers and running titles."""


def document(source: Source, language: str, *, loose_times: bool = True) -> Document:
    """Return a source as rows."""
    settled = times.settled(source.lines, loose_too=loose_times)
    rows = tuple(
        _row(line, here)
        for line, here in zip(source.lines, settled, strict=True)
        if line.text.strip()
    )
    gaps = sum(row.gap for row in rows) / (len(rows) or 1)
    flows = source.metadata.get("format") == "markdown"
    return Document(rows, language, source.title or "", tuple(source.names.items()), gaps, flows)


def _row(line: Line, here: Sequence[times.Code]) -> Row:
    ordered = sorted(here, key=lambda code: code.start)
    text, codes, cuts = times.cut(line.text, ordered)
    return Row(
        text,
        line.number,
        line.shape,
        line.level,
        line.ordinal,
        line.indent,
        line.gap,
        _moved(line, "bold", cuts),
        _moved(line, "italic", cuts),
        codes,
        line.speaker,
        line.seconds,
    )


def _moved(line: Line, mark: str, cuts: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the spans of a mark, by offsets into the text without its time codes."""

    def offset(position: int) -> int:
        return position - sum(min(end, position) - start for start, end in cuts if start < position)

    spans = [(offset(span.start), offset(span.end)) for span in line.spans if span.mark == mark]
    return tuple(span for span in sorted(spans) if span[0] < span[1])


def _covers(spans: Sequence[tuple[int, int]], text: str) -> bool:
    if not spans:
        return False
    bare = list(text)
    for start, end in spans:
        bare[start:end] = " " * (end - start)
    return not any(char.isalnum() for char in bare)
