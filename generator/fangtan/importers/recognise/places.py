"""The places of candidates: one reading of each, what follows it, and what stands before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from fangtan.importers.recognise import lexicon
from fangtan.importers.recognise.characters import begins_small
from fangtan.importers.recognise.labels import Candidate
from fangtan.importers.recognise.rows import Row

_REACH: Final = 8
"""Rows that are read behind a label for what it introduces."""


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate with what follows it."""

    candidate: Candidate
    after: str
    alternates: bool
    below: bool = False
    """Whether it begins what a much more frequent label, alone on the line before, brings on."""


def _strength(key: str, found: Sequence[Candidate]) -> tuple[int, int]:
    word = lexicon.is_speaker_word(key) and not lexicon.is_remark(key)
    return (3 * word + min(len(found), 200), -len(key))


def sequence_of(likely: Mapping[str, Sequence[Candidate]]) -> list[Candidate]:
    """Return one candidate for each place, in order: the likeliest where readings compete."""
    best: dict[tuple[int, int], Candidate] = {}
    for key, found in likely.items():
        for candidate in found:
            at = (candidate.row, candidate.start)
            if at not in best or _strength(key, found) > _strength(
                best[at].key, likely[best[at].key]
            ):
                best[at] = candidate
    ordered = [best[at] for at in sorted(best)]
    return [
        c
        for n, c in enumerate(ordered)
        if not (n and ordered[n - 1].row == c.row and c.start < ordered[n - 1].end)
    ]


def places_of(
    rows: Sequence[Row], sequence: Sequence[Candidate], likely: Mapping[str, Sequence[Candidate]]
) -> dict[str, list[Place]]:
    """Return each candidate of a sequence with what follows it, by key."""
    recurring = [c for c in sequence if len(likely[c.key]) > 1 or lexicon.is_speaker_word(c.key)]
    previous = {(b.row, b.start): a.key for a, b in pairwise(recurring)}
    following = {(a.row, a.start): b.key for a, b in pairwise(recurring)}
    last_before = _last_before(sequence, {(c.row, c.start) for c in recurring})
    places: dict[str, list[Place]] = defaultdict(list)
    for n, candidate in enumerate(sequence):
        at = (candidate.row, candidate.start)
        neighbour = previous.get(at) or following.get(at) or last_before.get(at)
        stop = sequence[n + 1] if n + 1 < len(sequence) else None
        if stop and candidate.form == "alone" and _outweighs(candidate, stop, likely):
            stop = sequence[n + 2] if n + 2 < len(sequence) else None
        after = _after(rows, candidate, stop)
        if candidate.form == "alone" and not after:
            continue
        before = sequence[n - 1] if n else None
        below = (
            before is not None
            and not rows[before.row].text[before.end :].strip()
            and _outweighs(before, candidate, likely)
        )
        places[candidate.key].append(
            Place(candidate, after, neighbour not in {None, candidate.key}, below)
        )
    return places


def _outweighs(
    alone: Candidate, stop: Candidate, likely: Mapping[str, Sequence[Candidate]]
) -> bool:
    """Return whether a label that stands alone comes far oftener than what follows it at once.

    Then the latter is how the words begin: a note in brackets, or words before a colon.
    """
    return (
        stop.row == alone.row + 1
        and not lexicon.is_speaker_word(stop.key)
        and (
            len(likely[alone.key]) > 2 * len(likely[stop.key])
            or (stop.form == "bracket" and (lexicon.is_remark(stop.key) or begins_small(stop.name)))
        )
    )


def _last_before(
    sequence: Sequence[Candidate], recurring: set[tuple[int, int]]
) -> dict[tuple[int, int], str]:
    last: dict[tuple[int, int], str] = {}
    key = ""
    for candidate in sequence:
        at = (candidate.row, candidate.start)
        if at in recurring:
            key = candidate.key
        elif key:
            last[at] = key
    return last


def _after(rows: Sequence[Row], candidate: Candidate, stop: Candidate | None) -> str:
    end = stop.row if stop else len(rows)
    if stop and stop.row == candidate.row:
        return rows[candidate.row].text[candidate.end : stop.start].strip()
    parts = [rows[candidate.row].text[candidate.end :]]
    for row in rows[candidate.row + 1 : min(end, candidate.row + _REACH)]:
        if row.gap and parts[0].strip():
            break
        parts.append(row.text)
    if stop and stop.start and stop.row == candidate.row + len(parts):
        parts.append(rows[stop.row].text[: stop.start])
    return " ".join(parts).strip()
