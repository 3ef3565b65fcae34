"""Readers see how every translated passage stands to its original, on the site and on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from browsing import DESK, PHONE, TABLET
from fangtan import i18n
from fangtan.build import Request, Result, build
from fangtan.build.planning import plan
from fangtan.checks import check
from fangtan.findings import Place
from fangtan.load import Standing, load, sidecar_path, written
from fangtan.markup import fingerprint
from fangtan.model import (
    Figure,
    InLanguages,
    Interview,
    Publication,
    Segment,
    Seminar,
    State,
    Text,
    held_back,
    published,
    student,
)
from fangtan.render import Voice, standing
from fangtan.render.voice import Unlinked
from judges import from_npm, judge

STOCK = Path(__file__).parent / "stock" / "content"
SLUG, REVERSED = "quiet-sound", "loud-sound"
CHINESE, ENGLISH = f"zh-Hans/{SLUG}/index.html", f"en/{SLUG}/index.html"
PARALLEL = f"zh-Hans/{SLUG}/with-en/index.html"
QUESTIONS = f"zh-Hans/{SLUG}/questions/index.html"
GLOSSARY, PEOPLE = "zh-Hans/glossary/index.html", "zh-Hans/people/index.html"

STALE = "0" * 12
"""The fingerprint of an original that is not there any more."""
CHANGED = {
    "lede.1": "draft",
    "what-is-silence.1": "stale",
    "@standfirst.1": "draft",
    "what-is-silence.figure-1.caption": "stale",
    "what-is-it.1": "stale",
    "what-is-it.follow-up.1": "draft",
    "what-is-it.guidance.1": "draft",
    "room-tone.1": "draft",
    "lin-yue.note": "stale",
}
EDITS = (
    (
        "interviews/quiet-sound/interview.zh-Hans.md",
        "先听见[环境底噪](term:room-tone)。",
        "TODO: 待译",
    ),
    ("interviews/quiet-sound/questions.zh-Hans.md", "房间自身的声音。", "TODO: 待译"),
    (
        "glossary/zh-Hans.md",
        '## 吊杆 {#boom pinyin="diàogān"}\n\n顶端装有话筒的长杆。',
        '## 磁带 {#tape pinyin="cídài"}\n\n从前存放声音的带子。',
    ),
    ("glossary/en.md", "## Boom", "## Tape {#tape}\n\nWhat sound was once kept on.\n\n## Boom"),
    (
        "people.yaml",
        "role: {en: Sound recordist, zh-Hans: 录音师}",
        "role: {en: Sound recordist}\n  note: {en: She listens., zh-Hans: 她听。}",
    ),
    ("works.yaml", "title: {en: Still Water, zh-Hans: 静水}", "title: {en: Still Water}"),
    ("publication.yaml", "{en: Listening, zh-Hans: 聆听}", "{en: Listening}"),
    ("publication.yaml", "languages:", "institution: {en: School of Sound}\nlanguages:"),
)


def edit(content: Path, file: str, old: str, new: str) -> None:
    """Change a file of a publication in one place."""
    text = (content / file).read_text("utf-8")
    assert old in text, file
    (content / file).write_text(text.replace(old, new, 1), "utf-8")


def say_of_all(content: Path, changed: Mapping[str, str]) -> None:
    """Say that every translation is reviewed, but for those that stand otherwise."""
    files: dict[str, dict[str, Standing]] = {}
    for unit in load(content).units:
        original = fingerprint(unit.text[unit.original].markdown)
        for language, text in unit.text.items():
            state = changed.get(unit.id, "reviewed")
            if language != unit.original and state != "draft":
                lines = files.setdefault(sidecar_path(unit.part, language), {})
                read = STALE if state == "stale" else original
                lines[unit.id] = Standing("reviewed", read, fingerprint(text.markdown))
    for old in content.rglob("*.states"):
        old.unlink()
    for path, lines in files.items():
        (content / path).write_text(written(lines), "utf-8")


def publication(folder: Path, publish: str = "any") -> Path:
    """Return the stock publication with a passage of each state, and an interview in reverse."""
    content = folder / "content"
    shutil.copytree(STOCK, content)
    here = content / "interviews"
    shutil.copytree(here / SLUG, here / REVERSED)
    for file in (*here.glob(f"{REVERSED}/questions*"), *here.glob(f"{REVERSED}/seminar*")):
        file.unlink()
    for file in here.glob(f"{REVERSED}/*.states"):
        file.unlink()
    edit(here / REVERSED, "interview.yaml", "original: en", "original: zh-Hans")
    edit(here / REVERSED, "interview.en.md", "And the first take?", "TODO: And the first take?")
    edit(here / REVERSED, "interview.en.md", "title: The sound of nothing", "title: Loud sound")
    for change in EDITS:
        edit(content, *change)
    edit(content, "publication.yaml", "languages:", f"publish: {publish}\nlanguages:")
    say_of_all(content, CHANGED)
    return content


def made(content: Path, out: Path, editions: tuple[str, ...] = ()) -> Result:
    """Build a publication, and insist that it was."""
    result = build(Request(content, out, editions=editions, jobs=1), lambda _: None)
    assert result.is_built, "\n".join(map(str, result.findings))
    return result


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the publication with a passage of each state."""
    folder = tmp_path_factory.mktemp("states")
    made(publication(folder), folder / "build")
    return folder / "build"


