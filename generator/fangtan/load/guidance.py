"""What only the instructor knows of a question: the `:::` blocks below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fangtan.findings import Rule
from fangtan.load.pairing import segments
from fangtan.load.parts import Container, Part
from fangtan.load.reader import Reader
from fangtan.load.units import Paragraph
from fangtan.model import Answer, Guidance, Language, Segment

CONTAINERS = ("guidance", "answer", "misreading", "criteria")
_SINGLE = ("guidance", "criteria")


def guidance_of(
    reader: Reader, part: Part, sides: Mapping[Language, Part], cut_priority: int | None
) -> Guidance:
    """Return the instructor’s part of a question, in every language that has it."""
    kinds = {
        kind: {language: _of_kind(side, kind) for language, side in sides.items()}
        for kind in CONTAINERS
    }
    for kind in CONTAINERS:
        _report_counts(reader, sides, kind)
    answers = tuple(
        Answer(
            tuple(container.attributes.get("cites", "").split()),
            _segments(reader, f"{part.id}.answer-{index + 1}", kinds["answer"], index),
        )
        for index, container in enumerate(_of_kind(part, "answer"))
    )
    misreadings = tuple(
        _segments(reader, f"{part.id}.misreading-{index + 1}", kinds["misreading"], index)
        for index in range(len(_of_kind(part, "misreading")))
    )
    return Guidance(
        question=part.id,
        cut_priority=cut_priority,
        guidance=_segments(reader, f"{part.id}.guidance", kinds["guidance"], 0),
        answers=answers,
        misreadings=misreadings,
        criteria=_segments(reader, f"{part.id}.criterion", kinds["criteria"], 0, items=True),
    )


def _of_kind(part: Part, kind: str) -> list[Container]:
    return [container for container in part.containers if container.kind == kind]


def _report_counts(reader: Reader, sides: Mapping[Language, Part], kind: str) -> None:
    original, part = next(iter(sides.items()))
    found = {language: _of_kind(side, kind) for language, side in sides.items()}
    for language, containers in found.items():
        if kind in _SINGLE and len(containers) > 1:
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


def _segments(
    reader: Reader,
    prefix: str,
    found: Mapping[Language, Sequence[Container]],
    index: int,
    *,
    items: bool = False,
) -> tuple[Segment, ...]:
    present = {
        language: containers[index]
        for language, containers in found.items()
        if index < len(containers)
    }
    if not present or next(iter(found)) not in present:
        return ()
    sides: dict[Language, list[Paragraph]] = {
        language: container.items if items else container.paragraphs
        for language, container in present.items()
    }
    where = {language: container.place for language, container in present.items()}
    return segments(reader, prefix, sides, where, f"this {present[next(iter(present))].kind}")
