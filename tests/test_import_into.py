"""A second language finds its place beside the first, and where it does not, that is said."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fangtan.checks import check
from fangtan.importers import folder
from fangtan.importers.alignment import Unit, align, unit
from fangtan.importers.blocks import Block, Imported, Kind, Speaker
from fangtan.importers.into import Addition, into
from fangtan.importers.labels import with_labels
from fangtan.importers.standing import NotThereError
from fangtan.load import load
from fangtan.model import Interview

STOCK = Path(__file__).parent / "stock" / "content"
SLUG = "quiet-sound"

LEDE = Block("paragraph", None, "我们在安静的摄影棚里见面。", 1)
SILENCE = Block("heading", None, "寂静", 2)
ASK = Block("turn", "问", "没有人说话时，您听见什么？", 3)
ANSWER = Block("turn", "答", "先听见环境底噪。", 4)
MORE = Block("continuation", "答", "它从来不是空无，就像《静水》里那样。", 5)
ASK_FIRST = Block("turn", "问", "第一条呢？", 6)
ANSWER_FIRST = Block("turn", "答", "见上文。", 7)
TOOLS = Block("heading", None, "工具", 8)
ASK_BOOM = Block("turn", "问", "为什么用吊杆？", 9)
ANSWER_BOOM = Block("turn", "答", "因为林月个子高。", 10)
WHOLE = (
    LEDE,
    SILENCE,
    ASK,
    ANSWER,
    MORE,
    ASK_FIRST,
    ANSWER_FIRST,
    TOOLS,
    ASK_BOOM,
    ANSWER_BOOM,
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The stock publication, its interview in English alone, without its picture."""
    target = tmp_path / "content"
    # Nothing has been said of its translations yet.
    shutil.copytree(STOCK, target, ignore=shutil.ignore_patterns("*.states"))
    home = target / "interviews" / SLUG
    (home / "interview.zh-Hans.md").unlink()
    text = (home / "interview.en.md").read_text("utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("![")]
    (home / "interview.en.md").write_text("\n".join(lines), "utf-8")
    facts = (home / "interview.yaml").read_text("utf-8")
    facts = facts.replace("{en: Host, zh-Hans: 主持人}", "Host  # the paper’s")
    facts = facts.replace("{en: Lin Yue, zh-Hans: 林月}", "{en: Lin Yue}")
    (home / "interview.yaml").write_text(facts, "utf-8")
    return target


def text_in_chinese(*blocks: Block) -> Imported:
    speakers = (Speaker("问", "interviewer"), Speaker("答", "interviewee"))
    return Imported("zh-Hans", "无声之声", speakers, blocks, ())


def added(content: Path, *blocks: Block) -> tuple[Addition, Interview, list[str]]:
    new = into(content, SLUG, text_in_chinese(*blocks), "talk.txt")
    folder.amend(content, SLUG, new.files, replace=False)
    loaded = load(content)
    (found,) = loaded.seminar.publication.interviews
    wrong = [str(f) for f in check(loaded) if f.severity == "error"]
    return new, found, wrong


def test_whole_translation_takes_the_ids_and_nothing_is_left_open(content: Path) -> None:
    new, found, wrong = added(content, *WHOLE)
    assert wrong == []
    assert new.findings == ()
    assert found.languages == ("en", "zh-Hans")
    assert all("zh-Hans" in segment.text for segment in found.segments)
    assert [exchange.id for exchange in found.exchanges] == [
        "lede",
        "what-is-silence",
        "first-take",
        "the-boom",
    ]


def test_labels_are_added_and_comments_stay(content: Path) -> None:
    new, _, _ = added(content, *WHOLE)
    facts = new.files["interview.yaml"]
    assert "    label: {en: Host, zh-Hans: 问}  # the paper’s\n" in facts
    assert "    label: {en: Lin Yue, zh-Hans: 答}\n" in facts
    assert "**答：**先听见环境底噪。" in new.files["interview.zh-Hans.md"]


def test_missing_exchange_is_named_where_it_stands(content: Path) -> None:
    blocks = [block for block in WHOLE if block not in {ASK_FIRST, ANSWER_FIRST}]
    new, found, wrong = added(content, *blocks)
    said = [str(finding) for finding in new.findings]
    assert len(said) == 2
    assert said[0].startswith(
        "interviews/quiet-sound/interview.en.md:20: warning: languages-run-parallel: "
        "the turn of “first-take” “And the first take?” has no counterpart"
    )
    assert wrong == []
    assert "zh-Hans" not in found.exchanges[2].segments[0].text
    assert "zh-Hans" in found.exchanges[3].segments[0].text


def test_extra_turns_are_kept_and_named_with_their_line(content: Path) -> None:
    extra = (
        Block("turn", "问", "那么2019年的那部关于沙漠的电影，您是怎样录下风声和骆驼的呢？", 71),
        Block("turn", "答", "那是另一个很长的故事，我们以后有机会再慢慢说吧，今天先不谈它了。", 72),
    )
    new, _, wrong = added(content, *WHOLE[:7], *extra, *WHOLE[7:])
    assert [(f.place.path, f.place.line) for f in new.findings] == [
        ("talk.txt", 71),
        ("talk.txt", 72),
    ]
    assert "骆驼" in new.files["interview.zh-Hans.md"]
    assert len(wrong) == 1
    assert "“first-take” has 4 turns here and 2" in wrong[0]


def test_paragraphs_that_differ_are_counted_and_their_place_is_guessed(content: Path) -> None:
    joined = Block("turn", "答", ANSWER.text + MORE.text, 4)
    new, _, wrong = added(content, *WHOLE[:3], joined, *WHOLE[5:])
    (finding,) = new.findings
    assert finding.place.line == 4
    assert "1 paragraph here, 2 paragraphs at" in finding.message
    assert "no. 1 here seems to be its no. 1 and no. 2" in finding.message
    assert len(wrong) == 1
    assert "passage-is-paired" in wrong[0]


def test_text_without_headings_gets_those_of_the_original_to_translate(content: Path) -> None:
    new, _, wrong = added(content, *(block for block in WHOLE if block.kind != "heading"))
    assert wrong == []
    assert "## TODO：Tools {#tools}" in new.files["interview.zh-Hans.md"]
    assert [f.message.partition(" has")[0] for f in new.findings] == [
        "the heading “Silence”",
        "the heading “Tools”",
    ]


def test_interview_that_is_not_there_is_refused_with_those_that_are(content: Path) -> None:
    with pytest.raises(NotThereError, match="there are quiet-sound"):
        into(content, "loud-sound", text_in_chinese(*WHOLE), "talk.txt")


kinds = st.sampled_from(["turn", "turn", "turn", "continuation", "heading", "caption", "paragraph"])
sides = st.lists(
    st.builds(
        unit,
        st.sampled_from(["turn", "context", "heading"]),
        st.text(alphabet="ab1 Varda", max_size=60),
        asks=st.booleans(),
        seconds=st.one_of(st.none(), st.floats(0, 60)),
    ),
    max_size=8,
)


@given(sides, sides)
def test_every_unit_is_in_one_pair_and_in_order(left: list[Unit], right: list[Unit]) -> None:
    pairs = align(left, right)
    assert [index for pair in pairs for index in pair.left] == list(range(len(left)))
    assert [index for pair in pairs for index in pair.right] == list(range(len(right)))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(kinds, st.sampled_from(["问", "答"]), st.integers(1, 9)), max_size=14))
