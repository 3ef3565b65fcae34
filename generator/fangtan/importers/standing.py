"""An interview that stands in the publication, alone: nothing else of the folder is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fangtan.load.interview import interview
from fangtan.load.publication import imprint
from fangtan.load.reader import Reader
from fangtan.model import Interview, Language


class NotThereError(LookupError):
    """There is no such interview, or it cannot be read as it is."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An interview, its folder, the text of its interview.yaml, the publication's languages."""

    interview: Interview
    folder: Path
    facts: str
    languages: tuple[Language, ...]


def standing(content: Path, slug: str) -> Standing:
    """Return an interview of a publication; raise NotThereError where there is none."""
    folder = content / "interviews" / slug
    if not folder.is_dir():
        others = sorted(path.name for path in content.glob("interviews/*") if path.is_dir())
        there = f"; there are {', '.join(others[:10])}" if others else ""
        raise NotThereError(f"there is no interview “{slug}” in {content}{there}.")
    reader = Reader(content)
    languages = imprint(reader).languages
    found = interview(reader, slug, languages)
    facts = reader.sources.get(f"interviews/{slug}/interview.yaml", "")
    if found is None:
        raise NotThereError(f"{folder} cannot be read; “fangtan check” says why.")
    return Standing(found[0], folder, facts, languages)
