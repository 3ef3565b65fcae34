"""`fangtan translate diff`, and how the small files live with git."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from fangtan.translate.differences import compared, plain
from translating import INTERVIEW, fangtan, git, publication, speak, states, tell

FILE = f"content/{INTERVIEW}.en.md"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a reviewed talk of two passages in it, in git."""
    folder = publication(tmp_path / "content")
    tell(folder, "en", talk=["The lamp is lit.", "It took one take."])
    tell(folder, "zh-Hans", talk=["灯亮了。", "一条就过。"])
    speak(folder, "reviewed")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path)
    return tmp_path


def commit(folder: Path) -> str:
    git(folder, "add", "content")
    git(folder, "commit", "--quiet", "--message", "Write")
    return git(folder, "rev-parse", "HEAD")[:10]


def test_words_that_went_and_came_are_marked() -> None:
    before, after = "The lamp was lit at four.", "The lamp was finally lit."
    assert plain(compared(before, after)) == "The lamp was {+finally +}lit[- at four-]."


def test_chinese_is_compared_by_characters() -> None:
    assert plain(compared("后来灯亮了。", "后来\n灯也亮了。")) == "后来灯{+也+}亮了。"


def test_words_with_apostrophes_and_hyphens_are_whole() -> None:
    changed = plain(compared("It’s a run-sheet.", "It isn’t a run-down."))
    assert changed == "[-It’s-]{+It isn’t+} a [-run-sheet-]{+run-down+}."


def test_diff_shows_what_changed_since_and_the_translation_below(desk: Path) -> None:
    revision = git(desk, "rev-parse", "HEAD")[:10]
    tell(desk / "content", "en", talk=["The lamp is not lit.", "It took one take."])
    commit(desk)
    done = fangtan("translate", "diff", folder=desk)
    assert done.returncode == 0
    assert done.stdout == (
        "interviews/talk/interview#talk.1 (zh-Hans)\n"
        f"  original, changed since {revision}:\n"
        "    The lamp is {+not +}lit.\n"
        f"    {FILE}:7\n"
        "  translation:\n"
        "    灯亮了。\n"
        "    content/interviews/talk/interview.zh-Hans.md:7\n"
        "\n"
        "1 text is stale. Where a translation still fits, or when you have changed it: "
        "“fangtan translate accept ID”.\n"
    )


def test_original_is_found_many_revisions_back_and_under_an_older_name(desk: Path) -> None:
    git(desk, "mv", "content/interviews/talk", "content/interviews/chat")
    commit(desk)
    file = desk / "content/interviews/chat/interview.en.md"
    for word in ("dim", "out", "warm"):
        file.write_text(file.read_text("utf-8").replace(" lit", f" lit, {word}", 1), "utf-8")
        commit(desk)
    (row,) = json.loads(fangtan("translate", "diff", "--format", "json", folder=desk).stdout)
    assert row["was"] == "The lamp is lit."
    assert row["original"]["text"] == "The lamp is lit, warm, out, dim."


def test_diff_as_json_has_the_documented_keys(desk: Path) -> None:
    tell(desk / "content", "en", talk=["The lamp is out.", "It took one take."])
    (row,) = json.loads(
        fangtan("translate", "diff", "talk.1", "--format", "json", folder=desk).stdout
    )
    assert row == {
        "part": INTERVIEW,
        "id": "talk.1",
        "language": "zh-Hans",
        "was": "The lamp is lit.",
        "found": git(desk, "rev-parse", "HEAD")[:10],
        "changes": [
            {"kind": "kept", "words": "The lamp is "},
            {"kind": "removed", "words": "lit"},
            {"kind": "added", "words": "out"},
            {"kind": "kept", "words": "."},
        ],
        "original": {
            "path": f"{INTERVIEW}.en.md",
            "line": 7,
            "text": "The lamp is out.",
        },
        "translation": {"path": f"{INTERVIEW}.zh-Hans.md", "line": 7, "text": "灯亮了。"},
    }


def test_without_a_history_it_says_so_and_shows_the_original(desk: Path) -> None:
    shutil.rmtree(desk / ".git")
    tell(desk / "content", "en", talk=["The lamp is out.", "It took one take."])
    done = fangtan("translate", "diff", folder=desk)
    assert done.returncode == 0
    assert "is kept nowhere that was looked in:\n    The lamp is out.\n" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("kept", ["content", "content/interviews/talk"])
