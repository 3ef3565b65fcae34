"""Questions whose passages have changed since they were written."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.findings import Finding, Rule
from fangtan.load import Loaded


def question_is_current(loaded: Loaded) -> Iterator[Finding]:
    """What a question and its answers cite is as it was when somebody said that they fit it."""
    for interview in loaded.seminar.publication.interviews:
        guidance = loaded.seminar.teaching[interview.slug].guidance
        for question in interview.tasks:
            for cited in guidance[question.id].changed:
                yield Finding(
                    question.title[interview.original].place,
                    Rule.QUESTION_IS_CURRENT,
                    f"the question “{question.id}” cites “{cited}”, "
                    "which has changed since somebody said that the two agree",
                    "read question and answers against it again, then type "
                    f"“fangtan translate accept {interview.slug}/questions#{question.id}”",
                    severity="warning",
                )
