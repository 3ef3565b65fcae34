"""Two languages of one interview held side by side: which turn stands for which.

Monotone dynamic programming, as in Gale and Church's alignment of sentences, over what tells the
same turn in another language: who speaks, how long it is, the names and numbers in it, its time.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "context", "turn"]

_FORBIDDEN = math.inf
_BAND = 40
_CLOSE = 3.0
_ANCHOR = re.compile(r"\d+(?:[.,]\d+)*|[A-Z][A-Za-z]{2,}|[A-Z]{2,}")
_MOVES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading, a turn or a run of context, as far as it can be compared across languages."""

    kind: Kind
    length: int
    anchors: frozenset[str]
    speaker: str = ""
    asks: bool = False
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands side by side: none, one or two of each side, and how ill they match."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    cost: float


Cost = Callable[[Sequence[Unit], Sequence[Unit]], float]


def unit(
    kind: Kind,
    text: str,
    *,
    speaker: str = "",
    asks: bool = False,
    seconds: float | None = None,
) -> Unit:
    """Return a text as what can be compared."""
    words = sum(not char.isspace() for char in text)
    return Unit(kind, words, frozenset(_ANCHOR.findall(text)), speaker, asks, seconds)


def align(left: Sequence[Unit], right: Sequence[Unit]) -> list[Pair]:
    """Return how two sequences run side by side; every unit is in exactly one pair, in order."""
    cost = _cost(_ratio(left, right))
    best: dict[tuple[int, int], tuple[float, tuple[int, int], float]] = {(0, 0): (0.0, (0, 0), 0.0)}
    for i in range(len(left) + 1):
        for j in _band(i, len(left), len(right)):
            for di, dj in _MOVES:
                before = best.get((i - di, j - dj))
                if before is None or (i, j) == (0, 0):
                    continue
                step = cost(left[i - di : i], right[j - dj : j])
                total = before[0] + step
                if step < _FORBIDDEN and ((i, j) not in best or total < best[i, j][0]):
                    best[i, j] = (total, (di, dj), step)
    return _path(best, len(left), len(right))


def _path(
    best: dict[tuple[int, int], tuple[float, tuple[int, int], float]], i: int, j: int
) -> list[Pair]:
    pairs: list[Pair] = []
    while i or j:
        _, (di, dj), step = best[i, j]
        pairs.append(Pair(tuple(range(i - di, i)), tuple(range(j - dj, j)), step))
        i, j = i - di, j - dj
    return pairs[::-1]


def _band(i: int, rows: int, columns: int) -> range:
    """Return the columns worth a look in a row: near the diagonal, and near both edges' reach."""
    middle = i * columns // max(rows, 1)
    reach = _BAND + abs(rows - columns)
    return range(max(0, middle - reach), min(columns, middle + reach) + 1)


def _ratio(left: Sequence[Unit], right: Sequence[Unit]) -> float:
    ours, theirs = sum(u.length for u in left), sum(u.length for u in right)
    return theirs / ours if ours and theirs else 1.0


def _cost(ratio: float) -> Cost:
    def cost(left: Sequence[Unit], right: Sequence[Unit]) -> float:
        if not left or not right:
            return sum(_alone(found) for found in (*left, *right))
        merged = len(left) + len(right) > 2  # noqa: PLR2004 - one of each is no merger
        if merged and not _can_merge((*left, *right)):
            return _FORBIDDEN
        first, other = left[0], right[0]
        if (first.kind == "heading") != (other.kind == "heading"):
            return _FORBIDDEN
        total = 0.6 if merged else 0.0
        total += 2.5 if first.kind != other.kind else 0.0
        if first.kind == other.kind == "turn":
            total += _speakers_differ(first, other)
        ours, theirs = sum(u.length for u in left), sum(u.length for u in right)
        total += min(1.5, 0.7 * abs(math.log((theirs + 8) / (ours * ratio + 8))))
        return total + _anchors(left, right) + _times(first, other)

    return cost


def _alone(found: Unit) -> float:
    return 0.7 if found.kind == "heading" else 0.9 + min(0.9, found.length / 200)


def _can_merge(units: Sequence[Unit]) -> bool:
    """Return whether units are of a kind: turns of askers, turns of others, or context."""
    kinds = {(found.kind, found.asks) for found in units}
    return len(kinds) == 1 and units[0].kind != "heading"


def _speakers_differ(left: Unit, right: Unit) -> float:
    if left.asks != right.asks:
        return 2.0
    known = left.speaker and right.speaker
    return 1.0 if known and left.speaker != right.speaker else 0.0


def _anchors(left: Sequence[Unit], right: Sequence[Unit]) -> float:
    ours = frozenset().union(*(found.anchors for found in left))
    theirs = frozenset().union(*(found.anchors for found in right))
    shared = len(ours & theirs)
    if shared:
        return -0.3 * min(shared, 3)
    return 0.3 if len(ours) > 1 and len(theirs) > 1 else 0.0


def _times(left: Unit, right: Unit) -> float:
    if left.seconds is None or right.seconds is None:
        return 0.0
    apart = abs(left.seconds - right.seconds)
    return -0.5 if apart < _CLOSE else min(2.0, apart / 30)
