"""The files that nobody reads on purpose: the page for what is not there, robots.txt, sitemap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.site.colour import accents, papers
from fangtan.editions.site.frame import Frame
from fangtan.editions.site.outline import Outline
from fangtan.i18n import direction, say
from fangtan.model import Imprint, Language, given
from fangtan.render import foreign, render
from fangtan.render.notice import Notice

Notices = tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A page in the sitemap, with its alternates by language."""

    path: str
    alternates: tuple[tuple[Language, str], ...]
    fallback: str


def plan(outline: Outline, pages: Sequence[Artifact]) -> Iterator[Artifact]:
    """Yield the files; a sitemap needs full addresses, so there is none without `base_url`."""
    imprint = outline.publication.imprint
    notices = tuple((tag, outline.notices_in(tag)) for tag in outline.languages)
    yield _file(urls.NOT_FOUND, outline.languages, make_not_found, (imprint, notices))
    yield _file(urls.ROBOTS, (), make_robots, (imprint.base_url,))
    if imprint.base_url:
        listed = tuple(
            Listed(page.path, frame.alternates, frame.fallback)
            for page in pages
            for frame in page.depends
            if isinstance(frame, Frame)
        )
        yield _file(urls.SITEMAP, (), make_sitemap, (imprint.base_url, listed))


def make_not_found(imprint: Imprint, notices: tuple[tuple[Language, Notices], ...]) -> bytes:
    """Return the page for addresses that are not there; it stands at any depth, on its own."""

    def address(path: str) -> str:
        base = imprint.base_url
        return urls.absolute(base, path) if base else urls.relative(urls.NOT_FOUND, path)

    return render(
        "site/not_found.html", imprint=imprint, notices=notices, urls=urls, address=address,
        say=say, given=given, foreign=foreign, direction=direction,
        accents=accents(imprint.accent), papers=papers(),
    ).encode()  # fmt: skip


def make_robots(base_url: str | None) -> bytes:
    """Return robots.txt: everything may be read, and where the sitemap is."""
    lines = ["User-agent: *", "Disallow:"]
    if base_url:
        lines += ["", f"Sitemap: {urls.absolute(base_url, urls.SITEMAP)}"]
    return "\n".join([*lines, ""]).encode()


def make_sitemap(base_url: str, pages: tuple[Listed, ...]) -> bytes:
    """Return the sitemap: every page, each with its other languages."""
    return render("site/sitemap.xml", base_url=base_url, pages=pages, urls=urls).encode()


def _file(
    path: str,
    languages: tuple[Language, ...],
    make: Callable[..., bytes],
    depends: tuple[object, ...],
) -> Artifact:
    return Artifact(path, "site", "public", None, languages, make, depends)
