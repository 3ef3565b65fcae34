"""What one desk shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fangtan.model import (
    Activity,
    Guidance,
    Interview,
    Language,
    Localized,
    Media,
    Names,
    Publication,
    Question,
    RunSheet,
    Section,
    Segment,
    Teaching,
    slices,
)
from fangtan.render import Standing, standing
from fangtan.sheet import Sheet, sheet


@dataclass(frozen=True, slots=True)
class Desk:
    """What one desk shows: the teaching matter in its language, the passages in all of them.

    Its questions are followed by the tasks of the `activities`, which are by the tasks’ ids.
    `languages` begin with the desk's own; `standings` say of each how what is shown in it stands.
    """

    sheet: Sheet
    languages: tuple[Language, ...]
    standings: tuple[Standing, ...]
    standfirst: tuple[Segment, ...]
    sections: tuple[Section, ...]
    media: tuple[Media, ...]
    introduction: tuple[Segment, ...]
    run_sheets: tuple[RunSheet, ...]
    questions: tuple[Question, ...]
    activities: Mapping[str, Activity]
    guidance: Mapping[str, Guidance]
    themes: Mapping[str, Names]


def desk(
    publication: Publication, interview: Interview, teaching: Teaching, language: Language
) -> Desk:
    """Return what the desk for an interview shows in one language."""
    own = (language,)
    languages = (language, *(tag for tag in interview.languages if tag != language))
    asked = interview.tasks_in(language)
    held = teaching.run_sheets if language in teaching.run_sheet_languages else ()
    known = interview.passages()
    guidance = tuple(
        # The page has the passages of its own interview alone.
        replace(behind, changed=tuple(it for it in behind.changed if it in known))
        for behind in (slices.guidance(teaching.guidance[it.id], own) for it in asked)
    )
    run_sheets = tuple(slices.run_sheet(it, own) for it in held)
    questions = tuple(slices.question(it, own) for it in asked)
    activities = {
        it.task.id: slices.activity(it, own) for it in interview.activities if it.task in asked
    }
    introduction = slices.segments(
        (*interview.question_introduction, *interview.activity_introduction) if asked else (), own
    )
    sections = slices.sections(interview, languages)
    taught = [
        *(it.text for it in introduction),
        *_of_run_sheets(run_sheets),
        *(it.text for question in questions for it in question.segments),
        *(
            it.text
            for activity in activities.values()
            for part in activity.parts
            for it in (*part.text, *part.items)
        ),
        *(it.text for behind in guidance for it in behind.segments),
    ]
    read = [it.text for it in (*interview.standfirst, *interview.segments)]
    return Desk(
        sheet=sheet("desk", publication, interview, own, [*taught, *read], known),
        languages=languages,
        standings=(
            standing(language, "texts", [*taught, *read], _captions(interview)),
            *(standing(tag, "passages", read) for tag in languages[1:]),
        ),
        standfirst=slices.segments(interview.standfirst, own),
        sections=sections,
        media=interview.media,
        introduction=introduction,
        run_sheets=run_sheets,
        questions=questions,
        activities=activities,
        guidance={behind.question: behind for behind in guidance},
        themes=publication.imprint.themes,
    )


def _captions(interview: Interview) -> Iterator[Localized]:
    return (figure.caption for figure in interview.figures)


def _of_run_sheets(run_sheets: Sequence[RunSheet]) -> Iterator[Localized]:
    for run_sheet in run_sheets:
        yield from (it.text for it in run_sheet.introduction)
        for step in run_sheet.steps:
            yield from (it.text for it in step.text)
