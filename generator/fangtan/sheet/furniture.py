"""What stands around the matter of every sheet: its metadata, its running heads, its QR code."""

from __future__ import annotations

import io
from dataclasses import dataclass

import segno
from markupsafe import Markup

from fangtan import __version__, i18n
from fangtan.model import Language, Names
from fangtan.sheet.matter import CUT_UP, Sheet
from fangtan.sheet.openings import shortened

_TITLE = 64
"""How much of a title stands in a margin that holds no more than two lines."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words around the matter; `foot` has a line for each language."""

    title: str
    authors: tuple[str, ...]
    description: str
    generator: str
    head: str
    foot: str
    qr: Markup | None


def furniture(sheet: Sheet) -> Furniture:
    """Return what stands around the matter of a sheet."""
    first = sheet.languages[0]
    kind = i18n.say(first, f"paper_{sheet.kind}")
    return Furniture(
        title=f"{_in_each(sheet, sheet.interview.title)} · {kind}",
        authors=tuple(author[first] for author in sheet.interview.authors)
        or (sheet.publication[first],),
        description=sheet.interview.description[first],
        generator=f"Fangtan {__version__}",
        head=_in_each(sheet, sheet.publication),
        foot="\n".join(_foot(sheet, language) for language in sheet.languages),
        qr=qr(sheet.address) if sheet.address else None,
    )


def folio(language: Language) -> str:
    """Return “Page 3 of 9” as a value of the property `content`."""
    words = i18n.say(language, "paper_page", page="\0page\0", pages="\0pages\0").split("\0")
    return " ".join(
        f"counter({word})" if word in {"page", "pages"} else f'"{word}"' for word in words if word
    )


def _in_each(sheet: Sheet, names: Names) -> str:
    return " · ".join(dict.fromkeys(names[language] for language in sheet.languages))


def _foot(sheet: Sheet, language: Language) -> str:
    """Return of what this is a digest, and where the original appeared, as short as can be."""
    interview = sheet.interview
    publisher = interview.source.publisher[language] if interview.source else ""
    key = f"paper_foot_{interview.fidelity}" if publisher else f"fidelity_{interview.fidelity}"
    says = i18n.say(language, key, publisher=publisher)
    title = interview.title[language]
    if sheet.kind in CUT_UP:
        title = shortened(title, _TITLE)
    if len(sheet.languages) == 1:
        return f"{title}\n{says}"
    return i18n.say(language, "paper_foot", title=title, says=says)


def qr(address: str) -> Markup:
    """Return an address as a code to be photographed."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, omitsize=True, border=0, title=address
    )
    return Markup(drawn.getvalue().decode())  # noqa: S704 - drawn right here
