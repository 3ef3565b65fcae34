"""`fangtan import` and `fangtan digest` as a person types them: nothing is lost, or overwritten."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fangtan.importers import folder

STOCK = Path(__file__).parent / "stock" / "content"
TALK = """\
The sound of rain

Host: When did you first record rain?

Lin Yue: In 1987, from a window. I had borrowed the machine for one night.

I still have that tape.

Host: And what did you learn from it?

Lin Yue: That rain has no sound of its own. You hear what it falls on.
"""
TALK_IN_CHINESE = """\
雨声

主持人：您第一次录雨声是什么时候？

林月：1987年，在窗边。机器是我借来的，只借了一夜。

那盘磁带我还留着。

主持人：您从中学到了什么？

林月：雨本身没有声音。您听见的，是它落在什么上面。
"""


def fangtan(*arguments: str, folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fangtan", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with two texts in it and no publication yet."""
    (tmp_path / "rain.txt").write_text(TALK, "utf-8")
    (tmp_path / "yu.txt").write_text(TALK_IN_CHINESE, "utf-8")
    return tmp_path


def rules(printed: str) -> list[str]:
    return [line.split(": ")[2] for line in printed.splitlines() if ": warning: " in line]


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_lecturer_who_starts_from_nothing_has_a_publication(desk: Path) -> None:
    done = fangtan("import", "rain.txt", "--slug", "rain", folder=desk)
    assert done.returncode == 0, done.stderr
    assert "content/publication.yaml: begun" in done.stdout
    assert "rights are unknown" in done.stdout
    assert sorted(path.name for path in (desk / "content/interviews/rain").iterdir()) == [
        "import.en.md",
        "interview.en.md",
        "interview.yaml",
        "questions.en.md",
    ]
    left = fangtan("check", folder=desk)
    assert left.returncode == 1
    assert "1 interview, 5 passages" in left.stdout
    assert ": error" not in left.stderr
    assert set(rules(left.stderr)) == {"closed-text-is-private", "placeholder-is-filled"}


def test_standard_input_is_read(desk: Path) -> None:
    done = fangtan("import", "-", "--title", "Rain, rain", folder=desk, given=TALK)
    assert done.returncode == 0, done.stderr
    text = (desk / "content/interviews/rain-rain/interview.en.md").read_text("utf-8")
    assert text.startswith("---\ntitle: Rain, rain\n")


def test_dry_run_writes_nothing_and_has_the_promised_shape(desk: Path) -> None:
    before = tree(desk)
    done = fangtan("import", "rain.txt", "--dry-run", "--format", "json", folder=desk)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert list(found) == ["language", "title", "speakers", "blocks", "findings"]
    assert found["language"] == "en"
    assert found["speakers"] == [
        {"label": "Host", "role": "interviewer"},
        {"label": "Lin Yue", "role": "interviewee"},
    ]
    turns = [block for block in found["blocks"] if block["kind"] == "turn"]
    assert [turn["speaker"] for turn in turns] == ["Host", "Lin Yue", "Host", "Lin Yue"]
    assert turns[0]["text"] == "When did you first record rain?"
    assert turns[0]["line"] == 3
    assert tree(desk) == before


def test_dry_run_for_people_counts_and_names(desk: Path) -> None:
    done = fangtan("import", "rain.txt", "--dry-run", folder=desk)
    assert "rain.txt: en; " in done.stdout
    assert "Lin Yue (interviewee): 2 turns" in done.stdout
    assert not (desk / "content").exists()


def test_what_is_there_is_not_overwritten(desk: Path) -> None:
    fangtan("import", "rain.txt", "--slug", "rain", folder=desk)
    before = tree(desk / "content")
    done = fangtan("import", "yu.txt", "--slug", "rain", folder=desk)
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert "--into rain" in done.stderr
    assert tree(desk / "content") == before


def test_force_keeps_a_backup_that_is_no_interview(desk: Path) -> None:
    fangtan("import", "rain.txt", "--slug", "rain", folder=desk)
    before = tree(desk / "content/interviews/rain")
    for number in (1, 2):
        done = fangtan("import", "rain.txt", "--slug", "rain", "--force", folder=desk)
        assert f"kept at content/backups/rain-{number}" in done.stdout
    assert tree(desk / "content/backups/rain-1") == before
    assert "1 interview, " in fangtan("check", folder=desk).stdout


def test_second_language_is_added_and_only_words_are_left_to_write(desk: Path) -> None:
    fangtan("import", "rain.txt", "--slug", "rain", folder=desk)
    file = desk / "content/publication.yaml"
    file.write_text(file.read_text("utf-8").replace("[en]", "[en, zh-Hans]"), "utf-8")
    done = fangtan("import", "yu.txt", "--into", "rain", "--lang", "zh-Hans", folder=desk)
    assert done.returncode == 0, done.stderr
    left = fangtan("check", folder=desk)
    assert set(rules(left.stderr)) == {
        "closed-text-is-private",
        "placeholder-is-filled",
        "translation-is-present",
    }
    facts = (desk / "content/interviews/rain/interview.yaml").read_text("utf-8")
    assert "label: {en: Lin Yue, zh-Hans: 林月}" in facts
    again = fangtan("import", "yu.txt", "--into", "rain", "--lang", "zh-Hans", folder=desk)
    assert again.returncode == 2
    assert "--force" in again.stderr


