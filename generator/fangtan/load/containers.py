"""The `:::` blocks below a question or an activity, and the ids of the texts in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fangtan.findings import Place
from fangtan.load.units import Paragraph

Holds = Literal["paragraphs", "items", "both"]


@dataclass(slots=True)
class Container:
    """A `:::` block: its kind, its attributes and its texts.

    `paragraphs` are all of its blocks, a list being one; `prose` are those that are no lists, and
    `items` those of its lists.
    """

    kind: str
    attributes: Mapping[str, str]
    paragraphs: list[Paragraph]
    prose: list[Paragraph]
    items: list[Paragraph]
    place: Place


@dataclass(frozen=True, slots=True)
class ContainerKind:
    """What a kind of block holds, and how its texts are called below the id of what it is of.

    `holds` says what of it is read: every block of it, the items of its lists, or its prose and
    its items each for themselves. There is one of a kind below a heading, or any number.
    """

    name: str
    holds: Holds
    is_single: bool = False


_OF_INSTRUCTOR: Mapping[str, ContainerKind] = {
    "guidance": ContainerKind("guidance", "paragraphs", is_single=True),
    "answer": ContainerKind("answer", "paragraphs"),
    "misreading": ContainerKind("misreading", "paragraphs"),
    "criteria": ContainerKind("criterion", "items", is_single=True),
}
_OF_ACTIVITY: Mapping[str, ContainerKind] = {
    "material": ContainerKind("material", "items", is_single=True),
    "rubric": ContainerKind("rubric", "items", is_single=True),
    "sheet": ContainerKind("sheet", "paragraphs"),
    "passage": ContainerKind("passage", "both"),
    "lines": ContainerKind("lines", "both"),
    "frames": ContainerKind("frames", "both"),
    "table": ContainerKind("table", "both"),
    "cards": ContainerKind("cards", "both"),
}
KINDS: Mapping[str, ContainerKind] = {**_OF_INSTRUCTOR, **_OF_ACTIVITY}
CONTAINERS: Mapping[str, Sequence[str]] = {
    "questions": tuple(_OF_INSTRUCTOR),
    "activities": tuple(KINDS),
}
"""The kinds of block that each file may hold, by the file's stem; other files hold none."""


def prefixes(identifier: str, containers: Sequence[Container]) -> Iterator[tuple[Container, str]]:
    """Yield each block with the id that its texts are counted below."""
    counts: dict[str, int] = {}
    for container in containers:
        kind = KINDS[container.kind]
        counts[kind.name] = counts.get(kind.name, 0) + 1
        number = "" if kind.is_single else f"-{counts[kind.name]}"
        yield container, f"{identifier}.{kind.name}{number}"


def groups(container: Container, prefix: str) -> Iterator[tuple[str, Sequence[Paragraph]]]:
    """Yield the texts of a block below the ids that they are counted below."""
    holds = KINDS[container.kind].holds
    if holds == "items":
        yield prefix, container.items
    elif holds == "paragraphs":
        yield prefix, container.paragraphs
    else:
        yield prefix, container.prose
        yield f"{prefix}.item", container.items
