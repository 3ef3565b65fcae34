"""What every format is read into: lines of words, with the marks that the format put on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fangtan.findings import Finding

Shape = Literal["text", "heading", "item", "quote", "cell", "caption"]
SpanMark = Literal["bold", "italic", "time"]


@dataclass(frozen=True, slots=True)
class Span:
    """A mark on part of a line, from `start` up to and without `end`.

    A time code is a span with its value in seconds.
    """

    start: int
    end: int
    mark: SpanMark
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, or one paragraph where its format knows no lines.

    `text` holds all of its words, labels and time codes included, without the format's mark-up.
    `number` counts from 1: the line of the source file, or the paragraph where there are none.
    `speaker` and `seconds` are what the format itself says: a voice tag, a column, an attribute.
    """

    text: str
    number: int
    shape: Shape = "text"
    level: int = 0
    """Of a heading, 1 to 6; of a list item, its depth."""
    ordinal: str = ""
    """A list item's marker as it stood, such as `3.` or `-`."""
    indent: int = 0
    """Columns of white space before it."""
    gap: bool = False
    """Whether an empty line, or a new paragraph or cue, begins here."""
    spans: tuple[Span, ...] = ()
    speaker: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as lines, and what its format said about the whole.

    `names` are people that the front matter, a cast list or a header names, with their roles
    where it states them.
    """

    lines: tuple[Line, ...]
    title: str | None = None
    language: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    metadata: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
