"""The list of files for platforms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.platforms.canvas import make_canvas
from fangtan.editions.platforms.cartridge import cartridge, make_cartridge
from fangtan.editions.platforms.glossary import glossary, make_deck, make_moodle_glossary
from fangtan.editions.platforms.lesson import Grading, Lesson, grading, lesson
from fangtan.editions.platforms.losses import left_out, left_out_of_glossary, make_report
from fangtan.editions.platforms.moodle import make_moodle
from fangtan.editions.platforms.notes import make_notes
from fangtan.editions.platforms.text import make_blackboard, make_gift
from fangtan.model import Interview, Language, Publication, Seminar, Teaching, student

_FOR_STUDENTS: Mapping[str, Callable[[Lesson], bytes]] = {
    "canvas.{}.zip": make_canvas,
    "blackboard.{}.txt": make_blackboard,
    "gift.{}.txt": make_gift,
}
"""Formats without a field that students do not see: they are handed a lesson alone."""

_FOR_GRADERS: Mapping[str, Callable[[Grading], bytes]] = {
    "moodle.{}.xml": make_moodle,
    "notes.{}.html": make_notes,
}


@dataclass(frozen=True, slots=True)
class PlatformsEdition:
    """Files that learning platforms import."""

    name: str = "platforms"
    summary: str = "files for Moodle, Canvas, Blackboard and other learning platforms; private"

    def plan(self, seminar: Seminar, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield the files on each interview that may be published, and those of the glossary.

        What they show students is what everybody may see: an interview that may not be published
        is in none, and neither is a translation that the publication holds back.
        """
        del beside
        public = student(seminar)
        for interview in public.interviews:
            yield from self._interview(public, interview, seminar.teaching[interview.slug])
        if public.glossary:
            yield from self._glossary(public)

    def _interview(
        self, publication: Publication, interview: Interview, teaching: Teaching
    ) -> Iterator[Artifact]:
        for language in interview.languages:
            shown = lesson(publication, interview, language)
            tongue = (language,)
            name = f"cartridge.{language}.imscc"
            held = cartridge(publication, shown)
            yield self._file(interview.slug, name, tongue, make_cartridge, held)
            if shown.questions:
                known = grading(publication, interview, teaching, shown)
                for name, for_students in _FOR_STUDENTS.items():
                    file = name.format(language)
                    yield self._file(interview.slug, file, tongue, for_students, shown)
                for name, for_graders in _FOR_GRADERS.items():
                    file = name.format(language)
                    yield self._file(interview.slug, file, tongue, for_graders, known)
        findings = left_out(interview, teaching)
        yield self._file(interview.slug, "left-out.txt", interview.languages, make_report, findings)

    def _glossary(self, publication: Publication) -> Iterator[Artifact]:
        for language in publication.imprint.languages:
            terms = glossary(publication, language)
            tongue = (language,)
            moodle, deck = f"moodle.{language}.xml", f"deck.{language}.tsv"
            yield self._file(None, moodle, tongue, make_moodle_glossary, terms)
            yield self._file(None, deck, tongue, make_deck, terms)
        findings = left_out_of_glossary(publication)
        languages = publication.imprint.languages
        yield self._file(None, "left-out.txt", languages, make_report, findings)

    def _file(
        self,
        slug: str | None,
        name: str,
        languages: tuple[Language, ...],
        make: Callable[..., bytes],
        matter: object,
    ) -> Artifact:
        path = urls.platform(slug, name) if slug else urls.platform_glossary(name)
        return Artifact(
            path=path,
            edition=self.name,
            audience="instructor",
            interview=slug,
            languages=languages,
            make=make,
            depends=(matter,),
        )


EDITION = PlatformsEdition()
