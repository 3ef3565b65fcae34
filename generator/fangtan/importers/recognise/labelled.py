"""The reading by labels: each turn begins with a label that the document's evidence supports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from fangtan.importers.recognise import lexicon, paragraphs, persons
from fangtan.importers.recognise.characters import asks, ends_sentence
from fangtan.importers.recognise.evidence import Verdict, weigh
from fangtan.importers.recognise.front import Front
from fangtan.importers.recognise.labels import Candidate
from fangtan.importers.recognise.places import Place
from fangtan.importers.recognise.reading import Doubt, Mark, Reading
from fangtan.importers.recognise.rows import Document
from fangtan.importers.recognise.weights import LABEL_THRESHOLD

_DOUBTFUL: Final = 1.5
"""A sum this near to the threshold is said to be doubtful."""
_OFTEN: Final = 5
"""Questions with one label that need no other sign of who asks."""
ANSWER: Final = "\0answer"
"""The key of whoever answers where only the questions are labelled."""


def read(document: Document, front: Front) -> Reading | None:
    """Return where labelled turns begin; None where nothing shows that labels are speakers'."""
    verdicts = weigh(document, front)
    accepted = {key: verdict for key, verdict in verdicts.items() if verdict.accepted}
    places = [place for verdict in accepted.values() for place in verdict.places]
    if not _is_dialogue(accepted, places, front):
        return None
    same = _merged(accepted, front)
    chosen = sorted((place.candidate for place in places), key=lambda c: (c.row, c.start))
    if _is_title(document, chosen):
        chosen = chosen[1:]
    marks = tuple(Mark(c.row, c.start, c.end, same[c.key]) for c in chosen)
    roles = {}
    if len(set(same.values())) == 1:
        marks = _with_answers(document, marks)
        asker = next(iter(same.values()))
        if not any(mark.key == ANSWER for mark in marks):
            return None
        roles = {asker: "interviewer", ANSWER: "interviewee"}
        if not _asks(places) and asker in lexicon.ANSWERERS:
            return None
    return Reading(
        "labels",
        marks,
        tuple(_reasons(accepted, verdicts)),
        tuple(_doubts(verdicts, accepted)),
        roles,  # type: ignore[arg-type]
        _forms(chosen, same),
    )


def _is_title(document: Document, chosen: Sequence[Candidate]) -> bool:
    """Return whether the first line is a title, the name in it that of who is interviewed.

    No stop ends it, as one ends nearly all turns, and something else stands before the next turn.
    """
    if len(chosen) < 4 or chosen[0].row or chosen[1].row < 2:
        return False
    rows = document.rows
    ended = sum(ends_sentence(rows[c.row].text) for c in chosen[1:])
    again = sum(c.key == chosen[0].key for c in chosen[1:])
    open_end = not ends_sentence(rows[0].text.rstrip('"»”」』'))
    return rows[1].gap and again > 1 and open_end and ended >= 0.8 * (len(chosen) - 1)


def _is_dialogue(accepted: Mapping[str, Verdict], places: Sequence[Place], front: Front) -> bool:
    known = [
        key for key in accepted if lexicon.is_speaker_word(key) or key in front.names or key == "――"
    ]
    named = [key for key in accepted if persons.named_by(key, front.people)]
    if len(accepted) == 1:
        key = next(iter(accepted))
        asker = key in lexicon.ASKERS or key == "――" or bool(lexicon.PUBLICATIONS.search(key))
        set_apart = all(p.candidate.marked for p in places) and len(places) > 3
        often = len(places) >= _OFTEN and _asks(places, 0.6)
        return len(places) > 1 and _asks(places) and (asker or bool(named) or set_apart or often)
    return len(places) > 2 or (len(places) > 1 and bool(known or named))


def _asks(places: Sequence[Place], least: float = 0.4) -> bool:
    return sum(asks(place.after) for place in places) >= least * len(places)


