"""What one page of the report depends on, cut down to the languages that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fangtan.coverage import Coverage, InterviewCoverage, Tally, Task, Totals, added_up
from fangtan.model import (
    Interview,
    Language,
    Localized,
    Names,
    Publication,
    Range,
    RunSheet,
    Seminar,
    State,
    given,
    slices,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words, and the language that they are in: the original's, where there are no others."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Matter:
    """The facts of one interview, and of its text and titles what the report shows in a language.

    Where anything is not there in that language, the original is.
    """

    language: Language
    facts: InterviewCoverage
    interview: Interview
    run_sheets: tuple[RunSheet, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The key numbers of one interview among others.

    `tasks` counts what is to be done, translating apart; `states` are by language.
    """

    slug: str
    title: Words
    tasks: int
    passages: int
    uncited: int
    questions: int
    minutes: Range
    run_sheets: int
    states: Mapping[Language, Mapping[State, int]]

    def in_state(self, state: State) -> int:
        """Return how many texts are in a state, in all languages."""
        return sum(counts[state] for counts in self.states.values())


@dataclass(frozen=True, slots=True)
class Whole:
    """The facts of the whole publication: its totals, and what belongs to no interview.

    `names` are those of terms, people and works that a task is about, by what links to them.
    """

    language: Language
    tasks: tuple[Task, ...]
    totals: Totals
    glossary: tuple[Tally, ...]
    names: Mapping[str, Words]


def matter(seminar: Seminar, facts: InterviewCoverage, language: Language) -> Matter:
    """Return what the report on an interview depends on in a language."""
    found = {interview.slug: interview for interview in seminar.publication.interviews}
    interview = found[facts.slug]
    shown = (language,)
    return Matter(
        language=language,
        facts=facts,
        interview=replace(
            slices.facts(interview),
            sections=slices.sections(interview, shown),
            questions=tuple(slices.question(it, shown) for it in interview.questions),
            activities=tuple(slices.activity(it, shown) for it in interview.activities),
        ),
        run_sheets=tuple(
            _titles(slices.run_sheet(it, shown)) for it in seminar.teaching[facts.slug].run_sheets
        ),
    )


def lines(publication: Publication, found: Coverage, language: Language) -> tuple[Line, ...]:
    """Return the interviews with their key numbers, those with most to do first."""
    rows = [
        Line(
            slug=facts.slug,
            title=name_in(interview.title, language),
            tasks=sum(len(task.about) or 1 for task in facts.tasks if not task.language),
            passages=len(facts.citations.passages),
            uncited=len(facts.citations.uncited_passages),
            questions=facts.mix.questions,
            minutes=facts.time.total,
            run_sheets=len(facts.time.run_sheets),
            states=added_up(facts.translation),
        )
        for interview, facts in zip(publication.interviews, found.interviews, strict=True)
    ]
    return tuple(sorted(rows, key=_need))


def _need(line: Line) -> tuple[bool, int, int, int, str]:
    missing, stale = line.in_state("missing"), line.in_state("stale")
    return bool(line.questions), -line.tasks, -missing, -stale, line.slug


def whole(publication: Publication, found: Coverage, language: Language) -> Whole:
    """Return what the report on the whole publication depends on in a language."""
    lying = found.unused
    names: Mapping[str, Names] = {
        **{f"term:{name}": publication.glossary[name].name for name in lying.terms},
        **{f"person:{name}": publication.people[name].name for name in lying.people},
        **{f"work:{name}": publication.works[name].title for name in lying.works},
    }
    return Whole(
        language=language,
        tasks=found.tasks,
        totals=found.totals,
        glossary=found.glossary,
        names={link: name_in(name, language) for link, name in names.items()},
    )


def name_in(names: Names, language: Language) -> Words:
    """Return a name in a language, else in the original one."""
    return Words(names[language], given(names, language))


def text_in(text: Localized, language: Language) -> Words:
    """Return the Markdown of a text in a language, else in the original one."""
    return Words(text[language].markdown, given(text, language))


def _titles(sheet: RunSheet) -> RunSheet:
    return replace(
        sheet, introduction=(), steps=tuple(replace(step, text=()) for step in sheet.steps)
    )
