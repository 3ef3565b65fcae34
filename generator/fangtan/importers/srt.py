"""SRT (SubRip): numbered subtitles."""

from __future__ import annotations

import re

from fangtan.importers.cues import Cue, lines_of
from fangtan.importers.formats import Document, Format
from fangtan.importers.source import Source
from fangtan.importers.timing import TIME, seconds
from fangtan.importers.unreadable import Unreadable

_TIMES = re.compile(rf"\s*(?P<start>{TIME})\s*-->\s*(?P<end>{TIME})")
_NUMBER = re.compile(r"\s*\d+\s*")


def read(document: Document) -> Source:
    """Return the rows of the subtitles as Lines; their numbers are no text."""
    rows = document.text.split("\n")
    timed = [(n, found) for n, row in enumerate(rows) if (found := _TIMES.match(row))]
    if not timed:
        raise Unreadable(
            document.name,
            f"“{document.name}” holds no subtitle: “00:00:01,000 --> 00:00:04,000” or the like",
            "look whether it is the right file; if it is plain text, name it .txt",
        )
    cues = [Cue(tuple(rows[: _opening(rows, timed[0][0])]), 1, 0.0, 0.0)]
    for (n, found), following in zip(timed, [*(n for n, _ in timed[1:]), None], strict=True):
        end = len(rows) if following is None else _opening(rows, following)
        start, until = (seconds(found[key]) or 0.0 for key in ("start", "end"))
        cues.append(Cue(tuple(rows[n + 1 : end]), n + 2, start, until))
    return Source(tuple(lines_of(cues)))


def _opening(rows: list[str], timed: int) -> int:
    """Return where a subtitle opens whose line of times is given: at its number, if it has one.

    A number that no empty line parts from the words above belongs to those only if it is the one
    in the row above the times.
    """
    return timed - 1 if timed and _NUMBER.fullmatch(rows[timed - 1]) else timed


def _is_certain(document: Document) -> bool:
    return bool(re.match(rf"\s*\d+[ \t]*\n{_TIMES.pattern}", document.text))


FORMAT = Format("srt", "SRT subtitles", (".srt",), read, _is_certain)
