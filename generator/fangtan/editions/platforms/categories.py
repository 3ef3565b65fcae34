"""Where questions stand in Moodle’s question bank: a category an interview and language."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.editions.platforms.flow import in_line
from fangtan.editions.platforms.lesson import Lesson
from fangtan.model import Question


def top(lesson: Lesson) -> str:
    """Return the category of a lesson."""
    return f"$course$/top/{_part(f'{lesson.title} ({lesson.language})')}"


def categories(lesson: Lesson) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """Yield the category of each phase, numbered so that they stay in order, and its questions."""
    for number, (phase, members) in enumerate(lesson.phases, start=1):
        name = lesson.say(f"phase_{phase}")
        yield f"{top(lesson)}/{_part(f'{number} {name}')}", members


def _part(name: str) -> str:
    """Return a name as a part of a path, in which a stroke of its own is written twice."""
    return in_line(name).replace("/", "//")
