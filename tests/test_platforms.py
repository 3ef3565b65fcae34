"""Files for learning platforms are what those import, and show students what students may see.

The schemas cannot be shipped, so the structure is held against what the specifications say and
what the importers read; docs/platforms.md names them.
"""

from __future__ import annotations

import functools
import importlib
import io
import posixpath
import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ply import yacc

from fangtan import i18n, urls
from fangtan.build import Request, build
from fangtan.build.linking import link_terms
from fangtan.edition import Artifact
from fangtan.editions.platforms import EDITION
from fangtan.editions.platforms.flow import legal, portable, words
from fangtan.load import load
from fangtan.markup import plain
from fangtan.model import InLanguages, Seminar, Text
from test_site_validators import vnu
from test_student_edition import INTERVIEW, Marker

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "content"
STOCK = HERE / "stock" / "content"
FOUR = HERE / "languages" / "content"
ACTIVITIES = HERE / "activities" / "content"
"""An activity and its run-sheet, to be laid over the stock."""
SLUG = "micro-short-drama"

CP = "{http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1}"
DT = "{http://www.imsglobal.org/xsd/imsccv1p3/imsdt_v1p3}"
LOM = "{http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest}"
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
OLD_CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
NAME = re.compile(r"[A-Za-z_][\w.-]*")
"""What an `xs:ID` may be, as far as our ids go."""

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh-Hans"])


@functools.cache
def gift_reader() -> ModuleType:
    """Return a reader of GIFT that is not ours.

    It makes its tables on being imported, and would write them beside itself and leave the file
    open for whichever test comes next to be blamed for.
    """
    make = yacc.yacc
    yacc.yacc = functools.partial(make, debug=False, write_tables=False)
    try:
        return importlib.import_module("pygiftparser.parser")
    finally:
        yacc.yacc = make


def planned(seminar: Seminar) -> dict[str, Artifact]:
    return {artifact.path: artifact for artifact in EDITION.plan(link_terms(seminar), ())}


def made(seminar: Seminar) -> dict[str, bytes]:
    """Return the files of the edition, by their names."""
    with i18n.speaking(seminar.publication.imprint.strings):
        return {
            posixpath.basename(path): artifact.make(*artifact.depends)
            for path, artifact in planned(seminar).items()
        }


@pytest.fixture(scope="module")
def seminar() -> Seminar:
    return load(SHIPPED).seminar


@pytest.fixture(scope="module")
def files(seminar: Seminar) -> dict[str, bytes]:
    return made(seminar)


@pytest.fixture(scope="module")
def four() -> dict[str, bytes]:
    """The files of a publication in four languages, which has an address on the web."""
    return made(load(FOUR).seminar)


def xml(content: bytes | str) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - it is of our own making


def text_of(root: ET.Element, path: str) -> str:
    found = root.find(path)
    assert found is not None, path
    return found.text or ""


def members(archived: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archived)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def questions_in(files: dict[str, bytes], name: str) -> list[ET.Element]:
    return list(xml(files[name]).iterfind("question"))


class Tags(HTMLParser):
    """The tags of a page, and the values of an attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def of(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.seen if (value := attrs.get(attribute))]


# What every file is


def test_files_lie_in_the_instructors_tree_alone(seminar: Seminar) -> None:
    paths = list(planned(seminar))
    assert f"instructor/{SLUG}/platforms/{SLUG}-moodle.en.xml" in paths
    assert "instructor/platforms/glossary-deck.zh-Hans.tsv" in paths
    assert all(path.startswith("instructor/") for path in paths)


def test_same_content_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert made(load(SHIPPED).seminar) == files


def test_archives_are_sorted_and_know_no_time(files: dict[str, bytes]) -> None:
    for name in (f"{SLUG}-canvas.en.zip", f"{SLUG}-cartridge.en.imscc"):
        with zipfile.ZipFile(io.BytesIO(files[name])) as opened:
            entries = opened.infolist()
        assert [entry.filename for entry in entries] == sorted(it.filename for it in entries)
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_all_is_utf8_without_a_byte_order_mark(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        parts = members(content) if zipfile.is_zipfile(io.BytesIO(content)) else {name: content}
        for part in (value for key, value in parts.items() if not key.endswith((".png", ".jpg"))):
            assert part.decode("utf-8")[:1] != "\ufeff", name


def test_every_field_of_html_is_well_formed_and_says_its_language(
    files: dict[str, bytes], four: dict[str, bytes]
) -> None:
    fields = [(name, text) for found in (files, four) for name, text in html_fields(found)]
    assert len(fields) > 200
    for name, text in fields:
        root = xml(text)
        language = next(tag for tag in ("zh-Hans", "en", "ar", "fr") if f".{tag}." in name)
        assert root.attrib == {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
        assert "class=" not in text


def html_fields(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield every field of HTML of the formats that have fields, with its file."""
    for name, content in files.items():
        if name.endswith((".imscc", ".zip")):
            parts = [part for path, part in members(content).items() if path.endswith(".xml")]
        else:
            parts = [content] if name.endswith(".xml") else []
        for element in (element for part in parts for element in xml(part).iter()):
            if text := html_of(element):
                yield name, text


