"""PO, the format of gettext, Poedit and Weblate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib
from babel import Locale
from babel.messages.plurals import get_plural

from fangtan.findings import Finding, Place, Rule
from fangtan.translate.catalogue import (
    Catalogue,
    Entry,
    Exported,
    Incoming,
    Returned,
    exported,
    only_once,
    settled,
)

SUFFIX = ".po"

_UNSURE = frozenset({"draft", "stale"})
_STRING = re.compile(
    r"(?:#~\s*)?(?:#?\|\s*)?(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*"
    r"\"(?:[^\"\\]|\\.)*\"\s*"
)
_HAS_STRING = re.compile(r"(?:#~\s*)?(?:#?\|\s*)?(?:msg(?:ctxt|id|str)\b|msgid_plural|\")")
_MARK = re.compile(r"^fangtan:[ \t]*(?P<stood>[^\n]*)$", re.MULTILINE)
_LINE = re.compile(r"\(line (?P<line>\d+)\)")
_CHARSET = re.compile(r"charset=([\w.:-]+)")


def written(catalogue: Catalogue) -> bytes:
    """Return a catalogue as a PO file; the same catalogue gives the same bytes."""
    file = polib.POFile()
    file.header = f"{catalogue.project}: from {catalogue.original} to {catalogue.language}"
    file.metadata = {
        "Project-Id-Version": catalogue.project,
        "Language": catalogue.language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": str(get_plural(Locale.parse(catalogue.language, sep="-"))),
        "X-Generator": "Fangtan",
        "X-Source-Language": catalogue.original.replace("-", "_"),
    }
    file.extend(_entry(entry) for entry in catalogue.entries)
    return f"{str(file).rstrip()}\n".encode()


def read(path: Path) -> Returned:
    """Return what a PO file holds; what keeps it from being read is among its findings."""
    name = path.as_posix()
    data = path.read_bytes()
    broken = _encoding(data, name) or _first_broken_line(data.decode("utf-8-sig"), name)
    if broken:
        return Returned("", (), (broken,))
    try:
        # Of a path it reads lines as the format has them; of a string, as Unicode does.
        file = polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError) as error:
        found = _LINE.search(str(error))
        line = int(found["line"]) if found else 1
        return Returned("", (), (_unreadable(name, line, "this is no PO file from here on"),))
    entries, twice = only_once(list(_incoming(file, name)))
    return Returned(file.metadata.get("Language", ""), entries, twice, tuple(_notes(file, name)))


def _notes(file: polib.POFile, name: str) -> Iterator[str]:
    obsolete = len(file.obsolete_entries())
    if obsolete:
        yield f"{name}: {obsolete} of its texts are marked as obsolete (#~) and were passed over."
    guessed = sum(_is_guessed(entry) for entry in file)
    if guessed:
        yield (
            f"{name}: {guessed} of its texts are guesses, from what another text once said, and "
            "were passed over; those that are right are no longer fuzzy."
        )


def _is_guessed(entry: polib.POEntry) -> bool:
    """Return whether a program filled in what another text, with other words, was translated to."""
    return (
        entry.fuzzy
        and not entry.obsolete
        and bool(entry.previous_msgctxt)
        and entry.previous_msgctxt != entry.msgctxt
        and entry.previous_msgid != entry.msgid
    )


def _entry(entry: Entry) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=f"{entry.part}#{entry.id}",
        msgid=entry.original,
        msgstr=entry.translation,
        comment="\n".join(_comments(entry)),
        occurrences=[(entry.place.path, str(entry.place.line))],
        flags=["fuzzy"] if entry.state in _UNSURE else [],
        previous_msgid=entry.previous or None,
    )


def _comments(entry: Entry) -> Iterator[str]:
    yield entry.what
    if entry.address:
        yield entry.address
    for hint in entry.hints:
        given = f"“{hint.translation}”" if hint.translation else "not translated yet"
        yield f"glossary: “{hint.term}” = {given}"
    if entry.has_link:
        yield "links: translate the words in [ ], keep what stands behind them in ( )"
    yield f"fangtan: {entry.exported}"


def _incoming(file: polib.POFile, name: str) -> Iterator[Incoming]:
    for entry in file:
        if entry.obsolete or _is_guessed(entry):
            continue
        part, _, identifier = (entry.msgctxt or "").partition("#")
        # A plural is none of ours; its texts are shown as those of an entry that nobody knows.
        plurals = " / ".join(entry.msgstr_plural.values())
        yield Incoming(
            part=part,
            id=identifier,
            original=settled(entry.msgid),
            translation=settled(entry.msgstr or plurals),
            said=None if entry.fuzzy else "draft",
            exported=_stood(entry.comment),
            place=Place(name, max(entry.linenum or 1, 1)),
        )


def _stood(comment: str) -> Exported | None:
    found = _MARK.search(comment)
    return exported(found["stood"]) if found else None


def _encoding(data: bytes, name: str) -> Finding | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _not_utf8(name, line, f"byte 0x{data[error.start]:02x} is not UTF-8")
    charset = _CHARSET.search(text)
    if charset and charset[1].upper().replace("_", "-") not in {"UTF-8", "UTF8", "ASCII"}:
        line = text.count("\n", 0, charset.start()) + 1
        return _not_utf8(name, line, f"the header says that this is {charset[1]}")
    return None


def _not_utf8(name: str, line: int, message: str) -> Finding:
    return Finding(
        Place(name, line),
        Rule.FILE_IS_UTF8,
        message,
        "save the file as UTF-8 in your editor, with “charset=UTF-8” in its header",
    )


def _first_broken_line(text: str, name: str) -> Finding | None:
    """Return the first string that is not closed; polib would take its last character for that."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        stripped = line.strip()
        if _HAS_STRING.match(stripped) and not _STRING.fullmatch(stripped):
            return _unreadable(name, number, f"“{stripped[:60]}” is no string of a PO file")
    return None


def _unreadable(name: str, line: int, message: str) -> Finding:
    return Finding(
        Place(name, line),
        Rule.SOURCE_IS_READABLE,
        message,
        'close its quotation mark, write \\" for one within; take out what a merge left behind; or '
        "save the file once more in your editor, or take it from a backup",
    )
