"""What the two pages of an interview's text share: in one language, and in two."""

from __future__ import annotations

from dataclasses import dataclass

from fangtan import urls
from fangtan.editions.site.extracts import (
    Explained,
    definitions,
    discussed,
    explained,
    text,
)
from fangtan.editions.site.frame import Choice, Frame
from fangtan.editions.site.links import SiteLinks, elsewhere
from fangtan.editions.site.mentions import Mention
from fangtan.editions.site.outline import Outline
from fangtan.editions.site.sheets import Sheets, sheets
from fangtan.model import Interview, Language, Speaker
from fangtan.render import Standing, standing
from fangtan.render.citing import Citations, citations


@dataclass(frozen=True, slots=True)
class Reading:
    """The matter of a page with an interview's text.

    `counts` are the numbers of questions and of activities, `questions` are those that each
    exchange raises, and `questions_page` is where they stand; None where there are none in the
    page's language.
    """

    interview: Interview
    languages: tuple[Language, ...]
    explained: tuple[Explained, ...]
    counts: tuple[int, int]
    questions: tuple[tuple[str, tuple[Mention, ...]], ...]
    questions_page: str | None
    sheets: Sheets
    elsewhere: tuple[tuple[str, str], ...]
    cited: Citations

    def speaker(self, identifier: str) -> Speaker:
        """Return a speaker by id."""
        return next(found for found in self.interview.speakers if found.id == identifier)

    def questions_on(self, exchange: str) -> tuple[Mention, ...]:
        """Return the questions that an exchange raises."""
        return dict(self.questions).get(exchange, ())


def reading(outline: Outline, interview: Interview, languages: tuple[Language, ...]) -> Reading:
    """Return the matter of the page with an interview's text in these languages."""
    language, slug = languages[0], interview.slug
    found = [outline.mentions[slug, tag] for tag in languages]
    has_questions = language in interview.task_languages
    terms = explained(outline, {**found[-1], **found[0]}, languages)
    shown = text(interview, languages)
    texts = [segment.text for segment in (*shown.standfirst, *shown.segments)]
    return Reading(
        interview=shown,
        languages=languages,
        explained=terms,
        counts=(len(interview.questions), len(interview.activities)),
        questions=discussed(interview) if has_questions else (),
        questions_page=urls.questions(language, slug) if has_questions else None,
        sheets=sheets(outline, interview, language),
        elsewhere=elsewhere(outline, found, language),
        cited=citations(outline.publication, interview, [*texts, *definitions(terms)]),
    )


def choices(outline: Outline, interview: Interview, language: Language) -> tuple[Choice, ...]:
    """Return the ways to read an interview: in each language, and the page's own with another."""
    beside = [set(pair) for pair in outline.publication.imprint.pairs_of(interview)]
    others = (tag for tag in interview.languages if {language, tag} in beside)
    return (
        *(Choice((tag,), urls.interview(tag, interview.slug)) for tag in interview.languages),
        *(Choice((language, tag), urls.parallel(language, tag, interview.slug)) for tag in others),
    )


def links(frame: Frame, matter: Reading, language: Language) -> SiteLinks:
    """Return where links of the text in one of the languages go."""
    return SiteLinks(
        page=frame.path,
        language=language,
        languages=frame.imprint.languages,
        reading=frame.path,
        explained=tuple(entry.term.id for entry in matter.explained),
        elsewhere=matter.elsewhere,
        cited=matter.cited,
    )


def standing_of(matter: Reading, language: Language) -> Standing:
    """Return how the text of a page stands in one of its languages, and what stands beside it."""
    interview = matter.interview
    beside = (
        *(segment.text for segment in interview.standfirst),
        *(figure.caption for figure in interview.figures),
        *(segment.text for entry in matter.explained for segment in entry.term.definition),
    )
    return standing(language, "passages", (it.text for it in interview.segments), beside)
