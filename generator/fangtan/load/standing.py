"""What was said of translations, and how they stand by that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fangtan.model import State

Said = Literal["draft", "reviewed", "same"]
"""What can be said of a translation; that it is missing or stale shows by itself."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What was said of a translation, and the fingerprints of the two texts it was said of."""

    state: Said
    original: str
    translation: str


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What was said of every text of one file, by the texts’ ids.

    `placed` are those ids of which it is known which line speaks for them now, whatever id it
    has: the paragraphs of an exchange or a question, which move.
    """

    lines: Mapping[str, Standing] = field(default_factory=dict)
    placed: dict[str, Standing | None] = field(default_factory=dict)
    _numbered: dict[str, list[int]] = field(init=False, repr=False, default_factory=dict)
    _by_prints: dict[tuple[str, str], Standing] = field(
        init=False, repr=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Look up by prefix and by fingerprints what is asked for again and again."""
        for identifier, line in self.lines.items():
            self._by_prints.setdefault((line.original, line.translation), line)
            prefix, _, number = identifier.rpartition(".")
            if number.isdecimal():
                self._numbered.setdefault(prefix, []).append(int(number))

    def standing(self, identifier: str, original: str, translation: str) -> Standing | None:
        """Return what was said of a text, by the fingerprints of both sides as they are now.

        A text that moved as it was is known by its two fingerprints, whatever its id.
        """
        is_placed = identifier in self.placed
        said = self.placed[identifier] if is_placed else self.lines.get(identifier)
        if said is None or (said.original, said.translation) != (original, translation):
            return self._by_prints.get((original, translation), said)
        return said

    def state(self, identifier: str, original: str, translation: str) -> State:
        """Return how a translation stands, by the fingerprints of both texts as they are now."""
        said = self.standing(identifier, original, translation)
        if said is None:
            return "draft"
        if said.original != original:
            return "stale"
        return said.state if said.translation == translation else "draft"

    def under(self, prefix: str) -> list[Standing]:
        """Return what was said of `prefix.1`, `prefix.2` and so on, of as many as it was."""
        return [line for _, line in self.numbered(prefix)]

    def numbered(self, prefix: str) -> list[tuple[int, Standing]]:
        """Return the same, each with its number."""
        numbers = sorted(self._numbered.get(prefix, ()))
        return [(number, self.lines[f"{prefix}.{number}"]) for number in numbers]
