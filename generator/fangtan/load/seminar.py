"""Run-sheets: a seminar minute by minute, for the instructor alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from fangtan.findings import Rule
from fangtan.load import schema
from fangtan.load.pairing import segments
from fangtan.load.parts import Part, Sheet
from fangtan.load.questions import counterparts, read_sides, titles
from fangtan.load.reader import Reader
from fangtan.load.yaml_file import S, shape
from fangtan.model import Language, RunSheet, Segment, Step

_SHEET_LEVEL = 2
_STEP_LEVEL = 3


def run_sheets(
    reader: Reader, folder: str, order: Sequence[Language]
) -> tuple[tuple[RunSheet, ...], tuple[Language, ...]]:
    """Return the run-sheets of an interview, and the languages that they are there in."""
    levels = {_SHEET_LEVEL: "run-sheet", _STEP_LEVEL: "step"}
    sides = dict(read_sides(reader, folder, "seminar", order, levels))
    if order[0] not in sides:
        return (), ()
    built: list[RunSheet] = []
    for head, steps in _grouped(reader, sides[order[0]].parts):
        facts = _facts(reader, head, schema.RunSheet)
        here = counterparts(sides, head)
        built.append(
            RunSheet(
                id=head.id,
                title=titles(reader, here),
                minutes=facts.minutes,
                group_size=facts.group_size,
                introduction=_text(reader, head, here),
                steps=tuple(_steps(reader, sides, steps)),
                sessions=_sessions(reader, head, facts),
            )
        )
    return tuple(built), reader.with_derived(sides)


def _grouped(reader: Reader, parts: Sequence[Part]) -> Iterator[tuple[Part, list[Part]]]:
    head: Part | None = None
    steps: list[Part] = []
    for part in parts:
        if part.level == _SHEET_LEVEL:
            if head:
                yield head, steps
            head, steps = part, []
        elif head is None:
            reader.find(
                part.place,
                Rule.TEXT_HAS_A_PLACE,
                f"the step “{part.id}” is in no run-sheet",
                "open a run-sheet with a ## heading above it",
            )
        else:
            steps.append(part)
    if head:
        yield head, steps


def _steps(
    reader: Reader, sides: Mapping[Language, Sheet], parts: Sequence[Part]
) -> Iterator[Step]:
    starts = 0
    for part in parts:
        facts = _facts(reader, part, schema.Step)
        here = counterparts(sides, part)
        yield Step(
            id=part.id,
            title=titles(reader, here),
            starts=starts,
            minutes=facts.minutes,
            kind=facts.kind,
            questions=tuple(facts.questions),
            cites=tuple(facts.cites),
            text=_text(reader, part, here),
        )
        starts += facts.minutes


def _sessions(reader: Reader, head: Part, facts: schema.RunSheet) -> tuple[dt.datetime, ...]:
    if facts.sessions and head.facts and "time_zone" not in head.facts.data:
        reader.find(
            head.facts.place(["sessions"]),
            Rule.KEY_IS_PRESENT,
            f"“{head.id}” has sessions and no “time_zone”",
            "say whose clock the times go by, such as “time_zone: Asia/Shanghai”",
        )
    zone = ZoneInfo(facts.time_zone or "UTC")
    return tuple(session.replace(tzinfo=zone) for session in facts.sessions)


def _text(reader: Reader, part: Part, sides: Mapping[Language, Part]) -> tuple[Segment, ...]:
    return segments(
        reader,
        part.id,
        {language: side.paragraphs for language, side in sides.items()},
        {language: side.place for language, side in sides.items()},
        "this part",
    )


def _facts(reader: Reader, part: Part, kind: type[S]) -> S:
    stand_in = kind.model_validate(kind.stand_ins)
    if part.facts is None:
        if part.facts_place is None:
            reader.find(
                part.place,
                Rule.KEY_IS_PRESENT,
                f"“{part.id}” has no facts",
                "write them between ~~~yaml and ~~~ below the heading",
            )
        return stand_in
    return shape(reader, part.facts, kind) or stand_in
