"""A text on its way into the content format: sections, exchanges, turns, passages.

Drafts are filled step by step, as those of the loader are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fangtan.importers.blocks import Role, Time
from fangtan.importers.escaping import in_one_line

UNKNOWN: Mapping[str, str] = {
    "de": "Unbekannt",
    "es": "Desconocido",
    "fr": "Inconnu",
    "it": "Sconosciuto",
    "ja": "不明",
    "ko": "미상",
    "pt": "Desconhecido",
    "ru": "Неизвестный",
    "zh": "未知",
}
"""The label of turns whose speaker the source does not name."""

ASKING: frozenset[Role] = frozenset({"interviewer", "moderator"})


@dataclass(slots=True)
class Passage:
    """One paragraph; an aside is a caption, a marker or a stage note, which nobody speaks."""

    text: str
    is_aside: bool = False
    times: tuple[Time, ...] = ()


@dataclass(slots=True)
class Turn:
    """What one speaker says in one go; without a label it is context."""

    label: str | None
    passages: list[Passage] = field(default_factory=list)
    line: int = 0


@dataclass(slots=True)
class Exchange:
    """A question with its answers."""

    id: str
    turns: list[Turn] = field(default_factory=list)

    @property
    def passages(self) -> list[Passage]:
        """The numbered passages, in order."""
        return [passage for turn in self.turns for passage in turn.passages]

    @property
    def is_context(self) -> bool:
        """Whether nobody speaks in it."""
        return all(turn.label is None for turn in self.turns)


@dataclass(slots=True)
class Section:
    """A part under one heading; what stands before the first one has neither id nor heading."""

    id: str | None = None
    title: str = ""
    times: tuple[Time, ...] = ()
    line: int = 0
    exchanges: list[Exchange] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """An imported text as it will be written, and what was decided on the way to it."""

    sections: list[Section]
    roles: dict[str, Role]
    decisions: list[str] = field(default_factory=list)

    @property
    def exchanges(self) -> list[Exchange]:
        """All exchanges, in order."""
        return [exchange for section in self.sections for exchange in section.exchanges]


def label_of(speaker: str | None, language: str) -> str:
    """Return a speaker as the bold label that the content format can hold."""
    cleaned = in_one_line((speaker or "").replace("*", " ")).strip(":： ")
    return cleaned or UNKNOWN.get(language.split("-", maxsplit=1)[0], "Unknown")


def times(whole: Outline) -> Iterator[tuple[str, tuple[Time, ...]]]:
    """Yield the time codes of each section and passage that has any, by id."""
    for section in whole.sections:
        if section.times and section.id:
            yield section.id, section.times
        for exchange in section.exchanges:
            for number, passage in enumerate(exchange.passages, start=1):
                if passage.times:
                    yield f"{exchange.id}.{number}", passage.times
