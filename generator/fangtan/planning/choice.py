"""The choice itself: which candidates, and how long each, for the most points.

An exact search. It goes through the candidates one by one and keeps, of all ways to have come so
far, the best for each state: what is covered, how many of a phase, how many minutes are gone. A
state is dropped where even the most that could still be gained does not reach a plan that is
already known, so what is left in the end is the optimum.

A bank may be so large that this takes too long. The search gives up after a number of states, not
of seconds, so that it does so on every machine alike, and what it returns then says of itself
that it is not known to be the best.

All numbers are integers, and there are no ties: below the points stands the choice itself, read as
a number whose first figure is the length of the first candidate. Between plans of equal points the
one wins that has an earlier candidate, and then the one that gives it more time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

_BEAM = 200
"""How many states the first, quick pass keeps: it only has to find a good plan, not the best."""
_MOST_STATES = 400_000
"""How many states the exact pass looks at before it gives up: some seconds."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be chosen once.

    It takes `least` to `most` minutes and `extra` beside them, each of the former worth `worth`
    points; `covers` is a set of bits; of its `kind`, at most `Problem.most_of` may be chosen.
    """

    least: int
    most: int
    extra: int
    worth: int
    covers: int
    kind: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Candidates, the minutes that they share, and what else counts.

    `rewards` are the points for each bit that is covered at all, `idle` those that are lost with
    each minute that nothing fills. No two that are chosen cover the same of the `exclusive` bits.
    """

    candidates: Sequence[Candidate]
    minutes: int
    rewards: Sequence[int]
    idle: int
    most_of: Mapping[int, int]
    exclusive: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """The length of each candidate, 0 where it is not chosen, and the points of the whole.

    `is_best`: no other choice has more; otherwise nobody knows.
    """

    lengths: tuple[int, ...]
    points: int
    is_best: bool = True


_State = tuple[int, int, int]
"""What is covered, how many of the kind at hand are chosen, how many minutes are gone."""


def best(problem: Problem) -> Choice:
    """Return the choice with the most points; of equals, the one described above."""
    search = _Search(problem)
    known = search.run(None, _BEAM)
    try:
        return search.read(search.run(known, None))
    except _TooManyError:
        return replace(search.read(known), is_best=False)


class _TooManyError(Exception):
    """There are more states than anybody wants to wait for."""


