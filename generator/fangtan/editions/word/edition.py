"""The list of files for Word, and how one is made from what its printed sheet shows."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions import handout, questions
from fangtan.editions.handout import Handout
from fangtan.editions.questions import Questions
from fangtan.model import Publication
from fangtan.sheet import page

_PACKAGES = ("lxml", "resvg_py")


@dataclass(frozen=True, slots=True)
class WordEdition:
    """Handouts and questions that can be edited in Word."""

    name: str = "word"
    summary: str = "handouts and questions as DOCX, to be edited in Word; needs fangtan[word]"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a file for each handout and each sheet of questions that there is on paper."""
        del beside
        if not is_installed():
            return
        for interview in publication.interviews:
            for languages in handout.combinations(publication.imprint, interview):
                matter = handout.handout("handout", publication, interview, languages)
                path = urls.paper(interview.slug, "handout", languages, "docx")
                yield Artifact(
                    path, self.name, "public", interview.slug, languages, make_handout,
                    (matter,), is_heavy=True,
                )  # fmt: skip
            for language in interview.question_languages if interview.questions else ():
                asked = questions.questions(publication, interview, (language,))
                path = urls.paper(interview.slug, "questions", (language,), "docx")
                yield Artifact(
                    path, self.name, "public", interview.slug, (language,), make_questions,
                    (asked,), is_heavy=True,
                )  # fmt: skip


EDITION = WordEdition()


def is_installed() -> bool:
    """Return whether what writes these files is there: the extra `word`."""
    return all(importlib.util.find_spec(package) is not None for package in _PACKAGES)


def make_handout(matter: Handout) -> bytes:
    """Return a handout as DOCX."""
    from fangtan.editions.word.document import document  # noqa: PLC0415 - of the extra `word`

    html = page(matter.sheet, **handout.matter(matter))
    return document(html, matter.sheet, matter.media)


def make_questions(asked: Questions) -> bytes:
    """Return a sheet of questions as DOCX."""
    from fangtan.editions.word.document import document  # noqa: PLC0415 - of the extra `word`

    return document(page(asked.sheet, **questions.matter(asked)), asked.sheet)
