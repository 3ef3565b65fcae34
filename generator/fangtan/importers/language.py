"""Which language a text is in: by its script, then by its most common words.

Interviews are made of sentences, and in sentences every language shows itself by its small words;
so no statistical model is needed, which would be tens of megabytes for the same answer.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter

from fangtan.importers.small_words import LETTERS, SCRIPT_OF, SMALL_WORDS

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")

_SCRIPTS = (
    ("HIRAGANA", "Kana"),
    ("KATAKANA", "Kana"),
    ("HANGUL", "Hang"),
    ("CJK UNIFIED", "Hani"),
    ("LATIN", "Latn"),
    ("CYRILLIC", "Cyrl"),
    ("ARABIC", "Arab"),
    ("HEBREW", "Hebr"),
    ("GREEK", "Grek"),
    ("THAI", "Thai"),
    ("DEVANAGARI", "Deva"),
    ("BENGALI", "Beng"),
    ("TAMIL", "Taml"),
    ("GEORGIAN", "Geor"),
    ("ARMENIAN", "Armn"),
    ("ETHIOPIC", "Ethi"),
    ("MYANMAR", "Mymr"),
    ("KHMER", "Khmr"),
    ("LAO", "Laoo"),
    ("TIBETAN", "Tibt"),
    ("MONGOLIAN", "Mong"),
)
_ONE_LANGUAGE = {
    "Hang": "ko",
    "Hebr": "he",
    "Grek": "el",
    "Thai": "th",
    "Deva": "hi",
    "Beng": "bn",
    "Taml": "ta",
    "Geor": "ka",
    "Armn": "hy",
    "Ethi": "am",
    "Mymr": "my",
    "Khmr": "km",
    "Laoo": "lo",
    "Tibt": "bo",
    "Mong": "mn",
}
"""Scripts in which (nearly) one language alone is written."""

_LETTER = 0.3
"""A word of one letter may be an initial."""
_AS_LETTER = "\0"
"""Stands before a letter: `к` is a small word of Russian, and a letter of many words."""
_FALLBACK = {"Latn": "en", "Cyrl": "ru", "Arab": "ar"}


def language_of(text: str) -> str | None:
    """Return the BCP 47 tag of the language that most of a text is in; None where it has no words.

    Chinese is `zh-Hans` or `zh-Hant`. The same text has the same answer always.
    """
    sample = text[:_SAMPLE]
    scripts = _scripts(sample)
    if not scripts:
        return None
    if scripts["Kana"] * 10 > scripts["Hani"] and scripts["Kana"] + scripts["Hani"] > _rest(
        scripts, "Kana", "Hani"
    ):
        return "ja"
    script = max(sorted(scripts), key=lambda name: scripts[name])
    if script == "Hani":
        return chinese(sample)
    return _ONE_LANGUAGE.get(script) or _by_words(sample, script)


def chinese(text: str) -> str:
    """Return `zh-Hans` or `zh-Hant`, by the characters that only one of the two is written with."""
    han = Counter(char for char in text[:_SAMPLE] if "\u3400" <= char <= "\u9fff")
    simplified = sum(n for char, n in han.items() if _in_set(char, "gb2312", "big5"))
    traditional = sum(n for char, n in han.items() if _in_set(char, "big5", "gb2312"))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def known_tag(written: str | None, text: str) -> str | None:
    """Return a tag that a document states, such as `en_GB` or `zh-TW`, in the form used here.

    Plain `zh` is told apart by the text. None where there is no tag.
    """
    parts = (written or "").replace("_", "-").lower().split("-")
    if not re.fullmatch(r"[a-z]{2,3}", parts[0]):
        return None
    if parts[0] != "zh":
        return parts[0]
    rest = set(parts[1:])
    if rest & {"hant", "tw", "hk", "mo"}:
        return "zh-Hant"
    return "zh-Hans" if rest & {"hans", "cn", "sg"} else chinese(text)


def _scripts(text: str) -> Counter[str]:
    """Count letters by script; a Han character and a Hangul syllable weigh as much as three."""
    counted: Counter[str] = Counter()
    for char, times in Counter(text).items():
        if script := _script(char):
            counted[script] += times * (3 if script in {"Hani", "Hang"} else 1)
    return counted


@functools.cache
def _script(char: str) -> str | None:
    if not char.isalpha():
        return None
    name = unicodedata.name(char, "")
    return next((script for prefix, script in _SCRIPTS if name.startswith(prefix)), None)


def _rest(scripts: Counter[str], *but: str) -> int:
    return sum(times for script, times in scripts.items() if script not in but)


def _by_words(text: str, script: str) -> str:
    folded = text.casefold()
    seen = Counter(_WORD.findall(folded)) + Counter(
        f"{_AS_LETTER}{char}" for char in folded if char > "\x7f"
    )
    scores = {
        tag: sum(seen[word] * weight for word, weight in weighed.items())
        for tag, weighed in _weights().items()
        if SCRIPT_OF.get(tag, "Latn") == script
    }
    best = max(scores, key=lambda tag: scores[tag], default="")
    if best and scores[best]:
        return best
    return _FALLBACK.get(script, "und")


@functools.cache
def _weights() -> dict[str, dict[str, float]]:
    """Return what a small word or a letter says for a language: the more have it, the less."""
    signs = {
        tag: {
            *_WORD.findall(words),
            *(f"{_AS_LETTER}{char}" for char in LETTERS.get(tag, "")),
        }
        for tag, words in SMALL_WORDS.items()
    }
    shared = Counter(sign for each in signs.values() for sign in each)
    return {
        tag: {
            sign: (1.0 if len(sign) > 1 or sign > "z" else _LETTER) / shared[sign] for sign in each
        }
        for tag, each in signs.items()
    }


@functools.cache
def _in_set(char: str, one: str, other: str) -> bool:
    return _has(char, one) and not _has(char, other)


def _has(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeError:
        return False
    return True
