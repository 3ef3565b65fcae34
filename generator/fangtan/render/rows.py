"""Tables whose rows are texts in several languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from unicodedata import east_asian_width

from fangtan.markup import cells, plain
from fangtan.model import InLanguages, Language, Localized, Segment

_LINE = 82
"""Letters that stand side by side in a table as wide as the page."""
_LEAST, _HAND, _SHORT, _LONG, _MOST = 7, 16, 14, 36, 44
"""Letters: what a column has at least; what it takes to write by hand; what a column of names has
beside such columns, if there are many of them and if there are few; what any has at most."""
_PADDING = 6
"""Letters that the padding of a cell and the width of bold letters take from a long word."""

Row = tuple[Localized | None, ...]
"""The cells of a row; None is one that is empty in the original: room to write."""


def rows(items: Sequence[Segment]) -> tuple[Row, ...]:
    """Return the rows of a table, all of them as wide as the first, which is its head.

    A row that is longer makes the table wider, so that no word of it is lost.
    """
    if not items:
        return ()
    width = max(len(cells(text.markdown)) for item in items for text in item.text.values())
    return tuple(_row(item.text, width) for item in items)


def widths(table: Sequence[Row], language: Language) -> tuple[int, ...]:
    """Return what share of its width each column of a table wants, in per cent: 100 in all.

    As much as its longest cell, within reason. Columns most of whose cells are empty are written
    in by hand: they share whatever the others leave, and these leave as much as they can.
    """
    columns = tuple(zip(*table, strict=True))
    empty = sum(map(_is_room, columns))
    if not empty:
        return _shares([_wanted(it, language, _MOST) for it in columns])
    if empty == len(columns):
        return _shares([1] * empty)
    named = len(columns) - empty
    most = max(_SHORT, min(_LONG, (_LINE - _HAND * empty) // named))
    wanted = [0 if _is_room(it) else _wanted(it, language, most) for it in columns]
    room = max(_HAND, (_LINE - sum(wanted)) / empty)
    return _shares([it or room for it in wanted])


def _shares(wanted: Sequence[float]) -> tuple[int, ...]:
    """Return whole per cent that are 100 in all, so that no table is wider than its page."""
    ends = [round(100 * sum(wanted[:end]) / sum(wanted)) for end in range(len(wanted) + 1)]
    return tuple(end - start for start, end in pairwise(ends))


def _is_room(column: Row) -> bool:
    return sum(cell is not None for cell in column) <= len(column) / 2


def _wanted(column: Row, language: Language, most: int) -> int:
    texts = [plain(cell[language].markdown) for cell in column if cell]
    longest = max(map(_length, texts), default=0)
    # A Chinese text breaks between any two characters, so that it has no long word.
    word = max((len(it) for text in texts for it in text.split() if it.isascii()), default=0)
    return max(_LEAST, min(most, longest + _PADDING), word + _PADDING)


def _length(text: str) -> int:
    """Return how long a text is in Latin letters: a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _row(text: Localized, width: int) -> Row:
    split = {language: cells(side.markdown) for language, side in text.items()}
    return tuple(
        InLanguages(
            {
                language: replace(text[language], markdown=(*found, *[""] * width)[index])
                for language, found in split.items()
            }
        )
        if any(index < len(found) and found[index] for found in split.values())
        else None
        for index in range(width)
    )
