"""Where questions stand in Moodle’s question bank, and by which number they are known there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from fangtan.editions.platforms.flow import in_line
from fangtan.editions.platforms.lesson import Lesson
from fangtan.model import Question

_LONGEST_NUMBER = 100
"""How long an id number may be, in characters; Moodle’s column has no room for more."""


def top(lesson: Lesson) -> str:
    """Return the category of a lesson."""
    return f"$course$/top/{_part(f'{lesson.title} ({lesson.language})')}"


def categories(lesson: Lesson) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """Yield the category of each phase, numbered so that they stay in order, and its questions."""
    for place, (phase, members) in enumerate(lesson.phases, start=1):
        name = lesson.say(f"phase_{phase}")
        yield f"{top(lesson)}/{_part(f'{place} {name}')}", members


def number(lesson: Lesson, question: str = "") -> str:
    """Return the ID number of a question: the same in every build, another in each language.

    Without a question it is that of what students are told first.
    """
    whole = ".".join(filter(None, (lesson.slug, question, lesson.language)))
    if len(whole) <= _LONGEST_NUMBER:
        return whole
    return hashlib.sha256(whole.encode()).hexdigest()


def _part(name: str) -> str:
    """Return a name as a part of a path, in which a stroke of its own is written twice."""
    return in_line(name).replace("/", "//")
