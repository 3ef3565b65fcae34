"""The instructor’s guide as Markdown, for the notes of whoever teaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.guide.edition import shown
from fangtan.editions.guide.matter import Guide, guide
from fangtan.editions.plain.markdown import markdown
from fangtan.editions.plain.page import Around, around, blocks
from fangtan.model import Seminar


@dataclass(frozen=True, slots=True)
class PlainGuideEdition:
    """Instructor’s guides as Markdown."""

    name: str = "plain-guide"
    summary: str = "the instructor's guide as Markdown, to paste into notes; private"

    def plan(self, seminar: Seminar, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a file for each language that there is anything for the instructor in."""
        del beside
        for interview in seminar.publication.interviews:
            teaching = seminar.teaching[interview.slug]
            for language in interview.languages:
                if language in (*interview.task_languages, *teaching.run_sheet_languages):
                    matter = guide(seminar.publication, interview, teaching, language)
                    beside_it = around(seminar.publication, interview, language)
                    path = urls.guide(interview.slug, (language,), "md")
                    yield Artifact(
                        path, self.name, "instructor", interview.slug, (language,), make,
                        (matter, beside_it),
                    )  # fmt: skip


EDITION = PlainGuideEdition()


def make(matter: Guide, beside: Around) -> bytes:
    """Return an instructor’s guide as Markdown."""
    return markdown(blocks(matter.sheet, beside, shown(matter))).encode()
