"""Blocks as plain text: a line a paragraph, so that every program breaks it as its reader likes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from fangtan import i18n
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
from fangtan.i18n import say
from fangtan.model import Language

_SCHEME = re.compile(r"[a-z]+:")


def text(blocks: Iterable[Block], language: Language) -> str:
    """Return blocks as plain text, addresses of other sites at its end under their numbers."""
    writer = _Writer(language)
    parts = [*writer.apart(blocks)]
    if writer.addresses:
        parts += ["", f"{say(language, 'plain_addresses')}{say(language, 'colon')}".strip()]
        parts += [f"[{number}] {address}" for address, number in writer.addresses.items()]
    return "\n".join(parts).strip("\n") + "\n"


class _Writer:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.addresses: dict[str, int] = {}

    def apart(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the lines of blocks, with an empty one between them, and two before a section."""
        for number, block in enumerate(blocks):
            if number:
                yield ""
            if isinstance(block, Heading) and number:
                yield ""
            yield from self._lines(block)

    def _lines(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(line) | Heading(_, line):
                yield from self._said(line).split("\n")
            case Listing(items, start):
                yield from self._list(items, start)
            case Quote(blocks):
                yield from (f"> {line}".rstrip() for line in self.apart(blocks))
            case Table(rows):
                yield from (" | ".join(map(self._said, row)) for row in rows)
            case Code(code):
                yield from (f"    {line}" for line in code.split("\n"))

    def _list(self, items: tuple[tuple[Block, ...], ...], start: int | None) -> Iterator[str]:
        for number, blocks in enumerate(items, start or 0):
            mark = "- " if start is None else f"{number}. "
            lines = itertools.chain.from_iterable(map(self._lines, blocks))
            for place, line in enumerate(lines):
                yield (mark if place == 0 else " " * len(mark)) + line

    def _said(self, line: Line) -> str:
        return "".join(self._parts(line))

    def _parts(self, line: Line) -> Iterator[str]:
        # A link may be made of words of several looks; its number stands behind the last of them.
        for address, group in itertools.groupby(line, lambda words: words.address):
            shown = "".join(map(self._shown, group))
            yield shown
            if address and shown != address and _SCHEME.match(address):
                number = self.addresses.setdefault(address, len(self.addresses) + 1)
                yield f" [{number}]"

    def _shown(self, words: Words) -> str:
        # Chinese marks titles in its own way.
        if words.is_emphasised and not words.is_code and not i18n.is_chinese(self.language):
            inner = words.text.strip()
            return words.text.replace(inner, f"_{inner}_", 1) if inner else words.text
        return words.text
