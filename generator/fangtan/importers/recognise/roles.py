"""Who asks and who answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

from fangtan.importers.blocks import Role
from fangtan.importers.recognise import lexicon
from fangtan.importers.recognise import weights as w
from fangtan.importers.recognise.characters import asks, folded
from fangtan.importers.recognise.segments import Segment


def roles(
    found: Sequence[Segment], stated: Mapping[str, Role], forms: Mapping[str, Sequence[str]]
) -> dict[str, Role]:
    """Return the role of each speaker: as stated, by its word, else by who asks."""
    turns: dict[str, list[Segment]] = defaultdict(list)
    for segment in found:
        if segment.key:
            turns[segment.key].append(segment)
    sums = {key: _sum(key, spoken, turns, found, forms) for key, spoken in turns.items()}
    highest = max(sums.values(), default=0.0)
    result: dict[str, Role] = {}
    for key, spoken in turns.items():
        words = {key, *(folded(form) for form in forms.get(key, ()))}
        if key in stated:
            result[key] = stated[key]
        elif (
            words & lexicon.BYSTANDERS
            and not lexicon.SPEAKER_NUMBER.match(key)
            and key != "speaker"
        ):
            result[key] = "other"
        elif words & lexicon.MODERATORS and len(turns) > 2:  # noqa: PLR2004 - with a single guest they ask
            result[key] = "moderator"
        elif len(turns) == 1:
            result[key] = "interviewer" if words & lexicon.ASKERS else "interviewee"
        elif len(turns) > 2 and len(spoken) == 1 and len(found) > 30:  # noqa: PLR2004 - a voice from outside
            result[key] = "other"
        else:
            near = sums[key] == highest or (
                highest > 0 and sums[key] >= w.ROLE_NEAR * highest and len(turns) > 2
            )  # noqa: PLR2004
            result[key] = "interviewer" if near else "interviewee"
    return _somebody_answers(result, sums, stated)


def _sum(
    key: str,
    spoken: Sequence[Segment],
    turns: Mapping[str, Sequence[Segment]],
    found: Sequence[Segment],
    forms: Mapping[str, Sequence[str]],
) -> float:
    words = {key, *(folded(form) for form in forms.get(key, ()))}
    mean = fmean(len(segment.text) for segment in spoken)
    others = [len(s.text) for other, said in turns.items() if other != key for s in said]
    first = next(segment.key for segment in found if segment.key) == key
    word = (
        key in {"――"}
        or bool(words & lexicon.ASKERS)
        or any(lexicon.PUBLICATIONS.search(f) for f in words)
    ) - bool(words & lexicon.ANSWERERS)
    return (
        w.ROLE_WORD * word
        + w.ROLE_ASKS * sum(asks(segment.text) for segment in spoken) / len(spoken)
        + w.ROLE_BRIEF * bool(others and mean < fmean(others))
        + w.ROLE_FIRST * first
    )


def _somebody_answers(
    result: dict[str, Role], sums: Mapping[str, float], stated: Mapping[str, Role]
) -> dict[str, Role]:
    """Return the roles with somebody to answer: of two who ask, the one with less evidence."""
    if len(result) > 1 and "interviewee" not in result.values():
        open_ones = [key for key in result if key not in stated and result[key] == "interviewer"]
        if len(open_ones) > 1 or (open_ones and "interviewer" in stated.values()):
            result[min(open_ones, key=lambda key: sums[key])] = "interviewee"
    if len(result) > 1 and not {"interviewer", "moderator"} & set(result.values()):
        open_ones = [key for key in result if key not in stated and result[key] == "interviewee"]
        if open_ones:
            result[max(open_ones, key=lambda key: sums[key])] = "interviewer"
    return result
