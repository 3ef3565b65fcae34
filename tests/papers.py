"""Reading printed sheets: their lines with places and typefaces, their tags, their bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf

Page = Any
"""A page of PyMuPDF, which says nothing of its types."""

SLUG = "micro-short-drama"
HANDOUTS = ("en", "zh-Hans", "en.zh-Hans")
PUBLIC = (
    *(f"site/paper/{SLUG}/{SLUG}-handout.{languages}.pdf" for languages in HANDOUTS),
    *(f"site/paper/{SLUG}/{SLUG}-questions.{language}.pdf" for language in ("en", "zh-Hans")),
    *(f"site/paper/{SLUG}/{SLUG}-questions-compact.{languages}.pdf" for languages in HANDOUTS),
)
CARDS = f"site/paper/{SLUG}/{SLUG}-cards.en.zh-Hans.pdf"
GUIDES = tuple(f"instructor/{SLUG}/{SLUG}-guide.{language}.pdf" for language in ("en", "zh-Hans"))
SHEETS = (*PUBLIC, CARDS, *GUIDES)

HEAD = 62.0
"""How far down a page its running head reaches, in points."""
FOOT = 70.0
"""How far up a page its running foot reaches."""
COMPACT_FOOT = 56.0
"""How far up it reaches on a sheet of questions without room for answers."""


@dataclass(frozen=True)
class Line:
    """A line of text as it is printed, in points from the top left corner."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    fonts: frozenset[str]


def pages(source: Path | bytes) -> list[Page]:
    """Return the pages of a sheet on disk or in memory."""
    is_path = isinstance(source, Path)
    document: Any = pymupdf.open(source) if is_path else pymupdf.open(stream=source)  # type: ignore[no-untyped-call]
    return [*document]


def lines(page: Page) -> list[Line]:
    """Return the lines of a page from top to bottom."""
    found: list[Line] = []
    for block in page.get_text("dict")["blocks"]:
        for spans in (it for line in block.get("lines", ()) for it in _apart(line["spans"])):
            text = "".join(span["text"] for span in spans)
            if text.strip():
                size = max(span["size"] for span in spans)
                fonts = frozenset(span["font"] for span in spans if span["text"].strip())
                lefts, tops, rights, bottoms = zip(*(it["bbox"] for it in spans), strict=True)
                edges = min(lefts), min(tops), max(rights), max(bottoms)
                found.append(Line(text, *edges, size, fonts))
    return sorted(found, key=lambda line: (line.y0, line.x0))


def _apart(spans: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield a line, and before it the passage number that it was taken together with."""
    is_numbered = len(spans) > 1 and re.fullmatch(r"¶\d+", spans[0]["text"].strip())
    if is_numbered:
        yield spans[:1]
    yield [it for it in spans[1:] if it["text"].strip()] if is_numbered else spans


def body(page: Page, foot: float = FOOT) -> list[Line]:
    """Return the lines of a page without its running head and foot."""
    bottom = page.rect.height - foot
    return [line for line in lines(page) if line.y0 > HEAD - 12 and line.y1 < bottom]


def column(sheet: list[Page], left: float = 0.0, right: float = 2000.0, foot: float = FOOT) -> str:
    """Return all text in the body of a sheet between two lines from top to bottom."""
    return "".join(
        line.text
        for page in sheet
        for line in body(page, foot)
        if left <= line.x0 and line.x0 < right
    )


def squeezed(text: str) -> str:
    """Return a text without what typesetting adds or takes: spaces and hyphens."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Yield the bookmarks with their depth, from 0."""

    def walk(items: Any, depth: int) -> Iterator[tuple[int, str]]:  # noqa: ANN401 - of pikepdf
        for item in items:
            yield depth, item.title
            yield from walk(item.children, depth + 1)

    with pdf.open_outline() as outline:
        yield from walk(outline.root, 0)


def tags(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every structure element."""

    def walk(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
        if not isinstance(element, pikepdf.Dictionary) or element.get("/Type") == "/OBJR":
            return
        yield element
        inner = element.get("/K")
        if isinstance(inner, pikepdf.Array):
            for kid in inner.as_list():
                yield from walk(kid)
        elif inner is not None:
            yield from walk(inner)

    yield from walk(pdf.Root.StructTreeRoot.K[0])


def languages(path: str) -> list[str]:
    """Return the languages that a sheet's name says it has."""
    return Path(path).name.removesuffix(".pdf").split(".")[1:]