class _Search:
    """The search through one problem, with what it needs to know of the way ahead."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        candidates = problem.candidates
        self._base = max((it.most for it in candidates), default=0) + 1
        self._unit = self._base ** len(candidates)
        # By kind, so that only one kind has to be counted at a time; then by what they cover, so
        # that what nothing ahead covers can soon be forgotten.
        self._order = sorted(
            range(len(candidates)), key=lambda it: (candidates[it].kind, candidates[it].covers)
        )
        self._ways = [self._ways_of(index) for index in self._order]
        self._ahead = self._covered_ahead()
        self._bounds = self._most_ahead()
        self._rewards: dict[int, int] = {}

    def run(self, known: int | None, width: int | None) -> int:
        """Return the most that can be had, counted in units, if it is not below `known`."""
        states: dict[_State, int] = {(0, 0, 0): 0}
        before, seen = None, 0
        for at, index in enumerate(self._order):
            candidate = self._problem.candidates[index]
            if candidate.kind != before:
                states = _counted_anew(states)
                before = candidate.kind
            states = self._worthwhile(self._after(states, at, candidate, known))
            seen += len(states)
            if width is None and seen > _MOST_STATES:
                raise _TooManyError
            if width is not None and len(states) > width:
                ranked = sorted(
                    states, key=lambda it: (self._limit(it, states[it], at + 1), it), reverse=True
                )
                states = {it: states[it] for it in ranked[:width]}
        left = self._bounds[len(self._order)]
        return max(value + left[used] for (_, _, used), value in states.items())

    def read(self, value: int) -> Choice:
        """Return the choice that stands in a value."""
        points, figures = divmod(value, self._unit)
        lengths = []
        for _ in self._problem.candidates:
            figures, length = divmod(figures, self._base)
            lengths.append(length)
        return Choice(tuple(reversed(lengths)), points)

    def _after(
        self, states: Mapping[_State, int], at: int, candidate: Candidate, known: int | None
    ) -> dict[_State, int]:
        """Return the states in which the candidate has been passed over or chosen."""
        minutes = self._problem.minutes
        limit = self._problem.most_of.get(candidate.kind, len(self._order))
        bounds, coming = self._bounds[at + 1], self._ahead[at + 1]
        after: dict[_State, int] = {}
        for state, value in states.items():
            covered, count, used = state
            found = [((covered & coming, count, used), value)]
            taken = covered & candidate.covers & self._problem.exclusive
            if count < limit and not taken:
                both = (covered | candidate.covers) & coming
                gained = value + self._reward(candidate.covers & ~covered)
                found += [
                    ((both, count + 1, used + spent), gained + worth)
                    for spent, worth in self._ways[at]
                    if used + spent <= minutes
                ]
            for reached, total in found:
                if known is not None:
                    ahead = self._reward(coming & ~reached[0])
                    if total + bounds[reached[2]] + ahead < known:
                        continue
                if after.get(reached, total - 1) < total:
                    after[reached] = total
        return after

    def _worthwhile(self, states: Mapping[_State, int]) -> dict[_State, int]:
        """Return the states without those that use more minutes than another and gain nothing."""
        idle = self._problem.idle * self._unit
        kept: dict[_State, int] = {}
        # By what is covered and how many are chosen: the most so far, as if idle from there on.
        most: dict[tuple[int, int], int] = {}
        for state in sorted(states, key=lambda it: it[2]):
            covered, count, used = state
            level = states[state] + idle * used
            if most.get((covered, count), level - 1) < level:
                most[covered, count] = level
                kept[state] = states[state]
        return kept

    def _ways_of(self, index: int) -> list[tuple[int, int]]:
        """Return the ways to choose a candidate: minutes gone, and the value without rewards."""
        candidate = self._problem.candidates[index]
        place = self._base ** (len(self._problem.candidates) - 1 - index)
        return [
            (length + candidate.extra, length * (candidate.worth * self._unit + place))
            for length in range(candidate.least, candidate.most + 1)
        ]

    def _covered_ahead(self) -> list[int]:
        ahead = [0]
        for index in reversed(self._order):
            ahead.append(ahead[-1] | self._problem.candidates[index].covers)
        return ahead[::-1]

    def _most_ahead(self) -> list[list[int]]:
        """Return by position and minutes gone the most that can come, but for rewards."""
        minutes = self._problem.minutes
        idle = self._problem.idle * self._unit
        bounds = [[-idle * (minutes - used) for used in range(minutes + 1)]]
        for ways in reversed(self._ways):
            after = bounds[-1]
            bounds.append(
                [
                    max(
                        [
                            after[used],
                            *(
                                worth + after[used + spent]
                                for spent, worth in ways
                                if used + spent <= minutes
                            ),
                        ]
                    )
                    for used in range(minutes + 1)
                ]
            )
        return bounds[::-1]

    def _limit(self, state: _State, value: int, at: int) -> int:
        ahead = self._reward(self._ahead[at] & ~state[0])
        return value + self._bounds[at][state[2]] + ahead

    def _reward(self, covered: int) -> int:
        known = self._rewards.get(covered)
        if known is None:
            points = sum(
                reward for bit, reward in enumerate(self._problem.rewards) if covered >> bit & 1
            )
            known = self._rewards[covered] = points * self._unit
        return known


def _counted_anew(states: Mapping[_State, int]) -> dict[_State, int]:
    """Return the states with none of the next kind chosen, the best of what falls together."""
    anew: dict[_State, int] = {}
    for (covered, _, used), value in states.items():
        state = (covered, 0, used)
        if anew.get(state, value - 1) < value:
            anew[state] = value
    return anew
