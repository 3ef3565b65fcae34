"""The text of an interview in one language: sections, exchanges, turns, passages, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fangtan.findings import Place, Rule
from fangtan.load.pairing import check_id
from fangtan.load.reader import Reader
from fangtan.load.units import Paragraph
from fangtan.markup import Block, attributes

_OPENING = re.compile(r"\{#(?P<id>[^}\n]*)\}[ \t]*(?:\n|$)")
_LABEL = re.compile(
    r"\*\*(?P<inside>[^*\n]+?)[ \t]*[:：][ \t]*\*\*[ \t]*"
    r"|\*\*(?P<outside>[^*\n]+?)\*\*[ \t]*[:：][ \t]*"
)
_NEXT_LABEL = re.compile(r"\n(?=\*\*[^*\n]+?(?:[:：][ \t]*\*\*|\*\*[ \t]*[:：]))")
_PICTURE = re.compile(
    r"!\[(?P<alternative>(?:[^\]\\]|\\.)*)\]\((?P<file>[^()\s]+)"
    r"(?:\s+\"(?P<caption>[^\"]*)\")?\s*\)",
    re.DOTALL,
)
_SECTION_LEVEL = 2

UNDECLARED = "?"
"""Stands for the speaker of a label that nobody declared."""


@dataclass(slots=True)
class DraftPicture:
    """A picture, as one language names it."""

    file: str
    alternative: str
    caption: str
    place: Place


@dataclass(slots=True)
class DraftTurn:
    """A turn with its paragraphs and pictures."""

    speaker: str | None
    label: str
    place: Place
    blocks: list[Paragraph | DraftPicture] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs alone."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    def has_speaker_of(self, other: DraftTurn) -> bool:
        """Return whether the same person speaks in another turn, as far as is known."""
        return len({self.speaker, other.speaker} - {UNDECLARED}) <= 1

    def matches(self, other: DraftTurn) -> bool:
        """Return whether this is the same turn in another language, as far as its shape tells."""
        return self.has_speaker_of(other) and [type(block) for block in self.blocks] == [
            type(block) for block in other.blocks
        ]


@dataclass(slots=True)
class DraftExchange:
    """An exchange of one language."""

    id: str
    place: Place
    section: str | None
    turns: list[DraftTurn] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of all turns."""
        return [paragraph for turn in self.turns for paragraph in turn.paragraphs]

    @property
    def pictures(self) -> list[DraftPicture]:
        """The pictures of all turns."""
        blocks = [block for turn in self.turns for block in turn.blocks]
        return [block for block in blocks if isinstance(block, DraftPicture)]

    def is_shaped_like(self, other: DraftExchange) -> bool:
        """Return whether another language has the same turns, as far as their shape tells."""
        return len(self.turns) == len(other.turns) and all(
            map(DraftTurn.matches, self.turns, other.turns)
        )


@dataclass(slots=True)
class DraftSection:
    """A section of one language; the preamble has no id."""

    id: str
    title: str
    place: Place
    exchanges: list[DraftExchange] = field(default_factory=list)


def dialogue(
    reader: Reader, path: str, blocks: Sequence[Block], speakers: Mapping[str, str]
) -> list[DraftSection]:
    """Return the sections of a text; `speakers` maps this language's labels to ids."""
    sections = [DraftSection("", "", Place(path))]
    exchange: DraftExchange | None = None
    for block in _separated(blocks):
        place = Place(path, block.line)
        if block.kind == "heading":
            if block.level != _SECTION_LEVEL:
                reader.find(
                    place,
                    Rule.BLOCK_IS_KNOWN,
                    f"“{'#' * block.level} {block.text}” is not a section’s heading",
                    "open a section with ##; an interview has no other headings",
                )
            title, identifier = heading(reader, block, place, "section")
            sections.append(DraftSection(identifier, title, place))
            exchange = None
            continue
        opening = _OPENING.match(block.text) if block.kind == "paragraph" else None
        if opening or exchange is None:
            identifier = check_id(reader, opening["id"] if opening else None, place, "exchange")
            exchange = DraftExchange(identifier, place, sections[-1].id)
            sections[-1].exchanges.append(exchange)
        if opening:
            rest = block.text[opening.end() :]
            block = replace(block, text=rest, line=block.line + 1)  # noqa: PLW2901
            if not rest:
                continue
        _add(reader, path, exchange, block, speakers)
    _report_empty(reader, sections)
    _report_undeclared(reader, sections, speakers)
    return sections if sections[0].exchanges else sections[1:]


