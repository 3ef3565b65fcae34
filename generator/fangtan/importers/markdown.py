"""Markdown, as Jekyll, Hugo and pandoc have it.

Text is what a reader of the page reads. Mark-up, and hence left out, are: front matter (it goes to
the metadata), addresses of links and pictures, comments, HTML tags, Liquid tags and Hugo
shortcodes; what these enclose, and captions in them, is text. So is a picture's description.
A line break stands where Markdown has one, and where the next line opens like a turn although
there was room for its first word: whoever wrapped lines at a width did not break there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fangtan.importers.formats import Document, Format
from fangtan.importers.front_matter import front_matter
from fangtan.importers.markdown_inline import is_html, rows_of, words_kept
from fangtan.importers.runs import Run, line_of
from fangtan.importers.source import Line, Shape, Source
from fangtan.importers.text import columns_before

_TEMPLATING = re.compile(
    r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}"
    r"|\{%-?\s*\w[^%\n]*(?:%(?!\})[^%\n]*)*-?%\}"
    r"|\{\{(?P<hugo>[<%].*?[%>])\}\}"
    r"|\{\{[^{}\n]*\}\}"
    r"|^\{:[^}\n]*\}[ \t]*$"
    r"|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
_CAPTION = re.compile(r"""\bcaption\s*=\s*("(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")
_REFERENCE = re.compile(
    r"^([ \t>]*(?:(?:[-*+~:]|\d+[.)]|\[\^[^\]\n]+\]:)[ \t]+)*)"
    r"(?=\[(?!\^)[^\]\n]+\]:(?!\s*(?:<[^\s>]*[:/.]|https?:|mailto:|www\.|[/#.]+\w)))",
    re.MULTILINE,
)
"""What a label in brackets would be taken for: the address of a link."""
_UNCLOSED = re.compile(r"<(?=!--|!\[CDATA\[|\?)")
"""What would hide everything up to the end; comments that are closed have been taken out."""
_LESS = "\ue000"
"""Stands for `<` where that is no mark-up: of private use, hence in no text."""
_SAYS = re.compile(r">[^<>]*[^<>\s]|^[^<]*[^<\s]|\balt\s*=\s*[\"'][^\"']")
_LABELLED = re.compile(r"^\s*(?:\*\*|__|<b>|<strong>)\S|^#{1,6} ", re.MULTILINE)
_ENOUGH_LABELS = 3


def read(document: Document) -> Source:
    """Return the blocks of a Markdown text as Lines."""
    head, body = front_matter(document.text, document.name)
    body = _UNCLOSED.sub(_LESS, _TEMPLATING.sub(_untemplated, body))
    body = _REFERENCE.sub(r"\1\\", body)
    lines = tuple(
        replace(line, text=line.text.replace(_LESS, "<")) if _LESS in line.text else line
        for line in _Reader(body, head.height).lines()
    )
    first = lines[0] if lines else None
    heading = first.text if first and first.shape == "heading" else None
    facts = head.facts
    return Source(
        lines,
        title=facts.get("title") or heading,
        language=facts.get("lang") or facts.get("language"),
        names=head.names,
        metadata=facts,
        findings=head.findings,
    )


def _untemplated(found: re.Match[str]) -> str:
    """Leave a caption of templating and the line breaks, so that lines keep their numbers."""
    caption = _CAPTION.search(found["hugo"] or "")
    words = (caption["double"] or caption["single"] or "") if caption else ""
    kept = f"<figcaption>{words}</figcaption>" if words else ""
    return kept + "\n" * found.group().count("\n")


@functools.cache
def _parser() -> MarkdownIt:
    from mdit_py_plugins.deflist import deflist_plugin  # noqa: PLC0415 - only for this format
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(deflist_plugin).use(footnote_plugin)
    # Indented text is an answer, hardly ever code; footnotes stay where they were written.
    return parser.disable(["code", "footnote_tail"])


