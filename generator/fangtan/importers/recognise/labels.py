"""What may be a speaker's label: every form that one takes at the start of a line or within it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from fangtan.importers.recognise import lexicon
from fangtan.importers.recognise.characters import COLONS, HAN, KANA, folded, is_caps, words
from fangtan.importers.recognise.rows import Row

Form = Literal[
    "colon", "bold", "caps", "alone", "bracket", "dash", "stop", "wide", "rule", "inside"
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a label: from `start` to `end` of a row's text, and what follows them."""

    row: int
    start: int
    end: int
    key: str
    name: str
    form: Form
    marked: bool
    """Whether bold, capitals or brackets set it apart."""
    listed: bool = False
    stopped: bool = False
    """Whether a stop, and no colon, ends it within a line."""


_LETTER: Final = r"[^\W\d_]"
_NAME_START: Final = rf"(?:[^\W_]|[*#.…'’«(（【\[＊]|[{HAN}{KANA}])"
_CHEVRONS: Final = re.compile(r"\s*(?:>>+|»|&gt;&gt;)\s*")
_LEAD: Final = re.compile(r"[\s*_>\u200e\u200f\u202a-\u202e\u2066-\u2069]*")
_COLON: Final = re.compile(
    rf"(?P<name>[^{COLONS}\n。！？!?；;"
    rf"|]{{1,60}}?)\s*[*_]{{0,2}}(?:\s*[(（\[][^)）\]]{{0,40}}[)）\]])?"
    rf"\s*[{COLONS}]+(?![/\d])[*_]{{0,2}}[\s\u200f]*"
)
_BRACKET: Final = re.compile(
    r"[\[【［〔〈(（](?P<name>[^\[\]【】［］〔〕〈〉()（）]{1,30})[\]】］〕〉)）]\s*[:：]?\s*"
)
_RULE: Final = re.compile(r"(?P<name>――+|──+|——+|—－|－－+|―)\s*")
_SENTENCE: Final = re.compile(
    r"[.] \w+ \w+ |\b(?!(?:prof|capt|hon|sen|gen|frau|herr|univ)\b)[^\W\d_][\w'’]{3,}[.]\s+\S",
    re.IGNORECASE,
)
_SHORT_DASH: Final = re.compile(
    rf"(?P<name>{_LETTER}[^\W_]{{0,3}}\.?(?:{_LETTER}\.)?"
    rf"|{_LETTER}[\w.'’ ]{{1,30}})\s*\t*[ \t][-–—―]{{1,2}}[ \t]\s*"
)
_TIGHT_DASH: Final = re.compile(
    r"(?P<name>[A-ZÀ-ÞА-Я]{1,3})[.\s]?\s?[-–—―]{1,2}\s*(?=[A-ZÀ-ÞА-Я\"“«¿¡])"
)
_STOP: Final = re.compile(
    rf"(?P<name>{_LETTER}{{1,2}}\d?|[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’ -]{{1,30}}?"
    rf"|[A-ZÀ-ÞА-Я]{_LETTER}{{2,14}})\s?[.)、．](?:\s+"
    rf"|(?=[{HAN}{KANA}]))(?!{_LETTER}{{1,2}}\.?\s*[{COLONS}]|[A-ZÀ-ÞА-Я]\.)"
)
_WIDE: Final = re.compile(
    rf"(?P<name>{_LETTER}[\w.'’]{{0,24}}(?: [\w.'’]{{1,20}}){{0,2}})(?:\t+| {{2,}}|\u3000+"
    rf"|(?<=[{HAN}])\u3000)\s*(?=\S)"
)
_PART: Final = rf"(?:[^\W\d_a-zß-ÿа-яё]\w{{0,2}}\.|{_LETTER}[\w'’-]{{0,20}})"
_INSIDE: Final = re.compile(
    rf"(?:(?<=[.!?…”\"»)\]—])\s+"
    rf"|(?<=[。！？」』”）])\s*)(?P<label>[*_]{{0,2}}(?P<name>{_PART}(?: {_PART}){{0,3}})"
    rf"\s*[{COLONS}][*_]{{0,2}}\s*)"
)
_INSIDE_STOP: Final = re.compile(
    r"(?:(?<=[.!?…”\"»)\]—]))\s+(?P<label>(?P<name>[QAFRPВО])\.\s+)(?![A-ZÀ-ÞА-Я]\.)(?=\S)"
)
_PARENTHESIS: Final = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*$")
_STOPPED: Final = re.compile(rf"{_LETTER}{{3}}\s?\.$")
"""A stop that ends a name of several letters, and shortens none."""
_ORDINAL: Final = re.compile(r"^(?P<name>[^\W\d_]{1,10})\s?\d{1,3}$")


def key_of(name: str) -> str:
    """Return what two labels of one speaker share: no case, remark or number of a question."""
    if not any(char.isalnum() for char in name):
        return "――" if name.strip() else ""
    bare = _PARENTHESIS.sub("", name)
    key = folded(bare) or folded(name)
    numbered = _ORDINAL.match(key)
    if numbered and folded(numbered["name"]) in lexicon.NUMBERED:
        key = folded(numbered["name"])
    return key


