"""The characters that the website shows, so that its typefaces carry no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from fangtan import fonts, i18n
from fangtan.fonts import Face
from fangtan.model import Publication

_LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x1CD, 0x1DD))))
"""Latin with its accents, those of pinyin among them: a name may be typed in at any time."""
_FIRST_OF_HAN = 0x2000
_MIDDLE_DOT = "·"


def characters(publication: Publication) -> str:
    """Return every character of the content and of the interface, each once and in order."""
    used: set[str] = set(_LATIN)
    for text in _strings(publication):
        used.update(text)
    for language in publication.imprint.languages:
        for text in _strings(i18n.strings(language)):
            used.update(text)
    return "".join(sorted(used))


def for_face(face: Face, shown: str) -> str:
    """Return those characters that a face is for.

    Chinese text names its typeface first, so that it has the punctuation; letters and digits
    are left to the Latin one, which is drawn to stand beside it.
    """
    if face.script not in {"Hans", "Hant"}:
        return fonts.meant(face, shown)
    return "".join(char for char in shown if ord(char) >= _FIRST_OF_HAN or char == _MIDDLE_DOT)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.repr:
                yield from _strings(getattr(value, field.name))
