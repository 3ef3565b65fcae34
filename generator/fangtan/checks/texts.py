"""Every text of a publication with the interview that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fangtan.findings import Place
from fangtan.model import (
    Figure,
    Interview,
    Localized,
    RunSheet,
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
        yield from ((None, text) for text in _of(term.definition))
    for page in publication.about.values():
        yield from ((None, text) for text in page.text)
    for interview in publication.interviews:
        for text in _of_interview(interview):
            yield interview, text
        for text in _of_teaching(seminar.teaching[interview.slug]):
            yield interview, text


def narrowed(sources: Mapping[str, str], place: Place, words: str) -> Place:
    """Return the first place at or below a line where the words stand."""
    lines = sources.get(place.path, "").split("\n")
    for number, line in enumerate(lines[place.line - 1 :], start=place.line):
        if words in line:
            return Place(place.path, number, line.index(words) + 1)
    return place


def _of(segments: tuple[Segment, ...]) -> Iterator[Text]:
    for segment in segments:
        yield from segment.text.values()


def _of_interview(interview: Interview) -> Iterator[Text]:
    yield from _of(interview.standfirst)
    for section in interview.sections:
        yield from section.title.values()
        for exchange in section.exchanges:
            for turn in exchange.turns:
                for block in turn.blocks:
                    written: Localized = block.caption if isinstance(block, Figure) else block.text
                    yield from written.values()
    yield from _of(interview.question_introduction)
    for question in interview.questions:
        yield from question.title.values()
        yield from _of(question.prompt)
        yield from _of(question.follow_ups)


def _of_teaching(teaching: Teaching) -> Iterator[Text]:
    for guidance in teaching.guidance.values():
        yield from _of(guidance.guidance)
        yield from _of(guidance.criteria)
        for answer in guidance.answers:
            yield from _of(answer.text)
        for misreading in guidance.misreadings:
            yield from _of(misreading)
    for sheet in teaching.run_sheets:
        yield from _of_run_sheet(sheet)


def _of_run_sheet(sheet: RunSheet) -> Iterator[Text]:
    yield from _of(sheet.introduction)
    for step in sheet.steps:
        yield from _of(step.text)
