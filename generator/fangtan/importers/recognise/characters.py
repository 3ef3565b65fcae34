"""What characters say about a text: scripts, sentence ends, questions, quotation marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

COLONS: Final = ":：﹕︰꞉"
DASHES: Final = "-‐‑‒–—―─━－"
QUESTION_MARKS: Final = "?？؟⁇;"
_ENDS: Final = ".!…。！．｡؟۔।॥?？⁇!?‽" + QUESTION_MARKS
_CLOSERS: Final = "\"'”’»›」』）)]］】〉》*_"
OPENING_QUOTES: Final = "\"'“‘„‚«‹「『《"
_PAIRS: Final = {
    "(": ")",
    "[": "]",
    "（": "）",
    "［": "］",
    "【": "】",
    "{": "}",
    "〔": "〕",
    "〈": "〉",
    "<": ">",
}
HAN: Final = r"\u3400-\u9fff\uf900-\ufaff\u3005\u3007"
KANA: Final = r"\u3040-\u30ff\uff66-\uff9f"
_EAST_ASIAN: Final = re.compile(rf"[{HAN}{KANA}]")
_AT_THE_ENDS: Final = " \t:.*_-–—―[](){}<>【】〔〕〈〉|,，、/\\'\"“”‘’「」#\u200f\u200e"
_ASKING_END: Final = re.compile(r"(?:[すたいんうる]か|ください|下さい|[吗嗎]|니까|나요|가요|까요)$")
"""How a question ends in languages that write it with a full stop."""
_WORD: Final = re.compile(rf"[{HAN}{KANA}]|[^\W_{HAN}{KANA}]+(?:['’.-][^\W_]+)*")


def is_east_asian(text: str) -> bool:
    """Return whether a text holds Han characters or kana."""
    return _EAST_ASIAN.search(text) is not None


def words(text: str) -> int:
    """Return how many words a text has; Han characters and kana count half a word each."""
    if text.isascii():
        return len(text.split())
    east = len(_EAST_ASIAN.findall(text))
    return len(_WORD.findall(text)) - east + (east + 1) // 2


def width(text: str) -> int:
    """Return how many columns a text takes in a monospaced font."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does, closing quotation marks aside."""
    bare = text.rstrip().rstrip(_CLOSERS).rstrip()
    return bool(bare) and (bare[-1] in _ENDS or bare.endswith(("--", "—", "–")))


def asks(text: str) -> bool:
    """Return whether a text ends in a question, or holds one in its last sentences."""
    return any(mark in text[-160:] for mark in QUESTION_MARKS) or _asks_without_mark(text)


def ends_asking(text: str) -> bool:
    """Return whether a text's last sentence is a question."""
    bare = text.rstrip().rstrip(_CLOSERS).rstrip()
    return bool(bare) and (bare[-1] in QUESTION_MARKS or _asks_without_mark(text))


def _asks_without_mark(text: str) -> bool:
    bare = text.rstrip().rstrip(_CLOSERS).rstrip()
    return bare[-1:] in {"。", ".", "．", "｡"} and bool(_ASKING_END.search(bare[:-1][-8:]))


def opens_quotation(text: str) -> bool:
    """Return whether a text begins with an opening quotation mark."""
    return text.lstrip()[:1] in set(OPENING_QUOTES)


def is_bracketed(text: str) -> bool:
    """Return whether one pair of brackets holds the whole text."""
    bare = text.strip().rstrip(".。")
    close = _PAIRS.get(bare[:1])
    return close is not None and bare.endswith(close) and bare.count(bare[0]) == 1


def is_caps(text: str) -> bool:
    """Return whether a text's letters are capitals, where its script has them; two at least."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def begins_small(text: str) -> bool:
    """Return whether the first letter is a small one of a script that has capitals."""
    first = next((char for char in text if char.isalpha()), "")
    return first.islower() and first.upper() != first


def folded(label: str) -> str:
    """Return a label as two of them are compared: without case, width, punctuation at its ends."""
    bare = unicodedata.normalize("NFKC", label).casefold().replace("_", " ")
    return re.sub(r"\s+", " ", bare).strip(_AT_THE_ENDS)
