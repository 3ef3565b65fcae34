"""One interview with its facts, text and questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fangtan.model.activities import Activity
from fangtan.model.questions import Question
from fangtan.model.text import Exchange, Figure, Media, Section, Segment
from fangtan.model.vocabulary import Fidelity, Language, Names, Rights, Role


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose label opens a turn."""

    id: str
    label: Names
    role: Role
    person: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where the original appeared; what is not known is None."""

    publisher: Names
    title: Names | None
    author: Names | None
    date: str | None
    link: str | None
    language: Language | None


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview with its questions, in every language that it has been written in.

    `digest_of` is the slug of the private full text that it retells. `published` and `updated`
    are the days on which this publication brought it out, and last changed it to speak of.
    """

    slug: str
    original: Language
    languages: tuple[Language, ...]
    title: Names
    standfirst: tuple[Segment, ...]
    description: Names
    speakers: tuple[Speaker, ...]
    sections: tuple[Section, ...]
    media: tuple[Media, ...]
    fidelity: Fidelity
    rights: Rights
    rights_note: Names | None
    source: Source | None
    conducted: str | None
    place: Names | None
    themes: tuple[str, ...]
    authors: tuple[Names, ...]
    digest_of: str | None
    published: str | None
    updated: str | None
    question_languages: tuple[Language, ...]
    question_introduction: tuple[Segment, ...]
    questions: tuple[Question, ...]
    activity_introduction: tuple[Segment, ...] = ()
    activities: tuple[Activity, ...] = ()

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """All exchanges, in order."""
        return tuple(exchange for section in self.sections for exchange in section.exchanges)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All passages, in order."""
        return tuple(segment for exchange in self.exchanges for segment in exchange.segments)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All pictures, in order."""
        return tuple(
            block
            for exchange in self.exchanges
            for turn in exchange.turns
            for block in turn.blocks
            if isinstance(block, Figure)
        )

    @property
    def tasks(self) -> tuple[Question, ...]:
        """All that a class can be given to do: the questions, and what the activities ask for."""
        return (*self.questions, *(activity.task for activity in self.activities))

    def tasks_in(self, language: Language) -> tuple[Question, ...]:
        """Return those of them that are there in a language."""
        activities = self.activities if language in self.activity_languages else ()
        return (
            *(self.questions if language in self.question_languages else ()),
            *(activity.task for activity in activities),
        )

    @property
    def task_languages(self) -> tuple[Language, ...]:
        """The languages in which there is any question or activity."""
        return tuple(tag for tag in self.languages if self.tasks_in(tag))

    @property
    def activity_languages(self) -> tuple[Language, ...]:
        """The languages in which there is any activity."""
        titles = [activity.task.title for activity in self.activities]
        return tuple(tag for tag in self.languages if any(tag in title for title in titles))

    @property
    def is_public(self) -> bool:
        """Whether its text may stand in anything that is published."""
        return self.rights in {"open", "licensed"} or (
            self.rights == "closed" and self.fidelity == "digest"
        )

    def passages(self) -> Mapping[str, tuple[Segment, ...]]:
        """Return what may be cited: every exchange and every passage, by id."""
        cited: dict[str, tuple[Segment, ...]] = {}
        for exchange in self.exchanges:
            cited[exchange.id] = exchange.segments
            cited.update({segment.id: (segment,) for segment in exchange.segments})
        return cited
