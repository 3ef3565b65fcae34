"""Putting a whole folder in its place at once, and never over something that is not kept."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

BACKUPS = "backups"
"""Where replaced interviews are kept: in the publication, out of the loader's sight."""


class TakenError(FileExistsError):
    """There is an interview, or a language of one, of that name already."""


def put(content: Path, slug: str, files: Mapping[str, str], *, replace: bool) -> Path | None:
    """Write a new interview folder; return where the one that stood there is kept now."""
    target = content / "interviews" / slug
    if target.exists() and not replace:
        raise TakenError(target)
    with _stage(content) as stage:
        _write(stage, files)
        return _exchange(content, stage, target)


def amend(content: Path, slug: str, files: Mapping[str, str], *, replace: bool) -> Path | None:
    """Write files into an interview folder, all of them or none.

    With `replace`, files that are there are replaced too, and the whole folder is kept as it was.
    """
    target = content / "interviews" / slug
    with _stage(content) as stage:
        shutil.copytree(target, stage, symlinks=True, dirs_exist_ok=True)
        _write(stage, files)
        kept = _exchange(content, stage, target)
    if kept and not replace:
        shutil.rmtree(kept)
        with contextlib.suppress(OSError):
            kept.parent.rmdir()
        return None
    return kept


def begin(content: Path, publication: str) -> bool:
    """Write publication.yaml unless there is one; return whether it was written."""
    content.mkdir(parents=True, exist_ok=True)
    (content / "interviews").mkdir(exist_ok=True)
    try:
        with (content / "publication.yaml").open("x", encoding="utf-8", newline="\n") as file:
            file.write(publication)
    except FileExistsError:
        return False
    return True


@contextlib.contextmanager
def _stage(content: Path) -> Iterator[Path]:
    stage = content / f".import-{os.getpid()}"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def _exchange(content: Path, stage: Path, target: Path) -> Path | None:
    target.parent.mkdir(exist_ok=True)
    if not target.exists():
        stage.rename(target)
        return None
    kept = _free(content / BACKUPS, target.name)
    target.rename(kept)
    try:
        stage.rename(target)
    except OSError:
        kept.rename(target)
        raise
    return kept


def _free(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    numbered = (folder / f"{name}-{number}" for number in itertools.count(1))
    return next(path for path in numbered if not path.exists())
