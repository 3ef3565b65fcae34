"""What is translated in one piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fangtan.findings import Place
from fangtan.model import Language, Localized

UnitKind = Literal["name", "heading", "text", "caption"]
"""A value of a YAML file or of front matter; a heading; a paragraph or list; a picture’s words."""


Region = Literal["general", "taiwan", "hong-kong"]
"""For whom Traditional Chinese is written."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """From which language another one is made, and for whom."""

    source: Language
    region: Region


@dataclass(frozen=True, slots=True)
class Unit:
    """What is translated in one piece: its part, its id there, and its text in each language.

    `part` is the name of its files without language and ending, see `part_of`.
    """

    part: str
    id: str
    kind: UnitKind
    text: Localized
    derived: Mapping[Language, Derivation] = field(default_factory=dict, repr=False)

    @property
    def original(self) -> Language:
        """The language that it was written in first."""
        return next(iter(self.text))

    def reference(self, language: Language) -> Language:
        """Return what a language is held against: the original, or what it is derived from.

        Where that is not there yet, a derived language is like any other.
        """
        source = self.derived[language].source if language in self.derived else self.original
        return source if source in self.text else self.original

    def is_made(self, language: Language) -> bool:
        """Return whether a text is made from another language, and nobody wrote another one."""
        if language not in self.derived or language not in self.text:
            return False
        source = self.derived[language].source
        return source in self.text and self.text[language].place == self.text[source].place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of text of one language."""

    text: str
    place: Place


def part_of(path: str) -> str:
    """Return the name of a file without its language and ending: `interviews/x/questions`.

    The files of one part in all languages have one name; those of the glossary are `glossary`.
    """
    folder, _, name = path.rpartition("/")
    if folder == "glossary":
        return folder
    stem = name.partition(".")[0]
    return f"{folder}/{stem}" if folder else stem
