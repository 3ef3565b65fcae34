"""On which parts of the interview questions rest, and which parts have none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from fangtan import i18n
from fangtan.editions.guide.matter import Guide
from fangtan.model import Exchange, Phase, Question, Segment
from fangtan.sheet import printed, shortened, voices

_QUOTABLE = 180
"""How wide a passage may be, in Latin letters, to be quoted beside a question that cites it."""

_CELL = 40
"""How wide the opening of an exchange may be in a table."""


@dataclass(frozen=True, slots=True)
class Place:
    """An exchange that a question cites: its passages, its opening, what is quoted of it."""

    passages: str
    opening: Markup
    quoted: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """An exchange, and the numbers of the questions that cite it, by phase."""

    passages: str
    opening: Markup
    numbers: Mapping[Phase, tuple[int, ...]]


def places(guide: Guide, question: Question) -> tuple[Place, ...]:
    """Return what a question cites, exchange by exchange, in the order of the interview."""
    language = guide.sheet.languages[0]
    found = []
    for exchange in guide.exchanges:
        targets = [target for target in question.cites if _owner(target) == exchange.id]
        if targets:
            spans = [guide.sheet.passages[target] for target in targets]
            quoted = [it for it in exchange.segments if it.id in targets and _is_short(guide, it)]
            passages = printed(spans, language)
            found.append(Place(passages, _opening(guide, exchange), tuple(quoted)))
    return tuple(found)


def coverage(guide: Guide) -> tuple[Covered, ...]:
    """Return for every exchange the questions that rest on it."""
    language = guide.sheet.languages[0]
    return tuple(
        Covered(
            printed([(exchange.segments[0].number, exchange.segments[-1].number)], language),
            _opening(guide, exchange, _CELL),
            _numbers(guide, exchange),
        )
        for exchange in guide.exchanges
        if exchange.segments
    )


def _numbers(guide: Guide, exchange: Exchange) -> Mapping[Phase, tuple[int, ...]]:
    found: dict[Phase, list[int]] = {}
    for number, question in enumerate(guide.questions, start=1):
        if any(_owner(target) == exchange.id for target in question.cites):
            found.setdefault(question.phase, []).append(number)
    return {phase: tuple(numbers) for phase, numbers in found.items()}


def _owner(target: str) -> str:
    return target.partition(".")[0]


def _opening(guide: Guide, exchange: Exchange, width: int = 72) -> Markup:
    voice = voices(guide.sheet)[0]
    return voice.words(exchange.segments[0].text, lambda words: shortened(words, width))


def _is_short(guide: Guide, segment: Segment) -> bool:
    letters = 2.6 if i18n.is_chinese(guide.sheet.languages[0]) else 1
    return len(voices(guide.sheet)[0].plain(segment.text)) * letters <= _QUOTABLE
