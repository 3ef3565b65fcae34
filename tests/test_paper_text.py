"""What can be read out of a sheet again: every passage, in order, in both languages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from fangtan.load import Loaded
from fangtan.markup import plain
from judges import judge
from papers import (
    COMPACT_FOOT,
    GUIDES,
    PUBLIC,
    SHEETS,
    SLUG,
    Page,
    body,
    column,
    languages,
    lines,
    pages,
    squeezed,
)

MARGIN = 84.0
"""Where the text of a handout begins, right of its passage numbers, in points from the left."""
HALF = 295.0
"""Where the right column of a compact sheet of questions begins."""
MIDDLE = 330.0
"""Where the second column of the bilingual handout begins, in points from the left."""


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_handout_holds_every_passage_in_order(built: Path, loaded: Loaded, language: str) -> None:
    text = squeezed(column(_open(built, f"handout.{language}"), MARGIN))
    _assert_in_order(loaded, language, text)


@pytest.mark.parametrize(
    ("language", "left", "right"), [("en", 60.0, MIDDLE), ("zh-Hans", MIDDLE, 2000.0)]
)
def test_bilingual_handout_holds_every_passage_in_its_column(
    built: Path, loaded: Loaded, language: str, left: float, right: float
) -> None:
    text = squeezed(column(_open(built, "handout.en.zh-Hans"), left, right))
    _assert_in_order(loaded, language, text)


@pytest.mark.parametrize("which", ["en", "zh-Hans", "en.zh-Hans"])
def test_handout_numbers_every_passage(built: Path, loaded: Loaded, which: str) -> None:
    found = [
        line.text.strip()
        for page in _open(built, f"handout.{which}")
        for line in body(page)
        if line.text.strip().startswith("¶") and line.x0 < 90
    ]
    count = len(loaded.seminar.publication.interviews[0].segments)
    assert [it.split()[0] for it in found] == [f"¶{number}" for number in range(1, count + 1)]


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("kind", ["questions", "guide"])
def test_sheets_hold_every_question(built: Path, loaded: Loaded, kind: str, language: str) -> None:
    text = squeezed(column(_open(built, f"{kind}.{language}")))
    for question in loaded.seminar.publication.interviews[0].questions:
        for segment in (*question.prompt, *question.follow_ups):
            assert squeezed(plain(segment.text[language].markdown)) in text


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_compact_sheet_holds_every_question_in_order_in_two_columns(
    built: Path, loaded: Loaded, language: str
) -> None:
    text = squeezed(
        "".join(
            column([page], *edges, COMPACT_FOOT)
            for page in _open(built, f"questions-compact.{language}")
            for edges in ((0.0, HALF), (HALF, 2000.0))
        )
    )
    reached = 0
    for number, question in enumerate(loaded.seminar.publication.interviews[0].questions, start=1):
        shown = (*question.prompt, *question.follow_ups)
        title = f"{number}{plain(question.title[language].markdown)}"
        for words in (title, *(plain(segment.text[language].markdown) for segment in shown)):
            found = text.find(squeezed(words), reached)
            assert found >= 0, words
            reached = found


@pytest.mark.parametrize(("language", "left", "right"), [("en", 0, HALF), ("zh-Hans", HALF, 2000)])
def test_compact_sheet_in_two_languages_holds_every_question_in_its_column(
    built: Path, loaded: Loaded, language: str, left: float, right: float
) -> None:
    sheet = _open(built, "questions-compact.en.zh-Hans")
    text = squeezed(column(sheet, left, right, COMPACT_FOOT))
    for question in loaded.seminar.publication.interviews[0].questions:
        for segment in (*question.prompt, *question.follow_ups):
            assert squeezed(plain(segment.text[language].markdown)) in text


@pytest.mark.parametrize("which", ["en", "zh-Hans", "en.zh-Hans"])
def test_compact_sheet_has_no_room_and_no_glossary(built: Path, which: str) -> None:
    sheet = _open(built, f"questions-compact.{which}")
    text = squeezed("".join(page.get_text() for page in sheet))
    for words in ("Name", "Glossary", "姓名", "术语表"):
        assert words not in text
    ruled = sum(len(page.get_drawings()) for page in sheet)
    assert ruled < sum(len(page.get_drawings()) for page in _open(built, "questions.en")) / 5


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_guide_holds_what_only_the_instructor_knows(
    built: Path, loaded: Loaded, language: str
) -> None:
    text = squeezed(column(_open(built, f"guide.{language}")))
    for guidance in loaded.seminar.teaching[SLUG].guidance.values():
        for segment in (
            *guidance.criteria,
            *(it for answer in guidance.answers for it in answer.text),
        ):
            words = squeezed(plain(segment.text[language].markdown))
            # A number stands after the words of a link to a passage: the beginning has to do.
            assert words[:24] in text


@pytest.mark.parametrize("path", SHEETS)
def test_every_page_says_of_what_it_is_a_digest(built: Path, loaded: Loaded, path: str) -> None:
    interview = loaded.seminar.publication.interviews[0]
    assert interview.source is not None
    words = {"en": "digest of an interview in {}", "zh-Hans": "{}访谈摘要"}
    sheet = pages(built / path)
    for language in languages(path):
        says = words[language].format(interview.source.publisher[language])
        for page in sheet:
            foot = "".join(line.text for line in lines(page) if line.y0 > page.rect.height - 75)
            assert squeezed(interview.title[language]) in squeezed(foot)
            assert squeezed(says) in squeezed(foot)


@pytest.mark.parametrize("path", SHEETS)
def test_every_page_says_which_of_how_many_it_is(built: Path, path: str) -> None:
    sheet = pages(built / path)
    words = {"en": "Page {} of {}", "zh-Hans": "第{}页，共{}页"}
    for number, page in enumerate(sheet, start=1):
        for language in languages(path):
            assert words[language].format(number, len(sheet)) in page.get_text()


@pytest.mark.parametrize("path", GUIDES)
def test_every_page_of_a_guide_says_that_it_is_not_for_students(built: Path, path: str) -> None:
    words = {"en": "For the instructor; not for students", "zh-Hans": "仅供教师使用，请勿发给学生"}
    for page in pages(built / path):
        top = "".join(line.text for line in lines(page) if line.y1 < 70)
        assert words[languages(path)[0]] in top


def test_no_public_sheet_says_that_it_is_for_the_instructor(built: Path) -> None:
    for path in PUBLIC:
        text = "".join(page.get_text() for page in pages(built / path))
        assert "For the instructor" not in text
        assert "仅供教师" not in text


@pytest.mark.validators
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_poppler_reads_the_same_words(built: Path, loaded: Loaded, language: str) -> None:
    path = built / f"site/paper/{SLUG}/{SLUG}-handout.{language}.pdf"
    program = [judge("pdftotext"), "-nopgbrk", str(path), "-"]
    text = squeezed(subprocess.run(program, check=True, capture_output=True, text=True).stdout)
    for segment in loaded.seminar.publication.interviews[0].segments:
        assert squeezed(plain(segment.text[language].markdown))[:40] in text


def _open(built: Path, name: str) -> list[Page]:
    folder = "instructor" if name.startswith("guide") else "site/paper"
    return pages(built / folder / SLUG / f"{SLUG}-{name}.pdf")


def _assert_in_order(loaded: Loaded, language: str, text: str) -> None:
    reached = 0
    for segment in loaded.seminar.publication.interviews[0].segments:
        words = squeezed(plain(segment.text[language].markdown))
        found = text.find(words, reached)
        assert found >= 0, f"¶{segment.number} is not where it should be: {words[:60]}"
        reached = found + len(words)
