"""Formats of sources: what each is read into, and that nothing of its text is lost."""

from __future__ import annotations

import contextlib
import csv
import html
import importlib
import io
import json
import pkgutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fangtan import importers
from fangtan.importers import FORMATS, Unreadable, read
from fangtan.importers.formats import Format
from fangtan.importers.source import Line, Source

HERE = Path(__file__).parent / "imports" / "formats"

Turn = tuple[str, str]

WORDS = [
    "sound",
    "light",
    "Straße",
    "café",
    "录音",
    "棚里",
    "第一次",
    "きれい",
    "聲音",
    "don’t",
    "1987",
    "[sic]",
    "a_b",
    "3*4",
    "#1",
    "<b>",
    "&",
    "é",
]
SIGNS = [
    *(
        "Ada:",
        "hello",
        "<laughs>",
        "1.",
        "one",
        "-",
        "*",
        "_u_",
        "#",
        "h",
        ">",
        "|",
        "p",
        "`",
        "[x]",
    ),
    *(
        "~",
        "=",
        "---",
        "[Bo]:",
        ":",
        "问：答",
        "**x**",
        "{{",
        "{%",
        "\\",
        "<!--",
        "$",
        "^",
        "+",
        "",
        "    ",
    ),
]
paragraphs = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
speakers = st.sampled_from(["Ada Smith", "Bo", "林远", "Q"])
turns = st.lists(st.tuples(speakers, paragraphs), min_size=2, max_size=8)


def bare(text: str) -> str:
    return "".join(text.split())


def text_of(source: Source) -> str:
    return bare("".join(line.text for line in source.lines))


def as_text(said: list[Turn]) -> bytes:
    return "\n\n".join(f"{who}: {words}" for who, words in said).encode()


def as_markdown(said: list[Turn]) -> bytes:
    def escaped(words: str) -> str:
        return "".join(f"\\{char}" if char in r"\`*_{}[]()#+-.!<>&|" else char for char in words)

    return "\n\n".join(f"**{who}:** {escaped(words)}" for who, words in said).encode()


def as_html(said: list[Turn]) -> bytes:
    rows = "\n".join(f"<p><b>{who}:</b> {html.escape(words)}</p>" for who, words in said)
    page = f"<!DOCTYPE html><html><body><nav><a href='/'>Home</a></nav>\n{rows}\n</body></html>"
    return page.encode()


def as_docx(said: list[Turn]) -> bytes:
    document = docx.Document()
    for who, words in said:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{who}:").bold = True
        paragraph.add_run(f" {words}")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_webvtt(said: list[Turn]) -> bytes:
    cues = (
        f"00:{n:02}.000 --> 00:{n:02}.900\n<v {who}>{html.escape(words, quote=False)}</v>\n"
        for n, (who, words) in enumerate(said)
    )
    return "\n".join(["WEBVTT\n", *cues]).encode()


def as_srt(said: list[Turn]) -> bytes:
    cues = (
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{who}: {words}\n"
        for n, (who, words) in enumerate(said, 1)
    )
    return "\n".join(cues).replace("<b>", "").encode()


def as_tei(said: list[Turn]) -> bytes:
    root = etree.Element("TEI")
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for who, words in said:
        etree.SubElement(body, "u", who=f"#{who.replace(' ', '-')}").text = words
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def as_csv(said: list[Turn]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(["Start", "Speaker", "Text"])
    writer.writerows((f"00:00:{n:02}", who, words) for n, (who, words) in enumerate(said))
    return file.getvalue().encode()


def as_dry_run(said: list[Turn]) -> bytes:
    blocks = [
        {"kind": "turn", "speaker": who, "text": words, "line": n, "label": f"{who}:"}
        for n, (who, words) in enumerate(said, 1)
    ]
    return json.dumps({"language": "en", "blocks": blocks}).encode()


LABELLED = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
    "docx": as_docx,
    "srt": as_srt,
    "dry-run": as_dry_run,
}
STATED = {"webvtt": as_webvtt, "tei": as_tei, "table": as_csv}
SUFFIX = {form.name: form.suffixes[0] for form in FORMATS}


def test_every_module_that_makes_a_format_is_in_the_list() -> None:
    names = [module.name for module in pkgutil.iter_modules(importers.__path__)]
    modules = [importlib.import_module(f"fangtan.importers.{name}") for name in names]
    made = {
        module.FORMAT.name
        for module in modules
        if isinstance(getattr(module, "FORMAT", None), Format)
    }
    assert made == {form.name for form in FORMATS}


def test_names_and_suffixes_of_formats_are_unique() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert len(set(importers.names())) == len(FORMATS)


