"""`fangtan translate status`, `accept` and `mark`, as a person types them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from fangtan.load import load
from fangtan.translate import index, reading, status
from fangtan.translate.choosing import choose
from fangtan.translate.index import survey
from fangtan.translate.rows import OpenText, Row
from translating import fangtan, publication, speak, states, tell

STOCK = Path(__file__).parent / "stock" / "content"
TEXT = "content/interviews/quiet-sound/interview.en.md"
STATES = "content/interviews/quiet-sound/interview.zh-Hans.states"
LONG_AGO = 1_600_000_000

T = TypeVar("T", Row, OpenText)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a publication in it of which nothing was said, where commands are typed."""
    shutil.copytree(
        STOCK, tmp_path / "content", ignore=shutil.ignore_patterns("*.states", "*.cites")
    )
    age(tmp_path / "content")
    return tmp_path


def age(folder: Path) -> None:
    """Make files look as if they had been there for long."""
    for file in folder.rglob("*.*"):
        os.utime(file, (LONG_AGO, LONG_AGO))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def contents(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def in_order(things: Sequence[T]) -> list[T]:
    """Return rows or texts part by part; the index begins with what is of no interview."""
    return sorted(things, key=lambda thing: thing.part)


def test_status_is_a_row_a_file_and_language_and_says_what_to_do_next(desk: Path) -> None:
    fangtan("translate", "mark", "reviewed", "first-take", folder=desk)
    edit(desk / TEXT, "And the first take?", "And the second take?")
    done = fangtan("translate", "status", folder=desk)
    assert done.returncode == 0
    assert done.stdout == (
        "file                              language  "
        "missing  draft  stale  reviewed  same  total\n"
        "publication                       zh-Hans   "
        "      ·      3      ·         ·     ·      3\n"
        "people                            zh-Hans   "
        "      ·      2      ·         ·     ·      2\n"
        "works                             zh-Hans   "
        "      ·      1      ·         ·     ·      1\n"
        "glossary                          zh-Hans   "
        "      ·      4      ·         ·     ·      4\n"
        "interviews/quiet-sound/interview  zh-Hans   "
        "      ·     14      1         1     ·     16\n"
        "interviews/quiet-sound/questions  zh-Hans   "
        "      ·      9      ·         ·     ·      9\n"
        "interviews/quiet-sound/seminar    zh-Hans   "
        "      ·      6      ·         ·     ·      6\n"
        "total                                       "
        "      ·     39      1         1     ·     41\n"
        "1 text is stale: “fangtan translate diff” shows what changed in the originals.\n"
    )


def test_status_as_json_has_the_documented_keys(desk: Path) -> None:
    rows = json.loads(fangtan("translate", "status", "--format", "json", folder=desk).stdout)
    assert rows[0] == {
        "part": "publication",
        "language": "zh-Hans",
        "missing": 0,
        "draft": 3,
        "stale": 0,
        "reviewed": 0,
        "same": 0,
        "total": 3,
    }


def test_status_of_an_interview_lists_what_is_not_reviewed(desk: Path) -> None:
    fangtan("translate", "mark", "reviewed", "quiet-sound", folder=desk)
    edit(desk / TEXT, "I hear", "I always hear")
    done = fangtan("translate", "status", "quiet-sound", folder=desk)
    assert (
        "interviews/quiet-sound/interview\n"
        "  stale   zh-Hans  ¶3    what-is-silence.2\n"
        "    先听见[环境底噪](term:room-tone)。\n"
        "    content/interviews/quiet-sound/interview.zh-Hans.md:14\n"
    ) in done.stdout
    assert done.stdout.count("stale   zh-Hans") == 1
    rows = json.loads(
        fangtan("translate", "status", "--list", "--format", "json", folder=desk).stdout
    )
    assert rows[-1] == {
        "part": "interviews/quiet-sound/interview",
        "id": "what-is-silence.2",
        "language": "zh-Hans",
        "state": "stale",
        "number": 3,
        "words": "先听见[环境底噪](term:room-tone)。",
        "path": "interviews/quiet-sound/interview.zh-Hans.md",
        "line": 14,
    }


def test_index_says_what_the_loader_says(desk: Path) -> None:
    speak(desk / "content", "reviewed", "quiet-sound/questions")
    loaded = load(desk / "content")
    found = survey(desk / "content", listed=True)
    assert in_order(found.rows) == in_order(status.rows(loaded))
    assert in_order(found.open) == in_order(status.open_texts(loaded))
    assert survey(desk / "content", listed=True) == found


def test_unchanged_interviews_are_not_read_again(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_COARSE", 0)
    read: list[Sequence[str]] = []
    whole = reading.read

    def watched(folder: Path, names: Sequence[str]) -> Iterator[list[index.Piece]]:
        read.append(names)
        return whole(folder, names)

    monkeypatch.setattr(reading, "read", watched)
    survey(desk / "content")
    survey(desk / "content")
    edit(desk / TEXT, "Why a boom?", "Why the boom?")
    survey(desk / "content")
    assert read == [["", "quiet-sound"], ["quiet-sound"]]


def test_edit_of_the_same_size_in_the_same_moment_is_seen(tmp_path: Path) -> None:
    folder = publication(tmp_path / "content")
    tell(folder, "en", talk=["One."])
    tell(folder, "zh-Hans", talk=["一。"])
    speak(folder, "reviewed")
    file = folder / "interviews/talk/interview.en.md"
    before = file.stat()
    assert survey(folder).rows[-1].stale == 0
    edit(file, "One.", "Two.")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert survey(folder).rows[-1].stale == 1


def test_interview_that_is_gone_is_counted_no_more(desk: Path) -> None:
    survey(desk / "content")
    shutil.copytree(
        desk / "content/interviews/quiet-sound", desk / "content/interviews/another-sound"
    )
    assert len(survey(desk / "content").rows) == 10
    shutil.rmtree(desk / "content/interviews/quiet-sound")
    parts = [row.part for row in survey(desk / "content").rows]
    assert "interviews/another-sound/questions" in parts
    assert "interviews/quiet-sound/questions" not in parts


def test_another_language_of_the_publication_makes_everything_be_counted_anew(
    desk: Path,
) -> None:
    survey(desk / "content")
    edit(desk / "content/publication.yaml", "[en, zh-Hans]", "[en]")
    assert survey(desk / "content").rows == ()


def test_broken_index_is_made_anew(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "caches"))
    rows = survey(desk / "content").rows
    (file,) = (desk / "caches").rglob("*.sqlite3")
    file.write_bytes(b"no index at all " * 500)
    assert survey(desk / "content").rows == rows


def test_cache_that_cannot_be_written_stops_nothing(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "caches").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "caches"))
    assert survey(desk / "content").rows


