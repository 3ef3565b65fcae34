"""The title on a cover: a drawing breaks no lines by itself."""

from __future__ import annotations

import re
import unicodedata

_WIDTH = 22
"""How wide a line may be, in Latin letters; a Han character takes two."""
_NEVER_FIRST = "，。、；：？！）》”’」』】…—·"
_WORDS = re.compile(
    r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef—…“”‘’·]|[^\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+\s*|\s+"
)


def wrapped(title: str) -> tuple[str, ...]:
    """Return a title in lines, broken between words or between Han characters."""
    lines, line = [], ""
    for part in _WORDS.findall(title):
        if line and _wide(line + part.rstrip()) > _WIDTH and part not in _NEVER_FIRST:
            lines.append(line.rstrip())
            line = ""
        line += part
    return (*lines, line.rstrip())


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(it) in "WF" else 1 for it in text)
