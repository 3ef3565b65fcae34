"""What every session has beside its questions: an opening, a closing, and breaks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise

from fangtan.checks.run_sheets import EDGE, LONGEST_STRETCH

_SHORT = 60
_LONG = 120
_COMFORTABLE = 65
"""How long a stretch may be on average, so that breaks can fall between two questions."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Minutes of what every session has, and how many breaks.

    `longest` is what a question with its reading and debrief may take; None is no limit.
    """

    opening: int
    closing: int
    breaks: int
    pause: int
    longest: int | None = None

    @property
    def minutes(self) -> int:
        """All of it together."""
        return self.opening + self.closing + self.breaks * self.pause


def frame(minutes: int) -> Frame:
    """Return the frame of a slot."""
    pause = 5 if minutes < _LONG else 10
    breaks = 0
    if minutes > LONGEST_STRETCH:
        breaks = 1
        while minutes - breaks * pause > (breaks + 1) * _COMFORTABLE:
            breaks += 1
    if minutes < _SHORT:
        return Frame(2, 2, breaks, pause)
    return Frame(3, 3, breaks, pause) if minutes < _LONG else Frame(5, 5, breaks, pause)


@dataclass(frozen=True, slots=True)
class Breaks:
    """After how many blocks each break comes, and whether all of them are where they should be."""

    after: tuple[int, ...]
    are_well_placed: bool


def breaks(blocks: tuple[int, ...], whole: Frame) -> Breaks:
    """Return where the breaks come between blocks of so many minutes, the first one the opening.

    Of all places the ones are taken where the least of any stretch is too long, then those that
    part the session most evenly, then the earliest. Where there are not enough blocks to come
    between there are fewer breaks.
    """
    # Not right after the opening, nor right before the closing.
    places = range(2, len(blocks) - 1)
    faults, _, after = min(
        (_faults(blocks, after, whole), _unevenness(_stretches(blocks, after)), after)
        for after in combinations(places, min(whole.breaks, len(places)))
    )
    return Breaks(after, faults == 0 and len(after) == whole.breaks)


def _stretches(blocks: tuple[int, ...], after: tuple[int, ...]) -> list[int]:
    edges = (0, *after, len(blocks))
    return [sum(blocks[start:end]) for start, end in pairwise(edges)]


def _faults(blocks: tuple[int, ...], after: tuple[int, ...], whole: Frame) -> int:
    """Return by how many minutes in all the rules of breaks are broken."""
    stretches = _stretches(blocks, after)
    if not whole.breaks:
        return 0
    long = sum(max(0, stretch - LONGEST_STRETCH) for stretch in stretches)
    ends = (stretches[0], stretches[-1]) if after else ()
    return long + sum(max(0, EDGE - stretch) for stretch in ends)


def _unevenness(stretches: list[int]) -> int:
    return sum(stretch * stretch for stretch in stretches)
