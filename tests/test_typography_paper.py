"""How Chinese and English are set on paper: gaps, squeezed marks, edges, in numbers."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

import papers
from typesetting import HAZARDS, Glyph, assert_no_mark_is_misplaced, lines, printed, text

SIZE = 12.0
LEFT = 5 / 25.4 * 72
"""Where lines begin, in points."""


def line_of(html: str, css: str = "", language: str = "zh-Hans") -> list[Glyph]:
    """Return the one line that a text makes."""
    style = f"p {{ font-size: {SIZE}pt; width: 170mm }}"
    (line,) = lines(printed(f'<p lang="{language}">{html}</p>', style + css, language))
    return line


def advance(line: list[Glyph], first: str, then: str) -> float:
    """Return how far one character is from the next, in ems."""
    at = text(line).index(first + then)
    return (line[at + 1].x - line[at].x) / SIZE


def without_spaces(line: list[Glyph]) -> list[Glyph]:
    """Return a line without the spaces that a reader of PDF guesses where there is a gap."""
    return [glyph for glyph in line if not glyph.char.isspace()]


@pytest.mark.parametrize(
    "html", ["他在APP上看", "他在<a>APP</a>上看", "他<a>在</a>APP<a>上</a>看", "他在<b>APP上</b>看"]
)
def test_there_is_an_eighth_of_an_em_between_han_and_latin(html: str) -> None:
    line = without_spaces(line_of(html))
    assert advance(line, "他", "在") == pytest.approx(1, abs=0.01)
    assert advance(line, "在", "A") == pytest.approx(1.125, abs=0.01)
    assert advance(line, "上", "看") == pytest.approx(1, abs=0.02)
    tight = without_spaces(line_of(html.replace("上", "，")))
    gap = advance(line, "P", "上") - advance(tight, "P", "，")
    assert gap == pytest.approx(0.125, abs=0.02)


def test_there_is_no_gap_beside_a_mark_nor_at_the_edge_of_a_line() -> None:
    line = line_of("在（APP）是")
    assert advance(line, "（", "A") == pytest.approx(1, abs=0.02)
    assert advance(line, "）", "是") == pytest.approx(1, abs=0.02)
    narrow = lines(printed("<p>上上APP上</p>", f"p {{ font-size: {SIZE}pt; width: 2.9em }}"))
    assert [text(line).strip() for line in narrow] == ["上上", "APP", "上"]
    assert {round(line[0].x, 1) for line in narrow} == {round(narrow[0][0].x, 1)}


@pytest.mark.parametrize("pair", ["。”", "）。", "：“", "》（", "（“", "”，", "》、", "？！"])
@pytest.mark.parametrize("apart", ["{0}{1}", "{0}<a>{1}</a>", "<b>{0}</b>{1}"])
def test_of_two_marks_one_gives_half_a_square(pair: str, apart: str) -> None:
    line = without_spaces(line_of(f"说{apart.format(*pair)}好"))
    middle = next(glyph for glyph in line if glyph.char == "好")
    shift = middle.x - line[0].x
    assert shift / SIZE == pytest.approx(2.5, abs=0.03)


def test_marks_at_both_edges_of_a_line_are_half_and_fit_where_they_are() -> None:
    style = f"p {{ font-size: {SIZE}pt; width: 5.02em }}"
    first, second = lines(printed("<p>（一二三四，五六七八）</p>", style))
    assert text(first) == "（一二三四，"
    assert (first[1].x - LEFT) / SIZE == pytest.approx(0.5, abs=0.01)
    assert second[0].x == pytest.approx(LEFT, abs=0.01)


def test_no_mark_is_misplaced_at_any_width() -> None:
    widths = [30 + step * 1.7 for step in range(45)]
    body = "".join(
        f'<p style="width: {width}mm; break-after: page">{HAZARDS}</p>' for width in widths
    )
    sheet = printed(body, f"@page {{ size: a4 }} p {{ font-size: {SIZE}pt }}")
    for number, _ in enumerate(widths):
        found = [text(line) for line in lines(sheet, number)]
        assert len(found) > 2
        assert_no_mark_is_misplaced(found)


def test_chinese_lines_end_together_and_the_last_does_not() -> None:
    style = f"@page {{ size: a4 }} p {{ font-size: {SIZE}pt; text-align: justify }}"
    for width in (70, 96, 120, 150):
        body = f'<p style="width: {width}mm">{"短剧的观众要的是速度，" * 20}</p>'
        *flush, last = lines(printed(body, style))
        left = flush[0][0].x
        edge = left + width / 25.4 * 72
        for line in flush:
            end = line[-1].end - (SIZE / 2 if line[-1].char == "，" else 0)
            assert end == pytest.approx(edge, abs=0.35), f"{width} mm: {text(line)}"
        gaps = {round(b.x - a.x, 1) for a, b in itertools.pairwise(last[:6])}
        assert gaps == {SIZE}


def test_dashes_and_ellipses_have_no_gap_inside_when_a_line_is_spread() -> None:
    style = f"p {{ font-size: {SIZE}pt; width: 9.8em; text-align: justify }}"
    first, *_ = lines(printed("<p>好吧……就这样了啊短剧短剧短剧</p>", style))
    dots = [glyph for glyph in first if glyph.char == "…"]
    assert dots[1].x - dots[0].x == pytest.approx(SIZE, abs=0.05)
    assert first[1].x - first[0].x > SIZE + 0.2


def test_a_line_of_chinese_is_never_wider_than_its_column() -> None:
    """Else a line beside a float would be moved below it."""
    style = (
        f"@page {{ size: a4 }} p {{ font-size: {SIZE}pt; margin-left: 90mm; width: 71mm }}"
        "div { float: left; width: 80mm; height: 120mm }"
    )
    found = lines(printed(f"<div>一</div><p>{HAZARDS}</p>", style))
    assert len(found) > 5
    assert found[-1][0].y < 200


def test_no_character_and_no_short_word_stands_alone_on_a_last_line() -> None:
    style = f"@page {{ size: a4 }} p {{ font-size: {SIZE}pt; width: 10.2em; break-after: page }}"
    body = "".join(f"<p>{'短剧走的也是这条路吗' * 2}{'好' * more}。</p>" for more in range(1, 10))
    sheet = printed(body, style)
    for number in range(9):
        last = text(lines(sheet, number)[-1])
        assert len(last.strip("。")) > 1, last
    words = "The short drama went the same way as it. "
    body = "".join(
        f'<p style="width: {width}mm; break-after: page">{words * 3}</p>'
        for width in range(60, 120, 4)
    )
    sheet = printed(body, "@page { size: a4 } p { font-size: 11pt }", "en")
    for number in range(15):
        last = text(lines(sheet, number)[-1]).strip()
        assert " " in last, last


def test_what_is_emphasised_in_chinese_is_neither_bold_nor_slanted() -> None:
    line = line_of("看<em>观众</em>与<strong>市场</strong>与film")
    faces = {glyph.char: glyph.font for glyph in line}
    assert "NotoSerifSC" in faces["看"].replace("-", "").replace(" ", "")
    assert faces["观"] == faces["看"]
    assert "Sans" in faces["市"]
    assert "Source" in faces["f"]


def test_pinyin_stands_above_its_characters_and_does_not_move_the_lines() -> None:
    from fangtan.markup import inline  # noqa: PLC0415 - of this test alone

    class Chinese:
        han = None
        language = "zh-Hans"

        def anchor(self, scheme: str, target: str) -> None:
            raise NotImplementedError

    named = inline('[王瑞]{pinyin="Wáng Ruì"}', Chinese())  # type: ignore[arg-type]
    style = f"p {{ font-size: {SIZE}pt; line-height: 1.72; width: 100mm }}"
    filler = "短剧走的也是这条路吗" * 2
    found = lines(printed(f"<p>{filler}{named}{filler}{filler}</p>", style))
    rows = [line for line in found if "路" in text(line)]
    steps = {round(b[0].y - a[0].y, 1) for a, b in itertools.pairwise(rows)}
    assert max(steps) - min(steps) < 0.2
    glyphs = [glyph for line in found for glyph in line]
    base = next(glyph for glyph in glyphs if glyph.char == "王")
    above = next(glyph for glyph in glyphs if glyph.char == "W")
    assert 0.6 * SIZE < base.y - above.y < 1.2 * SIZE
    assert above.size == pytest.approx(SIZE / 2, abs=0.1)
    assert abs(above.x - base.x) < SIZE


def test_a_dash_among_latin_type_is_whole_too() -> None:
    css = 'p { font-family: "Source Sans 3", "Noto Sans SC" }'
    line = line_of("Quality — 精品？——王瑞", css, "en")
    dashes = [glyph for glyph in line if glyph.char == "—"]
    assert ["Noto" in dash.font for dash in dashes] == [False, True, True]
    assert dashes[2].x == pytest.approx(dashes[1].end, abs=0.02)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("<p>In the text: ¶18, ¶22, ¶27–29, ¶35.</p>", "27–29"),
        ("<p>The hair of Shen Gongbao (申公豹) is long.</p>", "申公豹"),
        ("<h1>Wang Rui on the micro-short drama</h1>", "micro-short"),
    ],
)
def test_a_range_a_chinese_name_and_a_heading_s_word_are_not_parted(words: str, whole: str) -> None:
    widths = range(38, 90, 3)
    body = "".join(f'<div style="width: {width}mm">{words}</div>' for width in widths)
    css = "@page { size: a4 } div { break-after: page } :is(p, h1) { font-size: 14pt }"
    sheet = printed(body, css, "en")
    assert {len(lines(sheet, number)) for number, _ in enumerate(widths)} >= {2, 3}
    for number, width in enumerate(widths):
        assert any(whole in text(line) for line in lines(sheet, number)), f"{width} mm"


def test_a_passage_of_two_chinese_columns_begins_beside_its_number() -> None:
    column = f'<div class="sheet-passage__text"><p>{"短剧走的也是这条路吗" * 12}</p></div>'
    number = '<span class="sheet-passage__number">¶7</span>'
    passage = f'<div class="sheet-passage">{number}{column * 2}</div>'
    for above in range(170, 250, 4):
        body = f'<div style="height: {above}mm"></div>{passage}'
        sheet = printed(f'<div class="sheet--parallel">{body}</div>', "@page { size: a4 }")
        (page,) = (page for page in papers.pages(sheet) if "¶7" in page.get_text())
        assert "短剧" in page.get_text(), f"{above} mm"


_WITHOUT_SHORT_CUTS = """
import sys
from fangtan import pdf
from fangtan.pdf import computing, layouts
if sys.argv[1] == "plain":
    computing.amend = lambda: None
    layouts._looking_less_far = lambda split: split
    layouts._once = lambda find, name: find
from typesetting import HAZARDS, printed
body = f"<h1>{HAZARDS}</h1><p>{HAZARDS * 3}</p><ul><li>{HAZARDS}</ul><p lang=en>" + (
    "The short drama, say its <a href='#'>makers </a>and viewers, went the same way. " * 9
) + f"</p><table><tr><th>短剧<td>{HAZARDS}</table><blockquote dir=rtl><p>{HAZARDS}</blockquote>"
sys.stdout.buffer.write(printed(body, "p { margin-inline: 3% 1em; padding-left: calc(1em + 2%) }"))
"""


def test_what_saves_time_changes_no_byte() -> None:
    plain, quick = (
        subprocess.run(
            [sys.executable, "-c", _WITHOUT_SHORT_CUTS, how],
            cwd=Path(__file__).parent,
            check=True,
            capture_output=True,
        ).stdout
        for how in ("plain", "quick")
    )
    assert plain.startswith(b"%PDF")
    assert quick == plain
