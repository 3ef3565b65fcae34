"""What a text was when it was translated: in the publication’s git history, or in a backup."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fangtan.load import earlier
from fangtan.markup import fingerprint
from fangtan.model import Language


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text as it was, and where it was found: a folder, or the name of a revision."""

    markdown: str
    found: str


def earlier_texts(
    folder: Path, path: str, language: Language, wanted: frozenset[str], against: Path | None
) -> Mapping[str, Earlier]:
    """Return texts that once stood in a file, by their fingerprints, as far as they are found.

    A backup that is named goes first, then the revisions of the file, the newest first.
    """
    found: dict[str, Earlier] = {}
    for where, text in _versions(folder, path, against):
        for once in earlier(folder, path, text, language):
            mark = fingerprint(once.markdown)
            if mark in wanted:
                found.setdefault(mark, Earlier(once.markdown, where))
        if len(found) == len(wanted):
            break
    return found


def _versions(folder: Path, path: str, against: Path | None) -> Iterator[tuple[str, str]]:
    """Yield the texts that a file has had, each with where it was found."""
    if against is not None:
        # The whole publication was kept, or one interview, as an import keeps it.
        for file in (against / path, against / Path(path).name):
            if file.is_file():
                yield str(against), file.read_text("utf-8-sig", "replace")
                break
    yield from _revisions(folder / path)


def _revisions(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of a file in git’s history, the newest first; none without a history."""
    log = _git(file.parent, "log", "--follow", "--format=%x00%H", "--name-only", "--", file.name)
    root = _git(file.parent, "rev-parse", "--show-toplevel").strip()
    for entry in log.split("\0")[1:]:
        revision, *names = entry.split("\n")
        name = next((line for line in names if line), "")
        text = _git(Path(root), "show", f"{revision}:{name}") if name else ""
        if text:
            yield revision[:10], text.removeprefix("\ufeff")


def _git(folder: Path, *arguments: str) -> str:
    """Return what git prints; nothing where there is no git, no repository or no such thing."""
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - git, with names of files that are after a “--”
            command, cwd=folder, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
