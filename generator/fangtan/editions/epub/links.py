"""Where links of a text go within a book: to another of its files, or to a note that pops up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fangtan import i18n, urls
from fangtan.markup import Anchor
from fangtan.model import Language
from fangtan.render.citing import Citations

_ANCHORS = {"term": urls.term, "person": urls.person, "work": urls.work}

BACK = "back.xhtml"
"""The file that explains terms, people and works."""


@dataclass(frozen=True, slots=True)
class BookLinks:
    """Links of texts in one language in one file of a book.

    `places` are the files of passages and exchanges, `entries` what the book explains at its end.
    In running text a reader gets the explanation as a note on the spot; with `is_explained`, in
    the notes and at the end, links go to the end.
    """

    language: Language
    languages: tuple[Language, ...]
    places: Mapping[str, str]
    entries: frozenset[str]
    cited: Citations
    is_explained: bool = False

    @property
    def han(self) -> str | None:
        """The language of Han characters in this text; None where it is the text’s own."""
        return i18n.han_language(self.language, self.languages)

    def anchor(self, scheme: str, target: str) -> Anchor:
        """Return where a link with this scheme goes."""
        if scheme == "passage":
            place, cited = self.places.get(target), dict(self.cited).get(target)
            return Anchor(
                href=f"{place}#{target}" if place else None,
                attributes={"class": "reference"},
                reference=cited.reference(self.language) if cited else "",
                aside=cited.aside(self.language) if cited else "",
            )
        entry = _ANCHORS[scheme](target)
        if entry not in self.entries:
            return Anchor(None, {})
        if self.is_explained:
            return Anchor(f"{BACK}#{entry}", {"class": "entry-link"})
        note = {"class": "entry-link", "epub:type": "noteref", "role": "doc-noteref"}
        return Anchor(f"#{note_of(entry)}", note)


def note_of(entry: str) -> str:
    """Return the anchor of the note that explains what an entry at the end does."""
    return f"note-{entry}"
