"""The files that say how translations stand: one line a text, beside each translated file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import get_args

from fangtan.findings import Place, Rule
from fangtan.load.reader import Reader
from fangtan.load.standing import Said, Sidecar, Standing
from fangtan.model import Language

_LINE = re.compile(
    r"(?P<id>\S+)\s+(?P<state>\S+)\s+(?P<original>[0-9a-f]{12})\s+(?P<translation>[0-9a-f]{12})"
)


def part_path(part: str, language: Language, ending: str) -> str:
    """Return the file of a part in a language: `interviews/x/questions.en.md`."""
    return f"{part}{'/' if part == 'glossary' else '.'}{language}.{ending}"


def sidecar_path(part: str, language: Language) -> str:
    """Return where it is said how the texts of a part stand in a language."""
    return part_path(part, language, "states")


def sidecar(reader: Reader, part: str, language: Language) -> Sidecar:
    """Return what was said of a part in a language; nothing where there is no such file."""
    path = sidecar_path(part, language)
    if path not in reader.sidecars:
        text = reader.read(path) if reader.exists(path) else None
        reader.sidecars[path] = Sidecar(_lines(reader, path, text or ""))
    return reader.sidecars[path]


def written(lines: Mapping[str, Standing]) -> str:
    """Return the text of such a file: sorted, so that two people’s changes merge by lines.

    An empty line parts the lines: git takes changes of two lines that touch for a conflict.
    """
    return paragraphs_of(
        f"{identifier} {line.state} {line.original} {line.translation}"
        for identifier, line in lines.items()
    )


def paragraphs_of(lines: Iterable[str]) -> str:
    """Return lines in their order, each once and apart from the next, as one text."""
    rows = sorted(set(lines))
    return "\n\n".join(rows) + "\n" if rows else ""


def _lines(reader: Reader, path: str, text: str) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        parts = _LINE.fullmatch(line.strip())
        if parts is None or parts["state"] not in get_args(Said):
            reader.find(
                Place(path, number),
                Rule.STATE_IS_WELL_FORMED,
                f"“{line.strip()}” says of no text how it stands",
                "a line is an id, one of draft, reviewed and same, and two fingerprints; "
                "take out what a merge left behind, then see “fangtan translate status”",
            )
        elif parts["id"] in found:
            reader.find(
                Place(path, number),
                Rule.STATE_IS_WELL_FORMED,
                f"“{parts['id']}” has a second line",
                "keep the line of whoever read the text last",
            )
        else:
            found[parts["id"]] = Standing(
                parts["state"],  # type: ignore[arg-type] # one of them, see above
                parts["original"],
                parts["translation"],
            )
    return found
