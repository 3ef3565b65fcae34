"""What came back, held against what stands: what is taken, what is said of it, what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded, Said, Sidecar, Standing, Unit, sidecar_path
from fangtan.markup import fingerprint
from fangtan.model import Language, state_of
from fangtan.translate.catalogue import Incoming, digest, settled
from fangtan.translate.fitting import misfit
from fangtan.translate.standing import standing, standings

_SURE = frozenset({"reviewed", "same"})


@dataclass(slots=True)
class Merged:
    """What is taken: texts and lines of sidecars by part and id; and what was found."""

    language: Language
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[str, dict[str, Standing]] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unproven: int = 0
    """How many texts do not tell how they stood when they were handed out."""

    def find(self, place: Place, rule: Rule, message: str, hint: str) -> None:
        """Keep a finding."""
        self.findings.append(Finding(place, rule, message, hint))

    def leave(self, part: str, identifier: str) -> None:
        """Take nothing of a text after all."""
        for kept in (self.texts, self.lines):
            kept.get(part, {}).pop(identifier, None)


def merged(
    loaded: Loaded, language: Language, entries: Sequence[Incoming], *, reviewed: bool = False
) -> Merged:
    """Return what is to be written of the texts that came back.

    With `reviewed`, whoever edited the file has read what is not marked as unsure.
    """
    found = _Texts(loaded, language, entries)
    result = Merged(language)
    for entry in entries:
        unit = found.unit(entry)
        if unit is None:
            _report_unknown(result, entry)
        elif unit.original == language:
            result.find(
                entry.place,
                Rule.ENTRY_HAS_A_TEXT,
                f"“{entry.part}#{entry.id}” was written in {language} first: it is no translation",
                "change it in the content itself",
            )
        else:
            _merge(result, loaded, unit, entry, reviewed=reviewed)
    return result


class _Texts:
    """Finds the texts that came back: by their ids or, where paragraphs have moved, their words."""

    def __init__(self, loaded: Loaded, language: Language, entries: Sequence[Incoming]) -> None:
        self._units = {(unit.part, unit.id): unit for unit in loaded.units}
        self._originals = {
            key: settled(unit.text[unit.reference(language)].markdown)
            for key, unit in self._units.items()
        }
        kept = {_key(entry) for entry in entries if self._is_as_it_was(entry)}
        self._asked = Counter((entry.part, entry.original) for entry in entries)
        self._moved: dict[tuple[str, str], list[Unit]] = {}
        for key, unit in self._units.items():
            if unit.kind == "text" and key not in kept:
                self._moved.setdefault((unit.part, self._originals[key]), []).append(unit)

    def unit(self, entry: Incoming) -> Unit | None:
        """Return the text that an entry is about, or None where there is none."""
        own = self._units.get(_key(entry))
        if own and self._is_as_it_was(entry):
            return own
        words = (entry.part, entry.original)
        moved = self._moved.get(words, [])
        return moved[0] if len(moved) == self._asked[words] == 1 else own

    def _is_as_it_was(self, entry: Incoming) -> bool:
        return self._originals.get(_key(entry)) == entry.original


def _key(entry: Incoming) -> tuple[str, str]:
    return entry.part, entry.id


def _merge(result: Merged, loaded: Loaded, unit: Unit, entry: Incoming, *, reviewed: bool) -> None:
    language = result.language
    original = settled(unit.text[unit.reference(language)].markdown)
    stands = settled(unit.text[language].markdown) if language in unit.text else ""
    result.places[unit.part, unit.id] = entry.place
    made_from = _made_from(result, entry, original)
    new = entry.translation
    if entry.exported is None:
        result.unproven += 1
    if not new:
        return
    if new != stands:
        if entry.exported and digest(new) == entry.exported.translation:
            # The file holds what it was handed; the content has moved on since.
            return
        # What is made anew from another language was changed by nobody.
        is_edited = entry.exported and digest(stands) != entry.exported.translation
        if is_edited and not unit.is_made(language):
            _report_conflict(result, entry, unit, stands)
            return
        why = misfit(unit, new)
        if why:
            result.find(
                entry.place,
                Rule.TEXT_FITS_ITS_PLACE,
                f"“{entry.part}#{entry.id}” cannot be written: {why}: “{_shown(new)}”",
                "change the text, or write it into the content’s file by hand",
            )
            return
        result.texts.setdefault(unit.part, {})[unit.id] = new
    line = standing(_sidecar(loaded, unit.part, language), unit, language)
    said = _said(entry, unit, language, line, reviewed=reviewed, is_new=new != stands)
    if said:
        mark = Standing(said, fingerprint(made_from), fingerprint(new))
        if mark != line:
            result.lines.setdefault(unit.part, {})[unit.id] = mark


def _sidecar(loaded: Loaded, part: str, language: Language) -> Sidecar:
    return loaded.sidecars.get(sidecar_path(part, language), Sidecar())


def _said(  # noqa: PLR0913 - what was said, and of what
    entry: Incoming,
    unit: Unit,
    language: Language,
    line: Standing | None,
    *,
    reviewed: bool,
    is_new: bool,
) -> Said | None:
    """Return what is to be said of a text that came back; None where nothing is."""
    state = state_of(unit.text, language)
    if entry.said is None:
        was_sure = entry.exported and entry.exported.state == "reviewed"
        # Somebody who read it again is no longer sure of it.
        return "draft" if was_sure and state == "reviewed" and line and not is_new else None
    said: Said = "reviewed" if reviewed else entry.said
    if said == "draft" and line is None and not is_new and unit.is_made(language):
        return None  # it is made from another language, and follows that by itself
    return said if is_new or state not in _SURE else None


def _made_from(result: Merged, entry: Incoming, original: str) -> str:
    """Return which original a translation was made from; report one that was edited."""
    if entry.original == original:
        return original
    stood = entry.exported
    if stood is None or digest(entry.original) == stood.original:
        return entry.original
    result.find(
        entry.place,
        Rule.ORIGINAL_IS_AS_EXPORTED,
        f"the original of “{entry.part}#{entry.id}” was changed in the file to "
        f"“{_shown(entry.original)}”",
        "originals are changed in the content itself; the translation is taken, the original not",
    )
    return original if digest(original) == stood.original else entry.original


def _report_unknown(result: Merged, entry: Incoming) -> None:
    if not entry.translation:
        return
    name = f"{entry.part}#{entry.id}" if entry.part or entry.id else "an entry without context"
    result.find(
        entry.place,
        Rule.ENTRY_HAS_A_TEXT,
        f"“{name}” is not, or no longer, in the publication; its translation reads "
        f"“{entry.translation}”",
        "if it was moved, copy the translation to where it belongs now, and export anew",
    )


def _report_conflict(result: Merged, entry: Incoming, unit: Unit, stands: str) -> None:
    place = unit.text[result.language].place if stands else None
    where = f" ({place.path}:{place.line})" if place else ""
    result.find(
        entry.place,
        Rule.EDITS_DO_NOT_CONFLICT,
        f"“{entry.part}#{entry.id}” was changed in the content and in this file since it was "
        f"exported; in the content it reads “{stands}”{where}, here “{entry.translation}”",
        "the content is left as it is: bring the two together there, then export anew",
    )


def _shown(text: str) -> str:
    return " ".join(text.split())


def sidecars(loaded: Loaded, result: Merged) -> Mapping[str, dict[str, Standing]]:
    """Return all lines of the sidecars that change, by path."""
    found: dict[str, dict[str, Standing]] = {}
    for part, lines in result.lines.items():
        if lines:
            units = [unit for unit in loaded.units if unit.part == part]
            before = standings(_sidecar(loaded, part, result.language), units, result.language)
            found[sidecar_path(part, result.language)] = before | lines
    return found
