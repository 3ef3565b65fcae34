"""Lines of text, laid out with less ado.

WeasyPrint lays four lines of Chinese out to find the end of one, throws each layout away that it
has measured, and makes it anew to draw it.
"""

# ruff: noqa: ANN401 - WeasyPrint carries no types

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from fangtan.i18n import is_chinese
from fangtan.markup.typography import HAN

_LINES = 1.5
"""How much of a Chinese text is looked at to find where its first line ends, in squares."""
_AFTER = 24
"""How many bytes have to be left after that line, for the break to be the one of the whole text."""
_BETWEEN_HAN = re.compile(rf"[{HAN}]{{4}}")
_DELIMITER = re.compile("[\n\r\u2029]")


def amend() -> None:
    """Have WeasyPrint draw the layouts that it measured."""
    from weasyprint.layout import inline  # noqa: PLC0415 - for those who print
    from weasyprint.text import ffi, line_break  # noqa: PLC0415

    inline.split_first_line = _looking_less_far(inline.split_first_line)
    line_break.get_font_description = _once(line_break.get_font_description, "description")
    line_break.strut = inline.strut = _once(line_break.strut, "strut")
    layout = line_break.Layout
    layout.is_drawn = False
    layout.set_text = _as_drawn(layout.set_text, ffi.pango)
    layout.deactivate = _kept(layout.deactivate)
    layout.reactivate = _taken(layout.reactivate, ffi.pango)


def _once(find: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    """Have what follows from a style be found once for it."""

    def found(style: Any) -> Any:
        try:
            return style.__dict__[name]
        except KeyError:
            value = style.__dict__[name] = find(style)
            return value

    return found


def _looking_less_far(split: Callable[..., Any]) -> Callable[..., Any]:
    """Have the end of a line of Chinese be found in what can stand on it, and a little more."""

    def found(
        text: str, style: Any, context: Any, width: float | None, *rest: Any, **how: Any
    ) -> Any:
        if width and width != math.inf and is_chinese(style["lang"] or ""):
            end = int(width / style["font_size"] * _LINES) + 1
            if _BETWEEN_HAN.fullmatch(text, end - 2, end + 2):
                start = text[:end]
                line = split(start, style, context, width, *rest, **how)
                if line[2] is not None and len(start.encode()) - line[2] > _AFTER:
                    return line
        return split(text, style, context, width, *rest, **how)

    return found


def _as_drawn(set_text: Callable[..., None], pango: Any) -> Callable[..., None]:
    """Have a text that is one paragraph be one from the start: to say so later undoes its lines."""

    def told(layout: Any, text: str, *how: Any) -> None:
        is_one = not _DELIMITER.search(text)
        pango.pango_layout_set_single_paragraph_mode(layout.layout, is_one)
        set_text(layout, text, *how)

    return told


def _kept(deactivate: Callable[[Any], None]) -> Callable[[Any], None]:
    """Have a layout be given up when it has been drawn, not before."""

    def kept(layout: Any) -> None:
        if layout.is_drawn:
            deactivate(layout)
            layout.is_drawn = False

    return kept


def _taken(reactivate: Callable[[Any, Any], None], pango: Any) -> Callable[[Any, Any], None]:
    """Have a layout be drawn as it is, unless it was given up or its spaces are to be widened."""

    def taken(layout: Any, style: Any) -> None:
        is_there = hasattr(layout, "layout") and not layout.justification_spacing
        if not is_there:
            reactivate(layout, style)
        elif layout.get_first_line()[1] is not None:
            pango.pango_layout_set_width(layout.layout, -1)
        layout.is_drawn = True

    return taken
