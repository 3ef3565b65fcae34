"""A file’s text, changed in some places and left as it is, byte by byte, in all others."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for what stands between two offsets; at one offset, text that is put in there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it is on disk; `text` is what the loader reads, and what offsets count in."""

    data: bytes

    @property
    def raw(self) -> str:
        """The text with its own line ends."""
        return self.data.decode("utf-8-sig")

    @property
    def text(self) -> str:
        """The text with plain line ends."""
        return _BREAK.sub("\n", self.raw)

    def changed(self, edits: Iterable[Edit]) -> bytes:
        """Return the file with the edits made, which do not overlap; new lines end as its own."""
        raw, offsets = self.raw, self._offsets()
        end_of_line = "\r\n" if "\r\n" in raw else "\n"
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            new = edit.text.replace("\n", end_of_line)
            raw = raw[: offsets[edit.start]] + new + raw[offsets[edit.end] :]
        mark = codecs.BOM_UTF8 if self.data.startswith(codecs.BOM_UTF8) else b""
        return mark + raw.encode()

    def _offsets(self) -> range | list[int]:
        """Return where each character of `text` stands in `raw`, and where the last one ends."""
        raw = self.raw
        if "\r" not in raw:
            return range(len(raw) + 1)
        inside = {found.start() + 1 for found in re.finditer(r"\r\n", raw)}
        return [offset for offset in range(len(raw) + 1) if offset not in inside]


def line_start(text: str, line: int) -> int:
    """Return the offset at which a line, counted from 1, begins."""
    offset = 0
    for _ in range(line - 1):
        offset = text.find("\n", offset) + 1
        if not offset:
            return len(text)
    return offset


def end_of_words(text: str, start: int, end: int) -> int:
    """Return where the last character before `end` that is no white space ends."""
    return start + len(text[start:end].rstrip())
