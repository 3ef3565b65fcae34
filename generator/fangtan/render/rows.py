"""Tables whose rows are texts in several languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from unicodedata import east_asian_width

from fangtan.markup import cells, plain
from fangtan.model import InLanguages, Language, Localized, Segment

_LINE = 82
"""Letters that stand beside each other in a table on paper, all columns together."""
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
    in by hand: they share whatever the others leave, and these leave as much as they can. Where
    that is too much for a line, no column is made too narrow for its longest word.
    """
    columns = list(zip(*table, strict=True))
    least = [_least(column, language) for column in columns]
    wanted = _wanted(columns, language)
    beyond = [max(0, it - own) for it, own in zip(wanted, least, strict=True)]
    left = max(0, _LINE - sum(least)) / max(1, sum(beyond))
    return _shares([own + more * left for own, more in zip(least, beyond, strict=True)])


def _shares(given: Sequence[float]) -> tuple[int, ...]:
    """Return whole per cent that are 100 in all, so that no table is wider than its page."""
    ends = [round(100 * sum(given[:end]) / sum(given)) for end in range(len(given) + 1)]
    return tuple(end - start for start, end in pairwise(ends))


def _least(column: Row, language: Language) -> int:
    # A Chinese text breaks between any two characters, so that it has no long word.
    words = (it for text in _plain(column, language) for it in text.split() if it.isascii())
    return max(_LEAST, max(map(len, words), default=0) + _PADDING)


def _wanted(columns: Sequence[Row], language: Language) -> list[float]:
    rooms = [sum(cell is not None for cell in it) <= len(it) / 2 for it in columns]
    beside = _LINE - _HAND * sum(rooms)
    most = max(_SHORT, min(_LONG, beside // max(1, rooms.count(False))))
    names = [
        min(most if any(rooms) else _MOST, _longest(it, language) + _PADDING) for it in columns
    ]
    own = sum(it for it, is_room in zip(names, rooms, strict=True) if not is_room)
    room = max(_HAND, (_LINE - own) / max(1, sum(rooms)))
    return [room if is_room else it for it, is_room in zip(names, rooms, strict=True)]


def _longest(column: Row, language: Language) -> int:
    return max(map(_length, _plain(column, language)), default=0)


def _plain(column: Row, language: Language) -> list[str]:
    return [plain(cell[language].markdown) for cell in column if cell]


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
