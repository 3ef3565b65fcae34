"""The typefaces that pages and sheets are set in, and the characters that they cover."""

from __future__ import annotations

import functools
import importlib.resources
import importlib.util
import io
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fangtan.glyph_spacing import spaced
from fangtan.markup.typography import HAN
from fangtan.model import Language

if TYPE_CHECKING:
    from uharfbuzz import Font

Script = Literal["Latn", "Hans", "Hant", "Arab"]


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: the CSS family, style and weights that it stands for, and its script."""

    key: str
    family: str
    style: Literal["normal", "italic"]
    weight: str
    package: str
    file: str
    script: Script

    @property
    def is_installed(self) -> bool:
        """Whether the package that has the file is there."""
        return importlib.util.find_spec(self.package) is not None

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return Path(str(importlib.resources.files(self.package).joinpath(self.file)))


FACES = (
    Face(
        "serif", "Source Serif 4", "normal", "200 900",
        "fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf", "Latn",
    ),
    Face(
        "serif-italic", "Source Serif 4", "italic", "200 900",
        "fontpkg_source_serif_4", "files/SourceSerif4-Italic[opsz,wght].ttf", "Latn",
    ),
    Face(
        "sans", "Source Sans 3", "normal", "200 900",
        "fontpkg_source_sans_3", "files/SourceSans3[wght].ttf", "Latn",
    ),
    Face(
        "han-serif", "Noto Serif SC", "normal", "400",
        "pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf", "Hans",
    ),
    Face(
        "han-sans", "Noto Sans SC", "normal", "400",
        "pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf", "Hans",
    ),
    Face(
        "hant-serif", "Noto Serif TC", "normal", "400",
        "pylopdf_fonts_zh_tw", "NotoSerifTC-Regular.otf", "Hant",
    ),
    Face(
        "hant-sans", "Noto Sans TC", "normal", "400",
        "pylopdf_fonts_zh_tw", "NotoSansTC-Regular.otf", "Hant",
    ),
    Face(
        "arabic-serif", "Noto Naskh Arabic", "normal", "400 700",
        "pylopdf_fonts_ar", "NotoNaskhArabic-Variable.ttf", "Arab",
    ),
    Face(
        "arabic-sans", "Noto Sans Arabic", "normal", "100 900",
        "pylopdf_fonts_ar", "NotoSansArabic-Variable.ttf", "Arab",
    ),
)  # fmt: skip
"""All faces. Chinese has no bold and no italic: emphasis in Song type is set in Hei."""

_EASTERN = re.compile(rf"[{HAN}\u3000-\u303f\uff00-\uffef]")
_FIRST_OF_HAN = 0x2000
_HAN_TOO = " ·"

EXTRAS: Mapping[Script, str] = {"Hant": "traditional", "Arab": "arabic"}
"""The optional part of the installation that brings the faces of a script; others are always there.

