"""Which passages questions, answers and run-sheets rest on, and which none does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fangtan.model import Exchange, Interview, Role, Section, Teaching


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage and what cites it, by itself or through its exchange.

    `questions` are ids; `answers` holds the id of the question once for each of its answers;
    `steps` are written `run-sheet/step`.
    """

    id: str
    number: int
    role: Role | None
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    steps: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """Whether it is spoken by somebody whose part is to ask."""
        return self.role in {"interviewer", "moderator"}


@dataclass(frozen=True, slots=True)
class CitedExchange:
    """An exchange with its passages; `questions` are those that cite any of them."""

    id: str
    questions: tuple[str, ...]
    passages: tuple[CitedPassage, ...]


@dataclass(frozen=True, slots=True)
class CitedSection:
    """A section with its exchanges; `questions` are those that cite any of them."""

    id: str | None
    questions: tuple[str, ...]
    exchanges: tuple[CitedExchange, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """What is cited, section by section, and the ids of what no question cites.

    `uncited_asking` are the passages among those that are spoken by whoever asks: a question
    rarely rests on one, so they stand apart from `uncited_passages`.
    """

    sections: tuple[CitedSection, ...]
    uncited_sections: tuple[str | None, ...]
    uncited_exchanges: tuple[str, ...]
    uncited_passages: tuple[str, ...]
    uncited_asking: tuple[str, ...]

    @property
    def passages(self) -> tuple[CitedPassage, ...]:
        """All passages, in order."""
        return tuple(
            passage
            for section in self.sections
            for exchange in section.exchanges
            for passage in exchange.passages
        )


_Citing = Mapping[str, tuple[str, ...]]


def citations(interview: Interview, teaching: Teaching) -> Citations:
    """Return what cites each passage; what is cited and is not there is passed over."""
    citing = (
        _inverted(interview, ((question.id, question.cites) for question in interview.tasks)),
        _inverted(
            interview,
            (
                (guidance.question, answer.cites)
                for guidance in teaching.guidance.values()
                for answer in guidance.answers
            ),
        ),
        _inverted(
            interview,
            (
                (f"{sheet.id}/{step.id}", step.cites)
                for sheet in teaching.run_sheets
                for step in sheet.steps
            ),
        ),
    )
    roles = {speaker.id: speaker.role for speaker in interview.speakers}
    sections = tuple(_section(section, roles, citing) for section in interview.sections)
    exchanges = [exchange for section in sections for exchange in section.exchanges]
    left = [it for exchange in exchanges for it in exchange.passages if not it.questions]
    return Citations(
        sections=sections,
        uncited_sections=tuple(
            section.id for section in sections if _is_left(section, *section.exchanges)
        ),
        uncited_exchanges=tuple(it.id for it in exchanges if _is_left(it, it)),
        uncited_passages=tuple(passage.id for passage in left if not passage.asks),
        uncited_asking=tuple(passage.id for passage in left if passage.asks),
    )


def _is_left(whole: CitedSection | CitedExchange, *exchanges: CitedExchange) -> bool:
    """Return whether there is something to cite, and no question does."""
    return not whole.questions and any(exchange.passages for exchange in exchanges)


def _inverted(
    interview: Interview, citing: Iterable[tuple[str, tuple[str, ...]]]
) -> Mapping[str, tuple[str, ...]]:
    """Return by passage the names of what cites it, each citing thing once, in order."""
    known = interview.passages()
    found: dict[str, list[str]] = {}
    for name, targets in citing:
        reached = {segment.id for target in targets for segment in known.get(target, ())}
        for identifier in reached:
            found.setdefault(identifier, []).append(name)
    return {identifier: tuple(names) for identifier, names in found.items()}


def _section(
    section: Section, roles: Mapping[str, Role], citing: tuple[_Citing, _Citing, _Citing]
) -> CitedSection:
    exchanges = tuple(_exchange(exchange, roles, citing) for exchange in section.exchanges)
    return CitedSection(section.id, _once(it.questions for it in exchanges), exchanges)


def _exchange(
    exchange: Exchange, roles: Mapping[str, Role], citing: tuple[_Citing, _Citing, _Citing]
) -> CitedExchange:
    questions, answers, steps = citing
    passages = tuple(
        CitedPassage(
            id=segment.id,
            number=segment.number,
            role=roles.get(turn.speaker) if turn.speaker else None,
            questions=questions.get(segment.id, ()),
            answers=answers.get(segment.id, ()),
            steps=steps.get(segment.id, ()),
        )
        for turn in exchange.turns
        for segment in turn.segments
    )
    return CitedExchange(exchange.id, _once(passage.questions for passage in passages), passages)


def _once(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for several in names for name in several))
