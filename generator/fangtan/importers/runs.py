"""Stretches of words with one set of marks, laid end to end into a Line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from fangtan.importers.source import Line, Span, SpanMark

_TOKEN = re.compile(r"[ \t\n\r\f\v\xa0]+|[^ \t\n\r\f\v\xa0]+")
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
_WIDE_SPACE = "\u3000"


class Run(NamedTuple):
    """Words that are marked alike."""

    text: str
    bold: bool = False
    italic: bool = False


def line_of(runs: Iterable[Run], line: Line) -> Line | None:
    """Return `line` with the words and marks of the runs, or None where they hold no words.

    White space counts once, and not at all where a line of Chinese or Japanese was wrapped.
    """
    written: list[str] = []
    spans: list[Span] = []
    length, space = 0, ""
    for run in runs:
        start = -1
        for token in _TOKEN.findall(run.text):
            if token.isspace() and token[0] != _WIDE_SPACE:
                space += token
                continue
            word = token if written else token.lstrip(_WIDE_SPACE)
            if not word:
                continue
            if space and written and not _is_wrap(written[-1][-1], space, word[0]):
                written.append(" ")
                length += 1
            space = ""
            start = length if start < 0 else start
            written.append(word)
            length += len(word)
        if start >= 0:
            _mark(spans, run, start, length)
    text = "".join(written)
    if not text.strip():
        return None
    return Line(
        text,
        line.number,
        line.shape,
        line.level,
        line.ordinal,
        line.indent,
        line.gap,
        tuple(sorted(spans, key=lambda span: (span.start, -span.end, span.mark))),
        line.speaker,
        line.seconds,
    )


def _mark(spans: list[Span], run: Run, start: int, end: int) -> None:
    marks: tuple[tuple[bool, SpanMark], ...] = ((run.bold, "bold"), (run.italic, "italic"))
    for is_on, mark in marks:
        if not is_on:
            continue
        last = next((i for i in range(len(spans) - 1, -1, -1) if spans[i].mark == mark), None)
        if last is not None and spans[last].end >= start - 1:
            spans[last] = Span(spans[last].start, end, mark)
        else:
            spans.append(Span(start, end, mark))


def _is_wrap(before: str, space: str, after: str) -> bool:
    return "\n" in space and bool(_UNSPACED.match(before) and _UNSPACED.match(after))
