"""Prompts and follow-ups: what is asked of a room."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.checks.asking import questions_in, wants_yes_or_no
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.markup import IN_PASSING
from fangtan.model import Language, Question, Text

_WAIVER = f"mark what is only asked in passing as [words]{{.{IN_PASSING}}}"


def prompt_asks_one_question(loaded: Loaded) -> Iterator[Finding]:
    """A prompt asks one question at a time, and so does a follow-up; or it gives a task."""
    for language, texts, is_prompt in _put_to_a_room(loaded):
        found = questions_in((text.markdown for text in texts), language)
        if len(found) > 1:
            what = "prompt" if is_prompt else "follow-up"
            yield Finding(
                texts[0].place,
                Rule.PROMPT_ASKS_ONE_QUESTION,
                f"this {what} asks {len(found)} questions: {', '.join(f'“{it}”' for it in found)}",
                f"keep one, and make follow-ups of the others, or {_WAIVER}",
                severity="warning",
            )


def question_needs_more_than_yes_or_no(loaded: Loaded) -> Iterator[Finding]:
    """No prompt and no follow-up can be answered yes or no, in English or in Chinese."""
    for language, texts, _ in _put_to_a_room(loaded):
        found = wants_yes_or_no((text.markdown for text in texts), language)
        if found is not None:
            yield Finding(
                texts[0].place,
                Rule.QUESTION_NEEDS_MORE_THAN_YES_OR_NO,
                f"yes or no would answer “{found}”",
                f"ask what, which, how or why, or name what there is to choose from; or {_WAIVER}",
                severity="warning",
            )


def _put_to_a_room(loaded: Loaded) -> Iterator[tuple[Language, list[Text], bool]]:
    """Yield prompts and follow-ups in each language, and whether it is the former.

    What is made from another language stands where that stands, and is asked there.
    """
    taken: set[Place] = set()
    for interview in loaded.seminar.publication.interviews:
        for question in interview.tasks:
            for language, texts, is_prompt in _of(question):
                if texts[0].place not in taken:
                    taken.add(texts[0].place)
                    yield language, texts, is_prompt


def _of(question: Question) -> Iterator[tuple[Language, list[Text], bool]]:
    put = [(question.prompt, True), *(((one,), False) for one in question.follow_ups)]
    for segments, is_prompt in put:
        for language in dict.fromkeys(tag for segment in segments for tag in segment.text):
            texts = [segment.text[language] for segment in segments if language in segment.text]
            yield language, texts, is_prompt
