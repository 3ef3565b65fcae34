"""What a text consists of, whatever it is written in: paragraphs, headings, lists, tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one look; `BREAK` alone is a new line. `address` is where they lead."""

    text: str
    is_strong: bool = False
    is_emphasised: bool = False
    is_code: bool = False
    address: str | None = None


BREAK = Words("\n")

Line = tuple[Words, ...]
"""What stands in a paragraph or a heading, its spaces as they are to be read."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; that of the whole text has level 1."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, which counts from `start` if it counts at all."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first row is a heading, or there is none."""

    rows: tuple[tuple[Line, ...], ...]
    has_heading: bool


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to be read letter by letter."""

    text: str


Block = Paragraph | Heading | Listing | Quote | Table | Code
