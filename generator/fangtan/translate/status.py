"""How every text of a loaded publication stands to its original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fangtan.load import Loaded, Unit
from fangtan.markup.inline import join_lines
from fangtan.model import OPEN, Language, State, counted, state_of
from fangtan.translate.rows import COUNTED, OpenText, Row

_SHOWN = 60


def rows(loaded: Loaded) -> tuple[Row, ...]:
    """Return a row for each part and each language that it is translated into."""
    found: dict[tuple[str, Language], list[State]] = {}
    for unit, language, state in _texts(loaded):
        found.setdefault((unit.part, language), []).append(state)
    counts = {key: counted(states) for key, states in found.items()}
    return tuple(
        Row(part, language, *(each[state] for state in COUNTED))
        for (part, language), each in counts.items()
    )


def open_texts(loaded: Loaded) -> tuple[OpenText, ...]:
    """Return all texts that are missing, drafts or stale, file by file in reading order."""
    numbers = {
        (f"interviews/{interview.slug}/interview", segment.id): segment.number
        for interview in loaded.seminar.publication.interviews
        for segment in interview.segments
    }
    found = [
        _open(unit, language, state, numbers.get((unit.part, unit.id), 0))
        for unit, language, state in _texts(loaded)
        if state in OPEN
    ]
    parts = list(dict.fromkeys(unit.part for unit in loaded.units))
    order = {part: index for index, part in enumerate(parts)}
    return tuple(sorted(found, key=lambda text: (order[text.part], text.language)))


def _texts(loaded: Loaded) -> Iterator[tuple[Unit, Language, State]]:
    languages: Sequence[Language] = loaded.seminar.publication.imprint.languages
    for unit in loaded.units:
        for language in languages:
            if language != unit.original:
                yield unit, language, state_of(unit.text, language)


def _open(unit: Unit, language: Language, state: State, number: int) -> OpenText:
    shown = unit.text[language]
    words = " ".join(join_lines(shown.markdown).split())
    short = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    return OpenText(unit.part, unit.id, language, state, number, short, shown.place)
