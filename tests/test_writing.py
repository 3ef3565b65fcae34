"""A build folder holds the last whole build, whatever happens to the next one."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from fangtan.build import writing
from fangtan.build.writing import BusyError, ForeignFolderError, write
from fangtan.edition import Artifact


def artifact(path: str) -> Artifact:
    return Artifact(path, "site", "public", None, ("en",), bytes, ())


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_manifest_has_a_row_for_each_file(tmp_path: Path) -> None:
    write(tmp_path / "out", [artifact("site/a.html")], {"site/a.html": b"abc"})
    rows = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert rows == [
        {
            "edition": "site",
            "audience": "public",
            "interview": None,
            "language": ["en"],
            "path": "site/a.html",
            "bytes": 3,
            "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        }
    ]


def test_next_build_takes_the_place_of_the_last(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, [artifact("site/old.html")], {"site/old.html": b"old"})
    write(out, [artifact("site/new.html")], {"site/new.html": b"new"})
    assert set(files_in(out)) == {"site/new.html", "manifest.json"}
    assert list(tmp_path.iterdir()) == [out]


def test_placeholder_at_the_top_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".gitkeep").touch()
    write(out, [artifact("site/a.html")], {"site/a.html": b"a"})
    assert (out / ".gitkeep").exists()


def test_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(ForeignFolderError):
        write(tmp_path, [artifact("site/a.html")], {"site/a.html": b"a"})
    assert files_in(tmp_path) == {"thesis.docx": b"years of work"}


def test_failing_write_leaves_the_last_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write(out, [artifact("site/a.html")], {"site/a.html": b"old"})
    before = files_in(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_carry_over", full)
    with pytest.raises(OSError, match="No space"):
        write(out, [artifact("site/a.html")], {"site/a.html": b"new"})
    assert files_in(out) == before
    assert list(tmp_path.iterdir()) == [out]


def test_exchange_works_without_the_system_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_exchange", lambda *_: False)
    out = tmp_path / "out"
    write(out, [artifact("site/a.html")], {"site/a.html": b"old"})
    write(out, [artifact("site/a.html")], {"site/a.html": b"new"})
    assert (out / "site/a.html").read_bytes() == b"new"


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with writing._only_writer(tmp_path / "out"), pytest.raises(BusyError):  # noqa: SLF001
        write(tmp_path / "out", [artifact("site/a.html")], {"site/a.html": b"a"})


def _write_for_ever(out: Path) -> None:
    planned = [artifact(f"site/{number}.html") for number in range(200)]
    turn = 0
    while True:
        turn += 1
        write(out, planned, {each.path: str(turn).encode() for each in planned})


@pytest.mark.parametrize("moment", range(8))
def test_killed_build_leaves_a_whole_one(tmp_path: Path, moment: int) -> None:
    out = tmp_path / "out"
    _first = [artifact(f"site/{number}.html") for number in range(200)]
    write(out, _first, {each.path: b"0" for each in _first})
    process = multiprocessing.get_context("fork").Process(target=_write_for_ever, args=(out,))
    process.start()
    time.sleep(0.05 + moment * 0.013)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    pages = {path: text for path, text in files_in(out).items() if path != "manifest.json"}
    assert len(pages) == 200
    assert len(set(pages.values())) == 1
    write(out, _first, {each.path: b"next" for each in _first})
    assert list(tmp_path.iterdir()) == [out]
