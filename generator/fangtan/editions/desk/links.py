"""Where links of a text go on the desk: to a place on the same page, else nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from fangtan import i18n, urls
from fangtan.markup import Anchor
from fangtan.model import Language
from fangtan.render.citing import Citations

_ANCHORS = {"term": urls.term, "person": urls.person, "work": urls.work}


@dataclass(frozen=True, slots=True)
class DeskLinks:
    """Links of texts in one language on one page.

    `anchors` are what the page explains at its end, and the passages and exchanges that stand on
    it; `cited` is what its texts quote.
    """

    language: Language
    languages: tuple[Language, ...]
    anchors: frozenset[str]
    cited: Citations

    @property
    def han(self) -> str | None:
        """The language of Han characters in this text; None where it is the text's own."""
        return i18n.han_language(self.language, self.languages)

    def anchor(self, scheme: str, target: str) -> Anchor:
        """Return where a link with this scheme goes."""
        place = target if scheme == "passage" else _ANCHORS[scheme](target)
        href = f"#{place}" if place in self.anchors else None
        attributes = {"class": "reference"} if href else {}
        cited = dict(self.cited).get(target) if scheme == "passage" else None
        if cited is None:
            return Anchor(href, attributes)
        aside = cited.aside(self.language) if cited.is_digest or href is None else ""
        return Anchor(href, attributes, cited.reference(self.language), aside)
