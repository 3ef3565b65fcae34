"""What the projector shows of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fangtan.model import (
    Interview,
    Language,
    Localized,
    Names,
    Publication,
    Question,
    Segment,
    slices,
)
from fangtan.sheet import Sheet, sheet


@dataclass(frozen=True, slots=True)
class Extract:
    """A passage with the label of whoever says it; context has none."""

    segment: Segment
    speaker: Names | None


@dataclass(frozen=True, slots=True)
class Deck:
    """An interview's questions, each with the passages that it cites, in their order.

    `views` are the languages that can be shown together: each by itself, then the pairs that
    the first one, which is that of the controls, stands in. The tasks of `activities`, which are
    ids, have steps for follow-ups.
    """

    sheet: Sheet
    accent: str
    views: tuple[tuple[Language, ...], ...]
    introduction: tuple[Segment, ...]
    questions: tuple[Question, ...]
    activities: tuple[str, ...]
    extracts: Mapping[str, tuple[Extract, ...]]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the questions, that of the controls first."""
        return self.sheet.languages


def deck(publication: Publication, interview: Interview, language: Language) -> Deck:
    """Return what the projector shows of an interview, with its controls in one language."""
    others = (tag for tag in interview.task_languages if tag != language)
    languages = (language, *others)
    introduction = slices.segments(interview.question_introduction, languages)
    questions = tuple(slices.question(it, languages) for it in interview.tasks)
    extracts = {it.id: tuple(_extracts(interview, it, languages)) for it in questions}
    shown = (
        *(segment.text for segment in introduction),
        *(text for question in questions for text in _texts(question)),
        *(it.segment.text for found in extracts.values() for it in found),
    )
    whole = sheet("projector", publication, interview, languages, shown)
    return Deck(
        # Terms are explained on the website; what stands on a wall has no links.
        sheet=replace(whole, glossary=(), named=()),
        accent=publication.imprint.accent,
        views=tuple(_views(publication, interview, languages)),
        introduction=introduction,
        questions=questions,
        activities=tuple(it.task.id for it in interview.activities),
        extracts=extracts,
    )


def _views(
    publication: Publication, interview: Interview, languages: tuple[Language, ...]
) -> Iterator[tuple[Language, ...]]:
    first, *others = languages
    yield from ((tag,) for tag in languages)
    pairs = [set(pair) for pair in publication.imprint.pairs_of(interview)]
    yield from ((first, tag) for tag in others if {first, tag} in pairs)


def _extracts(
    interview: Interview, question: Question, languages: tuple[Language, ...]
) -> Iterator[Extract]:
    passages = interview.passages()
    cited = {segment.id for target in question.cites for segment in passages.get(target, ())}
    labels = {speaker.id: speaker.label for speaker in interview.speakers}
    for exchange in interview.exchanges:
        for turn in exchange.turns:
            label = labels[turn.speaker] if turn.speaker else None
            for segment in slices.segments(turn.segments, languages):
                if segment.id in cited:
                    yield Extract(segment, label)


def _texts(question: Question) -> Iterator[Localized]:
    yield from (segment.text for segment in (*question.prompt, *question.follow_ups))
