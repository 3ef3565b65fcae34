"""Every text of a publication with the interview that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fangtan.findings import Place
from fangtan.model import (
    Figure,
    Interview,
    Localized,
    Segment,
    Seminar,
    Teaching,
    Text,
)


def all_texts(seminar: Seminar) -> Iterator[tuple[Interview | None, Text]]:
    """Yield every Markdown text; the interview is None for what belongs to the whole."""
    publication = seminar.publication
    notes = [person.note for person in publication.people.values()]
    notes += [work.note for work in publication.works.values()]
    for note in notes:
        yield from ((None, text) for text in (note or {}).values())
    for term in publication.glossary.values():
        yield from ((None, text) for whole in _of(term.definition) for text in whole.values())
    for page in publication.about.values():
        yield from ((None, text) for text in page.text)
    for interview in publication.interviews:
        for whole in (
            *_headings(interview),
            *texts_of(interview),
            *texts_of_teaching(seminar.teaching[interview.slug]),
        ):
            yield from ((interview, text) for text in whole.values())


def texts_of(interview: Interview) -> Iterator[Localized]:
    """Yield what an interview and its questions say, apart from headings."""
    yield from _of(interview.standfirst)
    for exchange in interview.exchanges:
        for turn in exchange.turns:
            for block in turn.blocks:
                yield block.caption if isinstance(block, Figure) else block.text
    yield from _of(interview.question_introduction)
    for question in interview.questions:
        yield from _of(question.prompt)
        yield from _of(question.follow_ups)


def texts_of_teaching(teaching: Teaching) -> Iterator[Localized]:
    """Yield what an instructor has beside an interview, apart from headings."""
    for guidance in teaching.guidance.values():
        yield from _of(guidance.guidance)
        yield from _of(guidance.criteria)
        for answer in guidance.answers:
            yield from _of(answer.text)
        for misreading in guidance.misreadings:
            yield from _of(misreading)
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


def _of(segments: tuple[Segment, ...]) -> Iterator[Localized]:
    for segment in segments:
        yield segment.text


def _headings(interview: Interview) -> Iterator[Localized]:
    for section in interview.sections:
        yield section.title
    for question in interview.questions:
        yield question.title
