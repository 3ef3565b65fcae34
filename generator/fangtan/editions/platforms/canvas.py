"""Questions for Canvas: an unpublished quiz of essays, as QTI 1.2."""

from __future__ import annotations

from dataclasses import dataclass

from fangtan.archive import archive
from fangtan.editions.platforms.flow import legal
from fangtan.editions.platforms.lesson import Lesson, opening, put
from fangtan.model import Phase, Question
from fangtan.render import render


@dataclass(frozen=True, slots=True)
class _Item:
    identifier: str
    title: str
    asked: str


def make_canvas(lesson: Lesson) -> bytes:
    """Return the questions of a lesson as a package that Canvas imports; nothing for graders."""
    identifier = f"quiz-{lesson.slug}.{lesson.language}"
    questions, quiz = f"{identifier}/{identifier}.xml", f"{identifier}/assessment_meta.xml"
    items = [
        _item(lesson, identifier, phase, question)
        for phase, members in lesson.phases
        for question in members
    ]
    written = {
        "imsmanifest.xml": render(
            "platforms/package.xml",
            lesson=lesson,
            identifier=identifier,
            questions=questions,
            quiz=quiz,
        ),
        questions: render(
            "platforms/qti.xml",
            lesson=lesson,
            identifier=identifier,
            opening=opening(lesson),
            items=items,
        ),
        quiz: render("platforms/quiz.xml", lesson=lesson, identifier=identifier),
    }
    return archive(sorted((path, legal(text).encode()) for path, text in written.items()))


def _item(lesson: Lesson, identifier: str, phase: Phase, question: Question) -> _Item:
    return _Item(
        identifier=f"{identifier}.{question.id}",
        title=f"{lesson.say(f'phase_{phase}')} · {lesson.name(question)}",
        asked=put(lesson, question),
    )
