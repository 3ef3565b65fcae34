"""What an import takes, what it leaves, and what it says of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace as replaced
from pathlib import Path

import polib
import pytest

from exchanging import (
    FORMS,
    INTERVIEW,
    QUESTIONS,
    SEMINAR,
    bring,
    contents,
    export,
    publication,
    texts,
)
from fangtan.findings import Rule
from fangtan.load import load
from fangtan.markup import fingerprint
from fangtan.translate.importing import brought
from fangtan.translate.storing import put

LINE = f"{INTERVIEW}#the-boom.2"
TOOLS = """## 工具 {#tools}

{#the-boom}
**主持人：**为什么用吊杆？

**林月：**因为[林月](person:lin-yue)个子高。

"""
ROOM_TONE = """## 环境底噪 {#room-tone pinyin="huánjìng dǐzào"}

无人说话时一个空间自身的声音。

"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return publication(tmp_path)


def edit(file: Path, new: Mapping[str, str], *, fuzzy: bool = False) -> Path:
    po = polib.pofile(str(file))
    for entry in po:
        if entry.msgctxt in new:
            entry.msgstr = new[entry.msgctxt]
            entry.fuzzy = fuzzy
    po.save(str(file))
    return file


def replace(content: Path, path: str, old: str, new: str) -> None:
    file = content / path
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


def states(content: Path, language: str = "zh-Hans") -> dict[str, str]:
    return {
        f"{unit.part}#{unit.id}": unit.text[language].state
        for unit in load(content).units
        if language in unit.text
    }


def zh(content: Path, key: str = LINE) -> str:
    return texts(load(content), "zh-Hans")[key]


@pytest.mark.parametrize("form", FORMS)
def test_file_that_nobody_edited_changes_no_byte(content: Path, form: str) -> None:
    before = contents(content)
    made = bring(export(content, form), content)
    assert (made.findings, made.files) == ((), {})
    assert contents(content) == before


def test_one_text_changes_its_own_words_and_its_line(content: Path) -> None:
    before = contents(content)
    made = bring(edit(export(content, "po"), {LINE: "因为她高。"}), content)
    assert made.findings == ()
    after = contents(content)
    assert {path for path in after if after[path] != before.get(path)} == {
        f"{INTERVIEW}.zh-Hans.md",
        f"{INTERVIEW}.zh-Hans.states",
    }
    path = f"{INTERVIEW}.zh-Hans.md"
    assert after[path].decode() == before[path].decode().replace(
        "因为[林月](person:lin-yue)个子高。", "因为她高。"
    )
    original = fingerprint("Because [Lin Yue](person:lin-yue) is tall.")
    assert after[f"{INTERVIEW}.zh-Hans.states"].decode() == (
        f"the-boom.2 draft {original} {fingerprint('因为她高。')}\n"
    )


def test_line_ends_byte_order_mark_and_yaml_comments_stay(content: Path) -> None:
    path = content / f"{INTERVIEW}.zh-Hans.md"
    windows = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(windows)
    people = (content / "people.yaml").read_bytes()
    new = {
        LINE: "因为她高。",
        f"{INTERVIEW}#the-list.2": "- 甲\n- 乙",
        "people#lin-yue.role": "录音: 师",
        "people#lin-yue.note": "她录音。",
        "people#host.role": "主持",
    }
    assert bring(edit(export(content, "po"), new), content).findings == ()
    assert path.read_bytes() == windows.replace(
        "因为[林月](person:lin-yue)个子高。".encode(), "因为她高。".encode()
    ).replace("- 吊杆。\r\n- 两支话筒，\r\n  一支是旧的。".encode(), "- 甲\r\n- 乙".encode())
    assert (content / "people.yaml").read_bytes() == people.replace(
        "'录音师'".encode(), "'录音: 师'".encode()
    ).replace("她录下别人听不见的。".encode(), "她录音。".encode()).replace(
        b"role: {en: Host}", "role: {en: Host, zh-Hans: 主持}".encode()
    )


def test_reviewed_is_said_by_option_and_by_xliff(content: Path) -> None:
    bring(edit(export(content, "po"), {LINE: "因为她高。"}), content, reviewed=True)
    assert states(content)[LINE] == "reviewed"
    assert states(content)[f"{INTERVIEW}#the-boom.1"] == "draft"
    file = export(content, "xliff")
    text = file.read_text("utf-8")
    start = text.index('id="the-boom.1"')
    done = text[start:].replace('state="translated" subState="fangtan:draft"', 'state="final"', 1)
    file.write_text(text[:start] + done, "utf-8")
    bring(file, content)
    assert states(content)[f"{INTERVIEW}#the-boom.1"] == "reviewed"


def test_reviewed_text_stays_so_when_nothing_was_done_to_it(content: Path) -> None:
    bring(edit(export(content, "po"), {LINE: "因为她高。"}), content, reviewed=True)
    po = polib.pofile(str(export(content, "po")))
    assert not next(e for e in po if e.msgctxt == LINE).fuzzy
    before = contents(content)
    for form in FORMS:
        bring(export(content, form), content)
    assert contents(content) == before


def test_reviewed_text_that_somebody_doubts_is_a_draft_again(content: Path) -> None:
    bring(edit(export(content, "po"), {LINE: "因为她高。"}), content, reviewed=True)
    bring(edit(export(content, "po"), {LINE: "因为她高。"}, fuzzy=True), content)
    assert states(content)[LINE] == "draft"


def test_fuzzy_text_is_taken_and_stays_a_draft(content: Path) -> None:
    bring(edit(export(content, "po"), {LINE: "因为她高。"}, fuzzy=True), content)
    assert zh(content) == "因为她高。"
    assert states(content)[LINE] == "draft"
    assert not (content / f"{INTERVIEW}.zh-Hans.states").exists()


def test_translation_of_an_older_original_is_stale(content: Path) -> None:
    file = edit(export(content, "po"), {LINE: "因为她高。"})
    replace(content, f"{INTERVIEW}.en.md", "is tall.", "is very tall.")
    assert bring(file, content).findings == ()
    assert zh(content) == "因为她高。"
    assert states(content)[LINE] == "stale"
    stale = next(e for e in polib.pofile(str(export(content, "po"))) if e.msgctxt == LINE)
    assert stale.fuzzy
    bring(edit(export(content, "po"), {LINE: "因为她高。"}), content)
    assert states(content)[LINE] == "draft"


def test_empty_text_leaves_what_stands(content: Path) -> None:
    before = contents(content)
    assert bring(edit(export(content, "po"), {LINE: ""}), content).findings == ()
    assert contents(content) == before


def test_edits_on_both_sides_are_shown_and_the_rest_is_taken(content: Path) -> None:
    other = f"{INTERVIEW}#the-boom.1"
    file = edit(export(content, "po"), {LINE: "译者的话。", other: "为何用吊杆？"})
    replace(content, f"{INTERVIEW}.zh-Hans.md", "因为[林月](person:lin-yue)个子高。", "编辑的话。")
    (finding,) = bring(file, content).findings
    assert finding.rule == Rule.EDITS_DO_NOT_CONFLICT
    assert "编辑的话。" in finding.message
    assert "译者的话。" in finding.message
    assert finding.place.line > 1
    assert zh(content) == "编辑的话。"
    assert zh(content, other) == "为何用吊杆？"


def test_same_edit_on_both_sides_is_no_conflict(content: Path) -> None:
    file = edit(export(content, "po"), {LINE: "同一句话。"})
    replace(content, f"{INTERVIEW}.zh-Hans.md", "因为[林月](person:lin-yue)个子高。", "同一句话。")
    assert bring(file, content).findings == ()
    assert zh(content) == "同一句话。"


def test_content_that_moved_on_is_left_where_the_file_was_not_edited(content: Path) -> None:
    file = export(content, "po")
    replace(content, f"{INTERVIEW}.zh-Hans.md", "因为[林月](person:lin-yue)个子高。", "编辑的话。")
    before = contents(content)
    assert bring(file, content).findings == ()
    assert contents(content) == before


def test_file_without_our_marks_is_taken_and_that_is_said(content: Path) -> None:
    file = edit(export(content, "po"), {LINE: "译者的话。"})
    po = polib.pofile(str(file))
    for entry in po:
        entry.comment = ""
    po.save(str(file))
    replace(content, f"{INTERVIEW}.zh-Hans.md", "因为[林月](person:lin-yue)个子高。", "编辑的话。")
    made = bring(file, content)
    assert made.unproven == len(po)
    assert zh(content) == "译者的话。"


def test_text_that_is_gone_is_printed(content: Path) -> None:
    file = edit(export(content, "po"), {LINE: "因为她高。"})
    for language in ("en", "zh-Hans"):
        replace(content, f"{INTERVIEW}.{language}.md", "{#the-boom}", "{#the-pole}")
    replace(content, f"{INTERVIEW}.en.md", "is tall", "is very tall")
    found = bring(file, content).findings
    assert {finding.rule for finding in found} == {Rule.ENTRY_HAS_A_TEXT}
    assert any("“因为她高。”" in finding.message for finding in found)


def test_edited_original_is_reported_and_not_taken(content: Path) -> None:
    file = edit(export(content, "po"), {LINE: "因为她高。"})
    po = polib.pofile(str(file))
    next(e for e in po if e.msgctxt == LINE).msgid = "Because she is huge."
    po.save(str(file))
    before = (content / f"{INTERVIEW}.en.md").read_bytes()
    (finding,) = bring(file, content).findings
    assert finding.rule == Rule.ORIGINAL_IS_AS_EXPORTED
    assert (content / f"{INTERVIEW}.en.md").read_bytes() == before
    assert states(content)[LINE] == "draft"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (LINE, "一\n\n二"),
        (LINE, "## 标题"),
        (LINE, "{#x}\n话"),
        (LINE, "::: answer\n话\n:::"),
        (LINE, "**主持人：**话"),
        (LINE, "话\n**主持人：**话"),
        (LINE, "![x](media/chair.svg)"),
        (LINE, "TODO: 话"),
        (f"{INTERVIEW}#silence.title", "静\n默"),
        (f"{INTERVIEW}#what-is-silence.figure-1.caption", '"空"'),
        (f"{INTERVIEW}#what-is-silence.figure-1.alternative", "空]"),
        (f"{INTERVIEW}#@speakers.0.label", "主持："),
        (f"{QUESTIONS}#what-is-it.1", "- 一"),
        (f"{QUESTIONS}#what-is-it.answer-1.1", "一\n:::"),
        (f"{QUESTIONS}#what-is-it.follow-up.1", "# 一"),
    ],
)
def test_text_that_does_not_fit_is_reported_and_the_rest_is_taken(
    content: Path, key: str, text: str
) -> None:
    other = f"{SEMINAR}#talk.1"
    before = texts(load(content), "zh-Hans")
    (finding,) = bring(
        edit(export(content, "po"), {key: text, other: "两人一组。"}), content
    ).findings
    assert finding.rule == Rule.TEXT_FITS_ITS_PLACE
    assert texts(load(content), "zh-Hans") == before | {other: "两人一组。"}


