"""The instructor's desk: what it holds, what one can do with it, and that it stays private."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browsing import DESK, PHONE, TABLET
from fangtan import catalog, i18n, urls
from fangtan.build import Request, build
from fangtan.editions.desk.files import NAMES
from fangtan.load import Loaded
from fangtan.model import Guidance, Interview, Segment, Teaching
from judges import from_npm
from test_site_access import RUN
from test_site_validators import vnu

HERE = Path(__file__).parent
STOCK = HERE / "stock" / "content"
SLUG = "micro-short-drama"


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Desks of the shipped publication, of one with two interviews, of one in four languages."""
    folder = tmp_path_factory.mktemp("desks")
    content = folder / "content"
    shutil.copytree(STOCK, content)
    shutil.copytree(content / "interviews/quiet-sound", content / "interviews/louder-sound")
    shutil.copytree(HERE / "activities" / "content", content, dirs_exist_ok=True)
    sources = {
        "shipped": HERE.parent / "content",
        "stock": content,
        "four": HERE / "languages" / "content",
    }
    for name, source in sources.items():
        only = ("desk", "report", "site", "activities") if name == "stock" else ("desk",)
        assert build(Request(source, folder / name, only), lambda _: None).is_built
    return folder


def pages(folder: Path, name: str = "*") -> list[Path]:
    patterns = (f"{name}/instructor/*/*-desk.*.html", f"{name}/instructor/index*.html")
    return [file for pattern in patterns for file in sorted(folder.glob(pattern))]


def shipped(folder: Path, language: str = "en") -> Path:
    return folder / "shipped" / urls.desk(SLUG, language)


@pytest.fixture(scope="module")
def text(desks: Path) -> str:
    return shipped(desks).read_text("utf-8")


@pytest.fixture
def interview(loaded: Loaded) -> Interview:
    return loaded.seminar.publication.interviews[0]


def test_there_is_a_desk_a_language_and_an_index_that_leads_to_all(desks: Path) -> None:
    inside = desks / "stock" / "instructor"
    listing = (inside / "index.html").read_text("utf-8")
    for slug in ("quiet-sound", "louder-sound"):
        for language in ("en", "zh-Hans"):
            assert f'href="{slug}/{slug}-desk.{language}.html"' in listing
            assert f'href="{slug}/{slug}-report.{language}.html"' in listing
    assert 'href="index.zh-Hans.html"' in listing
    assert 'href="report.en.html"' in listing
    assert 'href="../site/en/quiet-sound/index.html"' in listing


def test_every_link_leads_to_something(desks: Path) -> None:
    for file in pages(desks):
        whole = file.read_text("utf-8")
        for address in re.findall(r'href="([^"]*)"', whole):
            if address.startswith("http"):
                continue
            target, _, anchor = address.partition("#")
            there = file.parent / target if target else file
            assert there.is_file(), (file, address)
            assert not anchor or f'id="{anchor}"' in there.read_text("utf-8"), (file, address)


def test_every_edition_has_a_name_on_the_desk() -> None:
    for language in i18n.available():
        for name in catalog.names():
            assert i18n.say(language, f"desk_file_{name}")


def test_files_are_called_by_names_that_readers_know(desks: Path) -> None:
    chinese = (desks / "stock" / urls.desk("quiet-sound", "zh-Hans")).read_text("utf-8")
    files = chinese.partition('class="desk-files"')[2].partition("</dl>")[0]
    names = [" ".join(re.sub("<[^>]+>", "", it).split()) for it in re.findall(r"<a .*?</a>", files)]
    assert "一分钟的空无 · 中文 PDF" in names
    assert not [name for name in names if "activity-" in name]
    for language in i18n.available():
        for key in NAMES.values():
            assert i18n.say(language, key)


def test_a_desk_needs_nothing_beside_it(desks: Path) -> None:
    for file in pages(desks):
        whole = file.read_text("utf-8")
        assert "<link" not in whole
        assert "url(" not in whole
        assert re.findall(r' src="(?!data:image/)', whole) == []
        assert 'style="' not in whole


def test_all_that_the_guide_knows_is_on_the_desk(text: str, interview: Interview) -> None:
    for question in interview.tasks:
        assert f'id="question_{question.id}"' in text
        assert f'data-of="question_{question.id}"' in text
    for segment in interview.segments:
        assert f'id="{segment.id}"' in text


