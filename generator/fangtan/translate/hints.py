"""The glossary's terms that occur in a text, with their names in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fangtan.load import Unit
from fangtan.model import Language, Term, given

_TERM_LINK = re.compile(r"\]\(term:(?P<id>[^()\s]+)\)")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Hint:
    """A term, and its name in the other language; empty where it has none yet."""

    term: str
    translation: str


@dataclass(slots=True)
class Hints:
    """Finds terms in texts; the names of a language are compiled once."""

    glossary: Mapping[str, Term]
    language: Language
    compiled: dict[Language, tuple[re.Pattern[str] | None, dict[str, str]]] = field(
        default_factory=dict
    )

    def of(self, unit: Unit, source: Language) -> tuple[Hint, ...]:
        """Return the terms of a text in a language, in the order in which they come, each once."""
        text = unit.text[source].markdown
        own = unit.id.partition(".")[0] if unit.part == "glossary" else ""
        found = dict.fromkeys(
            identifier
            for _, identifier in sorted(self._occurrences(text, source))
            if identifier in self.glossary and identifier != own
        )
        return tuple(self._hint(self.glossary[term], source) for term in found)

    def _hint(self, term: Term, source: Language) -> Hint:
        is_there = given(term.name, self.language) == self.language
        return Hint(term.name[source], term.name[self.language] if is_there else "")

    def _occurrences(self, text: str, source: Language) -> Iterator[tuple[int, str]]:
        for link in _TERM_LINK.finditer(text):
            yield link.start(), link["id"]
        pattern, owners = self._names(source)
        for found in pattern.finditer(text) if pattern else ():
            yield found.start(), owners[found.group().casefold()]

    def _names(self, language: Language) -> tuple[re.Pattern[str] | None, dict[str, str]]:
        if language not in self.compiled:
            owners: dict[str, str] = {}
            for term in self.glossary.values():
                for name in (term.name[language], *term.aliases.get(language, ())):
                    owners.setdefault(name.casefold(), term.id)
            # The longest name wins: “micro-short drama” is no “short drama”.
            names = sorted(filter(None, owners), key=len, reverse=True)
            pattern = "|".join(_bounded(name) for name in names)
            self.compiled[language] = (
                re.compile(pattern, re.IGNORECASE) if pattern else None,
                owners,
            )
        return self.compiled[language]


def _bounded(name: str) -> str:
    escaped = re.escape(name)
    return escaped if _UNSPACED.search(name) else rf"(?<!\w){escaped}(?!\w)"