def test_lists_that_would_run_together_write_nothing(content: Path) -> None:
    before = contents(content)
    new = {f"{INTERVIEW}#the-list.2": "- 一", f"{INTERVIEW}#the-list.3": "- 二"}
    made = bring(edit(export(content, "po"), new), content)
    assert not made.is_sound
    assert any(f"“{INTERVIEW}#the-list.3”" in finding.message for finding in made.findings)
    assert contents(content) == before


def test_broken_content_is_reported_and_nothing_is_written(content: Path) -> None:
    file = edit(export(content, "po"), {LINE: "因为她高。"})
    replace(content, f"{INTERVIEW}.zh-Hans.md", "**林月：**见", "**林日：**见")
    before = contents(content)
    made = bring(file, content)
    assert [finding.rule for finding in made.findings][:1] == [Rule.SPEAKER_IS_DECLARED]
    assert contents(content) == before


def test_joined_paragraphs_are_written_as_one(content: Path) -> None:
    before = texts(load(content), "zh-Hans")
    keys = [f"{INTERVIEW}#what-is-silence.{n}" for n in (1, 2, 3)]
    bring(edit(export(content, "po"), {key: before[key] for key in keys}), content)
    replace(content, f"{INTERVIEW}.en.md", "first.\n\nIt is", "first.\nIt is")
    assert states(content)[keys[1]] == "stale"
    assert zh(content, keys[1]) == f"{before[keys[1]]}\n{before[keys[2]]}"
    assert (
        bring(edit(export(content, "po"), {keys[1]: "先听见底噪，不是空无。"}), content).findings
        == ()
    )
    assert zh(content, keys[1]) == "先听见底噪，不是空无。"
    assert states(content)[keys[1]] == "draft"
    assert keys[2] not in texts(load(content), "zh-Hans")
    assert "\n\n**林月：**先听见底噪，不是空无。\n\n![空椅子" in (
        content / f"{INTERVIEW}.zh-Hans.md"
    ).read_text("utf-8")


