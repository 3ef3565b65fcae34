"""The report as text and as pages: what it says, how it looks, and that it stays private."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from browsing import DESK, PHONE
from fangtan.build import Request, build
from fangtan.cli.columns import fitted, width, wrapped
from fangtan.cli.report import command
from fangtan.coverage import TaskKind, coverage
from fangtan.load import load
from judges import from_npm
from test_site_access import RUN
from test_site_validators import vnu

HERE = Path(__file__).parent
STOCK = HERE / "stock" / "content"
GOLDEN = HERE / "reports"


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """A publication of three interviews: sound, without questions, without its translation."""
    folder = tmp_path / "content"
    shutil.copytree(STOCK, folder)
    for slug in ("no-questions", "one-language"):
        shutil.copytree(folder / "interviews/quiet-sound", folder / "interviews" / slug)
    for name in ("questions.en", "questions.zh-Hans", "seminar.en", "seminar.zh-Hans"):
        (folder / "interviews/no-questions" / f"{name}.md").unlink()
    (folder / "interviews/one-language/interview.zh-Hans.md").unlink()
    return folder


def printed(content: Path, *arguments: str) -> str:
    done = CliRunner().invoke(command, ["--content", str(content), *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_report_on_the_only_interview(language: str, pytestconfig: pytest.Config) -> None:
    compare(printed(STOCK, "--lang", language), f"one.{language}.txt", pytestconfig)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_report_on_several_interviews(
    several: Path, language: str, pytestconfig: pytest.Config
) -> None:
    compare(printed(several, "--lang", language), f"several.{language}.txt", pytestconfig)


def compare(text: str, name: str, config: pytest.Config) -> None:
    golden = GOLDEN / name
    if config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_no_line_is_wider_than_eighty_columns(language: str, several: Path) -> None:
    content = HERE.parent / "content"
    texts = (
        printed(content, "--lang", language),
        printed(several, "--lang", language),
        printed(several, "--lang", language, "one-language", "no-questions"),
    )
    for line in "".join(texts).splitlines():
        wide = sum(unicodedata.east_asian_width(character) in "WF" for character in line)
        assert len(line) + wide <= 80, line
        assert not line.lstrip().startswith(tuple("，。、；：）》”")), line


def test_named_interviews_are_reported_in_full(several: Path) -> None:
    text = printed(several, "one-language", "no-questions")
    assert "(one-language)" in text
    assert "(no-questions)" in text
    assert "(quiet-sound)" not in text


def test_unknown_interview_and_language_are_matters_of_usage() -> None:
    for arguments in (["nowhere"], ["--lang", "fr"]):
        done = CliRunner().invoke(command, ["--content", str(STOCK), *arguments])
        assert done.exit_code == 2
        assert "publication" in done.output


def test_broken_content_is_reported_on_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    shutil.copytree(STOCK, tmp_path / "content")
    (tmp_path / "content/works.yaml").write_text("still-water: [\n")
    done = CliRunner().invoke(command, ["--content", str(tmp_path / "content")])
    assert done.exit_code == 0
    assert "fangtan check" in done.stderr
    assert "quiet-sound" in done.stdout


def test_json_holds_the_facts_of_the_chosen_interviews(several: Path) -> None:
    found = json.loads(printed(several, "--format", "json", "no-questions"))
    assert [row["slug"] for row in found["interviews"]] == ["no-questions"]
    assert found["totals"]["interviews"] == 3
    assert found["interviews"][0]["tasks"][0] == {
        "kind": "write-questions",
        "about": [],
        "language": None,
    }


def test_every_key_of_the_json_and_every_task_is_in_the_documentation() -> None:
    docs = (HERE.parent / "docs" / "report.md").read_text("utf-8")
    found = asdict(coverage(load(STOCK).seminar))
    keys = set(re.findall(r'"([a-z_]+)": ', json.dumps(found)))
    for key in sorted(keys - {"en", "zh"} | set(get_args(TaskKind))):
        assert f"`{key}`" in docs, key


@given(st.text(alphabet="ab 中文，。“”¶1–", max_size=200), st.integers(3, 40))
def test_columns_are_as_wide_as_they_say(text: str, columns: int) -> None:
    assert width(fitted(text.strip(), columns)) == columns


@given(st.text(alphabet="ab 中文，。“”¶1–", max_size=300))
def test_wrapping_loses_no_letter(text: str) -> None:
    joined = "".join(wrapped(text, " 1. "))
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", f"1.{text}")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports and guides on several interviews, and on one."""
    folder = tmp_path_factory.mktemp("reports")
    content = folder / "content"
    shutil.copytree(STOCK, content)
    shutil.copytree(content / "interviews/quiet-sound", content / "interviews/louder-sound")
    for source, name in ((content, "several"), (STOCK, "one")):
        request = Request(source, folder / name, editions=("report", "site"), jobs=1)
        assert build(request, lambda _: None).is_built
    return folder