def _report_empty(reader: Reader, sections: Sequence[DraftSection]) -> None:
    for exchange in (exchange for section in sections for exchange in section.exchanges):
        if not exchange.turns:
            reader.find(
                exchange.place,
                Rule.ANSWER_IS_NOT_EMPTY,
                f"the exchange “{exchange.id}” is empty",
                "write its question and answer below the id, or take the id out",
            )
        for turn in exchange.turns:
            if not turn.blocks:
                reader.find(
                    turn.place,
                    Rule.ANSWER_IS_NOT_EMPTY,
                    f"a turn of “{turn.label}” in “{exchange.id}” is empty",
                    "write what was said, or take the label out",
                )


def heading(reader: Reader, block: Block, place: Place, what: str) -> tuple[str, str]:
    """Return a heading's words and its id."""
    title, values, wrong = attributes(block.text)
    if wrong:
        reader.find(
            place,
            Rule.ID_IS_WELL_FORMED,
            f"“{wrong}” cannot be read",
            'write {#an-id}, and other values as key="value"',
        )
        return title, f"unnamed-{place.line}"
    return title, check_id(reader, values.get("id"), place, what)


def _separated(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, a paragraph that holds several labels as several paragraphs."""
    for block in blocks:
        if block.kind != "paragraph":
            yield block
            continue
        line = block.line
        for part in _NEXT_LABEL.split(block.text):
            yield replace(block, text=part, line=line)
            line += part.count("\n") + 1


def _add(
    reader: Reader, path: str, exchange: DraftExchange, block: Block, speakers: Mapping[str, str]
) -> None:
    place = Place(path, block.line)
    if block.kind in {"fence", "container", "other"} or block.text.startswith("{#"):
        reader.find(
            place,
            Rule.BLOCK_IS_KNOWN,
            f"“{block.first_line}” has no place in a turn",
            "an interview holds paragraphs, lists, quotations and pictures",
        )
        return
    text = block.text
    label = _LABEL.match(text) if block.kind == "paragraph" else None
    if label:
        name = (label["inside"] or label["outside"]).strip()
        exchange.turns.append(DraftTurn(speakers.get(name, UNDECLARED), name, place))
        text = text[label.end() :]
        if not text.strip():
            return
        if text.startswith("\n"):
            text, place = text[1:], Place(path, place.line + 1)
    if not exchange.turns:
        exchange.turns.append(DraftTurn(None, "", place))
    exchange.turns[-1].blocks.append(_picture(reader, text, place) or Paragraph(text, place))


def _report_undeclared(
    reader: Reader, sections: Sequence[DraftSection], speakers: Mapping[str, str]
) -> None:
    known = ", ".join(f"“{label}”" for label in speakers) or "none yet"
    reported: set[str] = set()
    for turn in _turns(sections):
        if turn.speaker == UNDECLARED and turn.label not in reported:
            reported.add(turn.label)
            count = sum(other.label == turn.label for other in _turns(sections))
            often = f" (it opens {count} turns)" if count > 1 else ""
            reader.find(
                turn.place,
                Rule.SPEAKER_IS_DECLARED,
                f"“{turn.label}” is not among the speakers{often}",
                f"declare this label in interview.yaml; the labels of this language are {known}",
            )


def _turns(sections: Sequence[DraftSection]) -> Iterator[DraftTurn]:
    for section in sections:
        for exchange in section.exchanges:
            yield from exchange.turns


def _picture(reader: Reader, text: str, place: Place) -> DraftPicture | None:
    found = _PICTURE.fullmatch(text.strip())
    if found:
        return DraftPicture(
            found["file"],
            " ".join(found["alternative"].split()),
            " ".join((found["caption"] or "").split()),
            place,
        )
    if _PICTURE.search(text):
        reader.find(
            place,
            Rule.BLOCK_IS_KNOWN,
            "a picture stands in the middle of a paragraph",
            "give the picture a paragraph of its own, with an empty line above and below",
        )
    return None
