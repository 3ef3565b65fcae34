"""The words of a text as TEI: what its Markdown comes to, element by element."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from fangtan import i18n, urls
from fangtan.editions.data.matter import Matter
from fangtan.editions.data.xml import legal
from fangtan.markup import Anchor
from fangtan.model import Language, Text
from fangtan.render import Voice

_ELEMENTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "em": ("hi", {"rend": "emphasis"}),
    "strong": ("hi", {"rend": "strong"}),
    "code": ("code", {}),
    "ul": ("list", {"rend": "bulleted"}),
    "ol": ("list", {"rend": "numbered"}),
    "li": ("item", {}),
    "blockquote": ("quote", {}),
    "br": ("lb", {}),
    "ruby": ("ruby", {}),
    "rt": ("rt", {}),
}
_LINKS: Mapping[str, tuple[str, str]] = {
    "term": ("term", "ref"),
    "person": ("persName", "ref"),
    "work": ("title", "ref"),
}
_HOLD_PARAGRAPHS = {"item", "quote"}


def speaker_id(speaker: str) -> str:
    """Return the `xml:id` of a speaker; an underscore is in no id of a section or a passage."""
    return f"speaker_{speaker}"


def passage_id(identifier: str, suffix: str) -> str:
    """Return the `xml:id` of a section, an exchange or a passage: its own id wherever XML can.

    XML wants a letter at the beginning. In the second language of a file a suffix tells its
    passages from those of the first.
    """
    return f"{'' if identifier[:1].isalpha() else '_'}{identifier}{suffix}"


@dataclass(frozen=True, slots=True)
class TeiLinks:
    """Links of a text in one language, in one file; the class of an anchor is its scheme."""

    matter: Matter
    file: str
    language: Language
    suffix: str

    @property
    def han(self) -> str | None:
        """The language of Han characters in this text; None where it is the text's own."""
        return i18n.han_language(self.language, self.matter.imprint.languages)

    def anchor(self, scheme: str, target: str) -> Anchor:
        """Return where a link with this scheme goes."""
        return Anchor(self._target(scheme, target), {"class": scheme})

    def _target(self, scheme: str, target: str) -> str | None:
        if scheme == "passage":
            return self._passage(target)
        matter = self.matter
        if scheme == "person":
            here = (it.id for it in matter.interview.speakers if it.person == target)
            if speaker := next(here, None):
                return f"#{speaker_id(speaker)}"
        if scheme == "term":
            return matter.address(self.file, urls.glossary(self.language), urls.term(target))
        anchor = urls.person(target) if scheme == "person" else urls.work(target)
        return matter.address(self.file, urls.people(self.language), anchor)

    def _passage(self, target: str) -> str | None:
        slug, slash, identifier = target.rpartition("/")
        if not slash:
            return f"#{passage_id(identifier, self.suffix)}"
        home = dict(self.matter.homes).get(slug)
        if home is None:
            return None
        return self.matter.address(self.file, urls.interview(home, slug), identifier)


def say(element: ET.Element, text: Text, links: TeiLinks) -> None:
    """Put what a text says into an element."""
    say_html(element, Voice(links.language, links).block({links.language: text}))


def say_html(element: ET.Element, html: Markup) -> None:
    """Put what the program’s own HTML says into an element."""
    element.text = element.text or ""
    _fill(element, ET.fromstring(f"<p>{legal(html)}</p>"))  # noqa: S314 - made by our own renderer


def _fill(element: ET.Element, source: ET.Element) -> None:
    _append(element, source.text)
    for child in source:
        made = _element(child, element)
        if made is None:
            _fill(element, child)
        else:
            made.text = "" if made.tag != "lb" else None
            element.append(made)
            (_over if made.tag == "ruby" else _fill)(made, child)
        _append(element, child.tail)


def _append(element: ET.Element, words: str | None) -> None:
    if words and len(element):
        element[-1].tail = (element[-1].tail or "") + words
    elif words:
        element.text = (element.text or "") + words


def _element(source: ET.Element, parent: ET.Element) -> ET.Element | None:
    """Return the element for one of HTML; None where its words alone matter."""
    made = _MADE.get(source.tag, _plain)(source)
    is_out_of_place = source.tag == "p" and parent.tag not in _HOLD_PARAGRAPHS
    return None if is_out_of_place else made


def _plain(source: ET.Element) -> ET.Element | None:
    name, attributes = _ELEMENTS.get(source.tag, ("", {}))
    return ET.Element(name, dict(attributes)) if name else None


def _paragraph(source: ET.Element) -> ET.Element:
    return ET.Element(source.tag)


def _span(source: ET.Element) -> ET.Element | None:
    language = source.get("lang")
    return ET.Element("foreign", {"xml:lang": language}) if language else None


def _link(source: ET.Element) -> ET.Element:
    name, attribute = _LINKS.get(source.get("class", ""), ("ref", "target"))
    return ET.Element(name, {attribute: source.get("href", "")})


def _over(ruby: ET.Element, source: ET.Element) -> None:
    """Put characters and the reading above them into an element for both."""
    ET.SubElement(ruby, "rb").text = source.text
    for reading in source:
        above = ET.SubElement(ruby, "rt", {"xml:lang": reading.get("lang", "")})
        above.text = reading.text


_MADE: Mapping[str, Callable[[ET.Element], ET.Element | None]] = {
    "a": _link,
    "p": _paragraph,
    "span": _span,
}