def test_many_interviews_are_read_side_by_side(tmp_path: Path) -> None:
    shutil.copytree(STOCK, tmp_path / "content")
    for number in range(60):
        shutil.copytree(
            STOCK / "interviews/quiet-sound", tmp_path / f"content/interviews/talk-{number}"
        )
    rows = survey(tmp_path / "content").rows
    assert len(rows) == 4 + 3 * 61
    assert in_order(rows) == in_order(status.rows(load(tmp_path / "content")))


def test_accepting_draws_lines_for_drafts_and_tells_so(desk: Path) -> None:
    done = fangtan("translate", "accept", "the-boom", folder=desk)
    assert done.returncode == 0
    assert done.stdout == (
        "interviews/quiet-sound/interview#the-boom.1 (zh-Hans): draft, as it is now\n"
        "interviews/quiet-sound/interview#the-boom.2 (zh-Hans): draft, as it is now\n"
        "2 texts (2 draft); 1 file written.\n"
    )
    assert (desk / STATES).read_text("utf-8") == (
        "the-boom.1 draft 7ea88cb733bb e6b3fff15d58\n\nthe-boom.2 draft 586e5960a648 8b65310e5287\n"
    )


def test_saying_it_twice_gives_the_same_bytes(desk: Path) -> None:
    fangtan("translate", "accept", "--all", folder=desk)
    before = contents(desk / "content")
    done = fangtan("translate", "accept", "--all", folder=desk)
    assert done.stdout == "Nothing new was said.\n"
    assert contents(desk / "content") == before


def test_dry_run_writes_nothing(desk: Path) -> None:
    before = contents(desk / "content")
    done = fangtan("translate", "mark", "reviewed", "--all", "--dry-run", folder=desk)
    assert "41 texts (41 reviewed); 7 files to write: this was a dry run." in done.stdout
    assert contents(desk / "content") == before


