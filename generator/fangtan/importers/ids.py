"""Ids and slugs: the key words of a text, in lower-case Latin letters."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable

_WORDS = 4
_SYLLABLES = 4
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SENTENCE = re.compile(r"[^.!?。！？…;；]*[.!?。！？…;；]*")
_WORD = re.compile(r"[a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
_SMALL_WORDS = """
    a about again all also am an and any are as at be been but by can could did do does for from
    had has have he her his how i if in into is it its just like may me more most much my no not
    of on one or our out over she so some such than that the their them then there these they
    this those to too up us very was we well were what when where which who whose why will with
    would yeah yes you your
    au aux avec ce ces cette comment dans de des du elle en est et il ils je la le les leur lui ma
    mais mes mon ne nous ou par pas pour qu quand que quel quelle qui sa se ses son sur ta te un une
    vos votre vous der die das dem den des ein eine einen einer es ich ihr ihre im ist mit nicht
    noch oder sie sind und von was wie wir wo zu zum zur al como con cual cuando del donde el ella
    era esta este fue ha lo los las mi muy nos para pero por porque se ser si sin su sus tu usted y
    che chi ci cosa di e gli ho il lei nel non per piu quale quando sono suo ti o os as um uma
    voce
"""
"""English, French, German, Spanish, Italian and Portuguese words that say little by themselves."""
_STOP = frozenset(_SMALL_WORDS.split())
_NO_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_HAN_STOP = frozenset(
    "您你我他她它们的了吗呢吧啊是在有和与对就也都很怎么什么如何为请这那个会能要觉得认想说到不把被从"
)


def slug(text: str, language: str = "", words: int = _WORDS) -> str:
    """Return the first key words of a text as an id; empty where it has none in Latin letters."""
    found = _latin(text)
    if len(found) < 2 and language.startswith("zh") and _HAN.search(text):  # noqa: PLR2004
        found = [*_pinyin(text)]
    telling = [word for word in found if word not in _STOP and len(word) > 1] or found
    joined = "-".join(telling[:words])
    # YAML would read a number or a truth value where an id is named.
    return f"q-{joined}" if joined[:1].isdigit() or joined in _NO_TEXT else joined


def question_slug(text: str, language: str) -> str:
    """Return an id from a question: from its last asking sentence, where it has one."""
    sentences = [found.group().strip() for found in _SENTENCE.finditer(text)]
    asking = [sentence for sentence in sentences if sentence.endswith(("?", "？"))]
    candidates = [*asking[-1:], text]
    slugs = [slug(candidate, language) for candidate in candidates]
    return next((found for found in slugs if "-" in found), slugs[0] or slugs[-1])


def unique(wanted: str, taken: Iterable[str]) -> str:
    """Return an id that is not taken yet: itself, or with the first number that is free."""
    used = set(taken)
    numbered = (f"{wanted}-{number}" for number in itertools.count(2))
    return wanted if wanted not in used else next(name for name in numbered if name not in used)


def _latin(text: str) -> list[str]:
    lowered = text.casefold().translate(_LETTERS).replace("’", "'")
    lowered = re.sub(r"(?<=\w)(?:n't|'(?:s|t|re|ve|ll|d|m))\b", "", lowered).replace("'", " ")
    decomposed = unicodedata.normalize("NFKD", lowered)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _WORD.findall(plain)


def _pinyin(text: str) -> Iterable[str]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionary is for Chinese alone

    telling = [char for char in _HAN.findall(text) if char not in _HAN_STOP]
    characters = "".join(telling or _HAN.findall(text))[:_SYLLABLES]
    return (word for word in lazy_pinyin(characters, errors="ignore") if _WORD.fullmatch(word))
