"""Which paragraph of a translation stands beside which one of the original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fangtan.load.standing import Standing
from fangtan.load.units import Paragraph
from fangtan.markup import fingerprint


def aligned(
    originals: Sequence[Paragraph], others: Sequence[Paragraph], said: Sequence[Standing]
) -> list[Paragraph | None]:
    """Return for each original paragraph its translation; None where there is none yet.

    `said` are the standings of these paragraphs, in the order that they had when they were
    accepted. They tell which translation belongs to which original wherever either was moved,
    split, joined or taken out since. A translation whose original was joined with another one
    is joined to its neighbour’s: nothing is lost, and by its fingerprint it is stale.
    """
    partners = _known(originals, others, said)
    for index in range(len(others)):
        if index not in partners:
            free = _free(index, partners, len(originals))
            if free is not None:
                partners[index] = free
    column: list[Paragraph | None] = [None] * len(originals)
    last = 0
    for index, other in enumerate(others):
        at = partners.get(index, last)
        before = column[at]
        column[at] = (
            other if before is None else replace(before, text=f"{before.text}\n{other.text}")
        )
        last = at
    return column


def _known(
    originals: Sequence[Paragraph], others: Sequence[Paragraph], said: Sequence[Standing]
) -> dict[int, int]:
    """Return which originals the translations were made from, where those still stand."""
    marks = [fingerprint(paragraph.text) for paragraph in originals]
    accepted: dict[str, str] = {line.translation: line.original for line in said}
    partners: dict[int, int] = {}
    for index, other in enumerate(others):
        mark = _made_from(index, other, len(others), said, accepted)
        taken = set(partners.values())
        places = [at for at, found in enumerate(marks) if found == mark and at not in taken]
        if places:
            partners[index] = min(places, key=lambda at: abs(at - index))
    return partners


def _made_from(
    index: int,
    other: Paragraph,
    count: int,
    said: Sequence[Standing],
    accepted: Mapping[str, str],
) -> str:
    """Return the fingerprint of what a translation was made from; empty where nobody said."""
    here = fingerprint(other.text)
    if index < len(said) and said[index].translation == here:
        # Several may read alike (“Yes.”): the one in its old place is that one.
        return said[index].original
    return accepted.get(here, said[index].original if count == len(said) else "")


def _free(index: int, partners: dict[int, int], count: int) -> int | None:
    """Return the first original without a translation between those of the neighbours."""
    before = max((at for i, at in partners.items() if i < index), default=-1)
    after = min((at for i, at in partners.items() if i > index), default=count)
    taken = set(partners.values())
    return next((at for at in range(before + 1, after) if at not in taken), None)
