"""What only the instructor knows of a question: the `:::` blocks below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fangtan.findings import Rule
from fangtan.load.containers import KINDS, Container, groups, prefixes
from fangtan.load.pairing import segments
from fangtan.load.parts import Part
from fangtan.load.reader import Reader
from fangtan.model import Answer, Guidance, Language, Segment


def guidance_of(
    reader: Reader, part: Part, sides: Mapping[Language, Part], cut_priority: int | None
) -> Guidance:
    """Return the instructor’s part of a question, in every language that has it."""
    # First what there may be several of: the order in which translators meet the texts.
    answers = tuple(
        Answer(tuple(container.attributes.get("cites", "").split()), texts[0])
        for container, texts in blocks_of(reader, part, sides, "answer")
    )
    misreadings = tuple(it[0] for _, it in blocks_of(reader, part, sides, "misreading"))
    return Guidance(
        question=part.id,
        cut_priority=cut_priority,
        guidance=_only(reader, part, sides, "guidance"),
        answers=answers,
        misreadings=misreadings,
        criteria=_only(reader, part, sides, "criteria"),
        material=_only(reader, part, sides, "material"),
        rubric=_only(reader, part, sides, "rubric"),
    )


def blocks_of(
    reader: Reader, part: Part, sides: Mapping[Language, Part], kind: str
) -> list[tuple[Container, tuple[tuple[Segment, ...], ...]]]:
    """Return the blocks of a kind, each with its texts in every language, group by group."""
    _report_counts(reader, sides, kind)
    found = {language: _of_kind(side, kind) for language, side in sides.items()}
    own = [it for it in prefixes(part.id, part.containers) if it[0].kind == kind]
    return [
        (container, _texts(reader, prefix, found, index))
        for index, (container, prefix) in enumerate(own)
    ]


def _only(
    reader: Reader, part: Part, sides: Mapping[Language, Part], kind: str
) -> tuple[Segment, ...]:
    blocks = blocks_of(reader, part, sides, kind)
    return blocks[0][1][0] if blocks else ()


def _of_kind(part: Part, kind: str) -> list[Container]:
    return [container for container in part.containers if container.kind == kind]


def _report_counts(reader: Reader, sides: Mapping[Language, Part], kind: str) -> None:
    original, part = next(iter(sides.items()))
    found = {language: _of_kind(side, kind) for language, side in sides.items()}
    for language, containers in found.items():
        if KINDS[kind].is_single and len(containers) > 1:
            reader.find(
                containers[1].place,
                Rule.ID_IS_UNIQUE,
                f"the question “{part.id}” has a second “::: {kind}” block",
                "join the two",
            )
        if language != original and len(containers) != len(found[original]):
            reader.find(
                containers[0].place if containers else sides[language].place,
                Rule.PASSAGE_IS_PAIRED,
                f"the question “{part.id}” has {len(containers)} “::: {kind}” blocks here and "
                f"{len(found[original])} in the original",
                "translate each block, in the same order; one that says TODO: stands for what is "
                "not translated yet",
                # With none at all it is clear what is missing, and readers see the original.
                severity="error" if containers else "warning",
            )


def _texts(
    reader: Reader, prefix: str, found: Mapping[Language, Sequence[Container]], index: int
) -> tuple[tuple[Segment, ...], ...]:
    present = {
        language: containers[index]
        for language, containers in found.items()
        if index < len(containers)
    }
    sides = {language: dict(groups(it, prefix)) for language, it in present.items()}
    where = {language: container.place for language, container in present.items()}
    what = f"this {present[next(iter(present))].kind}"
    return tuple(
        segments(reader, below, {tag: side[below] for tag, side in sides.items()}, where, what)
        for below in sides[next(iter(sides))]
    )
