"""Which encoding a text is in, and the text.

A byte order mark, zero bytes, strict UTF-8 and a declaration decide in this order. Else every
candidate that decodes the whole is weighed by the characters that it yields: those of running
text are few and common, those of a wrong guess are many and rare.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from fangtan.findings import Finding, Place, Rule
from fangtan.importers.plausibility import familiarity, plausibility
from fangtan.importers.unreadable import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = (
    "gb18030",
    "big5hkscs",
    "cp932",
    "euc_jp",
    "cp949",
    "cp1252",
    "cp1251",
    "utf-16-le",
    "utf-16-be",
)
_WIDER = {
    # What is declared by the narrow name is often written in the wide encoding.
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
}
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 4096
_SAMPLE = 40_000
_GOOD_ENOUGH = 0.55


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with plain line ends, the encoding that it was in, and what is doubtful about that."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of a file; raise Unreadable where it is no text in any known encoding."""
    decoded = _marked(data, name) or _without_mark(data, name)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROLS.findall(text[:_SAMPLE])) * 50 > min(len(text), _SAMPLE):
        raise _binary(name)
    return Decoded(_CONTROLS.sub("", text), decoded.encoding, decoded.findings)


def _binary(name: str) -> Unreadable:
    return Unreadable(
        name,
        f"“{name}” is no text: it holds bytes that stand for no characters",
        "save it as plain text, DOCX or HTML in the program that made it, and import that",
    )


def _marked(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding) or _mended(
                data[len(mark) :], encoding, name
            )
    return None


def _without_mark(data: bytes, name: str) -> Decoded:
    if b"\0" in data:
        encoding = _wide(data, name)
        return _strictly(data, encoding) or _mended(data, encoding, name)
    if b"\x1b$" in data and (escaped := _strictly(data, "iso2022_jp_2")):
        return escaped
    if whole := _strictly(data, "utf-8"):
        return whole
    declared = _declared(data)
    if declared and (whole := _strictly(data, declared)):
        return whole
    if _is_nearly_utf8(data):
        return _mended(data, "utf-8", name)
    return _guessed(data, name)


def _wide(data: bytes, name: str) -> str:
    """Return in which order of bytes UTF-16 reads as text; raise Unreadable if in neither."""
    read = {encoding: data.decode(encoding, "replace") for encoding in ("utf-16-le", "utf-16-be")}
    known = {encoding: familiarity(text) for encoding, text in read.items()}
    if max(known.values()) < _GOOD_ENOUGH:
        raise _binary(name)
    return max(known, key=lambda encoding: known[encoding])


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeError:
        return None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _HEAD)
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace")
    try:
        encoding = codecs.lookup(label).name
    except LookupError:
        return None
    # Whoever declares UTF-16 in bytes that read as ASCII is wrong.
    return None if encoding.startswith(("utf-16", "utf-8")) else _WIDER.get(encoding, encoding)


def _guessed(data: bytes, name: str) -> Decoded:
    encoding = _likeliest(data, _CANDIDATES) or _by_library(data)
    if encoding:
        decoded = _strictly(data, encoding)
        if decoded:
            return Decoded(decoded.text, encoding, (_read_as(name, encoding),))
    encoding = _likeliest(data[: _SAMPLE // 2], _CANDIDATES, errors="replace") or "cp1252"
    return _mended(data, encoding, name)


def _likeliest(data: bytes, encodings: tuple[str, ...], errors: str = "strict") -> str | None:
    best, best_score = None, _GOOD_ENOUGH
    for encoding in encodings:
        try:
            text = data.decode(encoding, errors)
        except UnicodeError:
            continue
        score = plausibility(text)
        if score > best_score:
            best, best_score = encoding, score
    return best


def _by_library(data: bytes) -> str | None:
    """Ask charset-normalizer, which knows the encodings that are rare among interviews."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for the rare ones

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else None


def _is_nearly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "surrogateescape")
    counted = Counter(
        "bad" if "\udc80" <= char <= "\udcff" else "good" for char in text if char > "\x7f"
    )
    return counted["good"] > counted["bad"] * 2


def _mended(data: bytes, encoding: str, name: str) -> Decoded:
    """Decode what can be decoded, and say on which line the rest stands."""
    if encoding == "utf-8":
        text = data.decode(encoding, "surrogateescape")
        bad = [i for i, char in enumerate(text) if "\udc80" <= char <= "\udcff"]
        text = re.sub("[\udc80-\udcff]", _from_windows, text)
    else:
        text = data.decode(encoding, "replace")
        bad = [i for i, char in enumerate(text) if char == "\ufffd"]
    line = text.count("\n", 0, bad[0]) + 1 if bad else 1
    finding = Finding(
        Place(name, line),
        Rule.FILE_IS_UTF8,
        f"{len(bad) or 1} bytes from here on are not {encoding.upper()}, as the rest is",
        "compare these places with the original: look for “\ufffd” and odd letters",
        "warning",
    )
    return Decoded(text, encoding, (finding,))


def _from_windows(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace")


def _read_as(name: str, encoding: str) -> Finding:
    return Finding(
        Place(name),
        Rule.FILE_IS_UTF8,
        f"“{name}” is not UTF-8; by its characters it was read as {encoding.upper()}",
        "look over names and quotation marks; where they are wrong, save it as UTF-8 first",
        "warning",
    )