def _merged(accepted: Mapping[str, Verdict], front: Front) -> dict[str, str]:
    """Return for each key the one that it is another form of, or itself."""
    same: dict[str, str] = {}
    for key in accepted:
        longer = [
            other
            for other, verdict in accepted.items()
            if other != key
            and len(other) > len(key)
            and not persons.HONORIFIC.match(other)
            and persons.abbreviates(key, _name(verdict))
            and key not in front.names
        ]
        same[key] = longer[0] if len(longer) == 1 else key
    return {key: same.get(other, other) for key, other in same.items()}


def _name(verdict: Verdict) -> str:
    return Counter(place.candidate.name for place in verdict.places).most_common(1)[0][0]


def _forms(chosen: Sequence[Candidate], same: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    counted: dict[str, Counter[str]] = {}
    for candidate in chosen:
        counted.setdefault(same[candidate.key], Counter())[candidate.name] += 1
    return {key: tuple(name for name, _ in names.most_common()) for key, names in counted.items()}


def _with_answers(document: Document, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks with one for each answer: the first paragraph after a labelled question."""
    labelled = {mark.row for mark in marks}
    begins = paragraphs.starts(document, labelled)
    found = list(marks)
    waiting: Mark | None = None
    alone = {m.row for m in marks if not document.rows[m.row].text[m.end :].strip()}
    skip = False
    for index, row in enumerate(document.rows):
        if index in labelled:
            waiting, skip = next(m for m in marks if m.row == index), index in alone
        elif (
            index in begins
            and waiting
            and row.shape not in {"heading", "caption"}
            and any(c.isalnum() for c in row.text)
        ):
            if skip:
                skip = False
                continue
            found.append(Mark(index, 0, 0, ANSWER))
            waiting = None
    return tuple(sorted(found, key=lambda mark: (mark.row, mark.start)))


def _reasons(accepted: Mapping[str, Verdict], verdicts: Mapping[str, Verdict]) -> Iterator[str]:
    for verdict in sorted(accepted.values(), key=lambda v: -len(v.places)):
        yield f"“{_name(verdict)}” is a speaker ({len(verdict.places)} turns): {_said(verdict)}."
    refused = [v for v in verdicts.values() if not v.accepted and len(v.places) > 1 and v.total > 0]
    for verdict in sorted(refused, key=lambda v: -v.total)[:5]:
        yield f"“{_name(verdict)}” is no speaker ({len(verdict.places)} places): {_said(verdict)}."


def _said(verdict: Verdict) -> str:
    parts = sorted(verdict.evidence.items(), key=lambda item: -abs(item[1]))
    return f"{verdict.total:.1f} points; " + ", ".join(
        f"{name} {value:+.1f}" for name, value in parts
    )


def _doubts(verdicts: Mapping[str, Verdict], accepted: Mapping[str, Verdict]) -> Iterator[Doubt]:
    many = sum(len(verdict.places) for verdict in accepted.values())
    for verdict in verdicts.values():
        place = verdict.places[0].candidate if verdict.places else None
        if not place or lexicon.is_break(place.name) or lexicon.is_remark(verdict.key):
            continue
        near = verdict.total - LABEL_THRESHOLD
        times = _times(len(verdict.places))
        if verdict.accepted and (near < _DOUBTFUL or (len(verdict.places) == 1 and many > 10)):
            yield Doubt(
                place.row,
                "speaker-is-certain",
                f"“{place.name}” was taken for a speaker on thin evidence ({times})",
                "see whether somebody of this name speaks here; if not, join it to the turn before",
            )
        elif not verdict.accepted and near > -2 * _DOUBTFUL and place.form in {"colon", "bold"}:
            yield Doubt(
                place.row,
                "turn-is-certain",
                f"“{place.name}” may be a speaker ({times}), and was left in the text",
                "if somebody of this name speaks here, give the turn its label",
            )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
