"""Markdown as a flat list of blocks that keep their lines."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from fangtan.markup.stretches import stretches

Kind = Literal["heading", "paragraph", "list", "quote", "fence", "container", "other"]

_KINDS: Mapping[str, Kind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "fence": "fence",
    "container__open": "container",
}
_ATTRIBUTES = re.compile(r"\{([^{}\n]*)\}\s*$")
_ATTRIBUTE = re.compile(
    r"\s*(?:#(?P<id>[^\s{}\"=]+)|(?P<key>[\w-]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"]+)))"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a Markdown file.

    `text` is its source without marks that only say what it is (a heading's `#`, a fence);
    `line` counts from 1 in the file; `items` are a list's, `children` a container's blocks.
    """

    kind: Kind
    text: str
    line: int
    level: int = 0
    info: str = ""
    items: tuple[Block, ...] = ()
    children: tuple[Block, ...] = ()

    @property
    def first_line(self) -> str:
        """How it begins, to be named in a finding; an empty fence by its mark."""
        return self.text.partition("\n")[0] or f"~~~{self.info}"


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Return the YAML between two `---` lines at the top, the rest, and the rest's first line."""
    if not text.startswith("---\n"):
        return "", text, 1
    end = text.find("\n---", 3)
    after = text.find("\n", end + 1) if end >= 0 else -1
    if end < 0:
        return "", text, 1
    if after < 0:
        return text[4 : end + 1], "", text.count("\n") + 1
    return text[4 : end + 1], text[after + 1 :], text.count("\n", 0, after + 1) + 1


def attributes(text: str) -> tuple[str, dict[str, str], str]:
    """Split `words {#id key="value"}` into the words, the attributes, and what is wrong with them.

    The last value is empty when the attributes are well formed or there are none.
    """
    found = _ATTRIBUTES.search(text)
    if not found:
        return text.strip(), {}, ""
    words, inside = text[: found.start()].strip(), found[1].rstrip()
    values: dict[str, str] = {}
    at = 0
    while at < len(inside):
        pair = _ATTRIBUTE.match(inside, at)
        if not pair:
            return words, {}, found.group().strip()
        values[pair["key"] or "id"] = pair["id"] or pair["quoted"] or pair["bare"] or ""
        at = pair.end()
    return words, values, ""


def blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of Markdown whose first line is number `first_line` of its file."""
    if "\r" in text or "\0" in text:
        return parsed(text, first_line)
    return tuple(_read(text.split("\n"), first_line))


def parsed(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the same blocks, all of them by the parser: what `blocks` is held against."""
    lines = text.split("\n")
    return tuple(_blocks(_parser().parse(text), lines, first_line))


def _read(lines: Sequence[str], first_line: int) -> Iterator[Block]:
    for stretch in stretches(lines):
        line = first_line + stretch.start
        here = lines[stretch.start : stretch.end]
        if stretch.kind in {"paragraph", "heading"}:
            yield Block(stretch.kind, stretch.text, line, level=stretch.level)
        elif stretch.kind == "container":
            source = "\n".join(here[:-1]).rstrip()
            children = tuple(_read(here[1:-1], line + 1))
            yield Block(
                "container", source, line, info=here[0].lstrip(":").strip(), children=children
            )
        elif stretch.kind == "fence":
            content = "".join(f"{inner}\n" for inner in here[1:-1])
            yield Block("fence", content, line, info=here[0].lstrip("`~").strip())
        elif stretch.kind == "list":
            items = tuple(_flat(here, line))
            source = "\n".join(here).rstrip()
            yield Block("list", source, line, info="bullet_list_open", items=items)
        else:
            yield from parsed("\n".join(here), line)


def _flat(lines: Sequence[str], first_line: int) -> Iterator[Block]:
    """Yield the items of a list, each of which is one paragraph."""
    starts = [index for index, line in enumerate(lines) if line.startswith("- ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        text = mdTrim("\n".join(line[2:] for line in lines[start:end]))
        line = first_line + start
        yield Block("paragraph", text, line, children=(Block("paragraph", text, line),))


@functools.cache
def _parser() -> MarkdownIt:
    # Inline markup is left alone here: it is rendered once, where its page is known.
    # A line of dashes below a paragraph parts it from the next, it does not make it a heading.
    parser = MarkdownIt("commonmark", {"html": False}).disable(["inline", "lheading"])
    return parser.use(container_plugin, "", validate=lambda *_: True)


def _blocks(tokens: Sequence[Token], lines: Sequence[str], first_line: int) -> Iterator[Block]:
    for opening, inner in _top_level(tokens):
        start, end = opening.map or (0, 0)
        kind = _KINDS.get(opening.type, "other")
        source = "\n".join(lines[start:end]).rstrip()
        line = start + first_line
        if kind in {"heading", "paragraph"}:
            text = inner[0].content
            yield Block(kind, text, line, level=int(opening.tag[1]) if kind == "heading" else 0)
        elif kind == "fence":
            yield Block(kind, opening.content, line, info=opening.info.strip())
        elif kind == "container":
            children = tuple(_blocks(inner, lines, first_line))
            yield Block(kind, source, line, info=opening.info.strip(), children=children)
        elif kind == "list":
            items = tuple(_items(inner, lines, first_line))
            yield Block(kind, source, line, info=opening.type, items=items)
        else:
            yield Block(kind, source, line)


def _items(tokens: Sequence[Token], lines: Sequence[str], first_line: int) -> Iterator[Block]:
    for opening, inner in _top_level(tokens):
        children = tuple(_blocks(inner, lines, first_line))
        text = "\n\n".join(child.text for child in children)
        start = opening.map[0] if opening.map else 0
        yield Block("paragraph", text, start + first_line, children=children)


def _top_level(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    index = 0
    while index < len(tokens):
        opening = tokens[index]
        if opening.nesting != 1:
            yield opening, ()
            index += 1
            continue
        end = index + 1
        while tokens[end].level != opening.level or tokens[end].nesting != -1:
            end += 1
        yield opening, tokens[index + 1 : end]
        index = end + 1
