"""Blocks as Markdown that says the same in every program: CommonMark, with the tables of GFM."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from fangtan.editions.plain.blocks import (
    BREAK,
    Block,
    Code,
    Heading,
    Line,
    Listing,
    Paragraph,
    Quote,
    Table,
    Words,
)

_MARKS = re.compile(r"[\\`*_\[\]<#~|$]|&(?=[#\w])|!$")
"""What may be markup somewhere in a line; the last may stand before a link."""
_AT_THE_START = re.compile(r"(?m)^(?:(?P<sign>[-+=:>])|(?P<number>\d{1,9})(?P<stop>[.)]))")
_TICKS = re.compile("`+")
_IN_AN_ADDRESS = re.compile(r"[\s<>()\\\"`*_\[\]|~$]")
_AUTOLINK = re.compile(r"[a-z][a-z0-9+.-]+:[^\s<>]*")


def markdown(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown."""
    return "\n".join(_apart(blocks)) + "\n"


def _apart(blocks: Iterable[Block]) -> Iterator[str]:
    before: Block | None = None
    turned = False
    for block in blocks:
        if before is not None:
            yield ""
        # Two lists in a row would be one, unless their marks differ.
        turned = isinstance(block, Listing) and isinstance(before, Listing) and not turned
        yield from _lines(block, turned=turned)
        before = block


def _lines(block: Block, *, turned: bool = False) -> Iterator[str]:
    match block:
        case Heading(level, line):
            # A heading is one line, whatever it was.
            words = (Words(" ") if part == BREAK else part for part in line)
            yield f"{'#' * level} {written(tuple(words))}"
        case Paragraph(line):
            yield from written(line).split("\n")
        case Listing(items, start):
            yield from _list(items, start, turned=turned)
        case Quote(blocks):
            yield from (f"> {line}".rstrip() for line in _apart(blocks))
        case Table(rows, has_heading):
            yield from _table(rows, has_heading=has_heading)
        case Code(text):
            longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
            fence = "`" * max(3, longest + 1)
            yield from (fence, *text.split("\n"), fence)


def _list(
    items: tuple[tuple[Block, ...], ...], start: int | None, *, turned: bool
) -> Iterator[str]:
    is_loose = any(len(blocks) > 1 for blocks in items)
    for number, blocks in enumerate(items, start or 0):
        counted = f"{number}{')' if turned else '.'} "
        mark = counted if start is not None else "* " if turned else "- "
        if is_loose and number > (start or 0):
            yield ""
        for place, line in enumerate(_apart(blocks)):
            indented = (mark if place == 0 else " " * len(mark)) + line
            yield indented.rstrip()


def _table(rows: tuple[tuple[Line, ...], ...], *, has_heading: bool) -> Iterator[str]:
    width = max((len(row) for row in rows), default=0)
    headed = rows if has_heading else ((), *rows)
    for number, row in enumerate(headed):
        cells = [written(cell).replace("\\\n", " ") for cell in row]
        cells += [""] * (width - len(cells))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + " --- |" * width


def written(line: Line) -> str:
    """Return a line as Markdown that reads as just these words."""
    groups = [
        (address, [*group]) for address, group in itertools.groupby(line, lambda it: it.address)
    ]
    found = ""
    for place, (address, words) in enumerate(groups):
        if address:
            found += _linked(words, address, found)
        else:
            is_last = place + 1 == len(groups)
            found += _looked(words, found, "" if is_last else "[")
    return _AT_THE_START.sub(_escaped_start, found)


def _linked(words: list[Words], address: str, before: str) -> str:
    shown = "".join(part.text for part in words)
    if shown == address and _AUTOLINK.fullmatch(address):
        return f"<{address}>"
    safe = _IN_AN_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", address)
    return f"[{_looked(words, before + '[', ']')}]({safe})"


def _looked(words: list[Words], before: str, after: str) -> str:
    """Return words of several looks, given what stands before them and after them."""
    found = ""
    for part, following in zip(words, [*words[1:], Words(after)], strict=True):
        if part == BREAK:
            found += "\\\n"
        elif part.is_code:
            found += _code(part.text)
        else:
            found += _marked(
                part, (before + found)[-1:], "`" if following.is_code else following.text[:1]
            )
    return found


def _marked(part: Words, before: str, after: str) -> str:
    """Return words between marks for their look, as far as it can be told there.

    A mark counts only beside a letter, or beside a sign that has another one or a space on the
    other side of the mark. What would keep it from counting is put outside of it.
    """
    mark = "*" * (part.is_emphasised + 2 * part.is_strong)
    head, inner, tail = _parted(part.text, before, after)
    if (head + tail).strip():
        # What one end has to leave outside may be one of a pair.
        head, inner, tail = _parted(part.text, "a", "a")
    # Right behind other marks they would be taken together with them.
    if not mark or not inner or (before == "*" and not head):
        return _escaped(part.text)
    return f"{_escaped(head)}{mark}{_escaped(inner)}{mark}{_escaped(tail)}"


def _parted(text: str, before: str, after: str) -> tuple[str, str, str]:
    """Return what stands before a mark, what is marked, and what follows, given its neighbours."""
    inner = text
    while inner and not (_is_letter(inner[0]) or (_is_sign(inner[0]) and _is_apart(before))):
        before, inner = inner[0], inner[1:]
    head = text[: len(text) - len(inner)]
    while inner and not (_is_letter(inner[-1]) or (_is_sign(inner[-1]) and _is_apart(after))):
        after, inner = inner[-1], inner[:-1]
    return head, inner, text[len(head) + len(inner) :]


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def _is_sign(sign: str) -> bool:
    # Whether symbols count as signs depends on the edition of CommonMark.
    return unicodedata.category(sign)[0] == "P"


def _is_apart(beside: str) -> bool:
    return not beside or beside.isspace() or _is_sign(beside)


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def _escaped_start(found: re.Match[str]) -> str:
    if found["sign"]:
        return f"\\{found['sign']}"
    return f"{found['number']}\\{found['stop']}"


def _code(text: str) -> str:
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    # A space on either side is taken away again, and needed beside ticks and at both ends.
    inner = f" {text} " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else text
    return f"{fence}{inner}{fence}"
