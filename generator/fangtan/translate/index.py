"""What is known of each interview’s translations as long as none of its files has changed.

Like the index of git: for each interview the sizes, times and numbers of its files are kept with
what was counted in them, so that a thousand interviews are looked at without being read.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from fangtan.findings import Place
from fangtan.resources import TEMPLATES, caches
from fangtan.translate.rows import OpenText, Row

REST = ""
"""Stands for all files that belong to no interview."""

Piece = tuple[str, tuple[Row, ...], tuple[OpenText, ...]]
"""An interview’s slug or `REST`, and what was counted in its files."""

_PROGRAM = Path(__file__).parents[1]
_READ = (".md", ".yaml", ".states", ".cites")
_LIBRARIES = ("markdown-it-py", "mdit-py-plugins", "pyyaml", "pydantic", "opencc")
_COARSE = 2_000_000_000
"""Nanoseconds: no file system tells times apart less well."""


@dataclass(frozen=True, slots=True)
class Survey:
    """How the translations of a publication stand: the rest of it first, then by slug."""

    rows: tuple[Row, ...]
    open: tuple[OpenText, ...]


def survey(
    folder: Path,
    only: Sequence[str] | None = None,
    *,
    listed: bool = False,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> Survey:
    """Return how the translations stand; `only` names interviews, and `REST`.

    Without `listed`, the texts that are open are left out. What has changed is read anew.
    """
    with contextlib.closing(_database(folder)) as database:
        ground = _ground(folder, database)
        stamps = dict(_stamps(folder, ground))
        names = [name for name in stamps if only is None or name in only]
        kept = dict(database.execute("SELECT name, stamp FROM pieces"))
        changed = [name for name in names if not stamps[name].is_that_of(kept.get(name))]
        _read_anew(folder, changed, stamps, database, progress)
        gone = [(name,) for name in kept if name not in stamps]
        with database:
            database.executemany("DELETE FROM pieces WHERE name = ?", gone)
        return _kept(database, names, listed=listed)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells whether files have changed: a digest, and whether it can be relied upon."""

    digest: str
    is_racy: bool

    @property
    def mark(self) -> str:
        """What is kept; of files that may still change unseen, nothing that will ever match."""
        return "" if self.is_racy else self.digest

    def is_that_of(self, mark: str | None) -> bool:
        """Return whether the files are as they were when this was kept."""
        return self.digest == mark


def _read_anew(
    folder: Path,
    names: Sequence[str],
    stamps: dict[str, _Stamp],
    database: sqlite3.Connection,
    progress: Callable[[int, int], None],
) -> None:
    if not names:
        return
    # What has not changed is counted without the loader, which takes its time to come.
    from fangtan.translate.reading import read  # noqa: PLC0415

    done = 0
    for pieces in read(folder, names):
        with database:
            database.executemany(
                "INSERT OR REPLACE INTO pieces VALUES (?, ?, ?, ?)",
                [
                    (name, stamps[name].mark, _json(rows), _json(texts))
                    for name, rows, texts in pieces
                ],
            )
        done += len(pieces)
        progress(done, len(names))


def _json(things: Iterable[Row | OpenText]) -> str:
    return json.dumps([astuple(thing) for thing in things], ensure_ascii=False)


def _kept(database: sqlite3.Connection, names: Sequence[str], *, listed: bool) -> Survey:
    columns = "counts, open" if listed else "counts, '[]'"
    query = f"SELECT name, {columns} FROM pieces"  # noqa: S608 - one of the two of the line above
    found = {name: values for name, *values in database.execute(query)}
    rows: list[Row] = []
    texts: list[OpenText] = []
    for name in names:
        counts, opened = found.get(name, ("[]", "[]"))
        rows += [Row(*row) for row in json.loads(counts)]
        texts += [_open(text) for text in json.loads(opened)]
    return Survey(tuple(rows), tuple(texts))


def _open(values: list[Any]) -> OpenText:
    part, identifier, language, state, number, words, place = values
    return OpenText(part, identifier, language, state, number, words, Place(*place))


def _database(folder: Path) -> sqlite3.Connection:
    """Return the index of a folder; one that is kept nowhere if it cannot be written."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    home = caches() / "translations"
    path = home / f"{name}.sqlite3"
    for _ in range(2):
        try:
            # Instructor’s matter is among it: nobody else on this machine reads along.
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
            return _opened(path)
        except (OSError, sqlite3.OperationalError):
            break
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                path.unlink()
    return _opened(":memory:")


def _opened(path: Path | str) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    # It may be lost at any time, and is made anew.
    database.execute("PRAGMA synchronous = OFF")
    database.execute("CREATE TABLE IF NOT EXISTS grounds (stamp TEXT PRIMARY KEY, ground TEXT)")
    database.execute(
        "CREATE TABLE IF NOT EXISTS pieces "
        "(name TEXT PRIMARY KEY, stamp TEXT, counts TEXT, open TEXT)"
    )
    return database


def _ground(folder: Path, database: sqlite3.Connection) -> str:
    """Return what every interview’s counts depend on: the program, and the languages."""
    program = _program()
    stamp = _stamp([folder / "publication.yaml"], program)
    kept = database.execute(
        "SELECT ground FROM grounds WHERE stamp = ?", (stamp.digest,)
    ).fetchone()
    if kept is not None:
        return str(kept[0])
    from fangtan.load import grounds_of  # noqa: PLC0415 - as above

    ground = f"{program} {grounds_of(folder)}"
    with database:
        database.execute("DELETE FROM grounds")
        if not stamp.is_racy:
            database.execute("INSERT INTO grounds VALUES (?, ?)", (stamp.mark, ground))
    return ground


def _program() -> str:
    """Return a digest of this program and of the libraries that it reads with."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(_PROGRAM.rglob("*.py")):
        digest.update(file.read_bytes())
    for name in sorted(file.name for file in (TEMPLATES / "strings").iterdir()):
        digest.update(name.encode())
    for library in _LIBRARIES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            digest.update(f"{library}={importlib.metadata.version(library)};".encode())
    return digest.hexdigest()


def _stamps(folder: Path, ground: str) -> Iterator[tuple[str, _Stamp]]:
    rest = [*_files(folder), *_files(folder / "glossary")]
    yield REST, _stamp(rest, ground)
    interviews = folder / "interviews"
    slugs = (
        sorted(entry.name for entry in os.scandir(interviews) if entry.is_dir())
        if (interviews.is_dir())
        else []
    )
    for slug in slugs:
        yield slug, _stamp(_files(interviews / slug), ground)


def _files(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                (entry for entry in entries if entry.name.endswith(_READ)), key=lambda e: e.name
            )
    except OSError:
        return []


def _stamp(files: Iterable[os.DirEntry[str] | Path], ground: str) -> _Stamp:
    now = time.time_ns()
    newest = 0
    written = [ground]
    for file in files:
        with contextlib.suppress(OSError):
            found = file.stat()
            newest = max(newest, found.st_mtime_ns, found.st_ctime_ns)
            written.append(
                f"{file.name} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} "
                f"{found.st_ino}"
            )
    digest = hashlib.blake2b("\0".join(written).encode(), digest_size=16).hexdigest()
    # A file written this very moment can change again without another time to show for it.
    return _Stamp(digest, is_racy=newest > now - _COARSE)
