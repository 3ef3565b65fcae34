"""How the texts of a file stand in a language, counted; and those that are left to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from fangtan.findings import Place
from fangtan.model import Language, State

COUNTED: tuple[State, ...] = ("missing", "draft", "stale", "reviewed", "same")
"""The states of a translation, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """How many texts of a part stand how in a language; `part` is as in `load.part_of`."""

    part: str
    language: Language
    missing: int = 0
    draft: int = 0
    stale: int = 0
    reviewed: int = 0
    same: int = 0

    @property
    def total(self) -> int:
        """How many texts there are."""
        return self.missing + self.draft + self.stale + self.reviewed + self.same

    @property
    def counts(self) -> tuple[int, ...]:
        """How many texts are in each state, in the order of `COUNTED`."""
        return (self.missing, self.draft, self.stale, self.reviewed, self.same)

    def as_json(self) -> dict[str, str | int]:
        """Return the row in the shape of `fangtan translate status --format json`."""
        return {**asdict(self), "total": self.total}


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text that is neither reviewed nor alike by design.

    `number` is its ¶, 0 outside of an interview’s text; `words` is how it begins; `place` is that
    of the translation or, where there is none, of the original.
    """

    part: str
    id: str
    language: Language
    state: State
    number: int
    words: str
    place: Place

    def as_json(self) -> dict[str, str | int | None]:
        """Return the text in the shape of `fangtan translate status --list --format json`."""
        return {
            "part": self.part,
            "id": self.id,
            "language": self.language,
            "state": self.state,
            "number": self.number or None,
            "words": self.words,
            "path": self.place.path,
            "line": self.place.line,
        }
