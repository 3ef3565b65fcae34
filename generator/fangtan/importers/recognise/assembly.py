"""From a reading to blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fangtan.findings import Finding, Place, Rule
from fangtan.importers.blocks import Block, Imported, Kind
from fangtan.importers.recognise import kinds, paragraphs, speakers, voices
from fangtan.importers.recognise.front import Front
from fangtan.importers.recognise.labels import key_of
from fangtan.importers.recognise.reading import Reading
from fangtan.importers.recognise.rows import Document
from fangtan.importers.recognise.segments import Segment, segments
from fangtan.importers.recognise.speakers import Cast
from fangtan.importers.source import Source

_PARAGRAPH = 900
"""Characters after which cues of one speaker begin a new paragraph, at the end of a sentence."""


def assemble(
    source: Source, whole: Document, reading: Reading | None, ahead: Front, path: str
) -> Imported:
    """Return the document that a reading makes of a source."""
    marks = reading.marks if reading else ()
    found = segments(whole, marks, _begins(whole, reading, ahead.rows))
    cast = speakers.cast(whole, reading, ahead, found) if reading else Cast((), {})
    names = frozenset(key_of(speaker.label) for speaker in cast.speakers) | frozenset(
        key_of(name) for name in ahead.people
    )
    here = kinds.page(
        found, reading, frozenset(name for name in names if len(name) > 1), whole.furniture
    )
    first = marks[0].row if marks else len(whole.rows)
    told = kinds.kinds(found, here, frozenset(row for row in ahead.rows if row < first))
    blocks = tuple(_blocks(found, told, cast))
    return Imported(
        whole.language,
        source.title or _title(blocks),
        cast.speakers,
        blocks,
        (*source.findings, *_findings(blocks, reading, whole, path)),
        reading.reasons
        if reading
        else ("No label, mark or sign shows where anybody begins to speak.",),
        source.metadata,
    )


def _title(blocks: Sequence[Block]) -> str | None:
    """Return the heading that the text begins with; it stays a block as well."""
    return blocks[0].text if blocks and blocks[0].kind == "heading" else None


def _begins(whole: Document, reading: Reading | None, apart: frozenset[int]) -> frozenset[int]:
    marked = {mark.row for mark in reading.marks if mark.start == 0} if reading else set()
    begins = set(paragraphs.starts(whole, marked | apart, marked)) | marked
    if reading and reading.layout in {"stated", "cues", "labels"}:
        length = 0
        for index in range(1, len(whole.rows)):
            before, row = whole.rows[index - 1], whole.rows[index]
            length = length + len(row.text) if index not in begins or row.seconds is not None else 0
            joins = (
                row.seconds is not None and index not in marked and row.speaker == before.speaker
            )
            if (
                joins
                and length < _PARAGRAPH
                and before.seconds is not None
                and voices.goes_on(before, row)
            ):
                begins.discard(index)
            elif index in begins:
                length = 0
    return frozenset(begins)


def _blocks(found: Sequence[Segment], told: Sequence[Kind], cast: Cast) -> Iterator[Block]:
    speaker: str | None = None
    for segment, kind in zip(found, told, strict=True):
        if segment.key is not None:
            speaker = cast.names.get(segment.key)
        whose = speaker if kind in {"turn", "continuation"} else None
        level = (
            segment.source.level if segment.source.shape == "heading" else 2 * (kind == "heading")
        )
        yield Block(kind, whose, segment.text, segment.line, segment.label, segment.times, level)


def _findings(
    blocks: Sequence[Block],
    reading: Reading | None,
    whole: Document,
    path: str,
) -> Iterator[Finding]:
    def finding(line: int, rule: Rule, message: str, hint: str) -> Finding:
        return Finding(Place(path, line), rule, message, hint, "warning")

    if reading is None:
        line = blocks[0].line if blocks else 1
        yield finding(
            line,
            Rule.TEXT_HAS_TURNS,
            "no turns were found: nothing shows who speaks where",
            "if this is an interview, put a label and a colon before each turn, such as “Q:”",
        )
        return
    unknown = [block for block in blocks if block.kind == "turn" and block.speaker is None]
    if unknown:
        yield finding(
            unknown[0].line,
            Rule.SPEAKER_IS_CERTAIN,
            f"{len(unknown)} turns do not say who speaks, from “{_short(unknown[0].text)}” on",
            "put the speaker's label before each",
        )
    for doubt in reading.doubts:
        yield finding(whole.rows[doubt.row].number, Rule(doubt.rule), doubt.message, doubt.hint)
    for before, block in pairwise(blocks):
        if block.kind == "continuation" and before.kind == "heading":
            yield finding(
                block.line,
                Rule.SPEAKER_IS_CERTAIN,
                f"no label stands below the heading “{_short(before.text)}”: the words were left to"
                f" {block.speaker or 'the same speaker'}",
                "if somebody else speaks there, put the label before them",
            )
    for block in blocks:
        if block.kind == "turn" and not block.text:
            yield finding(
                block.line,
                Rule.TURN_IS_CERTAIN,
                f"“{block.label}” has no words",
                "if this is no turn, delete the label",
            )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
