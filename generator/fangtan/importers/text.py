"""Plain text: every line as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.importers.formats import Document, Format
from fangtan.importers.source import Line, Source

_TAB = 8
_SPACE = " \t\u3000\xa0\ufeff\f"


def read(document: Document) -> Source:
    """Return one Line for each line that has words."""
    return Source(tuple(_lines(document.text)))


def _lines(text: str) -> Iterator[Line]:
    gap = True
    for number, row in enumerate(text.split("\n"), 1):
        words = row.strip(_SPACE)
        if words:
            yield Line(words, number, indent=columns_before(row), gap=gap)
        gap = not words or row.startswith("\f")


def columns_before(row: str) -> int:
    """Return the width of the white space that a row begins with; a full-width space takes two."""
    column = 0
    for char in row:
        if char == "\t":
            column += _TAB - column % _TAB
        elif char in _SPACE:
            column += 2 if char == "\u3000" else 1
        else:
            break
    return column


FORMAT = Format("text", "plain text", (".txt", ".text"), read)
