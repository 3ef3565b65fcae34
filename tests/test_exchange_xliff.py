"""XLIFF 2.0: the structure that the specification asks for, and what comes back.

The structure is held against “XLIFF Version 2.0” (OASIS Standard, 5 August 2014), sections 4.2 and
4.3 of the core and the modules Glossary and Metadata, as far as we write it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from exchanging import INTERVIEW, bring, contents, export, publication, texts
from fangtan.findings import Place, Rule
from fangtan.load import load
from fangtan.translate import xliff
from fangtan.translate.catalogue import Catalogue, Entry

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
GLOSSARY = "{urn:oasis:names:tc:xliff:glossary:2.0}"
METADATA = "{urn:oasis:names:tc:xliff:metadata:2.0}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TOKEN = re.compile(r"[\w.:-]+")

CHILDREN = {
    f"{CORE}xliff": [f"{CORE}file+"],
    f"{CORE}file": [f"{CORE}unit+"],
    f"{CORE}unit": [
        f"{GLOSSARY}glossary?",
        f"{METADATA}metadata?",
        f"{CORE}notes?",
        f"{CORE}segment+",
    ],
    f"{CORE}notes": [f"{CORE}note+"],
    f"{CORE}segment": [f"{CORE}source", f"{CORE}target?"],
    f"{GLOSSARY}glossary": [f"{GLOSSARY}glossEntry+"],
    f"{GLOSSARY}glossEntry": [
        f"{GLOSSARY}term",
        f"{GLOSSARY}translation?",
        f"{GLOSSARY}definition?",
    ],
    f"{METADATA}metadata": [f"{METADATA}metaGroup+"],
    f"{METADATA}metaGroup": [f"{METADATA}meta+"],
}
"""What each element holds, in order: once, `?` at most once, `+` at least once."""

ATTRIBUTES = {
    f"{CORE}xliff": ({"version", "srcLang"}, {"trgLang"}),
    f"{CORE}file": ({"id"}, {"original"}),
    f"{CORE}unit": ({"id"}, {"name"}),
    f"{CORE}note": (set(), {"category"}),
    f"{CORE}segment": (set(), {"id", "state", "subState"}),
    f"{CORE}source": (set(), {SPACE}),
    f"{CORE}target": (set(), {SPACE}),
    f"{CORE}cp": ({"hex"}, set()),
    f"{METADATA}metaGroup": (set(), {"category"}),
    f"{METADATA}meta": ({"type"}, set()),
}
"""The attributes that each element needs, and those that it may have."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return publication(tmp_path)


@pytest.fixture
def document(content: Path) -> Element:
    return etree.parse(export(content, "xliff")).getroot()


def unit(root: Element, name: str) -> Element:
    return next(found for found in root.iter(f"{CORE}unit") if found.get("name") == name)


def test_elements_stand_where_the_specification_has_them(document: Element) -> None:
    for element in document.iter():
        inner = " ".join(str(child.tag) for child in element)
        model = (
            " ".join(
                f"(?:{re.escape(tag.rstrip('?+'))} ?){tag[-1] if tag[-1] in '?+' else ''}"
                for tag in CHILDREN.get(str(element.tag), [])
            )
            .replace(") (", ")(")
            .replace("? (", "?(")
            .replace("+ (", "+(")
        )
        assert re.fullmatch(model, inner), element.tag


def test_elements_have_the_attributes_of_the_specification(document: Element) -> None:
    for element in document.iter():
        needed, allowed = ATTRIBUTES.get(str(element.tag), (set(), set()))
        assert needed <= set(element.attrib) <= needed | allowed, element.tag
    assert dict(document.attrib) == {"version": "2.0", "srcLang": "en", "trgLang": "zh-Hans"}


def test_ids_are_tokens_and_unique(document: Element) -> None:
    files = [file.get("id", "") for file in document]
    assert len(set(files)) == len(files)
    for file in document:
        units = [unit.get("id", "") for unit in file.iter(f"{CORE}unit")]
        assert len(set(units)) == len(units)
        assert all(TOKEN.fullmatch(token) for token in [file.get("id", ""), *units])


