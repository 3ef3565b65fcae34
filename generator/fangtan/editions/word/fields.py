"""Parts of a document that have a shape of their own: fields, tables and their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fangtan.editions.word.ooxml import SPACE, Element, w, written
from fangtan.i18n import Direction

_WHOLE = 5000
"""The whole width, in fiftieths of a per cent."""
_TWIPS = 9070
"""The same on a page of A4, in twentieths of a point."""


def page_field(name: str) -> Iterator[Element]:
    """Yield the runs of a field such as `PAGE`, which shows a figure until it is worked out."""
    yield from _opened(name)
    yield w("r", written("1"))
    yield w("r", w("fldChar", fldCharType="end"))


def contents(entries: Sequence[Element]) -> None:
    """Make paragraphs the entries of a table of contents, which Word makes anew when asked."""
    if entries:
        for place, opened in enumerate(_opened(r'TOC \o "1-2" \h \z \u'), start=1):
            entries[0].insert(place, opened)
        entries[-1].append(w("r", w("fldChar", fldCharType="end")))


def table(style: str, columns: int, direction: Direction) -> Element:
    """Return a table without its rows, as wide as the text, with columns of one width."""
    properties = w("tblPr", w("tblStyle", val=style))
    if direction == "rtl":
        properties.append(w("bidiVisual"))
    properties.append(w("tblW", w=_WHOLE, type="pct"))
    properties.append(w("tblLayout", type="fixed"))
    properties.append(w("tblLook", val="0420", firstRow=1, noVBand=1))
    grid = w("tblGrid", *(w("gridCol", w=_TWIPS // columns) for _ in range(columns)))
    return w("tbl", properties, grid)


def row(cells: Iterable[Sequence[Element]], *, is_heading: bool = False) -> Element:
    """Return a row that stays on one page; one of headings stands on every page of its table."""
    filled = [*cells]
    properties = w("trPr", w("cantSplit"))
    if is_heading:
        properties.append(w("tblHeader"))
    width = _WHOLE // max(len(filled), 1)
    made = (w("tc", w("tcPr", w("tcW", w=width, type="pct")), *cell) for cell in filled)
    return w("tr", properties, *made)


def _opened(instruction: str) -> tuple[Element, ...]:
    asked = w("instrText")
    asked.set(SPACE, "preserve")
    asked.text = f" {instruction} "
    return (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", asked),
        w("r", w("fldChar", fldCharType="separate")),
    )
