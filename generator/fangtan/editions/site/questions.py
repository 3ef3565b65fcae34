"""The page of an interview's questions, with filters that need no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.site import metadata
from fangtan.editions.site.frame import Frame, frame, page
from fangtan.editions.site.links import SiteLinks, elsewhere
from fangtan.editions.site.mentions import mentions_of_questions
from fangtan.editions.site.outline import Outline
from fangtan.editions.site.slices import Explained, Sheet, asked, cited, explained, sheets
from fangtan.i18n import say
from fangtan.model import Interview, Language, Level, Phase, Question

_SLOTS = (5, 10, 15, 20, 30, 45)
"""Minutes that a filter offers, where they tell questions apart."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The matter of a page with questions; `passages` are what they cite, see `cited`."""

    interview: Interview
    passages: tuple[tuple[str, int, int], ...]
    explained: tuple[Explained, ...]
    sheets: tuple[Sheet, ...]
    elsewhere: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A row of choices; each has a value and words. `data-<name>` of a question holds its values."""

    name: str
    choices: tuple[tuple[str, str], ...]


def plan(outline: Outline) -> Iterator[Artifact]:
    """Yield the page of every interview's questions, in every language that they are there in."""
    for interview in outline.publication.interviews:
        for language in interview.question_languages if interview.questions else ():
            yield _artifact(outline, interview, language)


def make(frame: Frame, matter: Asked) -> bytes:
    """Return the page."""
    links = SiteLinks(
        page=frame.path,
        language=frame.language,
        languages=frame.imprint.languages,
        reading=urls.interview(frame.language, matter.interview.slug),
        explained=tuple(entry.term.id for entry in matter.explained),
        elsewhere=matter.elsewhere,
    )
    slots = _slots(matter.interview.questions)
    return page(
        "site/questions.html", frame, links, matter=matter,
        filters=[*_filters(frame, matter.interview, slots)],
        fits={q.id: [slot for slot in slots if q.minutes.total.most <= slot]
              for q in matter.interview.questions},
        passages={target: (first, last) for target, first, last in matter.passages},
        metadata=metadata.of_questions(frame, matter.interview),
    )  # fmt: skip


def _artifact(outline: Outline, interview: Interview, language: Language) -> Artifact:
    title = interview.title[language]
    surroundings = frame(
        outline,
        urls.questions(language, interview.slug),
        language,
        title=say(language, "questions_on", title=title),
        description=say(
            language, "questions_description", count=len(interview.questions), title=title
        ),
        alternates=[
            (tag, urls.questions(tag, interview.slug)) for tag in interview.question_languages
        ],
        notices=[outline.notices[interview.slug, language]],
    )
    found = mentions_of_questions(interview, language)
    matter = Asked(
        interview=asked(interview, language),
        passages=cited(interview),
        explained=explained(outline, found, (language,)),
        sheets=sheets(outline, interview.slug, language),
        elsewhere=elsewhere(outline, [found], language),
    )
    return Artifact(
        surroundings.path, "site", "public", interview.slug, (language,), make,
        (surroundings, matter),
    )  # fmt: skip


def _slots(questions: tuple[Question, ...]) -> tuple[int, ...]:
    longest = [question.minutes.total.most for question in questions]
    return tuple(slot for slot in _SLOTS if min(longest) <= slot < max(longest))


def _filters(frame: Frame, interview: Interview, slots: tuple[int, ...]) -> Iterator[Filter]:
    questions, language = interview.questions, frame.language
    phases = {question.phase for question in questions}
    levels = {question.level for question in questions}
    themes = {theme for question in questions for theme in question.themes}
    offered = (
        Filter("phase", tuple((it, say(language, f"phase_{it}"))
                              for it in get_args(Phase) if it in phases)),
        Filter("level", tuple((it, say(language, f"level_{it}"))
                              for it in get_args(Level) if it in levels)),
        Filter("theme", tuple((it, names[language])
                              for it, names in frame.imprint.themes.items() if it in themes)),
        Filter("minutes", tuple((str(slot), say(language, "filter_up_to", minutes=slot))
                                for slot in slots)),
    )  # fmt: skip
    return (filter_ for filter_ in offered if filter_.choices)
