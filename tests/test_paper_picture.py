"""What is seen on a sheet: the right glyphs, whatever program shows it."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from fangtan import fonts
from fangtan.load import Loaded
from judges import judge
from papers import SHEETS, SLUG, pages

DPI = 200


def in_mupdf(path: Path, number: int) -> Image.Image:
    """Return a page as MuPDF shows it."""
    pixels = pages(path)[number].get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    return Image.open(io.BytesIO(pixels.tobytes("png"))).convert("L")


def in_poppler(path: Path, number: int) -> Image.Image:
    """Return a page as Poppler shows it."""
    page = str(number + 1)
    program = [
        judge("pdftoppm"),
        "-r",
        str(DPI),
        "-f",
        page,
        "-l",
        page,
        "-gray",
        "-png",
        str(path),
    ]
    shown = subprocess.run(program, check=True, capture_output=True).stdout
    return Image.open(io.BytesIO(shown)).convert("L")


SHOWN = [
    pytest.param(in_mupdf, id="mupdf"),
    pytest.param(in_poppler, id="poppler", marks=pytest.mark.validators),
]


@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize(
    ("sheet", "face", "said"),
    [
        ("handout.zh-Hans", "han-sans", "title"),
        ("handout.zh-Hans", "han-serif", "术语表"),
        ("handout.en", "sans", "Contents"),
    ],
)
def test_letters_look_as_the_typeface_draws_them(  # noqa: PLR0913 - which, where, what
    built: Path,
    loaded: Loaded,
    shown: Callable[[Path, int], Image.Image],
    sheet: str,
    face: str,
    said: str,
) -> None:
    path = built / f"site/paper/{SLUG}/{SLUG}-{sheet}.pdf"
    title = loaded.seminar.publication.interviews[0].title["zh-Hans"]
    words = {"title": title[:8], "术语表": "短视频吸住了举国的目光"}.get(said, said)
    page = pages(path)[0]
    box = page.search_for(words)[0]
    picture = shown(path, 0).crop(tuple(round(edge * DPI / 72) for edge in box))
    assert _likeness(picture, words, face) > 0.75
    assert _likeness(picture, words[::-1], face) < 0.6


@pytest.mark.parametrize("path", SHEETS)
def test_no_page_is_blank_or_black(built: Path, path: str) -> None:
    for page in pages(built / path):
        pixels = page.get_pixmap(dpi=40, colorspace=pymupdf.csGRAY)
        mean = sum(pixels.samples) / len(pixels.samples)
        assert 200 < mean < 254.5, f"page {page.number + 1}"


@pytest.mark.validators
@pytest.mark.parametrize("path", SHEETS)
def test_two_programs_show_the_same_page(built: Path, path: str) -> None:
    one, other = (show(built / path, 0).reduce(8) for show in (in_mupdf, in_poppler))
    difference = ImageChops.difference(one.resize((200, 280)), other.resize((200, 280)))
    assert ImageStat.Stat(difference).mean[0] < 6


def _likeness(picture: Image.Image, words: str, face: str) -> float:
    """Return how like a picture of words is to the typeface's own drawing, up to 1."""
    font = ImageFont.truetype(str(fonts.by_key()[face].path), 96)
    if face == "sans":
        font.set_variation_by_axes([600])
    drawn = Image.new("L", (round(font.getlength(words)) + 200, 240), 255)
    ImageDraw.Draw(drawn).text((50, 50), words, font=font, fill=0)
    one, other = (_ink(image).resize((480, 48)) for image in (picture, drawn))
    return _correlation(one.tobytes(), other.tobytes())


def _ink(image: Image.Image) -> Image.Image:
    box = ImageChops.invert(image).point(lambda value: 255 if value > 60 else 0).getbbox()
    assert box, "there is no ink"
    return image.crop(box)


def _correlation(one: bytes, other: bytes) -> float:
    mine, theirs = sum(one) / len(one), sum(other) / len(other)
    pairs = [(a - mine, b - theirs) for a, b in zip(one, other, strict=True)]
    spread = (sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs)) ** 0.5
    return sum(a * b for a, b in pairs) / spread if spread else 0.0
