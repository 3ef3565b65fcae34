"""The header of a TEI file: what it is, of what, whose, by whom, and what may be done with it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import get_args

from fangtan import i18n, urls
from fangtan.editions.data.matter import Matter, written
from fangtan.editions.data.tei_text import say_html, speaker_id
from fangtan.editions.data.xml import add
from fangtan.model import Language, Names, Person, Rights, Source, Speaker, State
from fangtan.render.notice import notice

Languages = tuple[Language, ...]

_STATUS: dict[Rights, str] = {
    "open": "free",
    "licensed": "restricted",
    "closed": "restricted",
    "unknown": "unknown",
}
_STATES: dict[State, str] = {
    "missing": "No translation is published; the original stands in its place.",
    "draft": "Nobody has checked the translation against the original yet.",
    "stale": "The original has changed since the passage was translated.",
    "reviewed": "Somebody has read the translation against the original as it is now.",
    "same": "It is alike in both languages by design.",
}


def state_id(state: State) -> str:
    """Return the `xml:id` of a state of translations."""
    return f"state_{state}"


def header(matter: Matter, languages: Languages) -> ET.Element:
    """Return the header; names stand in the languages of the file."""
    head = ET.Element("teiHeader")
    described = add(head, "fileDesc")
    _title(add(described, "titleStmt"), matter, languages)
    _publication(add(described, "publicationStmt"), matter, languages)
    series = add(described, "seriesStmt")
    names(series, "title", matter.imprint.title, languages, level="s")
    for editor in matter.imprint.editors:
        names(series, "editor", editor, languages)
    _source(add(add(described, "sourceDesc"), "bibl"), matter, languages)
    _encoding(add(head, "encodingDesc"), matter, languages)
    _profile(add(head, "profileDesc"), matter, languages)
    return head


def names(
    parent: ET.Element, name: str, whole: Names, languages: Languages, **attributes: str
) -> None:
    """Add a name as an element for each of the languages that it is there in."""
    for language, words in written(whole, languages).items():
        add(parent, name, words, **attributes, **{"xml:lang": language})


def _title(statement: ET.Element, matter: Matter, languages: Languages) -> None:
    names(statement, "title", matter.interview.title, languages)
    for author in matter.interview.authors:
        names(statement, "author", author, languages)


def _publication(statement: ET.Element, matter: Matter, languages: Languages) -> None:
    imprint, interview = matter.imprint, matter.interview
    # An agency has to come first; without any, the publication itself makes the text available.
    if imprint.institution:
        names(statement, "publisher", imprint.institution, languages)
    else:
        names(statement, "authority", imprint.title, languages)
    if interview.published:
        add(statement, "date", interview.published, when=interview.published)
    if imprint.base_url:
        for language in languages:
            page = urls.absolute(imprint.base_url, urls.interview(language, interview.slug))
            add(statement, "idno", page, type="URL", **{"xml:lang": language})
    if imprint.licence:
        names(add(statement, "availability"), "licence", imprint.licence, languages)


def _source(bibl: ET.Element, matter: Matter, languages: Languages) -> None:
    interview = matter.interview
    if interview.source:
        _original(bibl, interview.source, languages)
    rights = add(bibl, "availability", status=_STATUS[interview.rights])
    for language in languages:
        words = i18n.say(language, f"rights_{interview.rights}")
        add(rights, "p", words, **{"xml:lang": language})
    if interview.rights_note:
        names(rights, "p", interview.rights_note, languages)


def _original(bibl: ET.Element, source: Source, languages: Languages) -> None:
    for name, whole in (("title", source.title), ("author", source.author)):
        if whole:
            names(bibl, name, whole, languages)
    names(bibl, "publisher", source.publisher, languages)
    if source.date:
        add(bibl, "date", source.date, when=source.date)
    if source.link:
        add(bibl, "ptr", target=source.link)
    if source.language:
        add(bibl, "textLang", mainLang=source.language)


def _encoding(encoding: ET.Element, matter: Matter, languages: Languages) -> None:
    interview, imprint = matter.interview, matter.imprint
    people = {person.id: person for person in matter.people}
    declared = add(encoding, "editorialDecl")
    for language in languages:
        for sentence in notice(interview, people, language, imprint.languages).sentences:
            say_html(add(declared, "p", **{"xml:lang": language}), sentence)
    classes = add(encoding, "classDecl")
    fidelity = add(classes, "taxonomy", **{"xml:id": "fidelity_"})
    category = add(fidelity, "category", **{"xml:id": _fidelity(matter)})
    for language in languages:
        words = i18n.say(language, f"fidelity_{interview.fidelity}")
        add(category, "catDesc", words, **{"xml:lang": language})
    states = add(classes, "taxonomy", **{"xml:id": "state_"})
    for state in _known(get_args(State)):
        category = add(states, "category", **{"xml:id": state_id(state)})
        add(category, "catDesc", _STATES[state], **{"xml:lang": "en"})


def _known(states: Iterable[State]) -> list[State]:
    return [state for state in states if state in _STATES]


def _fidelity(matter: Matter) -> str:
    return f"fidelity_{matter.interview.fidelity}"


def _profile(profile: ET.Element, matter: Matter, languages: Languages) -> None:
    interview = matter.interview
    for description in written(interview.description, languages).items():
        abstract = add(profile, "abstract", **{"xml:lang": description[0]})
        add(abstract, "p", description[1])
    used = add(profile, "langUsage")
    for language in languages:
        add(used, "language", i18n.say(language, "language"), ident=language)
    _participants(add(add(profile, "particDesc"), "listPerson"), matter, languages)
    if interview.place or interview.conducted:
        setting = add(add(profile, "settingDesc"), "setting")
        if interview.place:
            names(setting, "name", interview.place, languages, type="place")
        if interview.conducted:
            add(setting, "date", interview.conducted, when=interview.conducted)
    classed = add(profile, "textClass")
    add(classed, "catRef", scheme="#fidelity_", target=f"#{_fidelity(matter)}")
    if interview.themes:
        words = add(classed, "keywords")
        for theme in interview.themes:
            names(words, "term", matter.imprint.themes[theme], languages, n=theme)


def _participants(listed: ET.Element, matter: Matter, languages: Languages) -> None:
    people = {person.id: person for person in matter.people}
    for speaker in matter.interview.speakers:
        known = people.get(speaker.person) if speaker.person else None
        _participant(listed, speaker, known, languages)


def _participant(
    listed: ET.Element, speaker: Speaker, person: Person | None, languages: Languages
) -> None:
    entry = add(listed, "person", role=speaker.role, **{"xml:id": speaker_id(speaker.id)})
    names(entry, "persName", person.name if person else speaker.label, languages)
    if person is None:
        return
    if person.pinyin:
        add(entry, "persName", person.pinyin, type="pinyin", **{"xml:lang": "zh-Latn-pinyin"})
    names(entry, "occupation", person.role, languages)
    if person.link:
        add(entry, "ptr", target=person.link)