def element(html: str, identifier: str) -> str:
    """Return a passage with its number, or another division with this id."""
    found = re.search(
        rf'<div class="[^"]*" id="{re.escape(identifier)}".*?\n</div>', html, re.DOTALL
    )
    assert found, identifier
    return found[0]


def words(html: str) -> str:
    """Return what of some HTML can be read."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def mark(state: str, language: str = "zh-Hans") -> str:
    """Return how the mark of a state begins."""
    return f'<a class="state" href="#page_{state}_{language}"'


# --- The website ----------------------------------------------------------------------------------


def test_each_passage_carries_the_mark_of_its_state_and_no_other(states: Path) -> None:
    html = (states / "site" / CHINESE).read_text("utf-8")
    assert mark("draft") in element(html, "lede.1")
    assert mark("stale") in element(html, "what-is-silence.1")
    assert mark("missing") in element(html, "what-is-silence.2")
    assert 'class="state"' not in element(html, "what-is-silence.3")


def test_a_missing_passage_is_the_original_in_its_language(states: Path) -> None:
    passage = element((states / "site" / CHINESE).read_text("utf-8"), "what-is-silence.2")
    assert '<p class="original" lang="en">I hear <a href="#' in passage
    assert "TODO" not in passage


def test_an_original_in_chinese_stands_in_an_english_page(states: Path) -> None:
    html = (states / "site" / "en" / REVERSED / "index.html").read_text("utf-8")
    passage = element(html, "first-take.1")
    assert '<p class="original" lang="zh-Hans">第一条呢？</p>' in passage
    assert mark("missing", "en") in passage
    assert (
        "Translation: 5 of 8 passages reviewed, 1 in draft, 1 older than the original, "
        "1 in the original alone."
    ) in words(html)


def test_every_mark_leads_to_what_it_means(states: Path) -> None:
    for page in (states / "site").rglob("*.html"):
        html = page.read_text("utf-8")
        for target in set(re.findall(r'class="state" href="#([^"]*)"', html)):
            assert html.count(f' id="{target}"') == 1, (page, target)


def test_the_head_counts_how_the_translation_stands(states: Path) -> None:
    html = (states / "site" / CHINESE).read_text("utf-8")
    assert "译文：共8段，已审校5段，初译1处，待更新1处，暂用原文1处。" in words(html)


def test_the_original_says_nothing_of_states(states: Path) -> None:
    html = (states / "site" / ENGLISH).read_text("utf-8")
    assert "standing" not in html
    assert 'class="state"' not in html


def test_in_two_languages_the_mark_is_on_the_side_concerned(states: Path) -> None:
    passage = element((states / "site" / PARALLEL).read_text("utf-8"), "what-is-silence.1")
    chinese, english = passage.split('<div class="pair__side')[1:]
    assert mark("stale") in chinese
    assert 'class="state"' not in english


def test_in_two_languages_the_original_stands_once(states: Path) -> None:
    passage = element((states / "site" / PARALLEL).read_text("utf-8"), "what-is-silence.2")
    assert words(passage).count("room tone") == 1
    assert "译文尚未刊出，请看原文。" in passage


def test_questions_definitions_standfirst_captions_and_notes_are_marked(states: Path) -> None:
    site = states / "site"
    text = (site / CHINESE).read_text("utf-8")
    questions = (site / QUESTIONS).read_text("utf-8")
    assert re.search(mark("stale") + r"[^\n]*她所说的寂静指什么", questions)
    assert re.search(mark("draft") + r"[^\n]*她在哪里这样说", questions)
    assert re.search(mark("draft") + r"[^\n]*录音师谈寂静", text)
    assert re.search(mark("stale") + r"[^\n]*空椅子", text)
    assert re.search(mark("draft") + r"[^\n]*无人说话时", text)
    assert re.search(mark("draft") + r"[^\n]*无人说话时", (site / GLOSSARY).read_text("utf-8"))
    assert re.search(mark("stale") + r"[^\n]*她听", (site / PEOPLE).read_text("utf-8"))


def test_names_and_terms_that_are_missing_are_those_of_the_original(states: Path) -> None:
    site = states / "site"
    assert '<span class="original" lang="en">Boom</span>' in (site / GLOSSARY).read_text("utf-8")
    people = (site / PEOPLE).read_text("utf-8")
    assert '<span class="original" lang="en">Sound recordist</span>' in people
    assert '<span class="original" lang="en">Still Water</span>' in people
    assert '<span class="original" lang="en">School of Sound</span>' in people
    questions = (site / QUESTIONS).read_text("utf-8")
    assert questions.count('<span class="original" lang="en">Listening</span>') == 2 - (
        "filter_theme" not in questions
    )


def test_a_translation_that_is_all_draft_says_so_once(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    for said in content.rglob("*.states"):
        said.unlink()
    made(content, tmp_path / "build", ("site",))
    html = (tmp_path / "build/site" / CHINESE).read_text("utf-8")
    assert html.count("本译文为初译，尚未对照原文审校。") == 1
    assert 'class="state"' not in html
    assert html.count('data-state="draft"') == len(re.findall(r'class="passage"', html)) == 8


def test_where_all_is_reviewed_nothing_is_said(tmp_path: Path) -> None:
    made(STOCK, tmp_path / "build", ("site",))
    for page in (tmp_path / "build/site").rglob("*.html"):
        assert not re.search(
            'class="(?:state|standing|original)|data-state', page.read_text("utf-8")
        )


# --- In a browser ---------------------------------------------------------------------------------


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of the browser."""
    page = chromium.new_page(viewport={"width": PHONE, "height": 900})
    yield page
    page.close()


