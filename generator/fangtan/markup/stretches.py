"""Markdown in stretches: what is plainly a paragraph or a heading, and what has to be parsed.

Most of what people write is paragraphs with empty lines around them. Those are known by how
their lines begin; a parser that tries its rules on each line takes ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.common.utils import mdTrim

_PLAIN = re.compile(
    r"""(?:
        [^\s\d\#*+\-_<>`~:=|\[]         # no mark of Markdown
      | \*{1,2}(?=[^\s*])               # emphasis, no list and no rule
      | \d+(?![\d.)])                   # a number, no list
      | \[(?![^\]]*\]:)                 # a link, no definition of one
    )""",
    re.VERBOSE,
)
_HEADING = re.compile(r"(?P<level>\#{1,6})[ \t]+(?P<words>[^\s\#](?:.*[^\s\#\\])?)[ \t]*")
_CONTAINER = re.compile(r"(?P<mark>:{3,})[ \t]*[^\s:].*")
_FENCE = re.compile(r"(?P<mark>~{3,}|`{3,})[^`~]*")
_OPENING = (_PLAIN, re.compile(r"\#{1,6}[ \t]|:{3,}[ \t]*[^\s:]"))
_UNSURE = re.compile(r".*(?::::|~~~|```|<)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some lines of a text, from `start` up to `end`, counted from 0.

    `text` is what a paragraph or a heading says; a container holds the lines between its first
    and its last one, as a fence does; the items of a list begin with `- `, and their further lines
    with two spaces; what is `other` has to be parsed, by itself.
    """

    kind: Literal["paragraph", "heading", "container", "fence", "list", "other"]
    start: int
    end: int
    text: str = ""
    level: int = 0


def stretches(lines: Sequence[str]) -> Iterator[Stretch]:
    """Yield the stretches of a text, in order, without the empty lines between them.

    Its lines end with no mark of their own, and it holds no zero byte.
    """
    at = 0
    while at < len(lines):
        if _is_empty(lines[at]):
            at += 1
            continue
        found = _heading(lines, at) or _paragraph(lines, at) or _container(lines, at)
        found = found or _fence(lines, at) or _list(lines, at) or _other(lines, at)
        yield found
        at = found.end


def _is_empty(line: str) -> bool:
    return not line.strip(" \t")


def _heading(lines: Sequence[str], at: int) -> Stretch | None:
    found = _HEADING.fullmatch(lines[at])
    if not found:
        return None
    return Stretch("heading", at, at + 1, mdTrim(found["words"]), len(found["level"]))


def _paragraph(lines: Sequence[str], at: int) -> Stretch | None:
    end = at
    while end < len(lines) and not _is_empty(lines[end]):
        if not _PLAIN.match(lines[end]):
            return None
        end += 1
    return Stretch("paragraph", at, end, mdTrim("\n".join(lines[at:end])))


def _container(lines: Sequence[str], at: int) -> Stretch | None:
    """Return a `:::` block that is closed, and that holds none itself."""
    found = _CONTAINER.fullmatch(lines[at])
    for end in range(at + 1, len(lines) if found else 0):
        if found and lines[end].rstrip(" \t") == found["mark"]:
            return Stretch("container", at, end + 1)
        if _UNSURE.match(lines[end]):
            return None
    return None


def _fence(lines: Sequence[str], at: int) -> Stretch | None:
    """Return a fence that is closed by its own mark."""
    found = _FENCE.fullmatch(lines[at])
    for end in range(at + 1, len(lines) if found else 0):
        if found and lines[end].rstrip(" \t") == found["mark"]:
            return Stretch("fence", at, end + 1)
        if _UNSURE.match(lines[end]):
            return None
    return None


def _list(lines: Sequence[str], at: int) -> Stretch | None:
    """Return a flat list of plain items, whose further lines stand below their words."""
    end = at
    while end < len(lines) and not _is_empty(lines[end]):
        mark = "- " if end == at else lines[end][:2]
        if mark not in {"- ", "  "} or lines[end][:2] != mark or not _PLAIN.match(lines[end], 2):
            return None
        end += 1
    below = next((line for line in lines[end:] if not _is_empty(line)), "")
    if below and not any(known.match(below) for known in _OPENING):
        return None
    return Stretch("list", at, end)


def _other(lines: Sequence[str], at: int) -> Stretch:
    """Return what reaches up to an empty line with something plain below it, or to the end."""
    for end in range(at, len(lines)):
        is_apart = end > at and _is_empty(lines[end - 1])
        if is_apart and any(known.match(lines[end]) for known in _OPENING):
            return Stretch("other", at, end)
        if _UNSURE.match(lines[end]):
            return Stretch("other", at, len(lines))
    return Stretch("other", at, len(lines))
