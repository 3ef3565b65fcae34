"""Paragraphs as DrawingML (ECMA-376, part 1, clause 21)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from lxml import etree

from fangtan import i18n
from fangtan.editions.slides.asking import NUMBER
from fangtan.editions.slides.flow import MARK, Paragraph
from fangtan.editions.slides.layouts import EMU
from fangtan.editions.slides.measure import INDENTS
from fangtan.editions.word.inline import BREAK, TAB, Look, Words
from fangtan.editions.word.ooxml import A, Element, R, tag

Link = Callable[[str], str]
"""The relation to an address on the web."""

_COLOURS = {NUMBER: "accent1", MARK: "tx2"}
_BULLETS = {
    "item": ("buChar", {"char": "•"}),
    "numbered": ("buAutoNum", {"type": "arabicPeriod"}),
}


def written(paragraph: Paragraph, link: Link, size: int | None = None) -> Element:
    """Return a paragraph, in type of a size or in that of its place."""
    return a(
        "p", _properties(paragraph), *(_run(it, paragraph, link, size) for it in paragraph.words)
    )


def a(name: str, *children: Element, **attributes: str) -> Element:
    """Return an element of DrawingML with what stands in it."""
    element = etree.Element(f"{{{A}}}{name}", attributes, nsmap={"a": A, "r": R})
    element.extend(children)
    return element


def _properties(paragraph: Paragraph) -> Element:
    is_leftward = i18n.direction(paragraph.language) == "rtl"
    found = a("pPr", algn="r" if is_leftward else "l", rtl="1" if is_leftward else "0")
    if indent := INDENTS.get(paragraph.kind, 0) * EMU:
        found.set("marL", str(indent))
        hangs = paragraph.kind in _BULLETS or any(it.text == TAB for it in paragraph.words)
        found.set("indent", str(-indent if hangs else 0))
    if paragraph.kind in _BULLETS:
        name, how = _BULLETS[paragraph.kind]
        found.append(a("buFont", typeface="Arial"))
        found.append(a(name, **how))
    return found


def _run(part: Words, paragraph: Paragraph, link: Link, size: int | None) -> Element:
    if part.text == BREAK:
        return a("br", _looks("rPr", part.look, paragraph, link, size))
    words = a("t")
    words.text = part.text.replace(TAB, "\t")
    return a("r", _looks("rPr", part.look, paragraph, link, size), words)


def _looks(
    name: Literal["rPr"], look: Look, paragraph: Paragraph, link: Link, size: int | None
) -> Element:
    found = a(name, lang=tag(look.language), **_other(look))
    if size is not None:
        found.set("sz", str(size * 100))
    is_han = i18n.is_chinese(look.language)
    if look.is_bold or paragraph.kind == "heading" or (look.is_italic and is_han):
        found.set("b", "1")
    if look.is_italic and not is_han:
        found.set("i", "1")
    if look.style in _COLOURS:
        found.append(a("solidFill", a("schemeClr", val=_COLOURS[look.style])))
    if look.address:
        click = a("hlinkClick")
        click.set(f"{{{R}}}id", link(look.address))
        found.append(click)
    return found


def _other(look: Look) -> dict[str, str]:
    """Return the language that Latin words in Chinese text are in."""
    return {"altLang": "en-GB"} if i18n.is_chinese(look.language) else {}
