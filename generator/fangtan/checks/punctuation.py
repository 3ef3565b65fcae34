"""Punctuation, by the usage of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fangtan import fonts
from fangtan.checks.written import Written, bare, written
from fangtan.findings import Finding, Place, Rule
from fangtan.i18n import is_chinese
from fangtan.load import Loaded
from fangtan.markup.typography import HAN, LATIN

_AROUND = 6
_BEFORE = re.compile(rf"[{LATIN}]*[^\n]{{0,{_AROUND}}}\Z")
_AFTER = re.compile(rf"[^\n]{{0,{_AROUND}}}[{LATIN}]*")
"""What is shown around a fault: some characters, and no torn words."""
_EAST = rf"{HAN}、。《》「」『』【】（），：；？！“”"

_OF_A_RANGE = r"[\d年月日时点%\uff05℃°]"
"""What stands before a single dash that means “to”, where a figure follows: 1031—1095."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """Something that a language does not write, what it is, and what to do about it."""

    pattern: re.Pattern[str]
    what: str
    hint: str


_LATIN_FAULTS = (
    _Fault(re.compile(r'"'), "a straight quotation mark", "write “ and ”, or this language’s own"),
    _Fault(re.compile(r"'"), "a straight apostrophe", "write ’, or ‘ and ’ as quotation marks"),
    _Fault(re.compile(r"(?<![-!<])--(?![->])"), "two hyphens", "write an en dash or an em dash"),
    _Fault(re.compile(r"(?<!\.)\.\.\.(?!\.)"), "three full stops", "write …"),
)
_CHINESE_FAULTS = (
    _Fault(
        re.compile(
            rf"(?<=[{HAN}》”])[,.;:?!()]|[,;:?!()](?=[{HAN}《“])"
            rf"|(?<=[{HAN}》”][ \t])\(|\)(?=[ \t][{HAN}《“])"
        ),
        "a half-width mark beside Han",
        "write the full-width one: ， 。 ； ： ？ ！ （ ）",
    ),
    _Fault(
        re.compile(rf"(?<!—)—(?!—)(?<!{_OF_A_RANGE}—(?=\d))"),
        "half a dash",
        "write —— for a dash, – for a range",
    ),
    _Fault(re.compile(r"(?<!…)…(?!…)|\.{3,}|。{2,}"), "half an ellipsis", "write ……"),
    _Fault(
        re.compile(rf"\"|(?<![{LATIN}])'|'(?![{LATIN}])"),
        "a straight quotation mark",
        "write “ and ”, and ‘ and ’ within them",
    ),
    _Fault(re.compile(rf"(?<=[{_EAST}])[ \t]+(?=[{_EAST}])"), "a space between Han", "take it out"),
    _Fault(
        re.compile(rf"(?<=[{HAN}])[ \t]+(?=[{LATIN}])|(?<=[{LATIN}])[ \t]+(?=[{HAN}])"),
        "a space between Han and Latin",
        "take it out: the gap is made where the page is set",
    ),
)
_SUSPECT = re.compile(r"[\"']|--|\.\.\.")
_SUSPECT_IN_CHINESE = re.compile(r"[,.;:?!()\"' \t「」『』]|(?<!—)—(?!—)|(?<!…)…(?!…)|。。")
_TARGET = re.compile(r"\]\([^)\n]*\)")
_CORNERS = _Fault(
    re.compile("[「」『』]"),
    "a quotation mark of Traditional Chinese",
    "write “ and ”, and ‘ and ’ within them",
)


def punctuation_fits_the_language(loaded: Loaded) -> Iterator[Finding]:
    """Texts have the quotation marks, dashes, ellipses and widths that their language writes."""
    made_from: dict[Place, str] = {}
    for text in written(loaded):
        if is_chinese(text.language) and _is_made(loaded, text, made_from):
            continue
        # Nearly all texts have nothing of the kind, and are not looked at any closer.
        suspect = _SUSPECT_IN_CHINESE if is_chinese(text.language) else _SUSPECT
        if not suspect.search(_TARGET.sub("", text.words)):
            continue
        words, places = bare(text.words)
        for fault in _faults(text.language):
            for found in fault.pattern.finditer(words):
                yield _finding(loaded, text, fault, (words, places), found)


def _is_made(loaded: Loaded, text: Written, made_from: dict[Place, str]) -> bool:
    """Return whether a text is made from another one, whose place it has, and its faults."""
    if text.place is None:
        return not any(text.words in source for source in loaded.sources.values())
    return made_from.setdefault(text.place, text.language) != text.language


def _faults(language: str) -> tuple[_Fault, ...]:
    if is_chinese(language):
        is_simplified = fonts.script(language) == "Hans"
        return (*_CHINESE_FAULTS, _CORNERS) if is_simplified else _CHINESE_FAULTS
    is_latin = fonts.script(language) == "Latn" and language.partition("-")[0] not in {"ja", "ko"}
    return _LATIN_FAULTS if is_latin else ()


def _finding(
    loaded: Loaded,
    text: Written,
    fault: _Fault,
    bared: tuple[str, list[int]],
    found: re.Match[str],
) -> Finding:
    words, places = bared
    start, end = found.start(), found.end()
    before, after = _BEFORE.search(words[:start]), _AFTER.match(words[end:])
    shown = "".join(it[0] for it in (before, found, after) if it).strip()
    source = text.words[places[start] : places[end - 1] + 1]
    nearby = (
        text.words[max(0, places[start] - _AROUND) : places[start]].rpartition("\n")[2] + source
    )
    return Finding(
        text.place_of(loaded, places[start], nearby),
        Rule.PUNCTUATION_FITS_THE_LANGUAGE,
        f"“{shown}” has {fault.what}",
        fault.hint,
        severity="warning",
    )
