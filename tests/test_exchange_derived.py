"""Translations of a language that is made from another one: out, back, and as they stand."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib
import pytest

from exchanging import FORMS, INTERVIEW, bring, contents, export, publication, texts
from fangtan.load import load
from fangtan.model import State, state_of
from fangtan.translate import xliff
from fangtan.translate.accepting import Verdict, say
from fangtan.translate.choosing import choose
from fangtan.translate.differences import differences
from fangtan.translate.writing import write

HANT = "zh-Hant"
OVERRIDES = f"{INTERVIEW}.zh-Hant.yaml"
QUESTION = f"{INTERVIEW}#first-take.1"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A publication that also comes in Traditional Chinese, made from its Simplified."""
    folder = publication(tmp_path)
    file = folder / "publication.yaml"
    derivation = (
        "languages: [en, zh-Hans, zh-Hant]\nderived: {zh-Hant: {from: zh-Hans, region: taiwan}}"
    )
    text = file.read_text("utf-8")
    assert "languages: [en, zh-Hans]" in text
    file.write_text(text.replace("languages: [en, zh-Hans]", derivation), "utf-8")
    say_of(folder, "reviewed", language="zh-Hans")
    return folder


def say_of(content: Path, verdict: Verdict, *names: str, language: str = HANT) -> list[State]:
    outcome = say(choose(content, names, [language]), verdict)
    write(content, outcome.files)
    return [change.after for change in outcome.changes]


def state(content: Path, name: str, language: str = HANT) -> State:
    unit = next(u for u in load(content).units if f"{u.part}#{u.id}" == name)
    return state_of(unit.text, language)


def edit(content: Path, path: str, before: str, after: str) -> None:
    file = content / path
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def translate(file: Path, name: str, words: str, *, fuzzy: bool = False) -> None:
    """Give a text other words in a PO file, as an editor does."""
    entries = polib.pofile(str(file))
    entry = next(entry for entry in entries if entry.msgctxt == name)
    entry.msgstr = words
    entry.flags = ["fuzzy"] if fuzzy else []
    entries.save()


@pytest.mark.parametrize("form", FORMS)
def test_its_source_is_what_it_is_made_from(content: Path, form: str) -> None:
    returned = FORMS[form].read(export(content, form, HANT))
    found = {f"{entry.part}#{entry.id}": entry for entry in returned.entries}
    simplified = texts(load(content), "zh-Hans")
    assert {name: entry.original for name, entry in found.items()} == simplified
    assert {name: entry.translation for name, entry in found.items()} == texts(load(content), HANT)
    assert returned.language.replace("_", "-") == HANT