def test_teaching_matter_is_there_word_for_word(text: str, loaded: Loaded) -> None:
    teaching = loaded.seminar.teaching[SLUG]
    plainly = re.sub(r"<[^>]+>", "", text)
    for words in _sentences(teaching):
        assert words in plainly, words


def _sentences(teaching: Teaching) -> Iterator[str]:
    """Yield the first plain words of every private paragraph."""
    segments = [
        *(it for behind in teaching.guidance.values() for it in _segments(behind)),
        *(it for sheet in teaching.run_sheets for it in sheet.introduction),
        *(it for sheet in teaching.run_sheets for step in sheet.steps for it in step.text),
    ]
    for segment in segments:
        plain = re.match(r"[^\[\]*_<>&\n-]{12,}", segment.text["en"].markdown)
        if plain:
            yield plain[0].rstrip()


def _segments(behind: Guidance) -> Iterator[Segment]:
    yield from behind.guidance
    for answer in behind.answers:
        yield from answer.text
    for misreading in behind.misreadings:
        yield from misreading
    yield from behind.criteria


def test_activities_stand_with_their_sheet_rubric_and_material(desks: Path) -> None:
    text = (desks / "stock" / urls.desk("quiet-sound", "en")).read_text("utf-8")
    assert 'href="../../site/paper/quiet-sound/quiet-sound-activity-' in text
    for title in ("Rubric", "What to bring", "Activity sheet"):
        assert re.search(rf'<h5 class="desk-part-title">(<a [^>]*>)?{title}', text), title
    assert '<div class="desk-table" role="group" tabindex="0"' in text


def test_passages_stand_beside_the_question_that_cites_them(text: str) -> None:
    card = text.partition('id="question_two-words-for-quality"')[2].partition("</article>")[0]
    beside = card.partition('<section class="desk-beside"')[2]
    assert re.findall(r'href="#([\w.-]+)">¶', beside) == [
        "lede.1",
        "what-is-quality.2",
        "what-is-quality.4",
        "what-is-quality.6",
    ]


