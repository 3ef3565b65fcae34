"""The text and the questions as an IMS Common Cartridge 1.3: a page and discussion topics."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from fangtan.archive import archive
from fangtan.editions.platforms.flow import legal, portable, words
from fangtan.editions.platforms.lesson import Lesson, document, opening, put
from fangtan.model import Question, given
from fangtan.render import render


@dataclass(frozen=True, slots=True)
class _Topic:
    identifier: str
    path: str
    title: str
    html: str


def make_cartridge(lesson: Lesson) -> bytes:
    """Return a cartridge of a lesson, which holds students’ matter alone.

    Names and identifiers say the interview and the language, so that two cartridges can be
    imported into one course, and one anew, without either taking the place of the other.
    """
    top = f"{lesson.slug}.{lesson.language}"
    page, before = f"{top}/interview.html", f"{top}/opening.html"
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
        pictures=[quote(path) for path in sorted(pictures)],
        phases=phases,
    )
    topics = {topic.path: topic for _, members in phases for topic in members}
    files = {
        "imsmanifest.xml": _written(manifest),
        page: _page(lesson),
        **pictures,
        **{
            path: _written(render("platforms/topic.xml", title=topic.title, html=topic.html))
            for path, topic in topics.items()
        },
    }
    if phases:
        files[before] = document(lesson, lesson.say("paper_to_students"), opening(lesson))
    return archive(sorted(files.items()))


def _page(lesson: Lesson) -> bytes:
    body = render(
        "platforms/page.html",
        lesson=lesson,
        voice=lesson.voice(is_reading=True),
        picture=lambda name: quote(_picture(name)),
    )
    return document(lesson, lesson.title, portable(body))


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
