"""`fangtan translate export` and `fangtan translate import`, as they are called."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result

from exchanging import INTERVIEW, SEMINAR, contents, publication
from fangtan.cli import fangtan
from translating import git, speak


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return publication(tmp_path)


def run(content: Path, command: str, *arguments: object) -> Result:
    words = [command, *map(str, arguments), "--content", str(content)]
    return CliRunner().invoke(fangtan, ["translate", *words], standalone_mode=False)


def translate(file: Path, text: str) -> None:
    po = polib.pofile(str(file))
    for entry in po:
        if entry.msgctxt == f"{SEMINAR}#talk.1":
            entry.msgstr = text
            entry.fuzzy = False
    po.save(str(file))


def test_export_writes_a_file_a_part(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run(content, "export", "--lang", "zh-Hans", "--out", out)
    assert sorted(contents(out)) == [
        "about.zh-Hans.po",
        "glossary.zh-Hans.po",
        "interviews/quiet-sound/interview.zh-Hans.po",
        "interviews/quiet-sound/questions.zh-Hans.po",
        "interviews/quiet-sound/seminar.zh-Hans.po",
        "people.zh-Hans.po",
        "publication.zh-Hans.po",
        "works.zh-Hans.po",
    ]
    assert "people.zh-Hans.po: 5 texts from en to zh-Hans, 1 missing." in result.output


def test_export_of_an_interview_goes_into_one_file(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "quiet.xlf"
    result = run(
        content, "export", "quiet-sound", "--lang", "zh-Hans", "--to", "xliff", "--out", out
    )
    assert result.exception is None
    text = out.read_text("utf-8")
    assert text.count("<file ") == 3
    assert "glossary" not in text.partition("<file ")[2].replace("gls:glossary", "")


def test_export_of_one_part(content: Path, tmp_path: Path) -> None:
    run(content, "export", SEMINAR, "people", "--lang", "zh-Hans", "--out", tmp_path / "out")
    assert sorted(contents(tmp_path / "out")) == [f"{SEMINAR}.zh-Hans.po", "people.zh-Hans.po"]


def test_original_language_has_nothing_to_translate(content: Path, tmp_path: Path) -> None:
    result = run(content, "export", "--lang", "en", "--out", tmp_path / "out")
    assert "There is nothing to translate to en" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "--lang", "fr"), "“fr” is not a language of this publication (en, zh-Hans)"),
        (("export", "loud-sound", "--lang", "zh-Hans"), "no part or interview “loud-sound”"),
    ],
)
def test_what_is_not_there_cannot_be_exported(
    content: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = run(content, *arguments)
    assert said in str(result.exception)


def test_import_says_what_it_wrote(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.po"
    run(content, "export", SEMINAR, "--lang", "zh-Hans", "--out", out)
    translate(out, "两人一组。")
    before = contents(content)
    dry = run(content, "import", out, "--dry-run")
    assert f"{out}: 1 text and 1 state would be written in zh-Hans." in dry.output
    assert contents(content) == before
    result = run(content, "import", out)
    assert f"{out}: 1 text and 1 state written in zh-Hans." in result.output
    assert f"  {content}/{SEMINAR}.zh-Hans.md" in result.output
    assert result.return_value in {0, None}
    assert "两人一组。" in (content / f"{SEMINAR}.zh-Hans.md").read_text("utf-8")


def test_conflict_ends_with_one(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.po"
    run(content, "export", SEMINAR, "--lang", "zh-Hans", "--out", out)
    translate(out, "两人一组。")
    file = content / f"{SEMINAR}.zh-Hans.md"
    file.write_text(file.read_text("utf-8").replace("先两人讨论。", "先谈。"), "utf-8")
    result = CliRunner().invoke(
        fangtan, ["translate", "import", str(out), "--content", str(content)]
    )
    assert result.exit_code == 1
    assert "edits-do-not-conflict" in result.output
    assert "in the content it reads “先谈。”" in result.output


@pytest.mark.parametrize(
    ("stated", "option", "said"),
    [
        ("Language: fr", (), "is in “fr”, which is not a language of this publication"),
        ("Language: ", (), "say which it is with --lang"),
        ("Language: zh_CN", (), ""),
        ("Language: zh-hans", (), ""),
        ("Language: zh_TW", (), "is in “zh_TW”"),
        ("Language: ", ("--lang", "zh-Hans"), ""),
    ],
)
def test_language_is_known_by_any_of_its_names(
    content: Path, tmp_path: Path, stated: str, option: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "one.po"
    run(content, "export", SEMINAR, "--lang", "zh-Hans", "--out", out)
    out.write_text(out.read_text("utf-8").replace("Language: zh_Hans", stated), "utf-8")
    result = run(content, "import", out, *option)
    assert said in str(result.exception or "")
    assert bool(result.exception) == bool(said)


def test_file_of_another_kind_is_refused(content: Path) -> None:
    result = run(content, "import", content / f"{INTERVIEW}.en.md")
    assert "ends in none of .po" in str(result.exception)


@pytest.mark.parametrize("name", ["nothing.po", "nothing.xlf"])
def test_file_with_nothing_in_it_is_named(content: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"")
    result = run(content, "import", file)
    assert result.return_value == 1
    assert f"{name}:1: source-is-readable" in result.output


def test_what_a_stale_text_was_made_from_goes_out_with_it(content: Path, tmp_path: Path) -> None:
    git(content, "init", "-q")
    speak(content, "reviewed", f"{INTERVIEW}#first-take.1", language="zh-Hans")
    git(content, "add", "-A")
    git(content, "commit", "-qm", "as it was")
    file = content / f"{INTERVIEW}.en.md"
    text = file.read_text("utf-8")
    assert "And the first take?" in text
    file.write_text(text.replace("And the first take?", "And the second take?"), "utf-8")
    run(content, "export", "quiet-sound", "--lang", "zh-Hans", "--out", tmp_path / "out.po")
    found = {entry.msgctxt: entry for entry in polib.pofile(str(tmp_path / "out.po"))}
    entry = found[f"{INTERVIEW}#first-take.1"]
    assert (entry.previous_msgid, entry.flags) == ("And the first take?", ["fuzzy"])
    assert entry.msgid == "And the second take?"
