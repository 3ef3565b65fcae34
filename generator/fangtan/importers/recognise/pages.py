"""What a page is printed with: its number and its running title, which stand within the text."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from fangtan.importers.recognise import lexicon
from fangtan.importers.recognise.characters import (
    COLONS,
    ends_sentence,
    folded,
    is_bracketed,
    words,
)
from fangtan.importers.recognise.rows import Row

NUMBER: Final = re.compile(
    r"^[-–—\[(\s]*(?:(?:page|seite|p\.|página|стр\.|第)\s*)?\d{1,4}"
    r"(?:\s*(?:/|of|von|de|из)\s*\d{1,4}|\s*页|\s*頁)?[-–—\])\s]*$",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d+")
_LEAST: Final = 3
_INTERRUPTING: Final = 0.1
"""The share of its places at which a running title cuts a sentence in two, as no heading does."""
_LONGEST: Final = 12


def furniture(rows: Sequence[Row]) -> frozenset[int]:
    """Return the rows that are numbers of pages or running titles."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.shape in {"text", "heading"} and row.speaker is None and row.seconds is None:
            if NUMBER.match(row.text):
                groups["#"].append(index)
            elif _is_title(row.text):
                groups[_DIGITS.sub("#", folded(row.text))].append(index)
    found = frozenset(
        index
        for skeleton, places in groups.items()
        if "#" in skeleton and _is_counted(skeleton, places, rows)
        for index in places
    )
    titles = frozenset(
        index
        for skeleton, places in groups.items()
        if "#" not in skeleton and not lexicon.is_speaker_word(skeleton)
        for index in _titles(places, found)
    )
    every = found | titles
    cut = sum(_interrupts(index, rows, every) for index in every)
    return every if titles or cut >= _INTERRUPTING * len(every) > 0 else frozenset()


def _is_title(text: str) -> bool:
    said = ends_sentence(text) or any(colon in text for colon in COLONS)
    return words(text) <= _LONGEST and not said and not is_bracketed(text)


def _titles(places: Sequence[int], found: frozenset[int]) -> list[int]:
    """Return the places that stand beside the number of a page, if nearly all of them do."""
    beside = [index for index in places if index - 1 in found or index + 1 in found]
    return beside if len(beside) >= max(_LEAST, len(places) - 1) else []


def _is_counted(skeleton: str, places: Sequence[int], rows: Sequence[Row]) -> bool:
    """Return whether equal rows are told apart by a number that grows as that of pages does."""
    bare = skeleton.replace("#", "").strip(" .:-")
    if (
        len(places) < _LEAST
        or bare in lexicon.NUMBERED
        or lexicon.TAPE.search(rows[places[0]].text)
    ):
        return False
    counted = [[int(n) for n in _DIGITS.findall(rows[index].text)] for index in places]
    return any(
        sum(a < b for a, b in itertools.pairwise(column)) >= 0.9 * (len(column) - 1)
        for column in zip(*counted, strict=True)
    )


def _interrupts(index: int, rows: Sequence[Row], every: frozenset[int]) -> bool:
    before = next((n for n in range(index - 1, -1, -1) if n not in every), None)
    return (
        before is not None
        and not ends_sentence(rows[before].text)
        and words(rows[before].text) > 3
        and any(n not in every for n in range(index + 1, len(rows)))
    )
