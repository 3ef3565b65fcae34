"""Where an interview mentions a term, a person, a work or another passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fangtan.markup import SCHEMES, links
from fangtan.model import Interview, Language, Localized


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage, a question or an activity, by its number and its anchor; number 0 is outside.

    `kind` is what the interface’s strings call it.
    """

    number: int
    anchor: str
    kind: Literal["passage", "question", "activity"] = "passage"


Mentions = Mapping[str, tuple[Mention, ...]]
"""By what the links say, such as `term:vertical-screen`; in order of appearance."""


def mentions(interview: Interview, language: Language) -> Mentions:
    """Return what the text of an interview links to, each passage once."""
    return _gathered(_passages(interview), language)


def mentions_of_questions(interview: Interview, language: Language) -> Mentions:
    """Return what the questions and the activities of an interview link to."""
    return _gathered(_questions(interview), language)


def targets(found: Mentions, scheme: str) -> tuple[str, ...]:
    """Return what links of a scheme go to, in order of appearance."""
    start = f"{scheme}:"
    return tuple(key.removeprefix(start) for key in found if key.startswith(start))


def other_interviews(found: Mentions) -> tuple[str, ...]:
    """Return the slugs of other interviews that links to passages go to."""
    slugs = (target.partition("/") for target in targets(found, "passage"))
    return tuple(dict.fromkeys(slug for slug, slash, _ in slugs if slash))


def _gathered(texts: Iterator[tuple[Mention, Localized]], language: Language) -> Mentions:
    found: dict[str, dict[Mention, None]] = {}
    for mention, text in texts:
        # Where it is missing, readers are shown the original, and so are its links.
        for link in links(text[language].markdown) if text else ():
            if link.scheme in SCHEMES:
                found.setdefault(f"{link.scheme}:{link.target}", {})[mention] = None
    return {key: tuple(places) for key, places in found.items()}


def _passages(interview: Interview) -> Iterator[tuple[Mention, Localized]]:
    for segment in (*interview.standfirst, *interview.segments):
        yield Mention(segment.number, segment.id if segment.number else ""), segment.text
    for figure in interview.figures:
        yield Mention(0, ""), figure.caption


def _questions(interview: Interview) -> Iterator[tuple[Mention, Localized]]:
    for segment in interview.question_introduction:
        yield Mention(0, ""), segment.text
    for segment in interview.activity_introduction:
        yield Mention(0, ""), segment.text
    activities = {activity.task.id for activity in interview.activities}
    for number, task in enumerate(interview.tasks, start=1):
        mention = Mention(number, task.id, "activity" if task.id in activities else "question")
        for segment in task.segments:
            yield mention, segment.text
