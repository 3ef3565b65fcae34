"""Every word of a publication with the language that it is in, and Markdown as mere words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from fangtan.checks.texts import narrowed
from fangtan.findings import Place
from fangtan.load import Loaded
from fangtan.markup import MARK
from fangtan.model import Language, Text

_MARKUP = re.compile(
    r"(?P<fence>^(?:```|~~~).*?^(?:```|~~~))"
    r"|(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<address><?(?:https?://|www\.)[^\s>，。；）)]+>?)"
    rf"|(?P<mark>{MARK.pattern})"
    r"|\[(?P<foreign>[^\[\]]*)\]\{[^{}\n]*\blang=[^{}\n]*\}"
    r"|(?P<link>\]\((?:[^()\n]|\([^()\n]*\))*\))"
    r"|(?P<attributes>\]?\{[^{}\n]*\})"
    r"|(?P<rule>^[ \t]*(?:[-*_=|:][ \t]*){3,}$)"
    r"|(?P<sign>[*_\[\]\\])",
    re.DOTALL | re.MULTILINE,
)
_OBJECT = "\ufffc"
"""What stands for something that is not read as words."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words in a language, and where they stand; a name has no place of its own."""

    language: Language
    words: str
    place: Place | None

    def place_of(self, loaded: Loaded, at: int, shown: str) -> Place:
        """Return where in the sources the character `at` of the words is, shown with others."""
        line = shown.strip()
        if self.place is None:
            line = self.words
            found = (narrowed(loaded.sources, Place(path), line) for path in loaded.sources)
            there = {path for path, source in loaded.sources.items() if line in source}
            return next(
                (place for place in found if place.path in there), Place("publication.yaml")
            )
        down = self.words.count("\n", 0, at)
        return narrowed(loaded.sources, Place(self.place.path, self.place.line + down), line)


def written(loaded: Loaded) -> Iterator[Written]:
    """Yield all texts and names, each once."""
    languages = frozenset(loaded.seminar.publication.imprint.languages)
    seen = set()
    for found in _in(loaded.seminar, languages):
        key = (found.language, found.words, found.place)
        if key not in seen:
            seen.add(key)
            yield found


def bare(markdown: str) -> tuple[str, list[int]]:
    """Return the words of Markdown, and for each character its place there.

    Code, addresses, the marks of block quotations and what a picture is called are not words: a
    sign stands for them, and for each mark within words of another language, whose usage is its
    own.
    """
    words: list[str] = []
    places: list[int] = []
    end = 0
    for found in _MARKUP.finditer(markdown):
        words += markdown[end : found.start()]
        places += range(end, found.start())
        if any(found[name] for name in ("code", "fence", "address", "mark", "rule")):
            words.append(_OBJECT)
            places.append(found.start())
        elif found["foreign"]:
            words += (it if it.isalnum() or it == " " else _OBJECT for it in found["foreign"])
            places += range(*found.span("foreign"))
        end = found.end()
    return "".join(words) + markdown[end:], [*places, *range(end, len(markdown) + 1)]


def _in(whole: object, languages: frozenset[Language]) -> Iterator[Written]:
    left = [whole]
    while left:
        value = left.pop()
        if isinstance(value, Mapping):
            for key, inner in value.items():
                if key in languages and isinstance(inner, Text):
                    yield Written(key, inner.markdown, inner.place)
                elif key in languages and isinstance(inner, str):
                    yield Written(key, inner, None)
                else:
                    left.append(inner)
        elif isinstance(value, tuple):
            left.extend(value)
        else:
            kind: Any = type(value)
            left.extend(getattr(value, name) for name in _fields(kind))


@functools.cache
def _fields(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a type, of data or of anything else
    if not is_dataclass(kind) or kind is Place:
        return ()
    return tuple(field.name for field in fields(kind))
