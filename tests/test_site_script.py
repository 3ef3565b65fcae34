"""The website in a real browser: without script, and what script adds, by key and by touch."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from browsing import CHINESE, ENGLISH, PARALLEL, PHONE, QUESTIONS, Visit, top

pytestmark = pytest.mark.browser


# --- Without script ------------------------------------------------------------------------------


def test_everything_can_be_read_without_script(visit: Visit) -> None:
    page = visit(f"{ENGLISH}index.html", PHONE, java_script_enabled=False)
    assert page.locator(".passage").count() == 69
    word = page.locator("[id='what-is-quality.1'] a.term")
    word.click()
    expect(page.locator("#term-high-quality")).to_be_in_viewport()
    expect(page.locator("#term-high-quality dd")).to_contain_text("audiences")
    page.get_by_role("link", name="Both", exact=True).click()
    page.wait_for_url(re.compile(PARALLEL))
    expect(page.locator(".masthead__theme")).to_be_hidden()


def test_filters_work_without_script(visit: Visit) -> None:
    page = visit(f"{QUESTIONS}index.html", java_script_enabled=False)
    whole = page.locator(".question").count()
    page.locator(".filters__summary").click()
    page.check("#filter_phase_warm-up")
    shown = page.locator(".question:visible")
    assert 0 < shown.count() < whole
    assert {question.get_attribute("data-phase") for question in shown.all()} == {"warm-up"}
    page.check("#filter_theme_audience")
    for question in shown.all():
        assert "audience" in (question.get_attribute("data-theme") or "").split()
    page.get_by_role("button").click()
    assert shown.count() == whole


# --- With script ---------------------------------------------------------------------------------


def test_filters_count_and_keep_the_choice_in_the_address(visit: Visit) -> None:
    page = visit(f"{QUESTIONS}index.html")
    page.locator("label", has=page.locator("#filter_level_evaluate")).click()
    page.locator("label", has=page.locator("#filter_minutes_15")).click()
    page.wait_for_url(re.compile(r"\?level=evaluate&minutes=15$"))
    shown = page.locator(".question:visible").count()
    every = page.locator(".question").count()
    expect(page.locator(".filters__count")).to_have_text(f"{shown} of {every}")
    page.reload()
    assert page.locator(".question:visible").count() == shown
    page.get_by_role("link", name="中文", exact=True).click()
    page.wait_for_url(re.compile(rf"{CHINESE}questions/index\.html\?level=evaluate&minutes=15"))
    assert page.locator(".question:visible").count() == shown


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_term_is_explained_by_key_and_focus_comes_back(visit: Visit, key: str) -> None:
    page = visit(f"{CHINESE}index.html")
    word = page.locator("[id='what-is-quality.1'] a.term")
    word.focus()
    page.keyboard.press(key)
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("精品")
    expect(card).to_be_focused()
    expect(word).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(word).to_be_focused()
    expect(word).to_have_attribute("aria-expanded", "false")


def test_tab_leads_through_the_card_and_back_to_the_word(visit: Visit) -> None:
    page = visit(f"{ENGLISH}index.html")
    word = page.locator("[id='what-is-quality.1'] a.term")
    word.press("Enter")
    for name in ("Close", "micro-short dramas", "Glossary", "¶1", "¶15"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("dialog").locator(":focus")).to_have_accessible_name(name)
    page.keyboard.press("Tab")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(word).to_be_focused()


def test_term_is_explained_at_the_word_by_touch(visit: Visit) -> None:
    page = visit(f"{PARALLEL}index.html", PHONE, has_touch=True)
    word = page.locator("[id='what-is-quality.1'] [lang=zh-Hans] a.term")
    word.tap()
    card = page.get_by_role("dialog")
    expect(card).to_have_attribute("lang", "zh-Hans")
    expect(card).to_be_in_viewport(ratio=1)
    assert 0 < top(card) - top(word) < 60
    page.touchscreen.tap(5, 120)
    expect(card).to_have_count(0)


def test_number_copies_its_address(chromium: Browser, served: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served}{ENGLISH}")
    page.locator("[id='what-is-quality.2'] .passage__number").click()
    expect(page.get_by_role("status")).to_contain_text("¶16")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url == f"{served}{ENGLISH}#what-is-quality.2"
    context.close()


def test_reader_chooses_light_or_dark_and_the_choice_is_kept(visit: Visit) -> None:
    page = visit(f"{ENGLISH}index.html", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    button = page.get_by_role("button", name="Colours")
    button.click()
    assert page.evaluate(paper) == light
    button.click()
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark
    button.click()
    assert page.evaluate(paper) == light


def test_print_drops_the_furniture_and_keeps_the_text(visit: Visit) -> None:
    page = visit(f"{ENGLISH}index.html", color_scheme="dark")
    page.emulate_media(media="print")
    for furniture in (".masthead__nav", ".bar", ".contents"):
        expect(page.locator(furniture)).to_be_hidden()
    for text in (".notice", ".passage__number", ".passage__text", ".figure", ".terms__entry"):
        assert all(element.is_visible() for element in page.locator(text).all())
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(33, 31, 28)"
