"""The list of decks, and how one is made."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.slides.matter import Deck, deck
from fangtan.model import Imprint, Interview, Language, Publication

_PACKAGES = ("lxml", "pptx")


@dataclass(frozen=True, slots=True)
class SlidesEdition:
    """Questions and passages as slides."""

    name: str = "slides"
    summary: str = "questions and their passages as PPTX, to be shown; needs fangtan[slides]"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a deck for each language with questions, and for two with either of them first."""
        del beside
        if not is_installed():
            return
        for interview in publication.interviews:
            for languages in combinations(publication.imprint, interview):
                path = urls.paper(interview.slug, self.name, languages, "pptx")
                yield Artifact(
                    path, self.name, "public", interview.slug, languages, make,
                    (deck(publication, interview, languages),), is_heavy=True,
                )  # fmt: skip


EDITION = SlidesEdition()


def combinations(imprint: Imprint, interview: Interview) -> Iterator[tuple[Language, ...]]:
    """Yield each language in which there is anything to do, then each pair in either order."""
    asked = tuple(tag for tag in interview.languages if interview.tasks_in(tag))
    yield from ((language,) for language in asked)
    for first, second in imprint.pairs_of(interview):
        if first in asked and second in asked:
            yield first, second
            yield second, first


def is_installed() -> bool:
    """Return whether what writes these files is there: the extra `slides`."""
    return all(importlib.util.find_spec(package) is not None for package in _PACKAGES)


def make(shown: Deck) -> bytes:
    """Return a deck as PPTX."""
    from fangtan.editions.slides.presentation import presentation  # noqa: PLC0415 - of the extra

    return presentation(shown)