def html_of(element: ET.Element) -> str:
    if element.get("format") == "html":
        return text_of(element, "text")
    is_html = element.tag == "DEFINITION" or element.get("texttype") == "text/html"
    return element.text or "" if is_html else ""


# What students see


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, str]]:
    """The files of a publication in which every private text carries a mark, and the marks."""
    content = tmp_path_factory.mktemp("marked") / "content"
    shutil.copytree(STOCK, content)
    shutil.copytree(ACTIVITIES, content, dirs_exist_ok=True)
    marker = Marker()
    for language in ("en", "zh-Hans"):
        for name in ("questions", "activities"):
            file = content / INTERVIEW / f"{name}.{language}.md"
            file.write_text(marker.questions(file.read_text("utf-8")), "utf-8")
    of_questions = dict(marker.marks)
    for language in ("en", "zh-Hans"):
        file = content / INTERVIEW / f"seminar.{language}.md"
        file.write_text(marker.seminar(file.read_text("utf-8")), "utf-8")
    assert len(marker.marks) > len(of_questions) > 5
    return made(load(content).seminar), marker.marks


def shown_to_students(name: str, content: bytes) -> list[str]:
    """Return what a platform may show students of a file; of notes, nothing."""
    if "-notes." in name:
        return []
    if name.endswith((".imscc", ".zip")):
        return [part.decode("utf-8", "replace") for part in members(content).values()]
    if "-moodle." in name and not name.startswith("glossary"):
        root = xml(content)
        for question in root:
            for private in question.findall("graderinfo"):
                question.remove(private)
        return [ET.tostring(root, "unicode")]
    return [content.decode("utf-8")]


def test_no_field_that_students_see_holds_instructors_matter(
    marked: tuple[dict[str, bytes], dict[str, str]],
) -> None:
    files, marks = marked
    leaks = [
        (name, marks[mark])
        for name, content in files.items()
        for text in shown_to_students(name, content)
        for mark in marks
        if mark in text
    ]
    assert leaks == []


@pytest.mark.parametrize("kind", ["moodle", "notes"])
def test_graders_are_told_all_that_stands_behind_a_question(
    marked: tuple[dict[str, bytes], dict[str, str]], kind: str
) -> None:
    files, marks = marked
    held = b"".join(content for name, content in files.items() if f"-{kind}." in name).decode()
    missing = {where for mark, where in marks.items() if mark not in held}
    assert {where for where in missing if where.startswith("questions")} == set()
    # Run-sheets are no part of any question: the report says so.
    assert missing
    assert "run-sheets (1)" in files["quiet-sound-left-out.txt"].decode()


def test_activities_are_introduced_and_say_of_what_kind_they_are(files: dict[str, bytes]) -> None:
    moodle = files[f"{SLUG}-moodle.en.xml"].decode()
    assert "Six activities, each with a sheet of its own" in moodle
    assert "<tag><text>Debate</text></tag>" in moodle
    assert moodle.count("&lt;ol&gt;") == moodle.count("<tag><text>Level") - 30


