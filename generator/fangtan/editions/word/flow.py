"""A sheet’s blocks as the paragraphs, lists, tables and pictures of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from fangtan import i18n
from fangtan.editions.word.fields import contents, row, table
from fangtan.editions.word.inline import (
    TAB,
    Look,
    Words,
    classes,
    inner,
    looked,
    run,
    tidied,
    words,
)
from fangtan.editions.word.notes import END, Notes
from fangtan.editions.word.ooxml import Element, R, W, bookmark, w
from fangtan.editions.word.styling import BLOCKS, LEAD, SIDES, WITH_A_NUMBER, style_of
from fangtan.model import Language

_NOT_SHOWN = frozenset({"head", "svg", "title"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document is written with.

    `passages` are the bookmarks of passages by number; `link` gives the relation to an address on
    the web, `picture` the drawing of a file with its alternative text, for so many columns, or
    None, `count` a new list that counts from 1, and `notes` the footnotes.
    """

    languages: tuple[Language, ...]
    passages: Mapping[str, str]
    link: Callable[[str], str]
    picture: Callable[[str, str, int], Element | None]
    count: Callable[[], int]
    notes: Notes


@dataclass(slots=True)
class Anchors:
    """The bookmarks that wait for a paragraph, and how many have been set."""

    waiting: list[str] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """The sign or the number that the next paragraph has as one of a list."""

    style: str
    numbering: int
    depth: int