def test_original_may_be_any_language(content: Path) -> None:
    for path in (QUESTIONS, SEMINAR):
        for language in ("en", "zh-Hans"):
            (content / f"{path}.{language}.md").unlink()
    replace(content, f"{INTERVIEW}.yaml", "original: en", "original: zh-Hans")
    file = export(content, "po", "en")
    assert polib.pofile(str(file)).metadata["X-Source-Language"] == "zh_Hans"
    new = {LINE: "She is tall.", f"{INTERVIEW}#@source.publisher": "The Paper"}
    assert bring(edit(file, new), content, "en").findings == ()
    after = texts(load(content), "en")
    assert after | new == after
    assert states(content, "en")[LINE] == "draft"


def test_label_is_changed_wherever_it_opens_a_turn(content: Path) -> None:
    new = {f"{INTERVIEW}#@speakers.0.label": "记者", LINE: "因为她高。"}
    assert bring(edit(export(content, "po"), new), content).findings == ()
    text = (content / f"{INTERVIEW}.zh-Hans.md").read_text("utf-8")
    assert "主持人" not in text
    assert text.count("**记者：**") == 4


@pytest.mark.parametrize(
    ("path", "old", "key", "text", "wanted"),
    [
        (
            f"{INTERVIEW}.zh-Hans.md",
            "{#first-take}\n**主持人：**第一条呢？\n\n**林月：**见[上文](passage:what-is-silence.2)。\n\n",
            f"{INTERVIEW}#first-take.2",
            "见上。",
            "{#first-take}\n**主持人：**TODO:\n\n**林月：**见上。\n\n## 工具",
        ),
        (
            f"{INTERVIEW}.zh-Hans.md",
            TOOLS,
            f"{INTERVIEW}#the-boom.1",
            "为何？",
            "2)。\n\n## TODO: {#tools}\n\n{#the-boom}\n**主持人：**为何？",
        ),
        (
            f"{INTERVIEW}.zh-Hans.md",
            "{#lede}\n我们在安静的摄影棚里见面。\n\n",
            f"{INTERVIEW}#lede.1",
            "见面。",
            "standfirst: 录音师谈寂静。\n---\n\n{#lede}\n见面。\n\n## 寂静 {#silence}",
        ),
        (
            f"{SEMINAR}.zh-Hans.md",
            "### 听 {#listen}\n\n关上门，等一等。\n\n",
            f"{SEMINAR}#listen.1",
            "关门。",
            "带上讲义。\n\n### TODO: {#listen}\n\n关门。\n\n### 谈",
        ),
        (
            "glossary/zh-Hans.md",
            ROOM_TONE,
            "glossary#room-tone.title",
            "底噪",
            "## 底噪 {#room-tone}\n\nTODO:\n\n## 吊杆",
        ),
        (
            "publication.yaml",
            ", zh-Hans: 聆听",
            "publication#themes.listening",
            "听: 1",
            "  listening: {en: Listening, zh-Hans: '听: 1'}",
        ),
        (
            f"{INTERVIEW}.yaml",
            "  zh-Hans: |\n    全部开放。\n",
            f"{INTERVIEW}#@rights_note",
            "开放。\n都可用。",
            "    For everybody.\n  zh-Hans: |\n    开放。\n    都可用。\n# where it appeared",
        ),
    ],
)
def test_what_is_missing_is_put_in_where_it_belongs(  # noqa: PLR0913 - a table's columns
    content: Path, path: str, old: str, key: str, text: str, wanted: str
) -> None:
    replace(content, path, old, "")
    assert bring(edit(export(content, "po"), {key: text}), content).findings == ()
    assert wanted in (content / path).read_text("utf-8")
    assert zh(content, key) == text


