"""What tests of typography share: a text full of hazards, and sheets set from a little HTML."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

import papers
from fangtan.markup.typography import kept_whole
from fangtan.render import bundle
from fangtan.sheet import composed

HERE = Path(__file__).parent / "typography"

HAZARDS = kept_whole(
    "他在2025年说：“短剧（或称‘竖屏剧’）在<a href='#'>APP</a>上的完播率是100%，"
    "不是《<a href='#'>红楼梦</a>》、"
    "《三国演义》，而是《开端》。”她又说：“好吧——那就……这样！”（笑）汤姆·克鲁斯（Tom Cruise）和"
    "<em>观众</em>在ReelShort上看了30集，“<strong>真的</strong>”；然后呢？然后（<em>付费</em>）。"
    "“为什么？！”问的人——多半是学生——说：“因为……”不说了。"
)
"""A paragraph in which most lines could break at a wrong place."""

_NEVER_FIRST = re.compile(r"[，。、；：？！）》”’」』】〉〕·～…／%]")
_NEVER_LAST = re.compile(r"[（《“‘「『【〈〔]")
_UNSEEN = re.compile("[\u200b\u2060]")


@dataclass(frozen=True)
class Glyph:
    """A character as it is printed: where its square begins, its baseline, its typeface."""

    char: str
    x: float
    end: float
    y: float
    size: float
    font: str


def assert_no_mark_is_misplaced(lines: list[str]) -> None:
    """Fail where a line begins or ends with what may not stand there, or parts a dash."""
    seen = [line for line in (_UNSEEN.sub("", line).strip() for line in lines) if line]
    for above, below in itertools.pairwise(seen):
        assert not _NEVER_FIRST.match(below), f"{above}|{below}"
        assert not _NEVER_LAST.match(above[-1]), f"{above}|{below}"
        assert above[-1] + below[0] not in {"——", "……"}, f"{above}|{below}"


def printed(body: str, css: str = "", language: str = "zh-Hans") -> bytes:
    """Return a sheet with a few elements, set as a handout is."""
    html = (
        f'<!DOCTYPE html><html lang="{language}"><head><title>t</title></head>'
        f'<body class="sheet">{body}</body></html>'
    )
    margins = "margin-block: 5mm; margin-inline: 5mm;"
    plain = f"@page {{ {margins} @top-left {{ content: none }} @bottom-left {{ content: none }} }}"
    return composed(html, f"{bundle('handout.css')}{plain}{css}", {})


def lines(sheet: bytes, number: int = 0) -> list[list[Glyph]]:
    """Return the lines of a page as their glyphs from left to right."""
    found: dict[int, list[Glyph]] = {}
    for block in papers.pages(sheet)[number].get_text("rawdict")["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for char in span["chars"]:
                    x, y = char["origin"]
                    glyph = Glyph(char["c"], x, char["bbox"][2], y, span["size"], span["font"])
                    found.setdefault(round(y), []).append(glyph)
    return [sorted(line, key=lambda it: it.x) for _, line in sorted(found.items())]


def text(line: list[Glyph]) -> str:
    """Return the text of a line."""
    return "".join(glyph.char for glyph in line)
