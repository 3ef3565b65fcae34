"""Files to model: everything is read, every line is kept, what is wrong becomes findings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from fangtan.findings import Finding, Place, Rule
from fangtan.load import publication
from fangtan.load.deriving import report_strays
from fangtan.load.glossary import glossary
from fangtan.load.interview import interview
from fangtan.load.reader import Reader
from fangtan.load.sidecar import sidecar_path, written
from fangtan.load.standing import Said, Sidecar, Standing
from fangtan.load.units import Unit, UnitKind, part_of
from fangtan.model import Language, Publication, Seminar

__all__ = [
    "Loaded",
    "Said",
    "Sidecar",
    "Standing",
    "Unit",
    "UnitKind",
    "languages_of",
    "load",
    "part_of",
    "sidecar_path",
    "written",
]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds: the whole of it, its source texts by path, and what is wrong.

    `units` are all that can be translated, in reading order, `sidecars` what was said of
    translations, by path.

    With an error among the findings the seminar is good for more checks, not for building.
    """

    folder: Path
    seminar: Seminar
    sources: Mapping[str, str]
    units: tuple[Unit, ...]
    sidecars: Mapping[str, Sidecar]
    findings: tuple[Finding, ...]


def load(folder: Path, only: Collection[str] | None = None) -> Loaded:
    """Return the publication in a folder; nothing in it makes this raise.

    With `only`, other interviews than those of these slugs are left unread.
    """
    reader = Reader(folder)
    imprint = publication.imprint(reader)
    # What is derived is read nowhere: it is made of what is read.
    languages = tuple(tag for tag in imprint.languages if tag not in reader.derived)
    slugs = sorted(path.name for path in folder.glob("interviews/*") if path.is_dir())
    if not slugs:
        reader.find(
            Place("interviews"),
            Rule.FILE_IS_PRESENT,
            "there is no interview yet",
            "make a folder interviews/<slug>/ with interview.yaml and interview.<lang>.md",
        )
    wanted = [slug for slug in slugs if only is None or slug in only]
    read = {slug: interview(reader, slug, languages) for slug in wanted}
    whole = Publication(
        imprint=imprint,
        people=publication.people(reader, languages),
        works=publication.works(reader, languages),
        glossary=glossary(reader, languages),
        about=publication.about(reader, languages),
        interviews=tuple(found[0] for found in read.values() if found),
    )
    known: dict[str, set[str]] = {}
    for unit in reader.units:
        known.setdefault(unit.part, set()).add(unit.id)
    report_strays(reader, known)
    teaching = {slug: found[1] for slug, found in read.items() if found}
    return Loaded(
        folder,
        Seminar(whole, teaching),
        reader.sources,
        tuple(reader.units),
        reader.sidecars,
        tuple(reader.findings),
    )


def languages_of(folder: Path) -> tuple[Language, ...]:
    """Return the languages of the publication in a folder; none where it has not been begun."""
    if not (folder / "publication.yaml").is_file():
        return ()
    return publication.imprint(Reader(folder)).languages
