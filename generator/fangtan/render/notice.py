"""What an interview's text is, of what, by whom, and where the original appeared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fangtan import i18n
from fangtan.model import Interview, Language, Names, Person, Source


@dataclass(frozen=True, slots=True)
class Notice:
    """The provenance of an interview in sentences, and the address of the original if known."""

    slug: str
    fidelity: str
    sentences: tuple[str, ...]
    link: str | None


def notice(interview: Interview, people: Mapping[str, Person], language: Language) -> Notice:
    """Return the notice of an interview; what is not known is not said."""
    return Notice(
        slug=interview.slug,
        fidelity=i18n.say(language, f"fidelity_{interview.fidelity}"),
        sentences=tuple(_sentences(interview, people, language)),
        link=interview.source.link if interview.source else None,
    )


def interviewees(
    interview: Interview, people: Mapping[str, Person], language: Language
) -> tuple[str, ...]:
    """Return the names of those who answer."""
    return tuple(
        (people[speaker.person].name if speaker.person else speaker.label)[language]
        for speaker in interview.speakers
        if speaker.role == "interviewee"
    )


def listed(names: tuple[Names, ...], language: Language) -> str:
    """Return names as a list in running text."""
    return i18n.say(language, "list_separator").join(name[language] for name in names)


def _sentences(
    interview: Interview, people: Mapping[str, Person], language: Language
) -> Iterator[str]:
    answering = i18n.say(language, "list_separator").join(interviewees(interview, people, language))
    yield i18n.say(language, f"notice_{interview.fidelity}", interviewees=answering)
    if interview.authors:
        authors = listed(interview.authors, language)
        yield i18n.say(language, "notice_authors", authors=authors)
    if interview.source:
        details = "".join(_details(interview.source, language))
        publisher = interview.source.publisher[language]
        yield i18n.say(language, "notice_source", publisher=publisher, details=details)
    if interview.rights_note:
        yield interview.rights_note[language]


def _details(source: Source, language: Language) -> Iterator[str]:
    if source.title:
        yield i18n.say(language, "notice_source_title", title=source.title[language])
    if source.author:
        yield i18n.say(language, "notice_source_author", author=source.author[language])
    if source.date:
        yield i18n.say(language, "notice_source_date", date=i18n.date(language, source.date))