@pytest.mark.browser
def test_a_mark_is_reached_by_keyboard_and_explains_itself_at_the_passage(
    page: Page, states: Path
) -> None:
    page.goto((states / "site" / CHINESE).as_uri())
    page.locator("[id='what-is-silence.1'] .passage__number").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "state"
    page.keyboard.press("Enter")
    card = page.locator(".term-card")
    assert "译出之后，原文又有改动" in card.inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "state"


@pytest.mark.browser
def test_without_script_a_mark_leads_to_its_meaning(chromium: Browser, states: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((states / "site" / CHINESE).as_uri())
    page.locator("[id='lede.1'] .state").click()
    assert page.url.endswith("#page_draft_zh-Hans")
    assert page.locator("#page_draft_zh-Hans").is_visible()
    context.close()


@pytest.mark.browser
def test_a_mark_is_not_copied_with_its_passage(page: Page, states: Path) -> None:
    page.goto((states / "site" / CHINESE).as_uri())
    copied = page.evaluate(
        """() => { getSelection().selectAllChildren(document.getElementById("lede"));
                   return getSelection().toString(); }"""
    )
    assert "我们在安静的摄影棚里见面。" in copied
    assert "初译" not in copied


@pytest.mark.browser
@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_no_page_with_marks_is_wider_than_the_window(
    chromium: Browser, states: Path, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    for path in (CHINESE, PARALLEL, QUESTIONS, GLOSSARY, PEOPLE, f"en/{REVERSED}/index.html"):
        page.goto((states / "site" / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.close()


@pytest.mark.browser
@pytest.mark.validators
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_pages_with_marks(
    chromium: Browser, states: Path, scheme: str
) -> None:
    axe = from_npm("axe-core/axe.min.js").read_text("utf-8")
    context = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    for path in (CHINESE, PARALLEL, QUESTIONS, GLOSSARY, PEOPLE, f"en/{REVERSED}/index.html"):
        page.goto((states / "site" / path).as_uri())
        page.evaluate(axe)
        found = page.evaluate(
            "async () => (await axe.run()).violations.map(it => it.id + it.nodes[0].html)"
        )
        assert found == [], path
    context.close()


@pytest.mark.validators
def test_html_with_marks_is_valid(states: Path) -> None:
    jar = from_npm("vnu-jar/build/dist/vnu.jar")
    pages = sorted(map(str, (states / "site").rglob("*.html")))
    command = [judge("java"), "-jar", str(jar), "--exit-zero-always", *pages]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""


# --- Paper ----------------------------------------------------------------------------------------


def text_of(sheet: Path) -> str:
    """Return the words of a sheet, line by line; the gap beside Han is taken for a space."""
    command = [judge("pdftotext"), "-layout", str(sheet), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])", "", text)


def test_a_handout_marks_passages_below_their_numbers(states: Path) -> None:
    text = text_of(states / f"site/paper/{SLUG}/{SLUG}-handout.zh-Hans.pdf")
    assert "译文：共8段，已审校5段，初译1处，待更新1处，暂用原文1处。" in text
    assert "初译：此处译文尚未对照原文审校。" in text
    after = text[text.index("¶1 ") :]
    assert re.findall("初译|待更新|原文", after)[:3] == [
        "初译",
        "待更新",
        "原文",
    ]
    assert "I hear room tone first." in text


def test_a_handout_of_the_original_has_no_legend_of_states(states: Path) -> None:
    text = text_of(states / f"site/paper/{SLUG}/{SLUG}-handout.en.pdf")
    assert "Translation:" not in text
    assert not re.search("^ *(draft|older|original)$", text, re.MULTILINE)


def test_a_sheet_of_questions_marks_prompts_and_follow_ups(states: Path) -> None:
    text = text_of(states / f"site/paper/{SLUG}/{SLUG}-questions.zh-Hans.pdf")
    assert re.search("待更新 *她所说的寂静指什么？", text)
    assert re.search("初译 *她在哪里这样说？", text)
    assert "原文：" not in text


def test_a_guide_marks_what_only_the_instructor_sees(states: Path) -> None:
    text = text_of(states / f"instructor/{SLUG}/{SLUG}-guide.zh-Hans.pdf")
    assert re.search("初译 *等第二只手举起来。", text)
    assert re.search("原文 *The tone of the room.", text)


# --- What a publication demands -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("publish", "held"), [("any", []), ("current", ["stale"]), ("reviewed", ["draft", "stale"])]
)
def test_readers_see_what_the_publication_demands(
    tmp_path: Path, publish: str, held: list[str]
) -> None:
    content = publication(tmp_path, publish)
    made(content, tmp_path / "build", ("site",))
    html = (tmp_path / "build/site" / CHINESE).read_text("utf-8")
    for state, identifier, here, original in (
        ("draft", "lede.1", "我们在安静的摄影棚里见面。", "We met on a quiet stage."),
        ("stale", "what-is-silence.1", "没有人说话时，您听见什么？", "What do you hear when"),
    ):
        passage = element(html, identifier)
        assert (original if state in held else here) in passage
        assert mark("missing" if state in held else state) in passage
        assert (here in html) == (state not in held)


def test_the_instructor_sees_what_is_held_back(tmp_path: Path) -> None:
    content = publication(tmp_path, "reviewed")
    made(content, tmp_path / "build", ("guide",))
    text = text_of(tmp_path / f"build/instructor/{SLUG}/{SLUG}-guide.zh-Hans.pdf")
    assert re.search("待更新 *她所说的寂静指什么？", text)
    assert re.search("初译 *等第二只手举起来。", text)


def test_a_language_in_which_nothing_passes_is_neither_made_nor_linked(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    edit(content, "publication.yaml", "languages:", "base_url: https://example.org/\nlanguages:")
    edit(content, "publication.yaml", "languages:", "publish: reviewed\nlanguages:")
    (content / "interviews/quiet-sound/interview.zh-Hans.states").unlink()
    made(content, tmp_path / "build")
    site = tmp_path / "build/site"
    assert (site / ENGLISH).is_file()
    assert not (site / "zh-Hans" / SLUG).exists()
    assert not (site / "en" / SLUG / "with-zh-Hans").exists()
    assert {file.name for file in site.glob("paper/**/*.pdf")} == {
        f"{SLUG}-handout.en.pdf",
        f"{SLUG}-questions.en.pdf",
        f"{SLUG}-questions-compact.en.pdf",
        f"{SLUG}-cards.en.pdf",
        f"{SLUG}-wall.en.pdf",
    }
    for page in (*site.rglob("*.html"), site / "sitemap.xml"):
        assert f"zh-Hans/{SLUG}" not in page.read_text("utf-8"), page


def test_questions_of_which_nothing_passes_are_not_there(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    edit(content, "publication.yaml", "languages:", "publish: reviewed\nlanguages:")
    (content / "interviews/quiet-sound/questions.zh-Hans.states").unlink()
    made(content, tmp_path / "build", ("site", "questions"))
    site = tmp_path / "build/site"
    assert (site / CHINESE).is_file()
    assert not (site / QUESTIONS).exists()
    page = (site / CHINESE).read_text("utf-8")
    assert "questions" not in re.sub(r"questions(-compact)?\.en\.\w+", "", page)


def test_one_language_alone_is_built_with_the_original_where_it_is_missing(tmp_path: Path) -> None:
    content = publication(tmp_path, "reviewed")
    request = Request(content, tmp_path / "build", ("site",), ("zh-Hans",), jobs=1)
    result = build(request, lambda _: None)
    assert result.is_built
    html = (tmp_path / "build/site" / CHINESE).read_text("utf-8")
    assert '<p class="original" lang="en">We met on a quiet stage.</p>' in html
    assert 'href="../../en/' not in html


def test_what_is_held_back_is_a_warning_a_file_and_language(tmp_path: Path) -> None:
    found = [
        finding
        for finding in check(load(publication(tmp_path, "reviewed")))
        if finding.rule == "translation-meets-the-demand"
    ]
    assert {finding.place.path for finding in found} == {
        "glossary/zh-Hans.md",
        "interviews/loud-sound/interview.en.md",
        "interviews/quiet-sound/interview.zh-Hans.md",
        "interviews/quiet-sound/questions.zh-Hans.md",
        "people.yaml",
    }
    assert {finding.severity for finding in found} == {"warning"}
    assert all("fangtan translate status" in finding.hint for finding in found)


# --- Nothing is lost ------------------------------------------------------------------------------


READ = load(STOCK).seminar
"""The stock publication."""


def restated(segment: Segment, state: State) -> Segment:
    """Return a passage whose translation stands in a state."""
    texts = {
        language: text if language == "en" else replace(text, state=state)
        for language, text in segment.text.items()
        if language == "en" or state != "missing"
    }
    return replace(segment, text=InLanguages(texts))


def with_states(interview: Interview, states: Mapping[str, State]) -> Interview:
    """Return an interview whose passages stand as is said of them."""

    def block(it: Segment | Figure) -> Segment | Figure:
        return restated(it, states[it.id]) if isinstance(it, Segment) else it

    return replace(
        interview,
        sections=tuple(
            replace(
                section,
                exchanges=tuple(
                    replace(
                        exchange,
                        turns=tuple(
                            replace(turn, blocks=tuple(map(block, turn.blocks)))
                            for turn in exchange.turns
                        ),
                    )
                    for exchange in section.exchanges
                ),
            )
            for section in interview.sections
        ),
    )


def standing_as(whole: Publication, states: Mapping[str, State], publish: str) -> Publication:
    """Return a publication with an interview whose passages stand as is said of them."""
    return replace(
        whole,
        imprint=replace(whole.imprint, publish=publish),  # type: ignore[arg-type] # one of three
        interviews=tuple(with_states(interview, states) for interview in whole.interviews),
    )


PASSAGES = [segment.id for segment in READ.publication.interviews[0].segments]
ANY_STATES = st.fixed_dictionaries(
    {
        identifier: st.sampled_from(["missing", "draft", "stale", "reviewed", "same"])
        for identifier in PASSAGES
    }
)
DEMANDS = st.sampled_from(["any", "current", "reviewed"])


@settings(max_examples=40, deadline=None)
@given(states=ANY_STATES, publish=DEMANDS)
def test_no_state_ever_loses_a_passage(states: Mapping[str, State], publish: str) -> None:
    whole = standing_as(READ.publication, states, publish)
    shown = dict(pages_and_handouts(Seminar(whole, READ.teaching)))
    assert len(shown) in {2, 7}
    for path, html in shown.items():
        for segment in whole.interviews[0].segments:
            texts = (plain_words(text) for text in segment.text.values())
            assert any(text in words(html) for text in texts), (path, segment.id)


def pages_and_handouts(seminar: Seminar) -> Iterator[tuple[str, str]]:
    """Yield what has the interview’s text, page or handout before it is pressed, as HTML."""
    texts = (f"/{SLUG}/index.html", "/with-en/index.html", "/with-zh-Hans/index.html")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("fangtan.pdf.write", lambda html, *_: html.encode())
        patched.setattr("fangtan.fonts.cut", lambda _, __: b"")
        for artifact in plan(seminar, ("site", "handout")):
            is_text = artifact.path.endswith(texts) or artifact.edition == "handout"
            if artifact.interview == SLUG and is_text:
                yield artifact.path, artifact.make(*artifact.depends).decode()


def plain_words(text: Text) -> str:
    """Return the words of a passage of the stock publication."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text.markdown)


@given(states=ANY_STATES, publish=DEMANDS)
def test_what_is_published_and_what_is_held_back_are_the_whole(
    states: Mapping[str, State], publish: str
) -> None:
    whole = standing_as(READ.publication, states, publish)
    left = published(whole)
    held = {text for _, text in held_back(whole)}
    for before, after in zip(
        whole.interviews[0].segments, left.interviews[0].segments, strict=True
    ):
        assert {*before.text.values()} - {*after.text.values()} == held & {*before.text.values()}
        assert "en" in after.text


def test_where_anything_goes_the_projection_is_the_publication_itself() -> None:
    assert published(READ.publication) is READ.publication
    assert student(READ) == READ.publication


def test_the_page_about_the_publication_is_held_back_as_a_whole(tmp_path: Path) -> None:
    content = publication(tmp_path, "reviewed")
    for language, said in (("en", "About us."), ("zh-Hans", "关于我们。")):
        page = f"---\ntitle: About\n---\n\n{said}\n"
        (content / f"about.{language}.md").write_text(page, "utf-8")
    made(content, tmp_path / "build", ("site",))
    assert "About us." in (tmp_path / "build/site/en/about/index.html").read_text("utf-8")
    assert "关于我们。" not in (tmp_path / "build/site/zh-Hans/about/index.html").read_text("utf-8")


def test_a_passage_that_two_languages_side_by_side_lack_is_given_once() -> None:
    text = InLanguages({"en": Text("Room tone.", Place("x"))})
    first, second = (
        Voice(tag, Unlinked(tag, None), beside=("zh-Hans", "ar")) for tag in ("zh-Hans", "ar")
    )
    assert "Room tone." in first.block(text)
    assert "Room tone." not in second.block(text)
    assert i18n.say("ar", "state_beside") in second.block(text)


def test_a_translation_that_is_little_more_than_missing_says_how_much_is_there() -> None:
    draft = Text("一。", Place("x"), "draft")
    there = InLanguages({"en": Text("One.", Place("x")), "zh-Hans": draft})
    missing = InLanguages({"en": Text("Two.", Place("x"))})
    few = standing("zh-Hans", "passages", [there, missing, missing])
    assert few.sentence == "译文：共3段，已审校0段，初译1处，暂用原文2处。"
    assert "draft" in few.marked
    half = standing("zh-Hans", "passages", [there, missing])
    assert half.sentence == i18n.say("zh-Hans", "standing_all_draft")
