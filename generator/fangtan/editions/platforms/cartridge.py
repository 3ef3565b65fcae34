"""The text and the questions as an IMS Common Cartridge 1.3: a page and discussion topics."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from fangtan.archive import archive
from fangtan.editions.platforms.flow import legal, portable, words
from fangtan.editions.platforms.glossary import Glossary, explained, glossary
from fangtan.editions.platforms.lesson import Lesson, document, opening, put
from fangtan.model import Publication, Question, given
from fangtan.render import render


@dataclass(frozen=True, slots=True)
class _Topic:
    identifier: str
    path: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Cartridge:
    """What a cartridge holds: a lesson, and the terms that it names."""

    lesson: Lesson
    glossary: Glossary


def cartridge(publication: Publication, lesson: Lesson) -> Cartridge:
    """Return what the cartridge of a lesson holds."""
    texts = [
        *(segment.text for segment in (*lesson.interview.standfirst, *lesson.interview.segments)),
        *(figure.caption for figure in lesson.interview.figures),
        *(segment.text for segment in lesson.introduction),
        *(it.text for put in lesson.questions for it in (*put.prompt, *put.follow_ups)),
    ]
    return Cartridge(lesson, glossary(publication, lesson.language, texts))


def make_cartridge(of: Cartridge) -> bytes:
    """Return a cartridge of a lesson, which holds students’ matter alone.

    Names and identifiers say the interview and the language, so that two cartridges can be
    imported into one course, and one anew, without either taking the place of the other.
    """
    lesson = of.lesson
    top = f"{lesson.slug}.{lesson.language}"
    page, before, terms = (f"{top}/{it}.html" for it in ("interview", "opening", "glossary"))
    phases = [
        (phase, [_topic(lesson, top, question) for question in members])
        for phase, members in lesson.phases
    ]
    pictures = {
        f"{top}/{_picture(media.name)}": Path(media.file).read_bytes()
        for media in lesson.interview.media
    }
    manifest = render(
        "platforms/manifest.xml",
        lesson=lesson,
        key=f"cc-{top}",
        rights=words(lesson.say("sentence_space").join(lesson.notice.sentences)),
        described=given(lesson.interview.description, lesson.language),
        page=page,
        opening=before if phases else None,
        glossary=terms if of.glossary.terms else None,
        pictures=[quote(path) for path in sorted(pictures)],
        phases=phases,
    )
    topics = {topic.path: topic for _, members in phases for topic in members}
    files = {
        "imsmanifest.xml": _written(manifest),
        page: _page(of),
        **pictures,
        **{
            path: _written(render("platforms/topic.xml", title=topic.title, html=topic.html))
            for path, topic in topics.items()
        },
    }
    if phases:
        files[before] = document(lesson, lesson.say("paper_to_students"), opening(lesson))
    if of.glossary.terms:
        files[terms] = document(lesson, lesson.say("paper_glossary"), _terms(of))
    return archive(sorted(files.items()))


def _page(of: Cartridge) -> bytes:
    lesson = of.lesson
    terms = of.glossary.identifiers
    body = render(
        "platforms/page.html",
        lesson=lesson,
        voice=lesson.voice(is_reading=True, terms=terms, glossary="glossary.html"),
        picture=lambda name: quote(_picture(name)),
    )
    return document(lesson, lesson.title, portable(body))


def _terms(of: Cartridge) -> str:
    return render(
        "platforms/terms.html",
        title=of.lesson.say("paper_glossary"),
        voice=of.glossary.voice(),
        # They went through `portable`, which writes every tag and escapes all else.
        entries=[(*named, Markup(text)) for *named, text in explained(of.glossary)],  # noqa: S704
    )


def _topic(lesson: Lesson, top: str, question: Question) -> _Topic:
    return _Topic(
        identifier=f"cc-{top}.topic.{question.id}",
        # The specification wants each topic in a folder of its own.
        path=f"{top}/topics/{question.id}/topic.xml",
        title=lesson.name(question),
        html=put(lesson, question),
    )


def _picture(name: str) -> str:
    """Return where a picture lies, beside the page that shows it."""
    return posixpath.normpath(name)


def _written(xml: str) -> bytes:
    return legal(xml).encode()