class _Reader:
    """Walks the tokens of one text, and knows which containers it is in."""

    def __init__(self, body: str, lines_above: int) -> None:
        self._rows = body.split("\n")
        self._above = lines_above
        self._tokens = _parser().parse(body)
        self._ordinals: list[str] = []
        self._is_item_new = False
        self._quotes = 0
        self._cell = 0
        self._note = ""
        self._at = 1

    def lines(self) -> Iterator[Line]:
        for index, token in enumerate(self._tokens):
            if token.map:
                self._at = token.map[0] + 1
            self._enter(token)
            if token.type == "inline":
                yield from self._inline(token, self._tokens[index - 1])
            elif token.type in {"fence", "code_block"}:
                yield from self._code(token)
            elif token.type == "html_block":
                yield from self._html(token)

    def _enter(self, token: Token) -> None:
        match token.type:
            case "list_item_open":
                self._ordinals.append(f"{token.info}{token.markup}")
                self._is_item_new = True
            case "list_item_close":
                self._ordinals.pop()
                self._is_item_new = False
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "tr_open":
                self._cell = 0
            case "th_open" | "td_open":
                self._cell += 1
            case "dt_open":
                self._cell = 1
            case "dd_open":
                self._cell = 2
            case "table_close" | "dl_close":
                self._cell = 0
            case "footnote_reference_open":
                self._note = str((token.meta or {}).get("label", ""))
            case _:
                pass

    def _inline(self, token: Token, opening: Token) -> Iterator[Line]:
        start = token.map[0] if token.map else self._at - 1
        level = int(opening.tag[1]) if opening.type == "heading_open" else 0
        note, self._note = self._note, ""
        first = True
        for down, runs, is_picture in rows_of(token, self._rows[start:]):
            words: Sequence[Run] = runs
            if note and first:
                words = [Run(f"[{note}] "), *runs]
            if level and words:
                words = _without_attributes(words)
            line = line_of(
                words, self._line(start + down, level, is_picture=is_picture, first=first)
            )
            if line:
                yield line
                first = False

    def _line(self, row: int, level: int, *, first: bool, is_picture: bool = False) -> Line:
        shape, level, ordinal = self._shape(level)
        if is_picture:
            shape, level = "caption", 0
        source = self._rows[row] if row < len(self._rows) else ""
        indent = (
            0
            if shape == "cell"
            else columns_before(source.lstrip("> ") if self._quotes else source)
        )
        gap = first and not (shape == "cell" and level > 1)
        return Line("", row + 1 + self._above, shape, level, ordinal, indent, gap)

    def _shape(self, level: int) -> tuple[Shape, int, str]:
        if level:
            return "heading", level, ""
        if self._cell:
            return "cell", self._cell, ""
        if self._is_item_new:
            self._is_item_new = False
            return "item", len(self._ordinals), self._ordinals[-1]
        return ("quote" if self._quotes else "text"), 0, ""

    def _code(self, token: Token) -> Iterator[Line]:
        start = (token.map[0] if token.map else 0) + (1 if token.type == "fence" else 0)
        gap = True
        for down, row in enumerate(token.content.split("\n")):
            line = line_of(
                [Run(row)],
                Line("", start + down + 1 + self._above, indent=columns_before(row), gap=gap),
            )
            gap = line is None
            if line:
                yield line

    def _html(self, token: Token) -> Iterator[Line]:
        start = token.map[0] if token.map else 0
        if not is_html(token.content):
            for down, row in enumerate(token.content.split("\n")):
                if line := line_of([Run(row)], self._line(start + down, 0, first=down == 0)):
                    yield line
        elif _SAYS.search(content := words_kept(token.content)):
            from fangtan.importers.html_flow import fragment  # noqa: PLC0415 - for lxml

            yield from fragment(content, start + self._above)


def _without_attributes(runs: Sequence[Run]) -> list[Run]:
    """Leave out pandoc's `{#id .class}` at the end of a heading."""
    *before, last = runs
    return [*before, last._replace(text=_ATTRIBUTES.sub("", last.text))]


def _is_likely(document: Document) -> bool:
    if front_matter(document.text, document.name)[0].height:
        return True
    return len(_LABELLED.findall(document.text)) >= _ENOUGH_LABELS


FORMAT = Format(
    "markdown",
    "Markdown",
    (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"),
    read,
    is_likely=_is_likely,
)
