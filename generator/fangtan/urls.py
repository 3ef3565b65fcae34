"""Every path, anchor and link: where things lie under `build/`, and how pages name them."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, urljoin

from fangtan.model import Language

SITE = "site"
INSTRUCTOR = "instructor"
RESERVED = frozenset({"assets", "paper", "glossary", "people", "about", "index"})
"""What an interview cannot be called, because a page or folder of that name is there already."""

START = f"{SITE}/index.html"
NOT_FOUND = f"{SITE}/404.html"
ROBOTS = f"{SITE}/robots.txt"
SITEMAP = f"{SITE}/sitemap.xml"
FEED = f"{SITE}/feed.xml"
SCHEMA = f"{SITE}/data/interview.schema.json"


def publication(language: Language) -> str:
    """Return the path of the publication's page in a language."""
    return f"{SITE}/{language}/index.html"


def glossary(language: Language) -> str:
    """Return the path of the glossary in a language."""
    return f"{SITE}/{language}/glossary/index.html"


def people(language: Language) -> str:
    """Return the path of the page of people and works in a language."""
    return f"{SITE}/{language}/people/index.html"


def about(language: Language) -> str:
    """Return the path of the page about the publication and its rights."""
    return f"{SITE}/{language}/about/index.html"


def interview(language: Language, slug: str) -> str:
    """Return the path of an interview in one language."""
    return f"{SITE}/{language}/{slug}/index.html"


def parallel(language: Language, other: Language, slug: str) -> str:
    """Return the path of an interview in two languages, the page itself being in the first."""
    return f"{SITE}/{language}/{slug}/with-{other}/index.html"


def questions(language: Language, slug: str) -> str:
    """Return the path of an interview's questions in one language."""
    return f"{SITE}/{language}/{slug}/questions/index.html"


def asset(name: str) -> str:
    """Return the path of a style, script, font or picture of the site itself."""
    return f"{SITE}/assets/{name}"


def media(slug: str, file: str) -> str:
    """Return the path of a picture of an interview; `file` is as the interview names it."""
    return f"{SITE}/assets/{slug}/{posixpath.normpath(file)}"


def sheet(
    folder: str, slug: str, kind: str, languages: tuple[Language, ...], suffix: str = "pdf"
) -> str:
    """Return the path of a printed sheet, whose name says what it is when it is on its own."""
    return f"{folder}/{slug}/{slug}-{kind}.{'.'.join(languages)}.{suffix}"


def paper(slug: str, kind: str, languages: tuple[Language, ...], suffix: str = "pdf") -> str:
    """Return the path of a public printed sheet, or of its text in another kind of file."""
    return sheet(f"{SITE}/paper", slug, kind, languages, suffix)


def paper_kind(path: str) -> tuple[str, str] | None:
    """Return what the name of a file among the public sheets calls it: its kind, and its suffix.

    None of a file that stands elsewhere.
    """
    folder, name = posixpath.split(path)
    if posixpath.dirname(folder) != f"{SITE}/paper":
        return None
    called = name.removeprefix(f"{posixpath.basename(folder)}-")
    return called.partition(".")[0], called.rpartition(".")[2]


def activity(slug: str, identifier: str, language: Language) -> str:
    """Return the path of the sheet of an activity."""
    return paper(slug, f"activity-{identifier}", (language,))


def projector(slug: str, language: Language) -> str:
    """Return the path of an interview's questions for the projector, led by a language."""
    return sheet(f"{SITE}/projector", slug, "projector", (language,), "html")


def data(slug: str, file: str) -> str:
    """Return the path of a file for other programs."""
    return f"{SITE}/data/{slug}/{file}"


def calendar(slug: str, language: Language) -> str:
    """Return the path of the calendar of an interview's seminars."""
    return f"{INSTRUCTOR}/{slug}/{slug}-calendar.{language}.ics"


def guide(slug: str, languages: tuple[Language, ...], suffix: str = "pdf") -> str:
    """Return the path of an instructor's guide."""
    return sheet(INSTRUCTOR, slug, "guide", languages, suffix)


def slides_guide(slug: str, languages: tuple[Language, ...]) -> str:
    """Return the path of the slides with the instructor's notes."""
    return sheet(INSTRUCTOR, slug, "slides-guide", languages, "pptx")


def speaker(slug: str, language: Language) -> str:
    """Return the path of the window from which a speaker drives the projector."""
    return sheet(INSTRUCTOR, slug, "speaker", (language,), "html")


def report(language: Language) -> str:
    """Return the path of the report on the whole publication in a language."""
    return f"{INSTRUCTOR}/report.{language}.html"


def report_on(slug: str, language: Language) -> str:
    """Return the path of the report on one interview among several."""
    return f"{INSTRUCTOR}/{slug}/{slug}-report.{language}.html"


def desk(slug: str, language: Language) -> str:
    """Return the path of the instructor's desk for an interview."""
    return f"{INSTRUCTOR}/{slug}/{slug}-desk.{language}.html"


def desks(language: Language | None = None) -> str:
    """Return the path of the list of desks in a language; without one, of that to begin with."""
    return f"{INSTRUCTOR}/index.{language}.html" if language else f"{INSTRUCTOR}/index.html"


def platform(slug: str, name: str) -> str:
    """Return the path of a file on an interview for a learning platform."""
    return f"{INSTRUCTOR}/{slug}/platforms/{slug}-{name}"


def platform_glossary(name: str) -> str:
    """Return the path of a file of the glossary for a learning platform."""
    return f"{INSTRUCTOR}/platforms/glossary-{name}"


def term(identifier: str) -> str:
    """Return the anchor of a term."""
    return f"term-{identifier}"


def person(identifier: str) -> str:
    """Return the anchor of a person."""
    return f"person-{identifier}"


def work(identifier: str) -> str:
    """Return the anchor of a work."""
    return f"work-{identifier}"


def relative(page: str, target: str, anchor: str = "") -> str:
    """Return the link from one path to another; it holds under any sub-path and from disk."""
    fragment = f"#{quote(anchor)}" if anchor else ""
    if page == target:
        return fragment or quote(posixpath.basename(target))
    return quote(posixpath.relpath(target, posixpath.dirname(page))) + fragment


def absolute(base_url: str, path: str, anchor: str = "") -> str:
    """Return the public address of a path under `site/`, folders without their `index.html`."""
    inside = path.removeprefix(f"{SITE}/")
    if posixpath.basename(inside) == "index.html":
        inside = inside[: -len("index.html")]
    fragment = f"#{quote(anchor)}" if anchor else ""
    return urljoin(base_url.rstrip("/") + "/", quote(inside)) + fragment
