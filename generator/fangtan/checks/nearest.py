"""The nearest that a text has to words which do not stand in it, and where the two part."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from fangtan.checks.wording import BREAK, Wording, tokens, wording

PILCROW = "¶"
"""What a new paragraph is shown as."""

_LIKENESS = 0.4
"""How much of a text is to be alike, for a writer to see what was meant."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest words of a text, and the first that differ: `here` as quoted, `there` as said.

    `likeness` is how many words are the same.
    """

    likeness: int
    words: str
    here: str
    there: str


def nearest(quoted: str, source: Wording, convert: Callable[[str], str] = str) -> Nearest | None:
    """Return what in a text is nearest to words that are quoted; None if nothing is like them.

    `convert` makes alike what is no difference, such as Simplified and Traditional.
    """
    ours, theirs = tokens(quoted), tokens(source.written)
    mine, others = (
        [wording(convert(it.group())).compared for it in side] for side in (ours, theirs)
    )
    begin, end = _window(mine, others)
    matcher = SequenceMatcher(None, others[begin:end], mine, autojunk=False)
    same = [block for block in matcher.get_matching_blocks() if block.size]
    likeness = sum(block.size for block in same)
    if not same or likeness < _LIKENESS * len(mine):
        return None
    changes = [it for it in matcher.get_opcodes() if it[0] != "equal"]
    # What only the text has, before and after, is no difference.
    inner = [
        _trimmed(it, len(mine)) for it in changes if it[0] != "delete" or 0 < it[3] < len(mine)
    ]
    first, last = same[0].a, same[-1].a + same[-1].size
    here, there = (0, 0), (0, 0)
    if inner:
        first, last = min(first, inner[0].there[0]), max(last, inner[-1].there[1])
        here, there = inner[0].here, inner[0].there
    shown = theirs[begin:end]
    return Nearest(
        likeness=likeness,
        words=_between(source.written, shown, (first, last)),
        here=_between(quoted, ours, here),
        there=_between(source.written, shown, there),
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """Tokens that differ, from where to where on either side."""

    here: tuple[int, int]
    there: tuple[int, int]


def _trimmed(change: tuple[str, int, int, int, int], length: int) -> _Change:
    """Return a change; at the ends of the quotation with no more of the text than it replaces."""
    _, first, last, begin, end = change
    if begin == 0 < end:
        first = max(first, last - end)
    elif end == length:
        last = min(last, first + end - begin)
    return _Change((begin, end), (first, last))


def _window(mine: Sequence[str], others: Sequence[str]) -> tuple[int, int]:
    """Return from where to where a text is likest: around the longest run that both share."""
    longest = SequenceMatcher(None, others, mine, autojunk=False).find_longest_match()
    before, after = longest.b, len(mine) - longest.b
    return max(0, longest.a - before - 2), min(len(others), longest.a + after + 2)


def _between(text: str, found: Sequence[re.Match[str]], span: tuple[int, int]) -> str:
    """Return the text from one token up to another, a new paragraph as a pilcrow."""
    first, last = span
    if first >= last:
        return ""
    words = text[found[first].start() : found[last - 1].end()]
    return " ".join(words.replace(BREAK, f" {PILCROW} ").split())
