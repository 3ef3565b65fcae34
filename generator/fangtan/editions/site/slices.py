"""Slices of the model: what one page shows, so that it depends on nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fangtan import i18n
from fangtan.editions.site.mentions import Mention, Mentions, targets
from fangtan.editions.site.outline import Outline
from fangtan.model import (
    Figure,
    Interview,
    Language,
    Localized,
    Question,
    Section,
    Segment,
    Term,
    Turn,
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A term that a page explains, and where on the page it stands."""

    term: Term
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed sheet to take along: its edition, its languages and its path."""

    edition: str
    languages: tuple[Language, ...]
    path: str


def facts(interview: Interview) -> Interview:
    """Return an interview without its text and questions."""
    return replace(
        interview, standfirst=(), sections=(), media=(), question_introduction=(), questions=()
    )


def text(interview: Interview, languages: Iterable[Language]) -> Interview:
    """Return an interview without its questions, its text in these languages alone."""
    wanted = tuple(languages)
    return replace(
        facts(interview),
        standfirst=segments(interview.standfirst, wanted),
        sections=tuple(_section(section, wanted) for section in interview.sections),
    )


def asked(interview: Interview, language: Language) -> Interview:
    """Return an interview without its text, its questions in one language alone."""
    wanted = (language,)
    return replace(
        facts(interview),
        question_introduction=segments(interview.question_introduction, wanted),
        questions=tuple(_question(question, wanted) for question in interview.questions),
    )


def segments(
    whole: Iterable[Segment], languages: tuple[Language, ...]
) -> tuple[Segment, ...]:
    """Return segments in these languages alone."""
    return tuple(replace(segment, text=_text(segment.text, languages)) for segment in whole)


def explained(
    outline: Outline, found: Mentions, languages: tuple[Language, ...]
) -> tuple[Explained, ...]:
    """Return the terms that a text links to, in the alphabet of the first language."""
    glossary = outline.publication.glossary
    entries = (
        Explained(_term(glossary[target], languages), found[f"term:{target}"])
        for target in targets(found, "term")
    )
    return tuple(sorted(entries, key=lambda entry: term_order(entry.term, languages[0])))


def term_order(term: Term, language: Language) -> str:
    """Return what to sort a term by."""
    return i18n.sort_key(language, term.name[language], term.reading.get(language))


def sheets(outline: Outline, slug: str, language: Language) -> tuple[Sheet, ...]:
    """Return the printed sheets of an interview, those with the page's language first."""
    found = [
        Sheet(artifact.edition, artifact.languages, artifact.path)
        for artifact in outline.beside
        if artifact.interview == slug and artifact.path.endswith(".pdf")
    ]
    return tuple(sorted(found, key=lambda sheet: language not in sheet.languages))


def discussed(interview: Interview) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    """Return the questions on each exchange, by the exchange's id."""
    owners = {
        cited: exchange.id
        for exchange in interview.exchanges
        for cited in (exchange.id, *(segment.id for segment in exchange.segments))
    }
    found: dict[str, dict[Mention, None]] = {}
    for number, question in enumerate(interview.questions, start=1):
        for cited in question.cites:
            found.setdefault(owners[cited], {})[Mention(number, question.id)] = None
    return tuple((exchange, tuple(mentions)) for exchange, mentions in found.items())


def cited(interview: Interview) -> tuple[tuple[str, int, int], ...]:
    """Return the first and the last passage number of all that questions cite, by id."""
    passages = interview.passages()
    ids = dict.fromkeys(target for question in interview.questions for target in question.cites)
    return tuple((target, passages[target][0].number, passages[target][-1].number) for target in ids)


def _term(term: Term, languages: tuple[Language, ...]) -> Term:
    return replace(term, definition=segments(term.definition, languages))


def _question(question: Question, languages: tuple[Language, ...]) -> Question:
    return replace(
        question,
        title=_text(question.title, languages),
        prompt=segments(question.prompt, languages),
        follow_ups=segments(question.follow_ups, languages),
    )


def _section(section: Section, languages: tuple[Language, ...]) -> Section:
    exchanges = tuple(
        replace(exchange, turns=tuple(_turn(turn, languages) for turn in exchange.turns))
        for exchange in section.exchanges
    )
    return replace(section, title=_text(section.title, languages), exchanges=exchanges)


def _turn(turn: Turn, languages: tuple[Language, ...]) -> Turn:
    return replace(turn, blocks=tuple(_block(block, languages) for block in turn.blocks))


def _block(block: Segment | Figure, languages: tuple[Language, ...]) -> Segment | Figure:
    if isinstance(block, Segment):
        return replace(block, text=_text(block.text, languages))
    return replace(block, caption=_text(block.caption, languages))


def _text(text_: Localized, languages: tuple[Language, ...]) -> Localized:
    return {language: text_[language] for language in languages if language in text_}
