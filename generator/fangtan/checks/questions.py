"""Every discussion question whose facts could be read, with what only the instructor knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fangtan.checks.texts import narrowed
from fangtan.findings import Place
from fangtan.load import Loaded
from fangtan.model import Answer, Guidance, Interview, Language, Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what is behind it, and the interview that it is about."""

    interview: Interview
    question: Question
    behind: Guidance

    @property
    def place(self) -> Place:
        """Where its heading stands, in the language that has its facts."""
        return self.question.title[self.interview.original].place

    def fact(self, loaded: Loaded, name: str) -> Place:
        """Return where one of its facts stands."""
        return narrowed(loaded.sources, self.place, f"{name}:")


def asked(loaded: Loaded) -> Iterator[Asked]:
    """Yield all questions, but for those of a file in which something could not be read."""
    files = unread(loaded)
    for interview in loaded.seminar.publication.interviews:
        teaching = loaded.seminar.teaching[interview.slug]
        for question in interview.tasks:
            found = Asked(interview, question, teaching.guidance[question.id])
            if found.place.path not in files:
                yield found


def unread(loaded: Loaded) -> frozenset[str]:
    """Return the files in which something could not be read: stand-ins may be in its place."""
    return frozenset(it.place.path for it in loaded.findings if it.severity == "error")


def place_of_answer(answer: Answer, heading: Place, original: Language) -> Place:
    """Return where the container of an answer opens: right above its text, below its question."""
    if not answer.text:
        return heading
    text = answer.text[0].text[original].place
    return Place(text.path, text.line - 1)
