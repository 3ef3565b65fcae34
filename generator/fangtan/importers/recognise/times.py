"""Time codes: found in lines, cut out of them, kept as data."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fangtan.importers.blocks import Time
from fangtan.importers.source import Line

_CLOCK: Final = r"(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,;:]\d{1,3})?"
_CODE: Final = re.compile(
    rf"""
    (?P<sure>
      \\?[\[【「［{{<]\s*(?:T\s*=\s*)?(?P<from>{_CLOCK})(?:\s*(?:-+>?|–|—|to)\s*{_CLOCK})?\s*\\?[\]】」］}}>]
      | \#(?P<hash>{_CLOCK}(?:-\d)?)\#
      | [\[(]\s*(?P<prime>\d{{1,3}}\s?['’′]\s?\d{{2}}\s?(?:''|["”″])?)\s*[\])]
    )
    | (?P<loose>
      [(（]\s*(?P<round>{_CLOCK})(?:\s*[-–—]\s*{_CLOCK})?\s*[)）]
      | (?<![\d:.,])(?P<bare>{_CLOCK})(?:\s*(?:-+>|–|-)\s*{_CLOCK})?(?![\d:]|[.,]\d)
    )
    """,
    re.VERBOSE,
)
_FULL: Final = re.compile(r"\d{2}:[0-5]\d:[0-5]\d|\d{1,2}:\d{2}:\d{2}[.,]\d")
_CLOCKWORDS: Final = re.compile(r"\s*(?:[ap]\.?m\b|uhr\b|h\b|点|時|o'clock)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Code:
    """A time code where it stands in a line."""

    start: int
    end: int
    written: str
    seconds: float
    sure: bool


def seconds_of(written: str) -> float:
    """Return a clock's value in seconds: `1:02:03.5`, `08:17`, `12'30`."""
    parts = re.findall(r"\d+(?:[.,]\d+)?", written)
    numbers = [float(part.replace(",", ".")) for part in parts[:3]]
    total = 0.0
    for number in numbers:
        total = total * 60 + number
    return total


def codes(line: Line) -> Iterator[Code]:
    """Yield what may be time codes in a line; `sure` ones need no more evidence."""
    marked = [span for span in line.spans if span.mark == "time" and span.seconds is not None]
    for span in marked:
        written = line.text[span.start : span.end]
        yield Code(span.start, span.end, written, span.seconds or 0.0, sure=True)
    if (
        ":" not in line.text
        and "'" not in line.text
        and "′" not in line.text
        and "’" not in line.text
    ):
        return
    for match in _CODE.finditer(line.text):
        if any(match.start() < span.end and match.end() > span.start for span in marked):
            continue
        groups = ("from", "hash", "prime", "round", "bare")
        clock = next(match[group] for group in groups if match[group])
        at_start = not line.text[: match.start()].strip(" \t*([")
        full = bool(_FULL.fullmatch(clock) or "." in clock or "," in clock)
        sure = (
            match["sure"] is not None or (full and match["bare"] is not None) or (full and at_start)
        )
        if not sure and _CLOCKWORDS.match(line.text, match.end()):
            continue
        yield Code(match.start(), match.end(), match[0], seconds_of(clock), sure)


def settled(lines: Sequence[Line], *, loose_too: bool = True) -> tuple[tuple[Code, ...], ...]:
    """Return the time codes of each line.

    What is no code by its form alone counts where it begins a line or ends a short one, comes
    more than once, and grows from place to place as time does; a scripture verse or an hour in
    prose does not. Without `loose_too` only the form counts.
    """
    found = [tuple(codes(line)) for line in lines]
    loose = [
        code.seconds
        for line, here in zip(lines, found, strict=True)
        for code in here
        if not code.sure and _is_at_edge(code, line.text)
    ]
    growing = sum(a < b for a, b in itertools.pairwise(loose))
    trusted = loose_too and len(loose) > 1 and growing >= 0.9 * (len(loose) - 1)
    return tuple(
        tuple(
            code
            for code in here
            if code.sure or (trusted and (_is_at_edge(code, line.text) or code.written[0] in "(（"))
        )
        for line, here in zip(lines, found, strict=True)
    )


def _is_at_edge(code: Code, text: str) -> bool:
    before, after = text[: code.start].strip(" \t*"), text[code.end :].strip(" \t*:：")
    if text[code.end : code.end + 1] in set(",;，；、"):
        return False  # an hour in a sentence
    return (
        not before
        or (len(before) <= 40 and not after)
        or (len(before) <= 30 and text[code.end :].lstrip()[:1] in ":：")
    )


def cut(text: str, here: Sequence[Code]) -> tuple[str, tuple[Time, ...], list[tuple[int, int]]]:
    """Return a line's text without its time codes, the codes, and what was cut, by offsets."""
    pieces: list[str] = []
    times: list[Time] = []
    cuts: list[tuple[int, int]] = []
    position = length = 0
    for code in here:
        pieces.append(text[position : code.start])
        length += code.start - position
        times.append(Time(length, code.written, code.seconds))
        cuts.append((code.start, code.end))
        position = code.end
    pieces.append(text[position:])
    return "".join(pieces), tuple(times), cuts
