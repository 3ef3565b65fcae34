"""Footnotes: where a term, a person or a work is first named, what the end of the sheet says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fangtan.editions.word.inline import classes
from fangtan.editions.word.ooxml import Element, bookmark, w, written
from fangtan.editions.word.styling import SIDES
from fangtan.model import Language

END = "sheet-back"
"""What the explanations at the end of a sheet stand in: they have no footnotes of their own."""

_ENTRY = "sheet-entry"
_SEPARATORS = {"separator": -1, "continuationSeparator": 0}


@dataclass(slots=True)
class Notes:
    """The footnotes of a document, while it is written.

    `entries` are the explanations at its end by their bookmarks, in each of its `languages`;
    `wanted` are those that have been named, each with the language of its footnote.
    """

    languages: Sequence[Language]
    entries: Mapping[str, Sequence[Element]]
    wanted: list[tuple[str, Language]] = field(default_factory=list)
    is_over: bool = False
    addresses: dict[str, str] = field(default_factory=dict)

    def mark(self, to: str, language: Language) -> Element | None:
        """Return the sign of a footnote on what a link leads to, where it is first named."""
        spoken = language if language in self.languages else self.languages[0]
        if self.is_over or to not in self.entries or (to, spoken) in self.wanted:
            return None
        self.wanted.append((to, spoken))
        return _sign(w("footnoteReference", id=len(self.wanted)))

    def link(self, address: str) -> str:
        """Return the relation of the footnotes to an address on the web."""
        return self.addresses.setdefault(address, f"rLink{len(self.addresses) + 1}")

    def explanation(self, to: str, language: Language) -> Element:
        """Return what the end of the sheet says of something in one of its languages."""
        return self.entries[to][self.languages.index(language)]


def notes(body: Element, languages: Sequence[Language]) -> Notes:
    """Return the footnotes that a sheet can have; none is wanted yet."""
    entries = {
        bookmark(entry.get("id", "")): [it for it in entry if SIDES.intersection(classes(it))]
        for entry in body.iter("div")
        if _ENTRY in classes(entry)
    }
    return Notes(languages, entries)


def footnotes(texts: Sequence[Sequence[Element]]) -> Element:
    """Return the part with the footnotes, each given as its paragraphs."""
    whole = w("footnotes")
    for kind, number in _SEPARATORS.items():
        lines = w("pPr", w("spacing", after=0, line=240, lineRule="auto"))
        whole.append(w("footnote", w("p", lines, w("r", w(kind))), type=kind, id=number))
    for number, paragraphs in enumerate(texts, start=1):
        first = paragraphs[0]
        first.insert(1, _sign(w("footnoteRef")))
        first.insert(2, w("r", written(" ")))
        whole.append(w("footnote", *paragraphs, id=number))
    return whole


def _sign(number: Element) -> Element:
    return w("r", w("rPr", w("rStyle", val="FootnoteReference")), number)
