"""Emphasis in Chinese: a dot below each character, drawn where a wavy line is asked for."""

# ruff: noqa: ANN401 - WeasyPrint carries no types

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from fangtan.markup.typography import HAN
from fangtan.pdf.flush import clusters, stretch

_HAN = re.compile(rf"[{HAN}]")
_RADIUS = 0.062
_BELOW = 0.27
"""How far the middle of a dot is below the baseline, in ems."""
_ROUND = 0.5523
"""How far the handles of a Bézier curve reach that looks like a quarter of a circle."""


def amend() -> None:
    """Have WeasyPrint draw dots."""
    from weasyprint.draw import text  # noqa: PLC0415 - for those who print
    from weasyprint.text import ffi  # noqa: PLC0415

    text.draw_text_decoration = _dotted(text.draw_text_decoration, ffi)


def _dotted(draw: Callable[..., None], ffi: Any) -> Callable[..., None]:
    """Have a wavy line be dots."""

    def dotted(stream: Any, textbox: Any, *rest: Any) -> None:
        style = textbox.style
        if style["text_decoration_style"] != "wavy":
            draw(stream, textbox, *rest)
            return
        textbox.pango_layout.reactivate(style)
        middles = list(_middles(textbox.pango_layout, ffi))
        textbox.pango_layout.deactivate()
        y = textbox.position_y + textbox.baseline + style["font_size"] * _BELOW
        stream.set_color(style["color"])
        for x in middles:
            _draw_dot(stream, textbox.position_x + x, y, style["font_size"] * _RADIUS)

    return dotted


def _middles(layout: Any, ffi: Any) -> Iterator[float]:
    """Yield how far the middle of each Han character is from the start of a line."""
    stretch(layout, ffi)
    written = layout.text.encode()
    line, _ = layout.get_first_line()
    x = 0.0
    for start, end, glyph in clusters(line, ffi):
        width = glyph.geometry.width * ffi.FROM_UNITS
        if _HAN.match(written[start:end].decode()):
            offset = glyph.geometry.x_offset * ffi.FROM_UNITS
            yield x + offset + layout.style["font_size"] / 2
        x += width


def _draw_dot(stream: Any, x: float, y: float, radius: float) -> None:
    bend = radius * _ROUND
    stream.move_to(x + radius, y)
    stream.curve_to(x + radius, y + bend, x + bend, y + radius, x, y + radius)
    stream.curve_to(x - bend, y + radius, x - radius, y + bend, x - radius, y)
    stream.curve_to(x - radius, y - bend, x - bend, y - radius, x, y - radius)
    stream.curve_to(x + bend, y - radius, x + radius, y - bend, x + radius, y)
    stream.fill()