@pytest.mark.parametrize("name", [*LABELLED, *STATED])
@settings(max_examples=40, deadline=None)
@given(said=turns)
def test_no_character_of_the_text_is_lost_and_all_are_in_order(name: str, said: list[Turn]) -> None:
    make = {**LABELLED, **STATED}[name]
    source = read(make(said), f"a{SUFFIX[name]}")
    assert source.metadata["format"] == name
    labels = [f"{who}:" if name in LABELLED else "" for who, _ in said]
    wanted = "".join(label + words for label, (_, words) in zip(labels, said, strict=True))
    assert text_of(source) == bare(wanted.replace("<b>", "") if name == "srt" else wanted)


@pytest.mark.parametrize("name", STATED)
@settings(max_examples=20, deadline=None)
@given(said=turns)
def test_speakers_are_those_that_the_format_states(name: str, said: list[Turn]) -> None:
    source = read(STATED[name](said), f"a{SUFFIX[name]}")
    stated = [line.speaker for line in source.lines]
    assert stated == [who.replace(" ", "-") if name == "tei" else who for who, _ in said]


@pytest.mark.parametrize("name", ["markdown", "html", "docx"])
def test_bold_labels_are_spans(name: str) -> None:
    source = read(LABELLED[name]([("Ada", "one two"), ("Bo", "three")]), f"a{SUFFIX[name]}")
    marked = [line.text[span.start : span.end] for line in source.lines for span in line.spans]
    assert marked == ["Ada:", "Bo:"]


@pytest.mark.parametrize("name", ["html", "docx", "webvtt", "srt", "tei", "dry-run"])
def test_content_tells_the_format_without_a_name(name: str) -> None:
    make: Callable[[list[Turn]], bytes] = {**LABELLED, **STATED}[name]
    assert read(make([("Ada", "one"), ("Bo", "two")]), "-").metadata["format"] == name


def shapes(source: Source) -> list[tuple[str, str]]:
    return [(line.shape, line.text) for line in source.lines]


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def line(source: Source, text: str) -> Line:
    return next(line for line in source.lines if line.text == text)


def test_front_matter_gives_title_names_and_language() -> None:
    source = read(
        b"---\ntitle: On sound\nlang: en-GB\ninterviewer: Ada Smith\n"
        b"guests:\n  - name: Bo Li\n---\n\nHello.\n",
        "a.md",
    )
    assert source.title == "On sound"
    assert source.language == "en"
    assert source.names == {"Ada Smith": "interviewer", "Bo Li": "interviewee"}
    assert source.lines[0].number == 9


def test_front_matter_in_toml_is_read() -> None:
    source = read(b'+++\ntitle = "On sound"\ndate = 2026-01-02\n+++\nHello.\n', "a.md")
    assert (source.title, source.metadata["date"]) == ("On sound", "2026-01-02")


def test_broken_front_matter_is_a_finding_with_its_line() -> None:
    source = read(b"---\ntitle: On sound\nnames: [Ada\n---\nHello.\n", "a.md")
    assert [finding.place.line for finding in source.findings] == [4]
    assert "names: [Ada" in source.metadata["front-matter"]
    assert texts(source) == ["Hello."]


def test_numbered_question_is_an_item_and_its_answer_is_indented_text() -> None:
    source = read(b"1. __Why?__\n\n    Because.\n\n    - One\n\n1. __How?__\n\n    So.\n", "a.md")
    assert shapes(source) == [
        ("item", "Why?"),
        ("text", "Because."),
        ("item", "One"),
        ("item", "How?"),
        ("text", "So."),
    ]
    assert [each.ordinal for each in source.lines] == ["1.", "", "-", "1.", ""]
    assert [each.indent for each in source.lines] == [0, 4, 4, 0, 4]


def test_wrapped_lines_are_joined_and_turns_without_an_empty_line_are_not() -> None:
    source = read(
        "**Ada:** This is a question that was wrapped at a width\nas some editors do, then ends?\n"
        "**Bo:** Short.\n**Ada:** And\nthis?\n\n这是一段在编辑器里\n折行的文字。\n".encode(),
        "a.md",
    )
    assert texts(source) == [
        "Ada: This is a question that was wrapped at a width as some editors do, then ends?",
        "Bo: Short.",
        "Ada: And this?",
        "这是一段在编辑器里折行的文字。",
    ]


