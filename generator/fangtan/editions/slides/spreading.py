"""Texts spread over slides: in the largest type that all of them fit in, none cut in two."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fangtan.editions.slides.flow import Paragraph
from fangtan.editions.slides.layouts import Holder, Layout
from fangtan.editions.slides.measure import crumbs, height, sentences

Paragraphs = tuple[Paragraph, ...]
Row = tuple[Paragraphs, ...]
"""What stands side by side: in each of the places the paragraphs of one text."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A place with its paragraphs, and the size of their type in points."""

    holder: Holder
    paragraphs: Paragraphs
    size: int


def fitted(holder: Holder, found: Paragraphs) -> Fill:
    """Return a place with what stands in it, in the largest type that fits, or the smallest."""
    fitting = (size for size in holder.sizes if _fits(holder, found, size))
    return Fill(holder, found, next(fitting, holder.sizes[-1]))


def spread(rows: Sequence[Row], layout: Layout) -> tuple[tuple[Fill, ...], ...]:
    """Return what stands in the bodies of a layout, slide by slide.

    All are set in the largest type in which each row fits on a slide; of the first sizes, those
    that the layout has weighed, in the one that takes the fewest. A row that is too long even in
    the smallest goes on on the next slide, after a whole sentence.
    """
    holders = layout.bodies
    step = _step(rows, layout)
    parts = [part for row in rows for part in _parted(row, holders, step)]
    return tuple(
        tuple(
            Fill(holder, found, holder.sizes[step])
            for holder, found in zip(holders, _joined(page), strict=True)
            if found
        )
        for page in _packed(parts, holders, step)
    )


def _step(rows: Sequence[Row], layout: Layout) -> int:
    """Return which of the sizes of the bodies to take."""
    holders = layout.bodies
    steps = range(len(holders[0].sizes))
    fitting = [it for it in steps if all(_fit(row, holders, it) for row in rows)] or [steps[-1]]
    weighed = [it for it in fitting if it < layout.weighed] or fitting[:1]
    return min(weighed, key=lambda it: len(list(_packed(rows, holders, it))))


def _packed(rows: Iterable[Row], holders: Sequence[Holder], step: int) -> Iterator[list[Row]]:
    page: list[Row] = []
    for row in rows:
        if page and not _fit(_joined([*page, row]), holders, step):
            yield page
            page = []
        page.append(row)
    if page:
        yield page


def _joined(rows: Iterable[Row]) -> Row:
    return tuple(tuple(itertools.chain(*column)) for column in zip(*rows, strict=True))


def _fit(row: Row, holders: Sequence[Holder], step: int) -> bool:
    return all(
        _fits(holder, found, holder.sizes[step]) for holder, found in zip(holders, row, strict=True)
    )


def _fits(holder: Holder, found: Paragraphs, size: int) -> bool:
    return height(found, size, holder.width, is_bold=holder.is_bold) <= holder.height


def _parted(row: Row, holders: Sequence[Holder], step: int) -> Iterator[Row]:
    """Yield a row, or parts of it that fit on a slide."""
    columns = [
        list(_cut(found, holder, holder.sizes[step]))
        for holder, found in zip(holders, row, strict=True)
    ]
    yield from itertools.zip_longest(*columns, fillvalue=())


def _cut(found: Paragraphs, holder: Holder, size: int) -> Iterator[Paragraphs]:
    taken: Paragraphs = ()
    for paragraph in found:
        if _fits(holder, (*taken, paragraph), size):
            taken = (*taken, paragraph)
            continue
        if taken:
            yield taken
        *full, rest = _parts(paragraph, holder, size, sentences)
        yield from ((part,) for part in full)
        taken = (rest,)
    if taken:
        yield taken


def _parts(
    paragraph: Paragraph,
    holder: Holder,
    size: int,
    into: Callable[[Paragraph], Iterator[Paragraph]],
) -> Iterator[Paragraph]:
    """Yield parts of a paragraph that fit: sentences, and words where one is too long."""
    taken: Paragraph | None = None
    for piece in into(paragraph):
        longer = replace(piece, words=(*taken.words, *piece.words)) if taken else piece
        if _fits(holder, (longer,), size):
            taken = longer
            continue
        if taken:
            yield taken
        if into is sentences and not _fits(holder, (piece,), size):
            *full, taken = _parts(piece, holder, size, crumbs)
            yield from full
        else:
            taken = piece
    if taken:
        yield taken
