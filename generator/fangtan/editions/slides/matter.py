"""What one deck of slides shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fangtan.model import (
    ActivityKind,
    Guidance,
    Interview,
    Language,
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

    Its questions are followed by the tasks of the activities, of which `kinds` says what they are.
    `cited` are the passages of each question in the order of the interview; activities have theirs
    on paper. `guidance`, how it
    stands to its original, and `themes` are there in the instructor’s deck alone.
    """

    sheet: Sheet
    accent: str
    introduction: tuple[Segment, ...]
    questions: tuple[Question, ...]
    kinds: Mapping[str, ActivityKind]
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
    tasks = [interview.tasks_in(language) for language in languages]
    both = set.intersection(*({task.id for task in known} for known in tasks))
    asked = tuple(slices.question(it, languages) for it in tasks[0] if it.id in both)
    known = {it.id: slices.guidance(guidance[it.id], languages[:1]) for it in asked if guidance}
    introduction = slices.segments(interview.question_introduction, languages)
    kinds = {activity.task.id: activity.kind for activity in interview.activities}
    cited = {it.id: tuple(_cited(interview, it, languages)) for it in asked if it.id not in kinds}
    shown = [
        *(segment.text for segment in introduction),
        *(segment.text for it in asked for segment in it.segments),
        *(passage.segment.text for found in cited.values() for passage in found),
    ]
    behind = tuple(segment.text for about in known.values() for segment in about.segments)
    targets = [target for question in asked for target in question.cites]
    whole = sheet("questions", publication, interview, languages, shown, targets)
    if guidance:
        targets += [it for about in known.values() for it in about.changed]
        targets += [
            it for about in known.values() for answer in about.answers for it in answer.cites
        ]
        said = (*shown, *behind)
        private = sheet("guide", publication, interview, languages, said, targets)
        whole = replace(private, standings=whole.standings)
    return Deck(
        sheet=whole,
        accent=publication.imprint.accent,
        introduction=introduction,
        questions=asked,
        kinds=kinds,
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