def test_states_and_their_own_shades_are_those_allowed(document: Element) -> None:
    for segment in document.iter(f"{CORE}segment"):
        assert segment.get("state") in {"initial", "translated", "reviewed", "final"}
        assert re.fullmatch(r"fangtan:\w+", segment.get("subState", "fangtan:x"))
        assert ("subState" in segment.attrib) <= ("state" in segment.attrib)


def test_glossary_entry_has_a_translation_or_a_definition(content: Path) -> None:
    path = content / "glossary" / "zh-Hans.md"
    path.write_text(path.read_text("utf-8").split("## 吊杆")[0], "utf-8")
    root = etree.parse(export(content, "xliff")).getroot()
    for entry in root.iter(f"{GLOSSARY}glossEntry"):
        assert len(entry) == 2
    assert "not translated yet" in etree.tostring(root, encoding="unicode")


def test_unit_holds_text_as_it_is_and_keeps_its_space(document: Element) -> None:
    found = unit(document, f"{INTERVIEW}#the-list.2")
    (source,) = found.iter(f"{CORE}source")
    assert source.text == "- A boom.\n- Two microphones,\n  one of them old."
    assert source.get(SPACE) == "preserve"
    notes = {note.get("category"): note.text for note in found.iter(f"{CORE}note")}
    assert notes["what"] == "passage ¶10, spoken by Lin Yue, in the section “Tools”"
    assert notes["where"] == f"{INTERVIEW}.en.md:37"


def test_characters_that_xml_cannot_hold_come_back(tmp_path: Path) -> None:
    text = "a\x07b\x1b"
    place = Place("a.en.md")
    entry = Entry("a", "@title", text, text, "reviewed", place, "what")
    file = tmp_path / "a.xlf"
    file.write_bytes(xliff.written(Catalogue("P", "en", "fr", (entry,))))
    (back,) = xliff.read(file).entries
    assert (back.id, back.original, back.translation) == ("@title", text, text)
    assert back.exported == entry.exported


def test_parted_segments_are_put_together(content: Path) -> None:
    file = export(content, "xliff")
    whole = re.compile(
        r'<segment state="translated" subState="fangtan:draft">\s*<source xml:space="preserve">'
        r"Close the door and wait\.</source>.*?</segment>",
        re.DOTALL,
    )
    parted = (
        '<segment state="reviewed"><source>Close <mrk id="m" type="term">the door</mrk></source>'
        '<target>先关<mrk id="m" type="term">门</mrk>，</target></segment>'
        "<ignorable><source> </source><target></target></ignorable>"
        '<segment state="reviewed"><source>and wait.</source><target>再等。</target></segment>'
    )
    text, count = whole.subn(parted, file.read_text("utf-8"))
    assert count == 1
    file.write_text(text, "utf-8")
    assert bring(file, content).findings == ()
    unit = next(unit for unit in load(content).units if unit.id == "listen.1")
    assert (unit.text["zh-Hans"].markdown, unit.text["zh-Hans"].state) == (
        "先关门，再等。",
        "reviewed",
    )


def test_code_that_stands_for_no_words_is_reported(content: Path) -> None:
    file = export(content, "xliff")
    text = file.read_text("utf-8").replace("关上门，等一等。", '关上<ph id="1"/>门。')
    file.write_text(text, "utf-8")
    before = texts(load(content), "zh-Hans")
    (finding,) = xliff.read(file).findings
    assert finding.rule == Rule.SOURCE_IS_READABLE
    assert "<ph>" in finding.message
    bring(file, content)
    assert texts(load(content), "zh-Hans") == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<xliff", "this is not well-formed XML"),
        (
            '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
            "this is no XLIFF 2 document, but <xliff> (its version is 1.2)",
        ),
        ("<html/>", "this is no XLIFF 2 document, but <html>"),
    ],
)
def test_other_document_is_reported(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "a.xlf"
    file.write_text(text, "utf-8")
    (finding,) = xliff.read(file).findings
    assert finding.rule == Rule.SOURCE_IS_READABLE
    assert finding.message.startswith(said)


def test_document_that_was_only_saved_changes_no_byte(content: Path) -> None:
    file = export(content, "xliff")
    before = contents(content)
    etree.parse(file).write(file, encoding="UTF-16", xml_declaration=True, pretty_print=True)
    assert bring(file, content).findings == ()
    assert contents(content) == before | {}
