"""A Markdown file of headings with ids, each with facts, text and containers below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fangtan.findings import Place, Rule
from fangtan.load.containers import KINDS, Container
from fangtan.load.dialogue import heading
from fangtan.load.pairing import paragraph
from fangtan.load.reader import Reader
from fangtan.load.units import Paragraph
from fangtan.load.yaml_file import Yaml, parse
from fangtan.markup import Block, attributes, blocks


@dataclass(slots=True)
class Part:
    """A heading, and what stands below it up to the next one of its level or above."""

    id: str
    title: str
    level: int
    place: Place
    facts: Yaml | None = None
    facts_place: Place | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    items: list[Paragraph] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """A whole file: what stands before the first heading, and its parts."""

    path: str
    introduction: list[Paragraph]
    parts: list[Part]


def sheet(
    reader: Reader, path: str, what: Mapping[int, str], containers: Sequence[str] = ()
) -> Sheet | None:
    """Return a file as parts.

    `what` names the levels of heading that are known, `containers` the kinds of `:::` block.
    With containers, the items of lists count for themselves; else a list is a paragraph.
    """
    text = reader.read(path)
    if text is None:
        return None
    read = Sheet(path, [], [])
    for block in blocks(text):
        place = Place(path, block.line)
        if block.kind == "heading" and block.level in what:
            title, identifier = heading(reader, block, place, what[block.level])
            read.parts.append(Part(identifier, title, block.level, place))
        elif block.kind == "heading":
            known = " and ".join("#" * level for level in what)
            reader.find(
                place,
                Rule.BLOCK_IS_KNOWN,
                f"“{'#' * block.level} {block.text}” has no meaning here",
                f"the headings of this file are {known}",
            )
        elif not read.parts:
            read.introduction.append(paragraph(block, path))
        else:
            _fill(reader, read.parts[-1], block, place, containers)
    return read


def _fill(
    reader: Reader, part: Part, block: Block, place: Place, containers: Sequence[str]
) -> None:
    if block.kind == "fence" and block.info == "yaml":
        part.facts_place = place
        part.facts = parse(reader, place.path, block.text, block.line + 1)
    elif block.kind == "container":
        _add_container(reader, part, block, place, containers)
    elif block.kind == "list" and containers:
        part.items += [paragraph(item, place.path) for item in block.items]
    elif block.kind in {"fence", "other"} or block.text.startswith(":::"):
        reader.find(
            place,
            Rule.BLOCK_IS_KNOWN,
            f"“{block.first_line}” has no place here",
            "write paragraphs, and facts between ~~~yaml and ~~~",
        )
    else:
        part.paragraphs.append(paragraph(block, place.path))


def _add_container(
    reader: Reader, part: Part, block: Block, place: Place, containers: Sequence[str]
) -> None:
    kind, values, wrong = attributes(block.info)
    if wrong or kind not in containers:
        reader.find(
            place,
            Rule.BLOCK_IS_KNOWN,
            f"“::: {block.info}” is no block of this file",
            f"the blocks are {', '.join(containers)}"
            if containers
            else "this file holds no ::: blocks",
        )
        return
    items = [item for child in block.children if child.kind == "list" for item in child.items]
    if KINDS[kind].holds == "items":
        _report_prose(reader, block, kind, place.path)
    part.containers.append(
        Container(
            kind,
            values,
            [paragraph(child, place.path) for child in block.children],
            [paragraph(child, place.path) for child in block.children if child.kind != "list"],
            [paragraph(item, place.path) for item in items],
            place,
        )
    )


def _report_prose(reader: Reader, block: Block, kind: str, path: str) -> None:
    """Report what stands beside the list of a block that holds nothing but a list."""
    for child in block.children:
        if child.kind != "list":
            reader.find(
                Place(path, child.line),
                Rule.TEXT_HAS_A_PLACE,
                f"“{child.first_line}” is in no item of this “::: {kind}” block",
                "begin it with “- ”, or move it into the guidance: this block is a list",
            )
