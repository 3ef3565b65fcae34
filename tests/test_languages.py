"""More than two languages, one of them from right to left, and one that the program lacks."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from playwright.sync_api import Browser, Page

from browsing import DESK, PHONE, TABLET, pages
from conftest import CONTENT as SHIPPED
from fangtan import fonts, i18n
from fangtan.build import Request, build
from fangtan.build.cache import fingerprint
from fangtan.checks import check
from fangtan.edition import Artifact
from fangtan.load import load
from fangtan.resources import TEMPLATES
from judges import from_npm, judge
from papers import tags

CONTENT = Path(__file__).parent / "languages" / "content"
SLUG = "window-light"
LANGUAGES = ("en", "zh-Hans", "ar", "fr")
PAIRS = ("en.zh-Hans", "en.ar", "en.fr", "zh-Hans.ar", "zh-Hans.fr", "ar.fr")
RUN_AXE = "async () => (await axe.run()).violations.map(found => found.id)"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication in four languages, as far as it is looked at here."""
    folder = tmp_path_factory.mktemp("languages")
    return made(CONTENT, folder / "build", editions=("site", "handout", "questions", "guide"))


@pytest.fixture(scope="module")
def site(built: Path) -> Path:
    """Its public tree."""
    return built / "site"


def made(content: Path, out: Path, **how: Any) -> Path:  # noqa: ANN401 - what a request takes
    """Build a publication, which has nothing wrong with it."""
    result = build(Request(content, out, **{"jobs": 2, **how}), lambda _: None)
    assert result.is_built, "\n".join(map(str, result.findings))
    return out


def sheet(built: Path, name: str) -> Path:
    """Return a printed sheet."""
    folder = "instructor" if name.startswith("guide") else "site/paper"
    return built / folder / SLUG / f"{SLUG}-{name}.pdf"


