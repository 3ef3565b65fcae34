"""XML documents that are the same, byte by byte, each time."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

_NEVER_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_SEEN = "\ufffd"


def add(parent: ET.Element, name: str, words: str | None = None, **attributes: str) -> ET.Element:
    """Add an element at the end of another one, with words in it or not, and return it."""
    element = ET.SubElement(parent, name, {key: legal(it) for key, it in attributes.items()})
    if words is not None:
        element.text = legal(words)
    return element


def legal(words: str) -> str:
    """Return words with a sign in place of each character that XML cannot hold."""
    return _NEVER_IN_XML.sub(_NOT_SEEN, words)


def document(root: ET.Element) -> bytes:
    """Return a document, each element that holds others alone with those on lines of their own."""
    _part_lines(root, "\n")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'.encode()


def _part_lines(element: ET.Element, line: str) -> None:
    if len(element) == 0 or element.text is not None:
        return
    element.text = line
    for child in element:
        _part_lines(child, line)
        child.tail = line
