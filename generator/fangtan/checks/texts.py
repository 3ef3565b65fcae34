"""Every text of a publication with the interview that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fangtan.findings import Place
from fangtan.model import (
    Figure,
    Interview,
    Language,
    Localized,
    Segment,
    Seminar,
    Teaching,
    Text,
)


@dataclass(frozen=True, slots=True)
class Written:
    """What is written in one go in every language: one text, or a page of them.

    The interview is None for what belongs to the whole; `is_public` says whether it is published.
    """

    interview: Interview | None
    is_public: bool
    texts: Mapping[Language, tuple[Text, ...]]


def all_texts(seminar: Seminar) -> Iterator[tuple[Interview | None, Text]]:
    """Yield every Markdown text; the interview is None for what belongs to the whole."""
    for written in all_written(seminar):
        for texts in written.texts.values():
            yield from ((written.interview, text) for text in texts)


def all_written(seminar: Seminar) -> Iterator[Written]:
    """Yield every Markdown text in its languages."""
    publication = seminar.publication
    notes = [person.note for person in publication.people.values()]
    notes += [work.note for work in publication.works.values()]
    for text in (note for note in notes if note):
        yield Written(None, is_public=True, texts=_alone(text))
    for term in publication.glossary.values():
        yield from (Written(None, is_public=True, texts=_alone(it.text)) for it in term.definition)
    pages = {language: page.text for language, page in publication.about.items()}
    yield Written(None, is_public=True, texts=pages)
    for interview in publication.interviews:
        for text in (*_headings(interview), *texts_of(interview)):
            yield Written(interview, interview.is_public, _alone(text))
        teaching = seminar.teaching[interview.slug]
        for text in (*_headings_of_teaching(teaching), *texts_of_teaching(teaching)):
            yield Written(interview, is_public=False, texts=_alone(text))


def texts_of(interview: Interview) -> Iterator[Localized]:
    """Yield what an interview and its questions say, apart from headings."""
    yield from _of(interview.standfirst)
    for exchange in interview.exchanges:
        for turn in exchange.turns:
            for block in turn.blocks:
                yield block.caption if isinstance(block, Figure) else block.text
    yield from _of(interview.question_introduction)
    for question in interview.questions:
        yield from _of(question.segments)
    yield from _of(interview.activity_introduction)
    for activity in interview.activities:
        yield from _of(activity.segments)


def texts_of_teaching(teaching: Teaching) -> Iterator[Localized]:
    """Yield what an instructor has beside an interview, apart from headings."""
    for guidance in teaching.guidance.values():
        yield from _of(guidance.segments)
    for sheet in teaching.run_sheets:
        yield from _of(sheet.introduction)
        for step in sheet.steps:
            yield from _of(step.text)


def narrowed(sources: Mapping[str, str], place: Place, words: str) -> Place:
    """Return the first place at or below a line where the words stand."""
    lines = sources.get(place.path, "").split("\n")
    for number, line in enumerate(lines[place.line - 1 :], start=place.line):
        if words in line:
            return Place(place.path, number, line.index(words) + 1)
    return place


def _alone(text: Localized) -> Mapping[Language, tuple[Text, ...]]:
    return {language: (side,) for language, side in text.items()}


def _of(segments: tuple[Segment, ...]) -> Iterator[Localized]:
    return (segment.text for segment in segments)


def _headings(interview: Interview) -> Iterator[Localized]:
    for section in interview.sections:
        yield section.title
    for task in interview.tasks:
        yield task.title


def _headings_of_teaching(teaching: Teaching) -> Iterator[Localized]:
    for sheet in teaching.run_sheets:
        yield sheet.title
        for step in sheet.steps:
            yield step.title
