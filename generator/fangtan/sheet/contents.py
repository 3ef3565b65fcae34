"""Tables of contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from fangtan import i18n
from fangtan.sheet.matter import Sheet


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of contents: where it leads, its words, the passages that are there."""

    target: str
    words: Markup | str
    passages: str = ""
    is_inner: bool = False


def of_back(sheet: Sheet) -> Iterator[Entry]:
    """Yield the entries of what stands at the end of a sheet."""
    if sheet.glossary:
        yield Entry("glossary", in_each(sheet, "paper_glossary"))
    if sheet.named:
        yield Entry("people-and-works", in_each(sheet, "paper_people_and_works"))


def in_each(sheet: Sheet, key: str) -> str:
    """Return an interface string in every language of a sheet."""
    return " · ".join(i18n.say(language, key) for language in sheet.languages)
