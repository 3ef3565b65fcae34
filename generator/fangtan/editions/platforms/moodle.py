"""Questions as Moodle XML: the one format with a field that only graders see."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from fangtan.editions.platforms.categories import categories, number, top
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
        number=functools.partial(number, lesson),
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


def _template(lesson: Lesson) -> str:
    parts = (lesson.say("platform_template_passages"), lesson.say("platform_template_answer"))
    return field(lesson, "".join(f"<p><strong>{part}</strong> </p>" for part in parts))
