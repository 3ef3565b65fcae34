"""The first words of a text, where the whole of it would be too long."""

from __future__ import annotations

import unicodedata

_WIDTH = 72
"""In Latin letters; a Han character takes two."""


def shortened(words: str, width: int = _WIDTH) -> str:
    """Return the beginning of a text, cut between words and marked with an ellipsis."""
    taken = 0
    for index, character in enumerate(words):
        taken += 2 if _is_wide(character) else 1
        if taken > width:
            kept = words[:index]
            between = kept.rfind(" ")
            if not _is_wide(character) and between > index // 2:
                kept = kept[:between]
            return kept.rstrip(" .,;:，、；：。") + "…"
    return words


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
