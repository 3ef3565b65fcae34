"""Which format a file is in, by its content and its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from fangtan.importers.encoding import decode
from fangtan.importers.formats import Document, Format
from fangtan.importers.unreadable import Unreadable

_ZIP = b"PK\x03\x04"
_FOREIGN = (
    (b"%PDF", "a PDF", "copy its text into a file, or save the document that it was made from"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word file (.doc)",
        "open it in a word processor and save it as .docx",
    ),
    (b"{\\rtf", "RTF", "open it in a word processor and save it as .docx"),
    (b"\x89PNG", "a picture", "write down what it shows: text in pictures is not read"),
    (b"\xff\xd8\xff", "a picture", "write down what it shows: text in pictures is not read"),
    (b"\x1f\x8b", "a packed file", "unpack it first"),
    (b"ID3", "a recording", "have it transcribed; subtitles (.vtt, .srt) can be imported"),
    (b"OggS", "a recording", "have it transcribed; subtitles (.vtt, .srt) can be imported"),
)


def choose(
    data: bytes, name: str, formats: Sequence[Format], asked: str | None = None
) -> tuple[Document, Format]:
    """Return the document and its format: the one that is asked for by name, else the likeliest.

    The last of the formats takes what no other one does. Raise Unreadable for what is no text.
    """
    _refuse_foreign(data, name)
    binary = [format_ for format_ in formats if format_.is_binary]
    if asked is not None:
        chosen = next(format_ for format_ in formats if format_.name == asked)
        return (Document(name, data) if chosen in binary else _document(data, name)), chosen
    if data.startswith(_ZIP):
        return Document(name, data), binary[0]
    document = _document(data, name)
    return document, _by_content(document, [each for each in formats if each not in binary])


def _by_content(document: Document, formats: Sequence[Format]) -> Format:
    suffix = PurePosixPath(document.name.replace("\\", "/")).suffix.lower()
    certain = [format_ for format_ in formats if format_.is_certain(document)]
    named = [format_ for format_ in formats[:-1] if suffix in format_.suffixes]
    likely = [format_ for format_ in formats if format_.is_likely(document)]
    return (*certain, *(named or likely), formats[-1])[0]


def _document(data: bytes, name: str) -> Document:
    decoded = decode(data, name)
    return Document(name, data, decoded.text, decoded.encoding, decoded.findings)


def _refuse_foreign(data: bytes, name: str) -> None:
    if not data.strip():
        raise Unreadable(name, f"“{name}” is empty", "look whether it is the right file")
    for magic, what, hint in _FOREIGN:
        if data.startswith(magic):
            raise Unreadable(name, f"“{name}” is {what}, which cannot be read", hint)
