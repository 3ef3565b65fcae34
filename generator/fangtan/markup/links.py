"""The links that a text holds, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SCHEMES = ("term", "work", "person", "passage")
"""Links with one of these go to something in the publication."""

_LINK = re.compile(r"(?<!\\)(?P<picture>!?)\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)[^()]*\)")


@dataclass(frozen=True, slots=True)
class Link:
    """One link: its words, scheme and target, and its offset from the text's first line."""

    words: str
    scheme: str
    target: str
    lines_down: int
    column: int


def links(markdown: str) -> Iterator[Link]:
    """Yield the links of a text in order; `scheme` is empty for a relative one."""
    for found in _LINK.finditer(markdown):
        if found["picture"]:
            continue
        scheme, colon, target = found["target"].partition(":")
        before = markdown[: found.start()]
        yield Link(
            words=found["words"],
            scheme=scheme if colon else "",
            target=target if colon else scheme,
            lines_down=before.count("\n"),
            column=len(before) - (before.rfind("\n") + 1) + 1,
        )
