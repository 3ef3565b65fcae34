"""The list of books."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.epub.book import Book, make
from fangtan.editions.handout import combinations, handout
from fangtan.model import Publication


@dataclass(frozen=True, slots=True)
class EpubEdition:
    """Books for reading programs and devices."""

    name: str = "epub"
    summary: str = "the interview as EPUB 3, with its glossary, in each language and in two"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a book for each handout that there is on paper."""
        del beside
        for interview in publication.interviews:
            for languages in combinations(publication.imprint, interview):
                shown = handout("handout", publication, interview, languages)
                yield Artifact(
                    path=urls.paper(interview.slug, "handout", languages, "epub"),
                    edition=self.name,
                    audience="public",
                    interview=interview.slug,
                    languages=languages,
                    make=make,
                    depends=(Book(shown, publication.imprint.accent),),
                )


EDITION = EpubEdition()
