"""The speaker's window: the run-sheet by the clock, and the projector driven from it, by key."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import parse
from playwright.sync_api import Browser, Page, expect

from browsing import DESK, INTERVIEW, PHONE, TABLET
from judges import from_npm
from test_site_access import RUN
from test_site_validators import vnu

NOON = dt.datetime(2026, 3, 23, 12, tzinfo=dt.UTC)


def page_of(room: Path, language: str = "en") -> Path:
    return room / "instructor" / INTERVIEW / f"{INTERVIEW}-speaker.{language}.html"


def opened(room: Path, language: str = "en") -> str:
    """Return the page that the window opens on the wall."""
    [held] = parse(page_of(room, language)).getroot().xpath("//*[@id='page_projector']/text()")
    found: str = json.loads(held)
    return found


@pytest.fixture
def desk(chromium: Browser, room: Path) -> Iterator[Page]:
    """The English window, opened from disk at noon; time stands still unless it is moved."""
    context = chromium.new_context(viewport={"width": DESK, "height": 900})
    page = context.new_page()
    page.clock.install(time=NOON)
    page.goto(page_of(room).as_uri())
    page.clock.pause_at(NOON + dt.timedelta(minutes=1))
    yield page
    context.close()


def wall_of(desk: Page, key: str = "o") -> Page:
    """Open the projector from a window by key, and wait until the two have met."""
    with desk.context.expect_page() as opening:
        desk.keyboard.press(key)
    wall = opening.value
    expect(desk.locator(".console__status")).to_have_text("The projector is open.")
    expect(wall.locator("[data-current][data-slide]")).to_have_count(1)
    return wall


def title(desk: Page) -> str:
    return desk.locator(".moment:visible .moment__title").inner_text()


# --- The file ------------------------------------------------------------------------------------


def test_the_wall_is_the_public_page_but_for_its_links(room: Path) -> None:
    for language in ("en", "zh-Hans"):
        public = room / "site" / "projector" / INTERVIEW
        page = (public / f"{INTERVIEW}-projector.{language}.html").read_text("utf-8")
        assert opened(room, language) == re.sub(r'<link rel="alternate"[^>]*>\n', "", page)


def test_no_word_of_guidance_or_run_sheet_is_in_what_it_opens(room: Path) -> None:
    tree = parse(page_of(room)).getroot()
    private = tree.xpath("//*[contains(@class, 'moment')]/p | //*[@class='guide-answer']/p")
    sentences = {text.strip() for it in private for text in it.itertext() if len(text) > 40}
    wall = opened(room)
    assert len(sentences) > 200
    assert not [sentence for sentence in sentences if sentence in wall]


@pytest.mark.validators
def test_html_is_valid(room: Path, tmp_path: Path) -> None:
    pages = [*room.rglob("*.html")]
    inner = tmp_path / "wall.html"
    inner.write_text(opened(room), "utf-8")
    assert len(pages) == 4
    assert vnu("--exit-zero-always", *pages, inner) == ""


@pytest.mark.browser
def test_without_script_everything_is_there_to_read(chromium: Browser, room: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_of(room).as_uri())
    assert page.locator(".behind:visible").count() > 30
    assert page.locator(".moment:visible").count() > 40
    expect(page.locator(".console__time")).to_be_hidden()
    page.locator("a[href='#step_ninety-minutes_drawing']").click()
    expect(page.locator("[id='step_ninety-minutes_drawing']")).to_be_in_viewport()
    context.close()


# --- Alone ---------------------------------------------------------------------------------------


@pytest.mark.browser
def test_keys_lead_through_the_run_sheet(desk: Page) -> None:
    assert title(desk) == "Run-sheet: Ninety minutes"
    for key, name in (
        ("PageDown", "Arriving"),
        ("ArrowRight", "One shot, two frames"),
        ("PageUp", "Arriving"),
        ("ArrowLeft", "Run-sheet: Ninety minutes"),
        ("PageUp", "Run-sheet: Ninety minutes"),
    ):
        desk.keyboard.press(key)
        assert title(desk) == name
    expect(desk.locator(".moments__next")).to_have_text("Next: Arriving")


@pytest.mark.browser
def test_a_question_stands_with_its_guidance_answers_misreadings_and_criteria(desk: Page) -> None:
    for _ in range(2):
        desk.keyboard.press("PageDown")
    panel = desk.locator(".behind:visible")
    expect(panel).to_have_attribute("data-question", "two-frames")
    headings = panel.locator("h4").all_inner_texts()
    assert headings == [
        "Guidance",
        "Answers that the text supports",
        "Likely misreadings",
        "Criteria",
    ]
    expect(panel).to_contain_text("cut: 4 of 5")


@pytest.mark.browser
def test_clocks_count_the_step_its_parts_and_the_session(desk: Page) -> None:
    desk.keyboard.press("PageDown")
    desk.keyboard.press("t")
    desk.clock.fast_forward("06:00")
    expect(desk.locator("#page_left")).to_have_text("+2:00")
    expect(desk.locator("#page_session")).to_have_text("minute 7 of 90; 2 min behind")
    desk.keyboard.press("PageDown")
    desk.clock.fast_forward("02:30")
    expect(desk.locator("#page_gone")).to_have_text("2:30")
    expect(desk.locator("#page_left")).to_have_text("7:30")
    expect(desk.locator("#page_part")).to_have_text("think")
    expect(desk.locator("#page_part_left")).to_have_text("+0:30")
    desk.get_by_role("button", name="Next part").press("Enter")
    expect(desk.locator("#page_part")).to_have_text("group")
    expect(desk.locator("#page_part_left")).to_have_text("4:00")
    desk.reload()
    expect(desk.locator("#page_part_left")).to_have_text("4:00")
    assert title(desk) == "One shot, two frames"


@pytest.mark.browser
def test_parts_fill_the_minutes_that_the_step_has(desk: Page) -> None:
    parts = "(written, minutes) => partsOf(written, minutes).map((it) => it.seconds)"
    tried = f"([written, minutes]) => ({parts})(written, minutes)"
    assert desk.evaluate(tried, ["think:2:3 plenary:4:6", 9]) == [180, 360]
    assert desk.evaluate(tried, ["think:2:3 plenary:4:6", 6]) == [120, 240]
    assert desk.evaluate(tried, ["think:2:3 plenary:4:6", 7.5]) == [150, 300]
    assert desk.evaluate(tried, ["think:2:3 plenary:4:6", 3]) == [60, 120]
    assert desk.evaluate(tried, ["think:2:3 plenary:4:6", 18]) == [360, 720]


@pytest.mark.browser
def test_questions_can_be_taken_one_by_one(desk: Page) -> None:
    desk.locator("#page_run_sheet").select_option(label="All questions, one by one")
    expect(desk.locator(".behind:visible")).to_have_attribute(
        "data-question", "last-vertical-minute"
    )
    desk.locator("#page_run_sheet").blur()
    desk.keyboard.press("PageDown")
    expect(desk.locator(".behind:visible")).to_have_attribute("data-question", "how-he-knows")
    expect(desk.locator("#page_left")).to_have_text("9:00")


# --- With the projector --------------------------------------------------------------------------


@pytest.mark.browser
def test_from_disk_it_opens_the_projector_and_drives_it(desk: Page) -> None:
    wall = wall_of(desk)
    desk.keyboard.press("PageDown")
    expect(wall.locator("#page_opening")).to_be_visible()
    expect(wall.locator(".clock__part")).to_have_text("Opening · 开场 4:00")
    desk.keyboard.press("PageDown")
    expect(wall.locator("#two-frames")).to_be_visible()
    for key, change in (
        ("p", wall.locator("#two-frames [data-passage='50']:visible")),
        ("m", wall.locator(".slide__question > [lang=en] .slide__follow-ups:visible")),
        ("l", wall.locator("[data-view=en][aria-pressed=true]")),
        ("d", wall.locator("html[data-theme=dark]")),
        ("b", wall.locator("html[data-blank]")),
    ):
        desk.keyboard.press(key)
        expect(change).to_have_count(1)
    desk.keyboard.press("b")
    desk.keyboard.press("PageDown")
    expect(wall.locator("#page_clock")).to_contain_text("Reading")
    expect(wall.locator(".slide__numbers")).to_have_text("¶13, ¶16–18")
    expect(wall.locator(".slide__left")).to_have_text("8:00")


@pytest.mark.browser
def test_a_clicker_works_whichever_window_has_the_focus(desk: Page) -> None:
    wall = wall_of(desk)
    for _ in range(2):
        wall.keyboard.press("PageDown")
    expect(wall.locator("#two-frames")).to_be_visible()
    assert title(desk) == "One shot, two frames"
    wall.keyboard.press("t")
    expect(desk.get_by_role("button", name="Pause")).to_be_visible()
    wall.keyboard.press("PageUp")
    expect(wall.locator("#page_opening")).to_be_visible()
    assert title(desk) == "Arriving"


@pytest.mark.browser
def test_both_windows_count_the_same_time(desk: Page) -> None:
    wall = wall_of(desk)
    for key in ("PageDown", "PageDown", "t"):
        desk.keyboard.press(key)
    expect(wall.get_by_role("button", name="Pause")).to_be_visible()
    for minutes in ("00:45", "01:30"):
        desk.clock.fast_forward(minutes)
    expect(desk.locator("#page_part_left")).to_have_text("+0:15")
    expect(wall.locator(".clock__left")).to_have_text("+0:15")
    expect(wall.locator(".clock__part").first).to_contain_text("Time is up")


@pytest.mark.browser
def test_what_is_sent_is_ids_and_numbers(desk: Page) -> None:
    wall = wall_of(desk)
    wall.evaluate("window.got = []; window.addEventListener('message', (it) => got.push(it.data))")
    for _ in range(11):
        desk.keyboard.press("PageDown")
    expect(wall.locator(".slide__kind")).to_contain_text("Closing")
    sent = wall.evaluate("got")
    assert len(sent) >= 11
    strings = set(re.findall(r'"([^"]*)"', json.dumps(sent, ensure_ascii=False)))
    # What only an instructor reads has spaces in it.
    assert not [it for it in strings if re.search(r"[^\W\d] ", it)]
    assert not [it for it in strings if len(it) > 30]


@pytest.mark.browser
def test_the_window_finds_its_projector_again_after_a_reload(desk: Page) -> None:
    wall = wall_of(desk)
    for _ in range(2):
        desk.keyboard.press("PageDown")
    desk.reload()
    desk.clock.fast_forward(5_000)
    expect(desk.locator(".console__status")).to_have_text("The projector is open.")
    desk.keyboard.press("PageDown")
    expect(wall.locator("#page_clock")).to_be_visible()


@pytest.mark.browser
def test_a_projector_that_was_reloaded_is_where_it_was(desk: Page) -> None:
    wall = wall_of(desk)
    for _ in range(2):
        desk.keyboard.press("PageDown")
    expect(wall.locator("#two-frames")).to_be_visible()
    wall.reload()
    expect(wall.locator("#two-frames")).to_be_visible()
    expect(wall.locator(".clock__part").first).to_contain_text("2:00")


@pytest.mark.browser
def test_a_projector_that_was_closed_is_missed(desk: Page) -> None:
    wall = wall_of(desk)
    wall.close()
    desk.clock.fast_forward(1_500)
    expect(desk.locator(".console__status")).to_have_text("No projector is open.")
    expect(desk.get_by_role("button", name="Follow-ups")).to_be_disabled()
    wall_of(desk)


@pytest.mark.browser
def test_without_the_speaker_the_projector_goes_on_alone(desk: Page) -> None:
    wall = wall_of(desk)
    for _ in range(2):
        desk.keyboard.press("PageDown")
    expect(wall.locator("#two-frames")).to_be_visible()
    desk.close()
    wall.keyboard.press("PageDown")
    expect(wall.locator("#two-words-for-quality")).to_be_visible()


@pytest.mark.browser
def test_a_browser_that_opens_no_window_is_named(desk: Page) -> None:
    desk.evaluate("() => { window.open = () => null; }")
    desk.keyboard.press("o")
    expect(desk.locator(".console__status")).to_contain_text("Allow this page to open windows")


@pytest.mark.browser
def test_strangers_are_not_listened_to(desk: Page) -> None:
    wall = wall_of(desk)
    hear = "(said) => new Promise((done) => { addEventListener('message', () => done(0)); %s })"
    post = hear % "window.postMessage(said, '*')"
    wall.evaluate(post, {"fangtan": "show", "show": {"place": "two-frames"}})
    expect(wall.locator("#page_opening")).to_be_visible()
    desk.evaluate(post, {"fangtan": "press", "does": "next"})
    assert title(desk) == "Run-sheet: Ninety minutes"


# --- Everybody -----------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.validators
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    chromium: Browser, room: Path, width: int, scheme: str
) -> None:
    axe = from_npm("axe-core/axe.min.js").read_text("utf-8")
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for language in ("en", "zh-Hans"):
        page.goto(page_of(room, language).as_uri())
        page.evaluate(axe)
        for keys in ((), ("PageDown", "PageDown", "t")):
            for key in keys:
                page.keyboard.press(key)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(RUN) == []
    context.close()
