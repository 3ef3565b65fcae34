"""The list of sheets for activities, and how one is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.activities.frames import frames
from fangtan.model import (
    Activity,
    Interview,
    Language,
    Publication,
    Segment,
    Speaker,
    slices,
)
from fangtan.render.rows import rows, widths
from fangtan.sheet import Sheet, asked_as, press, sheet

Opened = tuple[Segment, str | None]
"""A passage, and who speaks where it opens a turn."""


@dataclass(frozen=True, slots=True)
class ActivitySheet:
    """What the sheet of one activity shows; `passages` are those that it prints, by citation."""

    sheet: Sheet
    number: int
    activity: Activity
    passages: Mapping[str, tuple[Opened, ...]]


@dataclass(frozen=True, slots=True)
class ActivitiesEdition:
    """Sheets of activities for students."""

    name: str = "activities"
    summary: str = "a sheet for each activity, to read, mark, fill in or cut out, in each language"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield the sheet of each activity in each language that it is there in."""
        del beside
        for interview in publication.interviews:
            for number, activity in enumerate(
                interview.activities, start=len(interview.questions) + 1
            ):
                for language in interview.activity_languages:
                    yield Artifact(
                        path=urls.activity(interview.slug, activity.task.id, language),
                        edition=self.name,
                        audience="public",
                        interview=interview.slug,
                        languages=(language,),
                        make=make,
                        depends=(of_activity(publication, interview, activity, number, language),),
                        is_heavy=True,
                    )


EDITION = ActivitiesEdition()


def of_activity(
    publication: Publication,
    interview: Interview,
    activity: Activity,
    number: int,
    language: Language,
) -> ActivitySheet:
    """Return what the sheet of an activity shows in one language."""
    languages = (language,)
    shown = slices.activity(activity, languages)
    printed = [target for part in activity.parts for target in part.cites]
    passages = _passages(interview, printed, languages)
    texts = [
        *(segment.text for segment in shown.segments),
        *(segment.text for opened in passages.values() for segment, _ in opened),
    ]
    whole = sheet(
        "activity", publication, interview, languages, texts, [*activity.task.cites, *printed]
    )
    return ActivitySheet(
        # The handout of the interview explains the terms: this one is to be worked on.
        sheet=replace(whole, glossary=(), named=()),
        number=number,
        activity=shown,
        passages=passages,
    )


def _passages(
    interview: Interview, cited: Sequence[str], languages: tuple[Language, ...]
) -> Mapping[str, tuple[Opened, ...]]:
    opening = {
        turn.segments[0].id: turn.speaker
        for exchange in interview.exchanges
        for turn in exchange.turns
        if turn.segments
    }
    known = interview.passages()
    return {
        target: tuple(
            (segment, opening.get(segment.id))
            for segment in slices.segments(known.get(target, ()), languages)
        )
        for target in cited
    }


def make(matter: ActivitySheet) -> bytes:
    """Return the sheet of an activity as PDF."""
    return press(matter.sheet, (), **shown_of(matter))


def shown_of(matter: ActivitySheet) -> dict[str, object]:
    """Return what the template of an activity shows beside its sheet."""
    speakers: dict[str | None, Speaker] = {it.id: it for it in matter.sheet.interview.speakers}
    return {
        "activity": matter.activity,
        "asked": asked_as(matter.sheet, matter.number, matter.activity.task),
        "passages": matter.passages,
        "speakers": speakers,
        "rows": rows,
        "widths": widths,
        "frames": frames,
    }
