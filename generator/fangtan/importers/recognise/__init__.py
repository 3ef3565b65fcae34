"""The recogniser of turns: one for all formats, weighing the evidence of the whole document."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fangtan.importers.blocks import Imported
from fangtan.importers.recognise import assembly, dashes, labelled, pages, questions, voices
from fangtan.importers.recognise.front import Front, front
from fangtan.importers.recognise.reading import Reading
from fangtan.importers.recognise.rows import Document, document
from fangtan.importers.source import Source

__all__ = ["recognise"]

_OUTNUMBERED: Final = 2.5
"""Times as many turns as labels show, from which dashes or questions are believed instead."""


def recognise(source: Source, language: str, path: str = "-") -> Imported:
    """Return a source's blocks, every character of it in order, and whose turn each is.

    `path` is what findings name. Without evidence for turns there are none, and a finding says so.
    """
    whole = _paged(document(source, language))
    ahead = front(whole, len(whole.rows))
    reading = _read(whole, ahead)
    if reading is None:
        whole = _paged(document(source, language, loose_times=False))  # an hour is no time code
        ahead = front(whole, len(whole.rows))
    return assembly.assemble(source, whole, reading, ahead, path)


def _paged(whole: Document) -> Document:
    return replace(whole, furniture=pages.furniture(whole.rows))


def _read(whole: Document, ahead: Front) -> Reading | None:
    """Return the first reading that the evidence supports, the surest layouts first."""
    stated = voices.read(whole)
    if stated:
        return stated
    labels = labelled.read(whole, ahead)
    timed = sum(row.seconds is not None for row in whole.rows) > 0.6 * len(whole.rows)
    signs = dashes.read(whole) or (None if timed else questions.read(whole, ahead))
    if labels and signs and len(signs.marks) > _OUTNUMBERED * len(labels.marks):
        return signs  # a few words before colons, in what other marks set out throughout
    return labels or signs or dashes.cues(whole)
