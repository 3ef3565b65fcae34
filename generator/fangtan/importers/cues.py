"""What WebVTT and SRT have in common: cues, the tags in them, and captions that roll up.

A cue's line is a Line; `gap` stands where a new cue begins, whether or not a sentence goes on.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fangtan.importers.runs import Run, line_of
from fangtan.importers.source import Line

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z]+)(?P<rest>[^<>]*)>|<\d[\d:.]*>|\{\\[^{}]*\}|\{/?[ibu]\}"
)


_MOMENT = 0.1
_OFTEN, _MOSTLY = 2, 0.3
"""From here on captions roll up: so many times, and in such a share of the cues."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its rows as they stand, with the number of the first, and when it is shown."""

    rows: tuple[str, ...]
    number: int
    start: float
    end: float


def lines_of(cues: Sequence[Cue]) -> Iterator[Line]:
    """Yield the rows of cues as Lines; where captions roll up, without what is shown once more."""
    shown = [[line for line in _lines(cue) if line] for cue in cues]
    repeated = [0, *(_repeated(*pair) for pair in pairwise(zip(cues, shown, strict=True)))]
    rolling = sum(n > 0 for n in repeated)
    rolls_up = rolling >= _OFTEN and rolling > _MOSTLY * len(cues)
    for lines, again in zip(shown, repeated, strict=False):
        for n, line in enumerate(lines[again:] if rolls_up else lines):
            yield replace(line, gap=n == 0)


def _repeated(before: tuple[Cue, list[Line]], now: tuple[Cue, list[Line]]) -> int:
    """Return how many rows a cue may only show once more, because they moved up.

    Two people may say “Yes.” one after the other: a cue of one row that repeats a cue of one row is
    somebody's words, unless it stands for a moment only, as those do that machines roll up.
    """
    (cue, old), (next_cue, new) = before, now
    if next_cue.start > cue.end + _MOMENT:
        return 0
    if len(old) == len(new) == 1 and next_cue.end - next_cue.start > _MOMENT:
        return 0
    return next((n for n in range(min(len(old), len(new)), 0, -1) if _same(old[-n:], new[:n])), 0)


def _same(old: Sequence[Line], new: Sequence[Line]) -> bool:
    return all(
        a.text == b.text and (a.speaker == b.speaker or not b.speaker)
        for a, b in zip(old, new, strict=True)
    )


def _lines(cue: Cue) -> Iterator[Line | None]:
    """Yield the rows of a cue, and a row of its own for each voice in it."""
    speaker: str | None = None
    bold = italic = 0
    for down, row in enumerate(cue.rows):
        runs: list[Run] = []
        at = 0
        for tag in _TAG.finditer(row):
            runs.append(Run(_plain(row[at : tag.start()]), bold > 0, italic > 0))
            at = tag.end()
            change = -1 if tag["close"] else 1
            name = (tag["name"] or "").lower()
            bold = max(0, bold + change * (name == "b"))
            italic = max(0, italic + change * (name == "i"))
            if name == "v":
                yield line_of(runs, Line("", cue.number + down, speaker=speaker, seconds=cue.start))
                runs = []
                speaker = None if tag["close"] else _voice(tag["rest"])
        runs.append(Run(_plain(row[at:]), bold > 0, italic > 0))
        yield line_of(runs, Line("", cue.number + down, speaker=speaker, seconds=cue.start))


def _voice(rest: str) -> str | None:
    """Return the name of `.loud Ada Smith`: classes stand before it."""
    words = _plain(rest)
    if words.startswith("."):
        words = words.partition(" ")[2]
    return " ".join(words.split()) or None


def _plain(words: str) -> str:
    return html.unescape(words) if "&" in words else words
