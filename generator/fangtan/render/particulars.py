"""The facts of a question in the words of a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fangtan.i18n import say
from fangtan.model import Language, Minutes, Question, Range

_SLOTS = (5, 10, 15, 20, 30, 45)


def slots(questions: Sequence[Question]) -> tuple[int, ...]:
    """Return the minutes that a filter offers: those that tell questions apart."""
    longest = [question.minutes.total.most for question in questions]
    return tuple(slot for slot in _SLOTS if min(longest) <= slot < max(longest)) if longest else ()


def format_of(question: Question, language: Language) -> str:
    """Return how people work on a question, and in groups of how many."""
    written = say(language, f"format_{question.format}")
    if question.group_size is None:
        return written
    return say(language, "format_of", format=written, size=question.group_size)


def minutes(length: Minutes, language: Language) -> str:
    """Return how long a question takes in all."""
    return say(language, "minutes_total", minutes=range_of(length.total, language))


def minutes_by_part(length: Minutes, language: Language) -> Iterator[str]:
    """Yield how long each part of a question takes."""
    for part, span in length.parts.items():
        name = say(language, f"minutes_{part}")
        yield say(language, "minutes_part", part=name, minutes=range_of(span, language))


def range_of(length: Range, language: Language) -> str:
    """Return minutes as one number or two."""
    if length.least == length.most:
        return str(length.least)
    return say(language, "range", least=length.least, most=length.most)
