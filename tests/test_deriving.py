"""Traditional Chinese made from Simplified: it stays in step, and can be overridden."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangtan.checks import check
from fangtan.load import Loaded, load, sidecar_path
from fangtan.load.deriving import derived
from fangtan.load.units import Derivation
from fangtan.markup import fingerprint

HERE = Path(__file__).parent
TAIWAN = Derivation("zh-Hans", "taiwan")
SLUG = "interviews/quiet-sound"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the stock publication that also comes in Traditional Chinese."""
    folder = tmp_path / "content"
    shutil.copytree(HERE / "stock" / "content", folder)
    for left in folder.rglob("*.states"):
        left.unlink()
    file = folder / "publication.yaml"
    text = file.read_text("utf-8")
    assert "languages: [en, zh-Hans]" in text
    derivation = "languages: [en, zh-Hans, zh-Hant]\nderived: {zh-Hant: {from: zh-Hans}}"
    file.write_text(text.replace("languages: [en, zh-Hans]", derivation), "utf-8")
    return folder


def texts(loaded: Loaded, language: str) -> dict[str, str]:
    return {f"{u.part}#{u.id}": u.text[language].markdown for u in loaded.units}


def states(loaded: Loaded, language: str) -> dict[str, str]:
    return {f"{u.part}#{u.id}": u.text[language].state for u in loaded.units}


@pytest.mark.parametrize(
    ("region", "written"),
    [
        ("general", "「視頻裏」的『後期』"),
        ("taiwan", "「影片裡」的『後期』"),
        ("hong-kong", "「視頻裏」的『後期』"),
    ],
)
def test_characters_words_and_quotes_are_those_of_the_region(region: str, written: str) -> None:
    made = derived(Derivation("zh-Hans", region), "“视频里”的‘后期’")  # type: ignore[arg-type]
    assert made == written


def test_links_ids_and_apostrophes_stay_as_they_are() -> None:
    text = "见[“竖屏”](term:vertical-screen)与[it’s]{lang=en}，“don’t”。"
    made = derived(TAIWAN, text)
    assert made == "見[「豎屏」](term:vertical-screen)與[it’s]{lang=en}，「don’t」。"


def test_names_of_foreigners_take_the_dot_of_the_region() -> None:
    assert derived(TAIWAN, "史蒂文·斯皮尔伯格") == "史蒂文‧斯皮爾伯格"
    assert "·" in derived(Derivation("zh-Hans", "hong-kong"), "史蒂文·斯皮尔伯格")


@given(st.text(alphabet=st.characters(max_codepoint=0x24F, exclude_characters="“”‘’·")))
def test_what_is_no_chinese_stays_as_it_is(text: str) -> None:
    assert derived(TAIWAN, text) == text


def test_every_text_is_there_as_a_draft(content: Path) -> None:
    loaded = load(content)
    assert [str(finding) for finding in check(loaded) if "zh-Hant" in str(finding)] == []
    (interview,) = loaded.seminar.publication.interviews
    assert interview.languages == ("en", "zh-Hans", "zh-Hant")
    assert interview.question_languages == ("en", "zh-Hans", "zh-Hant")
    assert set(states(loaded, "zh-Hant").values()) == {"draft"}
    assert interview.speakers[0].label["zh-Hant"] == derived(
        TAIWAN, interview.speakers[0].label["zh-Hans"]
    )


def test_it_stays_in_step_with_what_it_is_made_from(content: Path) -> None:
    before = texts(load(content), "zh-Hant")
    file = content / SLUG / "interview.zh-Hans.md"
    file.write_text(file.read_text("utf-8").replace("第一条呢？", "第二条视频呢？"), "utf-8")
    after = texts(load(content), "zh-Hant")
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {f"{SLUG}/interview#first-take.1"}
    assert after[f"{SLUG}/interview#first-take.1"] == "第二條視頻呢？"


