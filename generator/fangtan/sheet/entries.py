"""What a sheet explains at its end: terms, people and works, as entries of one shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fangtan import i18n, urls
from fangtan.model import Language, Localized, Names, Person, Publication, Term, Work, slices


@dataclass(frozen=True, slots=True)
class Entry:
    """A name with its readings, a phrase that says what it is, and a text on it."""

    anchor: str
    names: Names
    readings: Names
    about: Names
    text: tuple[Localized, ...]


def of_term(term: Term, languages: tuple[Language, ...]) -> Entry:
    """Return the entry of a term."""
    definition = slices.segments(term.definition, languages)
    texts = tuple(segment.text for segment in definition)
    return Entry(urls.term(term.id), term.name, term.reading, {}, texts)


def of_person(person: Person, languages: tuple[Language, ...]) -> Entry:
    """Return the entry of a person."""
    return Entry(
        anchor=urls.person(person.id),
        names=person.name,
        readings=_readings(person.pinyin, person.name),
        about={tag: person.role[tag] + i18n.say(tag, "paper_full_stop") for tag in languages},
        text=(person.note,) if person.note else (),
    )


def of_work(work: Work, publication: Publication, languages: tuple[Language, ...]) -> Entry:
    """Return the entry of a work."""
    return Entry(
        anchor=urls.work(work.id),
        names=work.title,
        readings=_readings(work.pinyin, work.title),
        about={tag: "".join(_about(work, publication, tag)) for tag in languages},
        text=(work.note,) if work.note else (),
    )


def _about(work: Work, publication: Publication, language: Language) -> Iterator[str]:
    yield i18n.say(language, f"kind_{work.kind}")
    if work.year:
        yield i18n.say(language, "paper_comma") + str(work.year)
    if work.directors:
        separator = i18n.say(language, "list_separator")
        names = (publication.people[director].name[language] for director in work.directors)
        yield i18n.say(language, "paper_directed", directors=separator.join(names))
    yield i18n.say(language, "paper_full_stop")


def _readings(pinyin: str | None, names: Names) -> Names:
    return {tag: pinyin for tag in names if i18n.is_chinese(tag)} if pinyin else {}