def test_missing_answer_makes_the_question_anew(content: Path) -> None:
    path = f"{QUESTIONS}.zh-Hans.md"
    replace(content, path, "::: guidance\n等第二只手举起来。\n:::\n\n", "")
    replace(content, path, "::: answer\n房间", "::: answer {cites=what-is-silence.2}\n房间")
    key = f"{QUESTIONS}#what-is-it.guidance.1"
    assert bring(edit(export(content, "po"), {key: "等一等。"}), content).findings == ()
    text = (content / path).read_text("utf-8")
    assert "- 她在哪里这样说？\n\n::: guidance\n等一等。\n:::\n\n::: answer {cites=what" in text
    assert text.count("::: answer") == 2


def test_list_stands_below_its_label_and_not_behind_it(content: Path) -> None:
    assert bring(edit(export(content, "po"), {LINE: "- 高。\n- 有力。"}), content).findings == ()
    text = (content / f"{INTERVIEW}.zh-Hans.md").read_text("utf-8")
    assert "**主持人：**为什么用吊杆？\n\n**林月：**\n\n- 高。\n- 有力。\n\n{#the-list}" in text


def test_label_of_somebody_who_says_nothing_changes_one_file(content: Path) -> None:
    speaker = "  - id: crew\n    label: {en: Crew, zh-Hans: 剧组}\n    role: other\n"
    replace(content, f"{INTERVIEW}.yaml", "fidelity:", f"{speaker}fidelity:")
    key = f"{INTERVIEW}#@speakers.2.label"
    made = bring(edit(export(content, "po"), {key: "剧组人员"}, fuzzy=True), content)
    assert list(made.files) == [f"{INTERVIEW}.yaml"]