def test_stale_text_is_again_what_it_was(desk: Path) -> None:
    fangtan("translate", "mark", "reviewed", "the-boom.1", folder=desk)
    fangtan("translate", "accept", "the-boom.2", folder=desk)
    edit(desk / TEXT, "Why a boom?", "Why the boom?")
    edit(desk / TEXT, "is tall.", "is very tall.")
    done = fangtan("translate", "accept", "the-boom", folder=desk)
    assert "the-boom.1 (zh-Hans): stale → reviewed" in done.stdout
    assert "the-boom.2 (zh-Hans): stale → draft" in done.stdout


def test_translation_that_was_rewritten_for_a_new_original_is_a_draft(tmp_path: Path) -> None:
    folder = publication(tmp_path / "content")
    tell(folder, "en", talk=["One."])
    tell(folder, "zh-Hans", talk=["一。"])
    speak(folder, "reviewed")
    tell(folder, "en", talk=["One of two."])
    tell(folder, "zh-Hans", talk=["二之一。"])
    speak(folder, "accepted")
    assert states(folder, "zh-Hans") == ["draft"]


def test_missing_texts_are_refused_and_named(desk: Path) -> None:
    edit(
        desk / "content/interviews/quiet-sound/interview.zh-Hans.md",
        "因为[林月](person:lin-yue)个子高。",
        "TODO: translate this",
    )
    done = fangtan("translate", "accept", "the-boom", folder=desk)
    assert done.returncode == 1
    assert done.stderr == (
        "content/interviews/quiet-sound/interview.en.md:30: warning: translation-is-present: "
        "“the-boom.2” is not there in zh-Hans: nothing was said of it\n"
        "  hint: translate it first; what is alike in both languages can be marked “same”\n"
    )
    assert "the-boom.2" not in (desk / STATES).read_text("utf-8")
    assert "the-boom.1" in (desk / STATES).read_text("utf-8")


def test_same_needs_the_same_words_or_none(tmp_path: Path) -> None:
    folder = publication(tmp_path / "content")
    tell(folder, "en", talk=["Ah!", "One.", "Oh!"])
    tell(folder, "zh-Hans", talk=["Ah!", "一。", "TODO: Oh!"])
    done = fangtan("translate", "mark", "same", "talk", folder=tmp_path)
    assert done.returncode == 1
    assert "same-is-alike: “talk.2” is not the same in en and zh-Hans" in done.stderr
    assert states(folder, "zh-Hans") == ["same", "draft", "same"]
    speak(folder, "draft", "talk")
    assert states(folder, "zh-Hans") == ["draft", "draft", "missing"]


def test_what_is_the_same_and_stands_nowhere_is_not_reviewed(tmp_path: Path) -> None:
    folder = publication(tmp_path / "content")
    tell(folder, "en", talk=["One.", "Oh!"])
    tell(folder, "zh-Hans", talk=["一。", "TODO"])
    speak(folder, "same", "talk.2")
    speak(folder, "reviewed", "talk.2")
    speak(folder, "accepted", "talk.2")
    assert states(folder, "zh-Hans") == ["draft", "same"]


def test_lines_of_texts_that_are_gone_are_taken_out(desk: Path) -> None:
    fangtan("translate", "accept", "--all", folder=desk)
    for language in ("en", "zh-Hans"):
        file = desk / f"content/interviews/quiet-sound/interview.{language}.md"
        text = file.read_text("utf-8")
        file.write_text(text[: text.index("{#the-boom}")] + "{#a-pole}\n.\n", "utf-8")
    fangtan("translate", "accept", "quiet-sound/a-pole", folder=desk)
    lines = (desk / STATES).read_text("utf-8")
    assert "a-pole.1" in lines
    assert "the-boom" not in lines
    assert "first-take.2" in lines


def test_nothing_is_said_of_a_file_that_cannot_be_read_as_it_should_be(desk: Path) -> None:
    fangtan("translate", "accept", "--all", folder=desk)
    before = contents(desk / "content")
    edit(desk / "content/interviews/quiet-sound/interview.yaml", "fidelity: edited", "fidelity: [")
    done = fangtan("translate", "accept", "quiet-sound", folder=desk)
    assert done.returncode == 1
    assert "yaml-is-well-formed" in done.stderr
    assert contents(desk / "content").keys() == before.keys()
    assert (
        contents(desk / "content")[STATES.removeprefix("content/")]
        == before[STATES.removeprefix("content/")]
    )


