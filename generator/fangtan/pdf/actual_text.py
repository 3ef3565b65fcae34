"""What letters of Arabic are, beside the glyphs that they are drawn with.

A typeface draws such letters as ب, ت and ث with one and the same stroke, and their dots apart. So
no table from glyphs to letters can be right, which is all that WeasyPrint writes: who copies,
searches or hears the text would get other letters. Here each of them says what it is.
"""

# ruff: noqa: ANN401 - WeasyPrint carries no types

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

_DRAWN_IN_PARTS = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_PIECE = re.compile(r"<(?P<glyphs>[0-9a-f]*)>|(?P<kerning>[^<]+)")
_DIGITS = 4
"""How many hexadecimal digits a glyph has in a string that shows it."""


def with_actual_text(draw: Callable[..., Any], pydyf: Any) -> Callable[..., Any]:
    """Have the drawing of a line of text say what its letters are, where the glyphs do not."""

    def drawn(stream: Any, textbox: Any, *rest: Any) -> Any:
        if not _DRAWN_IN_PARTS.search(textbox.text):
            return draw(stream, textbox, *rest)
        return draw(_Stream(stream, pydyf, iter([*_told(textbox)])), textbox, *rest)

    return drawn


class _Stream:
    """A stream of drawing, which puts a mark around glyphs that do not tell their letters."""

    def __init__(self, stream: Any, pydyf: Any, told: Iterator[str]) -> None:
        self._stream = stream
        self._pydyf = pydyf
        self._told = told
        self._font: Any = None
        self._next_font: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def add_font(self, font: Any) -> Any:
        """Return what the stream does, and keep the font until it is the one to show text in."""
        added = self._stream.add_font(font)
        self._next_font = added[0]
        return added

    def set_font_size(self, *font_and_size: Any) -> None:
        """Do what the stream does: from here on text is shown in the font that came last."""
        self._font = self._next_font
        self._stream.set_font_size(*font_and_size)

    def show_text(self, shown: str) -> None:
        """Show a string of glyphs, each that does not tell its letters within a mark of its own."""
        plain = ""
        for piece in _PIECE.finditer(shown):
            plain += f"{piece['kerning']} " if piece["kerning"] else ""
            digits = piece["glyphs"] or ""
            for at in range(0, len(digits), _DIGITS):
                glyph, letters = digits[at : at + _DIGITS], next(self._told)
                if self._font.to_unicode[int(glyph, 16)] == letters:
                    plain += f"<{glyph}>"
                    continue
                self._show(plain)
                plain = ""
                words = self._pydyf.Dictionary({"ActualText": self._pydyf.String(letters)})
                self._stream.begin_marked_content("Span", words)
                self._show(f"<{glyph}>")
                self._stream.end_marked_content()
        self._show(plain)

    def _show(self, shown: str) -> None:
        if shown:
            self._stream.show_text(shown)


def _told(textbox: Any) -> Iterator[str]:
    """Yield what each glyph of a line stands for, in the order in which they are drawn.

    Of those that are drawn together the widest one stands for all their letters, and the others,
    such as dots, for nothing.
    """
    from weasyprint.text.ffi import ffi, pango  # noqa: PLC0415 - for those who print

    line, _ = textbox.pango_layout.get_first_line()
    text = textbox.pango_layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item, string = run.data.item, run.data.glyphs
        words = text[item.offset : item.offset + item.length]
        begun = _begun([*string.log_clusters[0 : string.num_glyphs]], words)
        glyphs = list(string.glyphs[0 : string.num_glyphs])
        order = sorted(set(begun))
        ends = dict(zip(order, [*order[1:], item.length], strict=True))
        widest = {
            start: max(
                (index for index, it in enumerate(begun) if it == start),
                key=lambda index: glyphs[index].geometry.width,
            )
            for start in order
        }
        for index, (start, glyph) in enumerate(zip(begun, glyphs, strict=True)):
            if glyph.glyph != pango.PANGO_GLYPH_EMPTY:
                letters = words[start : ends[start]].decode()
                yield letters if widest[start] == index else ""
        run = run.next


def _begun(starts: list[int], words: bytes) -> list[int]:
    """Return where the letters of each glyph begin, a vowel's mark with the letter that has it."""
    before: dict[int, int] = {}
    for start in sorted(set(starts)):
        is_mark = unicodedata.combining(words[start:].decode()[:1])
        before[start] = before[max(before)] if is_mark and before else start
    return [before[start] for start in starts]
