"""DOCX: what Word saves. Tracked changes are accepted; comments, headers and footers are no text.

Its package is opened here, with limits: a small file may unpack to more than any machine holds.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from fangtan.importers.formats import Document, Format
from fangtan.importers.source import Source
from fangtan.importers.unreadable import Unreadable

Element = Any

_LARGEST = 64 * 2**20
"""Bytes that a part may unpack to: a book has 5 MB."""
_DAMAGED = "open it in Word or LibreOffice, which may repair it, and save it anew"


def read(document: Document) -> Source:
    """Return the paragraphs as Lines, then the footnotes; `number` counts paragraphs."""
    from fangtan.importers.docx_body import Body  # noqa: PLC0415 - with lxml, only for this format
    from fangtan.importers.docx_styles import Numbering, styles  # noqa: PLC0415

    parts = _parts(document)
    main = parts.get("word/document.xml")
    if main is None:
        raise Unreadable(
            document.name,
            f"“{document.name}” is a packed file without a Word document in it",
            "if it is ODT, EPUB or Pages, save it as .docx; if it is an archive, unpack it first",
        )
    body = Body(
        styles(parts.get("word/styles.xml")),
        Numbering(parts.get("word/numbering.xml")),
        {kind: parts.get(f"word/{kind}s.xml") for kind in ("footnote", "endnote")},
    )
    facts = dict(_facts(parts.get("docProps/core.xml")))
    return Source(tuple(body.lines(main)), facts.get("title"), metadata=facts)


def _parts(document: Document) -> dict[str, Element]:
    """Return the parts that hold text or say how it looks, parsed, by their usual names."""
    wanted = ("document", "styles", "numbering", "footnotes", "endnotes")
    try:
        with zipfile.ZipFile(io.BytesIO(document.data)) as package:
            held = {name.replace("\\", "/"): name for name in package.namelist()}
            main = _main(package, held, document.name)
            folder = main.rpartition("/")[0]
            paths = {f"word/{part}.xml": f"{folder}/{part}.xml" for part in wanted[1:]}
            paths |= {"word/document.xml": main, "docProps/core.xml": "docProps/core.xml"}
            return {
                usual: _part(package, held[path], document.name)
                for usual, path in paths.items()
                if path in held
            }
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as error:
        raise Unreadable(
            document.name, f"“{document.name}” is damaged or locked: {error}", _DAMAGED
        ) from error


def _main(package: zipfile.ZipFile, held: Mapping[str, str], name: str) -> str:
    """Return where the document itself is: nearly always in `word/document.xml`."""
    usual = "word/document.xml"
    if usual in held or "_rels/.rels" not in held:
        return usual
    for relation in _part(package, held["_rels/.rels"], name):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return str(relation.get("Target") or usual).lstrip("/")
    return usual


def _part(package: zipfile.ZipFile, path: str, name: str) -> Element:
    from fangtan.importers.xml import parse  # noqa: PLC0415

    with package.open(path) as part:
        data = part.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise Unreadable(
            name,
            f"“{path}” in it unpacks to more than {_LARGEST // 2**20} MB, which no interview does",
            "copy the text into a new document, and import that",
        )
    try:
        return parse(data, name)
    except Unreadable as error:
        raise Unreadable(name, f"“{path}” in it is damaged: {error}", _DAMAGED) from error


def _facts(core: Element | None) -> Iterator[tuple[str, str]]:
    for element in core if core is not None else ():
        words = (element.text or "").strip()
        key = str(element.tag).rpartition("}")[2]
        if words and key in {"title", "creator", "subject", "created", "description"}:
            yield key, words


FORMAT = Format("docx", "a Word document (DOCX)", (".docx", ".docm", ".dotx"), read, is_binary=True)