def test_a_backup_stands_in_for_history(desk: Path, kept: str) -> None:
    shutil.rmtree(desk / ".git")
    shutil.copytree(desk / kept, desk / "backup")
    tell(desk / "content", "en", talk=["The lamp is out.", "It took one take."])
    done = fangtan("translate", "diff", "--against", "backup", folder=desk)
    assert "original, changed since backup:\n    The lamp is [-lit-]{+out+}.\n" in done.stdout


def test_names_and_terms_are_compared_too(desk: Path) -> None:
    facts = desk / "content/publication.yaml"
    facts.write_text("title: {en: Talk, zh-Hans: 谈}\ndescription: B\nlanguages: [en, zh-Hans]\n")
    (desk / "content/glossary").mkdir()
    for language, text in (("en", "A lamp that is big."), ("zh-Hans", "一盏大灯。")):
        (desk / f"content/glossary/{language}.md").write_text(f"## Key {{#key}}\n\n{text}\n")
    speak(desk / "content", "reviewed", "publication", "glossary")
    commit(desk)
    facts.write_text(facts.read_text("utf-8").replace("Talk", "Talks"), "utf-8")
    (desk / "content/glossary/en.md").write_text("## Key {#key}\n\nA lamp that is small.\n")
    rows = json.loads(fangtan("translate", "diff", "--format", "json", folder=desk).stdout)
    assert {row["id"]: row["was"] for row in rows} == {
        "title": "Talk",
        "key.1": "A lamp that is big.",
    }


def test_nothing_stale_is_said_in_a_line(desk: Path) -> None:
    assert fangtan("translate", "diff", folder=desk).stdout == "Nothing is stale.\n"


def branch_and_merge(desk: Path, ours: list[str], theirs: list[str]) -> Path:
    """Mark texts as reviewed in two branches, and merge them."""
    content = desk / "content"
    git(desk, "checkout", "--quiet", "-b", "theirs")
    speak(content, "reviewed", *theirs)
    commit(desk)
    git(desk, "checkout", "--quiet", "main")
    speak(content, "reviewed", *ours)
    commit(desk)
    git(desk, "merge", "--quiet", "--message", "Merge", "theirs")
    return content


def test_two_people_read_neighbouring_passages_and_git_merges_line_by_line(desk: Path) -> None:
    speak(desk / "content", "draft")
    commit(desk)
    content = branch_and_merge(desk, ["talk.1"], ["talk.2"])
    assert states(content, "zh-Hans") == ["reviewed", "reviewed"]


def test_first_lines_of_two_people_merge_with_the_setting_of_the_manual(desk: Path) -> None:
    for file in (desk / "content").rglob("*.states"):
        file.unlink()
    (desk / ".gitattributes").write_text("*.states merge=union\n*.cites merge=union\n")
    git(desk, "add", ".gitattributes")
    commit(desk)
    manual = (Path(__file__).parents[1] / "docs" / "translate.md").read_text("utf-8")
    assert "*.states merge=union\n*.cites merge=union\n" in manual
    content = branch_and_merge(desk, ["talk.1"], ["talk.2"])
    assert states(content, "zh-Hans") == ["reviewed", "reviewed"]


def test_same_line_said_differently_by_two_people_is_a_conflict_that_is_shown(desk: Path) -> None:
    content = desk / "content"
    git(desk, "checkout", "--quiet", "-b", "theirs")
    tell(content, "zh-Hans", talk=["灯灭了。", "一条就过。"])
    speak(content, "accepted", "talk.1")
    commit(desk)
    git(desk, "checkout", "--quiet", "main")
    tell(content, "zh-Hans", talk=["灯已亮。", "一条就过。"])
    speak(content, "reviewed", "talk.1")
    commit(desk)
    with pytest.raises(subprocess.CalledProcessError):
        git(desk, "merge", "--quiet", "theirs")
    done = fangtan("check", folder=desk)
    assert "interview.zh-Hans.states:" in done.stderr
    assert "state-is-well-formed" in done.stderr
