"""Citations of passages, in questions, answers and run-sheets."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from fangtan.checks.questions import place_of_answer
from fangtan.checks.texts import narrowed
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.model import Interview, Teaching


def citation_resolves(loaded: Loaded) -> Iterator[Finding]:
    """What a question, an answer or a step cites is an exchange or a passage of its interview."""
    for interview in loaded.seminar.publication.interviews:
        known = interview.passages()
        for place, what, cited in _citations(interview, loaded.seminar.teaching[interview.slug]):
            if cited not in known:
                yield Finding(
                    narrowed(loaded.sources, place, cited),
                    Rule.CITATION_RESOLVES,
                    f"{what} cites “{cited}”, which is not there",
                    _hint(cited, known),
                )


def _citations(interview: Interview, teaching: Teaching) -> Iterator[tuple[Place, str, str]]:
    for question in interview.tasks:
        place = question.title[interview.original].place
        for cited in question.cites:
            yield place, f"the question “{question.id}”", cited
        guidance = teaching.guidance[question.id]
        for answer in guidance.answers:
            opening = place_of_answer(answer, place, interview.original)
            for cited in answer.cites:
                yield opening, f"an answer to “{question.id}”", cited
    for activity in interview.activities:
        for cited in (cited for part in activity.parts for cited in part.cites):
            yield activity.task.title[interview.original].place, "a part of the sheet", cited
    for sheet in teaching.run_sheets:
        for step in sheet.steps:
            for cited in step.cites:
                yield step.title[interview.original].place, f"the step “{step.id}”", cited


def _hint(cited: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(cited, known, 1)
    return f"did you mean “{near[0]}”?" if near else "cite an id of interview.<lang>.md"