def test_no_field_gives_students_feedback(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if re.fullmatch(rf"{SLUG}-moodle\..*", name):
            feedback = [
                text_of(it, "generalfeedback/text")
                for it in questions_in(files, name)
                if it.get("type") != "category"
            ]
            assert set(feedback) == {""}
        if "-canvas." in name:
            for part in members(content).values():
                assert b"feedback" not in part
        if "-gift." in name:
            assert b"####" not in content


def test_private_interview_is_in_no_file(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    facts = content / INTERVIEW / "interview.yaml"
    facts.write_text(facts.read_text("utf-8").replace("rights: open", "rights: unknown"), "utf-8")
    assert {name.split("-")[0] for name in made(load(content).seminar)} == {"glossary"}


def test_translation_that_is_held_back_is_in_no_file(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    for states in content.rglob("*.states"):
        states.unlink()
    publication = content / "publication.yaml"
    whole = publication.read_text("utf-8")
    publication.write_text(whole + "publish: reviewed\n", "utf-8")
    names = {name for name in made(load(content).seminar) if name.startswith("quiet")}
    assert names
    assert not [name for name in names if "zh-Hans" in name]


def test_text_that_is_not_translated_says_so_and_in_which_language_it_is(
    seminar: Seminar,
) -> None:
    (interview,) = seminar.publication.interviews
    question = interview.questions[0]
    english = InLanguages({"en": question.prompt[0].text["en"]})
    missing = replace(question, prompt=(replace(question.prompt[0], text=english),))
    changed = replace(interview, questions=(missing, *interview.questions[1:]))
    publication = replace(seminar.publication, interviews=(changed,))
    files = made(replace(seminar, publication=publication))
    asked = next(
        it for it in questions_in(files, f"{SLUG}-moodle.zh-Hans.xml") if it.get("type") == "essay"
    )
    assert '<p><em>[原文]</em> <span lang="en">Recall' in text_of(asked, "questiontext/text")


@pytest.mark.validators
def test_pages_are_valid_html(
    files: dict[str, bytes], four: dict[str, bytes], tmp_path: Path
) -> None:
    pages: dict[str, bytes] = {}
    for name, content in {**files, **four}.items():
        if name.endswith(".imscc"):
            pages |= {path: it for path, it in members(content).items() if path.endswith("html")}
        elif name.endswith(".html"):
            pages[name] = content
    assert len(pages) == 24
    for path, content in pages.items():
        (tmp_path / path.replace("/", "-")).write_bytes(content)
    said = vnu("--exit-zero-always", *tmp_path.iterdir()).splitlines()
    # Fields are well-formed XML too, so that `<br />` is meant.
    assert [line for line in said if "Trailing slash on void elements" not in line] == []


# Links


def test_links_are_plain_words_where_nobody_knows_the_website(files: dict[str, bytes]) -> None:
    for _, text in html_fields(files):
        assert Tags(text).of("href") == []
    assert "wanting to learn what happens (¶22)" in files[f"{SLUG}-notes.en.html"].decode()


def test_links_name_the_website_in_full_where_it_is_known(four: dict[str, bytes]) -> None:
    found = {href for _, text in html_fields(four) for href in Tags(text).of("href")}
    assert found
    assert all(href.startswith("https://example.org/light/") for href in found)
    assert any(href.startswith("https://example.org/light/en/glossary/#term-") for href in found)
    assert "https://example.org/light/fr/window-light/" in found


# Moodle

ESSAY = [
    "name",
    "questiontext",
    "generalfeedback",
    "defaultgrade",
    "penalty",
    "hidden",
    "idnumber",
    "responseformat",
    "responserequired",
    "responsefieldlines",
    "attachments",
    "attachmentsrequired",
    "graderinfo",
    "responsetemplate",
    "tags",
]


@LANGUAGES
def test_moodle_has_a_category_a_phase_and_every_question_in_it(
    files: dict[str, bytes], seminar: Seminar, language: str
) -> None:
    (interview,) = seminar.publication.interviews
    found: dict[str, list[str]] = {}
    for question in questions_in(files, f"{SLUG}-moodle.{language}.xml"):
        if question.get("type") == "category":
            category = text_of(question, "category/text")
            assert category not in found
            found[category] = []
        elif question.get("type") == "essay":
            found[category].append(text_of(question, "name/text"))
    top, *phases = found
    assert top.startswith("$course$/top/")
    assert top.endswith(f"({language})")
    assert found[top] == []
    assert [phase.removeprefix(f"{top}/")[:2] for phase in phases] == ["1 ", "2 ", "3 "]
    for phase, names in zip(("warm-up", "explore", "wrap-up"), phases, strict=True):
        assert found[names] == [
            plain(it.title[language].markdown) for it in interview.tasks if it.phase == phase
        ]


@LANGUAGES
def test_moodle_essay_has_what_the_importer_reads(files: dict[str, bytes], language: str) -> None:
    essays = [
        question
        for question in questions_in(files, f"{SLUG}-moodle.{language}.xml")
        if question.get("type") == "essay"
    ]
    numbers = [text_of(it, "idnumber") for it in essays]
    assert len(set(numbers)) == len(essays)
    assert max(map(len, numbers)) <= 100
    for essay in essays:
        assert [child.tag for child in essay] == ESSAY
        assert text_of(essay, "responseformat") == "editor"
        assert text_of(essay, "responsetemplate/text")
        assert text_of(essay, "graderinfo/text")
        tags = [tag.text or "" for tag in essay.iterfind("tags/tag/text")]
        assert len(tags) >= 4
        assert max(map(len, tags)) <= 50


def test_moodle_numbers_differ_from_language_to_language(files: dict[str, bytes]) -> None:
    numbers = [
        text_of(question, "idnumber")
        for language in ("en", "zh-Hans")
        for question in questions_in(files, f"{SLUG}-moodle.{language}.xml")
        if question.get("type") != "category"
    ]
    assert len(set(numbers)) == len(numbers)


def test_moodle_lets_files_be_handed_in_where_something_is_made(
    files: dict[str, bytes], seminar: Seminar
) -> None:
    levels = {it.id: it.level for it in seminar.publication.interviews[0].tasks}
    for question in questions_in(files, f"{SLUG}-moodle.en.xml"):
        if question.get("type") == "essay":
            level = levels[text_of(question, "idnumber").split(".")[1]]
            may = text_of(question, "attachments") != "0"
            assert may == (level in {"apply", "create"})


# Common Cartridge


@pytest.fixture(params=["en", "zh-Hans"])
def cartridge(files: dict[str, bytes], request: pytest.FixtureRequest) -> dict[str, bytes]:
    return members(files[f"{SLUG}-cartridge.{request.param}.imscc"])


def test_manifest_says_which_version_it_is(cartridge: dict[str, bytes]) -> None:
    manifest = xml(cartridge["imsmanifest.xml"])
    assert manifest.tag == f"{CP}manifest"
    assert text_of(manifest, f"{CP}metadata/{CP}schema") == "IMS Common Cartridge"
    assert text_of(manifest, f"{CP}metadata/{CP}schemaversion") == "1.3.0"
    assert text_of(manifest, f".//{LOM}title/{LOM}string")
    assert [child.tag for child in manifest] == [
        f"{CP}{part}" for part in ("metadata", "organizations", "resources")
    ]


def test_identifiers_are_unique_and_every_reference_resolves(cartridge: dict[str, bytes]) -> None:
    manifest = xml(cartridge["imsmanifest.xml"])
    identifiers = [it.attrib["identifier"] for it in manifest.iter() if "identifier" in it.attrib]
    assert len(set(identifiers)) == len(identifiers)
    assert all(NAME.fullmatch(identifier) for identifier in identifiers)
    resources = {it.attrib["identifier"] for it in manifest.iter(f"{CP}resource")}
    referred = [
        it.attrib["identifierref"] for it in manifest.iter() if "identifierref" in it.attrib
    ]
    assert sorted(referred) == sorted(resources)


def test_organization_is_one_rooted_hierarchy(cartridge: dict[str, bytes]) -> None:
    manifest = xml(cartridge["imsmanifest.xml"])
    (organization,) = manifest.iter(f"{CP}organization")
    assert organization.get("structure") == "rooted-hierarchy"
    (root,) = organization
    assert root.find(f"{CP}title") is None
    for item in root.iter(f"{CP}item"):
        if item is not root:
            assert text_of(item, f"{CP}title")
            # An item leads to a resource or holds others, not both.
            has_items = item.find(f"{CP}item") is not None
            assert has_items != ("identifierref" in item.attrib)


def test_manifest_names_every_file_and_no_other(cartridge: dict[str, bytes]) -> None:
    manifest = xml(cartridge["imsmanifest.xml"])
    named = [unquote(it.attrib["href"]) for it in manifest.iter(f"{CP}file")]
    assert sorted([*named, "imsmanifest.xml"]) == sorted(cartridge)
    for resource in manifest.iter(f"{CP}resource"):
        held = [it.attrib["href"] for it in resource.iter(f"{CP}file")]
        if resource.get("type") == "webcontent":
            assert resource.get("href") in held
        else:
            assert resource.get("type") == "imsdt_xmlv1p3"
            assert resource.get("href") is None
            assert len(held) == 1


def test_each_topic_is_a_title_and_a_text(cartridge: dict[str, bytes], seminar: Seminar) -> None:
    topics = [xml(cartridge[name]) for name in cartridge if "/topics/" in name]
    assert len(topics) == len(seminar.publication.interviews[0].tasks)
    for topic in topics:
        assert [child.tag for child in topic] == [f"{DT}title", f"{DT}text"]
        assert text_of(topic, f"{DT}title")
        assert topic[1].attrib == {"texttype": "text/html"}
    folders = [posixpath.dirname(name) for name in cartridge if "/topics/" in name]
    assert len(set(folders)) == len(folders)


def test_page_has_every_passage_by_its_id_and_number(
    cartridge: dict[str, bytes], seminar: Seminar
) -> None:
    (name,) = [name for name in cartridge if name.endswith("interview.html")]
    page = cartridge[name].decode()
    tags = Tags(page)
    interview = seminar.publication.interviews[0]
    anchors = tags.of("id")
    assert len(set(anchors)) == len(anchors)
    assert {it.id for it in interview.segments} <= set(anchors)
    assert {it.id for it in interview.exchanges} <= set(anchors)
    for segment in interview.segments:
        assert f"¶{segment.number}</small>" in page
    shown = [
        posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(source)))
        for source in tags.of("src")
    ]
    assert len(shown) == len(interview.figures)
    assert set(shown) <= set(cartridge)
    (terms,) = [Tags(cartridge[it].decode()) for it in cartridge if it.endswith("glossary.html")]
    for href in tags.of("href"):
        beside, _, anchor = href.partition("#")
        assert beside in {"", "glossary.html"}
        assert anchor in (terms.of("id") if beside else anchors)


def test_glossary_explains_the_terms_of_the_text_and_those_of_its_own(
    cartridge: dict[str, bytes], seminar: Seminar
) -> None:
    (name,) = [name for name in cartridge if name.endswith("glossary.html")]
    page = cartridge[name].decode()
    tags = Tags(page)
    said = words(page)
    language = "en" if ".en/" in name else "zh-Hans"
    anchors = tags.of("id")
    assert len(set(anchors)) == len(anchors) > 5
    assert set(anchors) <= {urls.term(it) for it in seminar.publication.glossary}
    for term in seminar.publication.glossary.values():
        if urls.term(term.id) in anchors:
            assert f">{term.name[language]}</h2>" in page
            for segment in term.definition:
                first = plain(segment.text[language].markdown)[:12]
                assert first in said
    inside = [href for href in tags.of("href") if href.startswith("#")]
    assert {href.removeprefix("#") for href in inside} <= set(anchors)


def test_cartridges_of_two_languages_share_no_name(files: dict[str, bytes]) -> None:
    english, chinese = (
        members(files[f"{SLUG}-cartridge.{language}.imscc"]) for language in ("en", "zh-Hans")
    )
    assert set(english) & set(chinese) == {"imsmanifest.xml"}
    assert not identifiers_of(english["imsmanifest.xml"]) & identifiers_of(
        chinese["imsmanifest.xml"]
    )


def identifiers_of(manifest: bytes) -> set[str]:
    root = xml(manifest)
    return {it.attrib["identifier"] for it in root.iter() if "identifier" in it.attrib}


# Canvas


@LANGUAGES
def test_canvas_package_is_one_quiz_of_essays(
    files: dict[str, bytes], seminar: Seminar, language: str
) -> None:
    package = members(files[f"{SLUG}-canvas.{language}.zip"])
    manifest = xml(package["imsmanifest.xml"])
    named = [it.attrib["href"] for it in manifest.iter(f"{OLD_CP}file")]
    assert sorted([*named, "imsmanifest.xml"]) == sorted(package)
    resources = {it.attrib["identifier"]: it for it in manifest.iter(f"{OLD_CP}resource")}
    (quiz,) = [it for it in resources.values() if it.get("type") == "imsqti_xmlv1p2"]
    dependency = quiz.find(f"{OLD_CP}dependency")
    assert dependency is not None
    assert dependency.attrib["identifierref"] in resources
    (path,) = [it.attrib["href"] for it in quiz.iter(f"{OLD_CP}file")]
    root = xml(package[path])
    assert root.tag == f"{QTI}questestinterop"
    (assessment,) = root.iter(f"{QTI}assessment")
    assert assessment.attrib["ident"] == quiz.attrib["identifier"]
    kinds = [metadata(item)["question_type"] for item in root.iter(f"{QTI}item")]
    asked = len(seminar.publication.interviews[0].tasks)
    assert kinds == ["text_only_question", *["essay_question"] * asked]
    identifiers = [item.attrib["ident"] for item in root.iter(f"{QTI}item")]
    assert len(set(identifiers)) == len(identifiers)
    for item in list(root.iter(f"{QTI}item"))[1:]:
        assert item.find(f"{QTI}presentation/{QTI}response_str/{QTI}render_fib") is not None
        assert item.find(f"{QTI}resprocessing//{QTI}other") is not None


def metadata(item: ET.Element) -> dict[str, str]:
    return {
        text_of(field, f"{QTI}fieldlabel"): text_of(field, f"{QTI}fieldentry")
        for field in item.iter(f"{QTI}qtimetadatafield")
    }


def test_canvas_quiz_waits_for_the_lecturer_to_publish_it(files: dict[str, bytes]) -> None:
    package = members(files[f"{SLUG}-canvas.en.zip"])
    (meta,) = [part for name, part in package.items() if name.endswith("assessment_meta.xml")]
    root = xml(meta)
    canvas = "{http://canvas.instructure.com/xsd/cccv1p0}"
    assert text_of(root, f"{canvas}available") == "false"
    assert text_of(root, f"{canvas}show_correct_answers") == "false"


# Blackboard and GIFT


@LANGUAGES
def test_blackboard_has_a_line_a_question_of_three_fields(
    files: dict[str, bytes], seminar: Seminar, language: str
) -> None:
    written = files[f"{SLUG}-blackboard.{language}.txt"].decode()
    assert written.endswith("\n")
    rows = [line.split("\t") for line in written.removesuffix("\n").split("\n")]
    assert len(rows) == len(seminar.publication.interviews[0].tasks)
    for kind, asked, example in rows:
        assert kind == "ESS"
        assert "<" not in asked
        # The example of an answer can be shown to students, so there is none.
        assert example == ""


def gift(content: bytes) -> Iterator[tuple[str, str, str, bool]]:
    """Yield what Moodle reads: the category, name and text of each item, and whether it asks."""
    category = ""
    held = (
        (r"\:", "\1"),
        (r"\#", "\2"),
        (r"\=", "\3"),
        (r"\{", "\4"),
        (r"\}", "\5"),
        (r"\~", "\6"),
        (r"\n", "\7"),
    )
    for block in re.split(r"\n\s*\n", content.decode().strip()):
        text = "\n".join(line for line in block.split("\n") if not line.startswith("//"))
        text = text.replace("\\\\", "\0")
        for sign, place in held:
            text = text.replace(sign, place)
        if text.startswith("$CATEGORY:"):
            category = text.removeprefix("$CATEGORY:").strip()
            continue
        assert text.startswith("::"), text[:40]
        name, _, rest = text[2:].partition("::")
        asked, brace, answer = rest.partition("{")
        assert answer == ("}" if brace else "")
        for sign, place in (*held, ("\\\\", "\0")):
            name, asked = (it.replace(place, sign[1]) for it in (name, asked))
        assert asked.startswith("[html]")
        yield category, name, asked.removeprefix("[html]"), bool(brace)


@LANGUAGES
def test_gift_says_what_moodle_xml_says(files: dict[str, bytes], language: str) -> None:
    expected = []
    for question in questions_in(files, f"{SLUG}-moodle.{language}.xml"):
        if question.get("type") == "category":
            category = text_of(question, "category/text")
        else:
            text = " ".join(text_of(question, "questiontext/text").split())
            is_asked = question.get("type") == "essay"
            if not is_asked:
                category = category.split("/1 ")[0]
            expected.append((category, text_of(question, "name/text"), text, is_asked))
    assert list(gift(files[f"{SLUG}-gift.{language}.txt"])) == expected


@LANGUAGES
def test_gift_is_read_by_a_program_that_is_not_ours(files: dict[str, bytes], language: str) -> None:
    content = files[f"{SLUG}-gift.{language}.txt"]
    read = gift_reader().parse(content.decode()).questions
    found = [(it.category, it.name, it.text.removeprefix("[html]")) for it in read]
    assert found == [(category, name, text) for category, name, text, _ in gift(content)]
    assert [type(it.answer).__name__ for it in read[1:]] == ["Essay"] * (len(read) - 1)


HOSTILE = r"a]]>b [x] ::c:: {d} = #e ~f \n \\ &amp; <g> $h // 4/5" + "\t\x0b‘“”’"


def test_hostile_words_come_through_every_format(seminar: Seminar) -> None:
    publication = seminar.publication
    (interview,) = publication.interviews
    question = interview.questions[0]
    place = question.title["en"].place
    text = InLanguages({"en": Text(f"x `{HOSTILE}` y", place)})
    prompt = replace(question.prompt[0], text=text)
    hostile = replace(question, title=text, prompt=(prompt,), follow_ups=())
    changed = replace(
        interview,
        title={"en": HOSTILE},
        languages=("en",),
        question_languages=("en",),
        questions=(hostile, *interview.questions[1:]),
    )
    themes = {theme: {"en": HOSTILE} for theme in publication.imprint.themes}
    imprint = replace(publication.imprint, themes=themes)
    publication = replace(publication, imprint=imprint, interviews=(changed,))
    files = made(replace(seminar, publication=publication))
    said = " ".join(legal(HOSTILE).split())
    moodle = questions_in(files, f"{SLUG}-moodle.en.xml")
    asked = next(it for it in moodle if it.get("type") == "essay")
    assert said in words(text_of(asked, "questiontext/text"))
    assert said in " ".join(text_of(asked, "name/text").split())
    _, name, asked_in_gift, _ = next(it for it in gift(files[f"{SLUG}-gift.en.txt"]) if it[3])
    assert said in name
    assert said in words(asked_in_gift)
    comment = next(
        line for line in files[f"{SLUG}-gift.en.txt"].decode().split("\n") if line[:2] == "//"
    )
    tags = re.findall(r"\[tag:((?:\\\]|[^\]<>`\x00-\x1f])+)\]", comment)
    assert len(tags) == len(asked.findall("tags/tag"))
    first = files[f"{SLUG}-blackboard.en.txt"].decode().split("\n")[0]
    assert said in first
    assert first.count("\t") == 2
    (path,) = [
        name
        for name in members(files[f"{SLUG}-cartridge.en.imscc"])
        if f"topics/{question.id}/" in name
    ]
    topic = xml(members(files[f"{SLUG}-cartridge.en.imscc"])[path])
    assert said in words(text_of(topic, f"{DT}text"))
    category = text_of(moodle[0], "category/text")
    assert category.removeprefix("$course$/top/").replace("//", "").count("/") == 0


# The glossary


@LANGUAGES
def test_moodle_glossary_has_every_term_with_its_names_in_both_languages(
    files: dict[str, bytes], seminar: Seminar, language: str
) -> None:
    root = xml(files[f"glossary-moodle.{language}.xml"])
    assert root.tag == "GLOSSARY"
    entries = {text_of(it, "CONCEPT"): it for it in root.iterfind("INFO/ENTRIES/ENTRY")}
    terms = seminar.publication.glossary.values()
    assert set(entries) == {term.name[language] for term in terms}
    other = {"en": "zh-Hans", "zh-Hans": "en"}[language]
    for term in terms:
        entry = entries[term.name[language]]
        aliases = [it.text for it in entry.iterfind("ALIASES/ALIAS/NAME")]
        assert {term.name[other], *term.aliases.get(language, ())} <= {*aliases}
        assert len(set(aliases)) == len(aliases)
        said = words(text_of(entry, "DEFINITION"))
        assert plain(term.definition[0].text[language].markdown)[:20] in said
        assert text_of(entry, "FORMAT") == "1"


def test_moodle_finds_whole_words_where_words_are_parted(files: dict[str, bytes]) -> None:
    for language, is_whole in (("en", "1"), ("zh-Hans", "0")):
        root = xml(files[f"glossary-moodle.{language}.xml"])
        assert {it.text for it in root.iter("FULLMATCH")} == {is_whole}


def test_moodle_does_not_link_words_that_are_too_common(seminar: Seminar) -> None:
    terms = dict(seminar.publication.glossary)
    common = replace(terms["shot"], links_only=("zh-Hans",))
    publication = replace(seminar.publication, glossary={**terms, "shot": common})
    files = made(replace(seminar, publication=publication))
    for language, is_linked in (("en", "1"), ("zh-Hans", "0")):
        root = xml(files[f"glossary-moodle.{language}.xml"])
        entries = {text_of(it, "CONCEPT"): it for it in root.iter("ENTRY")}
        assert text_of(entries[common.name[language]], "USEDYNALINK") == is_linked


@LANGUAGES
def test_deck_has_a_row_a_term_and_says_its_columns(
    files: dict[str, bytes], seminar: Seminar, language: str
) -> None:
    lines = files[f"glossary-deck.{language}.tsv"].decode().removesuffix("\n").split("\n")
    head = [line for line in lines if line.startswith("#")]
    assert head[0] == "#separator:tab"
    columns = head[-1].removeprefix("#columns:").split("\t")
    assert f"#guid column:{len(columns)}" in head
    other = {"en": "zh-Hans", "zh-Hans": "en"}[language]
    rows = [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[len(head) :]]
    terms = seminar.publication.glossary
    assert {row["id"] for row in rows} == set(terms)
    for row in rows:
        term = terms[row["id"]]
        assert row["term"] == term.name[language]
        assert row[f"term-{other}"] == term.name[other]
        pinyin = row["reading"] if language == "zh-Hans" else row["reading-zh-Hans"]
        assert pinyin == term.reading["zh-Hans"]
        assert row["definition"]


def test_four_languages_have_a_column_each(four: dict[str, bytes]) -> None:
    head = four["glossary-deck.ar.tsv"].decode().split("\n")[3]
    assert [column for column in head.split("\t") if column.startswith("term-")] == [
        "term-en",
        "term-zh-Hans",
        "term-fr",
    ]


# What is left out


def test_report_has_one_finding_a_format(files: dict[str, bytes]) -> None:
    report = files[f"{SLUG}-left-out.txt"].decode()
    lines = [line for line in report.split("\n") if "format-holds-everything" in line]
    assert [line.split(": ")[3].split(" has ")[0] for line in lines] == [
        "Moodle XML",
        "the Common Cartridge",
        "the Canvas package",
        "Blackboard’s file",
        "GIFT",
    ]
    assert "guidance, answers, misreadings and criteria" not in lines[0]
    for line in lines:
        assert "the sheets of activities, which are on paper (6)" in line
    for line in lines[1:]:
        assert "guidance, answers, misreadings and criteria that students never see (36)" in line
        assert "material and rubrics of activities (6)" in line
    assert report.count("  hint: ") == len(lines)


def test_report_names_nothing_that_is_not_there(seminar: Seminar) -> None:
    slug = seminar.publication.interviews[0].slug
    teaching = replace(seminar.teaching[slug], run_sheets=(), run_sheet_languages=())
    report = made(replace(seminar, teaching={slug: teaching}))[f"{SLUG}-left-out.txt"].decode()
    assert "run-sheets" not in report


def test_report_names_no_activities_where_there_are_none() -> None:
    report = made(load(STOCK).seminar)["quiet-sound-left-out.txt"].decode()
    assert "activities" not in report


# How HTML travels


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="original" lang="fr">a<br>b</p>', '<p lang="fr">a<br />b</p>'),
        ('<span class="whole">a</span> &amp; b', "a &amp; b"),
        ('<span data-aside=" (¶3)">a <em>b</em></span>.', "a <em>b</em> (¶3)."),
        ('<a href="x?a=1&amp;b=2" rel="external">a</a>', '<a href="x?a=1&amp;b=2">a</a>'),
        ("<ruby>王<rt>Wáng</rt></ruby>", "<ruby>王<rt>Wáng</rt></ruby>"),
    ],
)
def test_html_keeps_what_a_platform_keeps(html: str, expected: str) -> None:
    assert portable(html) == expected


def test_words_of_html_stand_in_one_line() -> None:
    html = "<p>One\ntwo</p><ul><li>three</li><li>four &amp; five</li></ul><p>six</p>"
    assert words(html) == "One two (1) three (2) four & five six"


@given(st.text())
@settings(max_examples=200)
def test_legal_text_is_well_formed_xml(text: str) -> None:
    import html  # noqa: PLC0415 - its name is that of many variables here

    xml(f"<a>{html.escape(legal(text))}</a>")


def test_build_makes_the_files_of_one_language_alone(tmp_path: Path) -> None:
    request = Request(STOCK, tmp_path / "build", editions=("platforms",), languages=("en",))
    result = build(request, lambda _: None)
    assert result.is_built
    names = {Path(row.path).name for row in result.rows}
    assert "quiet-sound-moodle.en.xml" in names
    assert not [name for name in names if "zh-Hans" in name]
