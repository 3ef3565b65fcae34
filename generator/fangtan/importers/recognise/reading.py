"""A reading of a document: where its turns begin, and whose they are, as one layout has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fangtan.importers.blocks import Role

Layout = Literal["stated", "labels", "questions", "dashes", "cues"]


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of a turn: label from `start` to `end` of a row's text; both equal without one.

    `key` names the speaker within the reading; it is empty where nobody says who speaks.
    """

    row: int
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reading is unsure of, at a row."""

    row: int
    rule: Literal["turn-is-certain", "speaker-is-certain"]
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Where turns begin under one layout, and why it is believed."""

    layout: Layout
    marks: tuple[Mark, ...]
    reasons: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    """Roles by key that the layout itself gives away."""
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Every way in which a key's label is written, the most frequent first."""
