"""What was said of the texts of a part, by the ids that they have now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fangtan.load import Sidecar, Standing, Unit
from fangtan.markup import fingerprint
from fangtan.model import Language


@dataclass(frozen=True, slots=True)
class Prints:
    """The fingerprints of both sides; whether the translation stands in a file, or is made."""

    original: str
    translation: str
    is_written: bool
    is_made: bool

    @property
    def is_alone(self) -> bool:
        """Whether there is no translation, neither written nor made."""
        return not self.is_written and not self.is_made

    @property
    def is_alike(self) -> bool:
        """Whether both sides have the same words."""
        return self.original == self.translation


def prints(unit: Unit, language: Language) -> Prints:
    """Return the fingerprints of a text in a language, and of what it is held against."""
    reference = unit.text[unit.reference(language)]
    text = unit.text[language]
    is_there = language in unit.text
    return Prints(
        fingerprint(reference.markdown),
        fingerprint(text.markdown) if is_there else "",
        is_written=is_there and text.place != reference.place,
        is_made=unit.is_made(language),
    )


def standing(sidecar: Sidecar, unit: Unit, language: Language) -> Standing | None:
    """Return what was said of a text, wherever it stood when it was said."""
    marks = prints(unit, language)
    return sidecar.standing(unit.id, marks.original, marks.translation)


def standings(sidecar: Sidecar, units: Iterable[Unit], language: Language) -> dict[str, Standing]:
    """Return all that was said of some texts, by their ids."""
    found = {
        unit.id: standing(sidecar, unit, language) for unit in units if unit.original != language
    }
    return {identifier: line for identifier, line in found.items() if line is not None}
