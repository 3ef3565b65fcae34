"""A seminar by the clock, and what of it goes first when time runs short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fangtan.model import Guidance, Question


def clock(minutes: int) -> str:
    """Return minutes from the beginning as hours and minutes: 0:05, 1:30."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def cuts(
    questions: Sequence[Question], guidance: Mapping[str, Guidance]
) -> tuple[tuple[int, tuple[Question, ...]], ...]:
    """Return the questions by their priority for cutting, those that go first at the top."""
    found: dict[int, list[Question]] = {}
    for question in questions:
        priority = guidance[question.id].cut_priority
        if priority is not None:
            found.setdefault(priority, []).append(question)
    return tuple((priority, tuple(found[priority])) for priority in sorted(found))
