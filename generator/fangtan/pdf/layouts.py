"""Lines of text, laid out once: WeasyPrint throws each layout away, and makes it anew to draw it."""

# ruff: noqa: ANN401 - WeasyPrint carries no types

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_DELIMITER = re.compile("[\n\r\u2029]")


def amend() -> None:
    """Have WeasyPrint draw the layouts that it measured."""
    from weasyprint.text import ffi, line_break  # noqa: PLC0415 - for those who print

    layout = line_break.Layout
    layout.is_drawn = False
    layout.set_text = _as_drawn(layout.set_text, ffi.pango)
    layout.deactivate = _kept(layout.deactivate)
    layout.reactivate = _taken(layout.reactivate, ffi.pango)


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
