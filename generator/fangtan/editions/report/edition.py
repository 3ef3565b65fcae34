"""The pages of the report, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fangtan import i18n, urls
from fangtan.coverage import coverage
from fangtan.edition import Artifact
from fangtan.editions.report.matter import Line, Matter, Whole, lines, matter, whole
from fangtan.editions.report.view import interview_view, whole_view
from fangtan.editions.site.colour import accents
from fangtan.model import Language, Names, Publication, Seminar
from fangtan.render import Voice, bundle, render
from fangtan.render.particulars import range_of
from fangtan.sheet import PaperLinks


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page: its place, its publication, and the pages beside it.

    `others` are this page in the other languages, `up` is the report on the whole publication
    and `guide` the instructor's guide, each None where there is none.
    """

    path: str
    language: Language
    languages: tuple[Language, ...]
    publication: Names
    accent: str
    others: tuple[tuple[Language, str], ...]
    up: str | None
    guide: str | None

    def to(self, path: str) -> str:
        """Return the link from this page to another one."""
        return urls.relative(self.path, path)

    def name_of(self, language: Language) -> str:
        """Return what a language calls itself."""
        return i18n.say(language, "language")


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
                frame = _frame(publication, language, start)
                rows = lines(publication, found, language)
                yield self._page(frame, None, make_whole, of_all, rows)
            for facts in found.interviews:
                slug = facts.slug
                pages = start if is_alone else {tag: urls.report_on(slug, tag) for tag in languages}
                frame = _frame(
                    publication,
                    language,
                    pages,
                    up=None if is_alone else start[language],
                    guide=guides.get((slug, (language,))),
                )
                shown = matter(seminar, facts, language)
                yield self._page(frame, slug, make_interview, shown, of_all if is_alone else None)

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
    found = accents(frame.accent)
    colours = f":root {{ --accent: {found.light}; --accent-in-the-dark: {found.dark}; }}"
    return render(
        template,
        frame=frame,
        voice=Voice(frame.language, links),
        urls=urls,
        range_of=range_of,
        # Of templates of our own, and of a colour that was checked: nothing in it needs escaping.
        styles=Markup(f"{bundle('report.css')}\n@layer tokens {{ {colours} }}"),  # noqa: S704
        **shown,
    ).encode()


def _frame(
    publication: Publication,
    language: Language,
    pages: Mapping[Language, str],
    *,
    up: str | None = None,
    guide: str | None = None,
) -> Frame:
    return Frame(
        path=pages[language],
        language=language,
        languages=publication.imprint.languages,
        publication=publication.imprint.title,
        accent=publication.imprint.accent,
        others=tuple((tag, path) for tag, path in pages.items() if tag != language),
        up=up,
        guide=guide,
    )
