"""The links that a text holds, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SCHEMES = ("term", "work", "person", "passage")
"""Links with one of these go to something in the publication."""

MARK = re.compile(r"(?:—{1,2}|―{1,2}|–|--)[ \t]*passage:(?P<target>\S+)[ \t]*$", re.MULTILINE)
"""What ends a block quotation and says from which passage it is."""

# Brackets in the words are those of a quotation, as in “[W]hat”; a link is not in a link.
_LINK = re.compile(
    r"(?<!\\)(?P<picture>!?)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\](?!\())*+)\]"
    r"\((?P<target>[^()\s]*)[^()]*\)"
)


@dataclass(frozen=True, slots=True)
class Link:
    """One link: its words, scheme and target, and its offset from the text's first line.

    The mark of a block quotation is a link to its passage, without words.
    """

    words: str
    scheme: str
    target: str
    lines_down: int
    column: int


def links(markdown: str) -> Iterator[Link]:
    """Yield the links of a text in order; `scheme` is empty for a relative one."""
    found = [*_LINK.finditer(markdown), *_marks(markdown)]
    for match in sorted(found, key=lambda match: match.start()):
        groups = match.groupdict()
        if groups.get("picture"):
            continue
        scheme, colon, target = groups["target"].partition(":")
        if "words" not in groups:
            scheme, colon, target = "passage", ":", groups["target"]
        before = markdown[: match.start()]
        yield Link(
            words=groups.get("words", ""),
            scheme=scheme if colon else "",
            target=target if colon else scheme,
            lines_down=before.count("\n"),
            column=len(before) - (before.rfind("\n") + 1) + 1,
        )


def _marks(markdown: str) -> Iterator[re.Match[str]]:
    # Most texts hold none, and to look for a word costs next to nothing.
    return MARK.finditer(markdown) if "passage:" in markdown else iter(())
