"""What stands in a line: words with their looks, breaks, pictures, readings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fangtan import i18n
from fangtan.editions.word.ooxml import Element, bookmark, spoken, tag, w, written
from fangtan.model import Language

BREAK = "\v"
"""A new line, as words; no text can hold this character."""
TAB = "\f"
"""The next place that a paragraph’s style names, as words."""

_SPACES = re.compile(r"[ \t\r\n]+")
_NUMBER = re.compile(r"¶(\d+)")

_STYLES: Mapping[str, str] = {
    "sheet-passage__number": "PassageNumber",
    "sheet-passage__speaker": "Speaker",
    "sheet-passage__state": "State",
    "sheet-state": "State",
    "sheet-question__number": "QuestionNumber",
    "sheet-link--term": "Term",
    "sheet-entry__reading": "Reading",
    "guide-answer__passages": "PassageNumber",
}
"""The character style of what a sheet’s template calls so."""


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set, what language they are in, and where they lead.

    `to` is a bookmark of this file, `address` one on the web, `reading` stands above the words.
    """

    language: Language
    style: str | None = None
    is_bold: bool = False
    is_italic: bool = False
    to: str | None = None
    address: str | None = None
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one look; a line break or a tab is `BREAK` or `TAB` alone."""

    text: str
    look: Look


def words(element: Element, look: Look, passages: Mapping[str, str]) -> Iterator[Words]:
    """Yield what an element holds; `passages` are the bookmarks of passages by number."""
    if element.text:
        yield Words(element.text, look)
    for child in element:
        if isinstance(child.tag, str):
            yield from inner(child, look, passages)
        if child.tail:
            yield Words(child.tail, look)


def inner(child: Element, look: Look, passages: Mapping[str, str]) -> Iterator[Words]:
    """Yield an element within a line, given the look of the words around it."""
    if child.tag == "br":
        yield Words(BREAK, look)
    elif child.tag == "ruby":
        above = "".join(rt.text or "" for rt in child.findall("rt"))
        yield Words(child.text or "", replace(look, reading=above))
    elif child.tag not in {"svg", "img"}:
        own = looked(child, look)
        number = child.get("data-number", "")
        first = _NUMBER.match(number)
        if first and first[1] in passages:
            own = replace(own, to=passages[first[1]], style=own.style or "Hyperlink")
        yield from words(child, own, passages)
        if number:
            is_chinese = i18n.is_chinese(own.language)
            yield Words(f"（{number}）" if is_chinese else f" ({number})", own)
        if "sheet-cover__name" in classes(child) and child.getnext() is not None:
            yield Words(BREAK, look)


def looked(element: Element, look: Look) -> Look:
    """Return how the words in an element look, given those around it."""
    language = element.get("lang", look.language)
    style = next((_STYLES[name] for name in classes(element) if name in _STYLES), look.style)
    href = element.get("href") if element.tag == "a" else None
    to, address = look.to, look.address
    if href:
        to = bookmark(href[1:]) if href.startswith("#") else None
        address = None if to else href
        style = style or "Hyperlink"
    return replace(
        look,
        language=language,
        style="Code" if element.tag == "code" else style,
        is_bold=look.is_bold or element.tag in {"b", "strong"},
        is_italic=look.is_italic or element.tag in {"i", "em"},
        to=to,
        address=address,
    )


def classes(element: Element) -> list[str]:
    """Return the classes of an element."""
    return (element.get("class") or "").split()


def tidied(found: Iterable[Words]) -> tuple[Words, ...]:
    """Return words as a browser would show them: spaces one by one, and none at an end."""
    kept: list[Words] = []
    is_open = False
    for part in found:
        text = part.text
        if text not in {BREAK, TAB}:
            text = _SPACES.sub(" ", text)
            text = text if is_open else text.removeprefix(" ")
        elif kept:
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
        if text:
            kept.append(replace(part, text=text))
            is_open = not text.endswith((" ", BREAK, TAB))
    while kept and not kept[-1].text.strip(" "):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return tuple(part for part in kept if part.text)


def run(part: Words) -> Element:
    """Return words as a run that says its style and its language."""
    if part.look.reading:
        return w("r", _properties(part.look), _ruby(part))
    if part.text in {BREAK, TAB}:
        return w("r", _properties(part.look), w("br" if part.text == BREAK else "tab"))
    return w("r", _properties(part.look), written(_plain(part.text)))


def _plain(text: str) -> str:
    # XML holds no control characters.
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)


def _properties(look: Look) -> Element:
    """Return the properties of a run, in the order that the schema asks for."""
    is_han = i18n.is_chinese(look.language)
    found = w("rPr")
    style = look.style
    if style is None and look.is_italic != look.is_bold:
        italic = "HanEmphasis" if is_han else "Emphasis"
        style = italic if look.is_italic else "Strong"
    if style:
        found.append(w("rStyle", val=style))
    if is_han:
        # It makes marks that both scripts have, such as curly quotes, Chinese ones.
        found.append(w("rFonts", hint="eastAsia"))
    if look.is_bold and style not in {"Strong", "Speaker"}:
        found.extend((w("b"), w("bCs")))
    if look.is_italic and style not in {"Emphasis", "HanEmphasis", "Reading"} and not is_han:
        found.extend((w("i"), w("iCs")))
    if i18n.direction(look.language) == "rtl":
        found.append(w("rtl"))
    if look.is_italic and style != "HanEmphasis" and is_han:
        found.append(w("em", val="underDot"))
    found.append(spoken(look.language))
    return found


def _ruby(part: Words) -> Element:
    base = replace(part.look, reading=None)
    above = w("r", w("rPr", w("sz", val=11), w("lang", val="zh-Latn-pinyin")))
    above.append(written(part.look.reading or ""))
    return w(
        "ruby",
        w(
            "rubyPr",
            w("rubyAlign", val="center"),
            w("hps", val=11),
            w("hpsRaise", val=20),
            w("hpsBaseText", val=21),
            w("lid", val=tag(part.look.language)),
        ),
        w("rt", above),
        w("rubyBase", w("r", _properties(base), written(part.text))),
    )