def test_glossary_hints_are_in_the_two_chinese_scripts(content: Path) -> None:
    assert "glossary: “环境底噪” = “環境底噪”" in export(content, "po", HANT).read_text("utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_comes_back_as_it_went_writes_nothing(content: Path, form: str) -> None:
    before = contents(content)
    made = bring(export(content, form, HANT), content, HANT)
    assert (made.files, made.findings) == ({}, ())
    assert contents(content) == before


def test_only_what_differs_is_written_and_by_its_id(content: Path) -> None:
    file = export(content, "po", HANT)
    translate(file, QUESTION, "那麼第一條呢？")
    translate(file, f"{INTERVIEW}#@title", "安靜的「聲音」")
    before = contents(content)
    made = bring(file, content, HANT)
    assert made.findings == ()
    assert (content / OVERRIDES).read_text("utf-8") == (
        "'@title': 安靜的「聲音」\nfirst-take.1: 那麼第一條呢？\n"
    )
    changed = {path for path, data in contents(content).items() if before.get(path) != data}
    assert changed == {OVERRIDES, f"{INTERVIEW}.zh-Hant.states"}
    assert texts(load(content), HANT)[QUESTION] == "那麼第一條呢？"
    assert state(content, QUESTION) == "draft"


def test_what_is_written_goes_stale_with_what_it_was_made_from(content: Path) -> None:
    file = export(content, "po", HANT)
    translate(file, QUESTION, "那麼第一條呢？")
    bring(file, content, HANT, reviewed=True)
    assert state(content, QUESTION) == "reviewed"
    edit(content, f"{INTERVIEW}.zh-Hans.md", "第一条呢？", "第二条呢？")
    say_of(content, "reviewed", QUESTION, language="zh-Hans")
    assert state(content, QUESTION) == "stale"
    (difference,) = differences(content, choose(content, [QUESTION], [HANT]))
    assert difference.original.markdown == "第二条呢？"
    assert "第二条呢？" in export(content, "po", HANT).read_text("utf-8")


def test_generated_words_are_reviewed_and_go_stale(content: Path) -> None:
    assert say_of(content, "reviewed", QUESTION) == ["reviewed"]
    assert state(content, QUESTION) == "reviewed"
    assert say_of(content, "reviewed", QUESTION) == []
    edit(content, f"{INTERVIEW}.zh-Hans.md", "第一条呢？", "第二条呢？")
    assert state(content, QUESTION) == "stale"


def test_it_is_no_better_than_what_it_is_made_from_and_the_command_says_so(content: Path) -> None:
    say_of(content, "draft", QUESTION, language="zh-Hans")
    assert say_of(content, "reviewed", QUESTION) == ["draft"]
    assert state(content, QUESTION) == "draft"
    assert say_of(content, "reviewed", QUESTION) == []
    say_of(content, "reviewed", QUESTION, language="zh-Hans")
    assert state(content, QUESTION) == "reviewed"


def test_words_as_they_are_made_are_taken_out_again(content: Path) -> None:
    made = texts(load(content), HANT)[QUESTION]
    (content / OVERRIDES).write_text(
        "# what we know better\n'@title': 靜\n# a take\nfirst-take.1: 那麼\n", "utf-8"
    )
    file = export(content, "po", HANT)
    translate(file, QUESTION, made)
    assert bring(file, content, HANT).findings == ()
    assert (content / OVERRIDES).read_text("utf-8") == (
        "# what we know better\n'@title': 靜\n# a take\n"
    )
    file = export(content, "po", HANT)
    translate(file, f"{INTERVIEW}#@title", texts_made(content, "@title"))
    (content / OVERRIDES).write_text("'@title': 靜\n", "utf-8")
    bring(file, content, HANT)
    assert not (content / OVERRIDES).exists()


def texts_made(content: Path, identifier: str) -> str:
    """Return a text as it is made, in a copy without what somebody wrote."""
    copy = content.with_name("copy")
    shutil.copytree(content, copy)
    (copy / OVERRIDES).unlink()
    return texts(load(copy), HANT)[f"{INTERVIEW}#{identifier}"]


def test_comments_and_order_stay_and_new_texts_stand_in_reading_order(content: Path) -> None:
    (content / OVERRIDES).write_text(
        "# known better\nwhat-is-silence.1: |\n  什麼是靜？\n  真的？\n\n# the end\n", "utf-8"
    )
    file = export(content, "po", HANT)
    translate(file, QUESTION, "第一「條」呢？")
    translate(file, f"{INTERVIEW}#@title", "靜")
    translate(file, f"{INTERVIEW}#what-is-silence.1", "什麼是靜？\n是嗎？")
    assert bring(file, content, HANT).findings == ()
    assert (content / OVERRIDES).read_text("utf-8") == (
        "'@title': 靜\n# known better\nwhat-is-silence.1: |\n  什麼是靜？\n  是嗎？\n"
        "first-take.1: 第一「條」呢？\n\n# the end\n"
    )


def test_a_name_stands_beside_the_others_and_goes_where_it_is_as_made(content: Path) -> None:
    before = (content / "people.yaml").read_text("utf-8")
    file = export(content, "po", HANT)
    translate(file, "people#lin-yue.name", "林玥")
    translate(file, "people#lin-yue.note", "她錄下\n他人聽不見的。")
    assert bring(file, content, HANT).findings == ()
    after = (content / "people.yaml").read_text("utf-8")
    assert "name: {en: Lin Yue, zh-Hans: 林月, zh-Hant: 林玥}   # in her own order" in after
    file = export(content, "po", HANT)
    translate(file, "people#lin-yue.name", "林月")
    translate(file, "people#lin-yue.note", "她錄下別人聽不見的。")
    assert bring(file, content, HANT).findings == ()
    assert (content / "people.yaml").read_text("utf-8") == before


def test_what_changed_with_its_source_is_no_conflict(content: Path) -> None:
    file = export(content, "po", HANT)
    translate(file, QUESTION, "那麼第一條呢？")
    edit(content, f"{INTERVIEW}.zh-Hans.md", "第一条呢？", "第二条呢？")
    assert bring(file, content, HANT).findings == ()
    assert texts(load(content), HANT)[QUESTION] == "那麼第一條呢？"
    assert state(content, QUESTION) == "stale"


def test_what_it_is_made_from_can_still_be_imported(content: Path) -> None:
    file = export(content, "po", "zh-Hans")
    translate(file, QUESTION, "第二条视频呢？")
    made = bring(file, content, "zh-Hans")
    assert made.findings == ()
    assert texts(load(content), HANT)[QUESTION] == "第二條影片呢？"


def test_a_paragraph_that_is_put_before_it_takes_nothing_away(content: Path) -> None:
    name = f"{INTERVIEW}#what-is-silence.2"
    file = export(content, "po", HANT)
    translate(file, name, "先聽見的是底噪。")
    bring(file, content, HANT, reviewed=True)
    for language, new in (("en", "Well."), ("zh-Hans", "嗯。")):
        text = (content / f"{INTERVIEW}.{language}.md").read_text("utf-8")
        head, mark, rest = text.partition("{#what-is-silence}\n")
        assert mark
        (content / f"{INTERVIEW}.{language}.md").write_text(
            f"{head}{mark}{rest.partition('**')[0]}**"
            f"{rest.partition('**')[2].partition('**')[0]}**{new}\n\n"
            f"{rest.partition('**')[2].partition('**')[2].lstrip()}",
            "utf-8",
        )
    loaded = load(content)
    found = texts(loaded, HANT)
    assert found[name] != "先聽見的是底噪。"
    assert found[f"{INTERVIEW}#what-is-silence.3"] == "先聽見的是底噪。"
    assert state(content, f"{INTERVIEW}#what-is-silence.3") == "reviewed"
    assert state(content, f"{INTERVIEW}#what-is-silence.1") == "draft"
    said = [f.message for f in loaded.findings if f.place.path == OVERRIDES]
    assert said == ["“what-is-silence.2” was written for what is now “what-is-silence.3”"]
    # What is written next stands under the ids of now.
    file = export(content, "po", HANT)
    translate(file, QUESTION, "那麼第一條呢？")
    assert bring(file, content, HANT).findings == ()
    assert not [f for f in load(content).findings if f.place.path == OVERRIDES]
    assert texts(load(content), HANT)[f"{INTERVIEW}#what-is-silence.3"] == "先聽見的是底噪。"
    assert state(content, f"{INTERVIEW}#what-is-silence.3") == "reviewed"


def test_what_is_not_there_yet_waits_for_what_it_is_made_from(content: Path) -> None:
    edit(content, f"{INTERVIEW}.zh-Hans.md", "第一条呢？", "TODO: 第一条")
    assert state(content, QUESTION) == "missing"
    returned = xliff.read(export(content, "xliff", HANT))
    assert QUESTION not in {f"{entry.part}#{entry.id}" for entry in returned.entries}
    (content / OVERRIDES).write_text("first-take.1: 第一條呢？\n", "utf-8")
    assert texts(load(content), HANT)[QUESTION] == "第一條呢？"


def test_a_placeholder_is_none_of_its_texts(content: Path) -> None:
    made = texts(load(content), HANT)[QUESTION]
    (content / OVERRIDES).write_text("first-take.1: 'TODO: better'\n", "utf-8")
    assert texts(load(content), HANT)[QUESTION] == made


def test_both_chinese_scripts_are_reviewed_at_once(content: Path) -> None:
    say_of(content, "draft", QUESTION, language="zh-Hans")
    outcome = say(choose(content, [QUESTION]), "reviewed")
    assert {change.language: change.after for change in outcome.changes} == {
        "zh-Hans": "reviewed",
        HANT: "reviewed",
    }


@pytest.mark.parametrize("is_accepted", [True, False])
def test_what_was_written_for_a_passage_that_is_gone_is_shown_nowhere(
    content: Path, *, is_accepted: bool
) -> None:
    (content / OVERRIDES).write_text("what-is-silence.2: 先聽見的是底噪。\n", "utf-8")
    if is_accepted:
        say_of(content, "accepted", f"{INTERVIEW}#what-is-silence.2")
    edit(
        content,
        f"{INTERVIEW}.en.md",
        "I hear [room tone](term:room-tone) first.\n\nIt is never",
        "It is never",
    )
    edit(
        content,
        f"{INTERVIEW}.zh-Hans.md",
        "先听见[环境底噪](term:room-tone)。\n\n它从来",
        "它从来",
    )
    loaded = load(content)
    assert "先聽見的是底噪。" not in texts(loaded, HANT).values()
    (finding,) = [f for f in loaded.findings if f.place.path == OVERRIDES]
    assert finding.message == ("what “what-is-silence.2” was written for is gone, or another text")
    assert finding.severity == "error"


def test_what_nobody_accepted_follows_its_passage_and_has_to_be_renamed(content: Path) -> None:
    (content / OVERRIDES).write_text("what-is-silence.3: 從來不空。\n", "utf-8")
    edit(
        content,
        f"{INTERVIEW}.en.md",
        "I hear [room tone](term:room-tone) first.\n\nIt is never",
        "It is never",
    )
    edit(
        content,
        f"{INTERVIEW}.zh-Hans.md",
        "先听见[环境底噪](term:room-tone)。\n\n它从来",
        "它从来",
    )
    loaded = load(content)
    assert texts(loaded, HANT)[f"{INTERVIEW}#what-is-silence.2"] == "從來不空。"
    (finding,) = [f for f in loaded.findings if f.place.path == OVERRIDES]
    assert finding.severity == "error"
    assert "is now “what-is-silence.2”" in finding.message


def test_its_source_may_be_edited_where_nothing_moved(content: Path) -> None:
    (content / OVERRIDES).write_text("first-take.1: 那麼第一條呢？\n", "utf-8")
    edit(content, f"{INTERVIEW}.zh-Hans.md", "第一条呢？", "第二条呢？")
    loaded = load(content)
    assert texts(loaded, HANT)[QUESTION] == "那麼第一條呢？"
    assert [f for f in loaded.findings if f.place.path == OVERRIDES] == []
