"""The flow of an HTML document: its blocks one after another, as Lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from fangtan.importers.html_marks import Element, heavy_classes, marked, shape_of
from fangtan.importers.runs import Run, line_of
from fangtan.importers.source import Line, Shape
from fangtan.importers.unreadable import Unreadable

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "p div section article main header footer aside nav figure figcaption blockquote pre ul "
        "ol li dl dt dd table caption thead tbody tfoot tr td th hr form fieldset address details "
        "summary center body h1 h2 h3 h4 h5 h6 legend",
    )
)
_SILENT = frozenset(
    re.findall(
        r"\w+",
        "script style template noscript head title meta link object iframe svg math canvas audio "
        "video select button textarea input map colgroup",
    )
)
_CELLS = frozenset({"td", "th", "dt", "dd"})
_INDENT = 4


def parsed(text: str, name: str = "HTML") -> Element:
    """Return the root of an HTML document; whatever is broken in it is mended, as browsers do.

    Raise Unreadable where it is nested so deeply that some of it would be lost.
    """
    parser = lxml_html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8", huge_tree=True
    )
    root = lxml_html.document_fromstring(
        text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True
    )
    for error in parser.error_log:
        if error.type_name == "ERR_RESOURCE_LIMIT":
            raise Unreadable(
                name,
                "the mark-up is nested too deeply to be read whole",
                "copy the text of the page into a file, and import that",
                error.line or 1,
            )
    return root


def fragment(text: str, lines_above: int = 0) -> Iterator[Line]:
    """Yield the Lines of a piece of HTML that begins below so many lines."""
    for line in flow(parsed(f"<html><body>{text}</body></html>")):
        yield replace(line, number=line.number + lines_above)


def flow(root: Element, styles: str = "") -> tuple[Line, ...]:
    """Return what stands below an element as Lines, in order; `styles` may make classes bold."""
    walk = _Walk(root, styles)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element, is_root=element is root)
    walk.end_row()
    return tuple(walk.lines)


class _Walk:
    """Where the walk is: which marks are on, which containers are open, the row that grows."""

    def __init__(self, root: Element, styles: str) -> None:
        self.lines: list[Line] = []
        self._is_heavy = heavy_classes(styles)
        self._runs: list[Run] = []
        self._number = root.sourceline or 1
        self._gap = True
        self._breaks = 0
        self._marks: list[tuple[bool, bool]] = [(False, False)]
        self._shapes: list[tuple[Shape, int]] = [("text", 0)]
        self._lists: list[tuple[str, int]] = []
        self._ordinal = ""
        self._is_beside = False
        self._silent = 0
        self._pre = 0

    def enter(self, element: Element) -> None:
        tag = element.tag
        if self._silent or tag in _SILENT:
            self._silent += 1
            return
        self._marks.append(marked(element, tag, self._marks[-1], self._is_heavy))
        if tag in _BLOCKS:
            self._open(element, tag)
        elif tag == "br":
            self._break()
        elif tag == "img" and (alt := (element.get("alt") or "").strip()):
            self._picture(element, alt)
        self._say(element.text, element)

    def leave(self, element: Element, *, is_root: bool) -> None:
        tag = element.tag
        if self._silent:
            self._silent -= 1
        else:
            self._marks.pop()
            if tag in _BLOCKS:
                self._close(tag)
        if not self._silent and not is_root:
            self._say(element.tail, element, is_tail=True)

    def end_row(self, *, gap: bool = False) -> None:
        """Make a Line of what has been collected."""
        shape, level = self._shapes[-1]
        ordinal = ""
        if shape == "item":
            if self._ordinal:
                ordinal = self._ordinal
            else:
                shape, level = "text", 0
        indent = _INDENT * max(0, len(self._lists) - (1 if ordinal else 0))
        line = line_of(self._runs, Line("", self._number, shape, level, ordinal, indent, self._gap))
        self._runs = []
        if line:
            self.lines.append(line)
            self._gap = self._is_beside = False
            self._ordinal = "" if ordinal else self._ordinal
        self._gap = self._gap or gap

    def _say(self, words: str | None, element: Element, *, is_tail: bool = False) -> None:
        if not words:
            return
        if self._pre:
            self._say_rows(words, element.sourceline or self._number)
            return
        if words.strip():
            if not any(run.text.strip() for run in self._runs):
                lead = len(words) - len(words.lstrip())
                known = element.sourceline or self._number
                if not (is_tail and element.tag in _BLOCKS) or known > self._number:
                    self._number = known + words.count("\n", 0, lead)
            self._breaks = 0
        self._runs.append(Run(words, *self._marks[-1]))

    def _say_rows(self, words: str, number: int) -> None:
        for down, row in enumerate(words.split("\n")):
            if down:
                blank = not any(run.text.strip() for run in self._runs)
                self.end_row(gap=blank)
            if not self._runs:
                self._number = number + down
            self._runs.append(Run(row, *self._marks[-1]))

    def _break(self) -> None:
        self._breaks += 1
        self.end_row(gap=self._breaks > 1)

    def _picture(self, element: Element, alt: str) -> None:
        """Keep what is said of a picture: alone it is a caption."""
        if any(run.text.strip() for run in self._runs):
            self._runs.append(Run(f" {alt} ", *self._marks[-1]))
            return
        self._shapes.append(("caption", 0))
        self._number, self._gap = element.sourceline or self._number, True
        self._runs = [Run(alt)]
        self.end_row(gap=True)
        self._shapes.pop()

    def _open(self, element: Element, tag: str) -> None:
        shape = shape_of(element, tag, self._shapes[-1], len(self._lists))
        self.end_row()
        if tag in _CELLS:
            self._is_beside = shape[0] == "cell" and shape[1] > 1
        self._gap = not self._is_beside
        if tag in {"ul", "ol"}:
            start = element.get("start") or "1"
            self._lists.append((tag, int(start) if start.isdecimal() else 1))
        elif tag == "li":
            self._ordinal = self._next_ordinal()
        if tag == "pre":
            self._pre += 1
        self._shapes.append(shape)
        self._number = element.sourceline or self._number
        self._breaks = 0

    def _close(self, tag: str) -> None:
        self.end_row()
        self._gap = True
        self._is_beside = self._is_beside and tag not in _CELLS
        self._shapes.pop()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._pre -= 1

    def _next_ordinal(self) -> str:
        if not self._lists:
            return "-"
        kind, number = self._lists[-1]
        self._lists[-1] = (kind, number + 1)
        return f"{number}." if kind == "ol" else "-"
