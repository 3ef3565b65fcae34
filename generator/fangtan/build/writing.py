"""Writing a build so that the folder holds the last whole one, whatever happens."""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from fangtan.edition import Artifact, Audience
from fangtan.model import Language

MANIFEST = "manifest.json"
_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux's renameat2, and `RENAME_SWAP` of macOS's renamex_np."""
_AT_FDCWD = -100


class ForeignFolderError(Exception):
    """The folder to build into holds files that no build of ours wrote."""


class BusyError(Exception):
    """Another build is writing into the same folder."""


@dataclass(frozen=True, slots=True)
class Row:
    """One artifact in the manifest."""

    edition: str
    audience: Audience
    interview: str | None
    language: tuple[Language, ...]
    path: str
    bytes: int
    sha256: str


def write(out: Path, artifacts: Sequence[Artifact], files: Mapping[str, bytes]) -> tuple[Row, ...]:
    """Put a whole build in the place of the last one, in one step, and return its manifest.

    Raises `ForeignFolderError` rather than remove what is not ours.
    """
    out = out.resolve()
    rows = tuple(sorted((_row(a, files[a.path]) for a in artifacts), key=lambda row: row.path))
    with _only_writer(out):
        _refuse_foreign(out)
        stage = _stage(out)
        try:
            _fill(stage / "new", files, rows)
            _carry_over(out, stage / "new")
            _take_place(stage / "new", out, stage / "old")
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return rows


def _row(artifact: Artifact, content: bytes) -> Row:
    return Row(
        edition=artifact.edition,
        audience=artifact.audience,
        interview=artifact.interview,
        language=artifact.languages,
        path=artifact.path,
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


@contextmanager
def _only_writer(out: Path) -> Iterator[None]:
    name = hashlib.sha256(str(out).encode()).hexdigest()[:16]
    lock = Path(tempfile.gettempdir()) / f"fangtan-{os.getuid()}-{name}.lock"
    with lock.open("w") as file:
        try:
            # The kernel lets go of it when the process ends, however it ends.
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(out) from error
        yield


def _refuse_foreign(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise ForeignFolderError(out)
    visible = [entry.name for entry in out.iterdir() if not entry.name.startswith(".")]
    if visible and not (out / MANIFEST).is_file():
        raise ForeignFolderError(out)


def _stage(out: Path) -> Path:
    """Return an empty folder beside `out`, and remove those that a killed build left."""
    out.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{out.name}-stage-"
    for left in out.parent.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=prefix, dir=out.parent))


def _fill(folder: Path, files: Mapping[str, bytes], rows: Sequence[Row]) -> None:
    folder.mkdir()
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    manifest = json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(manifest + "\n", "utf-8")


def _carry_over(out: Path, new: Path) -> None:
    """Copy hidden files at the top, such as a placeholder that git keeps."""
    if out.is_dir():
        for entry in out.iterdir():
            if entry.name.startswith(".") and entry.is_file():
                shutil.copy2(entry, new / entry.name)


def _take_place(new: Path, out: Path, old: Path) -> None:
    if not out.exists():
        new.rename(out)
    elif not _exchange(new, out):
        # Without the system call there is a moment between the two; then `old` is put back.
        out.rename(old)
        try:
            new.rename(out)
        except BaseException:
            old.rename(out)
            raise


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step; return whether the system could."""
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(first), os.fsencode(second)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, _EXCHANGE) == 0)
        return bool(library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0)
    except AttributeError:
        return False