def words(path: Path) -> str:
    """Return the text of a sheet as Poppler reads it, with nothing but letters and spaces.

    Poppler puts marks of direction around what is neither Arabic nor Latin, and moves it.
    """
    printed = subprocess.run(
        [judge("pdftotext"), str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    return " ".join(re.sub(r"[^\w\s]", " ", printed).split())


def families(path: Path) -> set[str]:
    """Return the typefaces that a sheet embeds."""
    with pikepdf.open(path) as pdf:
        names = [str(it.BaseFont) for page in pdf.pages for it in page.Resources.Font.values()]
    return {name.partition("+")[2] for name in names}


def open_page(chromium: Browser, file: Path, width: int) -> Page:
    """Open a page from disk."""
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    return page


# --- What is made ---------------------------------------------------------------------------------


def test_publication_in_four_languages_has_no_finding() -> None:
    assert check(load(CONTENT)) == ()


def test_there_is_a_handout_for_each_language_and_each_pair(built: Path) -> None:
    names = {path.name for path in sheet(built, "handout.en").parent.glob("*-handout.*.pdf")}
    assert names == {f"{SLUG}-handout.{tags_}.pdf" for tags_ in (*LANGUAGES, *PAIRS)}


def test_stated_pairs_are_made_and_no_others(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    imprint = content / "publication.yaml"
    imprint.write_text(imprint.read_text("utf-8") + "pairs: [[ar, en]]\n", "utf-8")
    site = made(content, tmp_path / "build", editions=("site", "handout")) / "site"
    handouts = {path.name for path in (site / "paper" / SLUG).iterdir()}
    assert handouts == {f"{SLUG}-handout.{tags_}.pdf" for tags_ in (*LANGUAGES, "ar.en")}
    parallel = {path.parent.relative_to(site).as_posix() for path in site.rglob("with-*/*.html")}
    assert parallel == {f"ar/{SLUG}/with-en", f"en/{SLUG}/with-ar"}
    french = (site / "fr" / SLUG / "index.html").read_text("utf-8")
    assert "with-" not in french


def test_every_page_names_its_counterpart_in_each_language(site: Path) -> None:
    for path in ("", "glossary/", "people/", "about/", f"{SLUG}/", f"{SLUG}/questions/"):
        for language in LANGUAGES:
            page = (site / language / path / "index.html").read_text("utf-8")
            named = re.findall(r'rel="alternate" hreflang="([\w-]+)"', page)
            assert named == [*LANGUAGES, "x-default"], (language, path)


def test_own_sheets_come_first_then_those_beside_another_language(site: Path) -> None:
    page = (site / "ar" / SLUG / "index.html").read_text("utf-8")
    found = [*dict.fromkeys(re.findall(rf"{SLUG}-handout\.([\w.-]+)\.pdf", page))]
    assert found[0] == "ar"
    assert {*found[1:4]} == {"ar.fr", "en.ar", "zh-Hans.ar"}
    assert found[4:7] == ["en", "zh-Hans", "fr"]


# --- From right to left, on the site --------------------------------------------------------------


@pytest.mark.browser
def test_arabic_page_runs_from_right_to_left(chromium: Browser, site: Path) -> None:
    page = open_page(chromium, site / "ar" / SLUG / "index.html", DESK)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    text = page.locator("#waiting").bounding_box()
    number = page.locator(".passage__number").first.bounding_box()
    contents = page.locator(".contents").bounding_box()
    assert text
    assert number
    assert contents
    assert text["x"] + text["width"] <= number["x"] + number["width"]
    assert contents["x"] > text["x"] + text["width"]
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", [f"ar/{SLUG}/with-en", f"en/{SLUG}/with-ar"])
def test_each_side_runs_in_its_own_direction(chromium: Browser, site: Path, path: str) -> None:
    page = open_page(chromium, site / path / "index.html", DESK)
    for language, direction in (("ar", "rtl"), ("en", "ltr")):
        sides = page.locator(f".passage > .pair__side:lang({language})").all()
        assert len(sides) == 9
        for side in sides:
            assert side.evaluate("it => getComputedStyle(it).direction") == direction
    first, second = (
        page.locator(f"#why-wait\\.2 > .pair__side:lang({language})").bounding_box()
        for language in (path[:2], path[-2:])
    )
    assert first
    assert second
    assert (first["x"] > second["x"]) == path.startswith("ar")
    page.close()


def test_part_in_the_other_direction_says_so(site: Path) -> None:
    arabic = (site / "ar" / SLUG / "index.html").read_text("utf-8")
    assert '<span lang="en" dir="ltr">T2.8 at ISO 800</span>' in arabic
    assert '<span lang="zh-Hans" dir="ltr">魔幻时刻</span>' in arabic
    english = (site / "en" / "glossary" / "index.html").read_text("utf-8")
    assert '<span class="also" lang="ar" dir="rtl">الضوء الرئيسي</span>' in english
    assert '<span class="also" lang="fr">Lumière principale</span>' in english


@pytest.mark.browser
@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_no_page_is_wider_than_the_window(chromium: Browser, site: Path, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    for path in pages(site):
        page.goto(path.as_uri())
        beyond = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert beyond == 0, path
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ar", "en"])
def test_menu_of_languages_can_be_used_on_a_phone(
    chromium: Browser, site: Path, language: str
) -> None:
    page = open_page(chromium, site / language / SLUG / "index.html", PHONE)
    links = page.locator(".choice-menu a")
    assert links.count() == 7
    assert not links.first.is_visible()
    page.locator(".choice-menu > summary").click()
    for link in links.all():
        box = link.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE
        assert box["height"] >= 44
    page.keyboard.press("Escape")
    assert not links.first.is_visible()
    page.close()


@pytest.mark.browser
def test_card_of_a_term_opens_under_the_start_of_the_word(chromium: Browser, site: Path) -> None:
    page = open_page(chromium, site / "ar" / SLUG / "index.html", DESK)
    page.locator("a.term").first.click()
    word = page.locator("a.term").first.bounding_box()
    card = page.locator(".term-card").bounding_box()
    assert word
    assert card
    assert abs((word["x"] + word["width"]) - (card["x"] + card["width"])) < 2
    assert page.locator(".term-card").evaluate("it => getComputedStyle(it).direction") == "rtl"
    page.close()


@pytest.mark.browser
@pytest.mark.validators
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_arabic_pages(chromium: Browser, site: Path, scheme: str) -> None:
    axe = from_npm("axe-core/axe.min.js").read_text("utf-8")
    page = chromium.new_page(
        viewport={"width": PHONE, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    for path in (*pages(site / "ar"), *site.glob("*/*/with-ar/*.html"), site / "index.html"):
        page.goto(path.as_uri())
        page.evaluate(axe)
        assert page.evaluate(RUN_AXE) == [], path
    page.locator("h1").first.wait_for()
    page.close()


@pytest.mark.validators
def test_html_and_css_are_valid(site: Path) -> None:
    jar = from_npm("vnu-jar/build/dist/vnu.jar")
    vnu = [judge("java"), "-jar", str(jar), "--exit-zero-always"]
    for judged in (map(str, pages(site)), ["--css", str(site / "assets" / "site.css")]):
        said = subprocess.run([*vnu, *judged], capture_output=True, text=True, check=False)
        assert said.stderr == ""


# --- From right to left, on paper -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["handout.ar", "handout.en.ar", "handout.ar.fr"])
def test_arabic_text_of_a_sheet_is_read_letter_by_letter_in_its_order(
    built: Path, name: str
) -> None:
    printed = words(sheet(built, name))
    for passage in (
        "التقينا في شقة خالية",
        "عند نافذة تطل على الشرق",
        "مطبوعة الطالب",
        "النافذة مصباح",
        "كل اللغات",
    ):
        assert passage in printed


def test_numbers_stand_in_the_margin_at_the_right(built: Path) -> None:
    import pymupdf  # noqa: PLC0415 - for this test alone

    with pymupdf.open(sheet(built, "handout.ar")) as pdf:  # type: ignore[no-untyped-call]
        found = pdf[0].get_text("words")
    right = max(x1 for _, _, x1, _, word, *_ in found if "¶" not in word)
    numbers = [x1 for _, _, x1, _, word, *_ in found if re.fullmatch(r"\d?¶\d?", word)]
    assert len(numbers) == 4
    assert min(numbers) > right


@pytest.mark.parametrize(("name", "other"), [("handout.en.ar", "ar"), ("handout.ar.fr", "fr")])
def test_tags_say_the_language_of_the_second_side(built: Path, name: str, other: str) -> None:
    with pikepdf.open(sheet(built, name)) as pdf:
        assert str(pdf.Root.Lang) == name.split(".")[1]
        told = [str(tag.Lang) for tag in tags(pdf) if "/Lang" in tag]
    assert told.count(other) > 20


@pytest.mark.parametrize("name", [f"{kind}.ar" for kind in ("handout", "questions", "guide")])
def test_sheet_in_arabic_is_set_in_its_typefaces(built: Path, name: str) -> None:
    assert {"Noto-Sans-Arabic", "Noto-Naskh-Arabic"} <= families(sheet(built, name))


# --- Typefaces ------------------------------------------------------------------------------------


def test_no_sheet_has_a_typeface_that_it_has_no_use_for(built: Path) -> None:
    for name in ("handout.zh-Hans.fr", "handout.en.zh-Hans"):
        assert not any("Arabic" in family for family in families(sheet(built, name)))


def test_site_has_the_typefaces_of_its_languages_alone(site: Path) -> None:
    kept = {path.stem for path in (site / "assets" / "fonts").iterdir()}
    assert kept == {face.key for face in fonts.faces(LANGUAGES)}
    assert {key.partition("-")[0] for key in kept} == {"serif", "sans", "han", "arabic"}


@pytest.mark.parametrize(("language", "extra"), [("ar", "arabic"), ("zh-Hant", "traditional")])
def test_typeface_that_is_not_installed_is_a_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str, extra: str
) -> None:
    monkeypatch.setattr(
        fonts.Face, "is_installed", property(lambda it: it.script not in fonts.EXTRAS)
    )
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    imprint = content / "publication.yaml"
    text = imprint.read_text("utf-8")
    imprint.write_text(text.replace("[en, zh-Hans, ar, fr]", f"[en, {language}]"), "utf-8")
    (found,) = [it for it in check(load(content)) if it.rule == "typeface-is-installed"]
    assert found.place.path == "publication.yaml"
    assert text.splitlines()[found.place.line - 1].startswith("languages:")
    assert language in found.message
    assert f"fangtan[{extra}]" in found.hint


@pytest.mark.parametrize(("script", "letters"), [("arab", fonts._ARABIC), ("hant", ("zh-Hant",))])  # noqa: SLF001
def test_style_sheets_name_the_languages_of_their_script(
    script: str, letters: frozenset[str]
) -> None:
    rules = (TEMPLATES / "styles" / "scripts" / f"{script}.css").read_text("utf-8")
    for language in letters:
        assert f":lang({language})" in rules
        assert fonts.script(language).lower() == script


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("zh", "Hans"), ("zh-Hans", "Hans"), ("zh-CN", "Hans"), ("zh-TW", "Hant"),
        ("zh-Hant-HK", "Hant"), ("ar-EG", "Arab"), ("az-Arab", "Arab"), ("es", "Latn"),
    ],
)  # fmt: skip
def test_script_of_a_language(language: str, script: str) -> None:
    assert fonts.script(language) == script


def test_traditional_chinese_is_set_in_its_own_forms(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT.parents[1] / "stock" / "content", content)
    imprint = content / "publication.yaml"
    text = imprint.read_text("utf-8").replace(
        "languages: [en, zh-Hans]",
        "languages: [en, zh-Hans, zh-Hant]\nderived: {zh-Hant: {from: zh-Hans, region: taiwan}}",
    )
    imprint.write_text(text, "utf-8")
    out = made(content, tmp_path / "build", editions=("site", "handout"))
    paper = out / "site" / "paper" / "quiet-sound"
    forms = {"Noto-Serif-TC", "Noto-Sans-TC"}
    assert forms <= families(paper / "quiet-sound-handout.zh-Hant.pdf")
    assert forms <= families(paper / "quiet-sound-handout.zh-Hans.zh-Hant.pdf")
    assert not forms & families(paper / "quiet-sound-handout.en.zh-Hans.pdf")
    style = (out / "site" / "assets" / "site.css").read_text("utf-8")
    assert '--font-han-serif:\n    "Noto Serif TC"' in style
    page = (out / "site" / "zh-Hant" / "quiet-sound" / "index.html").read_text("utf-8")
    assert "跳到正文" in page
    assert "課堂講義" in page


# --- A language more ------------------------------------------------------------------------------


def test_language_is_added_by_a_file_of_strings_and_files_of_content(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    add_spanish(content)
    assert "es" not in i18n.available()
    out = made(content, tmp_path / "build", editions=("site", "handout"))
    page = (out / "site" / "es" / SLUG / "index.html").read_text("utf-8")
    assert '<html lang="es" dir="ltr">' in page
    assert "Ir al texto" in page
    assert (out / "site" / "es" / SLUG / "with-ar" / "index.html").is_file()
    rows = json.loads((out / "manifest.json").read_text("utf-8"))
    handouts = [row for row in rows if row["edition"] == "handout"]
    assert len(handouts) == 5 + 10
    # Sheets are set in other processes, which have to know the strings as well.
    assert "Hoja del estudiante" in words(sheet(out, "handout.es"))


def add_spanish(content: Path) -> None:
    """Add a fifth language as docs/languages.md says; its text is that of the French files."""
    strings = yaml.safe_load((TEMPLATES / "strings" / "en.yaml").read_text("utf-8"))
    strings |= {"language": "Español", "language_short": "Español"}
    strings |= {"skip_to_text": "Ir al texto", "paper_handout": "Hoja del estudiante"}
    (content / "strings" / "es.yaml").write_text(yaml.safe_dump(strings, allow_unicode=True))
    for file in [*content.rglob("*.fr.md"), content / "glossary" / "fr.md"]:
        shutil.copy(file, file.with_name(file.name.replace("fr.md", "es.md")))
    for file in [*content.glob("*.yaml"), *content.glob("interviews/*/interview.yaml")]:
        file.write_text(json.dumps(in_spanish(yaml.safe_load(file.read_text("utf-8")))), "utf-8")


def in_spanish(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return a value of a YAML file with Spanish wherever there is French."""
    if isinstance(value, dict):
        known = {key: in_spanish(part) for key, part in value.items()}
        if "languages" in known:
            known["languages"] = [*known["languages"], "es"]
        return {**known, "es": known["fr"]} if "fr" in known else known
    if isinstance(value, list):
        return [in_spanish(part) for part in value]
    return value if isinstance(value, (str, int)) else str(value)


def test_publication_may_say_some_things_its_own_way(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT.parents[1] / "stock" / "content", content)

    def home() -> str:
        out = made(content, tmp_path / "build", editions=("site",))
        return (out / "site" / "en" / "index.html").read_text("utf-8")

    before = home()
    (content / "strings").mkdir()
    (content / "strings" / "en.yaml").write_text("nav_about: On us\n", "utf-8")
    after = home()
    assert "On us" not in before
    assert after == before.replace(">About</a>", ">On us</a>")
    shutil.rmtree(content / "strings")
    assert home() == before


def test_own_strings_change_the_fingerprint_and_are_gone_after_the_build() -> None:
    artifact = Artifact("site/a", "site", "public", None, (), bytes, ())
    plain = fingerprint(artifact)
    with i18n.speaking({"en": {**i18n.shipped("en"), "close": "Shut"}}):
        assert i18n.say("en", "close") == "Shut"
        assert fingerprint(artifact) != plain
    assert i18n.say("en", "close") == "Close"
    assert fingerprint(artifact) == plain


def test_build_with_own_strings_is_the_same_in_one_process_and_in_several(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    again = made(CONTENT, tmp_path / "build", jobs=1)
    of_several, of_one = (
        json.loads((tree / "manifest.json").read_text("utf-8")) for tree in (built, again)
    )
    # Pages link to whatever else was made; sheets, which other processes set, do not.
    sheets = [row for row in of_several if row["edition"] != "site"]
    assert len(sheets) > 12
    assert [row for row in sheets if row not in of_one] == []
    # In one process all editions were made, so that each has seen these languages once.
    assert {row["edition"] for row in of_one} >= {"cards", "desk", "projector", "slides", "wall"}


def test_shipped_publication_takes_no_typeface_more() -> None:
    languages = load(SHIPPED).seminar.publication.imprint.languages
    assert {face.script for face in fonts.faces(languages)} == {"Latn", "Hans"}
