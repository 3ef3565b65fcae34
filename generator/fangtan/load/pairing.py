"""Holding the languages of a text against each other: same ids, same order, same passages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from fangtan.findings import Place, Rule
from fangtan.load.alignment import aligned, prints_of, speaking
from fangtan.load.following import follow
from fangtan.load.gaps import report_gaps, report_guesses
from fangtan.load.localizing import localized
from fangtan.load.reader import Reader
from fangtan.load.sidecar import sidecar
from fangtan.load.standing import Standing
from fangtan.load.units import Paragraph, part_of
from fangtan.markup import Block
from fangtan.model import Language, Localized, Segment

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Identified(Protocol):
    """Something with an id and a place."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def place(self) -> Place:
        """Where it stands."""


def paragraph(block: Block, path: str) -> Paragraph:
    """Return a block as a paragraph with its place."""
    return Paragraph(block.text, Place(path, block.line))


def check_id(reader: Reader, identifier: str | None, place: Place, what: str) -> str:
    """Return the id of something, or a stand-in with a finding."""
    if not identifier:
        reader.find(
            place,
            Rule.ID_IS_PRESENT,
            f"this {what} has no id",
            "write one in braces, as in {#lower-case-words}; it is the same in every language",
        )
        return f"unnamed-{place.line}"
    if not _ID.fullmatch(identifier):
        reader.find(
            place,
            Rule.ID_IS_WELL_FORMED,
            f"“{identifier}” cannot be an id",
            "use lower-case letters, digits and single hyphens, as in what-is-quality",
        )
    return identifier


def check_unique(reader: Reader, things: Sequence[Identified], what: str) -> None:
    """Report every id that comes a second time."""
    first: dict[str, Place] = {}
    for thing in things:
        if thing.id in first:
            reader.find(
                thing.place,
                Rule.ID_IS_UNIQUE,
                f"the id “{thing.id}” of this {what} is taken since line {first[thing.id].line}",
                "give one of the two another id",
            )
        else:
            first[thing.id] = thing.place


def check_pair(  # noqa: PLR0913 - two sides, each with its file
    reader: Reader,
    what: str,
    original: Sequence[Identified],
    original_path: str,
    other: Sequence[Identified],
    other_path: str,
    *,
    ordered: bool = True,
) -> None:
    """Report ids that one of two languages lacks, and an order that differs."""
    here = {thing.id: thing for thing in other}
    there = {thing.id: thing for thing in original}
    before = Place(other_path)
    for thing in original:
        if thing.id in here:
            before = here[thing.id].place
        elif not thing.id.startswith("unnamed-"):
            reader.find(
                before,
                Rule.ID_IS_IN_EVERY_LANGUAGE,
                f"the {what} “{thing.id}” is not in this language",
                f"translate it from {thing.place.path}:{thing.place.line}, below this line; "
                "until then readers see the original",
                severity="warning",
            )
    for thing in other:
        if thing.id not in there and not thing.id.startswith("unnamed-"):
            reader.find(
                thing.place,
                Rule.ID_IS_IN_EVERY_LANGUAGE,
                f"the {what} “{thing.id}” is not in the original, {original_path}",
                "take the id from the original, or add it there",
            )
    if not ordered:
        return
    shared = [thing.id for thing in original if thing.id in here]
    mine = [thing for thing in other if thing.id in there]
    for expected, thing in zip(shared, mine, strict=False):
        if expected != thing.id:
            reader.find(
                thing.place,
                Rule.ORDER_IS_SHARED,
                f"the {what} “{thing.id}” stands where “{expected}” stands in {original_path}",
                "bring both languages into the same order; readers see that of the original",
                severity="warning",
            )
            return


def segments(
    reader: Reader,
    prefix: str,
    sides: Mapping[Language, Sequence[Paragraph]],
    where: Mapping[Language, Place],
    what: str,
) -> tuple[Segment, ...]:
    """Return paragraphs of several languages, the original first, as segments.

    Their ids are `prefix.1`, `prefix.2` and so on. What stands beside what is known by their
    number or, where that differs, by what was said of them; else it is reported, and the
    language is left out.
    """
    original, *others = sides
    count = len(sides[original])
    columns: dict[Language, Sequence[Paragraph | None]] = {original: sides[original]}
    for language in others:
        column = beside(reader, prefix, sides[original], sides[language], language)
        if column is not None:
            columns[language] = column
        elif language in where:
            reader.find(
                where[language],
                Rule.PASSAGE_IS_PAIRED,
                f"{what} has {_count(sides[language])} here and {_count(sides[original])} "
                f"in {where[original].path}:{where[original].line}",
                "split or join paragraphs, so that each stands beside its counterpart; "
                "one that says TODO: stands for what is not translated yet",
            )
    follow(reader, prefix, columns)
    return tuple(
        Segment(f"{prefix}.{n + 1}", row(reader, f"{prefix}.{n + 1}", columns, n))
        for n in range(count)
    )


def row(
    reader: Reader,
    identifier: str,
    columns: Mapping[Language, Sequence[Paragraph | None]],
    index: int,
) -> Localized:
    """Return the paragraphs that stand side by side in one row of the languages’ columns."""
    here = {language: column[index] for language, column in columns.items()}
    there = {language: side for language, side in here.items() if side is not None}
    return localized(reader, identifier, "text", there)


def beside(  # noqa: PLR0913 - two sides, and what is known of them
    reader: Reader,
    prefix: str,
    originals: Sequence[Paragraph],
    others: Sequence[Paragraph],
    language: Language,
    *,
    is_alike: bool = True,
) -> Sequence[Paragraph | None] | None:
    """Return for each original paragraph what stands beside it in a language, or None.

    Where nothing was said of these paragraphs, and their numbers or the turns that they stand
    in differ, nobody can tell.
    """
    said = standings(reader, prefix, originals, language)
    if said and originals:
        column = aligned(originals, others, said)
        prints = prints_of(originals, column)
        lines = speaking(prints, said)
        placed = {f"{prefix}.{index}": line for index, line in enumerate(lines, start=1)}
        sidecar(reader, part_of(originals[0].place.path), language).placed.update(placed)
        report_gaps(reader, prefix, originals, column, language)
        report_guesses(reader, prefix, originals, column, said)
        return column
    return others if is_alike and len(originals) == len(others) else None


def standings(
    reader: Reader, prefix: str, originals: Sequence[Paragraph], language: Language
) -> list[Standing]:
    """Return what was said of the paragraphs under an id in a language."""
    if not originals:
        return []
    return sidecar(reader, part_of(originals[0].place.path), language).under(prefix)


def _count(paragraphs: Sequence[Paragraph]) -> str:
    return "1 paragraph" if len(paragraphs) == 1 else f"{len(paragraphs)} paragraphs"