def test_language_that_the_publication_lacks_is_a_finding(desk: Path) -> None:
    shutil.copytree(STOCK, desk / "content")
    file = desk / "content/publication.yaml"
    file.write_text(file.read_text("utf-8").replace("[en, zh-Hans]", "[en]"), "utf-8")
    done = fangtan("import", "yu.txt", "--slug", "yu", folder=desk)
    assert done.returncode == 0
    assert "content/publication.yaml:1: warning: value-is-valid" in done.stderr
    assert "“zh-Hans” is not a language of this publication: en" in done.stderr
    assert "languages: [en]" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.txt"], "does not exist"),
        (["rain.txt", "yu.txt", "--slug", "x"], "--slug is for one file"),
        (["rain.txt", "--slug", "Not A Slug"], "lower-case words"),
        (["rain.txt", "--lang", "english"], "language tag"),
        (["rain.txt", "--format", "json"], "--dry-run"),
        (["rain.txt", "--into", "nothing", "--lang", "en"], "there is no interview “nothing”"),
    ],
)
def test_usage_is_explained(desk: Path, arguments: list[str], said: str) -> None:
    done = fangtan("import", *arguments, folder=desk)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (desk / "content").exists()


def test_several_files_become_several_interviews(desk: Path) -> None:
    done = fangtan("import", "rain.txt", "yu.txt", folder=desk)
    assert done.returncode == 0, done.stderr
    assert len(list((desk / "content/interviews").iterdir())) == 2


def test_several_files_are_refused_together(desk: Path) -> None:
    shutil.copy(desk / "rain.txt", desk / "rain-2.txt")
    done = fangtan("import", "yu.txt", "rain.txt", "rain-2.txt", folder=desk)
    assert done.returncode == 2
    assert "two of these would be called sound-rain" in done.stderr
    assert not (desk / "content").exists()


def test_source_that_cannot_be_read_is_a_finding(desk: Path) -> None:
    (desk / "empty.txt").write_bytes(b"")
    done = fangtan("import", "empty.txt", "yu.txt", folder=desk)
    assert done.returncode == 1
    assert done.stderr.startswith("empty.txt:1: source-is-readable: ")
    assert len(list((desk / "content/interviews").iterdir())) == 1


def test_failure_on_the_way_leaves_nothing_half_written(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.begin(desk, "title: x\n")
    folder.put(desk, "rain", {"interview.yaml": "first"}, replace=False)
    before = tree(desk)
    rename = Path.rename

    def fail_in_the_end(self: Path, target: Path) -> Path:
        if target.parent.name == "interviews" and self.name.startswith(".import"):
            raise OSError("no space left")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_in_the_end)
    with pytest.raises(OSError, match="no space left"):
        folder.put(desk, "rain", {"interview.yaml": "second"}, replace=True)
    assert tree(desk) == before


def test_digest_has_the_ids_and_none_of_the_words(desk: Path) -> None:
    shutil.copytree(STOCK, desk / "content")
    done = fangtan("digest", "quiet-sound", folder=desk)
    assert done.returncode == 0, done.stderr
    home = desk / "content/interviews/quiet-sound-digest"
    text = (home / "interview.en.md").read_text("utf-8")
    assert "{#what-is-silence}\n**Host:** TODO: ¶2 in your own words; there it has" in text
    assert "room tone" not in text
    facts = (home / "interview.yaml").read_text("utf-8")
    assert "fidelity: digest" in facts
    assert "digest_of: quiet-sound" in facts
    left = fangtan("check", folder=desk)
    assert left.stderr.count("placeholder-is-filled") == 11
    assert ": error" not in left.stderr
    assert set(rules(left.stderr)) == {"placeholder-is-filled", "translation-is-present"}


def test_closed_text_may_stand_beside_its_digest_and_only_there(desk: Path) -> None:
    shutil.copytree(STOCK, desk / "content")
    facts = desk / "content/interviews/quiet-sound/interview.yaml"
    facts.write_text(facts.read_text("utf-8").replace("rights: open", "rights: closed"), "utf-8")
    assert "closed-text-is-private" in fangtan("check", folder=desk).stderr
    fangtan("digest", "quiet-sound", folder=desk)
    assert "closed-text-is-private" not in fangtan("check", folder=desk).stderr


def test_digest_in_another_language_under_another_name(desk: Path) -> None:
    shutil.copytree(STOCK, desk / "content")
    done = fangtan("digest", "quiet-sound", "--lang", "zh-Hans", "--as", "sheng", folder=desk)
    assert done.returncode == 0, done.stderr
    home = desk / "content/interviews/sheng"
    assert "original: zh-Hans" in (home / "interview.yaml").read_text("utf-8")
    assert "**林月：**TODO：用自己的话写出 ¶3" in (home / "interview.zh-Hans.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "there are quiet-sound"),
        (["quiet-sound", "--as", "quiet-sound"], "another name"),
        (["quiet-sound", "--lang", "fr"], "its languages are en, zh-Hans"),
    ],
)
def test_digest_explains_what_it_needs(desk: Path, arguments: list[str], said: str) -> None:
    shutil.copytree(STOCK, desk / "content")
    done = fangtan("digest", *arguments, folder=desk)
    assert done.returncode == 2
    assert said in done.stderr


def test_digest_is_not_overwritten(desk: Path) -> None:
    shutil.copytree(STOCK, desk / "content")
    fangtan("digest", "quiet-sound", folder=desk)
    assert fangtan("digest", "quiet-sound", folder=desk).returncode == 2
    done = fangtan("digest", "quiet-sound", "--force", folder=desk)
    assert "kept at content/backups/quiet-sound-digest-1" in done.stdout
