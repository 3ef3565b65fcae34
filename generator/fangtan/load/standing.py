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
    """What was said of every text of one file, by the texts’ ids."""

    lines: Mapping[str, Standing] = field(default_factory=dict)

    def state(self, identifier: str, original: str, translation: str) -> State:
        """Return how a translation stands, by the fingerprints of both texts as they are now.

        A text that moved as it was is known by its two fingerprints, whatever its id.
        """
        said = self.lines.get(identifier)
        if said is None or (said.original, said.translation) != (original, translation):
            moved = (
                line
                for line in self.lines.values()
                if (line.original, line.translation) == (original, translation)
            )
            said = next(moved, said)
        if said is None:
            return "draft"
        if said.original != original:
            return "stale"
        return said.state if said.translation == translation else "draft"

    def under(self, prefix: str) -> list[Standing]:
        """Return what was said of `prefix.1`, `prefix.2` and so on, as far as they go."""
        found: list[Standing] = []
        while line := self.lines.get(f"{prefix}.{len(found) + 1}"):
            found.append(line)
        return found
