"""References as RIS, for EndNote and most databases."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.editions.data.references import Reference


def make(references: tuple[Reference, ...]) -> bytes:
    """Return a record for each reference; lines end as the format has them."""
    lines = [
        f"{tag}  - {' '.join(value.split())}"
        for reference in references
        for tag, value in _lines(reference)
        if value is not None
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _lines(reference: Reference) -> Iterator[tuple[str, str | None]]:
    is_part = reference.kind == "part"
    yield "TY", "CHAP" if is_part else ("ELEC" if reference.address else "GEN")
    yield "ID", reference.id
    yield "TI", reference.title
    yield "T2", reference.container
    # A name without a comma is taken as it is: in its own order.
    yield from (("AU", name) for name in reference.authors)
    yield from (("A2", name) for name in reference.editors)
    yield "PB", reference.publisher
    if reference.date:
        yield "PY", reference.date[:4]
        yield "DA", _date(reference.date)
    yield "UR", reference.address
    yield "LA", reference.language
    yield "AB", reference.abstract
    yield from (("KW", word) for word in reference.keywords)
    yield "N1", reference.note or reference.genre
    yield "ER", ""


def _date(written: str) -> str:
    """Return a date with its three strokes, as the format counts its parts."""
    parts = written.split("-")
    return "/".join([*parts, *[""] * (4 - len(parts))])
