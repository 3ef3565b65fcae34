"""Text in columns on a terminal, where a Han character takes two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from fangtan.sheet import shortened

WIDTH = 80
_OPENING, _CLOSING = "（《「『“‘", "，。、；：！？）》」』”’…"
_WORD = re.compile(
    rf"[{_OPENING}]*(?:[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\S)[{_CLOSING}]*"
)
"""What a line may break after: a word of letters or a Han character, with the marks it carries."""


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(_width_of(character) for character in text)


def cut(text: str, columns: int) -> str:
    """Return as much of a text as there is room for, its mark of omission included."""
    return text if width(text) <= columns else shortened(text, columns - 1)


def fitted(text: str, columns: int, *, right: bool = False) -> str:
    """Return a text cut or filled to exactly so many columns."""
    kept = cut(text, columns)
    filling = " " * (columns - width(kept))
    return filling + kept if right else kept + filling


def wrapped(text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Yield the lines of a paragraph; `first` opens it, `rest` opens the lines after that.

    No line is wider than the page, unless a single word is.
    """
    indent = " " * width(first) if rest is None else rest
    line, is_empty = first, True
    for found in _WORD.finditer(text):
        piece = found[0]
        space = " " if text[: found.start()].endswith((" ", "\n")) and not is_empty else ""
        if not is_empty and width(line + space + piece) > WIDTH:
            yield line
            line, space = indent, ""
        line, is_empty = line + space + piece, False
    yield line.rstrip()


def table(rows: Sequence[Sequence[str]], *, indent: str = "  ") -> Iterator[str]:
    """Yield rows in columns: words first, from the left, then figures, from the right.

    The first column gives way where the whole would be too wide.
    """
    others = [max(width(cell) for cell in column) for column in list(zip(*rows, strict=True))[1:]]
    room = WIDTH - width(indent) - sum(2 + columns for columns in others)
    first = min(max(width(row[0]) for row in rows), room)
    for row in rows:
        sized = zip(row[1:], others, strict=True)
        figures = (fitted(cell, columns, right=True) for cell, columns in sized)
        yield f"{indent}{'  '.join((fitted(row[0], first), *figures))}".rstrip()


def _width_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
