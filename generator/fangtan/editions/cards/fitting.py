"""How large a card has to be, and how small its type: nothing is cut off and nothing lost.

A card has one, two, three or four rows of a column, or the whole page: the least that holds both
of its sides. On each side the type is the largest of five that fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from fangtan.editions.cards.matter import Card, Cards
from fangtan.pdf import SheetError
from fangtan.sheet import measured

Size = Literal["rows-1", "rows-2", "rows-3", "rows-4", "page"]
"""How many rows of a column a card has; one that has the page is as wide as both columns."""

SIZES: tuple[Size, ...] = get_args(Size)


@dataclass(frozen=True, slots=True)
class Setting:
    """How one side of a card is set; `step` is how far its type is below the largest."""

    step: int = 0
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """The size of a card, and the step of the type on each of its sides."""

    size: Size
    steps: tuple[int, ...]


_LARGEST = Setting()
_STEPS = range(5)
_SMALLER = tuple(Setting(step) for step in _STEPS[1:])
_WIDE = tuple(Setting(step, is_wide=True) for step in _STEPS)

Heights = Mapping[Setting, tuple[float, ...]]
"""How high the sides of a card come out in each setting."""
Rooms = Mapping[Size, float]
"""How high cards of each size are."""


def fitted(cards: Cards, every: tuple[Card, ...]) -> tuple[Fit, ...]:
    """Return how each card is set; raise `SheetError` where one would not fit on a page.

    Only what does not fit in the largest type is tried in others.
    """
    found: dict[int, Heights] = {number: {} for number in range(len(every))}
    rooms: Rooms = {}
    left: Mapping[int, Card] = dict(enumerate(every))
    rounds: tuple[tuple[Size, tuple[Setting, ...]], ...] = (
        ("rows-1", (_LARGEST,)), ("rows-4", _SMALLER), ("page", _WIDE),
    )  # fmt: skip
    for most, settings in rounds:
        if left:
            rooms, heights = _measured(cards, left, settings)
            for number, more in heights.items():
                found[number] = {**found[number], **more}
            left = {
                number: card
                for number, card in left.items()
                if max(heights[number][settings[-1]]) > rooms[most]
            }
    return tuple(fit(rooms, heights, number) for number, heights in found.items())


def fit(rooms: Rooms, heights: Heights, number: int) -> Fit:
    """Return how a card is set whose sides come out so high."""
    for size in SIZES:
        steps = tuple(_steps(heights, size == "page", rooms[size]))
        if None not in steps:
            return Fit(size, tuple(step for step in steps if step is not None))
    what = f"question {number}" if number else "what stands on the first card"
    raise SheetError(f"{what} is too long for a card of a whole page")


def _steps(heights: Heights, is_wide: bool, room: float) -> Iterator[int | None]:  # noqa: FBT001
    tried = [it for it in heights if it.is_wide == is_wide]
    for side in range(len(heights[_LARGEST])):
        yield next((it.step for it in tried if heights[it][side] <= room), None)


def _measured(
    cards: Cards, wanted: Mapping[int, Card], settings: Iterable[Setting]
) -> tuple[Rooms, Mapping[int, Heights]]:
    """Return how high cards of each size are, and those that are wanted in these settings."""
    tries = {
        (number, setting, side): f"{number}.{place}.{side}"
        for number, card in wanted.items()
        for place, setting in enumerate(settings)
        for side in range(len(card))
    }
    sides = [(name, wanted[it][side], setting) for (it, setting, side), name in tries.items()]
    found = measured(cards.sheet, "cards/measure.html", sides=sides, **_shown(cards))
    heights = {
        number: {
            setting: tuple(found[tries[number, setting, side]] for side in range(len(card)))
            for setting in settings
        }
        for number, card in wanted.items()
    }
    return {size: found[size] for size in SIZES}, heights


def _shown(cards: Cards) -> Mapping[str, object]:
    return {"sizes": SIZES, "introduction": cards.introduction}
