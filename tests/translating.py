"""A small publication in two languages on disk, and how its passages stand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from fangtan.load import load
from fangtan.model import State, state_of
from fangtan.translate.accepting import Verdict, say
from fangtan.translate.choosing import choose
from fangtan.translate.writing import write

INTERVIEW = "interviews/talk/interview"


def publication(folder: Path, original: str = "en") -> Path:
    """Begin a publication with one interview that has no text yet."""
    (folder / "interviews/talk").mkdir(parents=True)
    (folder / "publication.yaml").write_text(
        "title: A\ndescription: B\nlanguages: [en, zh-Hans]\n", "utf-8"
    )
    (folder / "interviews/talk/interview.yaml").write_text(
        f"original: {original}\nfidelity: edited\nrights: open\nspeakers:\n"
        "  - {id: host, label: H, role: interviewer}\n"
        "  - {id: guest, label: G, role: interviewee}\n",
        "utf-8",
    )
    return folder


def tell(folder: Path, language: str, **exchanges: Sequence[str]) -> None:
    """Write the text of a language: exchanges by their ids, each a list of paragraphs."""
    text = "---\ntitle: T\nstandfirst: S\n---\n\n"
    for identifier, paragraphs in exchanges.items():
        if paragraphs:
            text += "{#" + identifier + "}\n**G:** " + "\n\n".join(paragraphs) + "\n\n"
    (folder / f"{INTERVIEW}.{language}.md").write_text(text, "utf-8")


def passages(folder: Path, language: str) -> list[tuple[str, str, State]]:
    """Return of each passage the original, what is read in a language, and its state."""
    return [
        (
            unit.text[unit.original].markdown,
            unit.text[language].markdown,
            state_of(unit.text, language),
        )
        for unit in load(folder).units
        if unit.part == INTERVIEW and unit.kind == "text" and not unit.id.startswith("@")
    ]


def states(folder: Path, language: str) -> list[State]:
    """Return how the passages stand in a language."""
    return [state for _, _, state in passages(folder, language)]


def speak(folder: Path, verdict: Verdict, *names: str, language: str | None = None) -> None:
    """Say something of texts, and write it down."""
    outcome = say(choose(folder, names, [language] if language else []), verdict)
    write(folder, outcome.files)


def fangtan(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "fangtan", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "caches"), "NO_COLOR": "1"},
    )


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as nobody in particular."""
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],  # noqa: S607
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
    )
    return done.stdout
