"""What one guide shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fangtan.model import (
    ActivityKind,
    Exchange,
    Guidance,
    Interview,
    Language,
    Names,
    Publication,
    Question,
    RunSheet,
    Segment,
    Teaching,
    slices,
)
from fangtan.sheet import Sheet, sheet


@dataclass(frozen=True, slots=True)
class Guide:
    """What one guide shows: of the interview, what questions rest on.

    Its questions are followed by the tasks of the activities, of which `kinds` says what they are.
    """

    sheet: Sheet
    exchanges: tuple[Exchange, ...]
    run_sheets: tuple[RunSheet, ...]
    questions: tuple[Question, ...]
    kinds: Mapping[str, ActivityKind]
    guidance: Mapping[str, Guidance]
    themes: Mapping[str, Names]


def guide(
    publication: Publication, interview: Interview, teaching: Teaching, language: Language
) -> Guide:
    """Return what the guide to an interview shows in one language."""
    languages = (language,)
    asked = interview.tasks_in(language)
    held = teaching.run_sheets if language in teaching.run_sheet_languages else ()
    questions = tuple(slices.question(question, languages) for question in asked)
    known = interview.passages()
    guidance = tuple(
        # The sheet numbers the passages of its own interview alone.
        replace(behind, changed=tuple(it for it in behind.changed if it in known))
        for behind in (slices.guidance(teaching.guidance[it.id], languages) for it in asked)
    )
    run_sheets = tuple(slices.run_sheet(run_sheet, languages) for run_sheet in held)
    shown = (
        *(segment for run_sheet in run_sheets for segment in _of_run_sheet(run_sheet)),
        *(segment for it in questions for segment in it.segments),
        *(segment for behind in guidance for segment in behind.segments),
    )
    cited = (
        *(target for run_sheet in run_sheets for step in run_sheet.steps for target in step.cites),
        *(target for question in questions for target in question.cites),
        *(target for behind in guidance for it in behind.answers for target in it.cites),
        *(target for behind in guidance for target in behind.changed),
    )
    texts = [segment.text for segment in shown]
    return Guide(
        sheet=sheet("guide", publication, interview, languages, texts, cited),
        exchanges=tuple(
            exchange
            for section in slices.sections(interview, languages)
            for exchange in section.exchanges
        ),
        run_sheets=run_sheets,
        questions=questions,
        kinds={activity.task.id: activity.kind for activity in interview.activities},
        guidance={behind.question: behind for behind in guidance},
        themes=publication.imprint.themes,
    )


def _of_run_sheet(run_sheet: RunSheet) -> Iterator[Segment]:
    yield from run_sheet.introduction
    for step in run_sheet.steps:
        yield from step.text