def paths(folder: Path) -> list[str]:
    inside = folder / "instructor"
    return sorted(file.relative_to(inside).as_posix() for file in inside.rglob("*.html"))


def test_one_interview_has_a_page_a_language_and_several_have_one_each(reports: Path) -> None:
    assert paths(reports / "one") == ["report.en.html", "report.zh-Hans.html"]
    assert paths(reports / "several") == [
        "louder-sound/louder-sound-report.en.html",
        "louder-sound/louder-sound-report.zh-Hans.html",
        "quiet-sound/quiet-sound-report.en.html",
        "quiet-sound/quiet-sound-report.zh-Hans.html",
        "report.en.html",
        "report.zh-Hans.html",
    ]


def test_nothing_of_the_report_is_public(reports: Path) -> None:
    rows = json.loads((reports / "several" / "manifest.json").read_text("utf-8"))
    assert {row["audience"] for row in rows if row["edition"] == "report"} == {"instructor"}
    for file in (reports / "several" / "site").rglob("*"):
        assert "report" not in file.name
        if file.suffix in {".html", ".css", ".js", ".xml"}:
            assert not re.search(r"report-|-report|report\.", file.read_text("utf-8")), file


def test_a_page_needs_nothing_beside_it(reports: Path) -> None:
    for name in ("one", "several"):
        for file in (reports / name / "instructor").rglob("*.html"):
            text = file.read_text("utf-8")
            assert "<script" not in text
            assert " src=" not in text
            assert "url(" not in text
            assert "<link" not in text
            for address in re.findall(r'href="([^"]*)"', text):
                target, _, anchor = address.partition("#")
                there = file.parent / target if target else file
                assert there.is_file(), address
                assert not anchor or f'id="{anchor}"' in there.read_text("utf-8")


def test_every_passage_is_a_cell_with_its_row(reports: Path) -> None:
    text = (reports / "one/instructor/report.en.html").read_text("utf-8")
    for segment in load(STOCK).seminar.publication.interviews[0].segments:
        assert f'href="#{segment.id}"' in text
        assert f'<tr id="{segment.id}"' in text
    assert 'aria-label="¶3, questions: 1"' in text
    assert 'aria-label="¶1, no question"' in text


def test_words_of_another_language_are_marked(several: Path, tmp_path: Path) -> None:
    request = Request(several, tmp_path / "build", editions=("report",), jobs=1)
    assert build(request, lambda _: None).is_built
    page = tmp_path / "build/instructor/one-language/one-language-report.zh-Hans.html"
    assert '<span lang="en">The sound of nothing</span>' in page.read_text("utf-8")


@pytest.mark.validators
def test_html_of_the_report_is_valid(reports: Path, built: Path) -> None:
    folders = (reports, built / "instructor")
    pages = [page for folder in folders for page in folder.rglob("*report.*.html")]
    assert len(pages) == 10
    assert vnu("--exit-zero-always", *pages) == ""


@pytest.mark.browser
@pytest.mark.validators
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK])
def test_axe_finds_nothing_on_the_report(
    chromium: Browser, reports: Path, built: Path, size: int, scheme: str
) -> None:
    axe = from_npm("axe-core/axe.min.js").read_text("utf-8")
    context = chromium.new_context(
        viewport={"width": size, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    start = [*(reports / "several/instructor").glob("*.html")]
    for path in (*start, *(built / "instructor").glob("*.html")):
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= size, path
        page.evaluate(axe)
        assert page.evaluate(RUN) == [], path
    context.close()
