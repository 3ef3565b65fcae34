"""XLIFF 2, the format of translation agencies’ programs.

Markdown stands as text, with white space kept: programs disagree about inline codes, and what is
not parted cannot be put together wrongly. What a text must keep, its notes say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from fangtan.findings import Finding, Place, Rule
from fangtan.importers.unreadable import Unreadable
from fangtan.importers.xml import local, parse
from fangtan.load import Said
from fangtan.model import State
from fangtan.translate.catalogue import (
    Catalogue,
    Entry,
    Exported,
    Incoming,
    Returned,
    digest,
    exported,
    only_once,
    settled,
)

SUFFIX = ".xlf"

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_STATES: Mapping[State, str] = {
    "missing": "initial",
    "stale": "initial",
    "draft": "translated",
    "reviewed": "reviewed",
    "same": "final",
}
_SAID: Mapping[str, Said] = {"translated": "draft", "reviewed": "reviewed", "final": "reviewed"}
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_TOKEN = re.compile(r"[^A-Za-z0-9.-]")
_TOKEN = re.compile(r"_([0-9a-f]+)_")
_WORDS_INSIDE = frozenset({"pc", "mrk"})
_NOTHING_INSIDE = frozenset({"sm", "em"})

Element = Any
"""An element of lxml: its types are a package of stubs that only the linters have."""


def written(catalogue: Catalogue) -> bytes:
    """Return a catalogue as an XLIFF 2.0 document, a file for each part; equal in, equal out."""
    names = {None: _CORE, "gls": _GLOSSARY, "mda": _METADATA}
    root = etree.Element(
        f"{{{_CORE}}}xliff",
        {"version": "2.0", "srcLang": catalogue.original, "trgLang": catalogue.language},
        nsmap=names,
    )
    for part in catalogue.parts:
        file = _add(root, "file", id=_token(part), original=part)
        for entry in catalogue.of_part(part).entries:
            _add_unit(file, entry)
    document: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return document


def read(path: Path) -> Returned:
    """Return what an XLIFF document holds; what keeps it from being read is a finding."""
    name = path.as_posix()
    try:
        root = parse(path.read_bytes(), name)
    except Unreadable as error:
        return Returned("", (), (error.finding,))
    if root.tag != f"{{{_CORE}}}xliff":
        return Returned("", (), (_no_xliff(root, name),))
    found: list[Incoming] = []
    findings: list[Finding] = []
    for file in _children(root, "file"):
        part = file.get("original") or _name(file.get("id", ""))
        for unit in file.iter(f"{{{_CORE}}}unit"):
            entry = _incoming(unit, part, name)
            if isinstance(entry, Finding):
                findings.append(entry)
            else:
                found.append(entry)
    entries, twice = only_once(found)
    return Returned(root.get("trgLang", ""), entries, (*findings, *twice))


def _add_unit(file: Element, entry: Entry) -> None:
    unit = _add(file, "unit", id=_token(entry.id), name=f"{entry.part}#{entry.id}")
    if entry.hints:
        glossary = _add_in(unit, _GLOSSARY, "glossary")
        for hint in entry.hints:
            row = _add_in(glossary, _GLOSSARY, "glossEntry")
            _add_in(row, _GLOSSARY, "term").text = _plain(hint.term)
            # One of the two is required.
            kind = "translation" if hint.translation else "definition"
            words = hint.translation or "not translated yet"
            _add_in(row, _GLOSSARY, kind).text = _plain(words)
    group = _add_in(
        _add_in(unit, _METADATA, "metadata"), _METADATA, "metaGroup", category="fangtan"
    )
    _add_in(group, _METADATA, "meta", type="exported").text = str(entry.exported)
    notes = _add(unit, "notes")
    for category, note in _notes(entry):
        _add(notes, "note", category=category).text = _plain(note)
    state = {"state": _STATES[entry.state]}
    if entry.state != "missing":
        state["subState"] = f"fangtan:{entry.state}"
    segment = _add(unit, "segment", **state)
    _add_text(segment, "source", entry.original)
    if entry.translation:
        _add_text(segment, "target", entry.translation)


def _notes(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "what", entry.what
    yield "where", f"{entry.place.path}:{entry.place.line}"
    if entry.address:
        yield "address", entry.address
    if entry.has_link:
        yield "links", "translate the words in [ ], keep what stands behind them in ( )"
    if entry.previous:
        yield "previous", entry.previous


def _add(parent: Element, tag: str, **values: str) -> Element:
    return _add_in(parent, _CORE, tag, **values)


def _add_in(parent: Element, namespace: str, tag: str, **values: str) -> Element:
    return etree.SubElement(parent, f"{{{namespace}}}{tag}", values)


def _add_text(segment: Element, name: str, text: str) -> None:
    """Add a text; what XML cannot hold becomes `<cp hex="…"/>`."""
    element = _add(segment, name, **{_SPACE: "preserve"})
    first, *others = _NO_XML.split(text)
    element.text = first
    for code, rest in zip(_NO_XML.findall(text), others, strict=True):
        _add(element, "cp", hex=f"{ord(code):04X}").tail = rest


def _plain(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _token(identifier: str) -> str:
    """Return an id as an XML token: `@title` as `_40_title`."""
    return _NO_TOKEN.sub(lambda found: f"_{ord(found.group()):x}_", identifier)


def _name(token: str) -> str:
    return _TOKEN.sub(lambda found: chr(int(found[1], 16)), token)


def _incoming(unit: Element, part: str, name: str) -> Incoming | Finding:
    place = Place(name, unit.sourceline or 1)
    identifier = _name(unit.get("id", ""))
    pieces = [child for child in unit if local(child) in {"segment", "ignorable"}]
    try:
        source = "".join(_text(piece, "source") for piece in pieces)
        # What is between two segments has a target only where it differs.
        target = "".join(
            _text(piece, "target" if _children(piece, "target") else "source")
            for piece in pieces
            if local(piece) == "ignorable" or _children(piece, "target")
        )
    except _UnknownCodeError as error:
        return Finding(
            place,
            Rule.SOURCE_IS_READABLE,
            f"“{part}#{identifier}” holds a code, <{error}>, that stands for no words of ours",
            "take the code out and write what it stands for as text, as the source does",
        )
    segments = [piece for piece in pieces if local(piece) == "segment"]
    stood = _stood(unit)
    done = all(_children(piece, "target") for piece in segments)
    return Incoming(
        part=part,
        id=identifier,
        original=settled(source),
        translation=settled(target) if any(_children(s, "target") for s in segments) else "",
        said=_said(segments, stood, settled(target)) if done else None,
        exported=stood,
        place=place,
    )


def _said(segments: list[Element], stood: Exported | None, target: str) -> Said | None:
    said = {_SAID.get(segment.get("state", "initial")) for segment in segments}
    if len(said) != 1:
        return None if None in said else "draft"
    if said == {"draft"} and stood and stood.state == "draft":
        kept = {segment.get("subState") for segment in segments} == {"fangtan:draft"}
        # Nobody has touched it: it stands as it stood.
        if kept and stood.translation == digest(target):
            return None
    return said.pop()


def _stood(unit: Element) -> Exported | None:
    for meta in unit.iter(f"{{{_METADATA}}}meta"):
        if meta.get("type") == "exported" and meta.getparent().get("category") == "fangtan":
            return exported(meta.text or "")
    return None


class _UnknownCodeError(Exception):
    """An inline code that stands for something that is not in the text: its name."""


def _text(segment: Element, name: str) -> str:
    return "".join(_inline(child) for child in _children(segment, name))


def _inline(element: Element) -> str:
    found = [element.text or ""]
    for child in element:
        kind = local(child)
        if kind == "cp":
            found.append(chr(int(child.get("hex", "FFFD"), 16)))
        elif kind in _WORDS_INSIDE:
            found.append(_inline(child))
        elif kind not in _NOTHING_INSIDE:
            raise _UnknownCodeError(kind)
        found.append(child.tail or "")
    return "".join(found)


def _children(element: Element, name: str) -> list[Element]:
    return [child for child in element if child.tag == f"{{{_CORE}}}{name}"]


def _no_xliff(root: Element, name: str) -> Finding:
    version = f" (its version is {root.get('version')})" if local(root) == "xliff" else ""
    return Finding(
        Place(name, root.sourceline or 1),
        Rule.SOURCE_IS_READABLE,
        f"this is no XLIFF 2 document, but <{local(root)}>{version}",
        "export it from your program as XLIFF 2.0 or 2.1, or exchange PO instead",
    )
