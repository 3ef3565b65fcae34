"""How much room text takes on a slide, by the widths of our own typefaces.

PowerPoint sets it in others: Georgia runs as wide as Source Serif, and Han characters are square
in all of them. So the numbers are near, on the safe side, and the same on every machine.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fangtan import fonts
from fangtan.editions.slides.flow import Kind, Paragraph
from fangtan.editions.word.inline import BREAK, TAB, Words

INDENTS: dict[Kind, int] = {"item": 26, "numbered": 30, "quote": 26, "passage": 58}
"""How far paragraphs of a kind stand in, in points."""

_SAFETY = 1.04
_BOLD = 1.17
_GAP = 0.25
_HIGH_LATIN, _HIGH_HAN, _HIGH_ARABIC = 1.2, 1.36, 1.5
"""How high a line is in sizes of its type; faces for Chinese and Arabic ask for more."""
_BETWEEN = 0.5
_FACES = ("serif", "han-sans", "hant-sans", "arabic-sans")
_EASTERN = r"\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_HAN = re.compile(f"[{_EASTERN}]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_PIECES = re.compile(rf"[{_EASTERN}“‘][，。、；：？！）》”’」』】…—]*|[^\s{_EASTERN}]+\s*|\s+")
_CRUMBS = re.compile(rf"[{_EASTERN}][，。、；：？！）》”’」』】…—]*|[^\s{_EASTERN}]{{1,24}}\s*|\s+")
_STRETCHES = re.compile(r".*?(?:[.!?][”’)]*\s+|[。！？][”’）]*|$)", re.DOTALL)
_END = re.compile(r"(?:[.!?][”’)]*\s+|[。！？][”’）]*)$")


def height(
    paragraphs: Iterable[Paragraph], size: int, width: int, *, is_bold: bool = False
) -> float:
    """Return how high paragraphs are in type of a size, in a place of a width, all in points."""
    found = 0.0
    for number, paragraph in enumerate(paragraphs):
        across = (width - INDENTS.get(paragraph.kind, 0)) / size
        found += _BETWEEN if number else 0
        found += _line(paragraph.text) * _lines(paragraph, across, is_bold=is_bold)
    return found * size


def sentences(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the sentences of a paragraph."""
    words: list[Words] = []
    for part in paragraph.words:
        for stretch in filter(None, _STRETCHES.findall(part.text)):
            words.append(replace(part, text=stretch))
            if _END.search(stretch):
                yield replace(paragraph, words=tuple(words))
                words = []
    if words:
        yield replace(paragraph, words=tuple(words))


def crumbs(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the words of a paragraph one by one, or its Han characters; long words in parts."""
    for part in paragraph.words:
        for word in _CRUMBS.findall(part.text):
            yield replace(paragraph, words=(replace(part, text=word),))


def _lines(paragraph: Paragraph, width: float, *, is_bold: bool) -> int:
    """Return how many lines a paragraph takes; `width` is in sizes of its type."""
    count, taken, was_han = 1, 0.0, False
    for part in paragraph.words:
        if part.text in {BREAK, TAB}:
            # What stands before a tab hangs in the margin.
            count, taken = count + (part.text == BREAK), 0.0
            continue
        for is_han, wide, whole in _pieces(part.text, is_bold=is_bold or part.look.is_bold):
            # Some programs leave a gap between Han characters and others.
            taken += _GAP if was_han != is_han else 0.0
            was_han = is_han
            if taken and taken + wide > width:
                count, taken = count + 1, 0.0
            # A word that is wider than its place is broken anywhere.
            count += int(wide / width)
            taken += whole % width
    return count


@functools.lru_cache(maxsize=4096)
def _pieces(text: str, *, is_bold: bool) -> tuple[tuple[bool, float, float], ...]:
    """Return the words of a text, or its Han characters, each with its width.

    Whether it is Han, its width at the end of a line, and with the space behind it. The same text
    is tried in many sizes and beside many others.
    """
    return tuple(
        (
            bool(_HAN.match(piece)),
            _wide(piece.rstrip(), is_bold=is_bold),
            _wide(piece, is_bold=is_bold),
        )
        for piece in _PIECES.findall(text)
    )


def _wide(words: str, *, is_bold: bool) -> float:
    bold = _BOLD if is_bold else 1.0
    return sum(1.0 if _HAN.match(it) else _advance(it) * _SAFETY * bold for it in words)


def _line(text: str) -> float:
    if _HAN.search(text):
        return _HIGH_HAN
    return _HIGH_ARABIC if _ARABIC.search(text) else _HIGH_LATIN


@functools.cache
def _advance(character: str) -> float:
    """Return the width of a character, in sizes of its type; of an unknown one a whole."""
    for key in _FACES:
        face = fonts.by_key()[key]
        if face.is_installed and ord(character) in fonts.coverage(face):
            return fonts.advance(face, character)
    return 1.0
