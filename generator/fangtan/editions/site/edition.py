"""The list of everything that the website consists of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan.edition import Artifact
from fangtan.editions.site import (
    about,
    assets,
    glossary,
    interview,
    parallel,
    people,
    publication,
    questions,
    start,
    wayside,
)
from fangtan.editions.site.outline import outline
from fangtan.model import Publication


@dataclass(frozen=True, slots=True)
class Site:
    """The website edition."""

    name: str = "site"
    summary: str = "the website: the interviews in each language and in two, with all around them"

    def plan(self, publication_: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield every page, and what the pages need."""
        whole = outline(publication_, beside)
        pages = [artifact for kind in _PAGES for artifact in kind.plan(whole)]
        yield from pages
        yield from assets.plan(whole)
        yield from wayside.plan(whole, pages)


_PAGES = (start, publication, interview, parallel, questions, glossary, people, about)
"""The kinds of page: modules with a function `plan` that yields the pages of that kind."""

EDITION = Site()
