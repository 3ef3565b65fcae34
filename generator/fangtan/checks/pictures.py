"""Pictures: they are there, they harm nobody, and they are described."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.model import Figure, Interview

_KINDS = {".svg", ".png", ".jpg", ".jpeg", ".webp"}
_ACTIVE = re.compile(
    rb"<script|<foreignObject|\son\w+\s*=|(?:href|src)\s*=\s*[\"'](?!#|data:image/)|"
    rb"url\(\s*[\"']?(?!#)|@import|<!ENTITY",
    re.IGNORECASE,
)


def picture_is_present(loaded: Loaded) -> Iterator[Finding]:
    """The file of a picture is in the interview's folder, and of a kind that can be shown."""
    for interview, figure in _figures(loaded):
        for language, place in figure.places.items():
            name = figure.file[language]
            file = _file(loaded, interview, name)
            if Path(name).suffix.lower() not in _KINDS:
                yield Finding(
                    place,
                    Rule.PICTURE_IS_PRESENT,
                    f"“{name}” is not a picture of a known kind",
                    "save it as SVG, PNG, JPEG or WebP",
                )
            elif file is None:
                yield Finding(
                    place,
                    Rule.PICTURE_IS_PRESENT,
                    f"the picture “{name}” is not there",
                    f"put it at interviews/{interview.slug}/{name}, or correct its name",
                )


def picture_is_inert(loaded: Loaded) -> Iterator[Finding]:
    """An SVG holds no script and names no other file."""
    for interview, figure in _figures(loaded):
        for name in sorted(set(figure.file.values())):
            file = _file(loaded, interview, name)
            if file is None or file.suffix.lower() != ".svg":
                continue
            raw = file.read_bytes()
            found = _ACTIVE.search(raw)
            if found:
                yield Finding(
                    Place(
                        f"interviews/{interview.slug}/{name}", raw.count(b"\n", 0, found.end()) + 1
                    ),
                    Rule.PICTURE_IS_INERT,
                    f"“{found.group().decode('ascii', 'replace').strip()}” stands in a picture",
                    "take scripts and links to other files out of it",
                )


def picture_has_alternative_text(loaded: Loaded) -> Iterator[Finding]:
    """A picture says in words what it shows, in each language."""
    for _, figure in _figures(loaded):
        for language, place in figure.places.items():
            if not figure.alternative[language].strip():
                yield Finding(
                    place,
                    Rule.PICTURE_HAS_ALTERNATIVE_TEXT,
                    f"the picture “{figure.file[language]}” has no alternative text",
                    "say between the brackets of ![…] what it shows",
                )


def _figures(loaded: Loaded) -> Iterator[tuple[Interview, Figure]]:
    for interview in loaded.seminar.publication.interviews:
        for figure in interview.figures:
            yield interview, figure


def _file(loaded: Loaded, interview: Interview, name: str) -> Path | None:
    folder = (loaded.folder / "interviews" / interview.slug).resolve()
    file = (folder / name).resolve()
    return file if file.is_file() and file.is_relative_to(folder) else None
