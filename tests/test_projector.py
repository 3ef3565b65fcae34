"""Questions on a projector, driven by the keyboard alone, on walls and on a phone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from lxml.html import HtmlElement, parse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsing import INTERVIEW, PHONE
from fangtan.build import Request, build
from fangtan.editions import projector
from fangtan.load import Loaded, load
from fangtan.model import student
from judges import from_npm
from test_site_access import RUN

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
NOON = dt.datetime(2026, 3, 23, 12, tzinfo=dt.UTC)
WALLS = [(1280, 720), (1920, 1080)]
MANY = HERE / "languages" / "content"

Wall = Callable[..., Page]


def page_of(room: Path, language: str = "en") -> Path:
    return room / "site" / "projector" / INTERVIEW / f"{INTERVIEW}-projector.{language}.html"


@pytest.fixture
def wall(chromium: Browser, room: Path) -> Iterator[Wall]:
    """Open the page from disk: `wall("two-frames", language="zh-Hans", size=(1920, 1080))`."""
    contexts: list[BrowserContext] = []

    def wall(
        place: str = "",
        language: str = "en",
        size: tuple[int, int] = WALLS[0],
        *,
        is_timed: bool = False,
        **options: object,
    ) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = chromium.new_context(viewport=viewport, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        if is_timed:
            page.clock.install(time=NOON)
        page.goto(page_of(room, language).as_uri() + (f"#{place}" if place else ""))
        page.evaluate("document.fonts.ready.then(() => 0)")
        if is_timed:
            page.clock.pause_at(NOON + dt.timedelta(minutes=1))
        return page

    yield wall
    for context in contexts:
        context.close()


def shown(page: Page) -> str | None:
    """Return the id of the slide on the wall; there is one."""
    slides = page.locator("[data-slide]:visible")
    assert slides.count() == 1
    return slides.get_attribute("id")


def spoken(page: Page) -> set[str | None]:
    sides = page.locator("[data-slide]:visible [data-language]:visible").all()
    return {side.get_attribute("lang") for side in sides}


def passage(page: Page) -> str | None:
    return page.locator("[data-passage]:visible").get_attribute("data-passage")


# --- The file ------------------------------------------------------------------------------------


def test_each_language_leads_a_page_and_each_page_has_them_all(room: Path) -> None:
    for language in ("en", "zh-Hans"):
        tree = parse(page_of(room, language)).getroot()
        assert tree.get("lang") == language
        assert {side.get("lang") for side in tree.xpath("//*[@data-language]")} == {"en", "zh-Hans"}
        assert tree.xpath("string(//*[@data-slide][2]/following::h2[1]/@id)")


def test_the_page_needs_nothing_beside_it_and_may_ask_for_nothing(room: Path) -> None:
    text = unescape(page_of(room).read_text("utf-8"))
    assert "default-src 'none'" in text
    assert not re.search(r'<(?:script|img|iframe)[^>]* src=|rel="stylesheet"', text)
    assert set(re.findall(r"url\(\"?([a-z]+:)", text)) == {"data:"}
    assert not re.search(r"\son[a-z]+=", text)


def test_from_disk_it_loads_itself_alone_and_says_nothing_in_the_console(wall: Wall) -> None:
    page = wall()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    for key in ("PageDown", "p", "l", "m", "t", "s", "d", "?", "Escape", "f"):
        page.keyboard.press(key)
    assert said == []
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
    assert sum(url.startswith("file:") for url in asked) == 1
    assert page.evaluate("document.fonts.check('1em \"Noto Sans SC\"', '题')")


def test_same_content_gives_the_same_bytes() -> None:
    public = student(load(HERE / "stock" / "content").seminar)
    planned = list(projector.EDITION.plan(public, ()))
    once, twice = ([each.make(*each.depends) for each in planned] for _ in range(2))
    assert len(once) == 2
    assert once == twice


# --- Without script ------------------------------------------------------------------------------


def test_without_script_all_tasks_stand_one_below_the_other(wall: Wall, loaded: Loaded) -> None:
    page = wall(java_script_enabled=False)
    tasks = loaded.seminar.publication.interviews[0].tasks
    assert page.locator(".slide__prompt:visible").count() == 2 * len(tasks) > 60
    expect(page.locator("#two-frames [data-passage='50']")).to_be_visible()
    for furniture in (".bar", ".help", "#page_clock"):
        expect(page.locator(furniture)).to_be_hidden()


def test_printed_it_is_all_tasks_and_no_control(wall: Wall, loaded: Loaded) -> None:
    page = wall("two-frames")
    page.emulate_media(media="print")
    tasks = loaded.seminar.publication.interviews[0].tasks
    assert page.locator(".slide__question:visible").count() == len(tasks)
    expect(page.locator(".bar")).to_be_hidden()


# --- Keys ----------------------------------------------------------------------------------------


def test_keys_go_from_question_to_question(wall: Wall) -> None:
    page = wall()
    first, second = "last-vertical-minute", "how-he-knows"
    for key, place in (
        ("PageDown", first),
        ("ArrowRight", second),
        ("ArrowLeft", first),
        ("Space", second),
        ("PageUp", first),
        ("PageUp", "page_opening"),
        ("PageUp", "page_opening"),
        ("End", "three-minutes-and-a-yardstick"),
        ("PageDown", "three-minutes-and-a-yardstick"),
        ("Home", "page_opening"),
    ):
        page.keyboard.press(key)
        assert shown(page) == place, key


def test_a_number_leads_to_its_question(wall: Wall) -> None:
    page = wall(is_timed=True)
    for key in ("1", "2", "Enter"):
        page.keyboard.press(key)
    assert shown(page) == "sound-for-a-train"
    page.keyboard.press("3")
    assert shown(page) == "sound-for-a-train"
    page.clock.fast_forward(1500)
    assert shown(page) == "two-frames"
    for key in ("9", "9", "Enter"):
        page.keyboard.press(key)
    assert shown(page) == "two-frames"


def test_the_address_names_the_question_and_a_reload_keeps_all(wall: Wall) -> None:
    page = wall("two-frames")
    for key in ("PageDown", "l", "p", "m", "d"):
        page.keyboard.press(key)
    assert page.url.endswith("#two-words-for-quality")
    before = (shown(page), spoken(page), passage(page))
    page.reload()
    assert (shown(page), spoken(page), passage(page)) == before
    expect(page.locator(".slide__follow-ups:visible")).to_have_count(1)
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_languages_are_shown_one_by_one_and_side_by_side(wall: Wall) -> None:
    page = wall("two-frames")
    assert spoken(page) == {"en", "zh-Hans"}
    left, right = page.locator(".slide__prompt:visible").all()
    assert left.bounding_box()["x"] < right.bounding_box()["x"]  # type: ignore[index]
    page.keyboard.press("l")
    assert spoken(page) == {"en"}
    page.keyboard.press("l")
    assert spoken(page) == {"zh-Hans"}
    expect(page.get_by_role("button", name="中文", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press("l")
    assert spoken(page) == {"en", "zh-Hans"}


def test_passages_are_turned_chosen_and_hidden(wall: Wall) -> None:
    page = wall("film-as-yardstick")
    found = []
    for _ in range(9):
        found.append(passage(page))
        page.keyboard.press("p")
    assert found == ["4", "13", "16", "17", "18", "44", "46", "53", "4"]
    page.keyboard.press("Shift+P")
    assert passage(page) == "4"
    page.get_by_role("button", name="¶18").press("Enter")
    assert passage(page) == "18"
    page.keyboard.press("h")
    expect(page.locator("[data-passage]:visible")).to_have_count(0)
    page.keyboard.press("h")
    assert passage(page) == "18"


def test_follow_ups_wait_until_they_are_asked_for(wall: Wall) -> None:
    page = wall("two-frames")
    expect(page.locator(".slide__follow-ups:visible")).to_have_count(0)
    page.keyboard.press("m")
    expect(page.locator(".slide__follow-ups:visible")).to_have_count(2)
    page.keyboard.press("PageDown")
    expect(page.locator(".slide__follow-ups:visible")).to_have_count(0)


def test_blank_hides_the_wall_and_escape_brings_it_back(wall: Wall) -> None:
    page = wall("two-frames")
    page.keyboard.press("b")
    expect(page.locator("#two-frames .slide__prompt").first).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#two-frames .slide__prompt").first).to_be_visible()


def test_full_screen_is_a_key(wall: Wall) -> None:
    page = wall("two-frames")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")


def test_help_names_the_keys_and_can_switch_letters_off(wall: Wall) -> None:
    page = wall("two-frames")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Next passage")
    page.keyboard.press("PageDown")
    assert shown(page) == "two-frames"
    page.get_by_role("checkbox").press("Space")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    for key in ("l", "1", "Enter"):
        page.keyboard.press(key)
    assert spoken(page) == {"en", "zh-Hans"}
    assert shown(page) == "two-frames"
    page.keyboard.press("PageDown")
    assert shown(page) == "two-words-for-quality"


def test_every_control_is_reached_by_tab_has_a_name_and_shows_its_focus(wall: Wall) -> None:
    page = wall("two-frames")
    names = []
    controls = page.locator("button:visible, select:visible")
    for _ in range(controls.count()):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        names.append(focused.evaluate("(it) => it.ariaLabel || it.textContent.trim()"))
        assert focused.evaluate("(it) => getComputedStyle(it).outlineStyle") == "solid"
    assert "" not in names
    assert {"¶18", "¶50", "Start", "Next question", "Go to", "中文", "Full screen", "Keys"} <= {
        *names
    }


def test_a_button_under_the_focus_takes_space_and_enter(wall: Wall) -> None:
    page = wall("two-frames")
    page.get_by_role("button", name="Dark").press("Space")
    assert shown(page) == "two-frames"
    assert page.locator("html").get_attribute("data-theme") == "dark"


# --- Size ----------------------------------------------------------------------------------------

MEASURE = """() => {
  const found = [];
  const side = Math.min(innerWidth, innerHeight);
  for (const slide of questions) {
    for (let at = 0; at < slide.querySelectorAll("[data-passage]").length; at++) {
      Object.assign(state, { place: slide.id, passage: at });
      show();
      for (const box of slide.querySelectorAll("[data-fits]")) {
        if (!box.offsetParent) continue;
        const size = parseFloat(getComputedStyle(box).fontSize);
        const inside = box.getBoundingClientRect();
        const bar = document.querySelector(".bar").getBoundingClientRect();
        found.push({
          what: `${slide.id} ${at} ${box.dataset.fits} ${state.view}`,
          share: size / side,
          kind: box.dataset.fits,
          isCut: overflows(box) && box.tabIndex !== 0,
          isOut: inside.bottom > bar.top + 1 || inside.right > innerWidth + 1 || inside.left < -1,
          isBelow: overflows(box),
        });
      }
    }
  }
  return found;
}"""


@pytest.mark.parametrize("size", WALLS)
@pytest.mark.parametrize("presses", [0, 1, 2])
def test_no_text_leaves_the_wall_and_none_is_smaller_than_stated(
    wall: Wall, loaded: Loaded, size: tuple[int, int], presses: int
) -> None:
    page = wall("two-frames", size=size)
    for _ in range(presses):
        page.keyboard.press("l")
    found = page.evaluate(MEASURE)
    assert len(found) > 250
    for box in found:
        assert not box["isCut"], box
        assert not box["isOut"], box
        assert box["share"] >= {"question": 0.0359, "extract": 0.0299}[box["kind"]], box
    # All that we ship fits without scrolling, but for long tasks of activities in two languages.
    activities = {it.task.id for it in loaded.seminar.publication.interviews[0].activities}
    below = {box["what"].split()[0] for box in found if box["isBelow"]}
    assert below <= (set() if presses else activities)
    assert page.evaluate("document.documentElement.scrollHeight") <= size[1]


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_each_language_has_its_own_face_in_the_page_of_another(wall: Wall, language: str) -> None:
    page = wall("two-frames", language=language)
    for tag, face in (("en", "Source Sans 3"), ("zh-Hans", "Noto Sans SC")):
        family = page.locator(f'[data-slide]:visible [lang="{tag}"]').first.evaluate(
            "(it) => getComputedStyle(it).fontFamily"
        )
        assert family.startswith(f'"{face}"')


def test_a_long_task_takes_the_room_that_a_short_passage_leaves(wall: Wall) -> None:
    page = wall("twelve-chairs", size=WALLS[1])
    assert not page.locator('[data-slide]:visible [data-fits="question"]').evaluate("overflows")


def test_what_does_not_fit_scrolls_by_key(wall: Wall) -> None:
    page = wall("two-frames", reduced_motion="reduce")
    box = page.locator("[data-passage]:visible")
    box.locator("p").last.evaluate("(it) => it.textContent = 'Long words. '.repeat(300)")
    page.evaluate("show()")
    expect(box).to_have_attribute("tabindex", "0")
    page.keyboard.press("ArrowDown")
    assert box.evaluate("(it) => it.scrollTop") > 50
    page.keyboard.press("ArrowUp")
    assert box.evaluate("(it) => it.scrollTop") == 0


def test_on_a_phone_it_is_read_by_scrolling(wall: Wall) -> None:
    page = wall("film-as-yardstick", size=(PHONE, 844))
    for _ in range(3):
        page.keyboard.press("l")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert page.locator(".slide__prompt:visible").first.evaluate(
        "(it) => parseFloat(getComputedStyle(it).fontSize)"
    ) == pytest.approx(21.25, abs=2)


# --- Time ----------------------------------------------------------------------------------------


def test_the_timer_counts_each_part_down_and_ends_with_a_word(wall: Wall) -> None:
    page = wall("two-frames", is_timed=True)
    left, parts = page.locator(".clock__left"), page.locator(".clock__part")
    expect(left).to_have_text("2:00")
    assert [part.inner_text() for part in parts.all()] == [
        "Think · 思考 2:00",
        "Group · 小组 4:00",
        "Plenary · 全班 4:00",
    ]
    page.keyboard.press("t")
    page.clock.fast_forward(75_000)
    expect(left).to_have_text("0:45")
    page.keyboard.press("t")
    page.clock.fast_forward(60_000)
    expect(left).to_have_text("0:45")
    page.keyboard.press("t")
    page.clock.fast_forward(45_000)
    expect(parts.first).to_have_text("Time is up · 时间到")
    expect(page.get_by_role("status")).to_have_text("think: Time is up")
    page.clock.fast_forward(30_000)
    expect(left).to_have_text("+0:30")
    page.get_by_role("button", name="Next part").press("Enter")
    expect(left).to_have_text("4:00")
    expect(parts.nth(1)).to_have_attribute("aria-current", "step")
    page.keyboard.press("r")
    expect(left).to_have_text("2:00")
    expect(page.get_by_role("button", name="Start")).to_be_visible()


def test_nothing_is_announced_every_second(wall: Wall) -> None:
    page = wall("two-frames", is_timed=True)
    page.evaluate(
        "window.said = 0; new MutationObserver(() => said++)"
        ".observe(document.querySelector('.announcer'), {childList: true, characterData: true})"
    )
    page.keyboard.press("t")
    for _ in range(20):
        page.clock.fast_forward(5_000)
    assert page.evaluate("said") == 0
    live = page.locator("[role=timer]").evaluate_all("all => all.map((it) => it.ariaLive)")
    assert set(live) <= {None, "off"}


def test_a_clock_runs_on_while_another_question_is_shown_and_over_a_reload(wall: Wall) -> None:
    page = wall("two-frames", is_timed=True)
    page.keyboard.press("t")
    page.keyboard.press("PageDown")
    expect(page.locator(".clock__left")).to_have_text("2:00")
    page.clock.fast_forward(30_000)
    page.keyboard.press("PageUp")
    expect(page.locator(".clock__left")).to_have_text("1:30")
    page.reload()
    expect(page.locator(".clock__left")).to_have_text("1:30")


def test_there_is_no_sound_unless_asked_for(wall: Wall) -> None:
    page = wall("two-frames", is_timed=True)
    page.evaluate(
        "() => { window.heard = 0; window.AudioContext = function () { heard++; throw 0; }; }"
    )
    page.keyboard.press("t")
    page.clock.fast_forward(121_000)
    assert page.evaluate("heard") == 0
    for key in ("r", "s", "t"):
        page.keyboard.press(key)
    page.clock.fast_forward(1_000)
    page.clock.fast_forward(121_000)
    assert page.evaluate("heard") == 1


def test_who_wants_no_motion_gets_none(wall: Wall) -> None:
    page = wall("two-frames", reduced_motion="reduce")
    durations = page.locator(".clock__part, .clock__bar").evaluate_all(
        "all => all.map((it) => getComputedStyle(it).transitionDuration)"
    )
    assert set(durations) == {"0s"}


# --- Everybody -----------------------------------------------------------------------------------


@pytest.mark.validators
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("size", [*WALLS, (PHONE, 844)])
def test_axe_finds_nothing_on_any_slide(wall: Wall, language: str, size: tuple[int, int]) -> None:
    axe = from_npm("axe-core/axe.min.js").read_text("utf-8")
    page = wall(language=language, size=size)
    page.evaluate(axe)
    for keys in ((), ("PageDown", "m"), ("d", "t"), ("End", "l"), ("?",)):
        for key in keys:
            page.keyboard.press(key)
        # A colour that is on its way is neither the one nor the other.
        page.wait_for_timeout(100)
        assert page.evaluate(RUN) == [], keys


def tree_in(languages: Path, language: str) -> HtmlElement:
    [path] = languages.glob(f"site/projector/*/*-projector.{language}.html")
    return parse(path).getroot()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a publication in several languages and scripts."""
    folder = tmp_path_factory.mktemp("many")
    assert build(Request(MANY, folder, editions=("projector",), jobs=1), lambda _: None).is_built
    return folder


def test_arabic_runs_from_right_to_left_and_so_do_its_arrows(many: Path, chromium: Browser) -> None:
    [path] = many.glob("site/projector/*/*-projector.ar.html")
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    page.goto(path.as_uri())
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.keyboard.press("ArrowLeft")
    assert shown(page) != "page_opening"
    page.keyboard.press("ArrowRight")
    assert shown(page) == "page_opening"
    page.close()


def test_pairs_are_those_of_the_publication(many: Path) -> None:
    for language in ("ar", "en"):
        tree = tree_in(many, language)
        pairs = {tuple(view.split()) for view in tree.xpath("//@data-view") if " " in view}
        assert pairs
        assert {pair[0] for pair in pairs} == {language}
