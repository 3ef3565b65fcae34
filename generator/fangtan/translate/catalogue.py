"""What translators are handed, whatever the format: every text of some parts, with its context."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded, Said, Unit
from fangtan.model import Language, State, state_of
from fangtan.translate.describing import Describing
from fangtan.translate.hints import Hint, Hints

_DIGEST_BYTES = 6


@dataclass(frozen=True, slots=True)
class Exported:
    """How a text stood when it was handed out: its state, and digests of its two sides."""

    state: State
    original: str
    translation: str

    def __str__(self) -> str:
        """Return it as it is written into a file."""
        return f"{self.state} {self.original} {self.translation}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text as it is handed out: both sides, how it stands, and what helps to translate it."""

    part: str
    id: str
    original: str
    translation: str
    state: State
    place: Place
    what: str
    address: str = ""
    hints: tuple[Hint, ...] = ()
    previous: str = ""

    @property
    def has_link(self) -> bool:
        """Whether the original links to something."""
        return "](" in self.original

    @property
    def exported(self) -> Exported:
        """How it stands now, to be compared when it comes back."""
        return Exported(self.state, digest(self.original), digest(self.translation))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of some parts that stand in one language, to be translated to another."""

    project: str
    original: Language
    language: Language
    entries: tuple[Entry, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that it holds texts of, in order."""
        return tuple(dict.fromkeys(entry.part for entry in self.entries))

    def of_part(self, part: str) -> Catalogue:
        """Return what it holds of one part."""
        entries = tuple(entry for entry in self.entries if entry.part == part)
        return Catalogue(self.project, self.original, self.language, entries)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One text as it came back, and what is said of it; None where it needs more work.

    `exported` is how it stood when it was handed out, where the file still tells.
    """

    part: str
    id: str
    original: str
    translation: str
    said: Said | None
    exported: Exported | None
    place: Place


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back: its language as it says, its texts, and what is wrong with it.

    `notes` are what is worth knowing and needs no mending.
    """

    language: str
    entries: tuple[Incoming, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


def digest(text: str) -> str:
    """Return twelve hexadecimal digits of a text as it is, but for white space around it."""
    return hashlib.blake2b(settled(text).encode(), digest_size=_DIGEST_BYTES).hexdigest()


def settled(text: str) -> str:
    """Return a text with plain line ends and no white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def only_once(
    entries: Sequence[Incoming],
) -> tuple[tuple[Incoming, ...], tuple[Finding, ...]]:
    """Return the texts that stand in a file once, and a finding for each that stands twice."""
    first: dict[tuple[str, str], Incoming] = {}
    twice: dict[tuple[str, str], Finding] = {}
    for entry in entries:
        key = (entry.part, entry.id)
        if key in first:
            twice[key] = Finding(
                entry.place,
                Rule.ID_IS_UNIQUE,
                f"“{entry.part}#{entry.id}” stands here and in line {first[key].place.line}: "
                f"“{first[key].translation}” and “{entry.translation}”",
                "keep one of the two; until then neither is taken",
            )
        first.setdefault(key, entry)
    return tuple(e for key, e in first.items() if key not in twice), tuple(twice.values())


def exported(written: str) -> Exported | None:
    """Return what `str(Exported)` wrote, or None where it says something else."""
    values = written.split()
    states = ("missing", "draft", "stale", "reviewed", "same")
    if len(values) != 3 or values[0] not in states:  # noqa: PLR2004 - a state and two digests
        return None
    return Exported(values[0], values[1], values[2])  # type: ignore[arg-type] # one of them


def catalogues(
    loaded: Loaded,
    parts: Sequence[str],
    language: Language,
    previous: Mapping[tuple[str, str], str] | None = None,
) -> tuple[Catalogue, ...]:
    """Return the texts of some parts, in reading order, as a catalogue a language of theirs.

    That is the original or, for a language that is made from another one, this other one; what is
    not there in it yet is left out, since it will be made.

    `previous` are the originals that stale translations were made from, where they are known,
    by part and id.
    """
    units = [unit for part in parts for unit in in_reading_order(loaded.units, part)]
    describing, hints = Describing(loaded), Hints(loaded.seminar.publication.glossary, language)
    imprint = loaded.seminar.publication.imprint
    found: dict[Language, list[Entry]] = {}
    for unit in units:
        if unit.original != language and not _waits(unit, language):
            entry = _entry(unit, language, describing, hints, previous or {})
            found.setdefault(unit.reference(language), []).append(entry)
    return tuple(
        Catalogue(imprint.title[source], source, language, tuple(entries))
        for source, entries in found.items()
    )


def _waits(unit: Unit, language: Language) -> bool:
    """Return whether a text is made from one that is not there yet."""
    made = unit.derived.get(language)
    return made is not None and made.source not in unit.text and language not in unit.text


def in_reading_order(units: Iterable[Unit], part: str) -> list[Unit]:
    """Return the texts of a part as one reads them: the text first, facts in YAML after it."""

    def key(unit: Unit) -> tuple[bool, int, int]:
        place = unit.text[unit.original].place
        return place.path.endswith(".yaml"), place.line, place.column

    return sorted((unit for unit in units if unit.part == part), key=key)


def _entry(
    unit: Unit,
    language: Language,
    describing: Describing,
    hints: Hints,
    previous: Mapping[tuple[str, str], str],
) -> Entry:
    source = unit.reference(language)
    original = unit.text[source]
    return Entry(
        part=unit.part,
        id=unit.id,
        original=settled(original.markdown),
        translation=settled(unit.text[language].markdown) if language in unit.text else "",
        state=state_of(unit.text, language),
        place=original.place,
        what=describing.what(unit),
        address=describing.address(unit, source),
        hints=hints.of(unit, source),
        previous=previous.get((unit.part, unit.id), ""),
    )
