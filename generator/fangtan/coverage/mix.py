"""The mix of questions: how many of each kind, alone and crossed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from fangtan.model import Format, Function, Inquiry, Lens, Level, Phase, Question


@dataclass(frozen=True, slots=True)
class Share:
    """How many questions have a fact, and which part of all questions that is, from 0 to 1."""

    key: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Mix:
    """The mix of questions, every possible word of each fact in its usual order.

    A question may have several lenses: those counts add up to more than the questions.
    `crossed` is by level, then by inquiry.
    """

    questions: int
    phase: tuple[Share, ...]
    inquiry: tuple[Share, ...]
    level: tuple[Share, ...]
    function: tuple[Share, ...]
    lens: tuple[Share, ...]
    format: tuple[Share, ...]
    crossed: Mapping[Level, Mapping[Inquiry, int]]


def mix(questions: Sequence[Question]) -> Mix:
    """Return the mix of some questions."""
    whole = len(questions)
    pairs = Counter((question.level, question.inquiry) for question in questions)
    levels: tuple[Level, ...] = get_args(Level)
    inquiries: tuple[Inquiry, ...] = get_args(Inquiry)
    return Mix(
        questions=whole,
        phase=_shares(get_args(Phase), (it.phase for it in questions), whole),
        inquiry=_shares(inquiries, (it.inquiry for it in questions), whole),
        level=_shares(levels, (it.level for it in questions), whole),
        function=_shares(get_args(Function), (it.function for it in questions), whole),
        lens=_shares(
            get_args(Lens), (lens for it in questions for lens in dict.fromkeys(it.lens)), whole
        ),
        format=_shares(get_args(Format), (it.format for it in questions), whole),
        crossed={
            level: {inquiry: pairs[level, inquiry] for inquiry in inquiries} for level in levels
        },
    )


def _shares(keys: Sequence[str], found: Iterable[str], whole: int) -> tuple[Share, ...]:
    counts = Counter(found)
    return tuple(
        Share(key, counts[key], round(counts[key] / whole, 4) if whole else 0.0) for key in keys
    )
