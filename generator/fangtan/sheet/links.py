"""Where links of a text go on paper: to a place on the same sheet, else nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fangtan import i18n, urls
from fangtan.markup import Anchor, links
from fangtan.model import Language, Localized
from fangtan.render.citing import Citations

_ANCHORS = {"term": urls.term, "person": urls.person, "work": urls.work}


@dataclass(frozen=True, slots=True)
class PaperLinks:
    """Links of texts in one language on one sheet.

    `anchors` are what the sheet explains at its end, and `passages` what ¶ numbers a passage or
    an exchange has, as they are printed. A number says to a reader of paper what a link does on
    screen, so it is printed after the words. `cited` is what the texts quote.
    """

    language: Language
    languages: tuple[Language, ...]
    anchors: frozenset[str]
    passages: Mapping[str, str]
    cited: Citations

    @property
    def han(self) -> str | None:
        """The language of Han characters in this text; None where it is the text's own."""
        return i18n.han_language(self.language, self.languages)

    def anchor(self, scheme: str, target: str) -> Anchor:
        """Return where a link with this scheme goes."""
        if scheme == "passage":
            number, cited = self.passages.get(target), dict(self.cited).get(target)
            return Anchor(
                href=None,
                attributes={"class": "sheet-reference", "data-number": number} if number else {},
                reference=cited.reference(self.language) if cited else "",
                aside=cited.aside(self.language) if cited else "",
            )
        anchor = _ANCHORS[scheme](target)
        if anchor in self.anchors:
            return Anchor(f"#{anchor}", {"class": f"sheet-link sheet-link--{scheme}"})
        return Anchor(None, {})


def targets(texts: Iterable[Localized], scheme: str) -> tuple[str, ...]:
    """Return what links of a scheme go to in any language, in order of appearance."""
    return tuple(dict.fromkeys(_targets(texts, scheme)))


def _targets(texts: Iterable[Localized], scheme: str) -> Iterator[str]:
    for text in texts:
        for side in text.values():
            if f"]({scheme}:" in side.markdown:
                yield from (link.target for link in links(side.markdown) if link.scheme == scheme)