def test_question_is_not_made_anew_where_words_would_be_lost(content: Path) -> None:
    path = f"{QUESTIONS}.zh-Hans.md"
    replace(content, path, "::: guidance\n等第二只手举起来。\n:::\n\n", "")
    replace(content, path, "::: criteria\n", "::: criteria\n给同事的话。\n\n")
    before = contents(content)
    key, other = f"{QUESTIONS}#what-is-it.guidance.1", f"{SEMINAR}#talk.1"
    (finding,) = bring(
        edit(export(content, "po"), {key: "等一等。", other: "谈。"}), content
    ).findings
    # Nothing is written where a file holds words that nobody would see.
    assert finding.rule == Rule.TEXT_HAS_A_PLACE
    assert finding.place.path == path
    assert contents(content) == before


def test_missing_paragraph_is_put_in_beside_a_sidecar(content: Path) -> None:
    file = export(content, "po")
    keys = [f"{INTERVIEW}#what-is-silence.{n}" for n in (1, 2, 3)]
    bring(edit(file, {key: texts(load(content), "zh-Hans")[key] for key in keys}), content)
    replace(content, f"{INTERVIEW}.en.md", "It is never", "Listen closely.\n\nIt is never")
    key = f"{INTERVIEW}#what-is-silence.3"
    assert key not in texts(load(content), "zh-Hans")
    assert bring(edit(export(content, "po"), {key: "仔细听。"}), content).findings == ()
    text = (content / f"{INTERVIEW}.zh-Hans.md").read_text("utf-8")
    assert "先听见[环境底噪](term:room-tone)。\n\n仔细听。\n\n它从来不是空无" in text


