"""The page that lists what there is for the instructor: every interview with its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.desk.files import Files, files
from fangtan.editions.desk.links import DeskLinks
from fangtan.editions.report.frame import Frame, page
from fangtan.model import Language, Names, Publication
from fangtan.render import Voice


@dataclass(frozen=True, slots=True)
class Listed:
    """An interview with its files; `is_public` says whether its text may be published."""

    slug: str
    title: Names
    is_public: bool
    files: Files


def path(languages: Sequence[Language], language: Language) -> str:
    """Return the path of the page in a language; the publication’s first is what one opens."""
    return urls.desks() if language == languages[0] else urls.desks(language)


def paths(languages: Sequence[Language]) -> tuple[tuple[Language, str], ...]:
    """Return the path of the page in every language."""
    return tuple((language, path(languages, language)) for language in languages)


def listed(
    publication: Publication, found: Sequence[Artifact], language: Language
) -> tuple[Listed, ...]:
    """Return the interviews, each with its files; those in the page’s language come first."""
    return tuple(
        Listed(
            interview.slug,
            interview.title,
            interview.is_public,
            tuple(
                (edition, tuple(sorted(members, key=lambda it: language not in it.languages)))
                for edition, members in files(found, interview)
            ),
        )
        for interview in publication.interviews
    )


def make(frame: Frame, interviews: Sequence[Listed], of_all: Files) -> bytes:
    """Return the page."""
    links = DeskLinks(frame.language, frame.languages, frozenset(), ())
    voice = Voice(frame.language, links)
    return page("desk/index.html", "desk.css", frame, voice, interviews=interviews, of_all=of_all)
