"""How the texts of each language stand to the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fangtan.model import (
    OPEN,
    STATES,
    Interview,
    Language,
    Localized,
    Segment,
    State,
    Teaching,
    Term,
    counted,
    state_of,
)

Part = Literal["interview", "questions", "activities", "seminar", "glossary"]
"""A file of each language."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that is not settled: its id, its passage number (0 outside of one), its state."""

    id: str
    number: int
    state: State


@dataclass(frozen=True, slots=True)
class Tally:
    """The texts of one part in one language by state, and those that are not settled, in order."""

    part: Part
    language: Language
    counts: Mapping[State, int]
    waiting: tuple[Waiting, ...]


_Unit = tuple[str, int, Localized]


def translation(
    interview: Interview, teaching: Teaching, languages: Sequence[Language]
) -> tuple[Tally, ...]:
    """Return how the texts of an interview stand in each language, part by part."""
    parts: tuple[tuple[Part, tuple[_Unit, ...]], ...] = (
        ("interview", tuple(_of_interview(interview))),
        ("questions", tuple(_of_questions(interview, teaching))),
        ("activities", tuple(_of_activities(interview, teaching))),
        ("seminar", tuple(_of_run_sheets(teaching))),
    )
    return tuple(
        _tally(part, units, language) for language in languages for part, units in parts if units
    )


def of_glossary(terms: Iterable[Term], languages: Sequence[Language]) -> tuple[Tally, ...]:
    """Return how the definitions of the terms stand in each language."""
    units = tuple(unit for term in terms for unit in _segments(term.definition))
    return tuple(_tally("glossary", units, lang) for lang in languages if units)


def _tally(part: Part, units: Iterable[_Unit], language: Language) -> Tally:
    """Return some texts in one language by their state."""
    found = [Waiting(name, number, state_of(text, language)) for name, number, text in units]
    waiting = tuple(each for each in found if each.state in OPEN)
    return Tally(part, language, counted(each.state for each in found), waiting)


def added_up(tallies: Iterable[Tally]) -> Mapping[Language, Mapping[State, int]]:
    """Return the counts of several tallies together, by language."""
    found: dict[Language, dict[State, int]] = {}
    for each in tallies:
        sums = found.setdefault(each.language, dict.fromkeys(STATES, 0))
        for state, count in each.counts.items():
            sums[state] += count
    return found


def _of_interview(interview: Interview) -> Iterator[_Unit]:
    yield from _segments(interview.standfirst)
    for section in interview.sections:
        if section.id:
            yield section.id, 0, section.title
        for exchange in section.exchanges:
            yield from _segments(exchange.segments)
    for figure in interview.figures:
        if any(text.markdown for text in figure.caption.values()):
            yield figure.file[interview.original], 0, figure.caption


def _of_questions(interview: Interview, teaching: Teaching) -> Iterator[_Unit]:
    yield from _segments(interview.question_introduction)
    for question in interview.questions:
        yield question.id, 0, question.title
        yield from _segments((*question.segments, *teaching.guidance[question.id].segments))


def _of_activities(interview: Interview, teaching: Teaching) -> Iterator[_Unit]:
    yield from _segments(interview.activity_introduction)
    for activity in interview.activities:
        task = activity.task
        yield task.id, 0, task.title
        yield from _segments((*activity.segments, *teaching.guidance[task.id].segments))


def _of_run_sheets(teaching: Teaching) -> Iterator[_Unit]:
    for sheet in teaching.run_sheets:
        yield sheet.id, 0, sheet.title
        yield from _segments(sheet.introduction)
        for step in sheet.steps:
            yield f"{sheet.id}/{step.id}", 0, step.title
            yield from _segments(step.text)


def _segments(segments: Iterable[Segment]) -> Iterator[_Unit]:
    return ((segment.id, segment.number, segment.text) for segment in segments)
