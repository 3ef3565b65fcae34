"""Plain text as Markdown that comes out as the same text."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_EVERYWHERE = re.compile(r"[\\`*<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_BRACKET = re.compile(r"[\[\]]")
_LINKING = re.compile(r"\][(\[{:]")
_FIRST = re.compile(
    r"#{1,6}(?:\s|$)|[-+](?:\s|$)|[-=:|~\s]+$|>|~~~|:::|\{#|(?P<ordinal>\d{1,9})(?=[.)](?:\s|$))"
)


def paragraphs(text: str) -> list[str]:
    """Return the parts of a text that empty lines set apart, their lines without outer space."""
    lines = [line.strip() for line in _BREAKS.split(text)]
    joined = "\n".join(lines)
    return [part for part in re.split(r"\n{2,}", joined.strip("\n")) if part]


def escaped(text: str) -> str:
    """Return one paragraph as Markdown that renders as its very words."""
    inner = _EVERYWHERE.sub(r"\\\g<0>", text.replace("\t", " "))
    if _LINKING.search(inner):
        inner = _BRACKET.sub(r"\\\g<0>", inner)
    return "\n".join(_first_escaped(line.strip()) for line in inner.split("\n"))


def in_one_line(text: str) -> str:
    """Return a heading, title or label as one line."""
    return " ".join(" ".join(paragraphs(text)).split("\n")).replace("\t", " ").strip()


def _first_escaped(line: str) -> str:
    found = _FIRST.match(line)
    if not found:
        return line
    at = found.end("ordinal") if found["ordinal"] else 0
    return f"{line[:at]}\\{line[at:]}"
