"""The paragraphs, tables, text boxes and notes of a Word document, as Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from fangtan.importers.docx_styles import Numbering, Style, W, mark, number, outline, value
from fangtan.importers.runs import Run, line_of
from fangtan.importers.source import Line, Shape

Element = Any

_BREAK = "\x1e"
_LEFT_OUT = frozenset(
    {
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "pPr",
        "rPr",
        "Fallback",
        "rt",
        "tblPr",
        "trPr",
        "tcPr",
        "sdtPr",
        "commentReference",
        "annotationRef",
    }
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": _BREAK, "cr": _BREAK, "noBreakHyphen": "-", "": ""}
_TWIPS_A_COLUMN = 120
_SHAPES: Mapping[str, Shape] = {
    "caption": "caption",
    "题注": "caption",
    "quote": "quote",
    "intense quote": "quote",
}


class Body:
    """Walks a document once; counts its paragraphs, list items and notes."""

    def __init__(
        self, styles: Mapping[str, Style], numbering: Numbering, notes: Mapping[str, Element | None]
    ) -> None:
        """Keep what is looked up while walking."""
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._cited: list[tuple[str, str]] = []
        self._boxes: list[Element] = []
        self._number = 0

    def lines(self, document: Element) -> Iterator[Line]:
        """Yield the Lines of the body, then those of the notes that it cites."""
        body = document.find(f"{W}body")
        yield from self._blocks(document if body is None else body, None)
        for order, (kind, identifier) in enumerate(self._cited, 1):
            part = self._notes.get(kind)
            for note in part if part is not None else ():
                if note.get(f"{W}id") == identifier:
                    yield from _noted(order, self._blocks(note, None))

    def _blocks(self, parent: Element, column: int | None) -> Iterator[Line]:
        """Yield what the block elements below a parent hold; within a table, the cell's column."""
        beside = column is not None and column > 1
        for element in parent:
            match _name(element):
                case "p":
                    for line in self._paragraph(element, column):
                        yield replace(line, gap=False) if beside else line
                        beside = False
                case "tbl":
                    yield from self._table(element)
                case name if name and name not in _LEFT_OUT:
                    yield from self._blocks(element, column)
                case _:
                    pass

    def _table(self, table: Element) -> Iterator[Line]:
        for row in table.iter(f"{W}tr"):
            if _nearest(row, "tbl") is not table:
                continue
            cells = [cell for cell in row.iter(f"{W}tc") if _nearest(cell, "tr") is row]
            for n, cell in enumerate(cells, 1):
                yield from self._blocks(cell, n if len(cells) > 1 else None)

    def _paragraph(self, element: Element, column: int | None) -> Iterator[Line]:
        self._number += 1
        properties = element.find(f"{W}pPr")
        style = self._styles.get(value(properties, f"{W}pStyle") or "", Style())
        runs = list(self._runs(element, style))
        boxes, self._boxes = self._boxes, []
        made = (
            self._made(properties, style, column)
            if any(run.text.strip() for run in runs)
            else Line("", self._number)
        )
        gap = True
        for row in _rows(runs):
            if line := line_of(row, replace(made, gap=gap)):
                yield line
                made = (
                    replace(made, shape="text", level=0, ordinal="")
                    if made.shape == "item"
                    else made
                )
            gap = not line
        for box in boxes:
            yield from self._blocks(box, None)

    def _made(self, properties: Element | None, style: Style, column: int | None) -> Line:
        """Return the paragraph's Line as far as its properties make it."""
        indent = _indent(properties)
        heading = outline(properties) or style.heading
        if heading:
            return Line("", self._number, "heading", heading)
        listed = number(properties) or style.number
        ordinal = self._numbering.ordinal(*listed) if listed else ""
        if column is not None:
            return Line("", self._number, "cell", column, ordinal, indent)
        if listed and ordinal:
            return Line("", self._number, "item", listed[1] + 1, ordinal, indent)
        return Line("", self._number, _SHAPES.get(style.name, "text"), indent=indent)

    def _runs(self, parent: Element, style: Style) -> Iterator[Run]:
        for element in parent:
            name = _name(element)
            if name == "r":
                yield from self._run(element, style)
            elif name == "txbxContent":
                self._boxes.append(element)
            elif name and name not in _LEFT_OUT:
                yield from self._runs(element, style)

    def _run(self, run: Element, style: Style) -> Iterator[Run]:
        properties = run.find(f"{W}rPr")
        own = self._styles.get(value(properties, f"{W}rStyle") or "", Style())
        bold = _first(mark(properties, "b"), own.bold, style.bold)
        italic = _first(mark(properties, "i"), own.italic, style.italic)
        for child in run:
            words = self._words(child, style)
            if words:
                yield Run(words, bold, italic)

    def _words(self, element: Element, style: Style) -> str:
        name = _name(element)
        if name in _SIGNS:
            return _SIGNS[name]
        if name in {"footnoteReference", "endnoteReference"}:
            self._cited.append((name.removesuffix("Reference"), element.get(f"{W}id")))
            return f"[{len(self._cited)}]"
        if name in _LEAVES:
            return _LEAVES[name](element)
        # A drawing or an alternative: text boxes are kept for after the paragraph.
        return "" if name in _LEFT_OUT else "".join(r.text for r in self._runs(element, style))


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _nearest(element: Element, name: str) -> Element | None:
    return next((parent for parent in element.iterancestors(W + name)), None)


def _first(*marks: bool | None) -> bool:
    return next((is_on for is_on in marks if is_on is not None), False)


def _rows(runs: list[Run]) -> Iterator[list[Run]]:
    row: list[Run] = []
    for run in runs:
        first, *rest = run.text.split(_BREAK)
        row.append(run._replace(text=first))
        for words in rest:
            yield row
            row = [run._replace(text=words)]
    yield row


def _indent(properties: Element | None) -> int:
    found = properties.find(f"{W}ind") if properties is not None else None
    if found is None:
        return 0
    left = _twips(found, "left") or _twips(found, "start")
    return max(0, left + _twips(found, "firstLine") - _twips(found, "hanging")) // _TWIPS_A_COLUMN


def _twips(element: Element, name: str) -> int:
    written = element.get(W + name) or "0"
    return int(float(written)) if written.replace(".", "", 1).lstrip("-").isdigit() else 0


def _symbol(code: str | None) -> str:
    try:
        return chr(int(code or "", 16))
    except ValueError:
        return ""


def _ruby(element: Element) -> str:
    """Return the words and, in brackets, how they are read."""
    base = "".join(
        t.text or "" for each in element.iter(f"{W}rubyBase") for t in each.iter(f"{W}t")
    )
    reading = "".join(t.text or "" for each in element.iter(f"{W}rt") for t in each.iter(f"{W}t"))
    return f"{base}({reading})" if reading else base


def _noted(order: int, lines: Iterator[Line]) -> Iterator[Line]:
    for n, line in enumerate(lines):
        label = f"[{order}] " if n == 0 else ""
        shift = len(label)
        spans = tuple(
            replace(span, start=span.start + shift, end=span.end + shift) for span in line.spans
        )
        yield replace(line, text=label + line.text, spans=spans)


_LEAVES: Mapping[str, Callable[[Element], str]] = {
    "t": lambda element: element.text or "",
    "sym": lambda element: _symbol(element.get(f"{W}char")),
    "ruby": _ruby,
}
