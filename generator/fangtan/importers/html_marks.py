"""What an element of HTML makes of its words: their shape, and whether they are bold or italic."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

from fangtan.importers.source import Shape

Element = Any
"""An element of lxml: its types are a package of stubs that only the linters have."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite", "dfn"})
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)", re.IGNORECASE)
_SLANTED = re.compile(r"font-style\s*:\s*(italic|oblique)", re.IGNORECASE)
_CAPTION = re.compile(
    r"(^|[-_\s])captions?([-_\s]|$)|imagecaption|wp-caption-text|图注|圖說", re.IGNORECASE
)
_MSO_HEADING = re.compile(r"\bMso(Heading(\d)|Title)\b")
_RULE = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")


_FEW_ROWS, _MANY_BLOCKS = 3, 4
_WHOLE: Mapping[str, tuple[Shape, int]] = {
    "blockquote": ("quote", 0),
    "dt": ("cell", 1),
    "dd": ("cell", 2),
    "table": ("text", 0),
    "figcaption": ("caption", 0),
    "caption": ("caption", 0),
    **{tag: ("heading", level) for tag, level in _HEADINGS.items()},
}
"""Elements whose name says it all."""


def shape_of(element: Element, tag: str, here: tuple[Shape, int], depth: int) -> tuple[Shape, int]:
    """Return the shape and level of a block that stands in `here`, so many lists deep."""
    if tag in _WHOLE:
        return _WHOLE[tag]
    if tag == "li":
        return "item", depth or 1
    if tag in {"td", "th"}:
        return _cell(element) or here
    css = element.get("class") or ""
    if heading := _MSO_HEADING.search(css):
        return "heading", int(heading[2] or 1)
    if tag in {"p", "div"} and _CAPTION.search(css):
        return "caption", 0
    return here


def marked(
    element: Element, tag: str, here: tuple[bool, bool], is_heavy: Callable[[str], bool]
) -> tuple[bool, bool]:
    """Return whether the words of an element within `here` are bold, and italic."""
    bold, italic = here
    style = element.get("style") or ""
    css = element.get("class") or ""
    bold = bold or tag in _BOLD or (bool(css) and is_heavy(css))
    italic = italic or tag in _ITALIC
    if style:
        bold = (bold or bool(_HEAVY.search(style))) and not _LIGHT.search(style)
        italic = italic or bool(_SLANTED.search(style))
    return bold, italic


def _cell(element: Element) -> tuple[Shape, int] | None:
    """Return the column of a cell; None where the table only lays out the page."""
    row = element.getparent()
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    if len(cells) < 2 or element.find(".//table") is not None or _lays_out(row):  # noqa: PLR2004
        return None
    return "cell", cells.index(element) + 1


def _lays_out(row: Element) -> bool:
    """Return whether the row is a whole page: nearly alone in its table, and with many blocks."""
    table = next(row.iterancestors("table"), row)
    if len(table.findall(".//tr")) > _FEW_ROWS:
        return False
    return any(len(cell.findall(".//p") + cell.findall(".//br")) >= _MANY_BLOCKS for cell in row)


def heavy_classes(styles: str) -> Callable[[str], bool]:
    """Return what says whether one of the classes is bold by a style sheet."""
    heavy = frozenset(name for name, inside in _RULE.findall(styles) if _HEAVY.search(inside))
    return functools.cache(lambda css: not heavy.isdisjoint(css.split()))
