"""Slices of the model: what one page or sheet shows, so that it depends on nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fangtan.model.activities import Activity, Part
from fangtan.model.interview import Interview
from fangtan.model.languages import InLanguages, given
from fangtan.model.publication import Term
from fangtan.model.questions import Answer, Guidance, Question, RunSheet, Step
from fangtan.model.text import Figure, Localized, Section, Segment, Turn
from fangtan.model.vocabulary import Language

Languages = tuple[Language, ...]


def facts(interview: Interview) -> Interview:
    """Return an interview without its text, pictures and questions."""
    return replace(
        interview,
        standfirst=(),
        sections=(),
        media=(),
        question_introduction=(),
        questions=(),
        activity_introduction=(),
        activities=(),
    )


def sections(interview: Interview, languages: Languages) -> tuple[Section, ...]:
    """Return the text of an interview in these languages alone."""
    return tuple(
        replace(
            section,
            title=text(section.title, languages),
            exchanges=tuple(
                replace(exchange, turns=tuple(_turn(turn, languages) for turn in exchange.turns))
                for exchange in section.exchanges
            ),
        )
        for section in interview.sections
    )


def text(whole: Localized, languages: Languages) -> Localized:
    """Return a text in these languages; where one is missing, the original comes along."""
    shown = dict.fromkeys(given(whole, language) for language in languages)
    return InLanguages({language: it for language, it in whole.items() if language in shown})


def segments(whole: Iterable[Segment], languages: Languages) -> tuple[Segment, ...]:
    """Return segments in these languages alone."""
    return tuple(replace(segment, text=text(segment.text, languages)) for segment in whole)


def term(whole: Term, languages: Languages) -> Term:
    """Return a term with its definition in these languages alone, and all of its names."""
    return replace(whole, definition=segments(whole.definition, languages))


def question(whole: Question, languages: Languages) -> Question:
    """Return a question in these languages alone."""
    return replace(
        whole,
        title=text(whole.title, languages),
        prompt=segments(whole.prompt, languages),
        follow_ups=segments(whole.follow_ups, languages),
    )


def activity(whole: Activity, languages: Languages) -> Activity:
    """Return an activity with its sheet in these languages alone."""
    return replace(
        whole,
        task=question(whole.task, languages),
        parts=tuple(_part(part, languages) for part in whole.parts),
    )


def guidance(whole: Guidance, languages: Languages) -> Guidance:
    """Return the guidance on a question in these languages alone."""
    return replace(
        whole,
        guidance=segments(whole.guidance, languages),
        answers=tuple(
            Answer(answer.cites, segments(answer.text, languages)) for answer in whole.answers
        ),
        misreadings=tuple(segments(misreading, languages) for misreading in whole.misreadings),
        criteria=segments(whole.criteria, languages),
        material=segments(whole.material, languages),
        rubric=segments(whole.rubric, languages),
    )


def run_sheet(whole: RunSheet, languages: Languages) -> RunSheet:
    """Return a run-sheet in these languages alone."""
    return replace(
        whole,
        title=text(whole.title, languages),
        introduction=segments(whole.introduction, languages),
        steps=tuple(_step(step, languages) for step in whole.steps),
    )


def _part(whole: Part, languages: Languages) -> Part:
    return replace(
        whole, text=segments(whole.text, languages), items=segments(whole.items, languages)
    )


def _step(step: Step, languages: Languages) -> Step:
    return replace(step, title=text(step.title, languages), text=segments(step.text, languages))


def _turn(turn: Turn, languages: Languages) -> Turn:
    return replace(turn, blocks=tuple(_block(block, languages) for block in turn.blocks))


def _block(block: Segment | Figure, languages: Languages) -> Segment | Figure:
    if isinstance(block, Segment):
        return replace(block, text=text(block.text, languages))
    return replace(block, caption=text(block.caption, languages))
