"""References as BibTeX, in UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fangtan.editions.data.references import Reference

_TYPES = {"original": "misc", "part": "incollection"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SPECIAL: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


def make(references: tuple[Reference, ...]) -> bytes:
    """Return an entry for each reference."""
    return "\n".join(_entry(reference) for reference in references).encode()


def _entry(reference: Reference) -> str:
    lines = [f"  {name} = {value}," for name, value in _fields(reference)]
    return "\n".join([f"@{_TYPES[reference.kind]}{{{reference.id},", *lines, "}", ""])


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    is_part = reference.kind == "part"
    publisher = "publisher" if is_part else "howpublished"
    texts = {
        # A second pair of braces keeps capitals, and a name in its order.
        "title": _whole([reference.title] if reference.title else []),
        "author": _whole(reference.authors),
        "editor": _whole(reference.editors),
        "booktitle": _whole([reference.container] if reference.container else []),
        publisher: _escaped(reference.publisher or ""),
        "url": _address(reference.address or ""),
        "note": _escaped(reference.note or reference.genre or ""),
        "abstract": _escaped(reference.abstract or ""),
        "keywords": _escaped(", ".join(reference.keywords)),
        "language": _escaped(reference.language),
    }
    yield from ((name, f"{{{value}}}") for name, value in texts.items() if value)
    if reference.date:
        year, *rest = reference.date.split("-")
        yield "year", f"{{{year}}}"
        if rest:
            yield "month", _MONTHS[int(rest[0]) - 1]
        if rest[1:]:
            yield "day", f"{{{int(rest[1])}}}"


def _whole(names: Sequence[str]) -> str:
    return " and ".join(f"{{{_escaped(name)}}}" for name in names)


def _escaped(text: str) -> str:
    return re.sub(r"[\\{}~^&%$#_]", lambda found: _SPECIAL[found[0]], _one_line(text))


def _address(address: str) -> str:
    """Return an address, which BibTeX takes as it is but for signs that end or open a field."""
    return address.translate({ord("{"): "%7B", ord("}"): "%7D", ord("\\"): "%5C"})


def _one_line(text: str) -> str:
    return " ".join(text.split())
