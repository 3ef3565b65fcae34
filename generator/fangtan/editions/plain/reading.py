"""A sheet’s HTML as blocks that can be written in any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from fangtan.editions.plain.blocks import (
    Block,
    Code,
    Heading,
    Line,
    Listing,
    Paragraph,
    Quote,
    Table,
    Words,
)
from fangtan.editions.plain.inline import line, tidied
from fangtan.editions.plain.tree import Node, parsed
from fangtan.i18n import say
from fangtan.model import Language

_BLOCKS = frozenset(
    {
        "article", "blockquote", "body", "div", "figure", "h1", "h2", "h3", "h4", "header", "hr",
        "html", "img", "li", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
    }
)  # fmt: skip
_HOLDERS = frozenset({"blockquote", "img", "ol", "pre", "table", "ul"})
"""Elements that are blocks of their own, whatever stands in them."""
_LEFT_OUT = frozenset({"head", "hr", "nav", "svg"})
_LEFT_OUT_BY_CLASS = frozenset({"sheet-cover", "handout-legend", "questions-owner"})
"""What only paper needs: a cover, how to read its margin, contents by page, room to write."""
_CLOCK = "run-sheet__clock"
_LEADS = frozenset({"sheet-passage__number", _CLOCK})
"""What a sheet has in its margin, or above a heading, and a text before the words."""


def read(html: str, language: Language) -> tuple[Block, ...]:
    """Return what a sheet in one language shows, without what only paper needs."""
    reader = _Reader(language)
    reader.add(parsed(html).children)
    return tuple(reader.found)


@dataclass(slots=True)
class _Reader:
    language: Language
    lead: tuple[Words, ...] = ()
    found: list[Block] = field(default_factory=list)

    def add(self, nodes: Iterable[Node | str]) -> None:
        """Add the blocks among nodes, and what stands between them as paragraphs."""
        waiting: list[Node | str] = []
        for node in nodes:
            if isinstance(node, Node) and _is_left_out(node):
                continue
            if isinstance(node, Node) and _LEADS & node.classes:
                self.lead = _lead(node, self.language)
            elif isinstance(node, Node) and node.tag in _BLOCKS:
                self._paragraph(waiting)
                waiting = []
                self._block(node)
            else:
                waiting.append(node)
        self._paragraph(waiting)

    def _paragraph(self, nodes: Iterable[Node | str]) -> None:
        if words := line(nodes, self.language):
            self.found.append(Paragraph(self._led(words)))

    def _led(self, words: Line) -> Line:
        lead, self.lead = self.lead, ()
        return tidied((*lead, *words), self.language)

    def _block(self, node: Node) -> None:
        if node.tag[0] == "h" and node.tag[1:].isdigit():
            words = self._led(line(node.children, self.language))
            bare = (replace(part, is_strong=False) for part in words)
            self.found.append(Heading(int(node.tag[1:]), tidied(bare, self.language)))
        elif node.tag in _HOLDERS:
            # A list has no words of its own that a number could stand before.
            self._paragraph_of_lead()
            self._holder(node)
        else:
            self.add(node.children)

    def _paragraph_of_lead(self) -> None:
        if lead := self._led(()):
            self.found.append(Paragraph(lead))

    def _holder(self, node: Node) -> None:
        if node.tag in {"ul", "ol"}:
            self._list(node)
        elif node.tag == "blockquote":
            self.found.append(Quote(self._inside(node.children)))
        elif node.tag == "table":
            self.found.append(_table(node, self.language))
        elif node.tag == "pre":
            self.found.append(Code(node.words.rstrip("\n")))
        elif node.tag == "img":
            told = say(self.language, "plain_picture", words=node.attributes.get("alt", ""))
            self.found.append(Paragraph((Words(told),)))

    def _list(self, node: Node) -> None:
        items = [it for it in node.children if isinstance(it, Node)]
        start = int(node.attributes.get("start", "1")) if node.tag == "ol" else None
        self.found.append(Listing(tuple(self._inside(it.children) for it in items), start))

    def _inside(self, nodes: Iterable[Node | str]) -> tuple[Block, ...]:
        inner = _Reader(self.language)
        inner.add(nodes)
        return tuple(inner.found)


def _is_left_out(node: Node) -> bool:
    return node.tag in _LEFT_OUT or bool(_LEFT_OUT_BY_CLASS & node.classes)


def _lead(node: Node, language: Language) -> Line:
    words = line(node.children, language, Words("", is_strong=True))
    return (*words, Words(" · " if _CLOCK in node.classes else " "))


def _table(node: Node, language: Language) -> Table:
    rows = [*_all(node, "tr")]
    has_heading = any(_all(node, "thead"))
    cells = (
        tuple(line([cell], language) for cell in row.children if isinstance(cell, Node))
        for row in rows
    )
    return Table(tuple(cells), has_heading)


def _all(node: Node, tag: str) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node):
            if child.tag == tag:
                yield child
            yield from _all(child, tag)
