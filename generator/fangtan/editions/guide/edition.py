"""The list of guides, and how one is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.guide.contents import contents
from fangtan.editions.guide.matter import Guide, guide
from fangtan.editions.guide.places import coverage, places
from fangtan.editions.guide.script import clock, cuts
from fangtan.model import Seminar
from fangtan.render.rows import rows, widths
from fangtan.sheet import by_phase, press, printed


@dataclass(frozen=True, slots=True)
class GuideEdition:
    """Guides for instructors."""

    name: str = "guide"
    summary: str = "the instructor's guide: run-sheets, questions with guidance, coverage; private"

    def plan(self, seminar: Seminar, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a guide for each language that there is anything for the instructor in."""
        del beside
        for interview in seminar.publication.interviews:
            teaching = seminar.teaching[interview.slug]
            for language in interview.languages:
                if interview.tasks_in(language) or language in teaching.run_sheet_languages:
                    yield Artifact(
                        path=urls.guide(interview.slug, (language,)),
                        edition=self.name,
                        audience="instructor",
                        interview=interview.slug,
                        languages=(language,),
                        make=make,
                        depends=(guide(seminar.publication, interview, teaching, language),),
                        is_heavy=True,
                    )


EDITION = GuideEdition()


def make(matter: Guide) -> bytes:
    """Return a guide as PDF."""
    return press(matter.sheet, (), **shown(matter))


def shown(matter: Guide) -> dict[str, object]:
    """Return what the template of a guide shows beside its sheet."""
    language = matter.sheet.languages[0]
    numbers = {question.id: number for number, question in enumerate(matter.questions, start=1)}
    phases = by_phase(matter.sheet, matter.questions)
    cut = cuts(matter.questions, matter.guidance)
    return {
        "contents": tuple(contents(matter, phases, has_cuts=bool(cut))),
        "run_sheets": matter.run_sheets,
        "clock": clock,
        "numbers": numbers,
        "titles": {question.id: question.title for question in matter.questions},
        "cuts": cut,
        "phases": phases,
        "kinds": matter.kinds,
        "rows": rows,
        "widths": widths,
        "guidance": matter.guidance,
        "places": {question.id: places(matter, question) for question in matter.questions},
        "cited": lambda targets: printed(
            (matter.sheet.passages[it] for it in targets if it in matter.sheet.passages), language
        ),
        "coverage": coverage(matter),
        "themes": matter.themes,
    }
