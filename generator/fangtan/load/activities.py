"""Activities: their task, their sheet, and apart from it what only the instructor knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from fangtan.findings import Rule
from fangtan.load import schema
from fangtan.load.containers import Container
from fangtan.load.guidance import blocks_of
from fangtan.load.parts import Part as Heading
from fangtan.load.questions import counterparts, introduction, question, read_sides
from fangtan.load.reader import Reader
from fangtan.model import Activity, Guidance, Language, Part, PartKind, Segment

_KINDS: tuple[PartKind, ...] = get_args(PartKind)
_DEMANDED: Mapping[str, str] = {"passage": "cites", "lines": "count", "frames": "ratios"}
_MOST_LINES = 40
_COUNT = re.compile(r"[1-9][0-9]?")
_RATIO = re.compile(r"([1-9][0-9]?):([1-9][0-9]?)")


@dataclass(frozen=True, slots=True)
class ActivitySheet:
    """The activities of an interview, and the guidance by their ids."""

    introduction: tuple[Segment, ...]
    activities: tuple[Activity, ...]
    guidance: Mapping[str, Guidance]


def activities(reader: Reader, folder: str, order: Sequence[Language]) -> ActivitySheet:
    """Return the activities of an interview; `order` begins with its original language."""
    sides = dict(read_sides(reader, folder, "activities", order, {2: "activity"}))
    if order[0] not in sides:
        return ActivitySheet((), (), {})
    read = [_activity(reader, part, counterparts(sides, part)) for part in sides[order[0]].parts]
    return ActivitySheet(
        introduction=introduction(reader, sides),
        activities=tuple(activity for activity, _ in read),
        guidance={guidance.question: guidance for _, guidance in read},
    )


def _activity(
    reader: Reader, heading: Heading, sides: Mapping[Language, Heading]
) -> tuple[Activity, Guidance]:
    task, guidance, facts = question(reader, heading, sides, schema.Activity)
    parts = {id(container): part for container, part in _parts(reader, heading, sides)}
    # They are read kind by kind, and printed as they stand.
    ordered = [parts[id(it)] for it in heading.containers if id(it) in parts]
    return Activity(facts.activity, task, tuple(ordered), tuple(facts.instead_of)), guidance


def _parts(
    reader: Reader, heading: Heading, sides: Mapping[Language, Heading]
) -> Iterator[tuple[Container, Part]]:
    for kind in _KINDS:
        for container, (text, *further) in blocks_of(reader, heading, sides, kind):
            items = further[0] if further else ()
            given = container.attributes
            if kind in _DEMANDED and not given.get(_DEMANDED[kind]):
                _report(reader, container, f"has no “{_DEMANDED[kind]}”")
            yield (
                container,
                Part(
                    kind=kind,
                    text=text,
                    items=items,
                    cites=tuple(given.get("cites", "").split()),
                    lines=_lines(reader, container),
                    ratios=tuple(_ratios(reader, container, len(items))),
                ),
            )


def _lines(reader: Reader, container: Container) -> int:
    given = container.attributes.get("count", "")
    if not given:
        return 0
    if not _COUNT.fullmatch(given) or int(given) > _MOST_LINES:
        _report(reader, container, f"cannot have {given} lines")
        return 0
    return int(given)


def _ratios(reader: Reader, container: Container, labels: int) -> Iterator[tuple[int, int]]:
    given = container.attributes.get("ratios", "").split()
    for words in given:
        ratio = _RATIO.fullmatch(words)
        if ratio:
            yield int(ratio[1]), int(ratio[2])
        else:
            _report(reader, container, f"cannot have a frame of “{words}”")
    if given and labels not in {0, len(given)}:
        _report(reader, container, f"has {len(given)} frames and {labels} labels")


def _report(reader: Reader, container: Container, what: str) -> None:
    reader.find(
        container.place,
        Rule.VALUE_IS_VALID,
        f"this “::: {container.kind}” block {what}",
        f"write it like {_EXAMPLES[container.kind]}",
    )


_EXAMPLES: Mapping[str, str] = {
    "passage": '::: passage {cites="its-id.2"}',
    "lines": f"::: lines {{count=5}}, with {_MOST_LINES} lines at most",
    "frames": '::: frames {ratios="9:16 16:9"}, with a list of as many labels or none below it',
}
