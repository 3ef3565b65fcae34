"""What makes a plan good, in points: the one home of every weight.

- A minute of a question counts as many points as its `cut_priority` (3 where it has none), and 4
  more for each outcome that was asked for and that it serves.
- What is there at all counts once: each phase, each section of the interview, each outcome that
  was asked for, each kind of inquiry, each level, each format.
- A minute that nothing fills costs points.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Literal, get_args

from fangtan.checks.run_sheets import GROUP_FORMATS
from fangtan.model import (
    Inquiry,
    Interview,
    Language,
    Level,
    Phase,
    Question,
    Range,
    Teaching,
)
from fangtan.planning.choice import Candidate, Problem
from fangtan.planning.frame import Frame
from fangtan.planning.request import Request

ElementKind = Literal["phase", "section", "outcome", "inquiry", "level", "format"]

REWARDS: Mapping[ElementKind, int] = {
    "phase": 200,
    "section": 80,
    "outcome": 80,
    "inquiry": 40,
    "level": 15,
    "format": 10,
}
OF_AN_OUTCOME = 4
NO_PRIORITY = 3
IDLE = 20

_SECOND_WARM_UP = 90
"""A slot has one warm-up and one wrap-up for each so many minutes, and at least one of each."""
_WORDS_A_MINUTE = 240
_HAN_A_MINUTE = 400
_RING = 8
"""How many people a fishbowl takes: a ring, and somebody around it."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_MARKUP = re.compile(r"\]\([^)]*\)|\{[^}]*\}")
_DEBRIEF = Range(3, 5)


@dataclass(frozen=True, slots=True)
class Element:
    """Something that a plan has or has not: a phase, a section, a level … by its id."""

    kind: ElementKind
    id: str


@dataclass(frozen=True, slots=True)
class Objective:
    """The problem that is solved, and what its numbers stand for.

    `bank` are the questions that can be asked in this room, in their order, and the tasks of
    `activities`; `elements` are the
    bits of what they cover; `too_few` are those for which there are not enough people.
    """

    problem: Problem
    bank: tuple[Question, ...]
    activities: frozenset[str]
    elements: tuple[Element, ...]
    reading: tuple[int, ...]
    too_few: tuple[str, ...]

    def covered(self, index: int) -> tuple[Element, ...]:
        """Return what a question brings in."""
        bits = self.problem.candidates[index].covers
        return tuple(it for bit, it in enumerate(self.elements) if bits >> bit & 1)


