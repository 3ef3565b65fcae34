"""What holds for every import: nothing lost, nothing invented, the order kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fangtan import importers
from fangtan.importers.blocks import Imported, Time
from fangtan.importers.recognise import recognise
from fangtan.importers.source import Line, Source, Span

CORPUS = Path(__file__).parent / "imports"
DOCUMENTS = sorted(
    path for path in CORPUS.glob("*/*") if not path.name.endswith((".golden.json", ".orig"))
)


def squeezed(text: str) -> str:
    return "".join(text.split())


def orders(label: str, codes: Sequence[str]) -> Iterator[str]:
    """Yield every way in which codes can have stood before, within or behind a label."""
    if not codes:
        yield label
        return
    for at in range(len(label) + 1):
        for rest in orders(label[at:], codes[1:]):
            yield label[:at] + codes[0] + rest


def with_codes(text: str, codes: Sequence[Time]) -> str:
    """Return a text with its time codes where they stood."""
    for code in reversed(codes):
        text = text[: code.at] + code.written + text[code.at :]
    return text


def holds_everything(source: Source, result: Imported) -> bool:
    """Return whether the blocks are the source's characters, time codes where they stood."""
    left = squeezed("".join(line.text for line in source.lines))
    for block in result.blocks:
        first = [squeezed(time.written) for time in block.times if not time.at and time.written]
        later = sorted((time for time in block.times if time.at), key=lambda time: time.at)
        body = squeezed(with_codes(block.text, later))
        heads = (head + body for head in orders(squeezed(block.label), first))
        whole = next((head for head in heads if left.startswith(head)), None)
        if whole is None:
            return False
        left = left.removeprefix(whole)
    return not left


def keeps_order(result: Imported) -> bool:
    numbers = [block.line for block in result.blocks]
    return numbers == sorted(numbers)


def has_its_codes(result: Imported) -> bool:
    return all(0 <= t.at <= len(b.text) for b in result.blocks for t in b.times)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_document_of_the_corpus_loses_nothing(path: Path) -> None:
    source = importers.read(path.read_bytes(), path.name)
    result = recognise(source, source.language or "en")
    assert holds_everything(source, result)
    assert keeps_order(result)
    assert has_its_codes(result)


LABELS = st.sampled_from(
    [
        "",
        "",
        "Q: ",
        "A: ",
        "Q. ",
        "A.",
        "ANN: ",
        "Bob: ",
        "问：",
        "答：",
        "— ",
        "―― ",
        ">> ",
        "I – ",
        "1. ",
        "【问】",
        "Note: ",
        "AB = Anna Berg",
        "JS\t",
        "Ann (laughing): ",
        "[Ann] ",
        "Speaker 1  0:03",
        "Dr. Ann Lee：",
        "سؤال: ",
    ]
)
CODES = st.sampled_from(
    [
        "",
        "",
        "",
        "[08:17] ",
        "\\[08:17\\]",
        "00:01:02.5 ",
        "(12:30)",
        "「00:12」",
        "#00:01:02-3#",
        "12:30 ",
    ]
)
WORDS = st.sampled_from(
    [
        "Where were you?",
        "I was at home.",
        "为什么？",
        "因为下雨。",
        "(laughter)",
        "[END OF SIDE A]",
        "a short line",
        "…",
        "***",
        "He said: “no”. Q: And then? A: Nothing.",
        "The  double   space",
        "don't",
        "e.g. 3:16 and 10:30 a.m.",
        "A" * 90,
        "Page 3",
    ]
)
SPEAKERS = st.sampled_from([None, None, None, None, "Ann", "Bob"])


@st.composite
def lines(draw: st.DrawFn) -> Source:
    found: list[Line] = []
    for number in range(1, draw(st.integers(1, 24)) + 1):
        text = (
            draw(CODES) + draw(LABELS) + draw(CODES) + draw(st.one_of(WORDS, st.text(max_size=40)))
        )
        text = " ".join(text.split("\n"))
        if not text.strip():
            continue
        cut = draw(st.integers(0, len(text)))
        spans = (
            (Span(0, cut, draw(st.sampled_from(["bold", "italic"]))),)
            if cut and draw(st.booleans())
            else ()
        )
        found.append(
            Line(
                text,
                number,
                shape=draw(
                    st.sampled_from(
                        ["text", "text", "text", "heading", "item", "quote", "cell", "caption"]
                    )
                ),
                level=draw(st.integers(0, 3)),
                indent=draw(st.sampled_from([0, 0, 4])),
                gap=draw(st.booleans()),
                spans=spans,
                speaker=draw(SPEAKERS),
                seconds=draw(st.sampled_from([None, None, float(number)])),
            )
        )
    return Source(tuple(found), draw(st.sampled_from([None, "Interview with Ann Lee"])))


@given(lines())
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_and_nothing_invented(source: Source) -> None:
    result = recognise(source, "en")
    assert holds_everything(source, result)
    assert keeps_order(result)
    assert has_its_codes(result)
    named = {speaker.label for speaker in result.speakers}
    assert {block.speaker for block in result.blocks if block.speaker} <= named


@given(lines())
@settings(max_examples=50, deadline=None)
def test_the_same_source_gives_the_same_blocks(source: Source) -> None:
    assert recognise(source, "en") == recognise(source, "en")
