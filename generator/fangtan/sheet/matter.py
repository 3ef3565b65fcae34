"""What every printed sheet of an interview says, whatever else is on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fangtan import i18n, urls
from fangtan.model import (
    Interview,
    Language,
    Localized,
    Names,
    Paper,
    Publication,
    Term,
    given,
    slices,
)
from fangtan.render import Standing, standing
from fangtan.render.citing import Citations, citations
from fangtan.render.notice import Notice, notice
from fangtan.sheet.entries import Entry, of_person, of_term, of_work
from fangtan.sheet.links import targets
from fangtan.sheet.references import Span, spans

Kind = Literal[
    "handout",
    "questions",
    "activity",
    "guide",
    "private",
    "cards",
    "wall",
    "desk",
    "projector",
]

CUT_UP: frozenset[Kind] = frozenset({"cards", "wall"})
"""Sheets whose parts go different ways: there is no end at which anything could be explained."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of paper to be, in one language or in two.

    `interview` holds facts alone; `glossary` and `named` are the terms, people and works that
    the text of this sheet links to, and `passages` the numbers of what it cites or links to;
    `cited` is what it quotes.
    `standings` say in each language how all that stands to its original.
    """

    kind: Kind
    languages: tuple[Language, ...]
    publication: Names
    publication_languages: tuple[Language, ...]
    institution: Names | None
    licence: Names | None
    paper: Paper
    address: str | None
    interview: Interview
    notices: tuple[Notice, ...]
    standings: tuple[Standing, ...]
    glossary: tuple[Entry, ...]
    named: tuple[Entry, ...]
    passages: Mapping[str, Span]
    cited: Citations


def sheet(  # noqa: PLR0913 - what it is of, in which languages, and what it shows
    kind: Kind,
    publication: Publication,
    interview: Interview,
    languages: tuple[Language, ...],
    shown: Iterable[Localized],
    cited: Iterable[str] = (),
) -> Sheet:
    """Return what a sheet says beside its own matter: its `shown` texts and `cited` passages."""
    imprint = publication.imprint
    texts = tuple(shown)
    linking = () if kind in CUT_UP else texts
    glossary = _glossary(publication, linking, languages)
    named = tuple(_named(publication, linking, languages))
    explained = (text for entry in (*glossary, *named) for text in entry.text)
    return Sheet(
        kind=kind,
        languages=languages,
        publication=imprint.title,
        publication_languages=imprint.languages,
        institution=imprint.institution,
        licence=imprint.licence,
        paper=imprint.paper,
        address=_address(imprint.base_url, interview, languages),
        interview=slices.facts(interview),
        notices=tuple(
            notice(interview, publication.people, tag, imprint.languages) for tag in languages
        ),
        standings=tuple(
            _standing(kind, interview, texts, (*glossary, *named), tag) for tag in languages
        ),
        glossary=glossary,
        named=named,
        passages=spans(interview, (*cited, *targets(texts, "passage"))),
        cited=citations(publication, interview, (*texts, *explained)),
    )


def _standing(
    kind: Kind,
    interview: Interview,
    texts: tuple[Localized, ...],
    explained: Iterable[Entry],
    language: Language,
) -> Standing:
    back = [text for entry in explained for text in entry.text]
    passages = [segment.text for segment in interview.segments]
    if kind in {"handout", "private"}:
        return standing(language, "passages", passages, (*texts, *back))
    if kind == "wall":
        return standing(language, "passages", texts)
    if kind == "guide":
        # It quotes passages, and its reader wants to know of all that may be handed out.
        return standing(language, "texts", (*texts, *passages), back)
    return standing(language, "texts", texts, back)


def _address(
    base_url: str | None, interview: Interview, languages: tuple[Language, ...]
) -> str | None:
    """Return where the interview stands on the web; a private one stands nowhere."""
    if base_url is None or not interview.is_public:
        return None
    if len(languages) == 1:
        return urls.absolute(base_url, urls.interview(languages[0], interview.slug))
    return urls.absolute(base_url, urls.parallel(languages[0], languages[1], interview.slug))


def _glossary(
    publication: Publication, texts: tuple[Localized, ...], languages: tuple[Language, ...]
) -> tuple[Entry, ...]:
    """Return the terms that texts link to, in the alphabet of the first language."""
    first = languages[0]
    found = (publication.glossary[target] for target in targets(texts, "term"))
    return tuple(of_term(it, languages) for it in sorted(found, key=lambda it: _order(it, first)))


def _order(term: Term, language: Language) -> str:
    shown = given(term.name, language)
    return i18n.sort_key(shown, term.name[shown], term.reading.get(shown))


def _named(
    publication: Publication, texts: tuple[Localized, ...], languages: tuple[Language, ...]
) -> Iterator[Entry]:
    """Yield the people that texts link to, then the works."""
    for target in targets(texts, "person"):
        yield of_person(publication.people[target], languages)
    for target in targets(texts, "work"):
        yield of_work(publication.works[target], publication, languages)
