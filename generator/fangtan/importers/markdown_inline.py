"""A paragraph of Markdown as rows of runs: joined where it was wrapped, broken where it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from fangtan.importers.runs import Run

_OPENS_A_TURN = re.compile(
    r"\s*(?:>\s*)*(?:\*\*|__|<b>|<strong>|[-–—•]\s|\\?[\[(（【]?\d{1,2}:\d{2}|[^\s:：][^:：\n]{0,40}[:：](?:\s|\*|_|[^\x00-\x7f]|$))"
)
_TAG = re.compile(r"<(/?)(\w+)")
_WRAPPED = (50, 100)
"""Nobody wraps lines at a width outside these."""
_BOLD, _ITALIC = {"b", "strong"}, {"i", "em", "cite"}


def rows_of(token: Token, rows: Sequence[str]) -> Iterator[tuple[int, list[Run], bool]]:
    """Yield, for each line that the paragraph shows, how far down it stands, its runs, and whether
    it is a picture alone.

    `rows` are the source's lines from the paragraph's first on.
    """
    down, started = 0, 0
    row: list[Run] = []
    bold = italic = 0
    for child in token.children or ():
        match child.type:
            case "strong_open" | "strong_close":
                bold += child.nesting
            case "em_open" | "em_close":
                italic += child.nesting
            case "softbreak":
                down += 1
                if is_meant(rows, down):
                    yield started, row, False
                    row, started = [], down
                else:
                    row.append(Run("\n"))
            case "hardbreak":
                down += 1
                yield started, row, False
                row, started = [], down
            case "html_inline":
                closing, tag = _tag(child.content)
                bold = max(0, bold + closing * (tag in _BOLD))
                italic = max(0, italic + closing * (tag in _ITALIC))
                if tag in {"br", "p", "div"}:
                    yield started, row, False
                    row, started = [], down
            case "image":
                described = _description(child)
                if _is_alone(token, child):
                    yield from ((started, [Run(words)], True) for words in described)
                else:
                    row.append(Run(" ".join(described), bold > 0, italic > 0))
            case "footnote_ref":
                row.append(Run(f"[{child.meta.get('label', '')}]"))
            case _:
                if child.content:
                    row.append(Run(child.content, bold > 0, italic > 0))
    yield started, row, False


def is_meant(rows: Sequence[str], down: int) -> bool:
    """Return whether the break before `rows[down]` was meant: a turn opens there, and the line above
    had room for its first word.
    """
    if down >= len(rows) or not _OPENS_A_TURN.match(rows[down]):
        return False
    width = max(_WRAPPED[0], *(_columns(row) for row in rows[: _length(rows)]))
    needed = _columns(rows[down - 1].rstrip()) + 1 + _columns(rows[down].split(maxsplit=1)[0])
    return needed <= width or width > _WRAPPED[1]


def _columns(row: str) -> int:
    return len(row) + sum(char >= "\u2e80" for char in row)


def _length(rows: Sequence[str]) -> int:
    return next((n for n, row in enumerate(rows) if not row.strip()), len(rows))


def _tag(html: str) -> tuple[int, str]:
    found = _TAG.match(html)
    return (-1 if found[1] else 1, found[2].lower()) if found else (0, "")


def _description(image: Token) -> list[str]:
    """Return what is said of a picture: its description, and its caption where there is another."""
    words = [image.content, str(image.attrs.get("title", ""))]
    return list(dict.fromkeys(word for word in words if word.strip()))


def _is_alone(token: Token, image: Token) -> bool:
    return all(
        child is image
        or child.type in {"softbreak", "link_open", "link_close"}
        or not child.content.strip()
        for child in token.children or ()
        if child.type != "image"
    )
