"""Questions as lines of text: Blackboard’s tab-separated file, and GIFT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fangtan.editions.platforms.categories import categories, number, top
from fangtan.editions.platforms.flow import in_line, legal, words
from fangtan.editions.platforms.lesson import Lesson, opening, put, tags
from fangtan.model import Question

_NOT_IN_TAGS = re.compile("[<>`]")
_SPECIAL = re.compile(r"[\\~=#{}:]")


def make_blackboard(lesson: Lesson) -> bytes:
    """Return a line a question: ESS, a tab, its words, a tab; the example of an answer is empty."""
    lines = (
        f"ESS\t{in_line(lesson.name(question))} · {words(put(lesson, question))}\t\n"
        for _, members in lesson.phases
        for question in members
    )
    return "".join(lines).encode()


def make_gift(lesson: Lesson) -> bytes:
    """Return the questions of a lesson as GIFT, by phase."""
    return "\n".join(_blocks(lesson)).encode()


def _blocks(lesson: Lesson) -> Iterator[str]:
    yield f"$CATEGORY: {top(lesson)}\n"
    # Without braces it is no question, but something to read.
    yield f"::{_escaped(lesson.say('paper_to_students'))}::[html]{_escaped(opening(lesson))}\n"
    for path, members in categories(lesson):
        yield f"$CATEGORY: {path}\n"
        for question in members:
            yield _question(lesson, question)


def _question(lesson: Lesson, question: Question) -> str:
    found = "".join(f" [tag:{_bracketed(tag)}]" for tag in tags(lesson, question))
    text = f"::{_escaped(lesson.name(question))}::[html]{_escaped(put(lesson, question))}{{}}"
    return f"// [id:{number(lesson, question.id)}]{found}\n{text}\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", in_line(text))


def _bracketed(tag: str) -> str:
    """Return a tag as it stands in a comment, without what no tag of Moodle’s may hold."""
    return in_line(_NOT_IN_TAGS.sub("", legal(tag))).replace("]", "\\]")
