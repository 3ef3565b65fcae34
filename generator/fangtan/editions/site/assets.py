"""What the pages need beside them: the style sheet, the script, typefaces and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from fangtan import fonts, urls
from fangtan.edition import Artifact
from fangtan.editions.site.characters import characters, for_face
from fangtan.editions.site.colour import accents
from fangtan.editions.site.outline import Outline
from fangtan.fonts import Face
from fangtan.model import Media
from fangtan.render import bundle, face_rules, of_scripts, render
from fangtan.resources import TEMPLATES

STYLE = urls.asset("site.css")
SCRIPT = urls.asset("site.js")
ICON = urls.asset("icon.svg")


def plan(outline: Outline) -> Iterator[Artifact]:
    """Yield the files."""
    accent = outline.publication.imprint.accent
    faces = fonts.faces(outline.languages)
    yield _asset(STYLE, make_style, accent, faces)
    yield _asset(SCRIPT, make_script)
    yield _asset(ICON, make_icon, accent)
    shown = characters(outline.publication)
    for face in faces:
        yield _asset(_font(face), make_font, face, for_face(face, shown))
    for interview in outline.publication.interviews:
        for media in interview.media:
            yield Artifact(
                urls.media(interview.slug, media.name), "site", "public", interview.slug,
                interview.languages, make_media, (media,),
            )  # fmt: skip


def make_style(accent: str, faces: tuple[Face, ...]) -> bytes:
    """Return the style sheet, with the typefaces and the publication's accent."""
    rules = face_rules(faces, lambda face: urls.relative(STYLE, _font(face)))
    scripts = of_scripts({face.script for face in faces}, "screen")
    found = accents(accent)
    colours = f"--accent: {found.light}; --accent-in-the-dark: {found.dark};"
    # The order of layers is set by the first line of the bundle, whatever comes after it.
    css = bundle("site.css") + scripts
    return f"{css}\n{rules}\n@layer tokens {{ :root {{ {colours} }} }}\n".encode()


def make_script() -> bytes:
    """Return the script."""
    return (TEMPLATES / "site" / "site.js").read_bytes()


def make_icon(accent: str) -> bytes:
    """Return the mark of the site: a pilcrow, since everything hangs on passages."""
    return render("site/icon.svg", accent=accents(accent).light).encode()


def make_font(face: Face, shown: str) -> bytes:
    """Return a typeface with the characters of the publication alone."""
    return fonts.subset(face, shown)


def make_media(media: Media) -> bytes:
    """Return a picture as it is."""
    return Path(media.file).read_bytes()


def _font(face: Face) -> str:
    return urls.asset(f"fonts/{face.key}.woff")


def _asset(path: str, make: Callable[..., bytes], *depends: object) -> Artifact:
    return Artifact(path, "site", "public", None, (), make, depends)
