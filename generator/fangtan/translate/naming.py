"""What somebody means who names a file, an interview, a passage."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from fangtan.load import Unit, part_of
from fangtan.model import Language

_LANGUAGE = re.compile(r"\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.(?:md|yaml|states)$")
_FILES = (".md", ".yaml", ".states", ".cites")
_OF_AN_INTERVIEW = frozenset({"interview", "questions", "activities", "seminar"})
_OF_ALL = frozenset({"publication", "people", "works", "glossary", "about"})


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says: of which interview, which part, which text; None says nothing of it.

    `part` is that of a file; `language` is that of its translation.
    """

    written: str
    slug: str | None = None
    part: str | None = None
    id: str | None = None
    language: Language | None = None

    def is_of(self, unit: Unit) -> bool:
        """Return whether a text is meant: by its own name, or by that of what it stands in."""
        return self.is_in(unit.part) and (
            self.id is None or f"{unit.id}.".startswith(f"{self.id}.")
        )

    def is_in(self, part: str) -> bool:
        """Return whether a text of this part may be meant."""
        if self.slug is not None and not part.startswith(f"interviews/{self.slug}/"):
            return False
        return self.part is None or part == self.part


def parsed(folder: Path, written: str, slugs: Collection[str]) -> Name:
    """Return what a name says by itself; `slugs` are the interviews that there are."""
    path, mark, identifier = written.partition("#")
    where = _below(folder, path.rstrip("/"))
    if where.endswith(_FILES):
        return _file(written, where, identifier or None)
    head, _, rest = where.removeprefix("interviews/").partition("/")
    if head in slugs:
        if rest and (mark or rest in _OF_AN_INTERVIEW):
            return Name(written, head, f"interviews/{head}/{rest}", identifier or None)
        return Name(written, head, None, identifier or rest or None)
    if mark or head in _OF_ALL:
        return Name(written, None, where, identifier or None)
    return Name(written, None, None, where)


def _file(written: str, where: str, identifier: str | None) -> Name:
    """Return what the path of a file says; one in a language means its translation."""
    if where.startswith("glossary/"):
        return Name(written, None, "glossary", identifier, Path(where).stem)
    language = _LANGUAGE.search(where)
    return Name(written, None, part_of(where), identifier, language[1] if language else None)


def _below(folder: Path, where: str) -> str:
    """Return a path from here as one from the folder of the publication."""
    for prefix in (f"{folder.as_posix().rstrip('/')}/", f"{folder.resolve().as_posix()}/"):
        where = where.removeprefix(prefix)
    path = Path(where)
    if where and path.exists() and path.resolve().is_relative_to(folder.resolve()):
        return path.resolve().relative_to(folder.resolve()).as_posix()
    return where
