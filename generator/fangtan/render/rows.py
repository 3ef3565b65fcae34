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
    to write in them by hand.
    """
    wanted = [_wanted(column, language) for column in zip(*table, strict=True)]
    return tuple(round(100 * width / sum(wanted)) for width in wanted)


def _wanted(column: Row, language: Language) -> int:
    texts = [plain(cell[language].markdown) for cell in column if cell]
    room = _ROOM if len(texts) <= len(column) / 2 else 0
    longest = min(_MOST, max(map(_length, texts), default=0))
    # A Chinese text breaks between any two characters, so that it has no long word.
    word = max((len(it) for text in texts for it in text.split() if it.isascii()), default=0)
    return max(_LEAST, room, longest, word + _PADDING)


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
