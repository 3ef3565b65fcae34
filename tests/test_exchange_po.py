"""PO: what we write, and what editors make of it."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from exchanging import INTERVIEW, QUESTIONS, SEMINAR, bring, contents, export, publication, texts
from fangtan.findings import Rule
from fangtan.load import load
from fangtan.translate import po
from fangtan.translate.catalogue import catalogues

HERE = Path(__file__).parent / "exchange"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return publication(tmp_path)


def entry(content: Path, key: str) -> polib.POEntry:
    file = polib.pofile(str(export(content, "po")))
    return next(entry for entry in file if entry.msgctxt == key)


def fixture(name: str, folder: Path, change: tuple[bytes, bytes] = (b"", b"")) -> Path:
    file = folder / name
    file.write_bytes(
        (HERE / name).read_bytes().replace(*change) if change[0] else (HERE / name).read_bytes()
    )
    return file


def test_entry_says_what_it_is_where_it_stands_and_which_terms_it_holds(content: Path) -> None:
    found = entry(content, f"{INTERVIEW}#what-is-silence.2")
    assert found.msgid == "I hear [room tone](term:room-tone) first."
    assert found.msgstr == "先听见[环境底噪](term:room-tone)。"
    assert found.flags == ["fuzzy"]
    assert found.occurrences == [(f"{INTERVIEW}.en.md", "14")]
    what, where, term, links, mark = found.comment.split("\n")
    assert what == "passage ¶3, spoken by Lin Yue, in the section “Silence”"
    assert where == "site/en/quiet-sound/index.html#what-is-silence.2"
    assert term == "glossary: “Room tone” = “环境底噪”"
    assert links == "links: translate the words in [ ], keep what stands behind them in ( )"
    assert re.fullmatch(r"fangtan: draft [0-9a-f]{12} [0-9a-f]{12}", mark)


def test_term_is_no_hint_for_itself(content: Path) -> None:
    assert "glossary:" not in entry(content, "glossary#boom.title").comment


def test_longer_term_wins_and_one_without_a_name_says_so(content: Path) -> None:
    file = content / "glossary" / "en.md"
    more = '\n## Boom pole {#boom-pole aliases="fishpole; pole boom"}\n\nSee above.\n'
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    boom = content / f"{INTERVIEW}.en.md"
    text = boom.read_text("utf-8").replace("Why a boom?", "Why a boom pole or Fishpole, no kaboom?")
    boom.write_text(text, "utf-8")
    lines = entry(content, f"{INTERVIEW}#the-boom.1").comment.split("\n")
    hints = [line for line in lines if line.startswith("glossary:")]
    assert hints == ["glossary: “Boom pole” = not translated yet"]


def test_address_is_public_where_the_publication_has_one(content: Path) -> None:
    imprint = content / "publication.yaml"
    imprint.write_text(
        imprint.read_text("utf-8") + "base_url: https://example.org/talks/\n", "utf-8"
    )
    passage = entry(content, f"{INTERVIEW}#the-boom.1").comment
    assert "https://example.org/talks/en/quiet-sound/#the-boom.1" in passage.split("\n")
    assert "https://" not in entry(content, f"{QUESTIONS}#what-is-it.answer-1.1").comment
    assert "https://" not in entry(content, f"{SEMINAR}#talk.1").comment


@pytest.mark.parametrize(
    ("key", "what"),
    [
        (f"{INTERVIEW}#@title", "title of the text"),
        (f"{INTERVIEW}#@standfirst.1", "standfirst, paragraph 1"),
        (f"{INTERVIEW}#@speakers.0.label", "a speaker’s label, as it stands before the colon"),
        (f"{INTERVIEW}#@source.publisher", "publisher of “source” in interview.yaml"),
        (f"{INTERVIEW}#lede.1", "passage ¶1, context, before the first heading"),
        (f"{INTERVIEW}#silence.title", "heading of a section"),
        (
            f"{INTERVIEW}#what-is-silence.figure-1.caption",
            "caption of a picture, in the section “Silence”",
        ),
        (f"{QUESTIONS}#what-is-it.title", "heading of a question"),
        (f"{QUESTIONS}#what-is-it.1", "prompt of the question “What is silence?”"),
        (f"{QUESTIONS}#what-is-it.answer-2.1", "answer 2 to the question “What is silence?”"),
        (f"{QUESTIONS}#what-is-it.follow-up.1", "follow-up 1 of the question “What is silence?”"),
        (f"{SEMINAR}#listen.1", "paragraph 1 of “Listen” in the run-sheets"),
        ("glossary#boom.1", "definition of “Boom”"),
        ("people#lin-yue.role", "role of “lin-yue” in people.yaml"),
        ("about#@body", "the whole page, below its title"),
    ],
)
def test_every_kind_of_text_is_described(content: Path, key: str, what: str) -> None:
    assert entry(content, key).comment.split("\n")[0] == what


def test_texts_come_in_reading_order(content: Path) -> None:
    (catalogue,) = catalogues(load(content), [INTERVIEW, QUESTIONS], "zh-Hans")
    names = [entry.id for entry in catalogue.entries]
    assert names[:4] == ["@title", "@standfirst.1", "lede.1", "silence.title"]
    assert names.index("what-is-it.guidance.1") < names.index("what-is-it.answer-1.1")


def test_same_content_gives_the_same_bytes(content: Path) -> None:
    first = export(content, "po").read_bytes()
    assert export(content, "po").read_bytes() == first
    assert b"Date" not in first


def test_header_names_the_language_and_its_plurals(content: Path) -> None:
    file = polib.pofile(str(export(content, "po")))
    assert file.metadata["Language"] == "zh_Hans"
    assert file.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert file.metadata["Content-Type"] == "text/plain; charset=UTF-8"


def test_previous_original_is_shown_where_it_is_known(content: Path) -> None:
    (catalogue,) = catalogues(
        load(content), [SEMINAR], "zh-Hans", {(SEMINAR, "talk.1"): "Pairs, at first."}
    )
    assert '#| msgid "Pairs, at first."' in po.written(catalogue).decode()


def test_file_as_poedit_saves_it(content: Path, tmp_path: Path) -> None:
    file = fixture("as-poedit-saves.po", tmp_path)
    # It was exported before “twenty-minutes.1” was written at all.
    before = texts(load(content), "zh-Hans")
    made = bring(fixture("as-poedit-saves.po", tmp_path), content)
    after = texts(load(content), "zh-Hans")
    assert after == before | {f"{SEMINAR}#listen.1": "关上门，等"}
    (finding,) = made.findings
    assert finding.rule == Rule.EDITS_DO_NOT_CONFLICT
    assert "带上讲义，还有铅笔。" in finding.message
    assert (
        po.read(file)
        .notes[0]
        .endswith("1 of its texts are marked as obsolete (#~) and were passed over.")
    )
    assert po.read(file).language == "zh_CN"
    states = {unit.id: unit.text["zh-Hans"].state for unit in load(content).units}
    assert states["talk.1"] == states["listen.1"] == "draft"
    assert (content / f"{SEMINAR}.zh-Hans.states").read_text("utf-8").startswith("talk.1 draft ")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("break_", [b"\n", b"\r\n"])
def test_file_as_weblate_saves_it(
    content: Path, tmp_path: Path, mark: bytes, break_: bytes
) -> None:
    file = fixture("as-weblate-saves.po", tmp_path)
    file.write_bytes(mark + file.read_bytes().replace(b"\n", break_))
    before = texts(load(content), "zh-Hans")
    made = bring(file, content, reviewed=True)
    assert made.findings == ()
    assert made.unproven == 2
    assert texts(load(content), "zh-Hans") == before | {
        f"{SEMINAR}#talk.1": (
            "先两人一组，再四人一组，把听到的都写下来，不要急着下结论，也不要打断别人，听完再说。"
        )
    }
    states = {unit.id: unit.text["zh-Hans"].state for unit in load(content).units}
    assert (states["talk.1"], states["listen.1"]) == ("reviewed", "draft")


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ('等"', "等", Rule.SOURCE_IS_READABLE, 35),
        ('"关上门', '"关"上门', Rule.SOURCE_IS_READABLE, 35),
        ('msgid "Pairs', 'msgxx "Pairs', Rule.SOURCE_IS_READABLE, 39),
        ("charset=UTF-8", "charset=GB2312", Rule.FILE_IS_UTF8, 11),
    ],
)
def test_broken_file_is_reported_with_its_line(
    tmp_path: Path, old: str, new: str, rule: Rule, line: int
) -> None:
    file = fixture("as-poedit-saves.po", tmp_path, (old.encode(), new.encode()))
    returned = po.read(file)
    assert returned.entries == ()
    (finding,) = returned.findings
    assert (finding.rule, finding.place.line) == (rule, line)


def test_other_encoding_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_bytes((HERE / "as-poedit-saves.po").read_text("utf-8").encode("gb18030"))
    (finding,) = po.read(file).findings
    assert finding.rule == Rule.FILE_IS_UTF8


def test_text_that_stands_twice_is_reported_and_neither_is_taken(
    content: Path, tmp_path: Path
) -> None:
    file = fixture("as-weblate-saves.po", tmp_path)
    again = 'msgctxt "interviews/quiet-sound/seminar#talk.1"\nmsgid "Pairs first."\nmsgstr "先。"\n'
    file.write_text(f"{file.read_text('utf-8')}\n{again}", "utf-8")
    before = contents(content)
    (finding,) = po.read(file).findings
    assert finding.rule == Rule.ID_IS_UNIQUE
    assert "“先。”" in finding.message
    bring(file, content)
    assert contents(content) == before


def test_what_a_program_guessed_from_another_text_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "guessed.po"
    file.write_text(
        'msgid ""\nmsgstr ""\n"Language: zh_Hans\\n"\n\n'
        "#, fuzzy\n"
        '#| msgctxt "works#still-water.title"\n'
        '#| msgid "Still Water"\n'
        'msgctxt "glossary#room-tone.title"\n'
        'msgid "Room tone"\n'
        'msgstr "静水"\n\n'
        "#, fuzzy\n"
        '#| msgctxt "people#host.title"\n'
        '#| msgid "Host"\n'
        'msgctxt "people#host.role"\n'
        'msgid "Host"\n'
        'msgstr "主持"\n',
        "utf-8",
    )
    returned = po.read(file)
    # The second has the same words, and only another id.
    assert [(entry.id, entry.translation) for entry in returned.entries] == [("host.role", "主持")]
    (note,) = returned.notes
    assert "1 of its texts are guesses" in note
