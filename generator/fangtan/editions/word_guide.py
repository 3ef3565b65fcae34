"""The instructor’s guide as a file for Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.guide.edition import shown
from fangtan.editions.guide.matter import Guide, guide
from fangtan.editions.word import is_installed
from fangtan.model import Seminar
from fangtan.sheet import page


@dataclass(frozen=True, slots=True)
class WordGuideEdition:
    """Instructor’s guides that can be edited in Word."""

    name: str = "word-guide"
    summary: str = "the instructor's guide as DOCX; private; needs fangtan[word]"

    def plan(self, seminar: Seminar, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a file for each language that there is anything for the instructor in."""
        del beside
        if not is_installed():
            return
        for interview in seminar.publication.interviews:
            teaching = seminar.teaching[interview.slug]
            for language in interview.languages:
                if language in (*interview.task_languages, *teaching.run_sheet_languages):
                    matter = guide(seminar.publication, interview, teaching, language)
                    path = urls.guide(interview.slug, (language,), "docx")
                    yield Artifact(
                        path, self.name, "instructor", interview.slug, (language,), make,
                        (matter,), is_heavy=True,
                    )  # fmt: skip


EDITION = WordGuideEdition()


def make(matter: Guide) -> bytes:
    """Return an instructor’s guide as DOCX."""
    from fangtan.editions.word.document import document  # noqa: PLC0415 - of the extra `word`

    return document(page(matter.sheet, **shown(matter)), matter.sheet)
