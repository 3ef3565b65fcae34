"""Words as they are compared: what may differ between a quotation and its passage, and no more."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

BREAK = "\u2029"
"""What stands between two paragraphs."""

_QUOTES = "“”„‟‘’‚‛«»\u2039\u203a「」『』｢｣〝〞〟＂＇'"
_DASHES = "‐‑‒–—―⸺⸻−\ufe58﹣－"
_FOLD = {
    **{
        code: chr(int(form[1], 16))
        for code in (0x3000, *range(0xFF01, 0xFFEF))
        if (form := unicodedata.decomposition(chr(code)).split()) and form[0] != "<compat>"
    },
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **dict.fromkeys(map(ord, _DASHES), "-"),
}
"""Half width for full (and full for half, in kana), one quotation mark, one dash."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_HAN = (
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_IS_HAN = re.compile(_HAN)
_DOTS = r"(?:[…⋯]+|\.{3,}|\.(?:[ \u00a0]\.){2,})"
_UNIT = re.compile(rf"(?P<dots>{_DOTS})|(?P<space>[^\S{BREAK}]+)|.", re.DOTALL)
_INNER = "-’'‐‑"
_LETTERS = rf"(?:(?!{_HAN})[^\W_])+"
_TOKEN = re.compile(rf"{_LETTERS}(?:[{_INNER}.,]{_LETTERS})*|{BREAK}|\S")
_EITHER_CASE = re.compile(r"(?<![^\W_])[\[［]([^\W\d_])[\]］](?=[^\W_])")
_EITHER = "\ue000"
"""Stands after a letter that may be of either case."""

_MARK = re.compile(rf"[\[［]\s*{_DOTS}\s*[\]］]|[\[［](?P<put>[^\[\]［］]*)[\]］]|{_DOTS}")
_SENTENCE_END = re.compile(f"[.!?。…{BREAK}]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it was written and as it is compared; `at` says where each character stood."""

    written: str
    compared: str
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a quotation between two marks.

    `may_skip` says whether the mark before them may stand for anything; else it is a bracket,
    which stands for nothing or for words of the same sentence. `opens` and `closes` say whether
    the words begin and end at the edge of a word; beside a bracket they need not.
    """

    written: str
    pattern: re.Pattern[str]
    may_skip: bool
    opens: bool
    closes: bool


@functools.lru_cache(maxsize=4096)
def wording(written: str) -> Wording:
    """Return a text with its quotes, dashes, widths and spaces alike, and nothing else.

    A space counts between two letters or digits of a script that parts its words by spaces.
    """
    clean = _INVISIBLE.sub("", unicodedata.normalize("NFC", written))
    compared: list[str] = []
    at: list[int] = []
    is_spaced = False
    for unit in _UNIT.finditer(clean):
        character = "…" if unit["dots"] else unit.group().translate(_FOLD)
        if unit["space"] or character == " ":
            is_spaced = True
            continue
        if compared and character == compared[-1] and character in "-…":
            continue
        if is_spaced and compared and _is_letter(compared[-1]) and _is_letter(character):
            compared.append(" ")
            at.append(unit.start())
        compared.append(character)
        at.append(unit.start())
        is_spaced = False
    return Wording(clean, "".join(compared), tuple(at))


def parts(quotation: str) -> tuple[Part, ...]:
    """Return the words of a quotation between its marks of what is left out or put in.

    In `[W]hat` the brackets only say that the letter had the other case.
    """
    text = _EITHER_CASE.sub(_of_either_case, quotation.replace(_EITHER, "\ufffd"))
    found: list[Part] = []
    start, may_skip, opens = 0, True, True
    for mark in (*_MARK.finditer(text), None):
        end = mark.start() if mark else len(text)
        is_bracket = mark is not None and mark["put"] is not None
        written = text[start:end]
        if wording(written).compared:
            closes = not is_bracket or written[-1:].isspace()
            opens = opens or written[:1].isspace()
            found.append(Part(_shown(written), _pattern(written), may_skip, opens, closes))
            may_skip = False
        may_skip = may_skip or not is_bracket
        opens = not is_bracket
        start = mark.end() if mark else end
    return tuple(found)


def first_failing(quotation: Sequence[Part], source: Wording) -> Part | None:
    """Return the first part of a quotation that cannot be found in its place, None if all are."""
    ends = [0]
    for part in quotation:
        reached = {
            end for start, end in _occurrences(part, source) if _follows(part, ends, start, source)
        }
        if not reached:
            return part
        ends = sorted(reached)
    return None


def simplified() -> Callable[[str], str] | None:
    """Return what turns Traditional characters into Simplified ones; None without OpenCC."""
    return _simplified()


def tokens(text: str) -> tuple[re.Match[str], ...]:
    """Return the words, Han characters, punctuation marks and breaks of a text."""
    return tuple(_TOKEN.finditer(text))


@functools.cache
def _simplified() -> Callable[[str], str] | None:
    try:
        import opencc  # noqa: PLC0415 - an extra that may not be there, and takes its time
    except ImportError:
        return None
    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def _is_letter(character: str) -> bool:
    is_word = character.isalnum() or unicodedata.category(character)[0] == "M"
    return is_word and not _IS_HAN.match(character)


def _of_either_case(bracket: re.Match[str]) -> str:
    letter = bracket[1]
    return bracket[0] if letter.lower() == letter.upper() else letter + _EITHER


def _shown(written: str) -> str:
    return written.replace(_EITHER, "").strip()


def _pattern(written: str) -> re.Pattern[str]:
    compared = wording(written).compared
    return re.compile(
        "".join(
            f"[{re.escape(character.lower() + character.upper())}]"
            if after == _EITHER
            else re.escape(character)
            for character, after in zip(compared, f"{compared[1:]} ", strict=True)
            if character != _EITHER
        )
    )


def _occurrences(part: Part, source: Wording) -> Iterator[tuple[int, int]]:
    found = part.pattern.search(source.compared)
    while found:
        start, end = found.span()
        first, last = source.at[start], source.at[end - 1] + 1
        is_whole = not (part.opens and _is_within_word(source.written, first))
        if is_whole and not (part.closes and _is_within_word(source.written, last)):
            yield start, end
        found = part.pattern.search(source.compared, start + 1)


def _follows(part: Part, ends: Sequence[int], start: int, source: Wording) -> bool:
    """Return whether a part may begin here, given where the one before it may have ended."""
    before = bisect_right(ends, start) - 1
    if before < 0:
        return False
    return part.may_skip or not _SENTENCE_END.search(source.compared, ends[before], start)


def _is_within_word(text: str, index: int) -> bool:
    """Return whether a cut at this place would part a word or a number."""
    before, after = text[:index][-2:], text[index : index + 2]
    if not before or not after:
        return False
    if _is_letter(before[-1]) and _is_letter(after[0]):
        return True
    if len(after) > 1 and _is_letter(before[-1]) and _joins(before[-1], after[0], after[1]):
        return True
    return len(before) > 1 and _is_letter(after[0]) and _joins(before[0], before[1], after[0])


def _joins(left: str, middle: str, right: str) -> bool:
    if middle in ".,":
        return left.isdigit() and right.isdigit()
    return middle in _INNER and _is_letter(left) and _is_letter(right)
