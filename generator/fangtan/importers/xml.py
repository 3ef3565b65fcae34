"""XML that comes from anywhere: parsed without asking for anything outside of it."""

from __future__ import annotations

import html.entities
import re
from typing import Any

from lxml import etree

from fangtan.importers.unreadable import Unreadable

Element = Any
"""An element of lxml: its types are a package of stubs that only the linters have."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z]\w+);")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parse(data: str | bytes, name: str) -> Element:
    """Return the root; raise Unreadable, with the line, for what is not well-formed.

    Entities of the document itself are resolved, within libxml2's limits; others never. Those of
    HTML, which many write without declaring them, are known.
    """
    if isinstance(data, str):
        declared = frozenset(re.findall(r"<!ENTITY\s+(\w+)", data))
        text = _DECLARATION.sub(lambda found: "\n" * found.group().count("\n"), data)
        data = _ENTITY.sub(lambda found: _character(found, declared), text).encode()
    parser = etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            name,
            f"this is not well-formed XML: {error.msg or 'it is empty'}",
            "mend the mark-up there: close what is open, write “&” as “&amp;” and “<” as “&lt;”",
            error.lineno or 1,
        ) from error


def local(element: Element) -> str:
    """Return an element's name without its namespace; an empty one for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _character(found: re.Match[str], declared: frozenset[str]) -> str:
    word = found[1]
    if word in _OWN or word in declared:
        return found.group()
    return html.entities.html5.get(f"{word};", found.group())
