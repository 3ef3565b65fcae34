"""The slides for the instructor, with what is behind a question in the speaker’s notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.slides.edition import combinations, is_installed, make
from fangtan.editions.slides.matter import deck
from fangtan.model import Seminar


@dataclass(frozen=True, slots=True)
class SlidesGuideEdition:
    """Slides whose notes are the instructor’s."""

    name: str = "slides-guide"
    summary: str = "slides with guidance in the speaker's notes; private; needs fangtan[slides]"

    def plan(self, seminar: Seminar, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a deck for each that there is for everybody, and for private interviews too."""
        del beside
        if not is_installed():
            return
        for interview in seminar.publication.interviews:
            guidance = seminar.teaching[interview.slug].guidance
            for languages in combinations(seminar.publication.imprint, interview):
                matter = deck(seminar.publication, interview, languages, guidance)
                yield Artifact(
                    urls.slides_guide(interview.slug, languages), self.name, "instructor",
                    interview.slug, languages, make, (matter,), is_heavy=True,
                )  # fmt: skip


EDITION = SlidesGuideEdition()
