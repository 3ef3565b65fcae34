"""What one deck of slides shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fangtan.model import (
    Guidance,
    Interview,
    Language,
    Localized,
    Names,
    Publication,
    Question,
    Segment,
    slices,
)
from fangtan.sheet import Kind, Sheet, sheet


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that a question cites, and who says it."""

    segment: Segment
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Deck:
    """What one deck shows, the language that is set large first.

    `cited` are the passages of each question in the order of the interview. `guidance` and
    `themes` are there in the instructor’s deck alone.
    """

    sheet: Sheet
    accent: str
    introduction: tuple[Segment, ...]
    questions: tuple[Question, ...]
    cited: Mapping[str, tuple[Passage, ...]]
    guidance: Mapping[str, Guidance]
    themes: Mapping[str, Names]


def deck(
    publication: Publication,
    interview: Interview,
    languages: tuple[Language, ...],
    guidance: Mapping[str, Guidance] | None = None,
) -> Deck:
    """Return what a deck of slides shows in one language or in two; `guidance` makes it private."""
    asked = tuple(slices.question(it, languages) for it in interview.questions)
    known = {it.id: slices.guidance(guidance[it.id], languages[:1]) for it in asked if guidance}
    introduction = slices.segments(interview.question_introduction, languages)
    cited = {it.id: tuple(_cited(interview, it, languages)) for it in asked}
    shown = [
        *(segment.text for segment in introduction),
        *_texts(asked, known.values()),
        *(passage.segment.text for it in asked for passage in cited[it.id]),
    ]
    targets = [target for question in asked for target in question.cites]
    targets += [it for behind in known.values() for answer in behind.answers for it in answer.cites]
    targets += [it for behind in known.values() for it in behind.changed]
    kind: Kind = "guide" if guidance else "questions"
    return Deck(
        sheet=sheet(kind, publication, interview, languages, shown, targets),
        accent=publication.imprint.accent,
        introduction=introduction,
        questions=asked,
        cited=cited,
        guidance=known,
        themes=publication.imprint.themes if guidance else {},
    )


def _cited(
    interview: Interview, question: Question, languages: tuple[Language, ...]
) -> Iterator[Passage]:
    known = interview.passages()
    wanted = {segment.id for target in question.cites for segment in known.get(target, ())}
    for exchange in interview.exchanges:
        for turn in exchange.turns:
            for segment in slices.segments(turn.segments, languages):
                if segment.id in wanted:
                    yield Passage(segment, turn.speaker)


def _texts(asked: Iterable[Question], known: Iterable[Guidance]) -> Iterator[Localized]:
    for question in asked:
        for segment in (*question.prompt, *question.follow_ups):
            yield segment.text
    for behind in known:
        for segment in (
            *behind.guidance,
            *(segment for answer in behind.answers for segment in answer.text),
            *(segment for misreading in behind.misreadings for segment in misreading),
            *behind.criteria,
        ):
            yield segment.text
