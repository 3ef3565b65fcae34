"""Run-sheets and the clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import get_args

from fangtan.checks.questions import unread
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.model import Interview, Phase, Question, RunSheet, Step

LONGEST_STRETCH = 75
"""Minutes without a break; a slot that is no longer needs none."""
EDGE = 20
"""Minutes at either end of the slot in which there is no break."""
GROUP_FORMATS = frozenset({"groups", "fishbowl"})
"""Formats after which people come together again."""
_PHASES: tuple[Phase, ...] = get_args(Phase)


def run_sheet_adds_up(loaded: Loaded) -> Iterator[Finding]:
    """The steps of a run-sheet take as long as it says."""
    for interview, sheet in _run_sheets(loaded):
        total = sum(step.minutes for step in sheet.steps)
        if total != sheet.minutes:
            yield Finding(
                sheet.title[interview.original].place,
                Rule.RUN_SHEET_ADDS_UP,
                f"the steps of “{sheet.id}” take {total} minutes; the slot has {sheet.minutes}",
                "lengthen or shorten steps, or correct the slot’s “minutes”",
            )


def steps_are_in_order(loaded: Loaded) -> Iterator[Finding]:
    """A run-sheet opens and closes, and its questions go from warm-up to wrap-up."""
    for interview, sheet in _run_sheets(loaded):
        bank = _bank(interview)
        last = len(sheet.steps) - 1
        for at, step in enumerate(sheet.steps):
            if (step.kind == "opening" and at > 0) or (step.kind == "closing" and at < last):
                where = "first" if step.kind == "opening" else "last"
                yield _warning(
                    _place(step, interview),
                    Rule.STEPS_ARE_IN_ORDER,
                    f"the {step.kind} “{step.id}” is not the {where} step of “{sheet.id}”",
                    f"move it, or give the step another kind: one {step.kind} is enough",
                )
        asked = [
            (step, bank[name]) for step in sheet.steps for name in step.questions if name in bank
        ]
        for (_, before), (step, question) in pairwise(asked):
            if _PHASES.index(question.phase) < _PHASES.index(before.phase):
                yield _warning(
                    _place(step, interview),
                    Rule.STEPS_ARE_IN_ORDER,
                    f"“{question.id}” belongs to the phase {question.phase}, and comes after "
                    f"“{before.id}”, which belongs to {before.phase}",
                    "move the step, or correct the question’s “phase”",
                )


def group_work_has_a_debrief(loaded: Loaded) -> Iterator[Finding]:
    """After work in groups, in a fishbowl or on an activity comes a debrief."""
    for interview, sheet in _run_sheets(loaded):
        bank = _bank(interview)
        after: Sequence[Step | None] = (*sheet.steps[1:], None)
        for step, following in zip(sheet.steps, after, strict=True):
            asked = [bank[name] for name in step.questions if name in bank]
            formats = {question.format for question in asked}
            is_group_work = step.kind == "activity" or not formats.isdisjoint(GROUP_FORMATS)
            if not is_group_work or step.kind == "debrief" or _comes_together(step, asked):
                continue
            # An activity may have several steps: the debrief comes after the last of them.
            if following is None or following.kind not in {"activity", "debrief"}:
                yield _warning(
                    _place(step, interview),
                    Rule.GROUP_WORK_HAS_A_DEBRIEF,
                    f"no debrief follows the group work of “{step.id}”",
                    "let a step with “kind: debrief” follow, in which the groups hear each other",
                )


def long_session_has_a_break(loaded: Loaded) -> Iterator[Finding]:
    """Nobody sits for more than 75 minutes without a break, and none comes at the very ends."""
    for interview, sheet in _run_sheets(loaded):
        place = sheet.title[interview.original].place
        total = sum(step.minutes for step in sheet.steps)
        since = 0
        for step in sheet.steps:
            if step.kind != "break":
                continue
            yield from _stretch(sheet, place, since, step.starts)
            since = step.starts + step.minutes
            if step.starts < EDGE or since > total - EDGE:
                yield _warning(
                    _place(step, interview),
                    Rule.LONG_SESSION_HAS_A_BREAK,
                    f"the break “{step.id}” comes within the first or last {EDGE} minutes of "
                    f"“{sheet.id}”",
                    "move it towards the middle",
                )
        yield from _stretch(sheet, place, since, total)


def question_keeps_its_minutes(loaded: Loaded) -> Iterator[Finding]:
    """A step, with the debriefs after it, takes as long as its questions say."""
    files = unread(loaded)
    for interview, sheet in _run_sheets(loaded):
        bank = _bank(interview)
        for at, step in enumerate(sheet.steps):
            asked = [bank[name] for name in step.questions if name in bank]
            told = (_place(step, interview), *(it.title[interview.original].place for it in asked))
            if not asked or any(place.path in files for place in told):
                continue
            after = takewhile(_is_debrief, sheet.steps[at + 1 :])
            debriefs = sum(it.minutes for it in after)
            least = sum(it.minutes.total.least for it in asked)
            most = sum(it.minutes.total.most for it in asked)
            has_debrief = any("debrief" in it.minutes.parts for it in asked)
            # A debrief of which the question knows nothing may come on top.
            fewest = step.minutes + debriefs * (has_debrief or step.minutes < least)
            if not least <= fewest <= most:
                yield _warning(
                    _place(step, interview),
                    Rule.QUESTION_KEEPS_ITS_MINUTES,
                    f"“{step.id}” takes {fewest} minutes with its debrief; its questions take "
                    f"{least} to {most}",
                    "lengthen or shorten the step, or correct the question’s “minutes”",
                )


def _comes_together(step: Step, asked: Sequence[Question]) -> bool:
    """Return whether the step itself has time for all to hear each other at its end."""
    least = sum(question.minutes.total.least for question in asked)
    parts = [question.minutes.parts for question in asked]
    return step.minutes >= least and any("plenary" in it and "debrief" not in it for it in parts)


def _is_debrief(step: Step) -> bool:
    return step.kind == "debrief" and not step.questions


def _stretch(sheet: RunSheet, place: Place, start: int, end: int) -> Iterator[Finding]:
    if end - start > LONGEST_STRETCH:
        yield _warning(
            place,
            Rule.LONG_SESSION_HAS_A_BREAK,
            f"“{sheet.id}” goes on for {end - start} minutes without a break, from minute {start}",
            f"put a step with “kind: break” in it; after {LONGEST_STRETCH} minutes people need one",
        )


def _run_sheets(loaded: Loaded) -> Iterator[tuple[Interview, RunSheet]]:
    for interview in loaded.seminar.publication.interviews:
        for sheet in loaded.seminar.teaching[interview.slug].run_sheets:
            yield interview, sheet


def _bank(interview: Interview) -> Mapping[str, Question]:
    return {question.id: question for question in interview.tasks}


def _place(step: Step, interview: Interview) -> Place:
    return step.title[interview.original].place


def _warning(place: Place, rule: Rule, message: str, hint: str) -> Finding:
    return Finding(place, rule, message, hint, severity="warning")
