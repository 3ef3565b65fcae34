"""A publication: its imprint, people, works, terms and interviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fangtan.model.interview import Interview
from fangtan.model.questions import Guidance, RunSheet
from fangtan.model.states import Demand
from fangtan.model.text import Localized, Segment, Text
from fangtan.model.vocabulary import Language, Names, Pair, Paper, Phrase, WorkKind


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks or is spoken of."""

    id: str
    name: Names
    pinyin: str | None
    role: Names
    note: Localized | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Work:
    """A film, a series or another work that is spoken of."""

    id: str
    title: Names
    pinyin: str | None
    kind: WorkKind
    year: int | None
    directors: tuple[str, ...]
    note: Localized | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary.

    `aliases` are other names that readers see, `forms` other words that count as the term and are
    not shown; `accepts` are words that a translation may have in its stead. In the languages of
    `links_only` its words are too common to be taken for it: there it is used only where it is
    linked.
    """

    id: str
    name: Names
    reading: Names
    aliases: Mapping[Language, tuple[str, ...]]
    forms: Mapping[Language, tuple[str, ...]]
    accepts: Mapping[Language, tuple[str, ...]]
    links_only: tuple[Language, ...]
    definition: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class About:
    """The page about the publication, in one language."""

    title: str
    text: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    """What is done about the glossary’s terms in texts.

    `link`: the first occurrence of each becomes a link. `enforce`: each is looked for in every
    language.
    """

    link: bool = True
    enforce: bool = True


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every page and sheet of a publication.

    `pairs` are the languages that stand side by side, and `strings` is what the publication has
    the interface say in a language.
    """

    title: Names
    subtitle: Names | None
    description: Names
    languages: tuple[Language, ...]
    institution: Names | None
    editors: tuple[Names, ...]
    base_url: str | None
    licence: Names | None
    themes: Mapping[str, Names]
    paper: Paper
    accent: str
    terms: TermUse
    publish: Demand
    pairs: tuple[Pair, ...]
    strings: Mapping[Language, Mapping[str, Phrase]] = field(compare=False, repr=False)

    def pairs_of(self, interview: Interview) -> tuple[Pair, ...]:
        """Return the pairs that an interview is there in."""
        return tuple(pair for pair in self.pairs if set(pair) <= set(interview.languages))


@dataclass(frozen=True, slots=True)
class Publication:
    """The student's projection: all that is published, and nothing else."""

    imprint: Imprint
    people: Mapping[str, Person]
    works: Mapping[str, Work]
    glossary: Mapping[str, Term]
    about: Mapping[Language, About]
    interviews: tuple[Interview, ...]


@dataclass(frozen=True, slots=True)
class Teaching:
    """What the instructor has beside one interview."""

    guidance: Mapping[str, Guidance]
    run_sheet_languages: tuple[Language, ...]
    run_sheets: tuple[RunSheet, ...]


@dataclass(frozen=True, slots=True)
class Seminar:
    """The instructor's projection: the whole publication, and the teaching matter by slug."""

    publication: Publication
    teaching: Mapping[str, Teaching]
