"""Markdown in sentences, with those that ask."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from fangtan.checks.written import bare
from fangtan.markup import IN_PASSING, is_placeholder

_BLOT = "\0"
"""What stands in place of each character that the text does not say itself."""

_IN_PASSING = re.compile(
    rf"\[(?:[^\[\]]|\[[^\[\]]*\]\([^()]*\))*\]\{{[^{{}}]*\.{IN_PASSING}\b[^{{}}]*\}}"
)
_MARKED = re.compile(r"[\\`*_\[{<]|//")
_SPACE = re.compile(r"\s")
_BLOCK_QUOTATION = re.compile(r"^[ ]{0,3}>.*(?:\n.*\S.*)*", re.MULTILINE)
_QUOTED = re.compile(
    r"“[^“”]*”|‘[^‘]*?’(?!\w)|«[^«»]*»|「[^「」]*」|『[^『』]*』|《[^《》]*》|〈[^〈〉]*〉"
    r'|"[^"\n]*"'
)
_ABBREVIATED = r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|vs|cf|no|No))(?<!\b(?:Mrs|e\.g|i\.e|etc))"
_END = re.compile(
    # A question mark before a small letter is that of a title: how does Quo Vadis? end
    r"(?P<asks>[!！]*[?？؟][?？؟!！]*)(?![^\w\s]*\s+[a-z])|[。！]+|!+(?![?？])|…(?=\s+[A-Z])"
    rf"|{_ABBREVIATED}\.(?=[\s)]|\Z)"
)
_ENDS_A_SENTENCE = re.compile(r"[.?!…]\W\Z")
_BEGINS = re.compile(r"\s+[A-Z]")
_CLOSING = re.compile(r"[”’»\"')\]）」』]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is written, its own words with blots on what it quotes, and its mark."""

    written: str
    own: str
    asks: bool


@functools.cache
def sentences(markdown: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text; what waits for its words has none."""
    return () if is_placeholder(markdown) else tuple(_sentences(markdown))


def _sentences(markdown: str) -> Iterator[Sentence]:
    text = _BLOCK_QUOTATION.sub("", markdown) if ">" in markdown else markdown
    if _MARKED.search(text):
        text = bare(_IN_PASSING.sub("", text))[0]
    written = _SPACE.sub(" ", text)
    own = _QUOTED.sub(_blot, written)
    start = 0
    for end in _END.finditer(own):
        closing = _CLOSING.match(own, end.end())
        stop = closing.end() if closing else end.end()
        yield from _sentence(written, own, start, stop, asks=end["asks"] is not None)
        start = stop
    yield from _sentence(written, own, start, len(own), asks=False)


def _sentence(written: str, own: str, start: int, end: int, *, asks: bool) -> Iterator[Sentence]:
    while start < end and own[start] == " ":
        start += 1
    if start < end:
        yield Sentence(written[start:end], own[start:end], asks)


def _blot(found: re.Match[str]) -> str:
    """Return blots as long as a quotation, which ends a sentence where a new one follows."""
    ends = _ENDS_A_SENTENCE.search(found.group()) and _BEGINS.match(found.string, found.end())
    return _BLOT * (len(found.group()) - 1) + ("." if ends else _BLOT)
