"""The readings without labels by signs: dashes, chevrons and cues, whose speakers stay unknown."""

from __future__ import annotations

import re
from typing import Final

from fangtan.importers.recognise import lexicon, paragraphs
from fangtan.importers.recognise.characters import ends_asking, opens_quotation, words
from fangtan.importers.recognise.reading import Mark, Reading
from fangtan.importers.recognise.rows import Document, Row

_DASH: Final = re.compile(r"\s*(?:[–—―─]{1,2}|--?|>>+)(?:\s+|(?=[^\W\d_]|[«\"„“¿¡]))")
_NARRATED: Final = re.compile(
    r"[,.!?…»”]\s*[–—]\s*(?:[^\W\d_]+\s+){0,3}[^\W\d_]*(?:said|asked|dit|demanda|répondit|fit"
    r"|сказал|спросил|ответил|проговорил|воскликнул|dijo|preguntó|respondió|contestó|disse"
    r"|sagte|fragte)"
    r"|,\s*(?:dit|répondit|demanda|said|dijo|disse)[- ]",
    re.IGNORECASE,
)
_MOST: Final = 0.7
_LEAST: Final = 4


def read(document: Document) -> Reading | None:
    """Return turns that dashes open; None where they are too few, or a narrator speaks between."""
    rows = document.rows
    dashed = [index for index, row in enumerate(rows) if _opening(row)]
    if len(dashed) < _LEAST or any(row.seconds is not None for row in rows):
        return None
    begins = paragraphs.starts(document, dashed)
    body = [
        index
        for index in range(dashed[0], dashed[-1] + 1)
        if index in begins and rows[index].shape not in {"heading", "caption"}
    ]
    narrated = sum(bool(_NARRATED.search(rows[index].text)) for index in dashed)
    spoken = sum(
        bool(
            lexicon.FIRST_PERSON.search(rows[i].text) or lexicon.SECOND_PERSON.search(rows[i].text)
        )
        for i in dashed
    )
    asking = sum(ends_asking(rows[index].text) for index in dashed)
    if narrated > 0.08 * len(dashed) or any(
        opens_quotation(rows[i].text[_opening(rows[i]) :]) for i in dashed[:1]
    ):
        return None
    if (
        len(dashed) < _MOST * len(body)
        or not asking
        or spoken < 0.3 * len(dashed)
        or _is_list(document, dashed)
    ):
        return None
    marks = tuple(Mark(index, 0, _opening(rows[index]), "") for index in dashed)
    reason = (
        f"{len(dashed)} of {len(body)} paragraphs begin with a dash, {asking} of them ask:"
        " a dialogue whose speakers are not named."
    )
    return Reading("dashes", marks, (reason,))


def cues(document: Document) -> Reading | None:
    """Return the turns of subtitles without voices: at the start, and at each dash or chevron."""
    rows = document.rows
    timed = [index for index, row in enumerate(rows) if row.seconds is not None]
    if len(timed) < 2 or len(timed) < 0.6 * len(rows):
        return None
    signs = {index: end for index in timed if (end := _opening(rows[index]))}
    marks = [
        Mark(index, 0, signs.get(index, 0), "")
        for index in timed
        if index in signs or index == timed[0]
    ]
    reason = (
        f"{len(timed)} cues with times and no voices; {len(signs)} begin with a dash or chevrons."
    )
    return Reading("cues", tuple(marks), (reason,))


def _opening(row: Row) -> int:
    """Return where the dash ends that opens a row; 0 without one."""
    match = _DASH.match(row.text)
    return (
        match.end()
        if match and row.shape in {"text", "quote", "item"} and match.end() < len(row.text)
        else 0
    )


def _is_list(document: Document, dashed: list[int]) -> bool:
    """Return whether the dashes are hyphens that rather mark the short items of a list."""
    rows = document.rows
    return all(rows[i].text.lstrip()[0] == "-" for i in dashed) and sum(
        words(rows[i].text) < 4 for i in dashed
    ) > 0.5 * len(dashed)
