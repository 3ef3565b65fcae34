"""From a sheet’s HTML to a DOCX file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote

from lxml import etree, html

from fangtan import i18n
from fangtan.archive import archive
from fangtan.editions.word.fields import page_field
from fangtan.editions.word.flow import Anchors, Flow, Setting
from fangtan.editions.word.inline import TAB, Look, Words, classes, run
from fangtan.editions.word.notes import footnotes, notes
from fangtan.editions.word.ooxml import Element, R, bookmark, tag, w
from fangtan.editions.word.pictures import drawing, pixels
from fangtan.editions.word.styling import LEAD
from fangtan.model import Language, Media, Paper
from fangtan.render import render
from fangtan.sheet import Sheet
from fangtan.sheet.furniture import furniture

_PAGES: dict[Paper, tuple[int, int]] = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twentieths of a point."""
_MARGIN = 1418
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TEMPLATES = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package.rels",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/_rels/document.xml.rels": "document.rels",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
}
"""The parts that templates make, the list of all kinds of parts first."""
_FIRST_COUNTED = 2
"""The first list that counts; the one before it has all signs."""


@dataclass(slots=True)
class Parts:
    """What a document refers to: addresses, pictures, and how many lists count from 1."""

    pictures: dict[str, bytes]
    addresses: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    drawn: int = 0
    lists: int = 0

    def link(self, address: str) -> str:
        """Return the relation to an address on the web."""
        return self.addresses.setdefault(address, f"rLink{len(self.addresses) + 1}")

    def count(self) -> int:
        """Return the number of a new list that counts from 1."""
        self.lists += 1
        return _FIRST_COUNTED + self.lists - 1

    def picture(self, name: str, told: str, columns: int) -> Element | None:
        """Return the drawing of a picture; None where Word could not show it."""
        content = self.pictures.get(unquote(name))
        if content is None:
            return None
        relation = self.shown.setdefault(unquote(name), f"rPicture{len(self.shown) + 1}")
        self.drawn += 1
        return drawing(relation, self.drawn, content, told, columns)


def document(page: str, sheet: Sheet, media: Iterable[Media] = ()) -> bytes:
    """Return a sheet’s HTML as DOCX."""
    body = html.document_fromstring(page).find("body")
    assert body is not None  # noqa: S101 - every sheet has one
    made = ((file.name, pixels(Path(file.file).read_bytes(), sheet.languages)) for file in media)
    parts = Parts({name: content for name, content in made if content is not None})
    noted = notes(body, sheet.languages)
    setting = Setting(
        sheet.languages, _passages(body), parts.link, parts.picture, parts.count, noted
    )
    flow = Flow(setting, Anchors())
    flow.add(body, "BodyText", Look(sheet.languages[0]))
    flow.close()
    whole = w("document", w("body", *flow.body, _section(sheet)))
    return archive((*_members(whole, body, sheet, parts), *_footnotes(setting)))


def _footnotes(setting: Setting) -> Iterable[tuple[str, bytes]]:
    """Yield the part with the footnotes, and the addresses that they lead to."""
    noted = setting.notes
    below = footnotes([_explanation(setting, *each) for each in noted.wanted])
    yield "word/footnotes.xml", _written(below)
    if noted.addresses:
        rels = render("word/footnotes.rels", addresses=noted.addresses, office=_OFFICE)
        yield "word/_rels/footnotes.xml.rels", rels.encode()


def _explanation(setting: Setting, to: str, language: Language) -> list[Element]:
    """Return a footnote’s paragraphs."""
    inside = replace(setting, link=setting.notes.link)
    flow = Flow(inside, Anchors())
    flow.add(setting.notes.explanation(to, language), "FootnoteText", Look(language))
    flow.close()
    return flow.body


def _passages(body: Element) -> dict[str, str]:
    """Return the bookmarks of passages by their numbers."""
    found = {}
    for number in body.iter("span"):
        holder = number.getparent()
        if LEAD in classes(number) and holder is not None:
            words = (number.text or "").strip().removeprefix("¶")
            found[words] = bookmark(holder.get("id", ""))
    return found


def _section(sheet: Sheet) -> Element:
    width, height = _PAGES[sheet.paper]
    edges = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
    section = w("sectPr")
    for kind in ("header", "footer"):
        reference = w(f"{kind}Reference", type="default")
        reference.set(f"{{{R}}}id", f"r{kind}1")
        section.append(reference)
    section.append(w("pgSz", w=width, h=height))
    section.append(w("pgMar", **edges, header=709, footer=709, gutter=0))
    if i18n.direction(sheet.languages[0]) == "rtl":
        section.append(w("bidi"))
    return section


def _members(
    whole: Element, body: Element, sheet: Sheet, parts: Parts
) -> Iterable[tuple[str, bytes]]:
    around = furniture(sheet)
    first = sheet.languages[0]
    context = {
        "around": around,
        "language": tag(first),
        "latin": next((tag(it) for it in sheet.languages if not _is_eastern(it)), "en-GB"),
        "eastern": _eastern(sheet),
        "parts": parts,
        "counted": range(_FIRST_COUNTED, _FIRST_COUNTED + parts.lists),
        "office": _OFFICE,
    }
    for name, template in _TEMPLATES.items():
        yield name, render(f"word/{template}", **context).encode()
    yield "word/document.xml", _written(whole)
    yield "word/header1.xml", _written(_header(body, first))
    yield "word/footer1.xml", _written(_footer(body, sheet))
    for name, relation in parts.shown.items():
        yield f"word/media/{relation}.png", parts.pictures[name]


def _header(body: Element, language: Language) -> Element:
    words = [body.get("data-head", "")]
    if warning := body.get("data-warning"):
        words += [TAB, warning]
    look = Look(language)
    runs = (run(Words(text, look)) for text in words)
    return w("hdr", w("p", w("pPr", w("pStyle", val="Header")), *runs))


def _footer(body: Element, sheet: Sheet) -> Element:
    """Return what the sheet’s foot says, and the number of the page."""
    lines = body.get("data-foot", "").split("\n")
    paragraphs = []
    spoken = sheet.languages if len(sheet.languages) > 1 else (*sheet.languages * len(lines),)
    for number, (line, language) in enumerate(zip(lines, spoken, strict=False)):
        look = Look(language)
        runs = [run(Words(line, look))]
        if number < len(sheet.languages):
            runs += [run(Words(TAB, look)), *_folio(language)]
        paragraphs.append(w("p", w("pPr", w("pStyle", val="Footer")), *runs))
    return w("ftr", *paragraphs)


def _folio(language: Language) -> Iterable[Element]:
    words = i18n.say(language, "paper_page", page="\0PAGE\0", pages="\0NUMPAGES\0").split("\0")
    for part in filter(None, words):
        if part in {"PAGE", "NUMPAGES"}:
            yield from page_field(part)
        else:
            yield run(Words(part, Look(language)))


def _is_eastern(language: Language) -> bool:
    return i18n.is_chinese(language) or i18n.direction(language) == "rtl"


def _eastern(sheet: Sheet) -> str:
    chinese = filter(i18n.is_chinese, (*sheet.languages, *sheet.publication_languages))
    return tag(next(chinese, "zh-Hans"))


def _written(root: Element) -> bytes:
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
