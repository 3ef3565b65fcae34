"""Which texts somebody means who names a file, an interview, a passage."""

from __future__ import annotations

import contextlib
import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fangtan.load import Loaded, Unit, load, slugs_in
from fangtan.model import Language
from fangtan.translate.naming import Name, parsed

_NEAR = 5
_HEAD = re.compile(r"\{#([^\s{}]+)")


class UnknownNameError(LookupError):
    """Nothing has this name: the name, and what is near it."""


class AmbiguousNameError(LookupError):
    """Several texts have this name: the name, and the whole names of those texts."""


class UnknownLanguageError(LookupError):
    """The publication is not translated into this language: its tag, and those it has."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The texts that were chosen, each with the languages that it was chosen in.

    The language that a text was written in is among them where no other one was asked for.
    """

    loaded: Loaded
    texts: tuple[tuple[Unit, tuple[Language, ...]], ...]

    def ids(self) -> Mapping[tuple[str, Language], frozenset[str]]:
        """Return the ids of the chosen texts, by part and language."""
        found: dict[tuple[str, Language], set[str]] = {}
        for unit, languages in self.texts:
            for language in languages:
                found.setdefault((unit.part, language), set()).add(unit.id)
        return {key: frozenset(ids) for key, ids in found.items()}


def choose(
    folder: Path,
    names: Sequence[str],
    languages: Sequence[Language] = (),
    among: Collection[str] | None = None,
) -> Chosen:
    """Return the texts of these names in these languages; without names or languages, all.

    `among` are the interviews that are looked at where no name says which. Raises
    UnknownNameError, AmbiguousNameError and UnknownLanguageError.
    """
    there = slugs_in(folder)
    read = [parsed(folder, name, there) for name in names]
    loaded = load(folder, _needed(folder, read, there) if names else among)
    known = loaded.seminar.publication.imprint.languages
    for language in languages:
        if language not in known:
            raise UnknownLanguageError(language, ", ".join(known))
    found: dict[tuple[str, str], tuple[Unit, set[Language]]] = {}
    for name in read or [Name("")]:
        units = [unit for unit in loaded.units if name.is_of(unit)]
        _refuse(name, units, loaded)
        for unit in units:
            asked = {name.language} if name.language and not languages else set(languages or known)
            if name.language == unit.original:
                asked = set(languages or known)
            found.setdefault((unit.part, unit.id), (unit, set()))[1].update(asked)
    return Chosen(
        loaded,
        tuple(
            (unit, tuple(language for language in known if language in asked))
            for unit, asked in found.values()
        ),
    )


def _needed(folder: Path, names: Sequence[Name], slugs: Collection[str]) -> list[str]:
    """Return the interviews in which these names may be."""
    needed: set[str] = set()
    for name in names:
        if name.slug:
            needed.add(name.slug)
        elif name.part and name.part.startswith("interviews/"):
            needed.add(name.part.split("/")[1])
        elif name.part is None and name.id:
            head = name.id.partition(".")[0]
            needed.update(slug for slug in slugs if _is_in(head, folder / "interviews" / slug))
    return sorted(needed)


def _is_in(head: str, folder: Path) -> bool:
    return head.startswith("@") or head in _heads(folder)


def _heads(folder: Path) -> set[str]:
    """Return the ids that stand in the files of an interview, as far as a glance tells."""
    found: set[str] = set()
    for file in folder.glob("*.md"):
        with contextlib.suppress(OSError):
            found.update(_HEAD.findall(file.read_text("utf-8", "replace")))
    return found


def _refuse(name: Name, units: Sequence[Unit], loaded: Loaded) -> None:
    if not units and name.written:
        raise UnknownNameError(name.written, list(_near(name, loaded)))
    parts = sorted({unit.part for unit in units})
    if name.id and name.part is None and len(parts) > 1:
        raise AmbiguousNameError(name.written, [f"{part}#{name.id}" for part in parts])


def _near(name: Name, loaded: Loaded) -> Iterator[str]:
    """Yield names of what there is, the nearest first."""
    there = slugs_in(loaded.folder)
    whole = {part: part for part in dict.fromkeys(unit.part for unit in loaded.units)}
    whole |= {slug: slug for slug in there}
    for unit in loaded.units:
        if name.is_in(unit.part):
            head = unit.id.partition(".")[0]
            whole |= {f"{unit.part}#{unit.id}": unit.id, f"{unit.part}#{head}": head}
    if name.slug is None and name.part is None:
        for slug in there:
            heads = _heads(loaded.folder / "interviews" / slug)
            whole |= {f"{slug}/{head}": head for head in sorted(heads)}
    is_known = name.part is None or any(unit.part == name.part for unit in loaded.units)
    wanted = name.id if name.id and is_known else name.part or name.written
    near = difflib.get_close_matches(wanted, sorted(set(whole.values())), _NEAR)
    found = [known for identifier in near for known, it in whole.items() if it == identifier]
    yield from found[:_NEAR]
