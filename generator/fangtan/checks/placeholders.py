"""Placeholders that an import or a digest begins with, and that wait for words."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.markup import is_placeholder
from fangtan.model import Interview, Question, Segment, Teaching, Text

_SHOWN = 60


def placeholder_is_filled(loaded: Loaded) -> Iterator[Finding]:
    """No text begins with “TODO:”; a question is reported once, however much of it is missing."""
    yield from _in_imprint(loaded)
    for interview in loaded.seminar.publication.interviews:
        teaching = loaded.seminar.teaching[interview.slug]
        for texts in _units(interview, teaching):
            first = next((text for text in texts if is_placeholder(text.markdown)), None)
            if first:
                yield _finding(first.place, first.markdown)


def _in_imprint(loaded: Loaded) -> Iterator[Finding]:
    source = loaded.sources.get("publication.yaml", "").split("\n")
    for description in set(loaded.seminar.publication.imprint.description.values()):
        if is_placeholder(description):
            numbered = enumerate(source, start=1)
            line = next((n for n, line in numbered if line.startswith("description")), 1)
            yield _finding(Place("publication.yaml", line), description)


def _finding(place: Place, text: str) -> Finding:
    line = text.split("\n", maxsplit=1)[0]
    shown = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
    return Finding(
        place,
        Rule.PLACEHOLDER_IS_FILLED,
        f"“{shown}” waits for your words",
        "write what it asks for in its place",
        severity="warning",
    )


def _units(interview: Interview, teaching: Teaching) -> Iterator[list[Text]]:
    """Yield the texts that are written in one go: a heading, a passage, a whole question."""
    for language in interview.languages:
        for segment in interview.standfirst:
            yield _of(language, segment)
        for section in interview.sections:
            yield [section.title[language]] if language in section.title else []
            for exchange in section.exchanges:
                for segment in exchange.segments:
                    yield _of(language, segment)
        for question in interview.questions:
            behind = teaching.guidance[question.id]
            yield _of(language, _heading(question), *question.segments, *behind.segments)
        for activity in interview.activities:
            behind = teaching.guidance[activity.task.id]
            yield _of(language, _heading(activity.task), *activity.segments, *behind.segments)


def _heading(question: Question) -> Segment:
    return Segment(question.id, question.title)


def _of(language: str, *segments: Segment) -> list[Text]:
    return [segment.text[language] for segment in segments if language in segment.text]