def test_templating_is_no_text_and_what_it_encloses_is() -> None:
    source = read(
        b'{% include head.html %}\n<div class="x">\n\n'
        b"Hello \\[08:17\\] {{ page.who }}there.\n\n</div>\n"
        b'{{< figure src="a.jpg" caption="The street" >}}\n\n<p>More <b>text</b></p>\n{: .lead}\n',
        "a.md",
    )
    assert shapes(source) == [
        ("text", "Hello [08:17] there."),
        ("caption", "The street"),
        ("text", "More text"),
    ]


def test_tables_and_definition_lists_are_cells_with_their_column() -> None:
    wanted = [("cell", 1, "Ada", True), ("cell", 2, "Hello.", False)]
    for name, data in {
        "a.md": b"Ada\n: Hello.\n",
        "a.html": b"<html><body><dl><dt>Ada</dt><dd><p>Hello.</p></dd></dl></body></html>",
        "b.html": b"<html><body><table><tr><td>Ada</td><td>Hello.</td></tr></table></body></html>",
    }.items():
        lines = read(data, name).lines
        assert [(each.shape, each.level, each.text, each.gap) for each in lines] == wanted


def test_footnotes_stay_where_they_were_written() -> None:
    source = read(b"Hello[^1] there.\n\n[^1]: A note.\n\nGoodbye.\n", "a.md")
    assert texts(source) == ["Hello[1] there.", "[1] A note.", "Goodbye."]


def test_furniture_of_a_page_is_left_out_and_the_article_is_kept() -> None:
    source = read((HERE / "article.html").read_bytes(), "article.html")
    assert shapes(source) == [
        ("heading", "What the room remembers"),
        ("text", "A sound editor on winter, quilts and silence."),
        ("caption", "A street at night, before the recording"),
        ("text", "Ada When did you begin?"),
        ("text", "Bo Yes."),
        ("text", "In the winter of 1987."),
        ("text", "Ada Yes?"),
        ("text", "Bo Yes."),
        ("heading", "The street"),
        ("quote", "Too clean, he said."),
        ("text", "Bo: We went outside."),
    ]
    assert source.title == "What the room remembers"


def test_word_html_in_an_old_encoding_is_read_whole() -> None:
    source = read((HERE / "word-gb2312.htm").read_bytes(), "word-gb2312.htm")
    assert texts(source) == [
        "声音与街道",
        "记者：您哪一年开始录音？",
        "林远：一九八七年冬天。棚里没有暖气。",
        "1. 后来呢？",
    ]
    assert source.lines[0].shape == "heading"
    assert source.language == "zh-Hans"
    assert source.metadata["encoding"] == "gb18030"
    bold = source.lines[1]
    assert [bold.text[span.start : span.end] for span in bold.spans] == ["记者："]


def test_breaks_part_lines_and_two_breaks_are_a_gap() -> None:
    lines = read(b"<html><body><p>one<br>two<br><br>three</p></body></html>", "a.html").lines
    assert [(each.text, each.gap) for each in lines] == [
        ("one", True),
        ("two", False),
        ("three", True),
    ]