def test_no_word_of_the_added_text_is_lost(
    content: Path, rows: list[tuple[Kind, str, int]]
) -> None:
    blocks = [
        Block(kind, speaker, f"w{index}x " + "字" * length, index + 1)
        for index, (kind, speaker, length) in enumerate(rows)
    ]
    new = into(content, SLUG, text_in_chinese(*blocks), "talk.txt")
    text = new.files["interview.zh-Hans.md"]
    words = [int(word) for word in re.findall(r"w(\d+)x", text)]
    assert words == list(range(len(blocks)))


def test_names_and_numbers_outweigh_order() -> None:
    left = [
        unit("turn", "When did Welles come?", asks=True),
        unit("turn", "In 1941."),
        unit("turn", "And Varda?", asks=True),
        unit("turn", "In 1955, to Paris."),
    ]
    right = [unit("turn", "Et Varda ?", asks=True), unit("turn", "En 1955, à Paris.")]
    pairs = {pair.left: pair.right for pair in align(left, right)}
    assert pairs[2,] == (0,)
    assert pairs[3,] == (1,)


def test_labels_in_a_block_mapping_get_a_line_of_their_own() -> None:
    facts = "speakers:\n  - id: host\n    label:\n      en: Host # short\n    role: other\n"
    assert with_labels(facts, "en", "fr", {"host": "Hôte"}) == (
        "speakers:\n  - id: host\n    label:\n      en: Host\n      fr: Hôte # short\n"
        "    role: other\n"
    )
