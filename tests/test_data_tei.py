"""TEI: held against the content models of the TEI Guidelines (P5), chapter by chapter.

The models are those of the elements that we write, with what we write in them: chapter 2 (header),
3 (elements available in all documents), 4 (default text structure), 8 (transcriptions of speech),
12 (`ruby`, in 3.4.2), 14 (figures), 15 (language corpora: participants, setting), 16 and 17
(linking, `corresp`), 18 (`ana`). Each `xml:id` is a name of XML and stands once.
"""

from __future__ import annotations

import functools
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangtan.editions.data.matter import Matter
from fangtan.editions.data.matter import matter as of_interview
from fangtan.editions.data.tei_text import TeiLinks, say
from fangtan.editions.data.xml import document
from fangtan.findings import Place
from fangtan.load import load
from fangtan.model import Text
from publishing import ADDRESS, LANGUAGES, SLUG, dated, made

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
PINYIN = 'xml:lang="zh-Latn-pinyin"'
NC_NAME = re.compile(r"[A-Za-z_][\w.\-]*")

PHRASE = "emph hi foreign term persName title ref code lb ruby gap"
INTER = "list quote"
CONTENT: Mapping[str, str] = {
    "TEI": "teiHeader text",
    # 2.1.1
    "teiHeader": "fileDesc encodingDesc profileDesc",
    "fileDesc": "titleStmt publicationStmt seriesStmt sourceDesc",
    "titleStmt": "title author",
    "publicationStmt": "publisher authority date idno availability",
    "availability": "licence p",
    "seriesStmt": "title editor",
    "sourceDesc": "bibl",
    "bibl": "title author publisher date ptr textLang availability",
    # 2.3
    "encodingDesc": "editorialDecl classDecl",
    "editorialDecl": "p",
    "classDecl": "taxonomy",
    "taxonomy": "category",
    "category": "catDesc",
    # 2.4, 15.2
    "profileDesc": "abstract langUsage particDesc settingDesc textClass",
    "abstract": "p",
    "langUsage": "language",
    "particDesc": "listPerson",
    "listPerson": "person",
    "person": "persName occupation ptr",
    "settingDesc": "setting",
    "setting": "name date",
    "textClass": "catRef keywords",
    "keywords": "term",
    # 4
    "text": "body group",
    "group": "text",
    "body": "head div",
    "div": "head div p u figure",
    # 8.3
    "u": "seg figure",
    "seg": f"{PHRASE} {INTER}",
    # 3, 14
    "p": f"{PHRASE} {INTER}",
    "head": f"{PHRASE} {INTER}",
    "figure": "graphic head figDesc",
    "list": "item",
    "item": f"{PHRASE} {INTER} p",
    "quote": f"{PHRASE} {INTER} p",
    "hi": PHRASE,
    "foreign": PHRASE,
    "term": PHRASE,
    "persName": PHRASE,
    "title": PHRASE,
    "ref": f"{PHRASE} {INTER}",
    "ruby": "rb rt",
}
WORDS_ALONE = (
    "author publisher authority date idno licence editor catDesc language occupation name figDesc "
    "code rb rt"
)
EMPTY = "ptr textLang catRef graphic lb gap"
NO_WORDS = (
    "TEI teiHeader fileDesc titleStmt publicationStmt availability seriesStmt sourceDesc "
    "encodingDesc editorialDecl classDecl taxonomy category profileDesc abstract langUsage "
    "particDesc listPerson person settingDesc textClass keywords text group body div u figure list"
)
ORDER = {
    "TEI": "teiHeader text",
    "teiHeader": "fileDesc encodingDesc profileDesc",
    "fileDesc": "titleStmt publicationStmt seriesStmt sourceDesc",
    "seriesStmt": "title editor",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = dated(tmp_path_factory.mktemp("tei"))
    return made(content, "data") / "site" / "data" / SLUG


def read(folder: Path, languages: str) -> ET.Element:
    slug = folder.name
    return ET.parse(folder / f"{slug}.{languages}.tei.xml").getroot()  # noqa: S314 - our own


def name(element: ET.Element) -> str:
    assert element.tag.startswith(TEI), element.tag
    return element.tag.removeprefix(TEI)


def words(element: ET.Element) -> str:
    return "".join(element.itertext())


def breaches(root: ET.Element) -> Iterator[str]:
    """Yield what the Guidelines do not allow."""
    for element in root.iter():
        here, inside = name(element), [name(child) for child in element]
        if here not in {*CONTENT, *WORDS_ALONE.split(), *EMPTY.split()}:
            yield f"<{here}> is not known here"
        for child in set(inside) - set(CONTENT.get(here, "").split()):
            yield f"<{child}> in <{here}>"
        own = "".join([element.text or "", *(child.tail or "" for child in element)])
        if own.strip() and here in {*NO_WORDS.split(), *EMPTY.split()}:
            yield f"words in <{here}>"
        yield from _out_of_order(here, inside)


def _out_of_order(here: str, inside: list[str]) -> Iterator[str]:
    # 2.2.4: an agency comes first, and what is said of what it does behind it.
    if here == "publicationStmt" and inside[0] not in {"publisher", "authority"}:
        yield "the statement of publication begins with no agency"
    order = ORDER.get(here, "").split()
    if order and [it for it in order if it in inside] != list(dict.fromkeys(inside)):
        yield f"the parts of <{here}> are out of order"
    if here == "ruby" and inside != ["rb", "rt"]:
        yield "<ruby> is one <rb> and its <rt>"


def ids(root: ET.Element) -> list[str]:
    return [found for element in root.iter() if (found := element.get(f"{XML}id"))]


def pointers(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        for attribute in ("who", "corresp", "ana", "target", "ref", "scheme"):
            for pointer in element.get(attribute, "").split():
                if pointer.startswith("#"):
                    yield pointer[1:]


def every_file(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.tei.xml"))


def test_every_file_keeps_to_the_guidelines(folder: Path, site: Path) -> None:
    files = [*every_file(folder), *every_file(site / "data/micro-short-drama")]
    # Four languages and their six pairs; two languages and their pair.
    assert len(files) == 4 + 6 + 2 + 1
    for file in files:
        root = ET.parse(file).getroot()  # noqa: S314 - our own
        assert sorted(set(breaches(root))) == [], file.name
        found = ids(root)
        assert len(found) == len(set(found)), file.name
        assert [it for it in found if not NC_NAME.fullmatch(it)] == []
        assert set(pointers(root)) - set(found) == set(), file.name


def test_passages_keep_their_ids_numbers_speakers_and_words(folder: Path) -> None:
    whole = json.loads((folder / "interview.json").read_text("utf-8"))
    for language in whole["languages"]:
        root = read(folder, language)
        found = {it.get(f"{XML}id"): it for it in root.iter() if it.get(f"{XML}id")}
        parents = {child: parent for parent in root.iter() for child in parent}
        for exchange in (it for section in whole["sections"] for it in section["exchanges"]):
            assert found[exchange["id"]].get("type") == "exchange"
            for turn in exchange["turns"]:
                for block in (it for it in turn["blocks"] if it["kind"] == "passage"):
                    passage = found[block["id"]]
                    said = block["text"][language]["plain"]
                    assert words(passage).split() == said.split()
                    assert passage.get("n") == str(block["number"])
                    speaker = turn.get("speaker")
                    who = f"#speaker_{speaker}" if speaker else None
                    assert parents[passage].get("who") == who
        assert root.find(f"{TEI}text").get(f"{XML}lang") == language  # type: ignore[union-attr]


def test_two_languages_stand_aligned_passage_by_passage(folder: Path) -> None:
    root = read(folder, "en.zh-Hans")
    one, other = root.findall(f"{TEI}text/{TEI}group/{TEI}text")
    sides = [
        {it.get(f"{XML}id"): it.get("corresp") for it in side.iter() if it.get("corresp")}
        for side in (one, other)
    ]
    assert sides[0]["why-wait.2"] == "#why-wait.2_zh-Hans"
    assert sides[1] == {own[1:]: f"#{there}" for there, own in sides[0].items() if own}
    assert (one.get(f"{XML}lang"), other.get(f"{XML}lang")) == ("en", "zh-Hans")


def test_what_is_missing_is_the_original_and_marked_so(tmp_path: Path) -> None:
    content = dated(tmp_path)
    file = content / "interviews" / SLUG / "interview.fr.md"
    text = re.sub(r"(?m)^Le deuxième jour.*$", "TODO: le deuxième jour", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    folder = made(content, "data") / "site/data" / SLUG
    (french,) = read(folder, "fr").findall(f".//*[@{XML}id='why-wait.3']")
    assert (french.get("ana"), french.get(f"{XML}lang")) == ("#state_missing", "en")
    assert words(french).startswith("On the second day")
    (beside,) = read(folder, "en.fr").findall(f".//*[@{XML}id='why-wait.3_fr']")
    assert [name(child) for child in beside] == ["gap"]
    (draft,) = read(folder, "fr").findall(f".//*[@{XML}id='why-wait.2']")
    assert draft.get("ana") == "#state_draft"


def test_the_header_says_what_the_text_is_and_what_may_be_done_with_it(
    folder: Path, site: Path
) -> None:
    drama = read(site / "data/micro-short-drama", "en")
    assert drama.findall(f".//{TEI}catRef")[0].get("target") == "#fidelity_digest"
    (rights,) = drama.findall(f".//{TEI}bibl/{TEI}availability")
    assert rights.get("status") == "restricted"
    assert "All rights reserved" in words(rights)
    (declared,) = drama.findall(f".//{TEI}editorialDecl")
    assert "not to be quoted as what was said" in words(declared)
    window = read(folder, "zh-Hans")
    (statement,) = window.findall(f".//{TEI}publicationStmt")
    assert [name(child) for child in statement] == ["publisher", "date", "idno", "availability"]
    assert "示例学院" in words(statement)
    assert "可自由使用" in words(statement)
    assert f"{ADDRESS}zh-Hans/{SLUG}/" in words(statement)
    (setting,) = window.findall(f".//{TEI}setting")
    assert words(setting).split() == ["示例城", "2024-02"]


def test_links_go_to_passages_of_the_file_and_to_pages_of_the_site(folder: Path) -> None:
    root = read(folder, "en")
    (term, *_) = root.findall(f".//{TEI}seg/{TEI}term")
    assert term.get("ref") == f"{ADDRESS}en/glossary/#term-key-light"
    (above,) = [it for it in root.iter(f"{TEI}ref") if words(it) == "above"]
    assert above.get("target") == "#why-wait.2"
    beside = read(folder, "en.fr").findall(f".//{TEI}text[@{XML}lang='fr']//{TEI}ref")
    assert [it.get("target") for it in beside] == ["#why-wait.2_fr"]


@pytest.mark.parametrize(
    ("markdown", "written"),
    [
        ("*a* **b** `c`", '<hi rend="emphasis">a</hi> <hi rend="strong">b</hi> <code>c</code>'),
        ("- a\n- b", '<list rend="bulleted"> <item>a</item> <item>b</item> </list>'),
        ("> a\n>\n> b", "<quote> <p>a</p> <p>b</p> </quote>"),
        ("[mise-en-scène]{lang=fr}", '<foreign xml:lang="fr">mise-en-scène</foreign>'),
        ("so [it]{.not-the-term} is", "so it is"),
        ("so [is it?]{.in-passing} it", "so is it? it"),
        ("a 王瑞 b", 'a <foreign xml:lang="zh-Hans">王瑞</foreign> b'),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<b>no</b>", "&lt;b&gt;no&lt;/b&gt;"),
        (
            "[x](https://example.org/?a=1&b=2)",
            '<ref target="https://example.org/?a=1&amp;b=2">x</ref>',
        ),
        (
            '[王瑞]{pinyin="Wáng Ruì"}',
            f'<foreign xml:lang="zh-Hans"><ruby><rb>王</rb><rt {PINYIN}>Wáng</rt></ruby>\
<ruby><rb>瑞</rb><rt {PINYIN}>Ruì</rt></ruby></foreign>',
        ),
        ("bell \x07 rings", "bell \ufffd rings"),
    ],
)
def test_markdown_becomes_tei(markdown: str, written: str) -> None:
    assert " ".join(told(markdown).split()) == f"<seg>{written}</seg>"


@given(
    st.text(
        alphabet=st.sampled_from("ab 王。*_[](){}<>&\"'`-\n>1.#|!\\·／\x00\x0b\ufffe:mt"),
        max_size=40,
    )
)
def test_whatever_stands_in_a_text_its_tei_is_well_formed(markdown: str) -> None:
    ET.fromstring(told(markdown))  # noqa: S314 - our own


def told(markdown: str) -> str:
    element = ET.Element("seg")
    say(element, Text(markdown, Place("x")), TeiLinks(matter(), "site/data/x/x.xml", "en", ""))
    return document(element).decode().split("\n", 1)[1]


@functools.cache
def matter() -> Matter:
    whole = load(LANGUAGES).seminar.publication
    return of_interview(whole, whole.interviews[0])


def test_an_id_that_xml_does_not_take_is_led_by_a_low_line(tmp_path: Path) -> None:
    content = dated(tmp_path)
    for file in (content / "interviews" / SLUG).glob("*.md"):
        file.write_text(file.read_text("utf-8").replace("how-long", "2-days"), "utf-8")
    root = read(made(content, "data") / "site/data" / SLUG, "en")
    assert {"_2-days", "_2-days.1", "_2-days.2"} <= set(ids(root))
