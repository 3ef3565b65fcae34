"""Tables whose rows are texts in several languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fangtan.markup import cells
from fangtan.model import InLanguages, Localized, Segment

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
