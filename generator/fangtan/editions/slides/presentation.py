"""From a deck to a PPTX file."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import pptx
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.slide import NotesSlide, Slide

from fangtan import i18n
from fangtan.archive import archive
from fangtan.editions.slides.drawing import written
from fangtan.editions.slides.layouts import layouts
from fangtan.editions.slides.matter import Deck
from fangtan.editions.slides.package import empty
from fangtan.editions.slides.page import Page
from fangtan.editions.slides.pages import pages
from fangtan.editions.slides.spreading import Paragraphs
from fangtan.editions.word.ooxml import R, tag
from fangtan.render import render

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_OWN = uuid.UUID("5b0c6bb8-6f0e-5d3c-9b1e-1f3f6d8c2a10")
"""The room of names for the identifiers of sections."""

Raw = Any
"""An element as python-pptx keeps it, which has more to it than its types say."""


def presentation(deck: Deck) -> bytes:
    """Return a deck as PPTX."""
    first = deck.sheet.languages[0]
    arranged = layouts(len(deck.sheet.languages), is_leftward=i18n.direction(first) == "rtl")
    opened = pptx.Presentation(io.BytesIO(empty(deck, arranged)))
    shown = tuple(pages(deck, arranged))
    for number, page in enumerate(shown, start=1):
        layout = opened.slide_layouts[arranged.all.index(page.layout)]
        slide = opened.slides.add_slide(layout)
        _fill_places(slide, page, deck)
        _add_foot(slide, page, deck, number)
        if page.notes:
            _fill(slide.notes_slide.notes_text_frame, page.notes, slide.notes_slide)
    _name_notes_master(opened)
    _part_into_sections(opened, shown)
    saved = io.BytesIO()
    opened.save(saved)
    return _settled(saved)


def _fill_places(slide: Slide, page: Page, deck: Deck) -> None:
    """Put what a page shows in the places of its layout, and take those away that stay empty."""
    fills = {fill.holder.index: fill for fill in page.fills}
    places: Raw = slide.placeholders
    for place in tuple(places):
        fill = fills.get(place.placeholder_format.idx)
        if fill is None:
            place.element.getparent().remove(place.element)
            continue
        place.name = i18n.say(deck.sheet.languages[0], fill.holder.key)
        size = None if fill.size == fill.holder.sizes[0] else fill.size
        _fill(place.text_frame, fill.paragraphs, slide, size)


def _fill(
    frame: Raw, found: Paragraphs, slide: Slide | NotesSlide, size: int | None = None
) -> None:
    body: Raw = frame._txBody  # noqa: SLF001 - python-pptx shows it nowhere else
    for left in body.findall("{*}p"):
        body.remove(left)

    def link(address: str) -> str:
        return slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    body.extend(written(paragraph, link, size) for paragraph in found)


def _add_foot(slide: Slide, page: Page, deck: Deck, number: int) -> None:
    """Add the places of the foot, which python-pptx leaves out of new slides."""
    language = deck.sheet.languages[0]
    tree: Raw = slide.shapes._spTree  # noqa: SLF001 - python-pptx shows it nowhere else
    taken = max(int(shape.get("id")) for shape in tree.iter("{*}cNvPr"))
    for identifier, holder in enumerate(page.layout.foot, start=taken + 1):
        foot = render(
            "slides/foot.xml",
            holder=holder,
            identifier=identifier,
            name=i18n.say(language, holder.key),
            tag=tag(language),
            number=number,
            words=deck.sheet.interview.title[language],
        )
        tree.append(etree.fromstring(foot.strip()))


def _name_notes_master(opened: Presentation) -> None:
    """List the master of the notes, which python-pptx adds and does not name."""
    part: Raw = opened.part
    for relation, to in part.rels.items():
        if to.reltype == RELATIONSHIP_TYPE.NOTES_MASTER:
            listed = etree.Element(f"{{{_P}}}notesMasterIdLst")
            etree.SubElement(listed, f"{{{_P}}}notesMasterId", {f"{{{R}}}id": relation})
            opened.element.find("{*}sldMasterIdLst").addnext(listed)


def _part_into_sections(opened: Presentation, shown: Sequence[Page]) -> None:
    """Name the sections of a presentation, as the list of slides shows them."""
    root: Raw = opened.element
    identifiers = [slide.get("id") for slide in root.find("{*}sldIdLst")]
    listed = etree.Element(f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
    numbered = zip(shown, identifiers, strict=True)
    for name, members in groupby(numbered, lambda it: it[0].section):
        own = f"{{{str(uuid.uuid5(_OWN, name)).upper()}}}"
        section = etree.SubElement(listed, f"{{{_P14}}}section", {"name": name, "id": own})
        slides = etree.SubElement(section, f"{{{_P14}}}sldIdLst")
        for _, identifier in members:
            etree.SubElement(slides, f"{{{_P14}}}sldId", {"id": identifier})
    extensions = etree.SubElement(root, f"{{{_P}}}extLst")
    extension: Raw = etree.SubElement(extensions, f"{{{_P}}}ext", {"uri": _SECTIONS})
    extension.append(listed)


def _settled(saved: io.BytesIO) -> bytes:
    """Return a file without the time at which it was saved."""
    with zipfile.ZipFile(saved) as file:
        return archive((name, file.read(name)) for name in file.namelist())
