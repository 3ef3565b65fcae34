"""Questions as sheets show them: by phase, with the number that they have everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from fangtan import i18n
from fangtan.model import Language, Phase, Question
from fangtan.render import particulars
from fangtan.sheet.matter import Sheet
from fangtan.sheet.references import printed


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its number, which is its place in the file, and its facts in words."""

    number: int
    question: Question
    format: str
    minutes: str
    parts: str
    passages: str


Phases = tuple[tuple[Phase, tuple[Asked, ...]], ...]
"""Questions by phase."""


def by_phase(sheet: Sheet, questions: Sequence[Question]) -> Phases:
    """Return the questions of each phase that has any, in the order of a seminar."""
    every = [asked_as(sheet, *numbered) for numbered in enumerate(questions, start=1)]
    grouped = (
        (phase, tuple(it for it in every if it.question.phase == phase))
        for phase in get_args(Phase)
    )
    return tuple((phase, members) for phase, members in grouped if members)


def asked_as(
    sheet: Sheet, number: int, question: Question, language: Language | None = None
) -> Asked:
    """Return a question, or the task of an activity, as the one of this number.

    It is in the first language of the sheet, if none is named.
    """
    language = language or sheet.languages[0]
    separator = i18n.say(language, "list_separator")
    return Asked(
        number=number,
        question=question,
        format=particulars.format_of(question, language),
        minutes=particulars.minutes(question.minutes, language),
        parts=separator.join(particulars.minutes_by_part(question.minutes, language)),
        passages=printed((sheet.passages[target] for target in question.cites), language),
    )
