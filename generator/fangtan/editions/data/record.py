"""An interview as JSON; `templates/data/interview.schema.json` says what is where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fangtan import urls
from fangtan.editions.data.matter import Matter, written
from fangtan.markup import paragraphs
from fangtan.model import (
    Activity,
    Exchange,
    Figure,
    Language,
    Localized,
    Names,
    Person,
    Question,
    Section,
    Segment,
    Source,
    Term,
    Work,
    given,
    state_of,
)

VERSION = 1
"""Grows when a program that reads these files would have to be changed."""


def make(matter: Matter) -> bytes:
    """Return the file."""
    return (json.dumps(_Record(matter).whole(), ensure_ascii=False, indent=1) + "\n").encode()


class _Record:
    """How the parts of one interview are written; what is not known is left out."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.interview = matter.interview
        self.languages = matter.languages
        self.file = urls.data(self.interview.slug, "interview.json")

    def whole(self) -> Mapping[str, Any]:
        interview = self.interview
        return _known(
            {
                "$schema": urls.relative(self.file, urls.SCHEMA),
                "version": VERSION,
                "slug": interview.slug,
                "publication": self.publication(),
                "original": interview.original,
                "languages": list(interview.languages),
                "pages": {
                    language: self.address(urls.interview(language, interview.slug))
                    for language in interview.languages
                },
                "title": self.names(interview.title),
                "description": self.names(interview.description),
                "fidelity": interview.fidelity,
                "rights": interview.rights,
                "rights_note": self.names(interview.rights_note),
                "source": self.source(interview.source),
                "conducted": interview.conducted,
                "place": self.names(interview.place),
                "published": interview.published,
                "updated": interview.updated,
                "authors": [self.names(name) for name in interview.authors],
                "themes": [
                    {"id": theme, "name": self.names(self.matter.imprint.themes[theme])}
                    for theme in interview.themes
                ],
                "speakers": [
                    _known(
                        {
                            "id": speaker.id,
                            "label": self.names(speaker.label),
                            "role": speaker.role,
                            "person": speaker.person,
                        }
                    )
                    for speaker in interview.speakers
                ],
                "standfirst": self.segments(interview.standfirst),
                "sections": [self.section(section) for section in interview.sections],
                "question_introduction": self.segments(interview.question_introduction),
                "questions": [self.question(question) for question in interview.questions],
                "activity_introduction": self.segments(interview.activity_introduction),
                "activities": [self.activity(activity) for activity in interview.activities],
                "people": [self.person(person) for person in self.matter.people],
                "works": [self.work(work) for work in self.matter.works],
                "terms": [self.term(term) for term in self.matter.terms],
            }
        )

    def publication(self) -> Mapping[str, Any]:
        imprint = self.matter.imprint
        return _known(
            {
                "title": self.names(imprint.title),
                "institution": self.names(imprint.institution),
                "editors": [self.names(name) for name in imprint.editors],
                "licence": self.names(imprint.licence),
                "address": imprint.base_url,
            }
        )

    def source(self, source: Source | None) -> Mapping[str, Any] | None:
        if source is None:
            return None
        return _known(
            {
                "publisher": self.names(source.publisher),
                "title": self.names(source.title),
                "author": self.names(source.author),
                "date": source.date,
                "link": source.link,
                "language": source.language,
            }
        )

    def section(self, section: Section) -> Mapping[str, Any]:
        return _known(
            {
                "id": section.id,
                "title": self.text(section.title) if section.id else None,
                "exchanges": [self.exchange(exchange) for exchange in section.exchanges],
            }
        )

    def exchange(self, exchange: Exchange) -> Mapping[str, Any]:
        turns = [
            _known({"speaker": turn.speaker, "blocks": [self.block(it) for it in turn.blocks]})
            for turn in exchange.turns
        ]
        return {"id": exchange.id, "turns": turns}

    def block(self, block: Segment | Figure) -> Mapping[str, Any]:
        if isinstance(block, Segment):
            return {"kind": "passage", "number": block.number, **self.segment(block)}
        pictures = written(block.file, self.languages).items()
        return {
            "kind": "figure",
            "file": {
                language: self.address(urls.media(self.interview.slug, file))
                for language, file in pictures
            },
            "alternative": self.names(block.alternative),
            "caption": self.text(block.caption),
        }

    def question(self, question: Question) -> Mapping[str, Any]:
        minutes = {part: [span.least, span.most] for part, span in question.minutes.parts.items()}
        return _known(
            {
                "id": question.id,
                "title": self.text(question.title),
                "prompt": self.segments(question.prompt),
                "follow_ups": self.segments(question.follow_ups),
                "phase": question.phase,
                "inquiry": question.inquiry,
                "level": question.level,
                "function": question.function,
                "lens": list(question.lens),
                "format": question.format,
                "group_size": question.group_size,
                "minutes": minutes,
                "cites": list(question.cites),
                "themes": list(question.themes),
            }
        )

    def activity(self, activity: Activity) -> Mapping[str, Any]:
        return {
            "kind": activity.kind,
            "instead_of": list(activity.instead_of),
            "task": self.question(activity.task),
            "parts": [
                _known(
                    {
                        "kind": part.kind,
                        "text": self.segments(part.text),
                        "items": self.segments(part.items) if part.items else None,
                        "cites": list(part.cites) or None,
                        "lines": part.lines or None,
                        "ratios": [list(ratio) for ratio in part.ratios] or None,
                    }
                )
                for part in activity.parts
            ],
        }

    def person(self, person: Person) -> Mapping[str, Any]:
        return _known(
            {
                "id": person.id,
                "name": self.names(person.name),
                "pinyin": person.pinyin,
                "role": self.names(person.role),
                "note": self.text(person.note) if person.note else None,
                "link": person.link,
            }
        )

    def work(self, work: Work) -> Mapping[str, Any]:
        return _known(
            {
                "id": work.id,
                "title": self.names(work.title),
                "pinyin": work.pinyin,
                "kind": work.kind,
                "year": work.year,
                "directors": list(work.directors),
                "note": self.text(work.note) if work.note else None,
                "link": work.link,
            }
        )

    def term(self, term: Term) -> Mapping[str, Any]:
        return {
            "id": term.id,
            "name": self.names(term.name),
            "reading": {tag: it for tag, it in term.reading.items() if tag in self.languages},
            "aliases": {
                tag: list(it) for tag, it in term.aliases.items() if tag in self.languages and it
            },
            "definition": self.segments(term.definition),
        }

    def segments(self, segments: Iterable[Segment]) -> list[Mapping[str, Any]]:
        return [self.segment(segment) for segment in segments]

    def segment(self, segment: Segment) -> Mapping[str, Any]:
        return {"id": segment.id, "text": self.text(segment.text)}

    def text(self, text: Localized) -> Mapping[Language, Any]:
        """Return a text in each language with its state there; a missing one has no words."""
        shown = dict.fromkeys((*self.languages, *(given(text, it) for it in self.languages)))
        return {language: _side(text, language) for language in shown}

    def names(self, names: Names | None) -> Mapping[Language, str] | None:
        return dict(written(names, self.languages)) if names else None

    def address(self, path: str) -> str:
        return self.matter.address(self.file, path)


def _side(text: Localized, language: Language) -> Mapping[str, str]:
    state = state_of(text, language)
    if language not in text:
        return {"state": state}
    markdown = text[language].markdown
    plain = "\n".join(paragraphs(markdown))
    return {"state": state, "markdown": markdown, "plain": plain}


def _known(whole: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in whole.items() if value is not None}
