"""Files to model: everything is read, every line is kept, what is wrong becomes findings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from fangtan.findings import Finding, Place, Rule
from fangtan.load import publication
from fangtan.load.citing import (
    citations,
    citations_path,
    cited_elsewhere,
    cited_now,
    with_changes,
    written_citations,
)
from fangtan.load.deriving import report_strays
from fangtan.load.glossary import glossary
from fangtan.load.interview import interview
from fangtan.load.past import earlier
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
    "citations_in",
    "citations_path",
    "cited_elsewhere",
    "cited_now",
    "earlier",
    "grounds_of",
    "languages_of",
    "load",
    "part_of",
    "sidecar_path",
    "slugs_in",
    "written",
    "written_citations",
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

    `only` names the interviews to read; the others are as if they were not there.
    """
    reader = Reader(folder)
    imprint = publication.imprint(reader)
    # What is derived is read nowhere: it is made of what is read.
    languages = tuple(tag for tag in imprint.languages if tag not in reader.derived)
    slugs = [slug for slug in slugs_in(folder) if only is None or slug in only]
    if not slugs and only is None:
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
    there = {slug: found[0] for slug, found in read.items() if found}
    teaching = {
        slug: with_changes(found[0], found[1], citations(reader, slug), there)
        for slug, found in read.items()
        if found
    }
    return Loaded(
        folder,
        Seminar(whole, teaching),
        reader.sources,
        tuple(reader.units),
        reader.sidecars,
        tuple(reader.findings),
    )


def slugs_in(folder: Path) -> list[str]:
    """Return the names of the interviews in a folder, sorted."""
    return sorted(path.name for path in folder.glob("interviews/*") if path.is_dir())


def citations_in(folder: Path, slug: str) -> Mapping[tuple[str, str], str]:
    """Return the fingerprints that are kept of what an interview’s questions cite."""
    return citations(Reader(folder), slug).lines


def languages_of(folder: Path) -> tuple[Language, ...]:
    """Return the languages of the publication in a folder; none where it has not been begun."""
    if not (folder / "publication.yaml").is_file():
        return ()
    return publication.imprint(Reader(folder)).languages


def grounds_of(folder: Path) -> str:
    """Return what the state of every text depends on beside its own files, as one line."""
    reader = Reader(folder)
    publication.imprint(reader)
    return f"{reader.languages} {dict(reader.derived)}"
