"""The list of pages for the projector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.projector.matter import deck
from fangtan.editions.projector.page import make
from fangtan.model import Publication


@dataclass(frozen=True, slots=True)
class ProjectorEdition:
    """Questions on the wall of a seminar room."""

    name: str = "projector"
    summary: str = "questions for a projector: one at a time, passages beside it, with a timer"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a page for each language of an interview's questions; each page has them all."""
        del beside
        for interview in publication.interviews:
            for language in interview.task_languages:
                matter = deck(publication, interview, language)
                path = urls.projector(interview.slug, language)
                others = tuple(
                    (tag, urls.relative(path, urls.projector(interview.slug, tag)))
                    for tag in interview.task_languages
                )
                yield Artifact(
                    path=path,
                    edition=self.name,
                    audience="public",
                    interview=interview.slug,
                    languages=matter.languages,
                    make=make,
                    depends=(matter, others),
                    is_heavy=True,
                )


EDITION = ProjectorEdition()
