"""The list of texts, and how one is made from what its printed sheet shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions import handout, questions
from fangtan.editions.handout import Handout
from fangtan.editions.plain.blocks import Block
from fangtan.editions.plain.markdown import markdown
from fangtan.editions.plain.page import Around, around, blocks
from fangtan.editions.plain.text import text
from fangtan.editions.questions import Questions
from fangtan.model import Language, Publication

Suffix = Literal["md", "txt"]


@dataclass(frozen=True, slots=True)
class PlainEdition:
    """Interviews and questions as plain text and as Markdown."""

    name: str = "plain"
    summary: str = "the interview and its questions as plain text and Markdown, in each language"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield two files for each handout and each sheet of questions in one language."""
        del beside
        for interview in publication.interviews:
            for language in interview.languages:
                shown = handout.handout("handout", publication, interview, (language,))
                beside_it = around(publication, interview, language)
                yield from self._files("handout", make_handout, shown, beside_it)
            for language in interview.question_languages if interview.questions else ():
                asked = questions.questions(publication, interview, (language,))
                beside_it = around(publication, interview, language)
                yield from self._files("questions", make_questions, asked, beside_it)

    def _files(
        self,
        kind: str,
        make: Callable[..., bytes],
        shown: Handout | Questions,
        beside_it: Around,
    ) -> Iterator[Artifact]:
        slug, languages = shown.sheet.interview.slug, shown.sheet.languages
        # Plain text has no way to show a link but its address, which readers need only for what is
        # not in the text itself.
        for suffix, known in (("md", beside_it), ("txt", replace(beside_it, base_url=None))):
            path = urls.paper(slug, kind, languages, suffix)
            yield Artifact(path, self.name, "public", slug, languages, make, (shown, known, suffix))


EDITION = PlainEdition()


def make_handout(shown: Handout, beside: Around, suffix: Suffix) -> bytes:
    """Return an interview as text of a kind."""
    found = blocks(shown.sheet, beside, handout.matter(shown))
    return _written(found, shown.sheet.languages[0], suffix)


def make_questions(asked: Questions, beside: Around, suffix: Suffix) -> bytes:
    """Return questions as text of a kind."""
    found = blocks(asked.sheet, beside, questions.matter(asked))
    return _written(found, asked.sheet.languages[0], suffix)


def _written(found: tuple[Block, ...], language: Language, suffix: Suffix) -> bytes:
    whole = markdown(found) if suffix == "md" else text(found, language)
    return whole.encode()
