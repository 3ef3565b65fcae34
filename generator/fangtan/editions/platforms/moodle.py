"""Questions as Moodle XML: the one format with a field that only graders see."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from fangtan.editions.platforms.categories import categories, top
from fangtan.editions.platforms.flow import legal
from fangtan.editions.platforms.lesson import (
    Grading,
    Lesson,
    behind,
    field,
    opening,
    put,
    tags,
)
from fangtan.model import Level, Question
from fangtan.render import render

_ATTACHMENTS: Mapping[Level, int] = {"apply": 3, "create": 3}
"""How many files may come with an answer, where something is to be made."""

_LONGEST_NUMBER = 100
"""How long an id number may be, in characters; Moodle’s column has no room for more."""


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    name: str
    asked: str
    known: str
    attachments: int
    tags: tuple[str, ...]


def make_moodle(grading: Grading) -> bytes:
    """Return the questions of a lesson as Moodle XML, by phase."""
    lesson = grading.lesson
    written = render(
        "platforms/moodle.xml",
        lesson=lesson,
        top=top(lesson),
        opening=opening(lesson),
        categories=[
            (path, [_item(grading, question) for question in members])
            for path, members in categories(lesson)
        ],
        number=lambda question: _number(lesson, question),
        answer=_template(lesson),
    )
    return legal(written).encode()


def _item(grading: Grading, question: Question) -> _Item:
    lesson = grading.lesson
    return _Item(
        id=question.id,
        name=lesson.name(question),
        asked=put(lesson, question),
        known=behind(grading, question),
        attachments=_ATTACHMENTS.get(question.level, 0),
        tags=tags(lesson, question),
    )


def _number(lesson: Lesson, question: str) -> str:
    """Return what Moodle knows a question by: the same in every build, another in each language."""
    whole = ".".join(filter(None, (lesson.slug, question, lesson.language)))
    if len(whole) <= _LONGEST_NUMBER:
        return whole
    return hashlib.sha256(whole.encode()).hexdigest()


def _template(lesson: Lesson) -> str:
    parts = (lesson.say("platform_template_passages"), lesson.say("platform_template_answer"))
    return field(lesson, "".join(f"<p><strong>{part}</strong> </p>" for part in parts))
