"""WebVTT: subtitles with voices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fangtan.findings import Finding, Place, Rule
from fangtan.importers.cues import Cue, lines_of
from fangtan.importers.formats import Document, Format
from fangtan.importers.source import Source
from fangtan.importers.timing import TIME, seconds

_TIMES = re.compile(rf"\s*(?P<start>{TIME})\s*-->\s*(?P<end>{TIME})(?P<settings>.*)")
_HEADER = re.compile(r"([A-Za-z-]+)\s*:\s*(.+)")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


def read(document: Document) -> Source:
    """Return the rows of the cues as Lines; notes and styles are no text of the interview.

    The notes are kept in the metadata.
    """
    blocks = tuple(_blocks(document.text))
    cues, notes, findings = [], [], []
    for number, rows in blocks:
        found = next(
            ((n, match) for n, row in enumerate(rows[:2]) if (match := _TIMES.match(row))), None
        )
        if found:
            n, times = found
            start, end = (seconds(times[key]) or 0.0 for key in ("start", "end"))
            cues.append(Cue(tuple(rows[n + 1 :]), number + n + 1, start, end))
        elif _ASIDE.match(rows[0]):
            notes.append(" ".join(" ".join(rows).split()))
        elif number > 1 or not rows[0].startswith("WEBVTT"):
            cues.append(Cue(tuple(rows), number, cues[-1].start if cues else 0.0, 0.0))
            findings.append(_untimed(document.name, number, rows[0]))
    metadata = {
        "notes": "\n".join(note.removeprefix("NOTE ") for note in notes if note.startswith("NOTE"))
    }
    header = dict(_header(document.text))
    return Source(
        tuple(lines_of(cues)),
        title=header.get("title"),
        language=header.get("language"),
        metadata={**header, **{key: value for key, value in metadata.items() if value}},
        findings=tuple(findings),
    )


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield what stands between empty lines, with the number of its first line."""
    rows: list[str] = []
    first = 1
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip():
            if not rows:
                first = number
            rows.append(row)
        elif rows:
            yield first, rows
            rows = []
    if rows:
        yield first, rows


def _header(text: str) -> Iterator[tuple[str, str]]:
    head = text.split("\n\n", 1)[0].split("\n")[1:]
    for row in head:
        if "-->" not in row and (found := _HEADER.fullmatch(row.strip())):
            yield found[1].lower(), found[2].strip()


def _untimed(name: str, line: int, row: str) -> Finding:
    return Finding(
        Place(name, line),
        Rule.SOURCE_IS_READABLE,
        f"“{row.strip()[:60]}” stands outside of any cue; it was kept as text",
        "look whether an empty line parts a cue in two, or its line of times is damaged",
        "warning",
    )


def _is_certain(document: Document) -> bool:
    return document.text.startswith("WEBVTT")


FORMAT = Format("webvtt", "WebVTT subtitles", (".vtt", ".webvtt"), read, _is_certain)
