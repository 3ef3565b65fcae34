"""How long the questions take, and what each run-sheet makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import get_args

from fangtan.model import Interview, Phase, Question, Range, RunSheet, Step, Teaching


@dataclass(frozen=True, slots=True)
class ShortStep:
    """A step that is shorter than the least that its questions take.

    `minutes` are those of the step and of the debriefs right after it.
    """

    id: str
    minutes: int
    needs: Range


@dataclass(frozen=True, slots=True)
class RunSheetUse:
    """What a run-sheet does with the questions and the interview.

    It reaches what its steps cite and what their questions cite. `left_sections` are those that
    it does not reach at all, `unreached` the passages, all by id.
    """

    id: str
    minutes: int
    planned: int
    questions: tuple[str, ...]
    unused: tuple[str, ...]
    left_sections: tuple[str | None, ...]
    unreached: tuple[str, ...]
    short: tuple[ShortStep, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """Minutes of all questions, of those of each phase, and the run-sheets."""

    total: Range
    by_phase: Mapping[Phase, Range]
    run_sheets: tuple[RunSheetUse, ...]


def time(interview: Interview, teaching: Teaching) -> Time:
    """Return how long the questions of an interview take, and how its run-sheets use them."""
    phases: tuple[Phase, ...] = get_args(Phase)
    return Time(
        total=total(interview.tasks),
        by_phase={
            phase: total(it for it in interview.tasks if it.phase == phase) for phase in phases
        },
        run_sheets=tuple(_use(sheet, interview) for sheet in teaching.run_sheets),
    )


def total(questions: Iterable[Question]) -> Range:
    """Return how long some questions take together."""
    return added(question.minutes.total for question in questions)


def added(ranges: Iterable[Range]) -> Range:
    """Return the sum of ranges of minutes."""
    found = tuple(ranges)
    return Range(sum(it.least for it in found), sum(it.most for it in found))


def _use(sheet: RunSheet, interview: Interview) -> RunSheetUse:
    bank = {question.id: question for question in interview.tasks}
    used = [bank[name] for step in sheet.steps for name in step.questions if name in bank]
    names = tuple(dict.fromkeys(question.id for question in used))
    known = interview.passages()
    cited = (
        *(target for step in sheet.steps for target in step.cites),
        *(target for question in used for target in question.cites),
    )
    reached = {segment.id for target in cited for segment in known.get(target, ())}
    return RunSheetUse(
        id=sheet.id,
        minutes=sheet.minutes,
        planned=sum(step.minutes for step in sheet.steps),
        questions=names,
        unused=tuple(name for name in bank if name not in names),
        left_sections=tuple(
            section.id
            for section in interview.sections
            if (inside := {it.id for exchange in section.exchanges for it in exchange.segments})
            and inside.isdisjoint(reached)
        ),
        unreached=tuple(it.id for it in interview.segments if it.id not in reached),
        short=tuple(_short(sheet.steps, bank)),
    )


def _short(steps: Sequence[Step], bank: Mapping[str, Question]) -> Iterator[ShortStep]:
    for index, step in enumerate(steps):
        needs = total(bank[name] for name in step.questions if name in bank)
        after = takewhile(lambda it: it.kind == "debrief" and not it.questions, steps[index + 1 :])
        minutes = step.minutes + sum(it.minutes for it in after)
        if minutes < needs.least:
            yield ShortStep(step.id, minutes, needs)
