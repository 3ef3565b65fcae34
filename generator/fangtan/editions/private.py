"""Interviews that may not be published, in full, for the instructor alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.handout import combinations, handout, make
from fangtan.model import Seminar


@dataclass(frozen=True, slots=True)
class PrivateEdition:
    """The text of every interview whose rights keep it out of all that is public."""

    name: str = "private"
    summary: str = "interviews that may not be published, in full, on paper; private"

    def plan(self, seminar: Seminar, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield what would be the handouts of the interviews that are not public."""
        del beside
        imprint = seminar.publication.imprint
        for interview in seminar.publication.interviews:
            for languages in () if interview.is_public else combinations(imprint, interview):
                yield Artifact(
                    path=urls.sheet(urls.INSTRUCTOR, interview.slug, "private", languages),
                    edition=self.name,
                    audience="instructor",
                    interview=interview.slug,
                    languages=languages,
                    make=make,
                    depends=(handout("private", seminar.publication, interview, languages),),
                    is_heavy=True,
                )


EDITION = PrivateEdition()
