"""What a sheet explains at its end: terms, people and works, as entries of one shape."""

from __future__ import annotations

from dataclasses import dataclass

from fangtan import i18n, urls
from fangtan.model import (
    Language,
    Localized,
    Names,
    Person,
    Publication,
    Term,
    Work,
    WorkKind,
    slices,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A name with its readings, what it is, and a text on it.

    Of a person `role` says what that is, of a work its `kind`, its `year` and its `directors`.
    """

    anchor: str
    names: Names
    readings: Names
    text: tuple[Localized, ...]
    role: Names | None = None
    kind: WorkKind | None = None
    year: int | None = None
    directors: tuple[Names, ...] = ()


def of_term(term: Term, languages: tuple[Language, ...]) -> Entry:
    """Return the entry of a term."""
    definition = slices.segments(term.definition, languages)
    return Entry(
        anchor=urls.term(term.id),
        names=term.name,
        readings=term.reading,
        text=tuple(segment.text for segment in definition),
    )


def of_person(person: Person, languages: tuple[Language, ...]) -> Entry:
    """Return the entry of a person."""
    return Entry(
        anchor=urls.person(person.id),
        names=person.name,
        readings=_readings(person.pinyin, person.name),
        text=_note(person.note, languages),
        role=person.role,
    )


def of_work(work: Work, publication: Publication, languages: tuple[Language, ...]) -> Entry:
    """Return the entry of a work."""
    return Entry(
        anchor=urls.work(work.id),
        names=work.title,
        readings=_readings(work.pinyin, work.title),
        text=_note(work.note, languages),
        kind=work.kind,
        year=work.year,
        directors=tuple(publication.people[director].name for director in work.directors),
    )


def _note(note: Localized | None, languages: tuple[Language, ...]) -> tuple[Localized, ...]:
    return (slices.text(note, languages),) if note else ()


def _readings(pinyin: str | None, names: Names) -> Names:
    return {tag: pinyin for tag in names if i18n.is_chinese(tag)} if pinyin else {}
