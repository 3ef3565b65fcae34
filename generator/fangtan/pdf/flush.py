"""Chinese with a right edge: what a line lacks is spread between its characters.

WeasyPrint stretches spaces, and Chinese has none. Here all places between two squares, and between
a square and Latin, are given the same; a dash or an ellipsis of two characters stays whole.
"""

# ruff: noqa: ANN401 - WeasyPrint carries no types

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from fangtan.markup.typography import BREAK, HAN, NO_BREAK

_SQUARE = re.compile(rf"[{HAN}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]")
_OBJECT = "\ufffc"
_UNSEEN = BREAK + NO_BREAK
_PLACE = re.compile(
    rf"(?!——|……)(?:{_SQUARE.pattern}|[ \u00a0]|[^{_UNSEEN}](?=[{_UNSEEN}]*{_SQUARE.pattern}))"
    rf"(?=[{_UNSEEN}]*[^{_UNSEEN}{_OBJECT}])"
)
"""Between a square and anything else that is text, and at spaces; not inside a dash or ellipsis."""
_MOST = 0.3
"""How much may be put between two characters, in ems; with more, ragged reads better."""
_STEPS = 1000
"""A PDF moves on by thousandths of the size of its type, and WeasyPrint by whole ones."""


def amend() -> None:
    """Have WeasyPrint set justified lines of Chinese flush."""
    from weasyprint.draw import text  # noqa: PLC0415 - for those who print
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415
    from weasyprint.layout import inline  # noqa: PLC0415
    from weasyprint.text import ffi  # noqa: PLC0415

    inline.justify_line = _spread(inline.justify_line, boxes)
    text.draw_first_line = _drawn_apart(text.draw_first_line, ffi)


def stretch(layout: Any, ffi: Any) -> None:
    """Widen the glyphs of a layout that is about to be drawn."""
    if not getattr(layout, "stretched", None):
        return
    # Whatever is set on a layout later would have Pango make its lines anew.
    ffi.pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003 - of C
    line, _ = layout.get_first_line()
    for start, end, glyph in clusters(line, ffi):
        if end in layout.stretched and start != end:
            # A little more than the step, which would else be cut to the one below.
            glyph.geometry.width += math.ceil(layout.stretched[end] * ffi.TO_UNITS) + 1


def clusters(line: Any, ffi: Any) -> Iterator[tuple[int, int, Any]]:
    """Yield where each cluster of a line begins and ends in its text, and its last glyph.

    Places count bytes, in the order of a line that runs from left to right.
    """
    run = line.runs
    while run != ffi.ffi.NULL:
        item, string = run.data.item, run.data.glyphs
        logs, glyphs, count = string.log_clusters, string.glyphs, string.num_glyphs
        if not item.analysis.level % 2:
            starts = [*logs[0:count], item.length]
            for index in range(count):
                if starts[index + 1] != starts[index]:
                    yield (
                        item.offset + starts[index],
                        item.offset + starts[index + 1],
                        glyphs[index],
                    )
        run = run.next


def _spread(justify: Callable[..., None], boxes: Any) -> Callable[..., None]:
    """Have a line with Chinese in it be as wide as its column."""

    def spread(context: Any, line: Any, extra: float) -> None:
        texts = list(_texts(line, boxes))
        if not any(box is not None and _SQUARE.search(box.text) for box in texts):
            justify(context, line, extra)
            return
        places = [*_places(texts)]
        sizes = [box.style["font_size"] for box, _ in places]
        if not places or extra / sum(sizes) > _MOST:
            return
        for box in filter(None, texts):
            box.pango_layout.stretched = {}
        step = max(sizes) / _STEPS
        each, more = divmod(int(extra / step), len(places))
        for number, (box, end) in enumerate(places):
            box.pango_layout.stretched[end] = (each + (number < more)) * step
        _moved(line, boxes, 0.0)

    return spread


def _texts(box: Any, boxes: Any) -> Iterator[Any]:
    """Yield the text boxes of a line in order, and None for what is set in it as a whole."""
    for child in box.children:
        if isinstance(child, boxes.InlineBox):
            yield from _texts(child, boxes)
        elif isinstance(child, boxes.TextBox):
            yield child
        elif child.is_in_normal_flow():
            yield None


def _places(texts: list[Any]) -> Iterator[tuple[Any, int]]:
    """Yield the places that may be widened: a text box, and after how many of its bytes."""
    whole = "".join(_OBJECT if box is None else box.text for box in texts)
    ends = [found.end() for found in _PLACE.finditer(whole)]
    start = reached = 0
    for box in texts:
        end = start + (1 if box is None else len(box.text))
        while reached < len(ends) and ends[reached] <= end:
            if box is not None:
                yield box, len(whole[start : ends[reached]].encode())
            reached += 1
        start = end


def _moved(box: Any, boxes: Any, by: float) -> float:
    """Move what is in a line to where it comes to stand; return how far the next thing moves."""
    before = by
    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        if isinstance(child, boxes.TextBox):
            child.position_x += by
            more = sum(child.pango_layout.stretched.values())
            child.width += more
            by += more
        elif isinstance(child, boxes.InlineBox):
            child.position_x += by
            by = _moved(child, boxes, by)
        else:
            child.translate(by, 0)
    box.width += by - before
    return by


def _drawn_apart(draw: Callable[..., Any], ffi: Any) -> Callable[..., Any]:
    """Have a line be drawn as wide as it was made."""

    def drawn(stream: Any, textbox: Any, *how: Any) -> Any:
        stretch(textbox.pango_layout, ffi)
        return draw(stream, textbox, *how)

    return drawn
