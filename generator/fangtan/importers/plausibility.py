"""How much a decoded text looks like running text: what tells a right encoding from a wrong one."""

from __future__ import annotations

import functools
import re
import unicodedata

_SAMPLE = 4000
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_ADJACENT = re.compile(r"[À-ÖØ-öø-ÿ]{2}")
_FREQUENT = frozenset(
    "的一是不了在有我他這这那们們說说個个來来上大到時时你要就人也会會可為为和中以生得自之年過过"
    "后後作里裡去出么麼什对對好电電影看想很都没沒，。、：？！“”‘’「」『』（）《》…"
    "のいにはをてとたがでしなもかるれらっこすさまんーンス"
    "이다는을를가에의고하지은로기도그사서어한나아"
    "оеаинтсрвлкмдпуя"
    "éèàâêçñáíóúüöäßãõ’"
)
_SYMBOLS = frozenset("—–‘’“”„\u201a…•·«»¿¡°€£©®\xa0\u3000・〜～﹁﹂﹃﹄")


def plausibility(text: str) -> float:
    """Return how much the characters beyond ASCII look like running text: below 0.5 they do not.

    The scale goes from 0 to 2. A text in ASCII alone has 1; control characters cost all.
    """
    sample = "".join(_BEYOND_ASCII.findall(text[: _SAMPLE * 25]))[:_SAMPLE]
    if "\0" in text[:_SAMPLE]:
        return 0.0
    if not sample:
        return 1.0
    crowded = 0.6 * len(_ADJACENT.findall(text[: _SAMPLE * 25])[:_SAMPLE])
    return (sum(map(_weight, sample)) - crowded) / len(sample)


def familiarity(text: str) -> float:
    """Return which share of all characters, from 0 to 1, belongs to running text or to ASCII."""
    sample = text[:_SAMPLE]
    known = sum(
        1.0 if " " <= char <= "~" or char in "\r\n\t" else min(_weight(char), 1.0)
        for char in sample
    )
    return known / len(sample) if sample else 0.0


@functools.cache
def _weight(char: str) -> float:
    """Return how common a character is in running text of the languages that are written in it."""
    if char in _FREQUENT:
        return 2.0
    if char in _SYMBOLS:
        return 1.0
    point = ord(char)
    for first, last, weight in _RANGES:
        if first <= point <= last:
            return weight(char) if callable(weight) else weight
    return 0.0 if unicodedata.category(char) in {"Cn", "Co", "Cc", "Cs"} else 0.2


def _weight_of_han(char: str) -> float:
    return 1.0 if any(map(functools.partial(_is_first_level, char), _FIRST_LEVELS)) else 0.1


def _weight_of_hangul(char: str) -> float:
    return 1.0 if _is_in(char, "euc_kr") else 0.0


def _weight_of_latin(char: str) -> float:
    return 0.9 if char.islower() else 0.5


_FIRST_LEVELS = (
    ("gb2312", 0xB0A1, 0xD7F9),
    ("big5", 0xA440, 0xC67E),
    ("shift_jis", 0x889F, 0x9872),
)
"""Where the standards keep the characters of daily use."""

_RANGES = (
    (0x80, 0xBF, 0.1),
    (0xC0, 0x17F, _weight_of_latin),
    (0x391, 0x3C9, 0.5),
    (0x410, 0x44F, 0.9),
    (0x1EA0, 0x1EF9, 0.9),
    (0x3001, 0x3011, 0.9),
    (0x3041, 0x30FF, 1.0),
    (0x4E00, 0x9FFF, _weight_of_han),
    (0xAC00, 0xD7A3, _weight_of_hangul),
    (0xFF01, 0xFF5E, 0.9),
    (0xFF61, 0xFF9F, 0.1),
)


def _is_first_level(char: str, level: tuple[str, int, int]) -> bool:
    encoding, first, last = level
    try:
        return first <= int.from_bytes(char.encode(encoding)) <= last
    except UnicodeError:
        return False


def _is_in(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeError:
        return False
    return True
