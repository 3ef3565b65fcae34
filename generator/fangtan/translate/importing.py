"""A file that came back, brought into the publication: read, merged, tried out, written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fangtan.findings import Finding, Rule
from fangtan.load import Loaded, part_of, written
from fangtan.model import Language
from fangtan.translate.catalogue import Incoming, settled
from fangtan.translate.editing import edited
from fangtan.translate.merging import Merged, merged, sidecars
from fangtan.translate.storing import tried

_A_FEW = 3
_HARDLY = 10
"""One of so many originals has to be as it is here."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import comes to: the files as they are to be, and what was found.

    Without `is_sound` nothing may be written.
    """

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    texts: int = 0
    states: int = 0
    unproven: int = 0
    is_sound: bool = True


def brought(
    loaded: Loaded, language: Language, entries: Sequence[Incoming], *, reviewed: bool = False
) -> Brought:
    """Return what is to be written of the texts that came back; nothing is written yet."""
    broken = _broken(loaded, {entry.part for entry in entries}, language)
    if broken:
        return Brought({}, broken, is_sound=False)
    foreign = _of_another_publication(loaded, language, entries)
    if foreign:
        return Brought({}, (foreign,), is_sound=False)
    result = merged(loaded, language, entries, reviewed=reviewed)
    files: dict[str, bytes] = {}
    for part, texts in list(result.texts.items()):
        files |= _part(loaded, result, part, texts)
    for path, lines in sidecars(loaded, result).items():
        files[path] = written(lines).encode()
    files = {path: data for path, data in files.items() if _differs(loaded, path, data)}
    wrong = tried(loaded, slugs_of(loaded.folder, entries), files, result) if files else ()
    return Brought(
        {} if wrong else files,
        (*result.findings, *wrong),
        sum(map(len, result.texts.values())),
        sum(map(len, result.lines.values())),
        result.unproven,
        is_sound=not wrong,
    )


def slugs_of(folder: Path, entries: Iterable[Incoming]) -> frozenset[str]:
    """Return the interviews of a publication that some texts belong to."""
    named = {entry.part.split("/")[1] for entry in entries if entry.part.count("/") > 1}
    return frozenset(path.name for path in folder.glob("interviews/*") if path.name in named)


def _part(
    loaded: Loaded, result: Merged, part: str, texts: Mapping[str, str]
) -> Mapping[str, bytes]:
    """Return a part’s files; texts that find no place are reported and left out."""
    made = edited(loaded, part, result.language, texts)
    if not made.homeless:
        return made.files
    for identifier, why in made.homeless.items():
        result.find(
            result.places[part, identifier],
            Rule.TEXT_FITS_ITS_PLACE,
            f"“{part}#{identifier}” cannot be written: {why}; it reads “{texts[identifier]}”",
            "mend the content’s file first, or write the text into it by hand",
        )
        result.leave(part, identifier)
    left = result.texts[part]
    return _part(loaded, result, part, dict(left)) if left else {}


def _differs(loaded: Loaded, path: str, data: bytes) -> bool:
    file = loaded.folder / path
    return not file.is_file() or file.read_bytes() != data


def _of_another_publication(
    loaded: Loaded, language: Language, entries: Sequence[Incoming]
) -> Finding | None:
    """Return a finding where hardly an original is what stands here under its id.

    Every publication has a title; only its own goes with its translation.
    """
    here = {
        (unit.part, unit.id): settled(unit.text[unit.reference(language)].markdown)
        for unit in loaded.units
    }
    known = [entry for entry in entries if (entry.part, entry.id) in here]
    same = sum(entry.original == here[entry.part, entry.id] for entry in known)
    if len(known) < _A_FEW or same * _HARDLY >= len(known):
        return None
    return Finding(
        known[0].place,
        Rule.ORIGINAL_IS_AS_EXPORTED,
        f"of {len(known)} originals, {same} read as they do in this publication: “"
        f"{known[0].original}” here is “{here[known[0].part, known[0].id]}” there",
        "does the file belong to another publication, or another language? If it is only old, "
        "export anew and let your program bring the two together",
    )


def _broken(loaded: Loaded, parts: Iterable[str], language: Language) -> tuple[Finding, ...]:
    """Return the errors in files of some parts: what stands there cannot be relied upon.

    Those of other translations are none of ours.
    """
    files = {*parts, "publication"}
    others = {
        tag
        for unit in loaded.units
        if unit.part in files
        for tag in unit.text
        if tag not in {unit.original, unit.reference(language), language}
    }
    return tuple(
        finding
        for finding in loaded.findings
        if finding.severity == "error"
        and part_of(finding.place.path) in files
        and others.isdisjoint(finding.place.path.rpartition("/")[2].split("."))
    )
