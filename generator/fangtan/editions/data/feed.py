"""The Atom feed (RFC 4287) of what the publication has brought out, dated by the content alone."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from fangtan import urls
from fangtan.editions.data.matter import one, written
from fangtan.editions.data.xml import add, document
from fangtan.model import Imprint, Interview, Language, Names, Publication, given, slices


@dataclass(frozen=True, slots=True)
class Entry:
    """An interview of the feed, and the day on which it last changed."""

    interview: Interview
    updated: str


def entries(publication: Publication) -> tuple[Entry, ...] | None:
    """Return the interviews with a date, the newest first; None where there can be no feed.

    Atom asks for addresses that last and for dates: without `base_url` there are none of the
    former. A build knows no time, so an interview without `published` or `updated` is left out.
    """
    dated = [
        Entry(slices.facts(interview), max(filter(None, (interview.published, interview.updated))))
        for interview in publication.interviews
        if interview.published or interview.updated
    ]
    if publication.imprint.base_url is None or not dated:
        return None
    in_order = sorted(dated, key=lambda entry: entry.interview.slug)
    return tuple(sorted(in_order, key=lambda entry: entry.updated, reverse=True))


def make(imprint: Imprint, entries: tuple[Entry, ...]) -> bytes:
    """Return the feed in the publication's first language."""
    language = imprint.languages[0]
    base = imprint.base_url or ""
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    add(feed, "id", urls.absolute(base, urls.FEED))
    _named(feed, "title", imprint.title, language)
    _named(feed, "subtitle", imprint.description, language)
    add(feed, "updated", _moment(max(entry.updated for entry in entries)))
    for name in (imprint.institution, *imprint.editors) if imprint.institution else imprint.editors:
        _author(feed, name, language)
    if not (imprint.institution or imprint.editors):
        _author(feed, imprint.title, language)
    if imprint.licence:
        _named(feed, "rights", imprint.licence, language)
    _link(feed, "self", urls.absolute(base, urls.FEED), "application/atom+xml")
    for tag in imprint.languages:
        _link(feed, "alternate", urls.absolute(base, urls.publication(tag)), "text/html", tag)
    for entry in entries:
        _add(feed, entry, imprint, language)
    return document(feed)


def _add(feed: ET.Element, entry: Entry, imprint: Imprint, language: Language) -> None:
    interview, base = entry.interview, imprint.base_url or ""
    item = add(feed, "entry")
    # The address in the language in which it was written stays, whatever is translated.
    home = given(dict.fromkeys(interview.languages), interview.original)
    add(item, "id", urls.absolute(base, urls.interview(home, interview.slug)))
    _named(item, "title", interview.title, language)
    add(item, "updated", _moment(entry.updated))
    if interview.published:
        add(item, "published", _moment(interview.published))
    for name in interview.authors:
        _author(item, name, language)
    for theme in interview.themes:
        label = one(imprint.themes[theme], language)
        add(item, "category", term=theme, label=label)
    for tag in interview.languages:
        page = urls.absolute(base, urls.interview(tag, interview.slug))
        _link(item, "alternate", page, "text/html", tag)
    _named(item, "summary", interview.description, language)


def _named(parent: ET.Element, name: str, names: Names, language: Language) -> None:
    for tag, words in written(names, (language,)).items():
        element = add(parent, name, words)
        if tag != language:
            element.set("xml:lang", tag)


def _author(parent: ET.Element, name: Names, language: Language) -> None:
    add(add(parent, "author"), "name", one(name, language))


def _link(
    parent: ET.Element, relation: str, address: str, kind: str, language: Language = ""
) -> None:
    link = add(parent, "link", rel=relation, type=kind, href=address)
    if language:
        link.set("hreflang", language)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
