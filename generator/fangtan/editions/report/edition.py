"""The pages of the report, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.coverage import coverage
from fangtan.edition import Artifact
from fangtan.editions.report.frame import Frame, frame, page
from fangtan.editions.report.matter import Line, Matter, Whole, lines, matter, whole
from fangtan.editions.report.view import interview_view, whole_view
from fangtan.model import Seminar
from fangtan.render import Voice
from fangtan.render.particulars import range_of
from fangtan.sheet import PaperLinks


@dataclass(frozen=True, slots=True)
class ReportEdition:
    """Reports for instructors."""

    name: str = "report"
    summary: str = "what the questions cover, what is thin, how translations stand; private"

    def plan(self, seminar: Seminar, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a page a language; with several interviews, one for each of them as well."""
        found = coverage(seminar)
        publication = seminar.publication
        languages = publication.imprint.languages
        guides = {
            (artifact.interview, artifact.languages): artifact.path
            for artifact in beside
            if artifact.edition == "guide"
        }
        start = {language: urls.report(language) for language in languages}
        is_alone = len(found.interviews) == 1
        for language in languages:
            of_all = whole(publication, found, language)
            if not is_alone:
                surroundings = frame(publication, language, start[language], tuple(start.items()))
                rows = lines(publication, found, language)
                yield self._page(surroundings, None, make_whole, of_all, rows)
            for facts in found.interviews:
                slug = facts.slug
                pages = start if is_alone else {tag: urls.report_on(slug, tag) for tag in languages}
                guide = guides.get((slug, (language,)))
                up = () if is_alone else (("report_of_all", start[language]),)
                surroundings = frame(
                    publication,
                    language,
                    pages[language],
                    tuple(pages.items()),
                    (*up, *((("report_guide", guide),) if guide else ())),
                )
                shown = matter(seminar, facts, language)
                yield self._page(
                    surroundings, slug, make_interview, shown, of_all if is_alone else None
                )

    def _page(
        self,
        frame: Frame,
        slug: str | None,
        make: Callable[..., bytes],
        *matter: object,
    ) -> Artifact:
        return Artifact(
            path=frame.path,
            edition=self.name,
            audience="instructor",
            interview=slug,
            languages=(frame.language,),
            make=make,
            depends=(frame, *matter),
        )


EDITION = ReportEdition()


def make_interview(frame: Frame, matter: Matter, whole: Whole | None) -> bytes:
    """Return the page of one interview; with `whole`, it is the only one of its publication."""
    return _page(
        "report/interview.html",
        frame,
        report=interview_view(matter),
        whole=whole_view(whole) if whole else None,
    )


def make_whole(frame: Frame, whole: Whole, lines: Sequence[Line]) -> bytes:
    """Return the page of the publication, with a line an interview."""
    return _page("report/publication.html", frame, whole=whole_view(whole), lines=lines)


def _page(template: str, frame: Frame, **shown: object) -> bytes:
    links = PaperLinks(frame.language, frame.languages, frozenset(), {}, ())
    voice = Voice(frame.language, links)
    return page(template, "report.css", frame, voice, range_of=range_of, **shown)