def test_one_passage_is_overridden_and_nothing_else(content: Path) -> None:
    before = texts(load(content), "zh-Hant")
    file = content / SLUG / "interview.zh-Hant.yaml"
    file.write_text("first-take.1: 那麼第一條呢？\n", "utf-8")
    loaded = load(content)
    after = texts(loaded, "zh-Hant")
    assert after[f"{SLUG}/interview#first-take.1"] == "那麼第一條呢？"
    assert {key for key in before if before[key] != after[key]} == {
        f"{SLUG}/interview#first-take.1"
    }
    places = [u.text["zh-Hant"].place for u in loaded.units if u.id == "first-take.1"]
    assert (places[0].path, places[0].line) == (f"{SLUG}/interview.zh-Hant.yaml", 1)


def test_a_name_is_overridden_where_it_stands(content: Path) -> None:
    file = content / "people.yaml"
    text = file.read_text("utf-8")
    assert "name: {en: Lin Yue, zh-Hans: 林月}" in text
    file.write_text(text.replace("zh-Hans: 林月}", "zh-Hans: 林月, zh-Hant: 林玥}", 1), "utf-8")
    loaded = load(content)
    assert check(loaded) == check(load(content))
    assert loaded.seminar.publication.people["lin-yue"].name["zh-Hant"] == "林玥"


def test_what_was_made_and_reviewed_is_reviewed_until_its_source_changes(content: Path) -> None:
    loaded = load(content)
    unit = next(u for u in loaded.units if u.id == "first-take.1")
    hans, hant = unit.text["zh-Hans"].markdown, unit.text["zh-Hant"].markdown
    original = fingerprint(unit.text["en"].markdown)
    (content / sidecar_path(unit.part, "zh-Hans")).write_text(
        f"{unit.id} reviewed {original} {fingerprint(hans)}\n", "utf-8"
    )
    (content / sidecar_path(unit.part, "zh-Hant")).write_text(
        f"{unit.id} reviewed {fingerprint(hans)} {fingerprint(hant)}\n", "utf-8"
    )
    key = f"{unit.part}#{unit.id}"
    assert states(load(content), "zh-Hant")[key] == "reviewed"
    file = content / SLUG / "interview.zh-Hans.md"
    file.write_text(file.read_text("utf-8").replace("第一条呢？", "那么第一条呢？"), "utf-8")
    assert states(load(content), "zh-Hant")[key] == "stale"


def test_what_overrides_nothing_and_files_that_are_not_read_are_named(content: Path) -> None:
    (content / SLUG / "interview.zh-Hant.yaml").write_text("nowhere.1: 無\n", "utf-8")
    (content / SLUG / "questions.zh-Hant.md").write_text("## 題 {#it}\n", "utf-8")
    (content / "glossary" / "zh-Hant.yaml").write_text("- 詞\n", "utf-8")
    said = [str(f).split("\n", maxsplit=1)[0] for f in check(load(content))]
    assert any("interview.zh-Hant.yaml:1: citation-resolves: “nowhere.1”" in line for line in said)
    assert any("questions.zh-Hant.md:1: text-has-a-place" in line for line in said)
    assert any("glossary/zh-Hant.yaml:1: value-is-valid" in line for line in said)


@pytest.mark.parametrize(
    ("derivation", "wrong"),
    [
        ("{zh-Hant: {from: en}}", "nothing is known that makes zh-Hant from en"),
        ("{zh-Hant: {from: fr}}", "“zh-Hant” cannot be derived from “fr”"),
        ("{en: {from: zh-Hans}}", "“en” cannot be derived: it is not among the further"),
    ],
)
def test_what_cannot_be_derived_is_said(content: Path, derivation: str, wrong: str) -> None:
    file = content / "publication.yaml"
    text = file.read_text("utf-8").replace("{zh-Hant: {from: zh-Hans}}", derivation)
    file.write_text(text, "utf-8")
    assert any(wrong in finding.message for finding in load(content).findings)
