"""From a deck to a PPTX file."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import groupby

import pptx
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.slide import NotesSlide, Slide

from fangtan import i18n
from fangtan.archive import archive
from fangtan.editions.slides.drawing import written
from fangtan.editions.slides.layouts import Layouts, layouts
from fangtan.editions.slides.matter import Deck
from fangtan.editions.slides.package import empty
from fangtan.editions.slides.page import Page
from fangtan.editions.slides.pages import pages
from fangtan.editions.slides.spreading import Paragraphs
from fangtan.editions.word.ooxml import Element

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_OWN = uuid.UUID("5b0c6bb8-6f0e-5d3c-9b1e-1f3f6d8c2a10")
"""The room of names for the identifiers of sections."""


def presentation(deck: Deck) -> bytes:
    """Return a deck as PPTX."""
    first = deck.sheet.languages[0]
    arranged = layouts(len(deck.sheet.languages), is_leftward=i18n.direction(first) == "rtl")
    opened = pptx.Presentation(io.BytesIO(empty(deck, arranged)))
    shown = tuple(pages(deck, arranged))
    for page in shown:
        _add(opened, page, arranged, deck)
    _part_into_sections(opened, shown)
    written = io.BytesIO()
    opened.save(written)
    return _settled(written)


def _add(opened: Presentation, page: Page, arranged: Layouts, deck: Deck) -> None:
    number = arranged.all.index(page.layout)
    layout = opened.slide_layouts[number]
    slide = opened.slides.add_slide(layout)
    fills = {fill.holder.index: fill for fill in page.fills}
    for place in list(slide.placeholders):
        index = place.placeholder_format.idx
        if index not in fills:
            place.element.getparent().remove(place.element)
            continue
        fill = fills[index]
        place.name = i18n.say(deck.sheet.languages[0], fill.holder.key)
        size = None if fill.size == fill.holder.sizes[0] else fill.size
        _fill(place.text_frame._txBody, fill.paragraphs, slide, size)  # noqa: SLF001 - python-pptx shows it nowhere else
    for place in layout.placeholders:
        if place.placeholder_format.idx in {it.index for it in page.layout.foot}:
            _add_foot(slide, place.element, deck)
    if page.notes:
        notes = slide.notes_slide
        frame = notes.notes_text_frame
        if frame is not None:
            _fill(frame._txBody, page.notes, notes)  # noqa: SLF001 - see above


def _fill(
    body: Element, found: Paragraphs, slide: Slide | NotesSlide, size: int | None = None
) -> None:
    for empty_one in body.findall("{*}p"):
        body.remove(empty_one)

    def link(address: str) -> str:
        return slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    body.extend(written(paragraph, link, size) for paragraph in found)


def _add_foot(slide: Slide, place: Element, deck: Deck) -> None:
    """Add a place of the foot, which python-pptx leaves out; the title stands in one of them."""
    tree = slide.shapes._spTree  # noqa: SLF001 - see above
    copied = deepcopy(place)
    copied.find(".//{*}cNvPr").set("id", str(max(int(it.get("id")) for it in tree.iter("{*}cNvPr")) + 1))
    shape = copied.find("{*}spPr")
    for child in list(shape):
        shape.remove(child)
    styles = copied.find(".//{*}lstStyle")
    for child in list(styles):
        styles.remove(child)
    body = copied.find(".//{*}bodyPr")
    body.attrib.clear()
    for child in list(body):
        body.remove(child)
    if copied.find(".//{*}fld") is None:
        copied.find(".//{*}t").text = deck.sheet.interview.title[deck.sheet.languages[0]]
    tree.append(copied)


def _part_into_sections(opened: Presentation, shown: Sequence[Page]) -> None:
    """Name the sections of a presentation, as the list of slides shows them."""
    identifiers = [it.get("id") for it in opened.slides._sldIdLst]  # noqa: SLF001 - see above
    listed = etree.Element(f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
    numbered = zip(shown, identifiers, strict=True)
    for name, members in groupby(numbered, lambda it: it[0].section):
        own = str(uuid.uuid5(_OWN, name)).upper()
        section = etree.SubElement(listed, f"{{{_P14}}}section", {"name": name, "id": f"{{{own}}}"})
        slides = etree.SubElement(section, f"{{{_P14}}}sldIdLst")
        for _, identifier in members:
            etree.SubElement(slides, f"{{{_P14}}}sldId", {"id": identifier})
    root = opened.part._element  # noqa: SLF001 - see above
    extensions = etree.SubElement(root, f"{{{_P}}}extLst")
    etree.SubElement(extensions, f"{{{_P}}}ext", {"uri": _SECTIONS}).append(listed)


def _settled(written: io.BytesIO) -> bytes:
    """Return a file without the time at which it was written."""
    with zipfile.ZipFile(written) as file:
        return archive((name, file.read(name)) for name in file.namelist())