def test_interrupted_writing_leaves_the_file_as_it_was(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(desk / "content", "accepted")
    before = contents(desk / "content")

    def fail(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(KeyboardInterrupt):
        speak(desk / "content", "reviewed")
    assert contents(desk / "content") == before


NAMES = {
    "interviews/quiet-sound/interview#what-is-silence.3": ["what-is-silence.3"],
    "quiet-sound/interview#what-is-silence.3": ["what-is-silence.3"],
    "quiet-sound/what-is-silence.3": ["what-is-silence.3"],
    "quiet-sound#what-is-silence.3": ["what-is-silence.3"],
    "what-is-silence.3": ["what-is-silence.3"],
    "what-is-it.answer-1": ["what-is-it.answer-1.1"],
    "silence": ["silence.title"],
    "the-boom": ["the-boom.1", "the-boom.2"],
    "glossary#boom": ["boom.title", "boom.1"],
    "glossary": ["room-tone.title", "room-tone.1", "boom.title", "boom.1"],
    "content/glossary/zh-Hans.md": ["room-tone.title", "room-tone.1", "boom.title", "boom.1"],
    "people": ["lin-yue.name", "lin-yue.role"],
    "content/people.yaml": ["lin-yue.name", "lin-yue.role"],
    "content/people.yaml#lin-yue.role": ["lin-yue.role"],
    "themes.listening": ["themes.listening"],
    "interviews/quiet-sound/seminar.en.md#talk": ["talk.title", "talk.1"],
    "talk": ["talk.title", "talk.1"],
    "quiet-sound/@title": ["@title"],
}


@pytest.mark.parametrize("name", NAMES)
def test_texts_have_names(desk: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(desk)
    assert [unit.id for unit, _ in choose(Path("content"), [name]).texts] == NAMES[name]


def test_file_of_a_translation_names_its_language(desk: Path) -> None:
    name = "interviews/quiet-sound/interview.zh-Hans.md#the-boom.1"
    chosen = choose(desk / "content", [name])
    assert [languages for _, languages in chosen.texts] == [("zh-Hans",)]


def test_interview_and_its_files_are_named(desk: Path) -> None:
    ids = {
        name: len(choose(desk / "content", [name]).texts)
        for name in ("quiet-sound", "quiet-sound/questions", "interviews/quiet-sound/")
    }
    assert ids == {"quiet-sound": 31, "quiet-sound/questions": 9, "interviews/quiet-sound/": 31}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["accept"], "or take all of them with --all"),
        (["accept", "quiet-sound", "--all"], "leave the names out"),
        (["accept", "what-is-silnce"], "Near it: quiet-sound/what-is-silence"),
        (["accept", "quiet-sond"], "Near it: quiet-sound"),
        (["accept", "glosary#boom"], "Near it: glossary"),
        (["accept", "quiet-sound/the-bom"], "Near it: interviews/quiet-sound/interview#the-boom"),
        (["accept", "quiet-sound", "--lang", "fr"], "en, zh-Hans"),
        (["mark", "perfect", "quiet-sound"], "'reviewed', 'same', 'draft'"),
        (["status", "quiet-sond"], "“quiet-sond” is no file and no interview"),
        (["status", "--lang", "fr"], "there is zh-Hans"),
        (["diff", "--against", "nowhere"], "nowhere"),
    ],
)
def test_what_names_nothing_is_a_matter_of_usage(
    desk: Path, arguments: list[str], message: str
) -> None:
    done = fangtan("translate", *arguments, folder=desk)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_name_in_two_interviews_is_refused_with_both(desk: Path) -> None:
    shutil.copytree(desk / "content/interviews/quiet-sound", desk / "content/interviews/other")
    done = fangtan("translate", "accept", "the-boom.1", folder=desk)
    assert done.returncode == 2
    assert (
        "interviews/other/interview#the-boom.1 or interviews/quiet-sound/interview#the-boom.1"
        in done.stderr
    )


@pytest.mark.parametrize("module", ["pydantic", "markdown_it", "yaml", "fangtan.load"])
def test_unchanged_status_brings_in_nothing_heavy(desk: Path, module: str) -> None:
    fangtan("translate", "status", folder=desk)
    script = "import sys; from fangtan.cli import main\nsys.argv[1:] = ['translate', 'status']\n"
    script += f"try: main()\nexcept SystemExit: print({module!r} in sys.modules, file=sys.stderr)"
    time.sleep(2.1)
    environment = {**os.environ, "XDG_CACHE_HOME": str(desk / "caches")}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=desk,
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
    assert done.stderr.splitlines()[-1] == "False"
