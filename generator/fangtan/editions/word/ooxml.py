"""Elements of WordprocessingML (ECMA-376, part 1, clause 17)."""

from __future__ import annotations

import re
from hashlib import blake2s

from lxml import etree

from fangtan import i18n
from fangtan.model import Language

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_LONGEST_NAME = 40
_WORDS_TAGS = {"en": "en-GB", "zh": "zh-CN", "ar": "ar-SA"}
"""What Word calls a language that is named without a country, where that is not plain."""

Element = etree._Element  # noqa: SLF001 - lxml gives its class no other name


def w(tag: str, *children: Element, **attributes: object) -> Element:
    """Return an element of WordprocessingML with its attributes and what stands in it."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W, "r": R})
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", str(value))
    element.extend(children)
    return element


def written(words: str) -> Element:
    """Return a text whose spaces count."""
    element = w("t")
    element.set(SPACE, "preserve")
    element.text = words
    return element


def tag(language: Language) -> str:
    """Return what Word calls a language."""
    first, *rest = language.split("-")
    if first == "zh":
        return "zh-TW" if {"Hant", "TW", "HK", "MO"} & set(rest) else "zh-CN"
    return _WORDS_TAGS.get(language, language)


def spoken(language: Language) -> Element:
    """Return the language of a run, said of the script that it is written in."""
    if i18n.is_chinese(language):
        return w("lang", val="en-GB", eastAsia=tag(language))
    if i18n.direction(language) == "rtl":
        return w("lang", bidi=tag(language))
    return w("lang", val=tag(language))


def bookmark(anchor: str) -> str:
    """Return the name of a bookmark for an anchor: letters, digits, “_”, at most forty of them."""
    name = anchor.replace(".", "__").replace("-", "_")
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) and len(name) <= _LONGEST_NAME:
        return name
    plain = re.sub(r"[^A-Za-z0-9_]", "_", name)[:28]
    return f"a_{plain}_{blake2s(anchor.encode(), digest_size=4).hexdigest()}"
