"""Slides for PowerPoint: what they say, that it fits, and that the files are whole."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.presentation import Presentation

from fangtan import catalog, i18n
from fangtan.build.linking import link_terms
from fangtan.cli import fangtan
from fangtan.edition import Artifact
from fangtan.editions import slides_guide
from fangtan.editions.site.colour import contrast
from fangtan.editions.slides import EDITION
from fangtan.editions.slides.flow import Paragraph, paragraphs
from fangtan.editions.slides.layouts import HEIGHT, SMALLEST, WIDTH, Layout, layouts
from fangtan.editions.slides.matter import deck
from fangtan.editions.slides.measure import height
from fangtan.editions.slides.pages import pages
from fangtan.editions.slides.spreading import spread
from fangtan.load import Loaded, load
from fangtan.markup import cells, plain
from fangtan.markup import paragraphs as plain_paragraphs
from fangtan.model import Seminar, student

HERE = Path(__file__).parent
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

# The order in which the schema of ECMA-376, part 1, wants what we write.
ORDER = {
    f"{P}presentation": "sldMasterIdLst notesMasterIdLst sldIdLst sldSz notesSz extLst",
    f"{P}sldMaster": "cSld clrMap sldLayoutIdLst hf txStyles",
    f"{P}sldLayout": "cSld clrMapOvr",
    f"{P}sld": "cSld clrMapOvr",
    f"{A}pPr": "lnSpc spcBef buNone buFont buAutoNum buChar",
    f"{A}rPr": "solidFill hlinkClick",
}

Element = Any
"""An element of lxml."""


@pytest.fixture(scope="module")
def seminar(loaded: Loaded) -> Seminar:
    return link_terms(loaded.seminar)


@pytest.fixture(scope="module")
def files(seminar: Seminar) -> dict[str, bytes]:
    """Every deck, by its name."""
    return {
        artifact.path.rpartition("/")[2].removeprefix("micro-short-drama-"): make(artifact)
        for artifact in planned(seminar)
    }


def planned(seminar: Seminar) -> Iterator[Artifact]:
    yield from EDITION.plan(student(seminar), ())
    yield from slides_guide.EDITION.plan(seminar, ())


def make(artifact: Artifact) -> bytes:
    return artifact.make(*artifact.depends)


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def opened(file: bytes) -> Presentation:
    return pptx.Presentation(io.BytesIO(file))


def parsed(content: bytes) -> Element:
    return etree.fromstring(content)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def shown(file: bytes) -> str:
    found: list[Any] = [shape for slide in opened(file).slides for shape in slide.shapes]
    return squeezed("".join(shape.text_frame.text for shape in found))


def notes(file: bytes) -> str:
    found = [it.notes_slide.notes_text_frame for it in opened(file).slides if it.has_notes_slide]
    return squeezed("".join(frame.text for frame in found if frame))


def test_decks_are_there_in_each_language_and_with_either_first(files: dict[str, bytes]) -> None:
    combined = ("en", "en.zh-Hans", "zh-Hans", "zh-Hans.en")
    assert sorted(files) == sorted(
        f"{kind}.{languages}.pptx" for kind in ("slides", "slides-guide") for languages in combined
    )


def test_every_word_of_questions_and_cited_passages_is_shown(
    files: dict[str, bytes], seminar: Seminar
) -> None:
    (interview,) = seminar.publication.interviews
    known = interview.passages()
    for languages in (("en",), ("zh-Hans", "en")):
        said = shown(files[f"slides.{'.'.join(languages)}.pptx"])
        for language in languages:
            for question in interview.questions:
                assert squeezed(plain(question.title[language].markdown)) in said
                cited = [segment for target in question.cites for segment in known[target]]
                for segment in (*question.prompt, *cited):
                    for paragraph in plain_paragraphs(segment.text[language].markdown):
                        assert squeezed(paragraph) in said, segment.id


LEVEL = 16


def _parts(markdown: str, *, is_row: bool) -> tuple[str, ...]:
    return cells(markdown) if is_row else (markdown,)


def test_follow_ups_are_notes_for_everybody_and_guidance_for_the_instructor_alone(
    files: dict[str, bytes], seminar: Seminar
) -> None:
    (interview,), (teaching,) = seminar.publication.interviews, seminar.teaching.values()
    public, private = notes(files["slides.en.pptx"]), notes(files["slides-guide.en.pptx"])
    behind = [
        squeezed(paragraph)
        for known in teaching.guidance.values()
        for segment in known.segments
        # What is a row stands cell by cell.
        for part in _parts(segment.text["en"].markdown, is_row=segment in known.rubric)
        for paragraph in plain_paragraphs(part)
    ]
    on_slides = shown(files["slides.en.pptx"])
    text = squeezed("".join(plain(it.text["en"].markdown) for it in interview.segments))
    numbers = re.compile(r"\(¶[^)]*\)")  # behind a link to a passage stands its number
    assert len(behind) > 200
    for words in behind:
        assert numbers.sub("", words) in numbers.sub("", private)
        if len(words) < LEVEL:
            continue  # the name of a level, such as “Sound”, may be anybody’s word
        assert words not in public
        assert words not in on_slides or words in text  # a quotation stands in both
    for question in interview.tasks:
        for segment in question.follow_ups:
            words = squeezed(plain(segment.text["en"].markdown))
            assert words in public
            assert words in private


def test_steps_of_an_activity_are_on_slides_of_their_own(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(HERE / "stock" / "content", content)
    shutil.copytree(HERE / "activities" / "content", content, dirs_exist_ok=True)
    seminar = load(content).seminar
    made = {(it.edition, it.languages): make(it) for it in planned(seminar)}
    slides = list(opened(made["slides", ("en",)]).slides)
    titles = [it.shapes.title.text_frame.text for it in slides if it.shapes.title]
    assert titles[-2:] == ["Activity 2\u2002One minute of nothing", "Activity 2: Step by step"]
    steps: Any = slides[-1].shapes[2]
    assert [it.text for it in steps.text_frame.paragraphs] == [
        "Read the passage aloud, once.",
        "Fill in the table together.",
    ]
    private = notes(made["slides-guide", ("en",)])
    guidance = seminar.teaching["quiet-sound"].guidance["one-minute"]
    assert guidance.rubric
    for row in guidance.rubric:
        cells = squeezed(plain(row.text["en"].markdown)).replace("|", "·")
        assert cells in private
    assert i18n.say("en", "paper_rubric") not in notes(made["slides", ("en",)])


def test_both_decks_show_the_same_slides(files: dict[str, bytes]) -> None:
    for languages in ("en", "zh-Hans", "en.zh-Hans", "zh-Hans.en"):
        private = files[f"slides-guide.{languages}.pptx"]
        assert shown(private) == shown(files[f"slides.{languages}.pptx"])


def test_titles_of_slides_differ_and_each_slide_has_one(files: dict[str, bytes]) -> None:
    for file in files.values():
        titles = [slide.shapes.title for slide in opened(file).slides]
        words = [title.text_frame.text for title in titles if title is not None]
        assert len(words) == len(titles) == len(set(words)) > 60
        assert all(words)


def test_phases_are_sections_that_hold_each_slide_once(files: dict[str, bytes]) -> None:
    root = parsed(parts(files["slides.zh-Hans.en.pptx"])["ppt/presentation.xml"])
    sections = root.findall(".//{*}section")
    keys = ("slides_opening", "phase_warm-up", "phase_explore", "phase_wrap-up")
    assert [it.get("name") for it in sections] == [i18n.say("zh-Hans", key) for key in keys]
    slides = [it.get("id") for it in root.find(f"{P}sldIdLst")]
    assert [it.get("id") for it in root.findall(".//{*}section//{*}sldId")] == slides


def test_text_fits_its_place_and_is_never_small(seminar: Seminar) -> None:
    (interview,) = seminar.publication.interviews
    for languages in (("en",), ("zh-Hans",), ("en", "zh-Hans"), ("zh-Hans", "en")):
        whole = deck(seminar.publication, interview, languages)
        for page in pages(whole, layouts(len(languages), is_leftward=False)):
            for fill in page.fills:
                holder = fill.holder
                taken = height(fill.paragraphs, fill.size, holder.width, is_bold=holder.is_bold)
                assert taken <= fill.holder.height, (page.title, fill.holder.key)
                assert fill.size >= SMALLEST


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("is_leftward", [False, True])
def test_places_are_on_the_slide_and_apart(count: int, *, is_leftward: bool) -> None:
    for layout in layouts(count, is_leftward=is_leftward).all:
        boxes = [(it.left, it.top, it.left + it.width, it.top + it.height) for it in layout.holders]
        for number, (left, top, right, bottom) in enumerate(boxes):
            assert 0 <= left < right <= WIDTH
            assert 0 <= top < bottom <= HEIGHT
            for other in boxes[:number]:
                is_apart = left >= other[2] or right <= other[0]
                assert is_apart or top >= other[3] or bottom <= other[1], layout.key
        assert all(min(it.sizes) >= SMALLEST for it in layout.holders if it not in layout.foot)
        assert len({len(it.sizes) for it in layout.bodies}) == 1


@pytest.mark.parametrize(
    "words",
    ["One sentence that is not short. " * 120, "一句不短的话，说了又说。" * 150, "x" * 9000],
)
def test_what_is_too_long_goes_on_on_the_next_slide_and_loses_nothing(words: str) -> None:
    (layout,) = [it for it in layouts(1, is_leftward=False).all if it.key == "slides_text"]
    language = "zh-Hans" if words.startswith("一") else "en"
    found = spread([(paragraphs(words, language),)], layout)
    assert len(found) > 1
    assert "".join(text_of(it[0].paragraphs) for it in found).strip() == words.strip()
    for (fill,) in found:
        assert height(fill.paragraphs, fill.size, fill.holder.width) <= fill.holder.height
    if not words.startswith("x"):
        assert all(re.search(r"[.。]\s*$", text_of(fill.paragraphs)) for (fill,) in found)


def text_of(found: tuple[Paragraph, ...]) -> str:
    return "".join(it.text for it in found)


def test_bold_type_and_gaps_beside_han_take_room() -> None:
    title = paragraphs("Question 13: ¶16, ¶18, ¶28, ¶30–31, ¶34, ¶38–40 (1 of 10)", "en")
    assert height(title, 34, 920, is_bold=True) == 2 * height(title, 34, 920)
    # Without gaps the twenty pairs would take some thirty sizes of the type, of thirty-five.
    assert height(paragraphs("中a" * 20, "zh-Hans"), 20, 700) == pytest.approx(2 * 20 * 1.36)


def test_largest_type_is_taken_in_which_all_fits() -> None:
    arranged = layouts(1, is_leftward=False)

    def sizes(layout: Layout, words: str) -> set[int]:
        return {fill.size for (fill,) in spread([(paragraphs(words, "en"),)], layout)}

    assert sizes(arranged.question, "Why wait?") == {44}
    assert sizes(arranged.question, "Why wait for the sun? " * 20) < {40, 36, 32, 28}
    assert sizes(arranged.text, "Why wait?") == {24}


def test_package_is_whole(files: dict[str, bytes]) -> None:
    for name, file in files.items():
        found = parts(file)
        types = parsed(found["[Content_Types].xml"])
        named = {it.get("PartName") for it in types.findall("{*}Override")}
        assert named == {f"/{it}" for it in found if not it.endswith((".rels", "Types].xml"))}
        for path, content in found.items():
            if path.endswith(".rels"):
                targets(found, path)
            elif path != "[Content_Types].xml":
                check(parsed(content), relations(found, path), f"{name}: {path}")


def relations(found: dict[str, bytes], path: str) -> dict[str, str]:
    folder, base = posixpath.split(path)
    rels = f"{folder}/_rels/{base}.rels"
    return targets(found, rels) if rels in found else {}


def targets(found: dict[str, bytes], path: str) -> dict[str, str]:
    """Return the kinds of relations by their ids; those inside the package lead to a part."""
    folder = posixpath.dirname(posixpath.dirname(path))
    kinds = {}
    for relation in parsed(found[path]):
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            place = posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")
            assert place in found, (path, target)
        assert relation.get("Id") not in kinds
        kinds[relation.get("Id")] = relation.get("Type", "").removeprefix(OFFICE)
    return kinds


def check(root: Element, related: dict[str, str], where: str) -> None:
    """Hold a part against what PowerPoint refuses to open, or repairs."""
    shapes = [it.get("id") for it in root.iter(f"{P}cNvPr")]
    assert len(shapes) == len(set(shapes)), where
    for element in root.iter():
        for attribute in (f"{R}id", f"{R}embed", f"{R}link"):
            assert element.get(attribute, next(iter(related), None)) in {*related, None}, where
        order = ORDER.get(str(element.tag))
        if order and not where.endswith(("notesMaster1.xml", "theme2.xml")):
            names = [etree.QName(child).localname for child in element]
            places = [order.split().index(it) for it in names]
            assert places == sorted(places), (where, names)
    for body in root.iter(f"{P}txBody"):
        assert body.find(f"{A}p") is not None, where


def test_masters_layouts_and_slides_have_ids_of_their_own(files: dict[str, bytes]) -> None:
    found = parts(files["slides.en.pptx"])
    whole = parsed(found["ppt/presentation.xml"])
    master = parsed(found["ppt/slideMasters/slideMaster1.xml"])
    high = [
        int(it.get("id"))
        for it in (*whole.iter(f"{P}sldMasterId"), *master.iter(f"{P}sldLayoutId"))
    ]
    assert len(high) == len(set(high)) == 4
    assert min(high) >= 2**31
    slides = [int(it.get("id")) for it in whole.iter(f"{P}sldId")]
    assert len(set(slides)) == len(slides)
    assert min(slides) >= 256
    size = whole.find(f"{P}sldSz")
    assert (int(size.get("cx")) * 9, size.get("cy")) == (int(size.get("cy")) * 16, "6858000")


def test_text_stands_in_places_of_the_layout(files: dict[str, bytes]) -> None:
    presentation = opened(files["slides.en.zh-Hans.pptx"])
    assert [it.name for it in presentation.slide_layouts] == [
        "Opening",
        "Question in two languages",
        "Text in two languages",
    ]
    for slide in presentation.slides:
        assert all(shape.is_placeholder for shape in slide.shapes)
        assert next(iter(slide.shapes)) == slide.shapes.title  # it is read first


def test_runs_say_their_language_and_direction() -> None:
    seminar = load(HERE / "languages" / "content").seminar
    with i18n.speaking(seminar.publication.imprint.strings):
        made = {it.languages: make(it) for it in EDITION.plan(student(seminar), ())}
    for file in made.values():
        for slide in opened(file).slides:
            tree: Element = slide.element
            for run in tree.iter(f"{A}r"):
                words, language = run.find(f"{A}t").text, run.find(f"{A}rPr").get("lang")
                if re.search(r"[\u4e00-\u9fff]", words):
                    assert language == "zh-CN"
                if re.search(r"[\u0620-\u064a]", words):
                    assert language == "ar-SA"
    leading = opened(made["ar", "fr"])
    assert leading.element.get("rtl") == "1"
    for slide in leading.slides:
        for paragraph in slide.element.iter(f"{A}p"):
            first = next(paragraph.iter(f"{A}rPr")).get("lang")
            properties = paragraph.find(f"{A}pPr")
            if properties is not None and first == "ar-SA":
                assert (properties.get("rtl"), properties.get("algn")) == ("1", "r")
            elif properties is not None and first == "fr":
                assert (properties.get("rtl"), properties.get("algn")) == ("0", "l")


def test_colours_of_text_can_be_read(files: dict[str, bytes]) -> None:
    theme = parsed(parts(files["slides.en.pptx"])["ppt/theme/theme1.xml"])
    colours = {
        etree.QName(it).localname: f"#{it[0].get('val').lower()}"
        for it in theme.find(".//{*}clrScheme")
    }
    for role in ("dk1", "dk2", "accent1", "hlink"):
        assert contrast(colours[role], colours["lt1"]) >= 4.5


def test_draft_is_marked_where_it_stands_and_explained_once(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(HERE / "stock" / "content", content)
    states = content / "interviews/quiet-sound/questions.zh-Hans.states"
    lines = states.read_text("utf-8").splitlines(keepends=True)
    assert any(line.startswith("what-is-it.1 ") for line in lines), lines
    states.write_text("".join(it for it in lines if not it.startswith("what-is-it.1 ")), "utf-8")
    seminar = load(content).seminar
    made = {it.languages: make(it) for it in EDITION.plan(student(seminar), ())}
    said = shown(made["zh-Hans",])
    assert said.count(i18n.say("zh-Hans", "state_draft_means")) == 1
    assert f"{i18n.say('zh-Hans', 'state_draft')}她所说的寂静" in said


def test_same_deck_gives_the_same_bytes(files: dict[str, bytes], seminar: Seminar) -> None:
    again = next(iter(planned(seminar)))
    assert make(again) == files["slides.en.pptx"]
    with zipfile.ZipFile(io.BytesIO(files["slides.en.pptx"])) as archive:
        assert {it.date_time[0] for it in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:title>" in core
    assert "modified" not in core


def test_interview_without_questions_has_no_slides(seminar: Seminar) -> None:
    (interview,) = seminar.publication.interviews
    bare = replace(interview, questions=(), question_languages=(), activities=())
    assert not [*EDITION.plan(replace(seminar.publication, interviews=(bare,)), ())]


def test_without_its_library_the_edition_is_left_out_and_named(
    seminar: Seminar, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("fangtan.editions.slides.edition._PACKAGES", ("no_such_library",))
    assert [*planned(seminar)] == []
    assert catalog.not_installed() == {"slides": "slides", "slides-guide": "slides"}
    with pytest.raises(SystemExit) as left:
        fangtan(["build", "--only", "slides"])
    assert left.value.code == 2
    assert "pip install 'fangtan[slides]'" in capsys.readouterr().err
