"""What the styles and the numbering of a Word document say of a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Element = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(
    r"(?:heading|标题|標題|überschrift|titre|título|titolo|заголовок|見出し)\s*(\d)", re.IGNORECASE
)
_OFF = frozenset({"0", "false", "off", "none"})
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits: a mark is None where nothing is said of it."""

    name: str = ""
    heading: int = 0
    bold: bool | None = None
    italic: bool | None = None
    number: tuple[str, int] | None = None
    """Of a list: which one, and how deep."""


def value(element: Element | None, path: str) -> str | None:
    """Return `w:val` of what stands at a path below an element."""
    found = element.find(path) if element is not None else None
    return None if found is None else str(found.get(f"{W}val") or "")


def mark(properties: Element | None, name: str) -> bool | None:
    """Return whether a mark such as `b` is on; None where nothing is said of it."""
    found = properties.find(W + name) if properties is not None else None
    return None if found is None else (found.get(f"{W}val") or "1") not in _OFF


def number(properties: Element | None) -> tuple[str, int] | None:
    """Return which list a paragraph is in, and how deep."""
    which = value(properties, f"{W}numPr/{W}numId")
    deep = value(properties, f"{W}numPr/{W}ilvl") or "0"
    return None if which is None else (which, int(deep) if deep.isdigit() else 0)


def outline(properties: Element | None) -> int:
    """Return the level of a heading by its place in the outline; 0 for running text."""
    level = value(properties, f"{W}outlineLvl")
    return min(6, int(level) + 1) if level is not None and level.isdigit() and int(level) < 9 else 0  # noqa: PLR2004 - 9 is text


def styles(part: Element | None) -> Mapping[str, Style]:
    """Return the styles by id."""
    found = (
        {str(style.get(f"{W}styleId")): style for style in part.findall(f"{W}style")}
        if part is not None
        else {}
    )
    made: dict[str, Style] = {}
    for identifier in found:
        _inherit(identifier, found, made, ())
    return made


def _inherit(
    identifier: str, found: Mapping[str, Element], made: dict[str, Style], below: tuple[str, ...]
) -> Style:
    if identifier in made:
        return made[identifier]
    if identifier not in found or identifier in below:
        return Style()
    element = found[identifier]
    parent = _inherit(value(element, f"{W}basedOn") or "", found, made, (*below, identifier))
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    name = (value(element, f"{W}name") or "").casefold()
    bold, italic = mark(run, "b"), mark(run, "i")
    made[identifier] = Style(
        name,
        _heading(name) or outline(paragraph) or parent.heading,
        parent.bold if bold is None else bold,
        parent.italic if italic is None else italic,
        number(paragraph) or parent.number,
    )
    return made[identifier]


def _heading(name: str) -> int:
    if name in {"title", "标题", "標題", "titel", "titre"}:
        return 1
    found = _HEADING.match(name)
    return min(6, int(found[1])) if found else 0


class Numbering:
    """Counts the items of lists as Word does."""

    def __init__(self, part: Element | None) -> None:
        """Read which list is numbered how."""
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if part is None:
            return
        abstract = {
            each.get(f"{W}abstractNumId"): _levels(each) for each in part.findall(f"{W}abstractNum")
        }
        for each in part.findall(f"{W}num"):
            known = abstract.get(value(each, f"{W}abstractNumId"), {})
            self._levels[str(each.get(f"{W}numId"))] = known

    def ordinal(self, which: str, deep: int) -> str:
        """Return the marker of the next item; nothing for what is in no list."""
        if which == "0" or which not in self._levels:
            return ""
        form, written, start = self._levels[which].get(deep, ("bullet", "", 1))
        counts = self._counts[which]
        counts[deep] = counts.get(deep, start - 1) + 1
        for deeper in [level for level in counts if level > deep]:
            del counts[deeper]
        if form in {"bullet", "none"}:
            return "-"
        return re.sub(r"%(\d)", lambda found: self._count(which, int(found[1]) - 1), written) or "-"

    def _count(self, which: str, deep: int) -> str:
        form, _, start = self._levels[which].get(deep, ("decimal", "", 1))
        count = self._counts[which].get(deep, start)
        if form in {"lowerLetter", "upperLetter"}:
            letter = chr(ord("a") + (count - 1) % 26)
            return letter.upper() if form.startswith("upper") else letter
        if form in {"lowerRoman", "upperRoman"}:
            return _roman(count).upper() if form.startswith("upper") else _roman(count)
        return str(count)


def _levels(abstract: Element) -> dict[int, tuple[str, str, int]]:
    return {
        int(level.get(f"{W}ilvl") or 0): (
            value(level, f"{W}numFmt") or "decimal",
            value(level, f"{W}lvlText") or "",
            int(value(level, f"{W}start") or 1),
        )
        for level in abstract.findall(f"{W}lvl")
    }


def _roman(count: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        while count >= worth:
            written += sign
            count -= worth
    return written
