"""What one deck of slides shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

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
from fangtan.render import Standing, standing
from fangtan.sheet import Sheet, sheet


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that a question cites, and who says it."""

    segment: Segment
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Deck:
    """What one deck shows, the language that is set large first.

    `cited` are the passages of each question in the order of the interview. `guidance`, how it
    stands to its original, and `themes` are there in the instructor’s deck alone.
    """

    sheet: Sheet
    accent: str
    introduction: tuple[Segment, ...]
    questions: tuple[Question, ...]
    cited: Mapping[str, tuple[Passage, ...]]
    guidance: Mapping[str, Guidance]
    standing: Standing
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
        *_texts(asked),
        *(passage.segment.text for it in asked for passage in cited[it.id]),
    ]
    behind = tuple(_behind(known.values()))
    targets = [target for question in asked for target in question.cites]
    whole = sheet("questions", publication, interview, languages, shown, targets)
    if guidance:
        targets += [it for about in known.values() for it in about.changed]
        targets += [it for about in known.values() for said in about.answers for it in said.cites]
        both = (*shown, *behind)
        private = sheet("guide", publication, interview, languages, both, targets)
        whole = replace(private, standings=whole.standings)
    return Deck(
        sheet=whole,
        accent=publication.imprint.accent,
        introduction=introduction,
        questions=asked,
        cited=cited,
        guidance=known,
        standing=standing(languages[0], "texts", behind),
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


def _texts(asked: Iterable[Question]) -> Iterator[Localized]:
    for question in asked:
        for segment in (*question.prompt, *question.follow_ups):
            yield segment.text


def _behind(known: Iterable[Guidance]) -> Iterator[Localized]:
    for about in known:
        for segment in (
            *about.guidance,
            *(segment for answer in about.answers for segment in answer.text),
            *(segment for misreading in about.misreadings for segment in misreading),
            *about.criteria,
        ):
            yield segment.text