@dataclass(slots=True)
class Flow:
    """The body of a document, or a cell of a table in it, while it is written.

    `lead` stands in the margin of the next paragraph, and `item` makes it one of a list.
    """

    setting: Setting
    anchors: Anchors
    columns: int = 1
    lead: tuple[Words, ...] = ()
    item: Item | None = None
    body: list[Element] = field(default_factory=list)
    parallel: Element | None = None

    def add(self, element: Element, style: str, look: Look, depth: int = 0) -> None:
        """Add what an element of a sheet shows."""
        look, style = looked(element, look), style_of(element, style)
        if identifier := element.get("id"):
            self.anchors.waiting.append(bookmark(identifier))
        self.setting.notes.is_over |= END in classes(element)
        sides = [side for side in element if SIDES.intersection(classes(side))]
        if element.tag == "nav":
            self._contents(element, look)
        elif element.tag == "table":
            self._put(self._table(element, look))
        elif element.tag in {"ul", "ol"}:
            self._list(element, look, depth)
        elif element.tag == "img":
            self._picture(element, look)
        elif element.tag == "hr" or "questions-owner" in classes(element):
            self._put(self._paragraph(style, _to_be_filled_in(element, look), look))
        elif len(sides) > 1:
            self._row(element, sides, style, look)
        else:
            self._blocks(element, style, look, depth)

    def close(self) -> None:
        """End with a paragraph, as a document and every cell must."""
        if not self.body or self.body[-1].tag == f"{{{W}}}tbl":
            self._put(w("p"))

    def _blocks(self, element: Element, style: str, look: Look, depth: int) -> None:
        """Add the blocks of an element one by one, and what stands between them as paragraphs."""
        line = [Words(element.text or "", look)]
        for child in element:
            if child.tag in BLOCKS:
                self._text(line, style, look)
                line = []
                self.add(child, style, look, depth)
            elif LEAD in classes(child):
                self.lead = tidied(inner(child, look, self.setting.passages))
            elif isinstance(child.tag, str) and child.tag not in _NOT_SHOWN:
                line += inner(child, look, self.setting.passages)
            line.append(Words(child.tail or "", look))
        self._text(line, style, look)

    def _text(self, found: Iterable[Words], style: str, look: Look) -> None:
        line = tidied(found)
        if line:
            self._put(self._paragraph(style, line, look))

    def _put(self, block: Element) -> None:
        self.parallel = None
        self.body.append(block)

    def _paragraph(self, style: str, line: Sequence[Words], look: Look) -> Element:
        properties = w("pPr")
        if self.item:
            style = self.item.style
            listed = w("ilvl", val=self.item.depth), w("numId", val=self.item.numbering)
            properties.append(w("numPr", *listed))
            self.item = None
        elif style in WITH_A_NUMBER and not self.lead:
            style += "Continued"
        elif self.lead:
            line = (*self.lead, Words(TAB, look), *line)
            self.lead = ()
        properties.insert(0, w("pStyle", val=style))
        if i18n.direction(look.language) == "rtl":
            properties.append(w("bidi"))
        waiting, self.anchors.waiting = self.anchors.waiting, []
        first, self.anchors.count = self.anchors.count, self.anchors.count + len(waiting)
        starts = (w("bookmarkStart", id=n, name=name) for n, name in enumerate(waiting, first))
        ends = (w("bookmarkEnd", id=n) for n in range(first, self.anchors.count))
        return w("p", properties, *starts, *self._runs(line), *ends)

    def _runs(self, line: Iterable[Words]) -> Iterator[Element]:
        """Yield words as runs, those that lead to one place together."""
        for (to, address), group in groupby(line, lambda it: (it.look.to, it.look.address)):
            parts = tuple(group)
            runs = (run(part) for part in parts)
            if to is None and address is None:
                yield from runs
                continue
            holder = w("hyperlink", *runs, history=1)
            if to:
                holder.set(f"{{{W}}}anchor", to)
            if address:
                holder.set(f"{{{R}}}id", self.setting.link(address))
            yield holder
            mark = self.setting.notes.mark(to, parts[0].look.language) if to else None
            if mark is not None:
                yield mark

    def _list(self, element: Element, look: Look, depth: int) -> None:
        is_counted = element.tag == "ol"
        style = "ListNumber" if is_counted else "ListBullet"
        numbering = self.setting.count() if is_counted else 1
        for child in element:
            self.item = Item(style, numbering, depth)
            self._blocks(child, "ListContinue", looked(child, look), depth + 1)
            self.item = None

    def _row(self, element: Element, sides: Sequence[Element], style: str, look: Look) -> None:
        """Add a row to the table that has a column for each language."""
        if self.parallel is None:
            self.parallel = self._columned()
            self.body.append(self.parallel)
        lead: tuple[Words, ...] = ()
        for child in element:
            if LEAD in classes(child):
                lead = tidied(inner(child, look, self.setting.passages))
        self.parallel.append(row(self._cell(side, style, look, len(sides), lead) for side in sides))

    def _columned(self) -> Element:
        languages = self.setting.languages
        made = table("Parallel", len(languages), i18n.direction(languages[0]))
        names = (Words(i18n.say(tag, "language"), Look(tag)) for tag in languages)
        headings = (
            [w("p", w("pPr", w("pStyle", val="ColumnHeading")), run(name))] for name in names
        )
        made.append(row(headings, is_heading=True))
        return made

    def _cell(
        self, side: Element, style: str, look: Look, columns: int, lead: tuple[Words, ...] = ()
    ) -> list[Element]:
        cell = Flow(self.setting, self.anchors, columns, lead)
        cell.add(side, style, look)
        cell.close()
        return cell.body

    def _table(self, element: Element, look: Look) -> Element:
        rows = [*element.iter("tr")]
        count = max((len(it) for it in rows), default=1)
        made = table("Ruled", count, i18n.direction(look.language))
        for filled in rows:
            cells = (
                self._cell(cell, "CellHeading" if cell.tag == "th" else "Cell", look, count)
                for cell in filled
            )
            parent = filled.getparent()
            made.append(row(cells, is_heading=parent is not None and parent.tag == "thead"))
        return made

    def _picture(self, element: Element, look: Look) -> None:
        name, told = element.get("src", "").removeprefix("sheet:"), element.get("alt", "")
        drawn = self.setting.picture(name, told, self.columns)
        if drawn is None:
            self._text([Words(told, look)], "Picture", look)
        else:
            paragraph = self._paragraph("Picture", (), look)
            paragraph.append(w("r", drawn))
            self._put(paragraph)

    def _contents(self, element: Element, look: Look) -> None:
        entries: list[Element] = []
        for line in element.iter("h2", "p"):
            found = tidied(words(line, look, self.setting.passages))
            plain = [replace(it, look=replace(it.look, style=None)) for it in found]
            made = self._paragraph(style_of(line, "TOC1"), plain, looked(line, look))
            if line.tag == "p":
                entries.append(made)
            self._put(made)
        contents(entries)


def _to_be_filled_in(element: Element, look: Look) -> tuple[Words, ...]:
    """Return the labels of what is written by hand, each with a tab that draws a line."""
    labels = (" ".join(label.itertext()) for label in element)
    return tuple(
        Words(text, look) for label in labels if label.strip() for text in (f"{label} ", TAB, " ")
    )
