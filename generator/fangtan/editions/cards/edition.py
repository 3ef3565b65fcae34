"""The list of sets of cards, and how one is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import i18n, urls
from fangtan.edition import Artifact
from fangtan.editions.cards.arranging import arranged, mirrored
from fangtan.editions.cards.fitting import fitted
from fangtan.editions.cards.matter import Cards, cards, sides
from fangtan.model import Imprint, Interview, Language, Publication
from fangtan.sheet import press


@dataclass(frozen=True, slots=True)
class CardsEdition:
    """Cards to cut out."""

    name: str = "cards"
    summary: str = "question cards to cut out, printed double-sided, a language on each side"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a set for each pair of languages, and for each language that is in none."""
        del beside
        for interview in publication.interviews:
            for languages in combinations(publication.imprint, interview):
                yield Artifact(
                    path=urls.paper(interview.slug, self.name, languages),
                    edition=self.name,
                    audience="public",
                    interview=interview.slug,
                    languages=languages,
                    make=make,
                    depends=(cards(publication, interview, languages),),
                    is_heavy=True,
                )


EDITION = CardsEdition()


def combinations(imprint: Imprint, interview: Interview) -> Iterator[tuple[Language, ...]]:
    """Yield the pairs of languages of an interview's questions, then each that is in none."""
    if not interview.questions:
        return
    asked = interview.question_languages
    pairs = [pair for pair in imprint.pairs_of(interview) if set(pair) <= set(asked)]
    yield from pairs
    yield from ((tag,) for tag in asked if not any(tag in pair for pair in pairs))


def make(whole: Cards) -> bytes:
    """Return a set of cards as PDF: the back of each page follows it."""
    every = sides(whole)
    fits = fitted(whole, every)
    pages = arranged([fit.size for fit in fits])
    if i18n.direction(whole.sheet.languages[0]) == "rtl":
        pages = tuple(mirrored(page) for page in pages)
    return press(
        whole.sheet,
        introduction=whole.introduction,
        cards=every,
        fits=fits,
        leaves=tuple((page, mirrored(page)) for page in pages),
    )
