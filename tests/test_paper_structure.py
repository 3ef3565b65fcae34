"""Every sheet as a file: tags, languages, titles, bookmarks, typefaces, length."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from fangtan.load import Loaded
from papers import GUIDES, HANDOUTS, SHEETS, SLUG, bookmarks, languages, tags

PAGES = {
    "handout": range(8, 25),
    "questions": range(8, 20),
    "compact": range(3, 9),
    "cards": range(8, 14, 2),
    "guide": range(25, 90),
}


@pytest.fixture(params=SHEETS)
def sheet(request: pytest.FixtureRequest, built: Path) -> tuple[str, pikepdf.Pdf]:
    """Each sheet of the shipped publication."""
    return request.param, pikepdf.open(built / request.param)


def test_sheet_is_tagged_and_calls_itself_pdf_ua(sheet: tuple[str, pikepdf.Pdf]) -> None:
    _, pdf = sheet
    assert pdf.Root.MarkInfo.Marked
    assert len([*tags(pdf)]) > 500
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_sheet_says_its_language_title_author_and_subject(
    sheet: tuple[str, pikepdf.Pdf], loaded: Loaded
) -> None:
    path, pdf = sheet
    first = languages(path)[0]
    interview = loaded.seminar.publication.interviews[0]
    assert str(pdf.Root.Lang) == first
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    for language in languages(path):
        assert interview.title[language] in str(pdf.docinfo["/Title"])
    assert str(pdf.docinfo["/Author"]) == interview.authors[0][first]
    assert str(pdf.docinfo["/Subject"]) == interview.description[first]
    assert "/CreationDate" not in pdf.docinfo


def test_sheet_has_about_as_many_pages_as_it_should(sheet: tuple[str, pikepdf.Pdf]) -> None:
    path, pdf = sheet
    kind = path.rsplit("-", 2)[-2 if path.endswith("zh-Hans.pdf") else -1].split(".")[0]
    assert len(pdf.pages) in PAGES[kind]


def test_typefaces_are_ours_and_embedded(sheet: tuple[str, pikepdf.Pdf]) -> None:
    _, pdf = sheet
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        inner = font.DescendantFonts[0]
        name = str(font.BaseFont).split("+")[1]
        assert name.startswith(("Source-Serif-4", "Source-Sans-3", "Noto-Serif-SC", "Noto-Sans-SC"))
        assert "/FontFile2" in inner.FontDescriptor or "/FontFile3" in inner.FontDescriptor
        assert "/ToUnicode" in font


@pytest.mark.parametrize("which", HANDOUTS)
def test_handout_has_a_bookmark_for_every_section_and_exchange(
    built: Path, loaded: Loaded, which: str
) -> None:
    interview = loaded.seminar.publication.interviews[0]
    pdf = pikepdf.open(built / f"site/paper/{SLUG}/{SLUG}-handout.{which}.pdf")
    found = [*bookmarks(pdf)]
    first = which.split(".", maxsplit=1)[0]
    titles = [section.title[first].markdown for section in interview.sections if section.id]
    sections = [title for depth, title in found if depth == 0]
    assert [title for title in titles if any(it.startswith(title) for it in sections)] == titles
    numbers = [f"¶{exchange.segments[0].number} " for exchange in interview.exchanges]
    exchanges = [title for _, title in found if title.startswith("¶")]
    assert [
        title[: len(number)] for title, number in zip(exchanges, numbers, strict=True)
    ] == numbers


@pytest.mark.parametrize("path", [path for path in SHEETS if "handout" not in path])
def test_every_question_has_a_bookmark(built: Path, loaded: Loaded, path: str) -> None:
    interview = loaded.seminar.publication.interviews[0]
    found = [title for _, title in bookmarks(pikepdf.open(built / path))]
    for number in range(1, len(interview.questions) + 1):
        assert any(title.startswith(f"{number}. ") for title in found)


@pytest.mark.parametrize("path", GUIDES)
def test_guide_has_a_bookmark_for_every_step(built: Path, loaded: Loaded, path: str) -> None:
    found = [title for _, title in bookmarks(pikepdf.open(built / path))]
    language = languages(path)[0]
    for run_sheet in loaded.seminar.teaching[SLUG].run_sheets:
        for step in run_sheet.steps:
            assert any(title.endswith(step.title[language].markdown) for title in found)


def test_chinese_beside_english_is_tagged_as_chinese(built: Path, loaded: Loaded) -> None:
    pdf = pikepdf.open(built / f"site/paper/{SLUG}/{SLUG}-handout.en.zh-Hans.pdf")
    chinese = [tag for tag in tags(pdf) if tag.get("/Lang") == "zh-Hans"]
    assert len(chinese) >= len(loaded.seminar.publication.interviews[0].segments)


def test_every_link_is_one_tag_and_has_a_place(sheet: tuple[str, pikepdf.Pdf]) -> None:
    _, pdf = sheet
    annotations = [
        note for page in pdf.pages for note in page.get("/Annots", ()) if note.Subtype == "/Link"
    ]
    owners = [tag for tag in tags(pdf) if _holds_an_annotation(tag)]
    assert len(annotations) == len(owners)
    assert {str(tag.S) for tag in owners} <= {"/Link"}
    inside = {str(note.Dest) for note in annotations if "/Dest" in note}
    assert not inside or inside <= {str(name) for name in pdf.Root.Names.Dests.Names[::2]}


def test_pictures_are_described(built: Path, loaded: Loaded) -> None:
    for language in ("en", "zh-Hans"):
        pdf = pikepdf.open(built / f"site/paper/{SLUG}/{SLUG}-handout.{language}.pdf")
        said = [str(tag.Alt) for tag in tags(pdf) if tag.S == "/Figure"]
        figures = loaded.seminar.publication.interviews[0].figures
        assert said == [figure.alternative[language] for figure in figures]


@pytest.mark.validators
def test_outloud_finds_no_error(sheet: tuple[str, pikepdf.Pdf], built: Path) -> None:
    outloud = pytest.importorskip("outloud")
    path, _ = sheet
    found = outloud.check(str(built / path)).findings
    assert [(it.rule, it.message, it.page) for it in found if it.severity == "error"] == []


def _holds_an_annotation(tag: pikepdf.Dictionary) -> bool:
    inner = tag.get("/K")
    kids = inner.as_list() if isinstance(inner, pikepdf.Array) else [inner]
    return any(isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" for kid in kids)
