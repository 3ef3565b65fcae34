"""The publication's page in one language: its interviews, and what there is for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.site import metadata
from fangtan.editions.site.frame import Choice, Frame, frame, page
from fangtan.editions.site.links import SiteLinks, elsewhere
from fangtan.editions.site.outline import Outline
from fangtan.editions.site.reading import choices
from fangtan.editions.site.sheets import Sheets, sheets
from fangtan.model import Interview, Language, slices


@dataclass(frozen=True, slots=True)
class Card:
    """An interview in brief; `language` is that of the page where it is there in that one.

    `counts` are the numbers of questions and of activities, if there are any in that language.
    """

    interview: Interview
    language: Language
    passages: int
    counts: tuple[int, int] | None
    choices: tuple[Choice, ...]
    sheets: Sheets


@dataclass(frozen=True, slots=True)
class Cards:
    """The matter of the page."""

    cards: tuple[Card, ...]
    elsewhere: tuple[tuple[str, str], ...]


def plan(outline: Outline) -> Iterator[Artifact]:
    """Yield the page in every language."""
    for language in outline.languages:
        yield _artifact(outline, language)


def make(frame: Frame, matter: Cards) -> bytes:
    """Return the page."""
    links = SiteLinks(
        frame.path, frame.language, frame.imprint.languages, elsewhere=matter.elsewhere
    )
    return page(
        "site/publication.html", frame, links, matter=matter,
        metadata=metadata.of_publication(frame, [card.interview for card in matter.cards]),
    )  # fmt: skip


def _artifact(outline: Outline, language: Language) -> Artifact:
    imprint = outline.publication.imprint
    surroundings = frame(
        outline,
        urls.publication(language),
        language,
        title=imprint.title[language],
        description=imprint.description[language],
        alternates=[(tag, urls.publication(tag)) for tag in outline.languages],
        fallback=urls.START,
    )
    interviews = outline.publication.interviews
    here = [interview for interview in interviews if language in interview.languages]
    matter = Cards(
        cards=tuple(_card(outline, interview, language) for interview in interviews),
        elsewhere=elsewhere(
            outline, [outline.mentions[interview.slug, language] for interview in here], language
        ),
    )
    return Artifact(
        surroundings.path, "site", "public", None, (language,), make, (surroundings, matter)
    )


def _card(outline: Outline, interview: Interview, language: Language) -> Card:
    shown = language if language in interview.languages else interview.languages[0]
    brief = replace(
        slices.facts(interview), standfirst=slices.segments(interview.standfirst, (shown,))
    )
    offered = choices(outline, interview, shown)
    return Card(
        interview=brief,
        language=shown,
        passages=len(interview.segments),
        counts=(
            (len(interview.questions), len(interview.activities))
            if shown in interview.task_languages
            else None
        ),
        choices=tuple(sorted(offered, key=lambda choice: choice.languages[0] != shown)),
        sheets=sheets(outline, interview, shown),
    )
