"""What kind of question it is, and whether its answers, level and minutes are of that kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fangtan.checks.questions import Asked, asked, place_of_answer
from fangtan.checks.run_sheets import GROUP_FORMATS
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.markup import is_placeholder
from fangtan.model import Answer, Format, Guidance, Inquiry, Level, Question

SEVERAL = 2
"""How many answers a question has at least that has more than one."""
_OF_ONES_OWN = "what is judged or made has no single answer in the text"
_FROM_MEMORY = "what is only to be remembered has no second answer"
_UNFIT: Mapping[Inquiry, Mapping[Level, str]] = {
    "factual": {"evaluate": _OF_ONES_OWN, "create": _OF_ONES_OWN},
    "interpretive": {"remember": _FROM_MEMORY},
}
"""Levels at which a question would be of another kind, and why.

Evaluative ones may be at any: one can be asked to remember what one liked.
"""
_PART: Mapping[Format, str] = {
    "solo": "think",
    "pairs": "group",
    "groups": "group",
    "fishbowl": "group",
    "plenary": "plenary",
}
"""The minutes of which each format consists."""


def lacks_answers(question: Question, behind: Guidance) -> bool:
    """Return whether a question that has several answers has fewer than two.

    Of an interpretive question those count that cite a passage, of an evaluative one all; two
    that say the same are one.
    """
    if question.inquiry == "factual":
        return False
    is_bound = question.inquiry == "interpretive"
    counted = {_words(answer) for answer in behind.answers if answer.cites or not is_bound}
    return len(counted) < SEVERAL


def lacks_one_answer(question: Question, behind: Guidance) -> bool:
    """Return whether a factual question has not exactly one answer."""
    return question.inquiry == "factual" and len(behind.answers) != 1


def citing_nothing(behind: Guidance) -> Iterator[tuple[int, Answer]]:
    """Yield the answers that cite no passage, counted from 1."""
    for number, answer in enumerate(behind.answers, start=1):
        if not answer.cites:
            yield number, answer


def answers_fit_the_inquiry(loaded: Loaded) -> Iterator[Finding]:
    """A factual question has one answer; an interpretive one two at least, each from a passage.

    So has an evaluative one, which may answer from experience too. Where answers are not written
    yet, there is nothing to count.
    """
    for it in asked(loaded):
        count = len(it.behind.answers)
        if not count or any(_waits(answer) for answer in it.behind.answers):
            continue
        if lacks_one_answer(it.question, it.behind):
            yield _warning(
                it.fact(loaded, "inquiry"),
                Rule.ANSWERS_FIT_THE_INQUIRY,
                f"“{it.question.id}” is factual, and has {count} answers",
                "make one answer of them, or correct its “inquiry”",
            )
        if lacks_answers(it.question, it.behind):
            citing = " that cite a passage" if it.question.inquiry == "interpretive" else ""
            yield _warning(
                it.fact(loaded, "inquiry"),
                Rule.ANSWERS_FIT_THE_INQUIRY,
                f"“{it.question.id}” is {it.question.inquiry}, and has fewer than two "
                f"answers{citing}",
                "write another one that could be given, or correct its “inquiry”",
            )


def answer_cites_a_passage(loaded: Loaded) -> Iterator[Finding]:
    """Every answer names the passages that bear it."""
    for it in asked(loaded):
        for number, answer in citing_nothing(it.behind):
            yield _warning(
                place_of_answer(answer, it.place, it.interview.original),
                Rule.ANSWER_CITES_A_PASSAGE,
                f"answer {number} to “{it.question.id}” cites nothing",
                'name what bears it: ::: answer {cites="exchange.1"}',
            )


def level_fits_the_inquiry(loaded: Loaded) -> Iterator[Finding]:
    """No factual question asks for a judgement or a work, and no interpretive one for memory."""
    for it in asked(loaded):
        inquiry, level = it.question.inquiry, it.question.level
        if level in _UNFIT.get(inquiry, {}):
            yield _warning(
                it.fact(loaded, "level"),
                Rule.LEVEL_FITS_THE_INQUIRY,
                f"“{it.question.id}” is {inquiry} and has the level “{level}”: "
                f"{_UNFIT[inquiry][level]}",
                "correct its “level” or its “inquiry”",
            )


def minutes_fit_the_format(loaded: Loaded) -> Iterator[Finding]:
    """A question has minutes for what its format consists of, and for a group to be heard."""
    for it in asked(loaded):
        for fault, hint in _faults_of_minutes(it):
            yield _warning(
                it.fact(loaded, "minutes"),
                Rule.MINUTES_FIT_THE_FORMAT,
                f"“{it.question.id}” has the format “{it.question.format}”, and {fault}",
                hint,
            )


def _faults_of_minutes(it: Asked) -> Iterator[tuple[str, str]]:
    form, parts = it.question.format, it.question.minutes.parts
    part = _PART[form]
    if part not in parts:
        yield f"no minutes for “{part}”", f"add “{part}” to its “minutes”, or correct its “format”"
    if part != "group" and "group" in parts:
        yield "minutes for a “group”", "take them out of its “minutes”, or correct its “format”"
    if form in GROUP_FORMATS and parts.keys().isdisjoint({"plenary", "debrief"}):
        hint = "add “plenary” or “debrief” to its “minutes”"
        yield "no minutes in which the groups hear each other", hint


def _waits(answer: Answer) -> bool:
    """Return whether an answer is there, and still has to be put in words."""
    return any(is_placeholder(text) for text in _originals(answer))


def _words(answer: Answer) -> tuple[str, ...]:
    return tuple(word for text in _originals(answer) for word in text.split())


def _originals(answer: Answer) -> Iterator[str]:
    return (next(iter(segment.text.values())).markdown for segment in answer.text)


def _warning(place: Place, rule: Rule, message: str, hint: str) -> Finding:
    return Finding(place, rule, message, hint, severity="warning")
