"""The command as a person types it: what it prints, and its exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

STOCK = Path(__file__).parent / "stock" / "content"


def fangtan(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fangtan", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "caches"), "NO_COLOR": "1"},
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a publication in it, where commands are typed."""
    shutil.copytree(STOCK, tmp_path / "content")
    return tmp_path


def test_help_names_the_commands(desk: Path) -> None:
    done = fangtan("--help", folder=desk)
    assert done.returncode == 0
    for command in (
        "build",
        "check",
        "digest",
        "editions",
        "import",
        "lock",
        "plan",
        "report",
        "translate",
    ):
        assert command in done.stdout


@pytest.mark.parametrize("module", ["pydantic", "jinja2", "markdown_it", "weasyprint", "yaml"])
def test_help_brings_in_nothing_heavy(desk: Path, module: str) -> None:
    script = "import sys; from fangtan.cli import main; sys.argv[1:] = ['--help']\n"
    script += f"try: main()\nexcept SystemExit: print({module!r} in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=desk, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"


def test_check_of_a_sound_publication_counts_it(desk: Path) -> None:
    done = fangtan("check", folder=desk)
    assert done.returncode == 0
    assert "1 interview, 8 passages, 1 question, 2 terms in en, zh-Hans: 0 findings." in done.stdout


def test_check_prints_where_and_what_to_do_and_exits_with_1(desk: Path) -> None:
    file = desk / "content/interviews/quiet-sound/interview.en.md"
    file.write_text(file.read_text("utf-8").replace("term:room-tone", "term:room-tune"), "utf-8")
    done = fangtan("check", folder=desk)
    assert done.returncode == 1
    assert done.stderr == (
        "content/interviews/quiet-sound/interview.en.md:14: link-resolves: "
        "“[room tone](term:room-tune)” goes nowhere\n"
        "  hint: did you mean “term:room-tone”?\n"
    )


def test_check_as_json_has_the_documented_keys(desk: Path) -> None:
    (desk / "content/works.yaml").write_text("still-water: [\n")
    done = fangtan("check", "--format", "json", folder=desk)
    rows = json.loads(done.stdout)
    assert done.returncode == 1
    assert rows
    for row in rows:
        assert list(row) == ["path", "line", "column", "rule", "severity", "message", "hint"]
    assert "content/works.yaml" in {row["path"] for row in rows}


def test_missing_folder_is_a_matter_of_usage(tmp_path: Path) -> None:
    done = fangtan("check", folder=tmp_path)
    assert done.returncode == 2
    assert "content" in done.stderr
    assert "Traceback" not in done.stderr


def test_unknown_edition_and_language_are_matters_of_usage(desk: Path) -> None:
    assert fangtan("build", "--only", "papyrus", folder=desk).returncode == 2
    done = fangtan("build", "--lang", "fr", folder=desk)
    assert done.returncode == 2
    assert "en, zh-Hans" in done.stderr


def test_bug_shows_its_traceback_and_exits_with_3(desk: Path) -> None:
    script = "import fangtan.load as l, sys\nfrom fangtan import cli\n"
    script += "import fangtan.cli.check as c\nc.load = lambda _: 1 / 0\n"
    script += "sys.argv[1:] = ['check']\ncli.main()"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=desk, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "ZeroDivisionError" in done.stderr


def test_build_says_where_to_look(desk: Path) -> None:
    done = fangtan("build", "--only", "site", folder=desk)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "Website:    build/site/index.html" in done.stdout
    assert (desk / "build/site/en/quiet-sound/index.html").is_file()


def test_build_of_one_language_links_to_no_other(desk: Path) -> None:
    done = fangtan("build", "--only", "site", "--lang", "zh-Hans", folder=desk)
    assert done.returncode == 0, done.stderr
    assert not (desk / "build/site/en").exists()
    for page in (desk / "build/site").rglob("*.html"):
        assert "/en/" not in page.read_text("utf-8")


def test_error_in_the_content_keeps_the_last_build(desk: Path) -> None:
    fangtan("build", "--only", "site", folder=desk)
    before = (desk / "build/manifest.json").read_bytes()
    (desk / "content/works.yaml").write_text("still-water: [\n")
    done = fangtan("build", "--only", "site", folder=desk)
    assert done.returncode == 1
    assert "Nothing was built" in done.stderr
    assert (desk / "build/manifest.json").read_bytes() == before


def test_build_into_a_folder_of_somebody_elses_is_refused(desk: Path) -> None:
    (desk / "out").mkdir()
    (desk / "out/thesis.docx").write_bytes(b"years of work")
    done = fangtan("build", "--only", "site", "--out", "out", folder=desk)
    assert done.returncode == 2
    assert "--out" in done.stderr
    assert (desk / "out/thesis.docx").read_bytes() == b"years of work"


def test_second_build_renders_nothing_again_and_gives_the_same_bytes(desk: Path) -> None:
    fangtan("build", "--only", "site", folder=desk)
    before = (desk / "build/manifest.json").read_bytes()
    done = fangtan("build", "--only", "site", folder=desk)
    assert (desk / "build/manifest.json").read_bytes() == before
    rows = len(json.loads(before))
    assert f"{rows} files" in done.stdout
    assert f"{rows} unchanged" in done.stdout


def test_same_content_gives_the_same_bytes_in_another_folder_and_time_zone(desk: Path) -> None:
    fangtan("build", folder=desk)
    elsewhere = desk / "elsewhere"
    shutil.copytree(desk / "content", elsewhere / "content")
    done = subprocess.run(
        [sys.executable, "-m", "fangtan", "build", "--jobs", "1"],
        cwd=elsewhere,
        check=True,
        capture_output=True,
        env={**os.environ, "XDG_CACHE_HOME": str(elsewhere / "caches"), "TZ": "Asia/Shanghai"},
    )
    assert done.returncode == 0
    assert (elsewhere / "build/manifest.json").read_bytes() == (
        desk / "build/manifest.json"
    ).read_bytes()


def test_editions_lists_what_is_public_and_what_is_not(desk: Path) -> None:
    done = fangtan("editions", folder=desk)
    lines = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines()}
    assert lines == {
        "handout": "public",
        "questions": "public",
        "activities": "public",
        "cards": "public",
        "wall": "public",
        "word": "public",
        "slides": "public",
        "epub": "public",
        "plain": "public",
        "data": "public",
        "projector": "public",
        "site": "public",
        "guide": "instructor",
        "calendar": "instructor",
        "word-guide": "instructor",
        "plain-guide": "instructor",
        "slides-guide": "instructor",
        "private": "instructor",
        "platforms": "instructor",
        "speaker": "instructor",
        "report": "instructor",
        "desk": "instructor",
    }


def test_edition_of_which_there_is_nothing_says_so(desk: Path) -> None:
    done = fangtan("build", "--only", "private", folder=desk)
    assert done.returncode == 0
    assert done.stdout == "0 files: the content has nothing that such editions are made of.\n"
