"""Who asks and who answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from fangtan.importers.blocks import Role
from fangtan.importers.recognise import lexicon
from fangtan.importers.recognise import weights as w
from fangtan.importers.recognise.characters import asks, folded
from fangtan.importers.recognise.segments import Segment

_PAIR: Final = 2
_LONG: Final = 8
"""Turns of a document in which a voice that is heard once, and asks nothing, is from outside."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """One speaker: all the words that name them, their turns, whether theirs is the first."""

    words: frozenset[str]
    turns: tuple[str, ...]
    first: bool


def roles(
    found: Sequence[Segment], stated: Mapping[str, Role], forms: Mapping[str, Sequence[str]]
) -> dict[str, Role]:
    """Return the role of each speaker: as stated, by its word, else by who asks."""
    voices = _voices(found, forms)
    sums = {key: _sum(key, voices) for key in voices}
    result = {
        key: stated.get(key) or _named(key, voice, voices) or _asking(key, sums)
        for key, voice in voices.items()
    }
    return _both_sides(result, sums, stated)


def _voices(found: Sequence[Segment], forms: Mapping[str, Sequence[str]]) -> dict[str, _Voice]:
    turns: dict[str, list[str]] = defaultdict(list)
    for segment in found:
        if segment.key:
            turns[segment.key].append(segment.text)
    first = next(iter(turns), None)
    return {
        key: _Voice(
            frozenset({key, *(folded(form) for form in forms.get(key, ()))}),
            tuple(said),
            key == first,
        )
        for key, said in turns.items()
    }


def _named(key: str, voice: _Voice, voices: Mapping[str, _Voice]) -> Role | None:
    """Return the role that a speaker's word, or the number of their turns, gives away."""
    numbered = lexicon.SPEAKER_NUMBER.match(key) or key == "speaker"
    if voice.words & lexicon.BYSTANDERS and not numbered:
        return "other"
    if voice.words & lexicon.MODERATORS and len(voices) > _PAIR:
        return "moderator"
    if len(voices) == 1:
        return "interviewer" if voice.words & lexicon.ASKERS else "interviewee"
    heard_once = len(voice.turns) == 1 and not asks(voice.turns[0])
    if len(voices) > _PAIR and heard_once and _count(voices) >= _LONG:
        return "other"
    return None


def _count(voices: Mapping[str, _Voice]) -> int:
    return sum(len(voice.turns) for voice in voices.values())


def _asking(key: str, sums: Mapping[str, float]) -> Role:
    highest = max(sums.values())
    near = highest > 0 and len(sums) > _PAIR and sums[key] >= w.ROLE_NEAR * highest
    return "interviewer" if near or sums[key] == highest else "interviewee"


def _sum(key: str, voices: Mapping[str, _Voice]) -> float:
    """Return the evidence for a speaker's being the one who asks."""
    voice = voices[key]
    others = [other for name, other in voices.items() if name != key]
    lengths = [len(text) for other in others for text in other.turns]
    brief = bool(lengths) and fmean(map(len, voice.turns)) < fmean(lengths)
    asked = sum(asks(text) for text in voice.turns) / len(voice.turns)
    return (
        w.ROLE_WORD * _word(voice, others)
        + w.ROLE_ASKS * asked
        + w.ROLE_BRIEF * brief
        + w.ROLE_FIRST * voice.first
    )


def _word(voice: _Voice, others: Sequence[_Voice]) -> int:
    """Return 1 for a word that means who asks, -1 for one that means who answers.

    A single letter means it only beside its counterpart: A and B are two voices, Q and A ask and
    answer.
    """
    elsewhere = frozenset[str]().union(*(other.words for other in others))
    asker = voice.words & lexicon.ASKERS
    answerer = voice.words & lexicon.ANSWERERS
    if all(len(word) == 1 for word in voice.words):
        asker = asker if elsewhere & lexicon.ANSWERERS else frozenset()
        answerer = answerer if elsewhere & lexicon.ASKERS else frozenset()
    press = "――" in voice.words or any(lexicon.PUBLICATIONS.search(word) for word in voice.words)
    return bool(asker or press) - bool(answerer)


def _both_sides(
    result: dict[str, Role], sums: Mapping[str, float], stated: Mapping[str, Role]
) -> dict[str, Role]:
    """Return the roles with somebody on either side, by the evidence, where two or more speak."""
    if len(result) < _PAIR:
        return result
    open_ones = [key for key in result if key not in stated and result[key] != "other"]
    if open_ones and "interviewee" not in result.values():
        result[min(open_ones, key=sums.__getitem__)] = "interviewee"
    elif open_ones and not {"interviewer", "moderator"} & set(result.values()):
        result[max(open_ones, key=sums.__getitem__)] = "interviewer"
    return result