def test_paragraphs_that_cannot_be_told_apart_are_not_touched(content: Path) -> None:
    replace(content, f"{INTERVIEW}.zh-Hans.md", "它从来不是空无", "多了一段。\n\n它从来不是空无")
    before = contents(content)
    made = bring(edit(export(content, "po"), {f"{INTERVIEW}#what-is-silence.2": "听。"}), content)
    assert made.findings
    assert contents(content) == before


def test_two_paragraphs_with_the_same_words_stay_apart(content: Path) -> None:
    new = {f"{INTERVIEW}#what-is-silence.{n}": "嗯。" for n in (1, 2, 3)}
    assert bring(edit(export(content, "po"), new), content).findings == ()
    bring(edit(export(content, "po"), {f"{INTERVIEW}#what-is-silence.2": "好。"}), content)
    after = texts(load(content), "zh-Hans")
    assert [after[key] for key in new] == ["嗯。", "好。", "嗯。"]
    assert {states(content)[key] for key in new} == {"draft"}


def test_nothing_is_half_written(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(content)
    real = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if target.name == "works.yaml":
            raise OSError("no space")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="no space"):
        put(content, {"people.yaml": b"{}\n", "new.md": b"x", "works.yaml": b"{}\n"})
    assert contents(content) == before


@pytest.mark.parametrize("form", FORMS)
def test_file_of_another_publication_is_not_taken(content: Path, form: str) -> None:
    file = export(content, form)
    for path, old, new in (
        ("publication.yaml", "en: ", "en: Not "),
        ("people.yaml", "en: ", "en: Not "),
        ("works.yaml", "en: ", "en: Not "),
    ):
        text = (content / path).read_text("utf-8")
        (content / path).write_text(text.replace(old, new), "utf-8")
    returned = FORMS[form].read(file)
    facts = [entry for entry in returned.entries if entry.part in {"people", "works"}]
    others = [replaced(entry, translation="别的") for entry in facts]
    made = brought(load(content), "zh-Hans", others)
    assert [finding.rule for finding in made.findings] == [Rule.ORIGINAL_IS_AS_EXPORTED]
    assert (made.is_sound, made.files) == (False, {})


def test_file_with_one_original_that_changed_is_taken(content: Path) -> None:
    file = edit(export(content, "po"), {LINE: "因为她高。"})
    replace(content, f"{INTERVIEW}.en.md", "is tall", "is very tall")
    assert bring(file, content).findings == ()
    assert texts(load(content), "zh-Hans")[LINE] == "因为她高。"


@pytest.mark.parametrize("form", FORMS)
def test_text_that_moved_since_the_export_is_found_by_its_words(content: Path, form: str) -> None:
    second = f"{INTERVIEW}#what-is-silence.2"
    replace(content, f"{INTERVIEW}.zh-Hans.md", "先听见[环境底噪](term:room-tone)。", "TODO:")
    returned = FORMS[form].read(export(content, form))
    entries = [
        replaced(entry, translation="先听见[底噪](term:room-tone)。", said="draft")
        for entry in returned.entries
        if f"{entry.part}#{entry.id}" == second
    ]
    replace(content, f"{INTERVIEW}.en.md", "**Lin Yue:** I hear", "**Lin Yue:** Well.\n\nI hear")
    replace(content, f"{INTERVIEW}.zh-Hans.md", "**林月：**TODO:", "**林月：**TODO:\n\nTODO:")
    made = brought(load(content), "zh-Hans", entries)
    assert made.findings == ()
    put(content, made.files)
    after = texts(load(content), "zh-Hans")
    assert second not in after
    assert after[f"{INTERVIEW}#what-is-silence.3"] == "先听见[底噪](term:room-tone)。"
