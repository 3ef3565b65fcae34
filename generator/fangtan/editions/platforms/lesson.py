"""What platforms show students of an interview, in one language; and what graders know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from markupsafe import Markup

from fangtan import i18n, urls
from fangtan.editions.platforms.flow import portable
from fangtan.model import (
    ActivityKind,
    Guidance,
    Interview,
    Language,
    Names,
    Phase,
    Publication,
    Question,
    Segment,
    Speaker,
    Teaching,
    slices,
)
from fangtan.render import Standing, Voice, particulars, render, standing
from fangtan.render.citing import Citations, citations
from fangtan.render.notice import Notice, notice
from fangtan.render.rows import rows
from fangtan.render.weblinks import WebLinks
from fangtan.sheet import Span, printed, spans, targets


@dataclass(frozen=True, slots=True)
class Lesson:
    """What students may see of an interview, in one language.

    `interview` holds its text, but no questions; those are in `questions`, where they have been
    written in this language, with the tasks of activities, whose kinds are in `activities`.
    `passages` are the numbers of what they cite or link to.
    """

    language: Language
    languages: tuple[Language, ...]
    base_url: str | None
    pages: tuple[tuple[str, tuple[Language, ...]], ...]
    themes: Mapping[str, Names]
    interview: Interview
    introduction: tuple[Segment, ...]
    questions: tuple[Question, ...]
    activities: Mapping[str, ActivityKind]
    notice: Notice
    standing: Standing
    passages: Mapping[str, Span]
    cited: Citations

    @property
    def slug(self) -> str:
        """The interview’s slug."""
        return self.interview.slug

    @property
    def title(self) -> str:
        """The interview’s title."""
        return self.interview.title[self.language]

    @property
    def address(self) -> str | None:
        """Where the interview is on the web, if anybody knows."""
        page = urls.interview(self.language, self.slug)
        return urls.absolute(self.base_url, page) if self.base_url else None

    @property
    def phases(self) -> tuple[tuple[Phase, tuple[Question, ...]], ...]:
        """The questions of each phase that has any, in the order of a seminar."""
        grouped = (
            (phase, tuple(it for it in self.questions if it.phase == phase))
            for phase in get_args(Phase)
        )
        return tuple((phase, members) for phase, members in grouped if members)

    def speaker(self, identifier: str) -> Speaker:
        """Return a speaker by id."""
        return next(found for found in self.interview.speakers if found.id == identifier)

    def printed(self, cited: Iterable[str]) -> str:
        """Return the numbers of what is cited."""
        return _printed(self.passages, cited, self.language)

    def say(self, key: str, **values: object) -> str:
        """Return an interface string."""
        return i18n.say(self.language, key, **values)

    def name(self, question: Question) -> str:
        """Return the title of a question as plain words."""
        return self.voice().plain(question.title)

    def voice(
        self, *, is_reading: bool = False, terms: frozenset[str] = frozenset(), glossary: str = ""
    ) -> Voice:
        """Return how texts for students speak; `is_reading` on the page that has the passages.

        `terms` are those that the page `glossary` beside it explains.
        """
        numbers = {target: self.printed([target]) for target in self.passages}
        links = WebLinks(
            self.language,
            self.languages,
            self.base_url,
            self.pages,
            self.slug,
            numbers,
            self.cited,
            is_reading,
            terms,
            glossary,
        )
        return Voice(self.language, links, self.standing)


@dataclass(frozen=True, slots=True)
class Grading:
    """What only graders know of the questions of a lesson."""

    lesson: Lesson
    guidance: Mapping[str, Guidance]
    passages: Mapping[str, Span]
    cited: Citations
    standing: Standing


def lesson(publication: Publication, interview: Interview, language: Language) -> Lesson:
    """Return what students may see of a published interview in one language."""
    languages = (language,)
    asked = interview.tasks_in(language)
    questions = tuple(slices.question(question, languages) for question in asked)
    introduction = slices.segments(_introduction(interview, language), languages)
    imprint = publication.imprint
    put = [segment.text for segment in (*introduction, *_asked(questions))]
    read = [segment.text for segment in (*interview.standfirst, *interview.segments)]
    cited = [target for question in questions for target in question.cites]
    return Lesson(
        language=language,
        languages=imprint.languages,
        base_url=imprint.base_url,
        pages=tuple((each.slug, each.languages) for each in publication.interviews),
        themes=imprint.themes,
        interview=_reading(interview, languages),
        introduction=introduction,
        questions=questions,
        activities={it.task.id: it.kind for it in interview.activities},
        notice=notice(interview, publication.people, language, imprint.languages),
        standing=standing(language, "texts", (*put, *read)),
        passages=spans(interview, (*cited, *targets((*put, *read), "passage"))),
        cited=citations(publication, interview, (*put, *read)),
    )


def grading(
    publication: Publication, interview: Interview, teaching: Teaching, of: Lesson
) -> Grading:
    """Return what graders know of the questions of a lesson."""
    guidance = tuple(
        slices.guidance(teaching.guidance[it.id], (of.language,)) for it in of.questions
    )
    texts = [segment.text for behind in guidance for segment in behind.segments]
    cited = (
        *(target for behind in guidance for it in behind.answers for target in it.cites),
        *(target for behind in guidance for target in behind.changed),
    )
    return Grading(
        lesson=of,
        guidance={behind.question: behind for behind in guidance},
        passages=spans(interview, (*cited, *targets(texts, "passage"))),
        cited=citations(publication, interview, texts),
        standing=standing(of.language, "texts", texts),
    )


def put(of: Lesson, question: Question) -> str:
    """Return a question as students see it, as HTML."""
    return field(
        of,
        render(
            "platforms/question.html",
            lesson=of,
            question=question,
            voice=of.voice(),
            format=particulars.format_of(question, of.language),
            minutes=particulars.minutes(question.minutes, of.language),
        ),
    )


def opening(of: Lesson) -> str:
    """Return what students should know before all questions, as HTML."""
    return field(of, render("platforms/opening.html", lesson=of, voice=of.voice()))


def behind(of: Grading, question: Question) -> str:
    """Return what only graders know of a question, as HTML."""
    numbers = {
        target: _printed(of.passages, [target], of.lesson.language) for target in of.passages
    }
    links = WebLinks(
        of.lesson.language,
        of.lesson.languages,
        of.lesson.base_url,
        of.lesson.pages,
        of.lesson.slug,
        numbers,
        of.cited,
    )
    return field(
        of.lesson,
        render(
            "platforms/behind.html",
            voice=Voice(of.lesson.language, links, of.standing),
            guidance=of.guidance[question.id],
            cited=lambda cited: _printed(of.passages, cited, of.lesson.language),
            rows=rows,
        ),
    )


def field(of: Lesson, html: str) -> str:
    """Return HTML for a field of a platform, whose own language may be another one."""
    direction = i18n.direction(of.language)
    return f'<div lang="{of.language}" dir="{direction}">{portable(html)}</div>'


def document(of: Lesson, title: str, body: str) -> bytes:
    """Return a page that stands on its own."""
    return render(
        "platforms/document.html",
        language=of.language,
        direction=i18n.direction(of.language),
        title=title,
        # It went through `portable`, which writes every tag and escapes all else.
        body=Markup(body),  # noqa: S704
    ).encode()


def tags(of: Lesson, question: Question) -> tuple[str, ...]:
    """Return the words by which a question can be found among others."""
    facts = (
        ("fact_level", (of.say(f"level_{question.level}"),)),
        ("fact_inquiry", (of.say(f"inquiry_{question.inquiry}"),)),
        ("fact_function", (of.say(f"function_{question.function}"),)),
        ("fact_lens", tuple(of.say(f"lens_{lens}") for lens in question.lens)),
        ("fact_theme", tuple(of.themes[theme][of.language] for theme in question.themes)),
    )
    activity = of.activities.get(question.id)
    return (
        *([of.say(f"activity_{activity}")] if activity else []),
        *(f"{of.say(fact)}{of.say('colon')}{value}" for fact, values in facts for value in values),
    )


def _introduction(interview: Interview, language: Language) -> Iterator[Segment]:
    """Yield what stands before the questions and the activities, if a language has any."""
    if language in interview.question_languages:
        yield from interview.question_introduction
    if language in interview.activity_languages:
        yield from interview.activity_introduction


def _reading(interview: Interview, languages: tuple[Language, ...]) -> Interview:
    return replace(
        interview,
        standfirst=slices.segments(interview.standfirst, languages),
        sections=slices.sections(interview, languages),
        question_introduction=(),
        questions=(),
        activity_introduction=(),
        activities=(),
    )


def _printed(passages: Mapping[str, Span], cited: Iterable[str], language: Language) -> str:
    return printed((passages[target] for target in cited if target in passages), language)


def _asked(questions: Iterable[Question]) -> Iterator[Segment]:
    for question in questions:
        yield from question.segments
