"""Quotations of passages: which words of a text are quoted, and from which passage."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fangtan.markup.links import MARK

_PAIRS = {
    "“": "”",
    "‘": "’",
    "”": "”",
    "„": "“”",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    "\u2039": "\u203a",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "〝": "〞〟",
    '"': '"',
    "'": "'",
    "＂": "＂",
}
"""Marks that open a quotation, each with those that may close it."""

_DOUBLE = (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"))
_STRETCH = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|「[^「」]*」|『[^『』]*』|\"[^\"]*\"")
_LINK_END = re.compile(r"(?<!\\)\]\([ \t]*passage:(?P<target>[^()\s]*)[^()]*\)")
_MARKUP = " \t\n*_"
_MEANT = re.compile(r"(?<![\]`\w])(?<!\]\()passage[:\uff1a][a-z0-9][\w./-]*")
"""The name of a passage in the words of a text, where readers would see it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that are quoted from a passage.

    `words` are Markdown without the marks around them, paragraphs apart by an empty line;
    `start` is where they begin in the text that holds them: their line, if they are a block.
    """

    words: str
    target: str
    start: int


def quotations(markdown: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order."""
    if "passage:" not in markdown:
        return ()
    found = [*_inline(markdown), *_blocks(markdown)]
    return tuple(sorted(found, key=lambda quotation: quotation.start))


def quoted(words: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of a link stand in quotation marks: from where to where.

    Either all of them do, or some; single marks count only around all, since they are
    apostrophes too. Where double marks do not pair off, one of the passage’s own stands alone among
    the words, and all that stands between the first and the last of them is quoted.
    """
    inner = words.strip(_MARKUP)
    if _is_enclosed(inner):
        start = words.index(inner[0]) + 1
        return ((start, start + len(inner) - 2),)
    for opening, closing in _DOUBLE:
        first, last = words.find(opening), words.rfind(closing)
        if 0 <= first < last and words.count(opening) != words.count(closing):
            return ((first + 1, last),)
    return tuple((match.start() + 1, match.end() - 1) for match in _STRETCH.finditer(words))


def attribute(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token, str, list[str]]]:
    """Yield the block quotations that end in a mark, and take the mark off their last words.

    Each goes with its opening and closing token, its target, and its paragraphs.
    """
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.type == "blockquote_open":
            opened.append(index)
        elif token.type == "blockquote_close":
            start = opened.pop()
            inside = [it for it in tokens[start:index] if it.type == "inline"]
            mark = _last_mark(inside[-1].content) if inside else None
            if mark:
                inside[-1].content = inside[-1].content[: mark.start()].rstrip()
                yield tokens[start], token, mark["target"], [it.content for it in inside]


def stray_marks(markdown: str) -> tuple[str, ...]:
    """Return the marks of block quotations that end none, and what seems to be meant as one."""
    if not _MEANT.search(markdown):
        return ()
    lines = markdown.split("\n")
    ended = {
        opening.map[1] - 1 - _trailing(lines[opening.map[0] : opening.map[1]])
        for opening, *_ in attribute(_parser().parse(markdown))
        if opening.map
    }
    stray = {
        match.start(): match.group()
        for match in MARK.finditer(markdown)
        if markdown.count("\n", 0, match.start()) not in ended
    }
    marked = [range(*match.span()) for match in MARK.finditer(markdown)]
    meant = {
        match.start(): match.group()
        for match in _MEANT.finditer(markdown)
        if not any(match.start() in span for span in marked)
    }
    return tuple(words for _, words in sorted({**stray, **meant}.items()))


def _trailing(lines: Sequence[str]) -> int:
    """Return how many lines at the end of a block quotation are empty."""
    return next(
        (number for number, line in enumerate(reversed(lines)) if line.strip(" >\t")), len(lines)
    )


def _last_mark(content: str) -> re.Match[str] | None:
    marks = [mark for mark in MARK.finditer(content) if mark.end() == len(content)]
    return marks[-1] if marks else None


def _is_enclosed(words: str) -> bool:
    """Return whether words stand in quotation marks as a whole."""
    return len(words) > 1 and words[-1] in _PAIRS.get(words[0], "") and _is_one(words)


def _is_one(words: str) -> bool:
    """Return whether the first mark of these words is closed by the last one and not before."""
    opening, closing = words[0], words[-1]
    inside = words[1:-1]
    if opening == closing:
        return opening == "'" or opening not in inside
    if closing == "’":
        return True
    depth = 1
    for character in inside:
        depth += (character == opening) - (character == closing)
        if depth == 0:
            return False
    return True


def _inline(markdown: str) -> Iterator[Quotation]:
    for end in _LINK_END.finditer(markdown):
        start = _opening(markdown, end.start())
        if start is not None:
            words = markdown[start : end.start()]
            for first, last in quoted(words):
                yield Quotation(words[first:last], end["target"], start + first)


def _opening(markdown: str, end: int) -> int | None:
    """Return where the words of a link begin whose closing bracket stands at `end`."""
    depth = 1
    for index in range(end - 1, -1, -1):
        character = markdown[index]
        if character not in "[]" or (index and markdown[index - 1] == "\\"):
            continue
        depth += 1 if character == "]" else -1
        if depth == 0:
            return None if index and markdown[index - 1] == "!" else index + 1
    return None


def _blocks(markdown: str) -> Iterator[Quotation]:
    if not MARK.search(markdown):
        return
    starts = [0, *(match.end() for match in re.finditer("\n", markdown))]
    for opening, _, target, paragraphs in attribute(_parser().parse(markdown)):
        line = opening.map[0] if opening.map else 0
        words = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
        # That it is a block says that it is quoted; some write marks around it all the same.
        bare = words[1:-1] if _is_enclosed(words) else words
        yield Quotation(bare, target, starts[line])


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable("inline")
