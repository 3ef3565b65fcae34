"""Small pages of typography, as pictures beside those that were looked at and found good.

Each file of `tests/typography/` says in its first line what it shows. After a meant change write
the pictures anew with `--update-golden`, and look at every one.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pymupdf
import pytest
from PIL import Image, ImageChops

import papers
from typesetting import HERE, printed

PAGES = sorted(HERE.glob("*.html"))
DPI = 110
BLUR = 3
"""Pixels are compared in squares of so many, since renderers draw edges a little differently."""
MOST = 32
"""How much grey such a square may differ, of 255."""


def picture(source: str) -> Image.Image:
    """Return the page of a source, as it is printed."""
    style = "@page { size: 110mm 62mm } p { font-size: 11pt; line-height: 1.72 }"
    (page,) = papers.pages(printed(source, style))
    pixels = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    return Image.open(io.BytesIO(pixels.tobytes("png"))).convert("L")


def difference(one: Image.Image, other: Image.Image) -> int:
    """Return how much the most different squares of two pictures differ."""
    if one.size != other.size:
        return 255
    both = ImageChops.difference(one.reduce(BLUR), other.reduce(BLUR))
    extremes = both.getextrema()
    return int(extremes[1])  # type: ignore[arg-type] # a grey picture has one band


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_looks_as_it_did_when_it_was_found_good(
    path: Path, pytestconfig: pytest.Config
) -> None:
    drawn = picture(path.read_text("utf-8"))
    golden = path.with_suffix(".png")
    if pytestconfig.getoption("--update-golden"):
        drawn.quantize(16).convert("L").save(golden, optimize=True)
    assert difference(drawn, Image.open(golden).convert("L")) < MOST


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_says_what_it_shows(path: Path) -> None:
    assert re.match(r"<!-- [A-Z].*\. -->\n", path.read_text("utf-8"))


def test_a_squeezed_mark_is_seen() -> None:
    source = (HERE / "squeezed.html").read_text("utf-8")
    other = picture(source.replace("<p>", '<p style="font-feature-settings: normal">'))
    assert difference(picture(source), other) > MOST


def test_a_missing_dot_is_seen() -> None:
    source = (HERE / "emphasis.html").read_text("utf-8")
    assert difference(picture(source), picture(source.replace("<em>三个字</em>", "三个字"))) > MOST
