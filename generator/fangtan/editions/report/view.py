"""What a report shows, in the words of one language: for a page and for a terminal alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan.coverage import CitedPassage, RunSheetUse, Tally
from fangtan.editions.report.advice import Advice, Item, Lookup, advice, advice_on_whole
from fangtan.editions.report.matter import Matter, Whole, Words
from fangtan.editions.report.mixture import MixView, mixture
from fangtan.i18n import say
from fangtan.model import STATES, Language, State
from fangtan.render.particulars import range_of

_WARM = (1, 2, 3, 5)
"""From how many questions on a passage is shaded one step darker."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A passage: its number, first words, and the numbers of the questions that cite it.

    `answers` are the numbers of their questions, `steps` counts steps of run-sheets;
    `heat` is how dark the cell is, from 0, cited by none, to 4.
    """

    id: str
    number: int
    words: Words
    asks: bool
    questions: tuple[int, ...]
    answers: tuple[int, ...]
    steps: int
    heat: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A section with its passages."""

    section: Item
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RunSheetView:
    """A run-sheet: its minutes, and what it uses and leaves; `unreached` is written ¶1–3."""

    title: Words
    minutes: int
    planned: int
    used: tuple[Item, ...]
    unused: tuple[Item, ...]
    unused_numbers: str
    left_sections: tuple[Item, ...]
    unreached: str
    unreached_count: int


@dataclass(frozen=True, slots=True)
class StateRow:
    """The texts of a part in a language by state; the original's own language has no row."""

    language: Language
    language_name: str
    part: str
    counts: tuple[tuple[State, int], ...]
    passages: tuple[tuple[State, str], ...]


@dataclass(frozen=True, slots=True)
class InterviewView:
    """The report on one interview; `once` are the passages that a single question cites."""

    slug: str
    title: Words
    advice: tuple[Advice, ...]
    passages: int
    uncited_exchanges: int
    uncited: int
    once: str
    once_count: int
    questions: int
    minutes: str
    run_sheet_count: int
    strips: tuple[Strip, ...]
    mix: MixView
    phases: tuple[tuple[str, str], ...]
    run_sheets: tuple[RunSheetView, ...]
    states: tuple[StateRow, ...]


@dataclass(frozen=True, slots=True)
class WholeView:
    """The report on the whole publication."""

    advice: tuple[Advice, ...]
    interviews: int
    uncited_exchanges: int
    passages: int
    uncited: int
    questions: int
    minutes: str
    run_sheet_count: int
    mix: MixView
    states: tuple[StateRow, ...]


def interview_view(matter: Matter) -> InterviewView:
    """Return what the report on an interview shows."""
    lookup, facts, language = Lookup(matter), matter.facts, matter.language
    cited = facts.citations
    once = tuple(it.id for it in cited.passages if len(it.questions) == 1)
    return InterviewView(
        slug=facts.slug,
        title=lookup.title(),
        advice=tuple(advice(matter, lookup)),
        passages=len(cited.passages),
        uncited_exchanges=len(cited.uncited_exchanges),
        uncited=len(cited.uncited_passages),
        once=lookup.passages(once),
        once_count=len(once),
        questions=facts.mix.questions,
        minutes=range_of(facts.time.total, language),
        run_sheet_count=len(facts.time.run_sheets),
        strips=tuple(
            Strip(
                lookup.section(section.id),
                tuple(_cell(it, lookup) for each in section.exchanges for it in each.passages),
            )
            for section in cited.sections
            if any(exchange.passages for exchange in section.exchanges)
        ),
        mix=mixture(facts.mix, language),
        phases=tuple(
            (say(language, f"phase_{phase}"), range_of(minutes, language))
            for phase, minutes in facts.time.by_phase.items()
        ),
        run_sheets=tuple(
            _run_sheet(use, lookup.text(sheet.title), lookup)
            for use, sheet in zip(facts.time.run_sheets, matter.run_sheets, strict=True)
        ),
        states=tuple(_states(facts.translation, language, lookup)),
    )


def whole_view(whole: Whole) -> WholeView:
    """Return what the report on a publication shows, beside its interviews."""
    totals, language = whole.totals, whole.language
    return WholeView(
        advice=tuple(advice_on_whole(whole)),
        interviews=totals.interviews,
        uncited_exchanges=totals.uncited_exchanges,
        passages=totals.passages,
        uncited=totals.uncited_passages,
        questions=totals.questions,
        minutes=range_of(totals.minutes, language),
        run_sheet_count=totals.run_sheets,
        mix=mixture(totals.mix, language),
        states=tuple(
            _state_row(tag, say(language, "report_part_all"), counts)
            for tag, counts in totals.translation.items()
            if sum(counts.values()) > counts["original"]
        ),
    )


def _cell(passage: CitedPassage, lookup: Lookup) -> Cell:
    return Cell(
        id=passage.id,
        number=passage.number,
        words=lookup.passage(passage.id).words,
        asks=passage.asks,
        questions=tuple(lookup.numbers[name] for name in passage.questions),
        answers=tuple(lookup.numbers[name] for name in dict.fromkeys(passage.answers)),
        steps=len(passage.steps),
        heat=sum(len(passage.questions) >= least for least in _WARM),
    )


def _run_sheet(use: RunSheetUse, title: Words, lookup: Lookup) -> RunSheetView:
    return RunSheetView(
        title=title,
        minutes=use.minutes,
        planned=use.planned,
        used=tuple(map(lookup.question, use.questions)),
        unused=tuple(map(lookup.question, use.unused)),
        unused_numbers=lookup.questions(use.unused),
        left_sections=tuple(map(lookup.section, use.left_sections)),
        unreached=lookup.passages(use.unreached),
        unreached_count=len(use.unreached),
    )


def _states(tallies: Sequence[Tally], language: Language, lookup: Lookup) -> Iterator[StateRow]:
    for tally in tallies:
        if sum(tally.counts.values()) > tally.counts["original"]:
            part = say(language, f"report_part_{tally.part}")
            passages: dict[State, list[str]] = {}
            for it in tally.waiting:
                if it.number:
                    passages.setdefault(it.state, []).append(it.id)
            yield _state_row(
                tally.language,
                part,
                tally.counts,
                tuple((state, lookup.passages(names)) for state, names in passages.items()),
            )


def _state_row(
    language: Language,
    part: str,
    counts: Mapping[State, int],
    passages: tuple[tuple[State, str], ...] = (),
) -> StateRow:
    shown = tuple((state, counts[state]) for state in STATES if state != "original")
    return StateRow(language, say(language, "language"), part, shown, passages)
