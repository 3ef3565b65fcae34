"""Marks of emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fangtan.checks.texts import all_texts, narrowed
from fangtan.findings import Finding, Rule
from fangtan.load import Loaded
from fangtan.markup import paragraphs

_MEANT = re.compile(r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|\\\*", re.DOTALL)
"""Code, and stars that are written with a backslash."""
_SOUND = re.compile(r"\*\*\w(?:[^*]*?\w)?\*\*|\*\*\w[^*]*\*\*(?=\s|\Z)")
"""What every reader of Markdown takes for emphasis: letters within, or a space behind it."""
_LEFT = re.compile(r"[^\n]{0,8}\*\*[^\n]{0,8}")


def emphasis_takes_effect(loaded: Loaded) -> Iterator[Finding]:
    """What stands between two stars on either side is emphasised, and no star is printed."""
    for _, text in all_texts(loaded.seminar):
        # Nearly all emphasis is seen to be sound without reading the text as Markdown.
        if "**" not in _SOUND.sub("", text.markdown):
            continue
        left = _LEFT.search("\n".join(paragraphs(_MEANT.sub("", text.markdown))))
        if left:
            yield Finding(
                narrowed(loaded.sources, text.place, left[0].strip()),
                Rule.EMPHASIS_TAKES_EFFECT,
                f"readers would see the stars of “{left[0].strip()}”",
                "let the stars touch letters: the mark at the end belongs behind them, as in "
                r"**word**: or **词**：; write \* for a star that is meant",
                severity="warning",
            )
