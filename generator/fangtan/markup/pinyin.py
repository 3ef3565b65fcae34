"""Readings above Han characters: which syllable stands over which character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from fangtan.markup.typography import HAN

_HAN = re.compile(rf"[{HAN}]")
_APART = re.compile(r"[\s'’·-]+")
_SYLLABLE = r"((?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouvê]{1,3}(?:ng|n|r)?)"


def over(characters: str, reading: str) -> Iterator[tuple[str, str]]:
    """Yield the characters with what is to stand above each, and with nothing above other signs.

    Without a reading it is looked up. One that has not a syllable for each character stands above
    all of them together.
    """
    han = _HAN.findall(characters)
    syllables = _syllables(reading, len(han)) if reading.strip() else _looked_up(characters)
    if len(syllables) != len(han):
        yield characters, reading
        return
    left = iter(syllables)
    for character in characters:
        yield character, next(left) if _HAN.match(character) else ""


def _looked_up(characters: str) -> list[str]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its dictionary is for those who ask

    found = pinyin(characters, style=Style.TONE, errors="ignore")
    return [readings[0] for readings in found]


def _syllables(reading: str, count: int) -> list[str]:
    """Return the syllables of a reading, in which words are written together."""
    words = [word for word in _APART.split(unicodedata.normalize("NFC", reading).strip()) if word]
    if len(words) == count:
        return words
    bare = " ".join("".join(map(_bare, word)) for word in words)
    # Spaces are in the pattern, since a syllable never goes on from one word to the next.
    found = re.fullmatch(" ?".join([_SYLLABLE] * count), bare)
    if not found:
        return words
    joined = " ".join(words)
    return [joined[slice(*found.span(number))] for number in range(1, count + 1)]


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].lower()
