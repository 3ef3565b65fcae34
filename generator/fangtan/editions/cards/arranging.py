"""Where cards lie on sheets of paper, and what of them is seen when a sheet is turned.

A page is turned about its long edge, so its columns change places and its rows do not. That is a
fact of paper: it is the same for every script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fangtan.editions.cards.fitting import Size

COLUMNS = 2
ROWS = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a page, counted from its top left corner; a blank card has no `card`."""

    column: int
    row: int
    size: Size
    card: int | None = None


Page = tuple[Slot, ...]


def arranged(sizes: Sequence[Size]) -> tuple[Page, ...]:
    """Return where cards lie, by pages, as they are read from left to right.

    Each takes the first place that is free, so that a small one may come to lie before a large
    one; what is left of a page are blank cards.
    """
    pages: list[_Filling] = []
    for card, size in enumerate(sizes):
        page = next((page for page in pages if page.has_room(size)), None)
        if page is None:
            page = _Filling()
            pages.append(page)
        page.put(card, size)
    return tuple(page.whole() for page in pages)


def mirrored(page: Page) -> Page:
    """Return the same places as they lie when the sheet has been turned, in the same order."""
    return tuple(
        slot if slot.size == "page" else replace(slot, column=COLUMNS - 1 - slot.column)
        for slot in page
    )


def rows(size: Size) -> int:
    """Return how many rows of a page a card takes."""
    return ROWS if size == "page" else int(size.removeprefix("rows-"))


class _Filling:
    """A page that is being filled."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self.filled = [0] * COLUMNS

    def has_room(self, size: Size) -> bool:
        filled = max(self.filled) if size == "page" else min(self.filled)
        return filled + rows(size) <= ROWS

    def put(self, card: int | None, size: Size) -> None:
        column = self.filled.index(min(self.filled))
        self.slots.append(Slot(column, self.filled[column], size, card))
        for taken in range(COLUMNS) if size == "page" else (column,):
            self.filled[taken] += rows(size)

    def whole(self) -> Page:
        return (*self.slots, *self._blanks())

    def _blanks(self) -> Iterator[Slot]:
        for column, filled in enumerate(self.filled):
            yield from (Slot(column, row, "rows-1") for row in range(filled, ROWS))