def candidates(index: int, row: Row) -> Iterator[Candidate]:
    """Yield what may be labels in a row: readings of its start, then those within."""
    if row.speaker is not None or (row.shape == "heading" and row.level == 1):
        return
    yield from at_start(index, row)
    yield from inside(index, row)


def at_start(index: int, row: Row) -> Iterator[Candidate]:
    """Yield every reading of a row's start as a label."""
    lead = _LEAD.match(row.text)
    begin = lead.end() if lead else 0
    chevrons = _CHEVRONS.match(row.text)
    if chevrons and ">" in chevrons[0]:
        begin = chevrons.end()
    for form, pattern in _PATTERNS:
        match = pattern.match(row.text, begin)
        if match and _fits(form, match, row):
            name = match["name"].strip()
            if form == "dash" and _STOPPED.search(name):
                name = name[:-1].rstrip()
            marked = _is_marked(match, row, form)
            listed = row.shape == "item" and not row.ordinal[:1].isdigit()
            yield Candidate(index, 0, match.end(), key_of(name), name, form, marked, listed)
    for other in (_bold(index, row), _alone(index, row)):
        if other:
            yield other


_PATTERNS: Final[tuple[tuple[Form, re.Pattern[str]], ...]] = (
    ("rule", _RULE),
    ("colon", _COLON),
    ("bracket", _BRACKET),
    ("dash", _SHORT_DASH),
    ("dash", _TIGHT_DASH),
    ("stop", _STOP),
    ("wide", _WIDE),
)


def _fits(form: Form, match: re.Match[str], row: Row) -> bool:
    """Return whether words before a colon, a dash … are of a label's shape."""
    name = match["name"].strip()
    begun = len(row.text) > match.end()
    if form == "rule":
        return begun
    if not any(char.isalpha() for char in name):
        return False
    match form:
        case "colon":
            return _is_short_phrase(name) or _in_brackets(name)
        case "bracket":
            return begun and words(name) <= 3
        case "stop":
            known = key_of(name) in lexicon.ASKERS | lexicon.ANSWERERS | lexicon.MODERATORS
            return known or (len(name) > 2 and is_caps(name))
        case _:
            return len(name) <= 4 or is_caps(name) or words(name) <= 3


def _is_short_phrase(name: str) -> bool:
    """Return whether words are eight at most, with no end of a sentence among them."""
    bare = _PARENTHESIS.sub("", name)
    return words(bare) <= 8 and not _SENTENCE.search(name) and name[0] not in "([（"


def _in_brackets(name: str) -> bool:
    return name[0] in "([（" and name[-1:] in ")]）"


def _is_marked(match: re.Match[str], row: Row, form: Form) -> bool:
    start, end = match.span("name")
    bold = any(a <= start and end - 1 <= b for a, b in row.bold)
    return (
        bold
        or form == "bracket"
        or (form == "wide" and "\u3000" in match[0])
        or (is_caps(match["name"]) and not is_caps(row.text[match.end() :]))
    )


def _bold(index: int, row: Row) -> Candidate | None:
    """Return a label that only its being bold sets apart from the words behind it."""
    if not row.bold or row.text[: row.bold[0][0]].strip():
        return None
    end = row.bold[0][1]
    if row.text[end - 1 : end + 1].isalnum() and end < len(row.text):
        return None  # a word that is bold in part is no label
    name = row.text[:end].strip()
    if not name or words(name) > 5 or row.is_bold or not any(char.isalnum() for char in name):
        return None
    rest = re.compile(rf"\s*[{COLONS}—–-]*\s*").match(row.text, end)
    stop = rest.end() if rest else end
    return Candidate(index, 0, stop, key_of(name), name, "bold", marked=True)


def _alone(index: int, row: Row) -> Candidate | None:
    """Return a short row that may be a label whose words begin on the next."""
    name = row.text.strip()
    if (
        not name
        or words(name) > 5
        or len(name) > 40
        or (name[-1] in ".!?。！？؟,，،;；…" and len(name) > 3)
    ):
        return None
    if not name[0].isalnum() and name[0] not in "[【［(（":
        return None
    key = key_of(name)
    marked = row.is_bold or is_caps(name) or (row.shape == "cell" and row.level == 1)
    return Candidate(index, 0, len(row.text), key, name, "alone", marked) if key else None


def inside(index: int, row: Row) -> Iterator[Candidate]:
    """Yield what may be labels after the end of a sentence within a row."""
    if not any(colon in row.text for colon in COLONS) and ". " not in row.text:
        return
    for pattern in (_INSIDE, _INSIDE_STOP):
        for match in pattern.finditer(row.text):
            name = match["name"].strip()
            if not name[0].islower():
                start, end = match.span("label")
                yield Candidate(
                    index,
                    start,
                    end,
                    key_of(name),
                    name,
                    "inside",
                    marked=False,
                    stopped=pattern is _INSIDE_STOP,
                )
