"""The list of speaker's windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.guide.matter import guide
from fangtan.editions.projector import deck
from fangtan.editions.speaker.page import make
from fangtan.model import Seminar, student


@dataclass(frozen=True, slots=True)
class SpeakerEdition:
    """Windows for whoever leads the seminar."""

    name: str = "speaker"
    summary: str = (
        "the speaker’s window: run-sheet, clock, guidance; it drives the projector; private"
    )

    def plan(self, seminar: Seminar, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a window for each language of the questions of every interview that is public.

        The wall is the students’: it is made from what they may see, whatever the guidance quotes.
        """
        del beside
        whole, shown = seminar.publication, student(seminar)
        on_the_wall = {it.slug: it for it in shown.interviews}
        for interview in whole.interviews:
            asked = on_the_wall.get(interview.slug)
            if asked is None or not asked.task_languages:
                continue
            teaching = seminar.teaching[interview.slug]
            for language in interview.task_languages:
                spoken = asked.task_languages
                lead = language if language in spoken else spoken[0]
                yield Artifact(
                    path=urls.speaker(interview.slug, language),
                    edition=self.name,
                    audience="instructor",
                    interview=interview.slug,
                    languages=(language,),
                    make=make,
                    depends=(
                        guide(whole, interview, teaching, language),
                        deck(shown, asked, lead),
                    ),
                )


EDITION = SpeakerEdition()
