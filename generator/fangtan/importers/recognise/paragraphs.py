"""Paragraphs: which rows go on from the row before, where lines were broken by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from fangtan.importers.recognise.characters import (
    begins_small,
    ends_sentence,
    is_bracketed,
    is_east_asian,
    width,
)
from fangtan.importers.recognise.rows import Document, Row

_WIDEST: Final = 130
"""Columns; lines that are wider were not broken by hand."""
_NARROWEST: Final = 40
_RAGGED: Final = 6
"""Columns by which a broken line may fall short, and still be full."""
_SENTENCES: Final = re.compile(r"[.!?…]\s+\S|[。！？]\s*\w")
"""A sentence that ends, and another one behind it."""


@dataclass(frozen=True, slots=True)
class _Measure:
    margin: int
    wrapped: bool


def starts(
    document: Document, labelled: Collection[int], turns: Collection[int] | None = None
) -> frozenset[int]:
    """Return the rows that begin a paragraph, given those that begin with a label.

    Once it is known which rows begin `turns`, empty lines tell more.
    """
    rows = document.rows
    first = min(turns or (), default=0)
    flows = document.flows and turns is not None
    spaced = not flows and _is_spaced(rows, turns or ())
    measure = _measure(rows, labelled)
    return frozenset(
        index
        for index in range(len(rows))
        if not (
            index
            and index not in labelled
            and index not in document.furniture
            and index - 1 not in document.furniture
            and _may_follow(rows[index - 1], rows[index])
            and not (index - 1 not in labelled and rows[index].indent > rows[index - 1].indent + 1)
            and (
                _goes_on(rows[index - 1], rows[index], measure)
                or flows
                or (spaced and not _stands_alone(rows, index, first))
            )
        )
    )


def _is_spaced(rows: tuple[Row, ...], turns: Collection[int]) -> bool:
    """Return whether empty lines part the paragraphs: before every turn, and within turns too.

    The latter only in Chinese and Japanese, whose lines need no breaking to be read.
    """
    first = min(turns, default=0)
    plain = [n for n in range(first, len(rows)) if n not in turns and rows[n].shape == "text"]
    inner = any(not rows[n].gap and not is_bracketed(rows[n].text) for n in plain)
    apart = any(
        (rows[n].gap and ends_sentence(rows[n].text)) or not is_east_asian(rows[n].text)
        for n in plain
    )
    return inner and apart and bool(turns) and all(rows[n].gap for n in turns if n)


def _stands_alone(rows: tuple[Row, ...], index: int, first: int) -> bool:
    """Return whether a row may be a paragraph of its own, though no empty line precedes it.

    It may after a wide row of several sentences, and if it has no stop, and is the last of its
    paragraph, after a row that has one: a heading, a caption, a name. Before the `first` turn
    stand fields and names, hence only sentences go on.
    """
    before, row = rows[index - 1], rows[index]
    last = index + 1 == len(rows) or rows[index + 1].gap
    whole = _edge(before) > _WIDEST and bool(_SENTENCES.search(before.text))
    ended, ends = ends_sentence(before.text), ends_sentence(row.text)
    return (ended and (whole or (last and not ends))) or (index < first and not (ended and ends))


def joint(before: str, after: str) -> str:
    """Return what parts two lines of one paragraph: a space, or nothing within Han text."""
    last, first = before.rstrip()[-1:], after.lstrip()[:1]
    if last == "-" and first.islower():
        return ""
    wide = "，。、；：？！”』」）"
    return (
        ""
        if (is_east_asian(last) or last in wide)
        and (is_east_asian(first) or first in wide)
        and last
        else " "
    )


def _measure(rows: tuple[Row, ...], labelled: Collection[int]) -> _Measure:
    edges = sorted(_edge(row) for row in rows if row.shape in {"text", "quote", "item"})
    if not edges:
        return _Measure(0, wrapped=False)
    margin = edges[min(len(edges) - 1, int(len(edges) * 0.97))]
    pairs = list(_pairs(rows, labelled))
    full = sum(_is_full(a, b, margin) for a, b in pairs)
    running = sum(not ends_sentence(a.text) for a, _ in pairs)
    wrapped = (
        _NARROWEST <= margin <= _WIDEST
        and len(pairs) > 1
        and full >= 0.55 * len(pairs)
        and running >= 0.5 * len(pairs)
    )
    return _Measure(margin, wrapped)


def _pairs(rows: tuple[Row, ...], labelled: Collection[int]) -> Iterator[tuple[Row, Row]]:
    for index in range(1, len(rows)):
        if index not in labelled and _may_follow(rows[index - 1], rows[index]):
            yield rows[index - 1], rows[index]


def _may_follow(before: Row, row: Row) -> bool:
    """Return whether a row can be in one paragraph with the one before at all."""
    return (
        not row.gap
        and row.speaker is None
        and before.speaker is None
        and row.shape in {"text", "quote"}
        and before.shape in {"text", "quote", "item"}
        and not (is_bracketed(row.text) or is_bracketed(before.text))
    )


def _goes_on(before: Row, row: Row, measure: _Measure) -> bool:
    if measure.wrapped and _is_full(before, row, measure.margin):
        return True
    open_end = not ends_sentence(before.text) and before.text.strip()[-1:] not in {":", "："}
    return open_end and begins_small(row.text) and _edge(before) <= _WIDEST


def _is_full(before: Row, row: Row, margin: int) -> bool:
    """Return whether the next line's first word would not have fitted at the end of this one."""
    first = row.text.split(maxsplit=1)[0] if row.text.split() else ""
    needed = 2 if is_east_asian(first[:1]) else width(first) + 1
    return _edge(before) + needed > margin - _RAGGED


def _edge(row: Row) -> int:
    return row.indent + width(row.text.rstrip())
