"""Texts in several languages: segments, pictures, turns and exchanges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fangtan.findings import Place
from fangtan.model.vocabulary import Language, Names, State


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown of one language, where it stands, and how it stands to its original."""

    markdown: str
    place: Place = field(compare=False, repr=False)
    state: State = "original"


Localized = Mapping[Language, Text]
"""Markdown in each language that it has been written in, the original first: `InLanguages`."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One paragraph, list or quotation: the unit of numbering, citing and translating.

    `id` is that of its exchange, question or term, a full stop, and its place there, from 1.
    `number` is the passage number ¶ in the interview; 0 outside of one.
    """

    id: str
    text: Localized
    number: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture between passages: its file, alternative text and caption in each language."""

    file: Names
    alternative: Names
    caption: Localized
    places: Mapping[Language, Place] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Media:
    """A file that a figure shows: its name in the text, the SHA-256 of its bytes, its path."""

    name: str
    digest: str
    file: str = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go; without a speaker it is context."""

    speaker: str | None
    blocks: tuple[Segment | Figure, ...]
    place: Place = field(compare=False, repr=False)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The numbered passages of the turn."""
        return tuple(block for block in self.blocks if isinstance(block, Segment))


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answers; its id is the same in every language and output."""

    id: str
    turns: tuple[Turn, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The numbered passages of the exchange."""
        return tuple(segment for turn in self.turns for segment in turn.segments)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the interview under one heading; the preamble has neither id nor heading."""

    id: str | None
    title: Localized
    exchanges: tuple[Exchange, ...]
