"""The first page of the site: choose a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.site import metadata
from fangtan.editions.site.frame import Frame, frame, page
from fangtan.editions.site.links import SiteLinks
from fangtan.editions.site.outline import Outline
from fangtan.model import Interview, Language, slices
from fangtan.render import Voice
from fangtan.render.notice import Notice


@dataclass(frozen=True, slots=True)
class Start:
    """The matter of the page: the interviews, and the notices of each language."""

    interviews: tuple[Interview, ...]
    notices: tuple[tuple[Language, tuple[Notice, ...]], ...]


def plan(outline: Outline) -> Iterator[Artifact]:
    """Yield the page."""
    language, *_ = outline.languages
    imprint = outline.publication.imprint
    surroundings = frame(
        outline,
        urls.START,
        language,
        title=imprint.title[language],
        description=imprint.description[language],
        alternates=[(tag, urls.publication(tag)) for tag in outline.languages],
        fallback=urls.START,
    )
    matter = Start(
        interviews=tuple(slices.facts(interview) for interview in outline.publication.interviews),
        notices=tuple((tag, outline.notices_in(tag)) for tag in outline.languages),
    )
    yield Artifact(
        urls.START, "site", "public", None, outline.languages, make, (surroundings, matter)
    )


def make(frame: Frame, matter: Start) -> bytes:
    """Return the page."""
    languages = frame.imprint.languages
    links = {tag: SiteLinks(frame.path, tag, languages) for tag in languages}
    return page(
        "site/start.html", frame, links[frame.language], matter=matter,
        sides=[(Voice(tag, links[tag]), notices) for tag, notices in matter.notices],
        metadata=metadata.of_publication(frame, matter.interviews),
    )  # fmt: skip