def test_what_has_changed_under_a_question_is_marked(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(HERE.parent / "content", content)
    file = content / "interviews" / SLUG / "interview.en.md"
    old = "I think that for short video it cannot be defined objectively."
    whole = file.read_text("utf-8")
    assert old in whole
    file.write_text(whole.replace(old, "I think that it cannot be defined."), "utf-8")
    result = build(Request(content, tmp_path / "build", ("desk",)), lambda _: None)
    assert result.is_built
    page = (tmp_path / "build" / urls.desk(SLUG, "en")).read_text("utf-8")
    card = page.partition('id="question_two-words-for-quality"')[2].partition("</article>")[0]
    assert "Changed since this question was written: ¶16." in card
    assert card.count('<strong class="desk-passage__changed">changed</strong>') == 1


def test_nothing_of_the_desk_is_public(desks: Path) -> None:
    rows = json.loads((desks / "stock" / "manifest.json").read_text("utf-8"))
    assert {row["audience"] for row in rows if row["edition"] == "desk"} == {"instructor"}
    for file in (desks / "stock" / "site").rglob("*"):
        assert "desk" not in file.name
        if file.suffix in {".html", ".css", ".js", ".xml"}:
            assert "desk-" not in file.read_text("utf-8")


@pytest.fixture
def opened(chromium: Browser, desks: Path) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": DESK, "height": 900})
    page = context.new_page()
    page.goto(shipped(desks).as_uri())
    yield page
    context.close()


@pytest.mark.browser
def test_run_sheet_takes_the_time_at_which_it_begins(opened: Page) -> None:
    sheet = opened.locator(".desk-sheet").first
    clocks = sheet.locator(".desk-step__at")
    assert clocks.all_inner_texts()[:2] == ["0:00", "0:04"]
    sheet.locator("input[type=time]").fill("23:58")
    assert clocks.all_inner_texts()[:2] == ["23:58", "00:02"]
    assert clocks.last.inner_text() == "01:28"
    sheet.locator("input[type=time]").fill("")
    assert clocks.all_inner_texts()[:2] == ["0:00", "0:04"]
    assert opened.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.browser
def test_filters_and_words_choose_together(opened: Page, interview: Interview) -> None:
    count = len(interview.tasks)
    shown = opened.locator(".desk-question:visible")
    assert shown.count() == count
    opened.locator(".desk-tools summary").click()
    opened.select_option("[name=phase]", "explore")
    explore = sum(it.phase == "explore" for it in interview.tasks)
    assert shown.count() == explore
    assert opened.locator("[data-of]:visible").count() == explore
    opened.select_option("[name=minutes]", "20")
    assert shown.count() == sum(
        it.phase == "explore" and it.minutes.total.most <= 20 for it in interview.tasks
    )
    opened.fill("[name=words]", "no such words anywhere")
    assert shown.count() == 0
    assert (
        opened.locator(".desk-tools output")
        .inner_text()
        .startswith("Questions and activities: 0 of")
    )
    opened.click(".desk-tools button[type=reset]")
    assert shown.count() == count


@pytest.mark.browser
def test_search_finds_any_part_of_a_chinese_text_from_the_english_page(
    opened: Page, interview: Interview
) -> None:
    words = "微短剧"
    found = [it.id for it in interview.segments if words in it.text["zh-Hans"].markdown]
    opened.fill("[name=words]", f"　{words}")
    passages = opened.locator(".desk-passage_placed:visible")
    # A link within the words parts them in the source, not on the page.
    assert {*found} <= {*passages.evaluate_all("all => all.map(it => it.id)")}
    assert 0 < passages.count() < len(interview.segments)
    assert opened.evaluate("CSS.highlights.get('found').size") > 0


@pytest.mark.browser
def test_passages_change_their_language_without_a_script(chromium: Browser, desks: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(shipped(desks).as_uri())
    english = page.locator('.desk-beside [data-side="1"]:visible').count()
    assert english > 50
    assert page.locator('.desk-beside [data-side="2"]:visible').count() == 0
    page.get_by_role("radio", name="中文").check()
    assert page.locator('.desk-beside [data-side="1"]:visible').count() == 0
    assert page.locator('.desk-beside [data-side="2"][lang="zh-Hans"]:visible').count() == english
    page.get_by_role("radio", name="Both").check()
    assert page.locator(".desk-beside [data-side]:visible").count() == 2 * english
    assert page.locator(".desk-tools__search:visible, input[type=time]:visible").count() == 0
    assert page.locator(".desk-question:visible").count() > 0
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "is_beside"), [(PHONE, False), (TABLET, False), (DESK, True)])
def test_passages_are_beside_the_question_where_there_is_room(
    chromium: Browser, desks: Path, width: int, *, is_beside: bool
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(shipped(desks).as_uri())
    card = page.locator(".desk-question").nth(3)
    own, beside = (
        card.locator(it).bounding_box() for it in (".desk-question__own", ".desk-beside")
    )
    assert own
    assert beside
    assert (beside["x"] >= own["x"] + own["width"]) is is_beside
    assert (beside["y"] >= own["y"] + own["height"]) is not is_beside
    context.close()


@pytest.mark.browser
def test_keyboard_reaches_the_tools_and_scrolls_the_passages(opened: Page) -> None:
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    seen = set()
    for _ in range(14):
        opened.keyboard.press("Tab")
        seen.add(opened.evaluate("document.activeElement.name || document.activeElement.tagName"))
    assert {"side", "words", "SUMMARY", "A"} <= seen
    beside = opened.locator(".desk-beside").nth(3)
    beside.focus()
    opened.keyboard.press("End")
    opened.wait_for_timeout(300)
    assert beside.evaluate("it => it.scrollTop") > 0


@pytest.mark.validators
def test_html_of_the_desk_is_valid(desks: Path) -> None:
    found = pages(desks)
    assert len(found) == 2 + 4 + 4 + 2 + 2 + 4
    assert vnu("--exit-zero-always", *found) == ""


@pytest.mark.browser
@pytest.mark.validators
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing_on_the_desk(
    chromium: Browser, desks: Path, width: int, scheme: str
) -> None:
    axe = from_npm("axe-core/axe.min.js").read_text("utf-8")
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for path in (shipped(desks), *pages(desks, "four")):
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.evaluate(axe)
        assert page.evaluate(RUN) == [], path
    context.close()
