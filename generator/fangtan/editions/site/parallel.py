"""The page of an interview in two languages side by side, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.site import metadata
from fangtan.editions.site.frame import Frame, frame, page
from fangtan.editions.site.outline import Outline
from fangtan.editions.site.reading import Reading, choices, links, reading, standing_of
from fangtan.model import Interview, Language
from fangtan.render import Voice


def plan(outline: Outline) -> Iterator[Artifact]:
    """Yield the page of every interview for every pair of its languages, in either order."""
    for interview in outline.publication.interviews:
        for language, other in outline.publication.imprint.pairs_of(interview):
            yield _artifact(outline, interview, language, other)
            yield _artifact(outline, interview, other, language)


def make(frame: Frame, matter: Reading) -> bytes:
    """Return the page."""
    voices = [
        Voice(tag, links(frame, matter, tag), standing_of(matter, tag), matter.languages)
        for tag in matter.languages
    ]
    return page(
        "site/parallel.html", frame, links(frame, matter, frame.language),
        matter=matter, voices=voices, metadata=metadata.of_interview(frame, matter),
    )  # fmt: skip


def _artifact(
    outline: Outline, interview: Interview, language: Language, other: Language
) -> Artifact:
    slug = interview.slug
    surroundings = frame(
        outline,
        urls.parallel(language, other, slug),
        language,
        title=f"{interview.title[language]} · {interview.title[other]}",
        description=interview.description[language],
        alternates=[
            (language, urls.parallel(language, other, slug)),
            (other, urls.parallel(other, language, slug)),
        ],
        choices=choices(outline, interview, language),
        notice=outline.notices[slug, language],
        fallback=urls.interview(interview.languages[0], slug),
    )
    matter = reading(outline, interview, (language, other))
    return Artifact(
        surroundings.path, "site", "public", slug, (language, other), make,
        (surroundings, matter),
    )  # fmt: skip
