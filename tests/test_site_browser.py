"""The website in a real browser: its widths, its languages, and wherever it lies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browsing import CHINESE, DESK, ENGLISH, PARALLEL, PHONE, TABLET, Visit, pages, top

pytestmark = pytest.mark.browser


# --- Widths --------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, PHONE, TABLET, DESK])
def test_no_page_scrolls_sideways(visit: Visit, site: Path, width: int) -> None:
    page = visit("index.html", width)
    for path in pages(site):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_numbers_stand_in_the_margin_where_there_is_one(visit: Visit) -> None:
    for width, is_beside in ((PHONE, False), (TABLET, True), (DESK, True)):
        passage = visit(f"{ENGLISH}index.html", width).locator("[id='first-encounters.2']")
        number = passage.locator(".passage__number").bounding_box()
        text = passage.locator("p").bounding_box()
        assert number
        assert text
        assert (number["x"] + number["width"] <= text["x"]) == is_beside


def test_parallel_text_is_aligned_row_by_row(visit: Visit) -> None:
    page = visit(f"{PARALLEL}index.html", DESK)
    for passage in page.locator(".passage").all():
        left, right = passage.locator(".pair__side").all()
        assert abs(top(left) - top(right)) < 1
    assert page.locator(".passage").count() == page.locator(".passage__number").count()


def test_parallel_text_is_stacked_under_one_number_on_a_phone(visit: Visit) -> None:
    passage = visit(f"{PARALLEL}index.html", PHONE).locator("[id='what-is-quality.2']")
    first, second = passage.locator(".pair__side").all()
    assert top(first) < top(second)
    assert (first.get_attribute("lang"), second.get_attribute("lang")) == ("en", "zh-Hans")
    expect(passage.locator(".passage__number")).to_have_text("¶16")


# --- Languages -----------------------------------------------------------------------------------


def test_every_language_and_both_have_the_same_anchors(visit: Visit) -> None:
    ids = "[...document.querySelectorAll('.reading [id]')].map(element => element.id).sort()"
    anchors = [visit(f"{path}index.html").evaluate(ids) for path in (ENGLISH, CHINESE, PARALLEL)]
    assert "what-is-quality.2" in anchors[0]
    assert anchors[0] == anchors[1] == anchors[2]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_language_switch_stays_on_the_passage(visit: Visit, width: int) -> None:
    page = visit(f"{ENGLISH}index.html", width)
    page.locator("[id='ai-and-craft.2']").evaluate(
        "element => window.scrollTo(0, element.getBoundingClientRect().top + scrollY - 90)"
    )
    for words, path in (
        ("中文", CHINESE),
        ("双语对照", f"{CHINESE}with-en/"),
        ("English", ENGLISH),
    ):
        page.get_by_role("link", name=words, exact=True).click()
        page.wait_for_url(re.compile(rf"/{path}index\.html#ai-and-craft\.2$"))
        passage = page.locator(":target")
        expect(passage).to_be_in_viewport()
        assert top(passage) < 200


def test_focus_in_the_bar_leaves_the_text_where_it_is(visit: Visit) -> None:
    page = visit(f"{ENGLISH}index.html#ai-and-craft.2")
    before = page.evaluate("scrollY")
    page.get_by_role("link", name="Contents").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="English", exact=True)).to_be_focused()
    assert page.evaluate("scrollY") == before > 1000


def test_language_switch_at_the_top_leads_to_the_top(visit: Visit) -> None:
    page = visit(f"{ENGLISH}index.html")
    page.get_by_role("link", name="Both", exact=True).click()
    page.wait_for_url(re.compile(rf"/{PARALLEL}index\.html$"))


# --- Where it lies -------------------------------------------------------------------------------


def test_site_works_under_a_sub_path_and_asks_nobody_else(
    chromium: Browser, site: Path, served: str
) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    for path in pages(site):
        page.goto(served + path.relative_to(site).as_posix())
    page.close()
    assert not failed
    assert all(url.startswith((served, "data:")) for url in asked)
    assert {Path(url).suffix for url in asked} >= {".html", ".css", ".js", ".woff", ".svg"}


def test_site_works_from_disk(visit: Visit, site: Path) -> None:
    page = visit("index.html")
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(f"{request.url}: {request.failure}"))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.get_by_role("link", name="进入中文版").click()
    page.get_by_role("link", name="精品").first.click()
    page.get_by_role("link", name="讨论题").first.click()
    page.locator(".question .question__links:not(:has([type])) a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    assert page.evaluate("document.fonts.check('1em \"Noto Serif SC\"', '精')")
    for path in pages(site):
        page.goto(path.as_uri(), wait_until="networkidle")
    assert not failed
