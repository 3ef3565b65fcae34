"""What makes a sheet: paper sizes, QR codes, the same bytes every time, findings when it fails."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pymupdf
import pytest
import segno

from fangtan import fonts, pdf
from fangtan.editions import guide, handout, questions
from fangtan.editions.guide.script import clock
from fangtan.findings import Place
from fangtan.load import load
from fangtan.model import Segment, Seminar, Text
from fangtan.render import face_rules
from fangtan.sheet import joined, printed, shortened
from papers import lines, pages, squeezed, tags

STOCK = Path(__file__).parent / "stock" / "content"
ADDRESS = "https://film.example.edu/seminars/"


def sheets(imprint: Mapping[str, object]) -> dict[str, bytes]:
    """Return every sheet of the stock publication, with its imprint changed."""
    seminar = load(STOCK).seminar
    changed = replace(seminar.publication.imprint, **imprint)  # type: ignore[arg-type]
    seminar = Seminar(replace(seminar.publication, imprint=changed), seminar.teaching)
    plan = [
        *handout.EDITION.plan(seminar.publication, ()),
        *questions.EDITION.plan(seminar.publication, ()),
        *guide.EDITION.plan(seminar, ()),
    ]
    return {artifact.path: artifact.make(*artifact.depends) for artifact in plan}


@pytest.fixture(scope="module")
def stock() -> dict[str, bytes]:
    """Every sheet of the stock publication, as it is."""
    return sheets({})


@pytest.fixture(scope="module")
def with_address() -> dict[str, bytes]:
    """Every sheet of the stock publication with an address, on Letter."""
    return sheets({"base_url": ADDRESS, "paper": "letter"})


def test_there_is_a_sheet_of_each_kind_in_each_language(stock: dict[str, bytes]) -> None:
    assert sorted(stock) == [
        "instructor/quiet-sound/quiet-sound-guide.en.pdf",
        "instructor/quiet-sound/quiet-sound-guide.zh-Hans.pdf",
        "site/paper/quiet-sound/quiet-sound-handout.en.pdf",
        "site/paper/quiet-sound/quiet-sound-handout.en.zh-Hans.pdf",
        "site/paper/quiet-sound/quiet-sound-handout.zh-Hans.pdf",
        "site/paper/quiet-sound/quiet-sound-questions-compact.en.pdf",
        "site/paper/quiet-sound/quiet-sound-questions-compact.en.zh-Hans.pdf",
        "site/paper/quiet-sound/quiet-sound-questions-compact.zh-Hans.pdf",
        "site/paper/quiet-sound/quiet-sound-questions.en.pdf",
        "site/paper/quiet-sound/quiet-sound-questions.zh-Hans.pdf",
    ]


def test_paper_is_a4_unless_it_is_letter(
    stock: dict[str, bytes], with_address: dict[str, bytes]
) -> None:
    for made, size in ((stock, (595, 842)), (with_address, (612, 792))):
        for content in made.values():
            for page in pages(content):
                assert (round(page.rect.width), round(page.rect.height)) == size


def test_address_stands_on_the_sheet_in_words_and_as_a_code(
    with_address: dict[str, bytes],
) -> None:
    expected = {
        "handout.en.pdf": "en/quiet-sound/",
        "handout.zh-Hans.pdf": "zh-Hans/quiet-sound/",
        "handout.en.zh-Hans.pdf": "en/quiet-sound/with-zh-Hans/",
        "questions.en.pdf": "en/quiet-sound/",
    }
    for name, path in expected.items():
        content = with_address[f"site/paper/quiet-sound/quiet-sound-{name}"]
        assert ADDRESS + path in "".join(page.get_text() for page in pages(content))
        assert read_code(content) == {ADDRESS + path}


def test_a_link_to_another_site_is_printed_and_stays_on_the_page() -> None:
    publication = load(STOCK).seminar.publication
    whole = handout.handout("handout", publication, publication.interviews[0], ("en",))
    address = "https://example.org/" + "a-very-long-folder/" * 8
    text = Text(f"Listen [there]({address}).", Place("interview.en.md"))
    changed = replace(whole, standfirst=(Segment("standfirst.1", {"en": text}),))
    (first, *_) = pages(handout.make(changed))
    assert squeezed(address) in squeezed(first.get_text())
    assert all(line.x1 < first.rect.width - 100 for line in lines(first))


def test_without_an_address_there_is_no_code(stock: dict[str, bytes]) -> None:
    for content in stock.values():
        with pikepdf.open(io.BytesIO(content)) as opened:
            said = [str(tag.get("/Alt", "")) for tag in tags(opened)]
        assert not any(text.startswith("https:") for text in said)


def test_sheets_are_the_same_bytes_in_another_place_and_time(stock: dict[str, bytes]) -> None:
    script = (
        "import hashlib, sys; sys.path[:0] = [sys.argv[1]]; from test_paper_press import sheets\n"
        "for path, made in sheets({}).items(): print(path, hashlib.sha256(made).hexdigest())"
    )
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment |= {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    again = subprocess.run(
        [sys.executable, "-c", script, str(Path(__file__).parent)],
        check=True, capture_output=True, text=True, env=environment, cwd="/",
    ).stdout  # fmt: skip
    assert again.splitlines() == [
        f"{path} {hashlib.sha256(made).hexdigest()}" for path, made in stock.items()
    ]


@pytest.mark.parametrize(
    ("html", "css", "says"),
    [
        ("<p>x", "p { colour: red }", "colour"),
        ("<p>한", "", "한"),
        ('<img src="sheet:media/gone.svg" alt="x">', "", "gone.svg"),
        ('<img src="https://example.org/x.png" alt="x">', "", "disallowed"),
        ('<a href="#nowhere">x</a>', "", "nowhere"),
    ],
)
def test_what_would_be_left_out_is_an_error(html: str, css: str, says: str) -> None:
    with pytest.raises(pdf.SheetError) as raised:
        write(html, css)
    assert any(says in line for line in raised.value.args)


def test_a_link_is_one_link_whatever_is_in_it() -> None:
    content = write('<p id="here"><a href="#here">to <em>this</em> <span>place</span></a></p>')
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert len(opened.pages[0].Annots) == 1


def test_a_text_that_fits_but_for_its_last_space_stays_on_its_line() -> None:
    words = "day students arrive, we talk about good films and"
    html = f'<p id="x">{words} <a href="#x">classics</a>. They learn to see what a good film is.'
    for width in range(8890, 8970, 5):
        content = write(html, f"p {{ width: {width / 100}mm; font-size: 10.5pt }}")
        first = pages(content)[0].get_text().splitlines()[0]
        assert first.startswith("day students arrive")


def test_a_foreign_line_is_tagged_with_its_language() -> None:
    content = write('<p>Say <span lang="zh-Hans">x</span>.</p><p lang="fr">Oui.</p>')
    with pikepdf.open(io.BytesIO(content)) as opened:
        found = [str(tag.Lang) for tag in tags(opened) if "/Lang" in tag]
    assert sorted({*found} - {"en"}) == ["fr", "zh-Hans"]


@pytest.mark.parametrize("count", [1, 2, 3, 200, 257, 258, 900])
def test_a_cut_typeface_calls_its_glyphs_by_their_places(count: int) -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - for this test alone

    characters = [chr(0x4E00 + index) for index in range(count)]
    font = TTFont(io.BytesIO(fonts.cut(fonts.by_key()["han-serif"], characters)))
    names = font["CFF "].cff.topDictIndex[0].charset
    assert names[1:] == [f"cid{place:05}" for place in range(1, len(names))]


def test_passage_numbers_are_joined_where_they_meet() -> None:
    assert joined([(24, 24), (16, 18), (19, 20), (17, 19)]) == ((16, 20), (24, 24))
    assert printed([(16, 20), (24, 24)], "en") == "¶16–20, ¶24"
    assert printed([(16, 20), (24, 24)], "zh-Hans") == "¶16–20、¶24"


def test_openings_are_cut_between_words() -> None:
    assert shortened("As it is.") == "As it is."
    assert shortened("one two three, four", 15) == "one two three…"
    assert shortened("一二三四五六七八", 10) == "一二三四五…"


def test_clock_counts_hours_and_minutes() -> None:
    assert [clock(minutes) for minutes in (0, 5, 60, 125)] == ["0:00", "0:05", "1:00", "2:05"]


def test_a_higher_level_and_a_longer_talk_get_more_lines() -> None:
    asked = load(STOCK).seminar.publication.interviews[0].questions[0]
    higher = replace(asked, level="create")
    assert questions.lines(higher) > questions.lines(asked)


def write(html: str, css: str = "") -> bytes:
    """Return a page of one typeface as PDF."""
    cut = replace(fonts.by_key()["serif"], weight="400")
    files = {"serif": fonts.cut(cut, map(chr, range(0x20, 0x7F)))}
    page = f'<!doctype html><html lang="en"><title>T</title><body>{html}</body></html>'
    rules = face_rules([cut], lambda _: "sheet:serif") + "html { font-family: 'Source Serif 4' }"
    return pdf.write(page, rules + css, files)


def read_code(content: bytes) -> set[str]:
    """Return those addresses printed on the first page whose QR code is the one printed there."""
    page = pages(content)[0]
    with pikepdf.open(io.BytesIO(content)) as opened:
        tag = next(it for it in tags(opened) if str(it.get("/Alt", "")).startswith("https:"))
        left, top, right, bottom = (float(edge) * 0.75 for edge in tag.A.BBox.as_list())
        address = str(tag.Alt)
    pixels = page.get_pixmap(dpi=300, colorspace=pymupdf.csGRAY)
    matrix = [*segno.make(address, error="m", micro=False).matrix_iter(border=0)]
    side = len(matrix)
    seen = [
        [
            pixels.pixel(
                round((left + (right - left) * (column + 0.5) / side) * 300 / 72),
                round((top + (bottom - top) * (row + 0.5) / side) * 300 / 72),
            )[0] < 128
            for column in range(side)
        ]
        for row in range(side)
    ]  # fmt: skip
    return {address} if seen == [[bool(module) for module in row] for row in matrix] else set()
