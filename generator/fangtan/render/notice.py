"""What an interview's text is, of what, by whom, and where the original appeared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fangtan import i18n
from fangtan.model import Interview, Language, Names, Person, Source
from fangtan.render.voice import Unlinked, Voice


@dataclass(frozen=True, slots=True)
class Notice:
    """The provenance of an interview in sentences, and the address of the original if known."""

    slug: str
    fidelity: str
    sentences: tuple[Markup, ...]
    link: str | None


def notice(
    interview: Interview,
    people: Mapping[str, Person],
    language: Language,
    languages: Sequence[Language],
) -> Notice:
    """Return the notice of an interview in one of the publication's languages.

    What is not known is not said.
    """
    voice = Voice(language, Unlinked(language, i18n.han_language(language, languages)))
    return Notice(
        slug=interview.slug,
        fidelity=voice.say(f"fidelity_{interview.fidelity}"),
        sentences=tuple(_sentences(interview, people, voice)),
        link=interview.source.link if interview.source else None,
    )


def interviewees(interview: Interview, people: Mapping[str, Person]) -> tuple[Names, ...]:
    """Return the names of those who answer."""
    return tuple(
        people[speaker.person].name if speaker.person else speaker.label
        for speaker in interview.speakers
        if speaker.role == "interviewee"
    )


def _sentences(
    interview: Interview, people: Mapping[str, Person], voice: Voice
) -> Iterator[Markup]:
    answering = voice.listed(interviewees(interview, people))
    yield voice.tell(f"notice_{interview.fidelity}", interviewees=answering)
    if interview.authors:
        yield voice.tell("notice_authors", authors=voice.listed(interview.authors))
    if interview.source:
        details = Markup().join(_details(interview.source, voice))
        publisher = voice.marked(interview.source.publisher)
        yield voice.tell("notice_source", publisher=publisher, details=details)
    if interview.rights_note:
        yield voice.marked(interview.rights_note)


def _details(source: Source, voice: Voice) -> Iterator[Markup]:
    if source.title:
        yield voice.tell("notice_source_title", title=voice.marked(source.title))
    if source.author:
        yield voice.tell("notice_source_author", author=voice.marked(source.author))
    if source.date:
        yield voice.tell("notice_source_date", date=voice.date(source.date))
