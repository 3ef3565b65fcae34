"""What WeasyPrint 70 gets wrong and has no hook for, put right; tests watch each of these."""

# ruff: noqa: ANN401 - WeasyPrint carries no types

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from fangtan.pdf import computing, dots, flush, last_lines, layouts, spacing
from fangtan.pdf.actual_text import with_actual_text

_NARROWEST = 0.2
"""How wide the characters of a text are at least, on average, in ems."""


def amend() -> None:
    """Put WeasyPrint right, once in a process."""
    from weasyprint.draw import text  # noqa: PLC0415 - for those who print
    from weasyprint.layout import inline  # noqa: PLC0415
    from weasyprint.pdf import tags  # noqa: PLC0415

    layouts.amend()
    inline.split_first_line = _with_hanging_spaces(inline.split_first_line)
    text.draw_first_line = with_actual_text(text.draw_first_line, tags.pydyf)
    computing.amend()
    spacing.amend()
    flush.amend()
    last_lines.amend()
    dots.amend()
    build = tags._build_box_tree  # noqa: SLF001 - there is no other way in
    tags._build_box_tree = _with_attributes(build, tags.pydyf.String)  # noqa: SLF001


def unnest_links(document: Any) -> None:
    """Leave one link of each: WeasyPrint makes another one of every element inside of it."""
    for page in document.pages:
        page.links = [link for link in page.links if link[3].element_tag == "a"]


def _with_hanging_spaces(split: Callable[..., Any]) -> Callable[..., Any]:
    """Have a text that fits but for the space at its end, before a link, stay on its line.

    It was taken for too long, and cut after its first word, which then stood alone.
    """

    def hung(
        text: str, style: Any, context: Any, width: float | None, *rest: Any, **how: Any
    ) -> Any:
        line = split(text, style, context, width, *rest, **how)
        _, _, resume_at, *_ = line
        if resume_at is None or width is None or not text.endswith(" "):
            return line
        if len(text) * style["font_size"] * _NARROWEST > width:
            return line
        _, _, resume_at, taken, *_ = split(text.rstrip(" "), style, context, width, *rest, **how)
        if resume_at is None and taken <= width:
            return split(text, style, context, math.inf, *rest, **how)
        return line

    return hung


def _with_attributes(
    build: Callable[..., Iterator[Any]], written: Callable[[str], object]
) -> Callable[..., Iterator[Any]]:
    """Have an element's `lang` and `scope` written on its tag as well.

    Only the document had a language, so that a Chinese line in an English sheet would be read
    aloud as English; and the first cell of a table's head was said to be the head of nothing.
    """

    def built(box: Any, *context: Any) -> Iterator[Any]:
        attributes = {} if box.element is None else box.element.attrib
        for tag in build(box, *context):
            if "lang" in attributes:
                tag.setdefault("Lang", written(attributes["lang"]))  # the innermost came first
            if "scope" in attributes and tag["S"] == "/TH":
                tag["A"]["Scope"] = "/Row" if attributes["scope"] == "row" else "/Column"
            yield tag

    return built
