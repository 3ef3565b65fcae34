"""A plan: the steps of one session, what was chosen and why, and what to cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from fangtan.checks.run_sheets import GROUP_FORMATS
from fangtan.model import (
    Guidance,
    Interview,
    Names,
    Phase,
    Question,
    StepKind,
    Teaching,
)
from fangtan.planning.choice import Choice, Problem, best
from fangtan.planning.frame import Frame, breaks, frame
from fangtan.planning.objective import (
    REWARDS,
    Element,
    Objective,
    objective,
    parts_of,
    priority_of,
)
from fangtan.planning.request import Request

LOST = (10, 20)
"""Minutes that may be lost on the day, and of which a plan says what remains."""

_LONGEST = (50, 40)
"""Minutes of the longest block, where longer ones leave no place for a break."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step; `starts` counts minutes from the beginning, `parts` are minutes of it by part."""

    kind: StepKind
    question: str | None
    starts: int
    minutes: int
    parts: Mapping[str, int]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChosenQuestion:
    """A question that is asked, or an activity, and why.

    `material` is what it takes beside what every session does. `minutes` are without those of
    `reading`. `serves` are the outcomes asked for that it serves, `brings` what none of the others
    has; `points` are what the plan would lose without it, if nothing took its place.
    """

    id: str
    minutes: int
    reading: int
    priority: int
    serves: tuple[str, ...]
    brings: tuple[Element, ...]
    points: int
    is_activity: bool = False
    material: tuple[Names, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortened:
    """A question that is given less time than was planned."""

    id: str
    before: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Loss:
    """What the best plan is when minutes are lost: questions that fall away, or are shortened."""

    minutes: int
    dropped: tuple[str, ...]
    shortened: tuple[Shortened, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A session that fills its slot.

    `missing` is what a session should have and this one has not; `spare` are the minutes that no
    question fills; `cut_first` are the questions by how soon they can go; `points` are those of
    `objective`; `is_best` says that no other choice has more.
    """

    slug: str
    request: Request
    steps: tuple[PlannedStep, ...]
    questions: tuple[ChosenQuestion, ...]
    missing: tuple[Element, ...]
    too_few: tuple[str, ...]
    spare: int
    has_its_breaks: bool
    cut_first: tuple[str, ...]
    losses: tuple[Loss, ...]
    points: int
    is_best: bool


def plan(interview: Interview, teaching: Teaching, request: Request) -> Plan:
    """Return the plan with the most points for a slot; the same for the same content, always.

    Where its breaks cannot come between the questions as they should, one more is tried, then
    shorter activities.
    """
    usual = frame(request.minutes)
    made = _planned(interview, teaching, request, usual)
    others = (
        replace(usual, breaks=usual.breaks + 1),
        *(replace(usual, longest=longest) for longest in _LONGEST),
    )
    found = made
    for other in others:
        if found.has_its_breaks:
            return found
        found = _planned(interview, teaching, request, other)
    return found if found.has_its_breaks else made


def _planned(interview: Interview, teaching: Teaching, request: Request, whole: Frame) -> Plan:
    goal = objective(interview, teaching, request, whole)
    choice = best(goal.problem)
    chosen = _in_order(goal, choice)
    blocks = [_block(goal, choice, index) for index in chosen]
    spent = sum(step.minutes for block in blocks for step in block)
    spare = goal.problem.minutes - spent
    steps, has_breaks = _laid_out(blocks, whole, spare)
    questions = tuple(_chosen(goal, choice, index, chosen, teaching) for index in chosen)
    covered = {element for index in chosen for element in goal.covered(index)}
    return Plan(
        slug=interview.slug,
        request=request,
        steps=steps,
        questions=questions,
        missing=tuple(it for it in goal.elements if it not in covered),
        too_few=goal.too_few,
        spare=spare,
        has_its_breaks=has_breaks,
        cut_first=tuple(it.id for it in sorted(questions, key=lambda it: (it.priority, it.points))),
        losses=tuple(_loss(goal, choice, chosen, minutes) for minutes in LOST),
        points=choice.points,
        is_best=choice.is_best,
    )


def _in_order(goal: Objective, choice: Choice) -> list[int]:
    """Return what was chosen, phase by phase, and in each as the questions stand."""
    phases: tuple[Phase, ...] = get_args(Phase)
    chosen = [index for index, length in enumerate(choice.lengths) if length]
    return sorted(chosen, key=lambda index: phases.index(goal.bank[index].phase))


def _chosen(
    goal: Objective, choice: Choice, index: int, chosen: Sequence[int], teaching: Teaching
) -> ChosenQuestion:
    question = goal.bank[index]
    others = {it for other in chosen if other != index for it in goal.covered(other)}
    brings = tuple(it for it in goal.covered(index) if it not in others)
    worth = goal.problem.candidates[index].worth * choice.lengths[index]
    return ChosenQuestion(
        id=question.id,
        minutes=choice.lengths[index],
        reading=goal.reading[index],
        priority=priority_of(question, teaching),
        serves=tuple(it.id for it in goal.covered(index) if it.kind == "outcome"),
        brings=brings,
        points=worth + sum(REWARDS[it.kind] for it in brings),
        is_activity=question.id in goal.activities,
        material=_material(teaching.guidance.get(question.id)),
    )


def _material(behind: Guidance | None) -> tuple[Names, ...]:
    things = behind.material if behind else ()
    return tuple({tag: it.markdown for tag, it in thing.text.items()} for thing in things)


def _block(goal: Objective, choice: Choice, index: int) -> list[PlannedStep]:
    """Return what belongs together: rereading, the question, the debrief of group work."""
    question, reading = goal.bank[index], goal.reading[index]
    parts = _shared_out(question, choice.lengths[index])
    block = []
    if reading:
        block.append(PlannedStep("reading", None, 0, reading, {}, question.cites))
    after: dict[str, int] = {}
    is_activity = question.id in goal.activities or question.format == "groups"
    if (is_activity or question.format in GROUP_FORMATS) and len(parts) > 1:
        # Whoever worked apart comes together again, in a step of its own.
        together = next((name for name in ("debrief", "plenary") if name in parts), None)
        after = {together: parts.pop(together)} if together else {}
    kind: StepKind = "activity" if is_activity else "question"
    block.append(PlannedStep(kind, question.id, 0, sum(parts.values()), parts, question.cites))
    if after:
        block.append(
            PlannedStep("debrief", question.id, 0, sum(after.values()), after, question.cites)
        )
    return block


def _shared_out(question: Question, length: int) -> dict[str, int]:
    """Return the minutes of each part: the least of each, and of the rest one at a time."""
    ranges = parts_of(question)
    parts = {name: span.least for name, span in ranges.items()}
    rest = length - sum(parts.values())
    while rest:
        for name, span in ranges.items():
            if rest and parts[name] < span.most:
                parts[name] += 1
                rest -= 1
    return parts


def _laid_out(
    blocks: Sequence[Sequence[PlannedStep]], whole: Frame, spare: int
) -> tuple[tuple[PlannedStep, ...], bool]:
    """Return all steps with their times, and whether the breaks are where they should be."""
    rows: list[Sequence[PlannedStep]] = [
        [_bare("opening", whole.opening)],
        *blocks,
        *([[_bare("input", spare)]] if spare else []),
        [_bare("closing", whole.closing)],
    ]
    lengths = tuple(sum(step.minutes for step in row) for row in rows)
    found = breaks(lengths, whole)
    without = whole.breaks - len(found.after)
    steps: list[PlannedStep] = []
    for index, row in enumerate(rows):
        if index in found.after:
            steps.append(_bare("break", whole.pause))
        steps += row
    if without:
        # The minutes of breaks that find no place between two questions go to the closing.
        last = steps.pop()
        steps.append(replace(last, minutes=last.minutes + without * whole.pause))
    return tuple(_timed(steps)), found.are_well_placed


def _bare(kind: StepKind, minutes: int) -> PlannedStep:
    return PlannedStep(kind, None, 0, minutes, {}, ())


def _timed(steps: Sequence[PlannedStep]) -> Iterator[PlannedStep]:
    starts = 0
    for step in steps:
        yield replace(step, starts=starts)
        starts += step.minutes


def _loss(goal: Objective, choice: Choice, chosen: Sequence[int], minutes: int) -> Loss:
    """Return the best that can be had of the same questions in less time."""
    candidates = goal.problem.candidates
    problem = Problem(
        candidates=[replace(candidates[index], most=choice.lengths[index]) for index in chosen],
        minutes=max(0, goal.problem.minutes - minutes),
        rewards=goal.problem.rewards,
        idle=goal.problem.idle,
        most_of=goal.problem.most_of,
        exclusive=goal.problem.exclusive,
    )
    left = dict(zip(chosen, best(problem).lengths, strict=True))
    return Loss(
        minutes=minutes,
        dropped=tuple(goal.bank[index].id for index in chosen if not left[index]),
        shortened=tuple(
            Shortened(goal.bank[index].id, choice.lengths[index], left[index])
            for index in chosen
            if 0 < left[index] < choice.lengths[index]
        ),
    )
