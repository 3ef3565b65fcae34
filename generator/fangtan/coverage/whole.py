"""The coverage of a publication: of each interview, and in all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fangtan.coverage.citations import Citations, citations
from fangtan.coverage.minutes import Time, added, time
from fangtan.coverage.mix import Mix, mix
from fangtan.coverage.tasks import Task, tasks, tasks_of_whole
from fangtan.coverage.thin import Thin, Unused, thin, unused
from fangtan.coverage.translation import (
    Tally,
    added_up,
    of_glossary,
    translation,
)
from fangtan.model import Interview, Language, Range, Seminar, State, Teaching


@dataclass(frozen=True, slots=True)
class InterviewCoverage:
    """All that is known of one interview."""

    slug: str
    tasks: tuple[Task, ...]
    citations: Citations
    mix: Mix
    time: Time
    thin: Thin
    translation: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of all interviews; texts by language and state, those of the glossary among them."""

    interviews: int
    exchanges: int
    passages: int
    uncited_exchanges: int
    uncited_passages: int
    questions: int
    run_sheets: int
    minutes: Range
    mix: Mix
    translation: Mapping[Language, Mapping[State, int]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that is known of a publication."""

    tasks: tuple[Task, ...]
    totals: Totals
    unused: Unused
    glossary: tuple[Tally, ...]
    interviews: tuple[InterviewCoverage, ...]


def coverage(seminar: Seminar) -> Coverage:
    """Return what a publication has and lacks."""
    publication = seminar.publication
    languages = publication.imprint.languages
    interviews = tuple(
        _of(interview, seminar.teaching[interview.slug], languages)
        for interview in publication.interviews
    )
    lying = unused(seminar)
    glossary = of_glossary(publication.glossary.values(), languages)
    return Coverage(
        tasks=tasks_of_whole(lying, glossary),
        totals=_totals(publication.interviews, interviews, glossary),
        unused=lying,
        glossary=glossary,
        interviews=interviews,
    )


def _of(
    interview: Interview, teaching: Teaching, languages: Sequence[Language]
) -> InterviewCoverage:
    cited = citations(interview, teaching)
    mixed = mix(interview.tasks)
    minutes = time(interview, teaching)
    matter = thin(interview, teaching)
    tallies = translation(interview, teaching, languages)
    return InterviewCoverage(
        slug=interview.slug,
        tasks=tasks(cited, mixed, minutes, matter, tallies),
        citations=cited,
        mix=mixed,
        time=minutes,
        thin=matter,
        translation=tallies,
    )


def _totals(
    interviews: Sequence[Interview],
    found: Sequence[InterviewCoverage],
    glossary: Sequence[Tally],
) -> Totals:
    return Totals(
        interviews=len(found),
        exchanges=sum(len(interview.exchanges) for interview in interviews),
        passages=sum(len(interview.segments) for interview in interviews),
        uncited_exchanges=sum(len(it.citations.uncited_exchanges) for it in found),
        uncited_passages=sum(len(it.citations.uncited_passages) for it in found),
        questions=sum(it.mix.questions for it in found),
        run_sheets=sum(len(it.time.run_sheets) for it in found),
        minutes=added(it.time.total for it in found),
        mix=mix([question for interview in interviews for question in interview.tasks]),
        translation=added_up([*glossary, *(tally for it in found for tally in it.translation)]),
    )
