"""From HTML to the paragraphs of a slide."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lxml import html
from markupsafe import Markup, escape

from fangtan import i18n
from fangtan.editions.word.inline import Look, Words, inner, looked, tidied
from fangtan.editions.word.ooxml import Element
from fangtan.editions.word.styling import BLOCKS
from fangtan.model import Language

Kind = Literal["plain", "item", "numbered", "quote", "heading", "passage"]

_KINDS: Mapping[str, Kind] = {
    "blockquote": "quote", "h2": "heading", "h3": "heading", "h4": "heading",
}  # fmt: skip
MARK = "State"
"""The style of words that say how a translation stands."""
_ROWS = frozenset({"thead", "tbody", "tr", "dt", "dd"})
_CELLS = frozenset({"td", "th"})


_BETWEEN_CELLS = " · "


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one kind, written in the direction of its language."""

    words: tuple[Words, ...]
    language: Language
    kind: Kind = "plain"

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(part.text for part in self.words)


def paragraphs(content: Markup | str, language: Language) -> tuple[Paragraph, ...]:
    """Return HTML, or plain words, as paragraphs of a language."""
    root = html.fragment_fromstring(str(escape(content)), create_parent="div")
    return tuple(_flowing(root, Look(language), "plain"))


def of_kind(found: Iterable[Paragraph], kind: Kind) -> tuple[Paragraph, ...]:
    """Return paragraphs with those that are of no kind of their own made one of this."""
    return tuple(replace(it, kind=kind) if it.kind == "plain" else it for it in found)


def _flowing(element: Element, look: Look, kind: Kind) -> Iterator[Paragraph]:
    line: list[Words] = [Words(element.text, look)] if element.text else []
    for child in element:
        if child.tag in BLOCKS or child.tag in _ROWS:
            yield from _closed(line, look, kind)
            line = []
            yield from _flowing(child, looked(child, look), _kind(child, kind))
        elif isinstance(child.tag, str):
            if child.tag in _CELLS and any(part.text.strip() for part in line):
                line.append(Words(_BETWEEN_CELLS, look))
            line += inner(child, look, {})
        if child.tail:
            line.append(Words(child.tail, look))
    yield from _closed(line, look, kind)


def _closed(line: Iterable[Words], look: Look, kind: Kind) -> Iterator[Paragraph]:
    shown = (replace(part, look=_on_a_slide(part.look)) for part in _read(line))
    words = tuple(
        Words("".join(part.text for part in parts), own)
        for own, parts in itertools.groupby(tidied(shown), lambda part: part.look)
    )
    if words:
        yield Paragraph(words, look.language, kind)


def _on_a_slide(look: Look) -> Look:
    """Return a look without what a slide does not show, such as the way to a glossary."""
    return replace(look, to=None, style=look.style if look.style == MARK else None)


def _kind(element: Element, around: Kind) -> Kind:
    parent = element.getparent()
    if element.tag == "li" and parent is not None:
        return "numbered" if parent.tag == "ol" else "item"
    return _KINDS.get(str(element.tag), around)


def _read(line: Iterable[Words]) -> Iterator[Words]:
    """Yield words with their readings behind them: a slide cannot set one above the other."""
    for has_reading, group in itertools.groupby(line, lambda part: bool(part.look.reading)):
        if not has_reading:
            yield from group
            continue
        parts = list(group)
        base = replace(parts[0].look, reading=None)
        reading = "".join(part.look.reading or "" for part in parts)
        opening, closing = "（）" if i18n.is_chinese(base.language) else (" (", ")")
        yield Words("".join(part.text for part in parts), base)
        yield Words(f"{opening}{reading}{closing}", replace(base, language="zh-Latn-pinyin"))
