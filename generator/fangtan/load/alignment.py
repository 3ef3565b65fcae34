"""Which paragraph of a translation stands beside which one of the original."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from fangtan.load.standing import Standing
from fangtan.load.units import Paragraph
from fangtan.markup import fingerprint, is_placeholder

T = TypeVar("T")


def aligned(
    originals: Sequence[Paragraph], others: Sequence[Paragraph], said: Sequence[Standing]
) -> list[Paragraph | None]:
    """Return for each original paragraph its translation; None where there is none yet.

    `said` are the standings of these paragraphs, in the order that they had when they were
    accepted. They tell which translation belongs to which original wherever either was moved,
    split, joined or taken out since. A translation whose original was joined with another one
    is joined to its neighbour’s: nothing is lost, and by its fingerprint it is stale.
    """
    partners = _known(originals, others, said)
    for index in range(len(others)):
        if index not in partners:
            free = _free(index, partners, len(originals))
            if free is not None:
                partners[index] = free
    column: list[Paragraph | None] = [None] * len(originals)
    last = next((partners[index] for index in range(len(others)) if index in partners), 0)
    for index, other in enumerate(others):
        at = partners.get(index, last)
        before = column[at]
        column[at] = other if before is None else _joined(before, other)
        last = at
    return column


def speaking(prints: Sequence[tuple[str, str]], said: Sequence[Standing]) -> list[Standing | None]:
    """Return for each row the standing that speaks for it now, each at most once.

    `prints` are the fingerprints of both sides, that of the translation empty where it is
    missing. What stands as it was is known by both, what was edited on one side by the other
    one, and what was edited on both by what stands around it.
    """
    lines = [(line.original, line.translation) for line in said]
    found: dict[int, int] = {}
    tests: tuple[Callable[[tuple[str, str], tuple[str, str]], bool], ...] = (
        lambda row, line: row == line,
        lambda row, line: row[1] == line[1],
        lambda row, line: row[0] == line[0],
    )
    for is_same in tests:
        _match(prints, lines, found, is_same)
    _match_between(len(prints), len(lines), found, lambda rows, at: [*zip(rows, at, strict=False)])
    return [said[found[row]] if row in found else None for row in range(len(prints))]


def prints_of(
    originals: Sequence[Paragraph], column: Sequence[Paragraph | None]
) -> list[tuple[str, str]]:
    """Return the fingerprints of what stands side by side."""
    return [
        (
            fingerprint(original.text),
            "" if other is None or is_placeholder(other.text) else fingerprint(other.text),
        )
        for original, other in zip(originals, column, strict=True)
    ]


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Return both as one; of a placeholder and a text, the text."""
    if is_placeholder(second.text):
        return first
    if is_placeholder(first.text):
        return second
    return replace(first, text=f"{first.text}\n{second.text}")


def _known(
    originals: Sequence[Paragraph], others: Sequence[Paragraph], said: Sequence[Standing]
) -> dict[int, int]:
    """Return which originals the translations were made from, where those still stand."""
    places = traced([line.original for line in said], [fingerprint(it.text) for it in originals])
    sources = traced([line.translation for line in said], [fingerprint(it.text) for it in others])
    runs = _runs([line.translation for line in said], others)
    joined = {index for run in runs.values() for index in run}
    partners = {
        index: places[line]
        for line, index in sources.items()
        if line in places and line not in runs and index not in joined
    }
    for line, run in runs.items():
        partners.update(dict.fromkeys(run, places[line]) if line in places else {})
    return partners


def _runs(lines: Sequence[str], others: Sequence[Paragraph]) -> dict[int, range]:
    """Return which lines are about several translations, joined because one original is theirs."""
    marks = [fingerprint(other.text) for other in others]
    alone = [index for index, mark in enumerate(marks) if mark not in lines]
    wanted = {line: at for at, line in enumerate(lines) if line not in marks}
    found: dict[int, range] = {}
    taken = -1
    for first in alone if wanted else []:
        if first <= taken:
            continue
        text = others[first].text
        for last in range(first + 1, len(others)):
            if marks[last] in lines:
                break
            text = f"{text}\n{others[last].text}"
            at = wanted.get(fingerprint(text))
            if at is not None:
                found[at] = range(first, last + 1)
                taken = last
                break
    return found


def traced(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Return where texts stand now, by their fingerprints of before and now, each at most once.

    Those that were edited are known where between two others there are as many as there were,
    and where a single one is left on both sides.
    """
    found: dict[int, int] = {}
    _match(before, now, found, lambda one, other: one == other)
    _match_between(
        len(before),
        len(now),
        found,
        lambda old, new: [*zip(old, new, strict=True)] if len(old) == len(new) else [],
    )
    lost = [index for index in range(len(before)) if index not in found]
    fresh = sorted(set(range(len(now))) - set(found.values()))
    if len(lost) == len(fresh) == 1:
        found[lost[0]] = fresh[0]
    return found


def _match(
    rows: Sequence[T], lines: Sequence[T], found: dict[int, int], is_same: Callable[[T, T], bool]
) -> None:
    """Give every row without a line the nearest free one that is the same."""
    taken = set(found.values())
    for index, row in enumerate(rows):
        if index in found:
            continue
        places = [at for at, line in enumerate(lines) if at not in taken and is_same(row, line)]
        if places:
            found[index] = min(places, key=lambda at: abs(at - index))
            taken.add(found[index])


def _match_between(
    rows: int,
    lines: int,
    found: dict[int, int],
    pair: Callable[[Sequence[int], Sequence[int]], Sequence[tuple[int, int]]],
) -> None:
    """Pair what is left between two neighbours that are known."""
    taken = set(found.values())
    left: list[int] = []
    for index in range(rows + 1):
        if index < rows and index not in found:
            left.append(index)
            continue
        if left:
            first = found.get(left[0] - 1, -1) + 1
            end = found[index] if index < rows else lines
            free = [at for at in range(first, end) if at not in taken]
            found.update(pair(left, free))
            left = []


def _free(index: int, partners: dict[int, int], count: int) -> int | None:
    """Return the first original without a translation between those of the neighbours."""
    before = max((i for i in partners if i < index), default=None)
    after = min((i for i in partners if i > index), default=None)
    first = -1 if before is None else partners[before]
    end = count if after is None else partners[after]
    taken = set(partners.values())
    return next((at for at in range(first + 1, end) if at not in taken), None)
