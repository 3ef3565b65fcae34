"""The two sides of an alignment: an interview that stands, and a text in another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from fangtan.findings import Place
from fangtan.importers.alignment import Unit, unit
from fangtan.importers.blocks import Time
from fangtan.importers.outline import ASKING, Outline, Turn
from fangtan.markup import plain
from fangtan.model import Interview
from fangtan.model import Section as ModelSection
from fangtan.model import Turn as ModelTurn


@dataclass(frozen=True, slots=True)
class Here:
    """A heading or a turn of the interview that stands, with where it belongs."""

    unit: Unit
    section: ModelSection
    exchange: str
    speaker: str | None
    passages: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class There:
    """A heading or a turn of the text that is added."""

    unit: Unit
    turn: Turn
    title: str = ""
    times: tuple[Time, ...] = ()


def standing_side(interview: Interview, codes: Mapping[str, float]) -> Iterator[Here]:
    """Yield the headings and turns of an interview; `codes` are seconds by passage id."""
    language = interview.original
    roles = {speaker.id: speaker.role for speaker in interview.speakers}
    for section in interview.sections:
        if section.id:
            title = section.title[language]
            words = plain(title.markdown)
            yield Here(unit("heading", words), section, "", None, (words,), title.place)
        for exchange in section.exchanges:
            for turn in exchange.turns:
                asks = roles.get(turn.speaker or "") in ASKING
                passages = _passages(turn, language)
                seconds = [codes[s.id] for s in turn.segments if s.id in codes]
                found = unit(
                    "turn" if turn.speaker else "context",
                    " ".join(passages),
                    speaker=turn.speaker or "",
                    asks=asks,
                    seconds=seconds[0] if seconds else None,
                )
                yield Here(found, section, exchange.id, turn.speaker, passages, turn.place)


def added_side(whole: Outline, speakers: Mapping[str, str]) -> Iterator[There]:
    """Yield the headings and turns of a text; `speakers` are ids by label, as far as known."""
    for section in whole.sections:
        if section.title:
            heading = Turn(None, [], section.line)
            yield There(unit("heading", section.title), heading, section.title, section.times)
        for exchange in section.exchanges:
            for turn in exchange.turns:
                codes = [time.seconds for passage in turn.passages for time in passage.times]
                found = unit(
                    "turn" if turn.label else "context",
                    " ".join(passage.text for passage in turn.passages),
                    speaker=speakers.get(turn.label or "", ""),
                    asks=whole.roles.get(turn.label or "") in ASKING,
                    seconds=codes[0] if codes else None,
                )
                yield There(found, turn)


def codes_of(folder: Path, language: str) -> dict[str, float]:
    """Return the time codes beside a text, in seconds by passage id."""
    file = folder / f"times.{language}.yaml"
    if not file.is_file():
        return {}
    rows = yaml.safe_load(file.read_text("utf-8")) or {}
    return {identifier: float(found[0]["seconds"]) for identifier, found in rows.items() if found}


def _passages(turn: ModelTurn, language: str) -> tuple[str, ...]:
    return tuple(
        plain(segment.text[language].markdown)
        for segment in turn.segments
        if language in segment.text
    )
