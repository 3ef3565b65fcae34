"""Where links of a text go on the pages of the website."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fangtan import i18n, urls
from fangtan.editions.site.mentions import Mentions, other_interviews
from fangtan.editions.site.outline import Outline
from fangtan.markup import Anchor
from fangtan.model import Language
from fangtan.render.citing import Citations


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Links of texts in one language on one page.

    `reading` is the page on which passages of the page's own interview stand, and `explained`
    are the terms that the page itself explains; `elsewhere` says for other interviews that are
    linked to which page has them. `cited` is what the texts quote.
    """

    page: str
    language: Language
    languages: tuple[Language, ...]
    reading: str = ""
    explained: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    cited: Citations = ()

    @property
    def han(self) -> str | None:
        """The language of Han characters in this text; None where it is the text's own."""
        return i18n.han_language(self.language, self.languages)

    def anchor(self, scheme: str, target: str) -> Anchor:
        """Return where a link with this scheme goes."""
        if scheme == "term":
            return self._term(target)
        if scheme == "passage":
            return self._quoted(target, self._passage(target))
        anchor = urls.person(target) if scheme == "person" else urls.work(target)
        page = urls.people(self.language)
        return Anchor(urls.relative(self.page, page, anchor), {"class": "reference"})

    def _quoted(self, target: str, href: str | None) -> Anchor:
        attributes = {"class": "reference"} if href else {}
        cited = dict(self.cited).get(target)
        if cited is None:
            return Anchor(href, attributes)
        # The link says which passage it is; that the words are not the speaker's it cannot say.
        aside = cited.aside(self.language) if cited.is_digest or href is None else ""
        return Anchor(href, attributes, cited.reference(self.language), aside)

    def _term(self, target: str) -> Anchor:
        is_here = target in self.explained
        page = self.page if is_here else urls.glossary(self.language)
        kind = "term" if is_here else "reference"
        return Anchor(urls.relative(self.page, page, urls.term(target)), {"class": kind})

    def _passage(self, target: str) -> str | None:
        slug, slash, anchor = target.rpartition("/")
        page = dict(self.elsewhere).get(slug) if slash else self.reading
        return urls.relative(self.page, page, anchor) if page else None


def elsewhere(
    outline: Outline, found: Iterable[Mentions], language: Language
) -> tuple[tuple[str, str], ...]:
    """Return the page of each other interview that texts link to.

    An interview that is not there in this language is linked in its own; one that is not
    published at all is left out.
    """
    slugs = dict.fromkeys(slug for mentions in found for slug in other_interviews(mentions))
    return tuple(
        (slug, urls.interview(language if language in languages else languages[0], slug))
        for slug in slugs
        if (languages := outline.languages_of.get(slug))
    )
