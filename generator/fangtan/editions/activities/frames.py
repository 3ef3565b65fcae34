"""Frames to draw into: as large as a row of them can be, and all of one area."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH = 156.0
_GAP = 6.0
_LEAST = 46.0
_MOST = 84.0

Ratio = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame to draw into; `width` and `height` are millimetres, `name` its ratio in words."""

    width: float
    height: float
    name: str


def frames(ratios: Sequence[Ratio]) -> tuple[tuple[Frame, ...], ...]:
    """Return frames of these widths to heights in rows, none of which is wider than the page.

    All have one area, so that what they show differs by their shape alone. As many stand in a row
    as there is room for frames that one can draw into.
    """
    if not ratios:
        return ()
    side = 0.0
    for count in range(len(ratios), 0, -1):
        side = min(_side(ratios[at : at + count]) for at in range(0, len(ratios), count))
        if side >= _LEAST or count == 1:
            break
    return tuple(
        tuple(_frame(ratio, side) for ratio in ratios[at : at + count])
        for at in range(0, len(ratios), count)
    )


def _side(row: Sequence[Ratio]) -> float:
    """Return the side of the square that has the area of each frame in a row that fills a page."""
    widths = sum(math.sqrt(width / height) for width, height in row)
    return min(_MOST, (_WIDTH - _GAP * (len(row) - 1)) / widths)


def _frame(ratio: Ratio, side: float) -> Frame:
    width, height = ratio
    wide = side * math.sqrt(width / height)
    return Frame(round(wide, 1), round(wide * height / width, 1), f"{width}:{height}")
