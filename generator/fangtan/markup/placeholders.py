"""Placeholders: what stands where words are still to be written."""

from __future__ import annotations

import re

_PLACEHOLDER = re.compile(r"TODO(?:[:：]|$)")


def is_placeholder(text: str) -> bool:
    """Return whether a text only says what is to be written in its place."""
    return bool(_PLACEHOLDER.match(text))
