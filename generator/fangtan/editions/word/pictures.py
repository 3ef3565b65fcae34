"""Pictures as Word shows them: drawings become pixels, set in the typefaces of the sheets."""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import resvg_py
from lxml import etree

from fangtan import fonts
from fangtan.editions.word.ooxml import PIC, WP, A, Element, R, w
from fangtan.model import Language

_PNG = b"\x89PNG\r\n\x1a\n"
_PIXELS = 1600
"""How wide a drawing is in pixels: some 250 an inch across a page."""
_EMU = 360_000
"""The unit of a drawing’s size: so many to a centimetre."""
_WIDTHS = {1: 15.0, 2: 7.6}
"""How wide a picture is in a text of so many columns, in centimetres."""
_TALLEST = 20.0
_WEIGHTS = ("400", "600")


def pixels(content: bytes, languages: Iterable[Language]) -> bytes | None:
    """Return a PNG or an SVG as PNG; None of a picture of another kind."""
    if content.startswith(_PNG):
        return content
    try:
        drawing = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "<svg" not in drawing:
        return None
    with tempfile.TemporaryDirectory() as folder:
        files = [*_faces(drawing, languages, Path(folder))]
        return resvg_py.svg_to_bytes(
            svg_string=drawing,
            width=_PIXELS,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=files,
            font_family="Source Sans 3",
            serif_family="Source Serif 4",
            sans_serif_family="Source Sans 3",
        )


def drawing(relation: str, number: int, content: bytes, told: str, columns: int) -> Element:
    """Return a picture in the line, with the words that tell what it shows."""
    across, down = struct.unpack(">II", content[16:24])
    width = _WIDTHS.get(columns, _WIDTHS[2])
    height = width * down / across
    if height > _TALLEST:
        width, height = width * _TALLEST / height, _TALLEST
    size = {"cx": str(round(width * _EMU)), "cy": str(round(height * _EMU))}
    named = {"id": str(number), "name": f"Picture {number}", "descr": told}
    inline = _element(WP, "inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"))
    graphic = _element(A, "graphic", {})
    data = _element(A, "graphicData", {"uri": PIC})
    graphic.append(data)
    data.append(_picture(relation, size, named))
    inline.extend((_element(WP, "extent", size), _element(WP, "docPr", named), graphic))
    return w("drawing", inline)


def _picture(relation: str, size: dict[str, str], named: dict[str, str]) -> Element:
    picture = _element(PIC, "pic", {})
    about = _element(PIC, "nvPicPr", {})
    about.extend((_element(PIC, "cNvPr", named), _element(PIC, "cNvPicPr", {})))
    fill = _element(PIC, "blipFill", {})
    blip = _element(A, "blip", {f"{{{R}}}embed": relation})
    stretch = _element(A, "stretch", {})
    stretch.append(_element(A, "fillRect", {}))
    fill.extend((blip, stretch))
    shape = _element(PIC, "spPr", {})
    place = _element(A, "xfrm", {})
    place.extend((_element(A, "off", {"x": "0", "y": "0"}), _element(A, "ext", size)))
    form = _element(A, "prstGeom", {"prst": "rect"})
    form.append(_element(A, "avLst", {}))
    shape.extend((place, form))
    picture.extend((about, fill, shape))
    return picture


def _element(space: str, tag: str, attributes: dict[str, str]) -> Element:
    element = etree.Element(f"{{{space}}}{tag}", nsmap={"wp": WP, "a": A, "pic": PIC, "r": R})
    for name, value in attributes.items():
        element.set(name, value)
    return element


def _faces(drawing: str, languages: Iterable[Language], folder: Path) -> Iterable[str]:
    """Write the typefaces of a drawing’s text as files, and yield their paths."""
    for face in fonts.faces(languages):
        weights = _WEIGHTS if " " in face.weight else (face.weight,)
        for weight in weights:
            written = folder / f"{face.key}-{weight}.font"
            written.write_bytes(fonts.cut(replace(face, weight=weight), fonts.meant(face, drawing)))
            yield str(written)
