"""How sheets are set: nothing outside, nothing over something else, nothing left alone."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

import papers
from fangtan.editions import handout
from fangtan.load import load
from papers import HANDOUTS, SHEETS, Line, Page, body, lines

CONTENT = Path(__file__).parents[1] / "content"
EDGE = 34.0
"""What every office printer can print, and a thumb: 12 mm from each edge, in points."""
CLOSING = "，。、；：？！）》」』〉】”’…"
HEADING = 11.9


@functools.cache
def on_letter() -> dict[str, list[Page]]:
    """Return the pages of the shipped handouts as they are on Letter, where all breaks differ."""
    publication = load(CONTENT).seminar.publication
    publication = replace(publication, imprint=replace(publication.imprint, paper="letter"))
    return {
        f"handout.{'.'.join(artifact.languages)} on Letter": papers.pages(
            artifact.make(*artifact.depends)
        )
        for artifact in handout.EDITION.plan(publication, ())
    }


@pytest.fixture(params=[*SHEETS, *(f"handout.{languages} on Letter" for languages in HANDOUTS)])
def pages(request: pytest.FixtureRequest, built: Path) -> list[Page]:
    """The pages of each sheet, and those of the handouts on the other paper."""
    is_built = request.param in SHEETS
    return papers.pages(built / request.param) if is_built else on_letter()[request.param]


def test_nothing_reaches_the_edge_of_the_page(pages: list[Page]) -> None:
    for page in pages:
        for line in lines(page):
            assert line.x0 > EDGE
            assert line.x1 < page.rect.width - EDGE
            assert line.y0 > 20
            assert line.y1 < page.rect.height - 20


def test_no_line_is_set_over_another(pages: list[Page]) -> None:
    for page in pages:
        found = lines(page)
        for index, line in enumerate(found):
            for other in found[index + 1 :]:
                assert not _overlap(line, other), f"page {page.number + 1}: {line} {other}"


def test_no_heading_stands_alone_at_the_foot_of_a_page(pages: list[Page]) -> None:
    for page in pages:
        found = body(page)
        if not found:
            continue
        last = max(found, key=lambda line: line.y1)
        is_heading = last.size > HEADING and all("Sans" in font for font in last.fonts)
        # The end of a run-sheet is a time in the type of a heading.
        assert not is_heading or re.fullmatch(r"\d:\d\d", last.text.strip()), last.text


def test_no_passage_number_stands_without_its_passage(pages: list[Page]) -> None:
    for page in pages:
        found = body(page)
        for line in found:
            if re.fullmatch(r"¶\d+", line.text.strip()) and line.x0 < 90:
                middle = (line.y0 + line.y1) / 2
                beside = [it for it in found if it.x0 > line.x1 and it.y0 - 2 < middle < it.y1 + 2]
                assert beside, f"page {page.number + 1}: {line.text}"


def test_chinese_punctuation_never_begins_a_line(pages: list[Page]) -> None:
    for page in pages:
        found = lines(page)
        for line in found:
            text = line.text.strip()
            if text[0] in CLOSING and not text.startswith("……"):
                # Text that was set in pieces may begin with a mark, but not at the margin.
                before = [it for it in found if abs(it.y0 - line.y0) < 6 and it.x1 <= line.x0 + 1]
                assert before, f"page {page.number + 1}: {text}"


def test_chinese_brackets_never_end_a_line(pages: list[Page]) -> None:
    for page in pages:
        for line in lines(page):
            assert line.text.rstrip()[-1] not in "（《「『〈【“‘", line.text


_ENDS = (".", "?", "!", ":", ";", "。", "？", "！", "：", "；")


def test_no_word_stands_alone_on_a_line_where_the_next_would_fit(
    pages: list[Page],
) -> None:
    for page in pages:
        found = sorted(_serif(page), key=lambda line: (round(line.x0), line.y0))
        for line, after in itertools.pairwise(found):
            if abs(line.x0 - after.x0) > 1.5 or not 0 < after.y0 - line.y0 < 17:
                continue
            if line.text.rstrip('”’") ').endswith(_ENDS):
                continue
            right = max(
                it.x1 for it in found if abs(it.x0 - line.x0) < 1.5 and it.size == line.size
            )
            assert line.x1 > line.x0 + 0.6 * (right - line.x0), f"page {page.number + 1}: {line}"


def _overlap(line: Line, other: Line) -> bool:
    across = min(line.x1, other.x1) - max(_ink(line), _ink(other))
    down = min(line.y1, other.y1) - max(line.y0, other.y0)
    return across > 2 and down > 0.6 * min(line.y1 - line.y0, other.y1 - other.y0)


def _ink(line: Line) -> float:
    """Return where the ink of a line begins: an opening mark at its start is half a square."""
    return line.x0 + (line.size / 2 if line.text[:1] in {"“", "《", "（"} else 0)


def _serif(page: Page) -> list[Line]:
    return [line for line in body(page) if any("Source-Serif" in font for font in line.fonts)]
