"""Tables whose rows are texts in several languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from fangtan.markup import cells, plain
from fangtan.model import InLanguages, Language, Localized, Segment

_LEAST, _ROOM, _MOST = 7, 22, 44
"""Letters: what a column has at least, what it takes to write by hand, what it has at most."""
_PADDING = 6
"""Letters that the padding of a cell and the width of bold letters take from a long word."""
_LINE = 84
"""Letters that stand beside each other in a table on paper, all columns together."""

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
    """Return what share of its width each column of a table wants, in per cent.

    As much as its longest cell, within reason; and where most cells are empty, as much as it takes
    to write in them by hand. Where that is too much for a line, no column is made too narrow for
    its longest word.
    """
    columns = list(zip(*table, strict=True))
    least = [_least(column, language) for column in columns]
    beyond = [
        max(0, _wanted(column, language) - own) for column, own in zip(columns, least, strict=True)
    ]
    left = max(0, _LINE - sum(least)) / max(1, sum(beyond))
    given = [own + more * left for own, more in zip(least, beyond, strict=True)]
    return tuple(int(100 * width / sum(given)) for width in given)


def _least(column: Row, language: Language) -> int:
    # A Chinese text breaks between any two characters, so that it has no long word.
    words = (it for text in _plain(column, language) for it in text.split() if it.isascii())
    return max(_LEAST, max(map(len, words), default=0) + _PADDING)


def _wanted(column: Row, language: Language) -> int:
    texts = _plain(column, language)
    room = _ROOM if len(texts) <= len(column) / 2 else 0
    return max(room, min(_MOST, max(map(_length, texts), default=0)))


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
