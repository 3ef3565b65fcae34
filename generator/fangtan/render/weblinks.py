"""Where links of a text go in a file that leaves us: to the website, else nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fangtan import i18n, urls
from fangtan.markup import Anchor
from fangtan.model import Language
from fangtan.render.citing import Citations

ASIDE = "data-aside"
"""The attribute that says what follows a link’s words: the number of the passage that it names."""


@dataclass(frozen=True, slots=True)
class WebLinks:
    """Links of texts in one language in one file.

    `base_url` is where the website is, None where nobody knows; `pages` are the interviews that
    it has, with their languages. `slug` is the interview at hand, whose passages have `numbers`
    as they are printed and stand on the same page if `is_reading`. `cited` is what texts quote.
    `terms` are explained on the page `glossary` beside this one; the name of this page is empty.
    """

    language: Language
    languages: tuple[Language, ...]
    base_url: str | None
    pages: tuple[tuple[str, tuple[Language, ...]], ...]
    slug: str | None = None
    numbers: Mapping[str, str] | None = None
    cited: Citations = ()
    is_reading: bool = False
    terms: frozenset[str] = frozenset()
    glossary: str = ""

    @property
    def han(self) -> str | None:
        """The language of Han characters in this text; None where it is the text’s own."""
        return i18n.han_language(self.language, self.languages)

    def anchor(self, scheme: str, target: str) -> Anchor:
        """Return where a link with this scheme goes."""
        if scheme == "passage":
            return self._passage(target)
        if scheme == "term" and target in self.terms:
            return Anchor(f"{self.glossary}#{urls.term(target)}", {})
        if scheme == "term":
            return Anchor(self._on_site(urls.glossary(self.language), urls.term(target)), {})
        anchor = urls.person(target) if scheme == "person" else urls.work(target)
        return Anchor(self._on_site(urls.people(self.language), anchor), {})

    def _passage(self, target: str) -> Anchor:
        slug, slash, anchor = target.rpartition("/")
        is_here = self.is_reading and not slash
        number, cited = (self.numbers or {}).get(target), dict(self.cited).get(target)
        said = i18n.say(self.language, "quotation_aside", passages=number) if number else ""
        return Anchor(
            href=f"#{anchor}" if is_here else self._interview(slug or self.slug, anchor),
            attributes={ASIDE: said} if said and not is_here else {},
            reference=cited.reference(self.language) if cited else "",
            aside=cited.aside(self.language) if cited else "",
        )

    def _interview(self, slug: str | None, anchor: str) -> str | None:
        languages = dict(self.pages).get(slug or "", ())
        if not languages or slug is None:
            return None
        language = self.language if self.language in languages else languages[0]
        return self._on_site(urls.interview(language, slug), anchor)

    def _on_site(self, path: str, anchor: str) -> str | None:
        return urls.absolute(self.base_url, path, anchor) if self.base_url else None
