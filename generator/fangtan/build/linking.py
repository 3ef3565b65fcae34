"""Terms that link by themselves: the first occurrence of each in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fangtan.markup import Use, Vocabulary, links, plain, vocabulary
from fangtan.model import (
    Figure,
    InLanguages,
    Interview,
    Language,
    Localized,
    Question,
    Section,
    Segment,
    Seminar,
    Term,
    Text,
    Turn,
)

_SIMPLE = re.compile(r"\[[^\[\]\\]*\](?:\([^()\\]*\)|\{[^{}]*\})")
_DELICATE = re.compile(r"[\[\]*_`~\\<]")
"""Marks to which a link in their neighbourhood may give another meaning."""


@dataclass(slots=True)
class _Linker:
    """A text in one language, read from its beginning, and the terms that it has not linked."""

    vocabulary: Vocabulary
    left: set[str]

    def link(self, text: Text) -> Text:
        """Return the next part of the text with the first occurrences in it linked."""
        markdown = text.markdown
        inserted = 0
        for use in self.vocabulary.uses(text.markdown):
            if use.term in self.left:
                changed = _linked(markdown, use, inserted)
                if changed is not None:
                    self.left.remove(use.term)
                    inserted += len(changed) - len(markdown)
                    markdown = changed
        return text if markdown == text.markdown else replace(text, markdown=markdown)


Linkers = Mapping[Language, _Linker]


def link_terms(seminar: Seminar) -> Seminar:
    """Return the seminar with the first occurrence of each term linked.

    A text is an interview, its questions, the task of an activity, or a definition, each in one
    language. What is linked somewhere in it by hand is not linked again; headings, pictures’
    captions, standfirsts and quotations stay as they are.
    """
    publication = seminar.publication
    if not publication.imprint.terms.link or not publication.glossary:
        return seminar
    vocabularies = {
        language: vocabulary(publication.glossary.values(), language)
        for language in publication.imprint.languages
    }
    linked = replace(
        publication,
        glossary={
            identifier: _term(term, vocabularies)
            for identifier, term in publication.glossary.items()
        },
        interviews=tuple(_interview(each, vocabularies) for each in publication.interviews),
    )
    return replace(seminar, publication=linked)


def _term(term: Term, vocabularies: Mapping[Language, Vocabulary]) -> Term:
    linkers = _linkers(vocabularies, (part.text for part in term.definition), besides=term.id)
    return replace(term, definition=_segments(term.definition, linkers))


def _interview(interview: Interview, vocabularies: Mapping[Language, Vocabulary]) -> Interview:
    of_text = _linkers(vocabularies, _texts(interview))
    of_questions = _linkers(vocabularies, _asked(interview))
    of_activities = [
        (it, _linkers(vocabularies, (part.text for part in it.task.segments)))
        for it in interview.activities
    ]
    return replace(
        interview,
        sections=tuple(_section(section, of_text) for section in interview.sections),
        questions=tuple(_question(question, of_questions) for question in interview.questions),
        activities=tuple(
            # The parts of its sheet stay as they are: a table and a card are no running text.
            replace(activity, task=_question(activity.task, linkers))
            for activity, linkers in of_activities
        ),
    )


def _texts(interview: Interview) -> Iterable[Localized]:
    yield from (segment.text for segment in (*interview.standfirst, *interview.segments))
    yield from (figure.caption for figure in interview.figures)


def _asked(interview: Interview) -> Iterable[Localized]:
    yield from (segment.text for segment in interview.question_introduction)
    for question in interview.questions:
        yield from (segment.text for segment in question.segments)


def _linkers(
    vocabularies: Mapping[Language, Vocabulary], texts: Iterable[Localized], besides: str = ""
) -> Linkers:
    linkers = {
        language: _Linker(words, set(words.names) - {besides})
        for language, words in vocabularies.items()
    }
    for text in texts:
        for language, side in text.items():
            for link in links(side.markdown):
                if link.scheme == "term" and language in linkers:
                    linkers[language].left.discard(link.target)
    return linkers


def _section(section: Section, linkers: Linkers) -> Section:
    return replace(
        section,
        exchanges=tuple(
            replace(exchange, turns=tuple(_turn(turn, linkers) for turn in exchange.turns))
            for exchange in section.exchanges
        ),
    )


def _turn(turn: Turn, linkers: Linkers) -> Turn:
    blocks = (
        block if isinstance(block, Figure) else _segment(block, linkers) for block in turn.blocks
    )
    return replace(turn, blocks=tuple(blocks))


def _question(question: Question, linkers: Linkers) -> Question:
    return replace(
        question,
        prompt=_segments(question.prompt, linkers),
        follow_ups=_segments(question.follow_ups, linkers),
    )


def _segments(segments: Iterable[Segment], linkers: Linkers) -> tuple[Segment, ...]:
    return tuple(_segment(segment, linkers) for segment in segments)


def _segment(segment: Segment, linkers: Linkers) -> Segment:
    sides = {
        language: linkers[language].link(text) if language in linkers else text
        for language, text in segment.text.items()
    }
    return replace(segment, text=InLanguages(sides))


def _linked(markdown: str, use: Use, inserted: int) -> str | None:
    """Return the text with these words linked; None where that would change what it says."""
    start, end = use.start + inserted, use.end + inserted
    if markdown[start - 1 : start] in {"!", "\\"} or markdown[end : end + 1] in {"{", "@"}:
        return None
    linked = f"{markdown[:start]}[{markdown[start:end]}](term:{use.term}){markdown[end:]}"
    is_safe = not _DELICATE.search(_SIMPLE.sub("", markdown))
    return linked if is_safe or plain(linked) == plain(markdown) else None
