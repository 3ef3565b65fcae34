"""The page of an interview's questions, with filters that need no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.site import metadata
from fangtan.editions.site.extracts import (
    Explained,
    asked,
    cited,
    definitions,
    explained,
    projector,
)
from fangtan.editions.site.frame import Frame, frame, page
from fangtan.editions.site.links import SiteLinks, elsewhere
from fangtan.editions.site.mentions import mentions_of_questions
from fangtan.editions.site.outline import Outline
from fangtan.editions.site.particulars import particulars
from fangtan.editions.site.sheets import Sheet, Sheets, sheets
from fangtan.i18n import say
from fangtan.model import (
    ActivityKind,
    Imprint,
    Interview,
    Language,
    Level,
    Localized,
    Phase,
    Question,
)
from fangtan.render import Standing, Voice, standing
from fangtan.render.citing import Citations, citations
from fangtan.render.particulars import minutes, slots


@dataclass(frozen=True, slots=True)
class Asked:
    """The matter of a page with questions and activities.

    `passages` are what they cite, see `cited`.
    """

    interview: Interview
    passages: tuple[tuple[str, int, int], ...]
    explained: tuple[Explained, ...]
    sheets: Sheets
    projector: str | None
    elsewhere: tuple[tuple[str, str], ...]
    cited: Citations


@dataclass(frozen=True, slots=True)
class Filter:
    """A row of choices, each a value and its words; `data-<name>` of a question has its values."""

    name: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a question in a page's language.

    `cites` are ids with the first and the last passage number, in order; `fits` are the slots
    that are long enough.
    """

    cites: tuple[tuple[str, int, int], ...]
    minutes: str
    particulars: tuple[tuple[str, str], ...]
    fits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What kind of thing is done in an activity, and its sheets in every language."""

    kind: ActivityKind
    sheets: tuple[Sheet, ...]


def plan(outline: Outline) -> Iterator[Artifact]:
    """Yield the page of every interview's questions, in every language that they are there in."""
    for interview in outline.publication.interviews:
        for language in interview.task_languages:
            yield _artifact(outline, interview, language)


def make(frame: Frame, matter: Asked) -> bytes:
    """Return the page."""
    interview, language = matter.interview, frame.language
    links = SiteLinks(
        page=frame.path,
        language=language,
        languages=frame.imprint.languages,
        reading=urls.interview(language, interview.slug),
        explained=tuple(entry.term.id for entry in matter.explained),
        elsewhere=matter.elsewhere,
        cited=matter.cited,
    )
    offered = slots(interview.tasks)
    voice = Voice(language, links)
    return page(
        "site/questions.html", frame, links, matter=matter,
        filters=[*_filters(frame.imprint, interview, voice, offered)],
        facts=[_facts(it, matter, frame.imprint, voice, offered) for it in interview.tasks],
        done={
            it.task.id: Done(it.kind, matter.sheets.of_activity(it.task.id))
            for it in interview.activities
        },
        standing=_standing(matter, language),
        metadata=metadata.of_questions(frame, interview),
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
        alternates=[(tag, urls.questions(tag, interview.slug)) for tag in interview.task_languages],
        notice=outline.notices[interview.slug, language],
    )
    found = mentions_of_questions(interview, language)
    shown, terms = asked(interview, language), explained(outline, found, (language,))
    matter = Asked(
        interview=shown,
        passages=cited(interview),
        explained=terms,
        sheets=sheets(outline, interview, language),
        projector=projector(outline, interview.slug, language),
        elsewhere=elsewhere(outline, [found], language),
        cited=citations(outline.publication, interview, [*_texts(shown), *definitions(terms)]),
    )
    return Artifact(
        surroundings.path, "site", "public", interview.slug, (language,), make,
        (surroundings, matter),
    )  # fmt: skip


def _texts(interview: Interview) -> Iterator[Localized]:
    yield from (segment.text for segment in interview.question_introduction)
    yield from (segment.text for segment in interview.activity_introduction)
    for task in interview.tasks:
        yield from (segment.text for segment in task.segments)


def _standing(matter: Asked, language: Language) -> Standing:
    shown = _texts(matter.interview)
    beside = (segment.text for entry in matter.explained for segment in entry.term.definition)
    return standing(language, "texts", shown, beside)


def _facts(
    question: Question, matter: Asked, imprint: Imprint, voice: Voice, offered: tuple[int, ...]
) -> Facts:
    passages = (passage for passage in matter.passages if passage[0] in question.cites)
    return Facts(
        cites=tuple(sorted(passages, key=lambda passage: passage[1:])),
        minutes=minutes(question.minutes, voice.language),
        particulars=tuple(particulars(question, imprint, voice)),
        fits=tuple(slot for slot in offered if question.minutes.total.most <= slot),
    )


def _filters(
    imprint: Imprint, interview: Interview, voice: Voice, times: tuple[int, ...]
) -> Iterator[Filter]:
    questions, language = interview.tasks, voice.language
    phases = {question.phase for question in questions}
    levels = {question.level for question in questions}
    themes = {theme for question in questions for theme in question.themes}
    offered = (
        Filter("phase", tuple((it, say(language, f"phase_{it}"))
                              for it in get_args(Phase) if it in phases)),
        Filter("level", tuple((it, say(language, f"level_{it}"))
                              for it in get_args(Level) if it in levels)),
        Filter("theme", tuple((it, voice.marked(names))
                              for it, names in imprint.themes.items() if it in themes)),
        Filter("minutes", tuple((str(slot), say(language, "filter_up_to", minutes=slot))
                                for slot in times)),
    )  # fmt: skip
    return (filter_ for filter_ in offered if filter_.choices)
