"""Which candidates are labels of speakers: the evidence of the whole document, weighed for each."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fangtan.importers.recognise import lexicon, persons
from fangtan.importers.recognise import weights as w
from fangtan.importers.recognise.characters import (
    asks,
    begins_small,
    ends_sentence,
    is_caps,
    opens_quotation,
    words,
)
from fangtan.importers.recognise.front import Front
from fangtan.importers.recognise.labels import Candidate, candidates
from fangtan.importers.recognise.places import Place, places_of, sequence_of
from fangtan.importers.recognise.rows import Document

_MANY: Final = 20
_SOME: Final = 10
_PARTNERS: Final = 2
_PARTNER_SHARE: Final = 0.3
_LOOSE: Final = frozenset({"dash", "stop", "wide", "alone"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum for one label, and the evidence that it is made of."""

    key: str
    total: float
    evidence: Mapping[str, float]
    places: tuple[Place, ...]

    @property
    def accepted(self) -> bool:
        """Whether this is the label of a speaker."""
        return self.total >= w.LABEL_THRESHOLD


def weigh(document: Document, front: Front) -> dict[str, Verdict]:
    """Return the verdict on every candidate of a document, by key."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for index, row in enumerate(document.rows):
        if index in front.rows or index in document.furniture:
            continue
        for candidate in candidates(index, row):
            if candidate.key:
                groups[candidate.key].append(candidate)
    _drop_initials(groups)
    kin = _kin(groups)
    likely = {
        key: found for key, found in groups.items() if key in kin or _is_worth(key, found, front)
    }
    sequence = sequence_of(likely)
    places = places_of(document.rows, sequence, likely)
    asked = any(len(p) > 1 and _share(p, _place_asks) >= 0.3 for p in places.values())
    start = _Whole(frozenset(), len(sequence), kin, asking=asked)
    first = {key: _verdict(key, found, front, start) for key, found in places.items()}
    forms = Counter(
        place.candidate.form if place.candidate.form != "bold" else "colon"
        for verdict in first.values()
        if verdict.accepted
        for place in verdict.places
        if place.candidate.form not in {"inside", "rule"}  # a dash asks beside any label
    )
    taken = sum(len(verdict.places) for verdict in first.values() if verdict.accepted)
    marked = sum(place.candidate.marked for v in first.values() if v.accepted for place in v.places)
    asking = any(_share(v.places, _place_asks) >= 0.3 for v in first.values() if v.accepted)
    dominant = frozenset(
        form for form, count in forms.items() if count >= 0.2 * sum(forms.values())
    )
    recurring = [p for v in first.values() if v.accepted and len(v.places) > 1 for p in v.places]
    alternating = sum(place.alternates for place in recurring) >= 0.7 * len(recurring) > 0
    inner = frozenset(n for n, row in enumerate(document.rows) if not row.gap)
    whole = _Whole(
        dominant,
        taken,
        kin,
        marked >= 0.8 * taken,
        asking,
        alternating,
        inner if document.gaps > 0.1 else frozenset(),
    )
    return {
        key: _verdict(key, _of_the_form(found, dominant), front, whole)
        for key, found in places.items()
    }


def _of_the_form(places: Sequence[Place], dominant: frozenset[str]) -> Sequence[Place]:
    """Return the places without those that stand alone, as on a title page, if others do not."""
    rest = [place for place in places if place.candidate.form != "alone"]
    return rest if rest and dominant and "alone" not in dominant else places


def _drop_initials(groups: dict[str, list[Candidate]]) -> None:
    """Take out the single letters before a stop that no other such letter answers.

    Where Q. and A. take turns both come often; the initial of a name stands by itself.
    """
    stopped = {
        key: [c for c in found if _is_stopped(c)] for key, found in groups.items() if len(key) == 1
    }
    for key, found in stopped.items():
        others = max((len(other) for at, other in stopped.items() if at != key), default=0)
        if found and (others < _PARTNERS or others < _PARTNER_SHARE * len(found)):
            groups[key] = [c for c in groups[key] if not _is_stopped(c)]


def _is_stopped(candidate: Candidate) -> bool:
    return candidate.form == "stop" or (candidate.form == "inside" and candidate.stopped)


@dataclass(frozen=True, slots=True)
class _Whole:
    forms: frozenset[str]
    places: int
    kin: frozenset[str]
    marked: bool = False
    asking: bool = False
    alternating: bool = False
    inner: frozenset[int] = frozenset()
    """Rows without an empty line before them, in a document that has some."""


def _is_worth(key: str, found: Sequence[Candidate], front: Front) -> bool:
    """Return whether a candidate is worth weighing: most words before a colon come only once."""
    starts = [candidate for candidate in found if candidate.form != "inside"]
    return (
        len(found) > 1
        or lexicon.is_speaker_word(key)
        or lexicon.is_break(key)
        or key in front.names
        or (
            bool(starts)
            and starts[0].form in {"colon", "bold"}
            and persons.likeness(starts[0].name) > 0
        )
        or (bool(starts) and starts[0].form in {"colon", "bold"} and starts[0].marked)
        or persons.named_by(key, front.people) is not None
    )


def _kin(groups: Mapping[str, Sequence[Candidate]]) -> frozenset[str]:
    """Return the labels of which one is the short form of the other, and comes back."""
    short = [key for key, found in groups.items() if len(key) <= 5 and len(found) > 1]
    pairs = {
        (one, key)
        for key, found in groups.items()
        for full in found
        if full.form in {"colon", "bold"} and not full.listed
        for one in short
        if len(one) < len(key) and persons.abbreviates(one, full.name)
    }
    return frozenset(key for pair in pairs for key in pair)


def _share(places: Sequence[Place], test: object) -> float:
    assert callable(test)  # noqa: S101
    return sum(bool(test(place)) for place in places) / (len(places) or 1)


def _place_asks(place: Place) -> bool:
    return asks(place.after)


def _is_cell(places: Sequence[Place]) -> bool:
    return any(place.candidate.marked and not is_caps(place.candidate.name) for place in places)


def _is_value(place: Place) -> bool:
    return bool(place.after) and words(place.after) <= 6 and not ends_sentence(place.after)


def _verdict(key: str, places: Sequence[Place], front: Front, whole: _Whole) -> Verdict:
    evidence = {
        name: value for name, value in _evidence(key, places, front, whole).items() if value
    }
    return Verdict(key, sum(evidence.values()), evidence, tuple(places))


def _evidence(key: str, places: Sequence[Place], front: Front, whole: _Whole) -> dict[str, float]:
    if not places:
        return {}
    forms = Counter(place.candidate.form for place in places)
    name = Counter(place.candidate.name for place in places).most_common(1)[0][0]
    form = forms.most_common(1)[0][0]
    word = lexicon.is_speaker_word(key) or bool(key == "――" or lexicon.SPEAKER_NUMBER.match(key))
    named = key in front.names or persons.named_by(key, front.people) is not None
    known = word or named
    remark = (lexicon.is_remark(key) or lexicon.is_break(key)) and not (named and len(places) > 1)
    remark = remark or bool(not known and " " in name and lexicon.CREDIT.search(f"{name}:"))
    same = ("colon" if form == "bold" else form) in whole.forms
    marked = _share(places, lambda place: place.candidate.marked)
    few = 1 < len(places) < w.FEW * whole.places and whole.places >= _SOME
    return {
        "comes back": min(w.RECURRENCE * math.log2(len(places)), w.RECURRENCE_AT_MOST),
        "is a word for a speaker": w.SPEAKER_WORD * word * (not lexicon.is_remark(key)),
        "is named": w.NAMED * named,
        "comes in full and shortened": w.SHORTENED * (key in whole.kin and not known),
        "is set apart": w.TYPOGRAPHY * (marked >= 0.8),
        "alternates": w.ALTERNATION * _share(places, lambda place: place.alternates),
        "looks like a name": w.NAME_LIKE * persons.likeness(name),
        "has a title of courtesy": w.TITLED * bool(persons.HONORIFIC.match(key) and not known),
        "asks, or is asked": w.ASKING * (whole.asking or _share(places, _place_asks) >= 0.3),
        "speaks in person": w.PERSON * (_share(places, _is_personal) >= 0.3),
        "is written as the others": w.SAME_FORM * bool(same and whole.places > len(places)),
        "is a remark or a field": w.NO_SPEAKER * remark,
        "brings on a quotation": w.SPEECH_VERB
        * bool(not known and lexicon.SPEECH_VERBS.search(name)),
        "is a clause": w.CLAUSE
        * bool(
            not known
            and (persons.likeness(name) < 1 or not _has_case(name))
            and lexicon.CLAUSE.search(name)
        ),
        "breaks into a paragraph": w.BREAKS_IN
        * (len(places) == 1 and not known and persons.likeness(name) < 1 and whole.alternating)
        * (places[0].candidate.row in whole.inner),
        "quotation marks follow": w.QUOTATION
        * _share(places, lambda place: opens_quotation(place.after))
        * (not known),
        "values follow": w.FIELD
        * _share(places, _is_value)
        * (form != "alone" or _is_cell(places)),
        "nothing follows": w.EMPTY * _share(places, lambda place: not place.after),
        "is rare": _rarity(len(places), whole.places),
        "is long": w.WORDY * max(0, words(name) - 4),
        "begins small": w.LOWER_CASE * (begins_small(name) and not known),
        "is a stage note": w.STAGE_NOTE * (form == "bracket" and begins_small(name) and not known),
        "begins what another says": w.BELOW
        * _share(places, lambda place: place.below)
        * (not known),
        "stands in a list": w.LISTED * (_share(places, lambda place: place.candidate.listed) > 0.5),
        "is written unlike the others": w.LONELY_FORM
        * bool(whole.forms and not same and form != "inside"),
        "is plain where others are bold": w.LONELY_FORM * (whole.marked and marked < 0.5),
        "is loosely set off": w.LOOSE_FORM * (form in _LOOSE and not known and marked < 0.8),
        "stands within lines": w.INSIDE * (form == "inside") * (not known),
        "is a phrase rather than a name": w.PHRASE
        * (not known and few and persons.likeness(name) < 1 and marked < 0.8)
        * (1.5 - persons.likeness(name)),
        "stands within lines where others begin them": w.INSIDE_ALONE
        * (form == "inside" and not known and few),
    }


def _has_case(name: str) -> bool:
    """Return whether the script of a name has capitals, which tell a name from a clause."""
    return name.casefold() != name.upper()


def _rarity(count: int, total: int) -> float:
    if count == 1:
        return w.ONCE_AMONG_MANY if total >= _MANY else w.ONCE
    return w.RARE if count == 2 and total >= 2 * _MANY else 0.0


def _is_personal(place: Place) -> bool:
    return bool(
        lexicon.FIRST_PERSON.search(place.after) or lexicon.SECOND_PERSON.search(place.after)
    )
