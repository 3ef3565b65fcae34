"""The passages of a desk: each in all languages, and what of the teaching matter rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fangtan.editions.desk.matter import Desk
from fangtan.model import Exchange, Figure, Localized, Question, Segment, Speaker, Turn
from fangtan.render import Voice


@dataclass(frozen=True, slots=True)
class Side:
    """A passage in one language: that language’s place on the page, its voice, its HTML."""

    place: int
    voice: Voice
    text: Localized
    html: Markup


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that cites a passage: its number and its id."""

    number: int
    id: str


@dataclass(frozen=True, slots=True)
class Used:
    """A step of a run-sheet that uses a passage: its anchor, its start, the sheet’s title."""

    anchor: str
    starts: int
    sheet: Localized


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its number and speaker, and the questions and steps that cite it."""

    id: str
    number: int
    speaker: Speaker | None
    sides: tuple[Side, ...]
    questions: tuple[Asked, ...]
    steps: tuple[Used, ...]


def passages(desk: Desk, voices: Sequence[Voice]) -> Mapping[str, Passage]:
    """Return the passages by id, in the order of the interview."""
    speakers = {speaker.id: speaker for speaker in desk.sheet.interview.speakers}
    asked, used = _asked(desk), _used(desk)
    return {
        segment.id: Passage(
            id=segment.id,
            number=segment.number,
            speaker=speakers[turn.speaker] if turn.speaker else None,
            sides=tuple(_sides(segment, voices)),
            questions=tuple(asked.get(segment.id, ())),
            steps=tuple(used.get(segment.id, ())),
        )
        for turn in _turns(desk)
        for segment in turn.segments
    }


def cited(desk: Desk, question: Question) -> tuple[str, ...]:
    """Return the ids of the passages that a question or an answer to it cites, in order."""
    answers = desk.guidance[question.id].answers
    targets = {*question.cites, *(target for answer in answers for target in answer.cites)}
    return tuple(_named(desk, targets))


def pictures(exchange: Exchange) -> tuple[Figure, ...]:
    """Return the pictures of an exchange."""
    found = (block for turn in exchange.turns for block in turn.blocks)
    return tuple(block for block in found if isinstance(block, Figure))


def step_anchor(run_sheet: str, step: str) -> str:
    """Return the anchor of a step; ids of the content have no underscore."""
    return f"step_{run_sheet}_{step}"


def _turns(desk: Desk) -> Iterator[Turn]:
    for section in desk.sections:
        for exchange in section.exchanges:
            yield from exchange.turns


def _sides(segment: Segment, voices: Sequence[Voice]) -> Iterator[Side]:
    for place, voice in enumerate(voices, start=1):
        yield Side(place, voice, segment.text, voice.block(segment.text))


def _named(desk: Desk, targets: Iterable[str]) -> Iterator[str]:
    """Yield the passages that targets name, by themselves or through their exchange."""
    wanted = frozenset(targets)
    for section in desk.sections:
        for exchange in section.exchanges:
            is_whole = exchange.id in wanted
            yield from (it.id for it in exchange.segments if is_whole or it.id in wanted)


def _asked(desk: Desk) -> Mapping[str, list[Asked]]:
    found: dict[str, list[Asked]] = {}
    for number, question in enumerate(desk.questions, start=1):
        for passage in cited(desk, question):
            found.setdefault(passage, []).append(Asked(number, question.id))
    return found


def _used(desk: Desk) -> Mapping[str, list[Used]]:
    found: dict[str, list[Used]] = {}
    for run_sheet in desk.run_sheets:
        for step in run_sheet.steps:
            anchor = step_anchor(run_sheet.id, step.id)
            for passage in _named(desk, step.cites):
                found.setdefault(passage, []).append(Used(anchor, step.starts, run_sheet.title))
    return found