def word(body: str, **parts: str) -> bytes:
    """Return a Word document with a body, and perhaps footnotes, in Word's own XML."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>"
        )
        for name, inside in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {space}>{inside}</w:{name}>")
    return file.getvalue()


def test_tracked_changes_are_accepted_and_notes_and_boxes_are_kept() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>We </w:t></w:r>"
        "<w:del><w:r><w:delText>nailed</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>hung</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> quilts.</w:t></w:r>"
        "<w:r><w:footnoteReference w:id='7'/></w:r>"
        "<w:r><w:pict><w:txbxContent>"
        "<w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    notes = "<w:footnote w:id='7'><w:p><w:r><w:t>Two of them.</w:t></w:r></w:p></w:footnote>"
    assert texts(read(word(body, footnotes=notes), "a.docx")) == [
        "We hung quilts.[1]",
        "In a box",
        "[1] Two of them.",
    ]


def test_styles_lists_and_tables_of_word_give_shapes() -> None:
    document = docx.Document()
    document.add_heading("Part", 2)
    document.add_paragraph("first", "List Number")
    document.add_paragraph("second", "List Number")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ada", "Hello."
    document.add_paragraph("The street", "Caption")
    file = io.BytesIO()
    document.save(file)
    lines = read(file.getvalue(), "a.docx").lines
    assert [(each.shape, each.level, each.ordinal, each.text) for each in lines] == [
        ("heading", 2, "", "Part"),
        ("item", 1, "1.", "first"),
        ("item", 1, "2.", "second"),
        ("cell", 1, "", "Ada"),
        ("cell", 2, "", "Hello."),
        ("caption", 0, "", "The street"),
    ]


def test_cues_have_speakers_times_and_gaps_and_notes_are_kept_apart() -> None:
    source = read((HERE / "voices.vtt").read_bytes(), "voices.vtt")
    assert [(each.speaker, each.seconds, each.gap, each.text) for each in source.lines] == [
        ("Ada Smith", 1.0, True, "When did you begin,"),
        ("Ada Smith", 1.0, False, "and where?"),
        ("Bo", 4.0, True, "In the winter & in the cold."),
        ("Bo", 3605.5, True, "Yes."),
        ("Ada Smith", 3607.0, True, "Yes."),
    ]
    assert source.metadata["notes"] == "Checked by the editor"


def test_captions_that_roll_up_are_read_once() -> None:
    rolled = [("one",), ("one", "two"), ("two", "three"), ("three", "four")]
    cues = "\n\n".join(
        f"00:0{n}.000 --> 00:0{n + 1}.000\n" + "\n".join(rows) for n, rows in enumerate(rolled)
    )
    assert texts(read(f"WEBVTT\n\n{cues}\n".encode(), "a.vtt")) == ["one", "two", "three", "four"]


def test_people_who_say_the_same_are_both_heard() -> None:
    cues = "\n\n".join(f"00:0{n}.000 --> 00:0{n + 1}.000\nYes." for n in range(4))
    assert texts(read(f"WEBVTT\n\n{cues}\n".encode(), "a.vtt")) == ["Yes."] * 4


def test_numbers_that_are_said_are_not_numbers_of_subtitles() -> None:
    data = (
        b"1\n00:00:01,000 --> 00:00:02,000\n>> BO: <i>In</i>\n1987\n\n"
        b"2\n00:00:03,000 --> 00:00:04,000\n- Yes\n"
    )
    source = read(data, "a.srt")
    assert texts(source) == [">> BO: In", "1987", "- Yes"]
    assert [each.seconds for each in source.lines] == [1.0, 1.0, 3.0]


def test_tei_names_people_and_keeps_what_happens() -> None:
    source = read((HERE / "interview.xml").read_bytes(), "interview.xml")
    assert source.title == "What the room remembers"
    assert source.names == {"Ada Smith": "interviewer", "Bo Li": "interviewee"}
    assert [(each.shape, each.speaker, each.seconds, each.text) for each in source.lines] == [
        ("heading", None, None, "The winter"),
        ("text", "Ada Smith", 3.0, "When did you — begin?"),
        ("text", "Bo Li", None, "In the winter. [laughs] It was cold."),
        ("text", None, None, "[They drink tea.]"),
        ("text", "CY", None, "Bold and loud."),
        ("text", "CY", None, "A second paragraph."),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"start,speaker,text\n00:01,Ada,Hello there\n00:03,Bo,Yes\n",
        b"Text;Speaker;Start\nHello there;Ada;00:01\nYes;Bo;00:03\n",
        b"00:00:01\tAda\tHello there\n00:00:03\tBo\tYes\n",
        b"Ada|Hello there|1.0\nBo|Yes|3.0\n",
        (
            b'"Time","Name","Utterance","Confidence"\n'
            b'"0:01","Ada","Hello there","0.9"\n"0:03","Bo","Yes","0.8"\n'
        ),
    ],
)
def test_columns_are_found_in_any_order(data: bytes) -> None:
    found = [(each.seconds, each.speaker, each.text) for each in read(data, "a.csv").lines]
    assert found == [(1.0, "Ada", "Hello there"), (3.0, "Bo", "Yes")]


def test_lines_within_a_quoted_cell_stay_lines() -> None:
    lines = read(b'speaker,text\nAda,"one\ntwo"\nBo,three\n', "a.csv").lines
    assert [(each.number, each.gap, each.text) for each in lines] == [
        (2, True, "one"),
        (3, False, "two"),
        (4, True, "three"),
    ]


def test_dry_run_gives_labels_and_time_codes_back() -> None:
    block = {
        "kind": "turn",
        "speaker": "Ada",
        "text": "Hello there",
        "line": 7,
        "label": "Ada:",
        "times": [{"at": 6, "written": "[00:05]", "seconds": 5}],
    }
    heading = {"kind": "heading", "speaker": None, "text": "Part", "line": 9, "level": 2}
    source = read(
        json.dumps({"title": "T", "language": "en", "blocks": [block, heading]}).encode(), "-"
    )
    assert [(each.number, each.shape, each.speaker, each.text) for each in source.lines] == [
        (7, "text", "Ada", "Ada: Hello [00:05] there"),
        (9, "heading", None, "Part"),
    ]


BROKEN = {
    "empty.txt": (b" \n", 1),
    "truncated.docx": (as_docx([("Ada", "one")])[:3000], 1),
    "other.docx": (word("")[:0] + b"PK\x05\x06" + b"\0" * 18, 1),
    "damaged.xml": (b"<TEI>\n<text><u>one</text></TEI>", 2),
    "outside.xml": (
        b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]><TEI><u>&x;</u></TEI>',
        1,
    ),
    "wrong.json": (b'{"blocks": [\n}', 2),
    "list.json": (b"[1, 2]", 1),
    "blocks.json": (b'{"blocks": [{"kind": "turn"}]}', 1),
    "cut.csv": (b'speaker,text\nAda,one\nBo,"two\nthree', 3),
    "deep.html": (b"<html><body>" + b"<div>" * 3000 + b"lost</body></html>", 1),
    "deep.xml": (b"<TEI><u>" + b"<seg>" * 900 + b"</seg>" * 900 + b"</u></TEI>", 1),
    "deep.json": (b'{"blocks": ' + b"[" * 100_000, 1),
    "no-cue.srt": (b"just words", 1),
    "empty.vtt": (b"WEBVTT\n\nNOTE nothing\n", 1),
    "picture.png": (b"\x89PNG\r\n\x1a\n\0\0\0", 1),
    "print.pdf": (b"%PDF-1.7\n", 1),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 1),
    "noise.txt": (bytes(range(256)) * 16, 1),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_source_says_where_and_what_to_do(name: str) -> None:
    data, number = BROKEN[name]
    with pytest.raises(Unreadable) as raised:
        read(data, name)
    finding = raised.value.finding
    assert (finding.place.path, finding.place.line) == (name, number)
    assert finding.message
    assert finding.hint


def test_a_part_that_unpacks_to_more_than_any_interview_is_refused() -> None:
    with pytest.raises(Unreadable, match="unpacks to more than 64 MB"):
        read(word(" " * (65 * 2**20)), "bomb.docx")


def test_entities_that_multiply_are_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    data = f'<!DOCTYPE TEI [<!ENTITY e0 "lol">{entities}]><TEI><u>&e9;</u></TEI>'.encode()
    with pytest.raises(Unreadable):
        read(data, "bomb.xml")


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([*LABELLED, *STATED]),
    turns,
    st.integers(0, 3000),
    st.integers(0, 40),
    st.binary(max_size=20),
)
def test_no_damage_makes_a_reader_raise_anything_else(
    name: str, said: list[Turn], start: int, length: int, put: bytes
) -> None:
    whole = {**LABELLED, **STATED}[name](said)
    start = min(start, len(whole))
    with contextlib.suppress(Unreadable):
        source = read(whole[:start] + put + whole[start + length :], f"a{SUFFIX[name]}")
        assert all(each.number >= 1 and each.text.strip() for each in source.lines)


def test_what_only_looks_like_markup_is_text() -> None:
    source = read(
        b"[Ada]: Hello\n\n<laughs>\n\nYes <crosstalk> and <b>no</b>.\n\n[site]: https://a.example\n",
        "a.md",
    )
    assert texts(source) == ["[Ada]: Hello", "<laughs>", "Yes <crosstalk> and no."]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6), min_size=1, max_size=6))
def test_signs_of_markdown_never_swallow_words(rows: list[list[str]]) -> None:
    text = "\n".join(" ".join(row) for row in rows)
    source = read(f"words\n\n{text}\n".encode(), "a.md")
    read_back = "".join(each.ordinal + each.text for each in source.lines)
    assert "".join(filter(str.isalpha, read_back)) == "words" + "".join(filter(str.isalpha, text))


def test_a_page_laid_out_by_a_table_is_running_text() -> None:
    menu = "".join(f"<a href='{n}'>Menu {n}</a><br>" for n in range(4))
    talk = "<p><b>Q:</b> When?<p><b>A:</b> In 1987.<br><br>It was cold.<p><b>Q:</b> And?"
    page = f"<html><body><table><tr><td>{menu}</td><td>{talk}</td></tr></table></body></html>"
    assert shapes(read(page.encode(), "a.htm")) == [
        ("text", "Q: When?"),
        ("text", "A: In 1987."),
        ("text", "It was cold."),
        ("text", "Q: And?"),
    ]


def test_a_missing_library_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(_: object) -> Source:
        raise ModuleNotFoundError(name="lxml")

    monkeypatch.setattr(importers, "FORMATS", (Format("x", "X", (".x",), lacking),))
    with pytest.raises(Unreadable, match="lxml") as raised:
        read(b"words", "a.x")
    assert "pip install" in raised.value.finding.hint
