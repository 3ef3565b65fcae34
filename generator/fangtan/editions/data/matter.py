"""An interview with all that it names, as files for other programs hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from fangtan import urls
from fangtan.markup import links
from fangtan.model import (
    Imprint,
    Interview,
    Language,
    Localized,
    Names,
    Person,
    Publication,
    Segment,
    Term,
    Work,
    given,
    slices,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Matter:
    """An interview, and the people, works and terms that its text and its questions name.

    `homes` are other interviews that it links to, each with the language of the page there.
    """

    imprint: Imprint
    interview: Interview
    people: tuple[Person, ...]
    works: tuple[Work, ...]
    terms: tuple[Term, ...]
    homes: tuple[tuple[str, Language], ...]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the interview."""
        return self.interview.languages

    def address(self, file: str, page: str, anchor: str = "") -> str:
        """Return the public address of a page, or the link from a file while none is known."""
        if self.imprint.base_url is None:
            return urls.relative(file, page, anchor)
        return urls.absolute(self.imprint.base_url, page, anchor)


def matter(publication: Publication, interview: Interview) -> Matter:
    """Return an interview with what of its publication it names."""
    named = _Named(publication)
    named.read(_texts(interview))
    for speaker in interview.speakers:
        if speaker.person:
            named.add("person", speaker.person)
    homes = {it.slug: it.languages for it in publication.interviews}
    return Matter(
        imprint=publication.imprint,
        interview=interview,
        people=_chosen(publication.people, named.people),
        works=_chosen(publication.works, named.works),
        terms=_chosen(publication.glossary, named.terms),
        homes=tuple(
            (slug, interview.original if interview.original in homes[slug] else homes[slug][0])
            for slug in sorted(named.interviews)
            if slug in homes
        ),
    )


def text(whole: Matter, languages: tuple[Language, ...]) -> Matter:
    """Return the text of an interview in these languages, and those who speak and are named."""
    interview = replace(
        slices.facts(whole.interview),
        standfirst=slices.segments(whole.interview.standfirst, languages),
        sections=slices.sections(whole.interview, languages),
    )
    return replace(whole, interview=interview, works=(), terms=())


def written(names: Mapping[Language, T], languages: Iterable[Language]) -> Mapping[Language, T]:
    """Return a name in these languages; where one is missing, the original comes along."""
    shown = dict.fromkeys(given(names, language) for language in languages)
    return {language: names[language] for language in shown if language in names}


def one(names: Names, language: Language) -> str:
    """Return a name in a language, or else in the original."""
    return names[given(names, language)]


class _Named:
    """What texts name, and what notes and definitions of that name in their turn."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.people: set[str] = set()
        self.works: set[str] = set()
        self.terms: set[str] = set()
        self.interviews: set[str] = set()

    def read(self, texts: Iterable[Localized]) -> None:
        for text in texts:
            for side in text.values():
                for link in links(side.markdown):
                    self.add(link.scheme, link.target)

    def add(self, scheme: str, target: str) -> None:
        if scheme == "person" and target not in self.people:
            self.people.add(target)
            self.read_note(self.publication.people.get(target))
        elif scheme == "work" and target not in self.works:
            self.works.add(target)
            work = self.publication.works.get(target)
            self.read_note(work)
            for director in work.directors if work else ():
                self.add("person", director)
        elif scheme == "term" and target not in self.terms:
            self.terms.add(target)
            if term := self.publication.glossary.get(target):
                self.read(part.text for part in term.definition)
        elif scheme == "passage" and "/" in target:
            self.interviews.add(target.rpartition("/")[0])

    def read_note(self, entry: Person | Work | None) -> None:
        if entry and entry.note:
            self.read([entry.note])


def _chosen(entries: Mapping[str, T], wanted: set[str]) -> tuple[T, ...]:
    return tuple(entry for identifier, entry in entries.items() if identifier in wanted)


def _texts(interview: Interview) -> Iterator[Localized]:
    yield from (figure.caption for figure in interview.figures)
    segments: list[Segment] = [*interview.standfirst, *interview.segments]
    segments += interview.question_introduction
    for question in interview.questions:
        segments += question.segments
    segments += interview.activity_introduction
    for activity in interview.activities:
        segments += activity.segments
    yield from (segment.text for segment in segments)
