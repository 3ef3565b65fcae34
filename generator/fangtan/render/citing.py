"""How a quotation says where it is from, and whose words it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fangtan.i18n import say
from fangtan.markup import quotations
from fangtan.model import Interview, Language, Localized, Names, Publication, Segment


@dataclass(frozen=True, slots=True)
class Cited:
    """What is quoted: its first and its last passage number.

    A digest is in its editors’ words, so that a quotation has to say so. `title` is that of the
    interview, where it is not the one at hand.
    """

    first: int
    last: int
    is_digest: bool
    title: Names | None

    def reference(self, language: Language) -> str:
        """Return what stands below a block quotation, such as “¶12 (digest)”."""
        named = self._named(language)
        return say(language, "quotation_digest", passages=named) if self.is_digest else named

    def aside(self, language: Language) -> str:
        """Return what stands behind a quotation in the line, such as “ (¶12, digest)”."""
        key = "quotation_aside_digest" if self.is_digest else "quotation_aside"
        return say(language, key, passages=self._named(language))

    def _named(self, language: Language) -> str:
        key = "mention_passage" if self.first == self.last else "passages"
        numbers = say(language, key, number=self.first, first=self.first, last=self.last)
        if self.title is None:
            return numbers
        title = self.title[language]
        return say(language, "quotation_elsewhere", title=title, passages=numbers)


Citations = tuple[tuple[str, Cited], ...]
"""What the texts of a page or a sheet quote, by their targets."""


def citations(
    publication: Publication, interview: Interview | None, texts: Iterable[Localized]
) -> Citations:
    """Return what texts quote; `interview` is the one at hand, if they belong to any."""
    interviews = {it.slug: it for it in publication.interviews}
    passages: dict[str, Mapping[str, tuple[Segment, ...]]] = {}
    found: dict[str, Cited] = {}
    for target in dict.fromkeys(_targets(texts)):
        slug, _, identifier = target.rpartition("/")
        source = interviews.get(slug) if slug else interview
        if source is None:
            continue
        known = passages.get(source.slug) or source.passages()
        passages[source.slug] = known
        if known.get(identifier):
            found[target] = Cited(
                first=known[identifier][0].number,
                last=known[identifier][-1].number,
                is_digest=source.fidelity == "digest",
                title=None if interview and source.slug == interview.slug else source.title,
            )
    return tuple(found.items())


def _targets(texts: Iterable[Localized]) -> Iterator[str]:
    for text in texts:
        for side in text.values():
            yield from (quotation.target for quotation in quotations(side.markdown))
