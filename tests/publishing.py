"""A publication that has all that files for other programs can say, and what is built of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from fangtan.build import Request, build

LANGUAGES = Path(__file__).parent / "languages" / "content"
SLUG = "window-light"
ADDRESS = "https://example.org/light/"
SESSIONS = """sessions: [2026-03-23 14:00, 2026-03-30 14:00]
time_zone: Europe/London
"""


def dated(folder: Path) -> Path:
    """Return a publication in four languages, with an address, a date and two sessions."""
    content = folder / "content"
    shutil.copytree(LANGUAGES, content)
    interview = content / "interviews" / SLUG
    edit(interview / "interview.yaml", "rights: open", "rights: open\npublished: 2025-01-31")
    sheet = interview / "seminar.en.md"
    edit(sheet, "~~~yaml\nminutes:", f"~~~yaml\n{SESSIONS}minutes:")
    return content


def edit(file: Path, old: str, new: str) -> None:
    """Put something else in the place of what stands in a file."""
    text = file.read_text("utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), "utf-8")


def made(content: Path, *editions: str) -> Path:
    """Return the folder in which these editions of a publication were built."""
    out = content.parent / "build"
    result = build(Request(content, out, editions), lambda _: None)
    assert result.is_built, "\n".join(map(str, result.findings))
    return out
