"""Discussion questions, what only the instructor knows of them, and run-sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from fangtan.model.text import Localized, Segment
from fangtan.model.vocabulary import Format, Function, Inquiry, Lens, Level, Phase, StepKind


@dataclass(frozen=True, slots=True)
class Range:
    """Minutes, from `least` to `most`."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a question takes, part by part: `think`, `group`, `plenary`, `debrief`."""

    parts: Mapping[str, Range]

    @property
    def total(self) -> Range:
        """The whole time."""
        return Range(
            sum(part.least for part in self.parts.values()),
            sum(part.most for part in self.parts.values()),
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A discussion question as students see it."""

    id: str
    title: Localized
    prompt: tuple[Segment, ...]
    follow_ups: tuple[Segment, ...]
    phase: Phase
    inquiry: Inquiry
    level: Level
    function: Function
    lens: tuple[Lens, ...]
    format: Format
    group_size: int | None
    minutes: Minutes
    cites: tuple[str, ...]
    themes: tuple[str, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What it says below its title."""
        return (*self.prompt, *self.follow_ups)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that the text supports, and the passages that bear it."""

    cites: tuple[str, ...]
    text: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """What only the instructor knows of a question or an activity.

    `material` is what to bring; `rubric` are the rows of a table, its head first.
    `changed` are the ids of what it cites, as far as that has changed since somebody said that
    the question fits it.
    """

    question: str
    cut_priority: int | None
    guidance: tuple[Segment, ...]
    answers: tuple[Answer, ...]
    misreadings: tuple[tuple[Segment, ...], ...]
    criteria: tuple[Segment, ...]
    material: tuple[Segment, ...] = ()
    rubric: tuple[Segment, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All that it says."""
        answers = (segment for answer in self.answers for segment in answer.text)
        misreadings = (segment for misreading in self.misreadings for segment in misreading)
        return (
            *self.material,
            *self.guidance,
            *answers,
            *misreadings,
            *self.criteria,
            *self.rubric,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a run-sheet; `starts` counts minutes from the beginning."""

    id: str
    title: Localized
    starts: int
    minutes: int
    kind: StepKind
    questions: tuple[str, ...]
    cites: tuple[str, ...]
    text: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class RunSheet:
    """A seminar, minute by minute; `sessions` are the times at which it begins, with their zone."""

    id: str
    title: Localized
    minutes: int
    group_size: int | None
    introduction: tuple[Segment, ...]
    steps: tuple[Step, ...]
    sessions: tuple[dt.datetime, ...] = ()
