"""Chinese on the website: what a browser makes of the style sheet and of the typefaces."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browsing import CHINESE, Visit
from typesetting import HAZARDS, assert_no_mark_is_misplaced

LINES = """(element) => {
  const lines = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box) continue;
      const last = lines.at(-1);
      if (last && Math.abs(last.y - box.bottom) < box.height / 2) last.text += node.data[at];
      else lines.push({y: box.bottom, text: node.data[at]});
    }
  }
  return lines.map((line) => line.text);
}"""
WIDTH = """(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width / parseFloat(getComputedStyle(element).fontSize);
}"""


@pytest.fixture
def page(visit: Visit) -> Page:
    """A Chinese page with one paragraph in place of its text."""
    page = visit(CHINESE + "index.html")
    page.evaluate(
        "document.querySelector('.passage__text').outerHTML ="
        ' \'<p id="tried" class="passage__text" lang="zh-Hans"></p>\''
    )
    page.evaluate("document.fonts.ready")
    return page


def width(page: Page, html: str) -> float:
    """Return how wide a text is in ems."""
    page.evaluate("(html) => { tried.style.width = 'auto'; tried.innerHTML = html }", html)
    found: float = page.locator("#tried").evaluate(WIDTH)
    return found


@pytest.mark.browser
def test_there_is_a_gap_between_han_and_latin(page: Page) -> None:
    apart = width(page, "在") + width(page, "APP") + width(page, "上")
    assert width(page, "在APP上") - apart == pytest.approx(0.25, abs=0.02)


@pytest.mark.browser
@pytest.mark.parametrize("pair", ["。”", "）。", "：“", "》（", "（“", "”，", "》、"])
def test_of_two_marks_one_gives_half_a_square(page: Page, pair: str) -> None:
    assert width(page, f"说{pair}好") == pytest.approx(3.5, abs=0.02)


@pytest.mark.browser
def test_no_mark_is_misplaced_at_any_width(page: Page) -> None:
    page.evaluate("(html) => { tried.innerHTML = html }", HAZARDS)
    for narrow in range(90, 420, 11):
        page.evaluate(f"tried.style.width = '{narrow}px'")
        lines: list[str] = page.locator("#tried").evaluate(LINES)
        assert len(lines) > 3
        assert_no_mark_is_misplaced(lines)


@pytest.mark.browser
def test_emphasis_is_dotted_below_and_never_slanted(page: Page) -> None:
    page.evaluate("tried.innerHTML = '<em>着重</em><strong>强调</strong>'")
    style = page.locator("#tried em").evaluate(
        "(it) => [getComputedStyle(it).fontStyle, getComputedStyle(it).textEmphasisStyle,"
        " getComputedStyle(it).textEmphasisPosition]"
    )
    assert style == ["normal", "dot", "under"]
    family = page.locator("#tried strong").evaluate("(it) => getComputedStyle(it).fontFamily")
    assert family.startswith('"Noto Sans SC"')
