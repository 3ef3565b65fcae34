"""The page of an interview in one language."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.site import metadata
from fangtan.editions.site.frame import Frame, frame, page
from fangtan.editions.site.outline import Outline
from fangtan.editions.site.reading import Reading, choices, links, reading, standing_of
from fangtan.model import Interview, Language


def plan(outline: Outline) -> Iterator[Artifact]:
    """Yield the page of every interview in every language that it is there in."""
    for interview in outline.publication.interviews:
        for language in interview.languages:
            yield _artifact(outline, interview, language)


def make(frame: Frame, matter: Reading) -> bytes:
    """Return the page."""
    return page(
        "site/interview.html", frame, links(frame, matter, frame.language),
        standing=standing_of(matter, frame.language),
        matter=matter, metadata=metadata.of_interview(frame, matter),
    )  # fmt: skip


def _artifact(outline: Outline, interview: Interview, language: Language) -> Artifact:
    surroundings = frame(
        outline,
        urls.interview(language, interview.slug),
        language,
        title=interview.title[language],
        description=interview.description[language],
        alternates=[(tag, urls.interview(tag, interview.slug)) for tag in interview.languages],
        choices=choices(outline, interview, language),
        notice=outline.notices[interview.slug, language],
    )
    matter = reading(outline, interview, (language,))
    return Artifact(
        surroundings.path, "site", "public", interview.slug, (language,), make,
        (surroundings, matter),
    )  # fmt: skip
