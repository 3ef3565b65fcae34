"""A paragraph of Markdown as lines: joined where it was wrapped, broken where that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from fangtan.importers.runs import Run

_OPENS_A_TURN = re.compile(
    r"\s*(?:>\s*)*(?:\*\*|__|<b>|<strong>|[-–—•]\s|\\?[\[(（【]?\d{1,2}:\d{2}|[^\s:：][^:：\n]{0,40}[:：]"
    r"(?:\s|\*|_|[^\x00-\x7f]|$))"
)
_TAG = re.compile(r"<(/?)(\w+)")
_WRAPPED = (50, 100)
"""Nobody wraps lines at a width outside these."""
_NAMES = re.compile(r"</?([A-Za-z][\w:-]*)")
_TAGS = frozenset(
    re.findall(
        r"\w+",
        "a abbr address article aside audio b blockquote body br button caption center cite "
        "code col dd del details dfn div dl dt em figcaption figure font footer form h1 h2 "
        "h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main mark "
        "meta nav noscript object ol p picture pre q rp rt ruby s samp script section small "
        "source span strike strong style sub summary sup svg table tbody td tfoot th thead "
        "time tr u ul var video wbr",
    )
)
_BOLD, _ITALIC = {"b", "strong"}, {"i", "em", "cite"}


class Row(NamedTuple):
    """A line that a paragraph shows: how far down it stands, its runs, whether it is a picture."""

    down: int
    runs: Sequence[Run]
    is_picture: bool = False


def rows_of(token: Token, rows: Sequence[str]) -> Iterator[Row]:
    """Yield the lines that a paragraph shows; `rows` are the source's, from its first on."""
    down, started = 0, 0
    runs: list[Run] = []
    marks = _Marks()
    for child in token.children or ():
        down += child.type in {"softbreak", "hardbreak"}
        if child.type == "image" and _is_alone(token, child):
            yield from (Row(started, [Run(words)], is_picture=True) for words in _described(child))
        elif _is_break(child, rows, down):
            yield Row(started, runs)
            runs, started = [], down
        elif words := marks.words(child):
            runs.append(words)
    yield Row(started, runs)


class _Marks:
    """Which marks are on."""

    def __init__(self) -> None:
        self._bold = self._italic = 0

    def words(self, child: Token) -> Run | None:
        """Return what a token says, or take note of the mark that it sets."""
        text = child.content
        match child.type:
            case "strong_open" | "strong_close":
                self._bold += child.nesting
            case "em_open" | "em_close":
                self._italic += child.nesting
            case "html_inline" if is_html(text):
                change, tag = _tag(text)
                self._bold = max(0, self._bold + change * (tag in _BOLD))
                self._italic = max(0, self._italic + change * (tag in _ITALIC))
                text = ""
            case "softbreak":
                return Run("\n")
            case "image":
                text = " ".join(_described(child))
            case "footnote_ref":
                text = f"[{child.meta.get('label', '')}]"
            case _:
                pass
        return Run(text, self._bold > 0, self._italic > 0) if text else None


def is_html(text: str) -> bool:
    """Return whether tags are mark-up: `<laughs>` and `<crosstalk>` are words."""
    return any(name.lower() in _TAGS for name in _NAMES.findall(text)) or text.startswith("<!")


def words_kept(html: str) -> str:
    """Return HTML in which what only looks like a tag is text."""
    return _NAMES.sub(
        lambda found: found.group() if found[1].lower() in _TAGS else f"&lt;{found.group()[1:]}",
        html,
    )


def _is_break(child: Token, rows: Sequence[str], down: int) -> bool:
    if child.type == "html_inline":
        return _tag(child.content)[1] in {"br", "p", "div"}
    return child.type == "hardbreak" or (child.type == "softbreak" and is_meant(rows, down))


def is_meant(rows: Sequence[str], down: int) -> bool:
    """Return whether the break before `rows[down]` was meant.

    It was if a turn opens there, and the line above had room for its first word.
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


def _described(image: Token) -> list[str]:
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
