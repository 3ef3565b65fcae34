"""The reading by what the format states: voice tags, a speaker's column, `who` in TEI."""

from __future__ import annotations

from collections import Counter

from fangtan.importers.recognise.characters import COLONS, ends_sentence, folded
from fangtan.importers.recognise.labels import key_of
from fangtan.importers.recognise.reading import Mark, Reading
from fangtan.importers.recognise.rows import Document, Row


def read(document: Document) -> Reading | None:
    """Return where turns begin as the format says; None where it says nothing of speakers."""
    stated = [row for row in document.rows if row.speaker]
    if not stated or not _is_enough(document, len(stated)):
        return None
    marks: list[Mark] = []
    previous: str | None = None
    for index, row in enumerate(document.rows):
        if row.speaker:
            key = key_of(row.speaker) or folded(row.speaker) or row.speaker
            if key != previous:
                marks.append(Mark(index, 0, _own_label(row), key))
            previous = key
        elif row.shape == "heading":
            previous = None
    names: dict[str, Counter[str]] = {}
    for row in stated:
        speaker = row.speaker or ""
        names.setdefault(key_of(speaker) or folded(speaker) or speaker, Counter())[speaker] += 1
    forms = {key: tuple(name for name, _ in found.most_common()) for key, found in names.items()}
    reason = f"The format itself names the speaker of {len(stated)} of {len(document.rows)} lines."
    return Reading("stated", tuple(marks), (reason,), forms=forms)


def _is_enough(document: Document, stated: int) -> bool:
    speech = sum(row.shape not in {"heading", "caption"} for row in document.rows)
    return stated >= 2 and stated >= 0.1 * speech


def _own_label(row: Row) -> int:
    """Return where a label ends that repeats in the text what the format states."""
    head, colon, _ = row.text.partition(next((c for c in COLONS if c in row.text[:60]), "\0"))
    if colon and row.speaker and key_of(head) == key_of(row.speaker):
        return len(head) + len(colon)
    return 0


def goes_on(before: Row, row: Row) -> bool:
    """Return whether a cue goes on with the sentence, or the paragraph, of the cue before it."""
    if row.shape == "cell" or row.seconds is None or before.seconds is None:
        return row.shape != "cell" and row.seconds is not None and not ends_sentence(before.text)
    return not ends_sentence(before.text) or row.seconds - before.seconds < 20
