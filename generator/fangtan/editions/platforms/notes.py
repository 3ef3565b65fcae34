"""What graders know, as a page: for platforms that have no field for it."""

from __future__ import annotations

from markupsafe import Markup

from fangtan.editions.platforms.flow import portable
from fangtan.editions.platforms.lesson import Grading, behind, document, put, tags
from fangtan.render import render


def make_notes(grading: Grading) -> bytes:
    """Return the questions with what stands behind each, for the instructor alone."""
    lesson = grading.lesson
    phases = [
        (
            phase,
            [
                # They were made from Markdown, with everything escaped.
                (it, Markup(put(lesson, it)), Markup(behind(grading, it)), tags(lesson, it))  # noqa: S704
                for it in members
            ],
        )
        for phase, members in lesson.phases
    ]
    body = render("platforms/notes.html", lesson=lesson, phases=phases)
    return document(lesson, lesson.say("platform_notes", title=lesson.title), portable(body))
