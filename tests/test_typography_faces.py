"""Which typefaces the shipped sheets hold, and which text is set in them."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

import papers
from fangtan.markup.typography import HAN, LATIN
from papers import SHEETS

OURS = {"SourceSerif4", "SourceSans3", "NotoSerifSC", "NotoSansSC"}
_EASTERN = re.compile(rf"[{HAN}、。《》，：；？！（）]")
_WESTERN = re.compile(rf"[{LATIN}]")


def family(name: str) -> str:
    """Return the family in a font's name in a PDF."""
    bare = re.sub(r"^/?[A-Z]{6}\+", "", str(name)).replace("-", "").replace(" ", "")
    return next((ours for ours in OURS if bare.startswith(ours)), bare)


@pytest.mark.parametrize("path", SHEETS)
def test_only_our_faces_are_in_a_sheet_and_all_of_them_with_their_outlines(
    built: Path, path: str
) -> None:
    with pikepdf.open(built / path) as pdf:
        fonts = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert {family(str(font.FontName)) for font in fonts} <= OURS
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


@pytest.mark.parametrize("path", SHEETS)
def test_each_script_is_in_the_face_meant_for_it(built: Path, path: str) -> None:
    for page in papers.pages(built / path):
        for line in (
            it for block in page.get_text("dict")["blocks"] for it in block.get("lines", ())
        ):
            for span in line["spans"]:
                found = family(span["font"])
                if _EASTERN.search(span["text"]):
                    assert found in {"NotoSerifSC", "NotoSansSC"}, span["text"]
                if _WESTERN.search(span["text"]):
                    assert found in {"SourceSerif4", "SourceSans3"}, span["text"]
