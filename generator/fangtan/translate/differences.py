"""What changed in an original since it was translated, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fangtan.load import Sidecar, Standing, Unit, sidecar_path
from fangtan.markup import fingerprint
from fangtan.markup.inline import join_lines
from fangtan.model import Language, Text, state_of
from fangtan.translate.choosing import Chosen
from fangtan.translate.history import Earlier, earlier_texts

_TOKEN = re.compile(
    r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
    r"|\w+(?:[’'\-]\w+)*|\s+|."
)


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that stayed, went or came."""

    kind: Literal["kept", "removed", "added"]
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A stale text: its original as it was and is, and its translation.

    `was` is None where nobody keeps what the original was; then there are no changes to show.
    """

    part: str
    id: str
    language: Language
    was: Earlier | None
    original: Text
    translation: Text

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed in the original, in its order."""
        return tuple(compared(self.was.markdown, self.original.markdown)) if self.was else ()


def differences(
    folder: Path, chosen: Chosen, against: Path | None = None
) -> tuple[Difference, ...]:
    """Return what is stale among the chosen texts, with the originals that were translated."""
    stale = list(_stale(chosen))
    wanted: dict[tuple[str, Language], set[str]] = {}
    for unit, language, said in stale:
        source = unit.reference(language)
        key = (unit.text[source].place.path, source)
        wanted.setdefault(key, set()).add(said.original)
    found = {
        key: earlier_texts(folder, *key, frozenset(marks), against) for key, marks in wanted.items()
    }
    return tuple(
        Difference(
            unit.part,
            unit.id,
            language,
            found[original.place.path, source].get(said.original),
            original,
            unit.text[language],
        )
        for unit, language, said in stale
        for source in (unit.reference(language),)
        for original in (unit.text[source],)
    )


def _stale(chosen: Chosen) -> Iterator[tuple[Unit, Language, Standing]]:
    for unit, languages in chosen.texts:
        for language in languages:
            if state_of(unit.text, language) != "stale":
                continue
            sidecar = chosen.loaded.sidecars.get(sidecar_path(unit.part, language), Sidecar())
            source = unit.text[unit.reference(language)]
            said = sidecar.standing(
                unit.id, fingerprint(source.markdown), fingerprint(unit.text[language].markdown)
            )
            # What is made from a stale text is stale with it, and shown with it.
            if said is not None and said.original != fingerprint(source.markdown):
                yield unit, language, said


def compared(before: str, after: str) -> Iterator[Change]:
    """Yield what stayed, went and came: by words, and by characters in Chinese."""
    old, new = _tokens(before), _tokens(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            yield Change("kept", "".join(new[start:end]))
            continue
        if last > first:
            yield Change("removed", "".join(old[first:last]))
        if end > start:
            yield Change("added", "".join(new[start:end]))


def plain(changes: Iterable[Change]) -> str:
    """Return changes in a line, marked as `[-removed-]` and `{+added+}`."""
    marks = {"kept": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[change.kind].format(change.words) for change in changes)


def _tokens(text: str) -> Sequence[str]:
    return _TOKEN.findall(" ".join(join_lines(text).split()))
