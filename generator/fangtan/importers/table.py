"""Tables of transcripts: when, who and what in columns, parted by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan.importers.formats import Document, Format
from fangtan.importers.runs import Run, line_of
from fangtan.importers.source import Line, Source
from fangtan.importers.timing import seconds
from fangtan.importers.unreadable import Unreadable

_DELIMITERS = ",\t;|"
_HEADERS = {
    "time": "start start_time starttime begin in time timestamp timecode tc zeit début inicio from "
    "开始 开始时间 时间 时间码 開始 開始時間 時間",
    "speaker": "speaker speakers name who person voice label role sprecher locuteur orador "
    "说话人 发言人 讲话人 姓名 角色 說話人 發言人 話者 화자",
    "words": "words text transcript utterance content sentence caption line speech body said what "
    "内容 文本 文字 台词 发言 內容 發言 発言 テキスト 내용",
}
_DATA = frozenset(
    re.findall(
        r"[\w]+",
        "end end_time endtime stop to out id index no nr number line_no row duration length "
        "confidence score channel lang language file track speaker_id cue segment_id uid uuid "
        "avg_logprob timestamp_end",
    )
)
"""Columns of data about the words."""
_WORDS_OF = {word: role for role, words in _HEADERS.items() for word in words.split()}
_ROWS_LOOKED_AT = 200
_HEAD = 1000
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; the others are kept as words of their own."""

    words: int
    speaker: int | None = None
    time: int | None = None


def read(document: Document) -> Source:
    """Return a Line for each paragraph of each row."""
    rows = list(_rows(document))
    first = rows[0][1] if rows else []
    roles = [_WORDS_OF.get(_folded(cell)) for cell in first]
    if "words" not in roles and not {"speaker", "time"} <= set(roles):
        first, roles = [], []
    metadata = {"columns": ", ".join(first)} if first else {}
    rows = rows[1:] if first else rows
    columns = _columns([row for _, row in rows[:_ROWS_LOOKED_AT]], roles)
    extra = _extra_columns([row for _, row in rows], columns, first)
    lines = tuple(line for number, row in rows for line in _lines(number, row, columns, extra))
    return Source(lines, metadata=metadata)


def _rows(document: Document) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, with the number of the line on which each begins."""
    text = document.text
    reader = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text), strict=True)
    before = 0
    csv.field_size_limit(max(len(text), 2**17))
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield before + 1, [cell.strip() for cell in row]
            before = reader.line_num
    except csv.Error as error:
        raise Unreadable(
            document.name,
            f"the table breaks off in the row that begins here: {error}",
            "look for a quotation mark that is not closed, or not doubled inside a cell",
            before + 1,
        ) from error


def _delimiter(text: str) -> str:
    """Return the delimiter that parts the first rows into equally many cells, and most."""
    rows = text.splitlines(keepends=True)[:_ROWS_LOOKED_AT]

    def evenness(delimiter: str) -> tuple[float, int]:
        try:
            widths = [len(row) for row in csv.reader(rows, delimiter=delimiter) if row]
        except csv.Error:
            return 0.0, 0
        usual = statistics.mode(widths) if widths else 1
        return (widths.count(usual) / len(widths) if usual > 1 else 0.0), usual

    return max(_DELIMITERS, key=evenness)


def _columns(rows: Sequence[Sequence[str]], head: Sequence[str | None]) -> Columns:
    """Return the columns by their headers, or by what they look like."""
    named = {role: head.index(role) for role in _HEADERS if role in head}
    width = max(map(len, rows), default=0)
    cells = [[row[n] for row in rows if n < len(row) and row[n]] for n in range(width)]
    times = [n for n in range(width) if _share(cells[n]) > _MOSTLY]
    wordy = [n for n in range(width) if n not in {*times, *named.values()}] or [0]
    words = named.get("words", max(wordy, key=lambda n: sum(map(len, cells[n])) if cells else 0))
    if head:
        return Columns(words, named.get("speaker"), named.get("time"))
    others = [n for n in wordy if n != words and cells[n]]
    speaker = min(others, key=lambda n: len(set(cells[n])) / len(cells[n]), default=None)
    return Columns(words, speaker, times[0] if times else None)


def _share(cells: Sequence[str]) -> float:
    """Return how many of the cells are times or numbers."""
    return sum(seconds(cell) is not None for cell in cells) / len(cells) if cells else 0.0


def _extra_columns(
    rows: Sequence[Sequence[str]], columns: Columns, head: Sequence[str]
) -> list[int]:
    """Return the columns that hold words beside the three; ends and numbers hold none."""
    known = {columns.words, columns.speaker, columns.time}
    data = {n for n, cell in enumerate(head) if _folded(cell) in _DATA}
    width = max(map(len, rows), default=0)
    others = (n for n in range(width) if n not in known | data)
    cells = {n: [row[n] for row in rows if n < len(row) and row[n]] for n in others}
    return [n for n, held in cells.items() if held and _share(held) < _MOSTLY]


def _lines(
    number: int, row: Sequence[str], columns: Columns, extra: Sequence[int]
) -> Iterator[Line]:
    when = seconds(_cell(row, columns.time))
    who = _cell(row, columns.speaker) or None
    gap = True
    for n in (
        *(n for n in extra if n < columns.words),
        columns.words,
        *(n for n in extra if n > columns.words),
    ):
        blank = gap
        for down, words in enumerate(_cell(row, n).split("\n")):
            line = line_of(
                [Run(words)], Line("", number + down, gap=blank, speaker=who, seconds=when)
            )
            blank = line is None
            if line:
                yield line


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _folded(cell: str) -> str:
    return re.sub(r"[\s\-]+", "_", cell.strip(" \"'").casefold()).strip("_")


def _is_likely(document: Document) -> bool:
    first = document.text.lstrip()[:_HEAD].split("\n", 1)[0]
    heads = ({_WORDS_OF.get(_folded(cell)) for cell in first.split(by)} for by in _DELIMITERS)
    return any(len(head & set(_HEADERS)) > 1 for head in heads)


FORMAT = Format(
    "table", "a table (CSV, TSV)", (".csv", ".tsv", ".tab", ".psv"), read, is_likely=_is_likely
)
