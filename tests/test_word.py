"""Files for Word: what they hold, how they are built, and that other programs can read them."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import mammoth
import pytest
from docx2python import docx2python
from lxml import etree

from fangtan import catalog, i18n
from fangtan.build.linking import link_terms
from fangtan.cli import fangtan
from fangtan.edition import Artifact
from fangtan.editions import word_guide
from fangtan.editions.word import EDITION
from fangtan.editions.word.inline import BREAK, Look, Words, tidied
from fangtan.editions.word.ooxml import bookmark
from fangtan.load import Loaded, load
from fangtan.markup import paragraphs, plain
from fangtan.model import Seminar, student

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

# The order in which the schema of ECMA-376, part 1, wants properties; of those that we write.
ORDER = {
    "pPr": "pStyle keepNext keepLines numPr pBdr tabs bidi spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u vertAlign rtl em lang",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference pgSz pgMar bidi",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
}

Element = Any
"""An element of lxml."""


@pytest.fixture(scope="module")
def seminar(loaded: Loaded) -> Seminar:
    return link_terms(loaded.seminar)


@pytest.fixture(scope="module")
def files(seminar: Seminar) -> dict[str, bytes]:
    """Every file for Word, by its name."""
    return {name: make(artifact) for name, artifact in planned(seminar)}


def planned(seminar: Seminar) -> Iterator[tuple[str, Artifact]]:
    for artifact in (*EDITION.plan(student(seminar), ()), *word_guide.EDITION.plan(seminar, ())):
        yield artifact.path.rpartition("/")[2], artifact


def make(artifact: Artifact) -> bytes:
    return artifact.make(*artifact.depends)


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(file: bytes, part: str = "word/document.xml") -> Element:
    return etree.fromstring(parts(file)[part])


def values(root: Element, tag: str, attribute: str = "val") -> list[str]:
    return [element.get(W + attribute) for element in root.iter(W + tag)]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words(file: bytes) -> str:
    return squeezed("".join(tree(file).itertext(W + "t")))


def test_handouts_questions_and_guides_are_there_in_each_language(files: dict[str, bytes]) -> None:
    assert sorted(name.removeprefix("micro-short-drama-") for name in files) == [
        "guide.en.docx",
        "guide.zh-Hans.docx",
        "handout.en.docx",
        "handout.en.zh-Hans.docx",
        "handout.zh-Hans.docx",
        "questions.en.docx",
        "questions.zh-Hans.docx",
    ]


def test_handouts_say_every_word_of_the_interview(
    files: dict[str, bytes], seminar: Seminar
) -> None:
    (interview,) = seminar.publication.interviews
    for languages in (("en",), ("zh-Hans",), ("en", "zh-Hans")):
        said = words(files[f"micro-short-drama-handout.{'.'.join(languages)}.docx"])
        for language in languages:
            for segment in interview.segments:
                for paragraph in paragraphs(segment.text[language].markdown):
                    assert squeezed(paragraph) in said, segment.id


def test_guides_say_every_word_of_guidance_and_run_sheets(
    files: dict[str, bytes], seminar: Seminar
) -> None:
    (teaching,) = seminar.teaching.values()
    # Behind a link to a passage stands its number, as on paper.
    numbers = re.compile(r"\(¶[^)]*\)")
    said = numbers.sub("", words(files["micro-short-drama-guide.en.docx"]))
    for behind in teaching.guidance.values():
        for segment in (*behind.guidance, *behind.criteria):
            for paragraph in paragraphs(segment.text["en"].markdown):
                assert numbers.sub("", squeezed(paragraph)) in said, segment.id
    for run_sheet in teaching.run_sheets:
        for step in run_sheet.steps:
            assert squeezed(plain(step.title["en"].markdown)) in said, step.id


@pytest.mark.slow
def test_other_programs_read_them(files: dict[str, bytes]) -> None:
    for name, file in files.items():
        opened = docx.Document(io.BytesIO(file))
        assert opened.core_properties.title, name
        assert opened.core_properties.created is None, name
        with docx2python(io.BytesIO(file)) as read:
            text = squeezed(read.text)
        assert ("¶1" in text) or ("questions" in name) or ("guide" in name), name
        html = mammoth.convert_to_html(io.BytesIO(file))
        assert [it for it in html.messages if "style" not in it.message] == [], name
        assert "<h1>" in html.value, name


def test_headings_passages_and_speakers_are_styles(files: dict[str, bytes]) -> None:
    opened = docx.Document(io.BytesIO(files["micro-short-drama-handout.en.docx"]))
    by_style: dict[str, list[str]] = {}
    for paragraph in opened.paragraphs:
        assert paragraph.style is not None
        by_style.setdefault(paragraph.style.name or "", []).append(paragraph.text)
    assert by_style["Title"] == ["Quality, by whose yardstick? Wang Rui on the micro-short drama"]
    assert by_style["Heading 1"][0] == "First, somebody has to want it"
    assert by_style["Passage Asked"][0].startswith("¶8\tThe Paper: Do micro-short dramas")
    assert by_style["toc 1"][0] == "First, somebody has to want it ¶8–25"
    spoken = [run for it in opened.paragraphs for run in it.runs if run.style.name == "Speaker"]
    assert spoken[0].text.strip() == "The Paper:"


def test_two_languages_stand_in_a_table_whose_heading_is_repeated(files: dict[str, bytes]) -> None:
    root = tree(files["micro-short-drama-handout.en.zh-Hans.docx"])
    tables = [*root.iter(W + "tbl")]
    assert len(tables) > 3
    for table in tables:
        rows = table.findall(W + "tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert ["".join(cell.itertext(W + "t")) for cell in rows[0].iter(W + "tc")] == [
            "English",
            "简体中文",
        ]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert {len(row.findall(W + "tc")) for row in rows} == {2}


def test_every_run_says_its_language(files: dict[str, bytes]) -> None:
    han = re.compile(r"[\u3400-\u9fff]")
    for name, file in files.items():
        defaults = tree(file, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
        for run in tree(file).iter(W + "r"):
            text = "".join(run.itertext(W + "t"))
            language = run.find(f"{W}rPr/{W}lang")
            if han.search(text):
                assert language is not None, (name, text)
                eastern = language.get(W + "eastAsia", defaults.get(W + "eastAsia"))
                assert eastern == "zh-CN", (name, text)
            elif text and run.getparent().tag != W + "rt":
                assert language is not None, (name, text)


def test_every_link_leads_to_a_bookmark_or_out(files: dict[str, bytes]) -> None:
    for name, file in files.items():
        root = tree(file)
        marks = values(root, "bookmarkStart", "name")
        assert len(marks) == len({mark.lower() for mark in marks}), name
        assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", mark) for mark in marks), name
        numbers = values(root, "bookmarkStart", "id")
        assert numbers == values(root, "bookmarkEnd", "id") or sorted(numbers) == sorted(
            values(root, "bookmarkEnd", "id")
        )
        anchors = {it for it in values(root, "hyperlink", "anchor") if it}
        assert anchors <= set(marks), name
    handout = tree(files["micro-short-drama-handout.en.docx"])
    assert {"term_high_quality", "person_wang_rui"} <= set(values(handout, "hyperlink", "anchor"))
    assert "first_encounters__1" in values(handout, "bookmarkStart", "name")


def test_whatever_is_referred_to_is_in_the_file(files: dict[str, bytes]) -> None:
    for name, file in files.items():
        held = parts(file)
        root, styles = tree(file), tree(file, "word/styles.xml")
        known = set(values(styles, "style", "styleId"))
        for tag in ("pStyle", "rStyle", "tblStyle"):
            assert set(values(root, tag)) <= known, name
            assert set(values(tree(file, "word/footnotes.xml"), tag)) <= known, name
        for tag in ("basedOn", "next"):
            assert set(values(styles, tag)) <= known, name
        numbering = values(tree(file, "word/numbering.xml"), "num", "numId")
        assert set(values(root, "numId")) <= set(numbering), name
        relations = etree.fromstring(held["word/_rels/document.xml.rels"])
        targets = {it.get("Id"): it for it in relations}
        used = {
            value
            for element in root.iter()
            for key, value in element.attrib.items()
            if str(key).startswith(R)
        }
        assert used <= set(targets), name
        for relation in relations:
            if relation.get("TargetMode") != "External":
                assert f"word/{relation.get('Target')}" in held, name
        types = held["[Content_Types].xml"].decode()
        for part in held:
            is_typed = f'"/{part}"' in types or f'Extension="{part.rpartition(".")[2]}"' in types
            assert is_typed, part


def test_footnotes_explain_what_is_named_where_it_is_named_first(
    files: dict[str, bytes], seminar: Seminar
) -> None:
    for name, file in files.items():
        notes = {it.get(W + "id"): it for it in tree(file, "word/footnotes.xml")}
        marks = values(tree(file), "footnoteReference", "id")
        assert marks == [str(number) for number in range(1, len(marks) + 1)], name
        assert set(notes) == {"-1", "0", *marks}, name
        for number in marks:
            assert notes[number][0].find(f"{W}pPr/{W}pStyle").get(W + "val") == "FootnoteText"
            assert len([*notes[number].iter(W + "footnoteRef")]) == 1
    english = tree(files["micro-short-drama-handout.en.docx"], "word/footnotes.xml")
    said = [squeezed("".join(note.itertext(W + "t"))) for note in english]
    glossary = seminar.publication.glossary
    term = glossary["vertical-screen"]
    (explained,) = [it for it in said if it.startswith(squeezed(term.name["en"]))]
    assert "竖屏shùpíng" in explained
    assert squeezed(plain(term.definition[0].text["en"].markdown)) in explained


def test_in_two_languages_each_has_footnotes_of_its_own(files: dict[str, bytes]) -> None:
    notes = tree(files["micro-short-drama-handout.en.zh-Hans.docx"], "word/footnotes.xml")
    said = ["".join(note.itertext(W + "t")) for note in notes]
    assert sum("Vertical screen" in it[:20] for it in said) == 1
    assert sum("竖屏" in it[:6] for it in said) == 1
    chinese = next(note for note in notes if "竖屏" in "".join(note.itertext(W + "t"))[:6])
    assert chinese.find(f".//{W}lang").get(W + "eastAsia") == "zh-CN"


def test_links_in_footnotes_have_relations_of_their_own(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(Path(__file__).parent / "stock" / "content", content)
    glossary = content / "glossary" / "en.md"
    text = glossary.read_text("utf-8").rstrip() + " See [a page](https://example.org/x?a=1&b=2)."
    glossary.write_text(text + "\n", "utf-8")
    seminar = link_terms(load(content).seminar)
    made = {name: make(artifact) for name, artifact in planned(seminar)}
    found = 0
    for file in made.values():
        root = tree(file, "word/footnotes.xml")
        used = {it.get(R + "id") for it in root.iter(W + "hyperlink")} - {None}
        if used:
            relations = etree.fromstring(parts(file)["word/_rels/footnotes.xml.rels"])
            assert used == {it.get("Id") for it in relations}
            found += 1
    assert found


def test_other_programs_read_the_footnotes(files: dict[str, bytes]) -> None:
    file = files["micro-short-drama-handout.en.docx"]
    with docx2python(io.BytesIO(file)) as read:
        assert "9:16" in str(read.footnotes)
    html = mammoth.convert_to_html(io.BytesIO(file)).value
    assert (
        html.count('<li id="footnote-') == len(values(tree(file), "footnoteReference", "id")) > 20
    )


def test_properties_stand_in_the_order_of_the_schema(files: dict[str, bytes]) -> None:
    for name, file in files.items():
        for part in ("document", "styles", "header1", "footer1", "footnotes"):
            for element in tree(file, f"word/{part}.xml").iter():
                order = ORDER.get(str(element.tag).removeprefix(W), "").split()
                if order:
                    places = [order.index(str(child.tag).removeprefix(W)) for child in element]
                    assert places == sorted(places), (name, part, element.tag)


def test_fields_are_closed_and_cells_end_in_paragraphs(files: dict[str, bytes]) -> None:
    for name, file in files.items():
        for part in ("document", "header1", "footer1"):
            kinds = values(tree(file, f"word/{part}.xml"), "fldChar", "fldCharType")
            assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3), (name, part)
        assert all(cell[-1].tag == W + "p" for cell in tree(file).iter(W + "tc")), name
        foot = "".join(tree(file, "word/footer1.xml").itertext(W + "instrText")).split()
        assert {"PAGE", "NUMPAGES"} <= set(foot), name
    contents = tree(files["micro-short-drama-guide.en.docx"]).itertext(W + "instrText")
    assert "".join(contents).strip() == r'TOC \o "1-2" \h \z \u'


def test_pictures_are_drawn_and_described(files: dict[str, bytes]) -> None:
    file = files["micro-short-drama-handout.en.zh-Hans.docx"]
    pictures = [content for name, content in parts(file).items() if name.endswith(".png")]
    assert len(pictures) == 6
    assert all(content.startswith(b"\x89PNG") for content in pictures)
    told = [*tree(file).iter(DRAWN + "docPr")]
    assert all(len(it.get("descr")) > 20 for it in told)
    assert len({it.get("id") for it in told}) == len(told) == 6


def test_a_drawing_is_set_in_the_typefaces_of_the_sheets(files: dict[str, bytes]) -> None:
    # With no typeface at hand its letters would be left out, and the two languages be alike.
    english, chinese = (
        parts(files[f"micro-short-drama-handout.{language}.docx"])["word/media/rPicture1.png"]
        for language in ("en", "zh-Hans")
    )
    assert english != chinese


def test_the_same_content_gives_the_same_bytes(seminar: Seminar, files: dict[str, bytes]) -> None:
    for name, artifact in planned(seminar):
        assert make(artifact) == files[name], name
        with zipfile.ZipFile(io.BytesIO(files[name])) as archive:
            assert {it.date_time for it in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_words_are_spaced_as_a_browser_would() -> None:
    look = Look("en")
    found = [Words("\n  one\n two ", look), Words(BREAK, look), Words(" three ", look)]
    assert [it.text for it in tidied(found)] == ["one two", BREAK, "three"]


def test_names_of_bookmarks_are_short_and_differ() -> None:
    long = "what-a-very-long-name-of-an-exchange-that-no-program-would-take"
    assert bookmark("first-encounters.1") == "first_encounters__1"
    assert len(bookmark(f"{long}.1")) <= 40
    assert bookmark(f"{long}.1") != bookmark(f"{long}.2")
    assert re.fullmatch(r"[A-Za-z]\w*", bookmark("2013-was-first"))


def test_without_its_libraries_the_edition_is_left_out_and_named(
    seminar: Seminar, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("fangtan.editions.word.edition._PACKAGES", ("no_such_library",))
    assert [*EDITION.plan(student(seminar), ())] == [*word_guide.EDITION.plan(seminar, ())] == []
    assert catalog.not_installed() == {"word": "word", "word-guide": "word"}
    with pytest.raises(SystemExit) as left:
        fangtan(["build", "--only", "word"])
    assert left.value.code == 2
    assert "pip install 'fangtan[word]'" in capsys.readouterr().err


def test_arabic_runs_from_right_to_left() -> None:
    seminar = load(Path(__file__).parent / "languages" / "content").seminar
    with i18n.speaking(seminar.publication.imprint.strings):
        (file,) = (
            make(artifact)
            for artifact in EDITION.plan(student(seminar), ())
            if artifact.languages == ("ar", "fr")
        )
    root = tree(file)
    assert root.find(f".//{W}tbl/{W}tblPr/{W}bidiVisual") is not None
    assert root.find(f"{W}body/{W}sectPr/{W}bidi") is not None
    for run in root.iter(W + "r"):
        if re.search(r"[\u0620-\u064a]", "".join(run.itertext(W + "t"))):
            assert run.find(f"{W}rPr/{W}rtl") is not None
            assert run.find(f"{W}rPr/{W}lang").get(W + "bidi") == "ar-SA"
