"""How well turns are recognised in the corpus of tests/imports, a row a layout, and how fast.

Run it from the top of the checkout: `./run bench`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fangtan import importers
from fangtan.importers.blocks import Block
from fangtan.importers.recognise import recognise
from fangtan.importers.source import Line, Source

CORPUS = Path(__file__).resolve().parents[1] / "imports"
WORDS = 20_000
"""Words of a two-hour transcript."""


@dataclass(frozen=True, slots=True)
class Score:
    """What was right, of how many."""

    turns: int = 0
    turns_right: int = 0
    others: int = 0
    others_right: int = 0
    false_turns: int = 0
    seconds: float = 0.0

    def __add__(self, other: Score) -> Score:
        """Return both together."""
        return Score(
            self.turns + other.turns,
            self.turns_right + other.turns_right,
            self.others + other.others,
            self.others_right + other.others_right,
            self.false_turns + other.false_turns,
            self.seconds + other.seconds,
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block as it is compared: where it begins, how, whose it is, how far it reaches."""

    line: int
    text: str
    kind: str
    speaker: str | None
    blocks: int


def stretches(blocks: Sequence[tuple[str, str | None, int, str]]) -> list[Stretch]:
    """Return turns with the number of blocks they reach over, and the other blocks."""
    found: list[Stretch] = []
    for kind, speaker, line, text in blocks:
        if kind == "continuation" and found:
            last = found[-1]
            found[-1] = Stretch(last.line, last.text, last.kind, last.speaker, last.blocks + 1)
        else:
            found.append(Stretch(line, text, kind, speaker, 1))
    return found


def expected(path: Path) -> list[Stretch]:
    """Return what a document of the corpus holds."""
    golden = json.loads(path.with_suffix(".golden.json").read_text("utf-8"))
    return stretches([(b["kind"], b["speaker"], b["line"], b["starts"]) for b in golden["blocks"]])


def got(blocks: Sequence[Block]) -> list[Stretch]:
    """Return what was recognised."""
    return stretches([(b.kind, b.speaker, b.line, b.text) for b in blocks])


def is_like(found: Stretch, wanted: Stretch) -> bool:
    """Return whether a stretch is the one that was wanted."""
    return found.text.startswith(wanted.text) and replace(found, text="") == replace(
        wanted, text=""
    )


def score(path: Path) -> Score:
    """Return how well a document of the corpus is recognised."""
    source = importers.read(path.read_bytes(), path.name)
    start = time.perf_counter()
    result = recognise(source, source.language or "en")
    seconds = time.perf_counter() - start
    wanted = expected(path)
    found = got(result.blocks)
    lines = {stretch.line for stretch in wanted if stretch.kind == "turn"}
    turns = [stretch for stretch in wanted if stretch.kind == "turn"]
    others = [stretch for stretch in wanted if stretch.kind in {"heading", "caption"}]
    return Score(
        len(turns),
        _right(turns, found),
        len(others),
        _right(others, found),
        sum(s.kind == "turn" and s.line not in lines for s in found),
        seconds,
    )


def _right(wanted: Sequence[Stretch], found: Sequence[Stretch]) -> int:
    return sum(any(is_like(one, stretch) for one in found) for stretch in wanted)


def documents() -> Iterator[Path]:
    """Yield the documents of the corpus."""
    for golden in sorted(CORPUS.glob("*/*.golden.json")):
        stem = golden.name.removesuffix(".golden.json")
        yield next(path for path in golden.parent.glob(f"{stem}.*") if path != golden)


def transcript(words: int) -> Source:
    """Return a made-up transcript of that many words, lines broken at 80 columns."""
    sentence = "We carried the lamp up the stairs and I said that it was late. "
    lines: list[Line] = []
    count = turn = 0
    while count < words:
        speaker = ("MOSS", "ROWE")[turn % 2]
        body = ("Where did you go then?", sentence * 8)[turn % 2]
        rows = [
            f"{speaker}: [00:{turn // 60 % 60:02}:{turn % 60:02}] {body[:70]}",
            *(body[at : at + 80] for at in range(70, len(body), 80)),
        ]
        for number, row in enumerate(rows):
            lines.append(Line(row.strip(), len(lines) + 1, gap=not number))
            count += len(row.split())
        turn += 1
    return Source(tuple(lines))


def _row(name: str, count: int, total: Score) -> str:
    turns = f"{100 * total.turns_right / total.turns:.1f} %" if total.turns else "–"
    others = f"{100 * total.others_right / total.others:.1f} %" if total.others else "–"
    return (
        f"{name:<12}{count:>10}{total.turns:>7}{turns:>12}{others:>20}"
        f"{total.false_turns:>13}{1000 * total.seconds:>9.1f}\n"
    )


def main() -> None:
    """Print the table."""
    write = sys.stdout.write
    heads = ("turns", 7), ("right", 12), ("headings, captions", 20), ("false turns", 13), ("ms", 9)
    write(f"{'layout':<12}{'documents':>10}" + "".join(f"{h:>{n}}" for h, n in heads) + "\n")
    totals: dict[str, tuple[int, Score]] = {}
    for path in documents():
        count, total = totals.get(path.parent.name, (0, Score()))
        totals[path.parent.name] = (count + 1, total + score(path))
    for layout, (count, total) in totals.items():
        write(_row(layout, count, total))
    write(
        _row(
            "all", sum(c for c, _ in totals.values()), sum((t for _, t in totals.values()), Score())
        )
    )
    long = transcript(WORDS)
    start = time.perf_counter()
    recognise(long, "en")
    write(f"\n{WORDS} words in {len(long.lines)} lines: {time.perf_counter() - start:.2f} s\n")


if __name__ == "__main__":
    main()