def objective(
    interview: Interview, teaching: Teaching, request: Request, whole: Frame
) -> Objective:
    """Return what is to be maximised, in what the frame leaves of the slot."""
    timed = tuple(it for it in interview.tasks if minutes_of(it).most)
    bank = tuple(it for it in timed if _has_people(it, request.group_size))
    elements = _elements(interview, request)
    touched = {it.id: _sections_of(interview, it) for it in interview.tasks}
    phases: tuple[Phase, ...] = get_args(Phase)
    alike = _alike(interview, bank, len(elements))
    reading = tuple(_reading(interview, question, request.languages) for question in bank)
    few = max(1, request.minutes // _SECOND_WARM_UP)
    problem = Problem(
        candidates=tuple(
            Candidate(
                least=max(1, (length := minutes_of(question)).least),
                # What is too long for a break to find a place beside it has no length at all.
                most=min(length.most, whole.longest - extra) if whole.longest else length.most,
                extra=extra,
                worth=priority_of(question, teaching) + OF_AN_OUTCOME * served(question, request),
                covers=_bits(question, elements, touched[question.id]) | alike[question.id],
                kind=phases.index(question.phase),
            )
            for question, extra in zip(bank, reading, strict=True)
        ),
        minutes=request.minutes - whole.minutes,
        rewards=tuple(REWARDS[it.kind] for it in elements),
        idle=IDLE,
        exclusive=reduce(or_, alike.values(), 0),
        most_of={phases.index("warm-up"): few, phases.index("wrap-up"): few},
    )
    left = tuple(it.id for it in timed if it not in bank)
    activities = frozenset(activity.task.id for activity in interview.activities)
    return Objective(problem, bank, activities, elements, reading, left)


def minutes_of(question: Question) -> Range:
    """Return how long a question takes, with a debrief where group work has none of its own."""
    parts = parts_of(question)
    return Range(sum(it.least for it in parts.values()), sum(it.most for it in parts.values()))


def parts_of(question: Question) -> Mapping[str, Range]:
    """Return the parts of a question, with a debrief where group work has nothing like it."""
    parts = question.minutes.parts
    if question.format in GROUP_FORMATS and not {"plenary", "debrief"} & set(parts):
        return {**parts, "debrief": _DEBRIEF}
    return parts


def priority_of(question: Question, teaching: Teaching) -> int:
    """Return how dear a question is to whoever wrote it, from 1 to 5."""
    guidance = teaching.guidance.get(question.id)
    return (guidance and guidance.cut_priority) or NO_PRIORITY


def served(question: Question, request: Request) -> int:
    """Return how many of the outcomes asked for a question serves."""
    return len({question.level, *question.themes, *question.lens} & set(request.outcomes))


def _has_people(question: Question, people: int | None) -> bool:
    if people is None:
        return True
    if question.format == "groups":
        return people >= 2 * (question.group_size or 2)
    return people >= {"pairs": 2, "fishbowl": _RING}.get(question.format, 1)


def _elements(interview: Interview, request: Request) -> tuple[Element, ...]:
    formats = dict.fromkeys(question.format for question in interview.tasks)
    return (
        *(Element("phase", it) for it in get_args(Phase)),
        *(Element("section", it.id) for it in interview.sections if it.id),
        *(Element("outcome", it) for it in dict.fromkeys(request.outcomes)),
        *(Element("inquiry", it) for it in get_args(Inquiry)),
        *(Element("level", it) for it in get_args(Level)),
        *(Element("format", it) for it in formats),
    )


def _bits(question: Question, elements: Sequence[Element], sections: frozenset[str]) -> int:
    has = {
        *(Element("section", it) for it in sections),
        *(Element("outcome", it) for it in (question.level, *question.themes, *question.lens)),
        Element("phase", question.phase),
        Element("inquiry", question.inquiry),
        Element("level", question.level),
        Element("format", question.format),
    }
    return sum(1 << bit for bit, element in enumerate(elements) if element in has)


def _alike(interview: Interview, bank: Sequence[Question], first: int) -> Mapping[str, int]:
    """Return for each of the bank a set of bits that it shares with what is done instead of it.

    They come after the bits of the elements, and nobody has points for them.
    """
    bits = dict.fromkeys((it.id for it in bank), 0)
    pairs = [(it.task.id, other) for it in interview.activities for other in it.instead_of]
    for place, pair in enumerate(pairs, start=first):
        for name in pair:
            if name in bits:
                bits[name] |= 1 << place
    return bits


def _sections_of(interview: Interview, question: Question) -> frozenset[str]:
    known = interview.passages()
    reached = {segment.id for target in question.cites for segment in known.get(target, ())}
    return frozenset(
        section.id
        for section in interview.sections
        if section.id
        and any(it.id in reached for exchange in section.exchanges for it in exchange.segments)
    )


def _reading(interview: Interview, question: Question, languages: Sequence[Language]) -> int:
    """Return the minutes to reread what a question cites, in the slowest of the languages.

    None for a warm-up that opens the subject: it comes before the text.
    """
    if question.phase == "warm-up" and question.function == "open":
        return 0
    known = interview.passages()
    cited = {segment.id: segment for target in question.cites for segment in known.get(target, ())}
    whole = _WORDS_A_MINUTE * _HAN_A_MINUTE
    return max(
        # Rounded up, in integers: the same on every machine.
        -(-sum(_length(it.text[tag].markdown) for it in cited.values()) // whole)
        for tag in languages or (interview.original,)
    )


def _length(markdown: str) -> int:
    """Return how long a text takes to read, in shares of a minute."""
    text = _MARKUP.sub(" ", markdown)
    han = len(_HAN.findall(text))
    return han * _WORDS_A_MINUTE + len(_HAN.sub(" ", text).split()) * _HAN_A_MINUTE