They are used where a publication has a language of that script, and nowhere else.
"""

_ARABIC = frozenset({"ar", "ckb", "fa", "ps", "sd", "ug", "ur"})
"""Languages whose usual script is Arabic; the style sheets of that script name the same."""
_TRADITIONAL = frozenset({"Hant", "TW", "HK", "MO"})
_ARABIC_BLOCKS = (
    range(0x600, 0x700), range(0x750, 0x780), range(0x870, 0x900), range(0xFB50, 0xFE00),
    range(0xFE70, 0xFF00),
)  # fmt: skip

_OPTICAL_SIZE = 11.0
"""The size in points for which the Latin serif of sheets is drawn."""

_INVISIBLE = frozenset(
    "\t\n\r\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def script(language: Language) -> Script:
    """Return the script whose faces a language takes; “Latn” where it has none of its own here."""
    first, *rest = language.split("-")
    if first == "zh":
        return "Hans" if _TRADITIONAL.isdisjoint(rest) else "Hant"
    return "Arab" if first in _ARABIC or "Arab" in rest else "Latn"


def scripts(languages: Iterable[Language]) -> tuple[Script, ...]:
    """Return those of the scripts of languages that not every publication has."""
    used = {script(language) for language in languages}
    return tuple(extra for extra in EXTRAS if extra in used)


def faces(languages: Iterable[Language]) -> tuple[Face, ...]:
    """Return the faces that texts in these languages take, Latin and Simplified Chinese always."""
    used = scripts(languages)
    return tuple(face for face in FACES if face.script not in EXTRAS or face.script in used)


def missing(languages: Iterable[Language]) -> tuple[Face, ...]:
    """Return the faces that texts in these languages take and that are not installed."""
    return tuple(face for face in faces(languages) if not face.is_installed)


def meant(face: Face, characters: Iterable[str]) -> str:
    """Return those characters that a face is for.

    Chinese and Arabic text names its own face first, so that it has the punctuation; letters and
    digits of others are left to the Latin one, which is drawn to stand beside it.
    """
    if is_han(face):
        return "".join(it for it in characters if ord(it) >= _FIRST_OF_HAN or it in _HAN_TOO)
    if face.script != "Arab":
        return "".join(characters)
    return "".join(
        char
        for char in characters
        if not char.isalnum() or any(ord(char) in block for block in _ARABIC_BLOCKS)
    )


def is_han(face: Face) -> bool:
    """Return whether a face is one for Han characters."""
    return face.script in {"Hans", "Hant"}


@functools.cache
def coverage(face: Face) -> frozenset[int]:
    """Return the code points for which a face has a glyph."""
    import uharfbuzz  # noqa: PLC0415 - `fangtan --help` does without

    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path))).unicodes)


def advance(face: Face, character: str) -> float:
    """Return how wide a face sets a character, in sizes of its type, in its usual weight."""
    font = _opened(face)
    glyph = font.get_nominal_glyph(ord(character)) or 0
    wide: int = font.get_glyph_h_advance(glyph)
    whole: int = font.face.upem
    return wide / whole


@functools.cache
def _opened(face: Face) -> Font:
    import uharfbuzz  # noqa: PLC0415 - `fangtan --help` does without

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path))))


def uncovered(characters: Iterable[str], languages: Iterable[Language]) -> frozenset[str]:
    """Return those characters that no face of these languages can show."""
    left = set(characters) - _INVISIBLE
    for face in faces(languages):
        left = {character for character in left if ord(character) not in coverage(face)}
    return frozenset(left)


def intended(character: str, language: Language, languages: Iterable[Language]) -> tuple[Face, ...]:
    """Return the faces that are to draw a character in a text of a language.

    `languages` are all those of the publication: Han in a text of another script is in the first
    of them that is Chinese.
    """
    own = script(language)
    if _EASTERN.match(character) and own not in {"Hans", "Hant"}:
        own = next((it for it in map(script, languages) if it in {"Hans", "Hant"}), "Hans")
    first = tuple(face for face in FACES if face.script == own and meant(face, character))
    latin = tuple(face for face in FACES if face.script == "Latn")
    is_left_to_latin = not _EASTERN.match(character) and any(
        ord(character) not in coverage(face) for face in first if face.is_installed
    )
    return latin if is_left_to_latin else first or latin


def subset(face: Face, characters: Iterable[str]) -> bytes:
    """Return the face as a WOFF file with these characters alone."""
    import uharfbuzz  # noqa: PLC0415 - `fangtan --help` does without
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - for the website alone

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    font = TTFont(io.BytesIO(uharfbuzz.subset(whole, wanted).blob.data), recalcTimestamp=False)
    # WOFF and not WOFF 2: the latter is a tenth smaller, and takes forty times as long to write.
    font.flavor = "woff"
    written = io.BytesIO()
    font.save(written, reorderTables=False)
    return written.getvalue()


def cut(face: Face, characters: Iterable[str]) -> bytes:
    """Return a face of one weight with these characters alone, as it goes into a sheet.

    A variable face is fixed here, in milliseconds; WeasyPrint takes a tenth of a second for each,
    and writes the time of day into it.
    """
    import uharfbuzz  # noqa: PLC0415 - `fangtan --help` does without

    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    for axis in whole.axis_infos:
        value = {"wght": float(face.weight), "opsz": _OPTICAL_SIZE}.get(axis.tag)
        if value is None:
            wanted.pin_axis_to_default(whole, axis.tag)
        else:
            wanted.pin_axis_location(whole, axis.tag, value)
    font = _renumbered(bytes(uharfbuzz.subset(whole, wanted).blob.data))
    return spaced(font) if is_han(face) else font


def _renumbered(font: bytes) -> bytes:
    """Return a font whose glyphs are called what they are counted.

    In a PDF the glyphs of such fonts as the Chinese ones are called by name, a number that comes
    from the typeface; WeasyPrint writes their places in the file. Where the two differ, Poppler
    shows the right character, and MuPDF and Acrobat show none or another one.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - `fangtan --help` does without

    opened = TTFont(io.BytesIO(font), lazy=True)
    if "CFF " not in opened:
        return font
    top = opened["CFF "].cff.topDictIndex[0]
    last = len(top.CharStrings) - 1
    start = opened.reader.tables["CFF "].offset + top.rawDict["charset"]
    # A charset: its format, the first number, how many follow. None that was there is shorter.
    if last == 1:
        charset = struct.pack(">BH", 0, 1)
    elif last <= 0x100:  # noqa: PLR2004 - what one byte can count
        charset = struct.pack(">BHB", 1, 1, last - 1)
    else:
        charset = struct.pack(">BHH", 2, 1, last - 1)
    return font[:start] + charset + font[start + len(charset) :]


def by_key() -> Mapping[str, Face]:
    """Return the faces by their keys."""
    return {face.key: face for face in FACES}
