"""A question goes stale when a passage that it cites changes, and no other question does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from fangtan.build import Request, build
from fangtan.checks import check
from fangtan.findings import Rule
from fangtan.load import load
from translating import fangtan, speak

STOCK = Path(__file__).parent / "stock" / "content"
INTERVIEW = "interviews/quiet-sound/interview.en.md"
QUESTIONS = "interviews/quiet-sound/questions.en.md"
CITES = "interviews/quiet-sound/questions.cites"
SECOND = """
## Why tall? {#why-tall}

~~~yaml
phase: explore
inquiry: factual
level: remember
function: open
lens: [sound]
format: pairs
minutes: {think: 2}
cites: [first-take]
~~~

Hold [her answer](passage:the-boom.2) against this:

> “We met on a quiet stage.” — passage:lede.1
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The stock publication with a second question, both said to fit what they cite."""
    folder = tmp_path / "content"
    shutil.copytree(STOCK, folder)
    file = folder / QUESTIONS
    file.write_text(file.read_text("utf-8") + SECOND, "utf-8")
    speak(folder, "accepted")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def stale(folder: Path) -> dict[str, tuple[str, ...]]:
    guidance = load(folder).seminar.teaching["quiet-sound"].guidance
    return {question: found.changed for question, found in guidance.items() if found.changed}


def test_lines_are_sorted_and_apart(content: Path) -> None:
    lines = (content / CITES).read_text("utf-8").split("\n\n")
    assert [" ".join(line.split()[:2]) for line in lines] == [
        "what-is-it the-boom",
        "what-is-it what-is-silence.2",
        "what-is-it what-is-silence.3",
        "why-tall first-take",
        "why-tall lede.1",
        "why-tall the-boom.2",
    ]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("I hear", "I always hear", {"what-is-it": ("what-is-silence.2",)}),
        ("never nothing", "something", {"what-is-it": ("what-is-silence.3",)}),
        ("And the first take?", "And the last take?", {"why-tall": ("first-take",)}),
        ("is tall", "is small", {"what-is-it": ("the-boom",), "why-tall": ("the-boom.2",)}),
        ("What do you hear", "What would one hear", {}),
        ("We met on a quiet stage.", "We met.", {"why-tall": ("lede.1",)}),
        ("It is never nothing", "It is\nnever nothing", {}),
    ],
)
def test_editing_a_passage_makes_just_its_questions_stale(
    content: Path, old: str, new: str, expected: dict[str, tuple[str, ...]]
) -> None:
    edit(content / INTERVIEW, old, new)
    assert stale(content) == expected
    found = [it.message for it in check(load(content)) if it.rule == Rule.QUESTION_IS_CURRENT]
    assert len(found) == sum(map(len, expected.values()))


def test_passage_that_takes_the_place_of_a_cited_one_is_a_change(content: Path) -> None:
    edit(content / INTERVIEW, "**Lin Yue:** I hear", "**Lin Yue:** Much.\n\nI hear")
    assert stale(content) == {"what-is-it": ("what-is-silence.2", "what-is-silence.3")}


def test_question_of_which_nothing_was_said_is_not_stale(content: Path) -> None:
    (content / CITES).unlink()
    edit(content / INTERVIEW, "I hear", "I always hear")
    assert stale(content) == {}


def test_citation_that_is_new_is_not_stale(content: Path) -> None:
    edit(content / QUESTIONS, "cites: [first-take]", "cites: [first-take, what-is-silence.1]")
    edit(content / INTERVIEW, "What do you hear", "What would one hear")
    assert stale(content) == {}


def test_accepting_the_question_settles_that_one_alone(content: Path) -> None:
    edit(content / INTERVIEW, "is tall", "is small")
    done = fangtan("translate", "accept", "quiet-sound/questions#why-tall", folder=content.parent)
    assert "interviews/quiet-sound/questions#why-tall: fits what it cites\n" in done.stdout
    assert stale(content) == {"what-is-it": ("the-boom",)}


def test_accepting_a_translation_says_nothing_of_the_question(content: Path) -> None:
    edit(content / INTERVIEW, "is tall", "is small")
    speak(content, "accepted", language="zh-Hans")
    assert stale(content) == {"what-is-it": ("the-boom",), "why-tall": ("the-boom.2",)}


def test_lines_of_what_is_cited_no_more_are_taken_out(content: Path) -> None:
    edit(content / QUESTIONS, "cites: [first-take]", "cites: [what-is-silence.1]")
    speak(content, "accepted", "quiet-sound/questions")
    lines = (content / CITES).read_text("utf-8")
    assert "why-tall what-is-silence.1" in lines
    assert "why-tall first-take" not in lines


def test_passage_of_another_interview_that_changes_makes_a_question_stale(content: Path) -> None:
    other = content / "interviews" / "loud-sound"
    shutil.copytree(content / "interviews" / "quiet-sound", other)
    edit(content / QUESTIONS, "[her answer](passage:the-boom.2)", "[it](passage:loud-sound/lede.1)")
    speak(content, "accepted", "quiet-sound/questions")
    assert "why-tall loud-sound/lede.1 " in (content / CITES).read_text("utf-8")
    assert stale(content) == {}
    edit(other / "interview.en.md", "We met on a quiet stage.", "We met.")
    assert stale(content) == {"why-tall": ("loud-sound/lede.1",)}
    speak(content, "accepted", "quiet-sound/questions#what-is-it")
    assert stale(content) == {"why-tall": ("loud-sound/lede.1",)}


def test_guide_says_which_passages_have_changed(content: Path, tmp_path: Path) -> None:
    edit(content / INTERVIEW, "is tall", "is small")
    out = tmp_path / "build"
    build(Request(content, out, ("guide",), ("en",)), lambda _: None)
    (sheet,) = out.rglob("*guide.en.pdf")
    text = " ".join("".join(page.extract_text() for page in PdfReader(sheet).pages).split())
    assert text.count("Changed since this question was written") == 2
    assert "Changed since this question was written: ¶8." in text
