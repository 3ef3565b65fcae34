"""The recogniser of turns, held against the corpus in tests/imports."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from fangtan import importers
from fangtan.findings import Rule
from fangtan.importers.blocks import Block, Imported
from fangtan.importers.recognise import recognise
from fangtan.importers.source import Line, Source

CORPUS = Path(__file__).parent / "imports"
GOLDEN = sorted(CORPUS.glob("*/*.golden.json"))
PROSE = sorted(CORPUS.glob("prose/*.golden.json"))


def document(golden: Path) -> Path:
    stem = golden.name.removesuffix(".golden.json")
    return next(path for path in golden.parent.glob(f"{stem}.*") if path != golden)


def recognised(path: Path) -> Imported:
    source = importers.read(path.read_bytes(), path.name)
    return recognise(source, source.language or "en", path.name)


def plain(text: str) -> Source:
    """Return a plain text as lines, empty ones as gaps."""
    lines: list[Line] = []
    gap = True
    for number, row in enumerate(text.splitlines(), 1):
        if row.strip():
            indent = len(row) - len(row.lstrip())
            lines.append(Line(row.strip(), number, indent=indent, gap=gap))
        gap = not row.strip()
    return Source(tuple(lines))


def turns(result: Imported) -> list[tuple[str | None, str]]:
    return [(block.speaker, block.text) for block in result.blocks if block.kind == "turn"]


def rules(result: Imported) -> list[Rule]:
    return [finding.rule for finding in result.findings]


def is_like(block: Block, wanted: dict[str, Any]) -> bool:
    return (block.kind, block.speaker, block.line) == (
        wanted["kind"],
        wanted["speaker"],
        wanted["line"],
    ) and block.text.startswith(wanted["starts"])


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_document_of_the_corpus_is_read_as_it_was_written(golden: Path) -> None:
    wanted = json.loads(golden.read_text("utf-8"))
    result = recognised(document(golden))
    shown = [(b.kind, b.speaker, b.line, b.text[:24]) for b in result.blocks]
    assert len(shown) == len(wanted["blocks"]), shown
    for block, expectation in zip(result.blocks, wanted["blocks"], strict=True):
        assert is_like(block, expectation), (expectation, block)
    speakers = {speaker.label: speaker.role for speaker in result.speakers}
    assert speakers == {speaker["label"]: speaker["role"] for speaker in wanted["speakers"]}
    assert result.title == wanted.get("title", result.title)


def test_the_corpus_is_large_and_varied() -> None:
    assert len(GOLDEN) >= 40
    assert len({path.parent.name for path in GOLDEN}) >= 10
    assert len({json.loads(path.read_text("utf-8"))["language"] for path in GOLDEN}) >= 10


@pytest.mark.parametrize("golden", PROSE, ids=lambda path: path.stem)
def test_prose_has_no_turns_and_the_report_says_so(golden: Path) -> None:
    result = recognised(document(golden))
    assert not turns(result)
    assert not result.speakers
    assert Rule.TEXT_HAS_TURNS in rules(result)


def test_a_label_that_comes_once_among_many_stays_in_the_text_and_is_reported() -> None:
    text = "Ann: Where did you go?\nBob: I went home.\n" * 12 + "Summary: I went home again.\n"
    result = recognise(plain(text), "en", "talk.txt")
    assert result.blocks[-1].kind == "continuation"
    assert result.blocks[-1].text == "Summary: I went home again."
    assert len(result.speakers) == 2


def test_a_third_voice_written_as_the_others_speaks_and_is_reported() -> None:
    text = "ANN: Where did you go?\nBOB: I went home.\n" * 12 + "CARL REED: I followed you.\n"
    result = recognise(plain(text), "en", "talk.txt")
    assert turns(result)[-1] == ("CARL REED", "I followed you.")
    (doubt,) = result.findings
    assert str(doubt).startswith("talk.txt:25: warning: speaker-is-certain: “CARL REED”")


def test_what_pages_are_printed_with_is_no_speech() -> None:
    spoken = "BERG: Where was it?\n\nDORN: It was in the old house that stood\n\n"
    pages = "".join(
        f"{spoken}DORN {n}\n\nby the river of {n} mills, and I liked it.\n\n" for n in range(2, 7)
    )
    result = recognise(plain(pages), "en", "talk.txt")
    assert [speaker for speaker, _ in turns(result)] == ["BERG", "DORN"] * 5
    assert [block.kind for block in result.blocks] == [
        *(["turn", "turn", "marker", "continuation"] * 5)
    ]


def test_a_phrase_that_comes_back_is_no_speaker() -> None:
    said = "Ann: Where were you?\nBob: At home. My father used to say: never go out.\n"
    text = (said + "Ann: And you stayed?\nBob: I did, I think.\n" * 4) * 3
    result = recognise(plain(text), "en", "talk.txt")
    assert {speaker for speaker, _ in turns(result)} == {"Ann", "Bob"}


def test_the_initials_of_a_name_are_no_labels() -> None:
    said = "Ann: Who was there?\nBob: I saw them. A. Smith came. A. Berg came, too.\n"
    assert len(turns(recognise(plain(said * 6), "en", "talk.txt"))) == 12


def test_a_label_alone_stands_above_a_note_or_words_before_a_colon() -> None:
    said = "Ann Berg\nWhere were you?\n\nBob Dorn\n[laughs] At home, I think.\n\n"
    text = said * 6 + "Ann Berg\nWell: why?\n\nBob Dorn\nWell: I was tired.\n"
    result = recognise(plain(text), "en", "talk.txt")
    assert [speaker for speaker, _ in turns(result)] == ["Ann Berg", "Bob Dorn"] * 7


def test_unknown_speakers_are_said_to_be_unknown() -> None:
    text = "— Where were you?\n\n— I was at home.\n\n— Who saw you?\n\n— My dog did.\n"
    result = recognise(plain(text), "en", "talk.txt")
    assert [speaker for speaker, _ in turns(result)] == [None] * 4
    assert rules(result) == [Rule.SPEAKER_IS_CERTAIN]


def test_a_legend_is_no_turn_and_names_who_speaks() -> None:
    legend = "AB = Anna Berg\nCD: Carl Dorn\n\n"
    text = legend + "AB: Who are you?\nCD: I am Carl.\nAB: Since when?\nCD: I forget.\n"
    result = recognise(plain(text), "en")
    assert [block.kind for block in result.blocks[:2]] == ["paragraph", "paragraph"]
    assert [speaker for speaker, _ in turns(result)] == ["Anna Berg", "Carl Dorn"] * 2


def test_the_reasons_say_what_the_evidence_weighed() -> None:
    result = recognise(plain("Ann: Why?\nBob: I know.\nAnn: Who else?\nBob: You do."), "en")
    assert any(reason.startswith("“Ann” is a speaker (2 turns):") for reason in result.reasons)


def test_what_the_format_states_needs_no_labels() -> None:
    lines = (
        Line("Where is it?", 1, gap=True, speaker="Ann", seconds=1.0),
        Line("It is", 2, gap=True, speaker="Bob", seconds=2.5),
        Line("here.", 3, gap=True, speaker="Bob", seconds=3.5),
    )
    result = recognise(Source(lines), "en")
    assert turns(result) == [("Ann", "Where is it?"), ("Bob", "It is here.")]
    assert [(t.at, t.seconds) for t in result.blocks[1].times] == [(0, 2.5), (6, 3.5)]


def test_nothing_comes_of_nothing() -> None:
    assert recognise(Source(()), "en").blocks == ()


def test_a_long_conversation_is_read_to_its_end() -> None:
    turn = "ANN: Where did you go then?\nBOB: " + "I carried the lamp up the stairs. " * 20 + "\n"
    source = plain(turn * 140)
    assert len(turns(recognise(source, "en"))) == 280


@pytest.fixture(scope="module")
def samples() -> Path:
    folder = os.environ.get("FANGTAN_SAMPLES")
    if not folder:
        pytest.skip("FANGTAN_SAMPLES does not name the folder of the real interviews")
    return Path(folder)


def test_the_interview_of_the_paper_is_exact(samples: Path) -> None:
    result = recognised(samples / "source" / "the-paper-wang-rui.txt")
    kinds = Counter(block.kind for block in result.blocks)
    assert Counter(speaker for speaker, _ in turns(result)) == {"The Paper": 14, "Wang Rui": 14}
    assert (kinds["heading"], kinds["caption"], kinds["marker"], kinds["paragraph"]) == (3, 3, 1, 6)
    assert [(s.label, s.role) for s in result.speakers] == [
        ("The Paper", "interviewer"),
        ("Wang Rui", "interviewee"),
    ]
    assert [b.line for b in result.blocks if b.kind == "caption"] == [6, 17, 35]


def test_the_podcast_is_exact(samples: Path) -> None:
    result = recognised(samples / "import-samples" / "changelog-661.md")
    kinds = Counter(block.kind for block in result.blocks)
    assert Counter(speaker for speaker, _ in turns(result)) == {"Jerod Santo": 86, "Evan You": 86}
    assert kinds == {"turn": 172, "continuation": 29, "marker": 2}
    assert sum(len(block.times) for block in result.blocks) == 16


def test_the_numbered_questions_are_exact(samples: Path) -> None:
    result = recognised(samples / "import-samples" / "sklearn-yao.md")
    assert [speaker for speaker, _ in turns(result)] == ["Reshama Shaikh", "Yao Xiao"] * 9
    assert [block.kind for block in result.blocks].count("continuation") == 3
