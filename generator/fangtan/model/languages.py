"""Something in each language that it has been written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from fangtan.model.vocabulary import Language

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class InLanguages(Mapping[Language, T]):
    """What has been written in some languages, the original first.

    Only those are keys; what is asked for in another language is answered in the original,
    so that a page can show that where its own language is missing. `given` says which it is.
    """

    written: Mapping[Language, T]

    def __getitem__(self, language: Language) -> T:
        """Return it in a language, or else in the original; KeyError if there is none at all."""
        if language in self.written:
            return self.written[language]
        for original in self.written.values():
            return original
        raise KeyError(language)

    def __contains__(self, language: object) -> bool:
        """Return whether it has been written in this very language."""
        return language in self.written

    def __iter__(self) -> Iterator[Language]:
        """Iterate over the languages that it has been written in."""
        return iter(self.written)

    def __len__(self) -> int:
        """Return in how many languages it has been written."""
        return len(self.written)


def given(whole: Mapping[Language, T], asked: Language) -> Language:
    """Return the language that one reads on asking for another: that, or else the original."""
    return asked if asked in whole else next(iter(whole), asked)
