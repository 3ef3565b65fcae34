"""From what a handout shows to a book: its files, its contents, its description."""

from __future__ import annotations

import mimetypes
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fangtan.archive import archive
from fangtan.editions.epub.cover import wrapped
from fangtan.editions.epub.links import BACK, BookLinks, note_of
from fangtan.editions.handout import Handout
from fangtan.model import Media, Section, Speaker
from fangtan.render import Voice, render
from fangtan.sheet.entries import Entry

_MIMETYPE = "application/epub+zip"
_LANGUAGE = re.compile(r'(?<![\w:-])lang="([^"]*)"')
_NOTE = re.compile(r'href="#(note-[^"]+)"')
_TITLE_PAGE = "title.xhtml"


@dataclass(frozen=True, slots=True)
class Book:
    """What one book shows: what the handout does, and the colour of the publication."""

    handout: Handout
    accent: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book with a section of the interview in it."""

    file: str
    section: Section


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name in the text, its file in the book, its kind."""

    name: str
    file: str
    kind: str


def make(book: Book) -> bytes:
    """Return a book as EPUB."""
    return archive([("mimetype", _MIMETYPE.encode()), *_members(book)], stored=("mimetype",))


def _members(book: Book) -> Iterator[tuple[str, bytes]]:
    chapters = _chapters(book.handout)
    pictures = _pictures(book.handout.media)
    context = _context(book, chapters, pictures)
    yield "META-INF/container.xml", render("epub/container.xml").encode()
    yield "EPUB/package.opf", _page("package.opf", context)
    yield "EPUB/nav.xhtml", _page("nav.xhtml", context)
    yield "EPUB/cover.xhtml", _page("cover.xhtml", context)
    yield "EPUB/cover.svg", _page("cover.svg", context)
    yield f"EPUB/{_TITLE_PAGE}", _page("title.xhtml", context)
    for chapter in chapters:
        yield f"EPUB/{chapter.file}", _page("chapter.xhtml", {**context, "chapter": chapter})
    if _entries(book.handout):
        back = _voices(book.handout, chapters, is_explained=True)
        yield f"EPUB/{BACK}", _page("back.xhtml", {**context, "voices": back})
    yield "EPUB/style.css", render("epub/style.css").encode()
    contents = {media.name: media.file for media in book.handout.media}
    for picture in pictures.values():
        yield f"EPUB/{picture.file}", Path(contents[picture.name]).read_bytes()


def _context(
    book: Book, chapters: tuple[Chapter, ...], pictures: Mapping[str, Picture]
) -> dict[str, object]:
    handout, sheet = book.handout, book.handout.sheet
    speakers: dict[str | None, Speaker | None] = {None: None}
    speakers |= {speaker.id: speaker for speaker in sheet.interview.speakers}
    first = sheet.languages[0]
    titles = [sheet.interview.title[language] for language in sheet.languages]
    return {
        "handout": handout,
        "sheet": sheet,
        "voices": _voices(handout, chapters),
        "noted": _voices(handout, chapters, is_explained=True),
        "chapters": chapters,
        "pictures": pictures,
        "speakers": speakers,
        "entries": {note_of(entry.anchor): entry for entry in _entries(handout)},
        "notes": (),
        "back": BACK if _entries(handout) else None,
        "accent": book.accent,
        "identifier": _identifier(handout),
        "authors": [it[first] for it in sheet.interview.authors] or [sheet.publication[first]],
        "titles": [wrapped(title) for title in dict.fromkeys(titles)],
    }


def _page(template: str, context: Mapping[str, object]) -> bytes:
    """Return a file of a book; whatever says its language says it to XML too.

    The notes that it links to are known when it has been rendered once.
    """
    once = render(f"epub/{template}", **context)
    notes = tuple(dict.fromkeys(_NOTE.findall(once)))
    whole = render(f"epub/{template}", **{**context, "notes": notes}) if notes else once
    return _LANGUAGE.sub(r'lang="\1" xml:lang="\1"', whole).encode()


def _chapters(handout: Handout) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(f"section-{number}.xhtml", section)
        for number, section in enumerate(handout.sections, start=1)
        if section.exchanges
    )


def _pictures(media: Iterable[Media]) -> Mapping[str, Picture]:
    return {
        it.name: Picture(
            it.name,
            f"media/picture-{number}{Path(it.file).suffix.lower()}",
            mimetypes.guess_type(it.file)[0] or "application/octet-stream",
        )
        for number, it in enumerate(media, start=1)
    }


def _entries(handout: Handout) -> tuple[Entry, ...]:
    return (*handout.sheet.glossary, *handout.sheet.named)


def _voices(
    handout: Handout, chapters: Iterable[Chapter], *, is_explained: bool = False
) -> tuple[Voice, ...]:
    sheet = handout.sheet
    links = BookLinks(
        language=sheet.languages[0],
        languages=sheet.publication_languages,
        places=dict(_places(chapters)),
        entries=frozenset(entry.anchor for entry in _entries(handout)),
        cited=sheet.cited,
        is_explained=is_explained,
    )
    return tuple(
        Voice(language, replace(links, language=language), standing, sheet.languages)
        for language, standing in zip(sheet.languages, sheet.standings, strict=True)
    )


def _places(chapters: Iterable[Chapter]) -> Iterator[tuple[str, str]]:
    for chapter in chapters:
        for exchange in chapter.section.exchanges:
            yield exchange.id, chapter.file
            yield from ((segment.id, chapter.file) for segment in exchange.segments)


def _identifier(handout: Handout) -> str:
    """Return the same name for the same book in every build."""
    sheet = handout.sheet
    whole = (sheet.publication[sheet.languages[0]], sheet.interview.slug, *sheet.languages)
    return uuid.uuid5(uuid.NAMESPACE_URL, sheet.address or "/".join(whole)).urn
