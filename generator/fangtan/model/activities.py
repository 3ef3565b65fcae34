"""Activities: what a class does together, each with a sheet of its own."""

from __future__ import annotations

from dataclasses import dataclass

from fangtan.model.questions import Question
from fangtan.model.text import Segment
from fangtan.model.vocabulary import ActivityKind, PartKind


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sheet of an activity.

    `text` are its paragraphs; `items` the rows of a table with the head first, the cards, or what
    stands below each frame; `cites` the passages that are printed to be marked; `lines` how many
    lines there are to write on; `ratios` the width and height of each frame.
    """

    kind: PartKind
    text: tuple[Segment, ...]
    items: tuple[Segment, ...] = ()
    cites: tuple[str, ...] = ()
    lines: int = 0
    ratios: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that a class does: a task like a question's, whose follow-ups are its steps.

    `instead_of` are the questions, and other activities, that no session needs beside it.
    """

    kind: ActivityKind
    task: Question
    parts: tuple[Part, ...]
    instead_of: tuple[str, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All that students read of it, apart from its title."""
        parts = (segment for part in self.parts for segment in (*part.text, *part.items))
        return (*self.task.segments, *parts)
