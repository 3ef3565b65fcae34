"""What holds for every input: of the loader, of addresses, of texts."""

from __future__ import annotations

import posixpath
import shutil
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fangtan import urls
from fangtan.checks import check
from fangtan.load import load
from fangtan.markup import Anchor, attributes, blocks, inline, links, rich, split_front_matter
from fangtan.markup.blocks import parsed

STOCK = Path(__file__).parent / "stock" / "content"

ROOT = Path(__file__).parents[1]
TEXTS = sorted([*ROOT.glob("content/**/*.md"), *ROOT.glob("docs/*.md")])

words = st.text(alphabet="ab 中文，。“”*_[]()<>&\n#{}:!`-.|~", max_size=80)
names = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
paths = st.lists(names, min_size=1, max_size=4).map(lambda parts: "site/" + "/".join(parts))


class Nowhere:
    language = "en"
    han = "zh-Hans"

    def anchor(self, scheme: str, target: str) -> Anchor:
        return Anchor(f"#{scheme}-{target}", {"class": scheme})


class Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag not in {"br", "img", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@given(words)
def test_inline_html_is_balanced_and_holds_no_foreign_element(text: str) -> None:
    parser = Balanced()
    parser.feed(inline(text, Nowhere()))
    parser.close()
    assert parser.open == []


@given(st.text(alphabet="ab 中文，。“”'\"", max_size=60))
def test_text_without_marks_comes_out_as_if_it_had_been_parsed(text: str) -> None:
    fast = inline(text.strip(), Nowhere())
    slow = rich(f"{text.strip()} *x*", Nowhere())
    if text.strip():
        assert slow == f"<p>{fast} <em>x</em></p>"


@given(words)
def test_blocks_keep_the_line_of_each_paragraph(text: str) -> None:
    lines = text.split("\n")
    for block in blocks(text):
        assert 1 <= block.line <= len(lines)
        if block.kind == "paragraph" and block.text:
            first = block.text.split("\n")[0].strip()
            assert first.strip("#") in lines[block.line - 1] or "\\" in text


# What opens, closes and interrupts blocks, and what only looks as if it did.
MARKS = st.sampled_from(
    [
        "a",
        "b c",
        "中文，",
        "**A:** x",
        "*e*",
        "* ",
        "- i",
        "-",
        "- i\n",
        "- b\n  c\n",
        "- **x.** y\n\n",
        "1. n",
        "2) m",
        "12 z",
        "#",
        "## H {#i}",
        "## H ##",
        "# a\\",
        "###",
        "> q",
        "_e_",
        "+ p",
        ":::",
        " :::",
        "::: g",
        "::: g {x=1}",
        ":::: h",
        "::::",
        "~~~yaml",
        "~~~",
        "```",
        "`c`",
        "[a]: b",
        "[a](b)",
        "[a]",
        "<b>",
        "<!--",
        "-->",
        "<a",
        "  ",
        "\t",
        "    c",
        "   d",
        " e",
        "\n",
        "\n\n",
        "\n\n",
        "---",
        "***",
        "* * *",
        "___",
        "=",
        "|",
        "\u3000x",
        "\x00",
        "\r",
        "\\",
        "!",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(MARKS, max_size=14).map("".join))
def test_blocks_are_those_of_the_parser_whatever_is_known_without_it(text: str) -> None:
    assert blocks(text) == parsed(text)


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_blocks_of_real_texts_are_those_of_the_parser(file: Path) -> None:
    text = file.read_text("utf-8", "replace")
    assert blocks(text) == parsed(text)


@given(words, st.text(max_size=40))
def test_front_matter_and_rest_are_the_whole(head: str, body: str) -> None:
    text = f"---\n{head}\n---\n{body}"
    front, rest, line = split_front_matter(text)
    if front or rest != text:
        assert "".join(text.split("\n")[line - 1 :]) == "".join(rest.split("\n"))


@given(names, st.text(alphabet="abc äé", max_size=20))
def test_attributes_come_back(identifier: str, reading: str) -> None:
    title, values, wrong = attributes(f'A title {{#{identifier} pinyin="{reading}"}}')
    assert (title, values, wrong) == ("A title", {"id": identifier, "pinyin": reading}, "")


@given(words)
def test_links_stand_where_they_say(text: str) -> None:
    for link in links(text):
        line = text.split("\n")[link.lines_down]
        assert line[link.column - 1] == "["


@given(paths, paths)
def test_relative_links_arrive(page: str, target: str) -> None:
    link = urls.relative(f"{page}/index.html", f"{target}/index.html", "a.1")
    path, _, anchor = link.partition("#")
    where = (
        posixpath.normpath(posixpath.join(page, unquote(path))) if path else f"{page}/index.html"
    )
    assert where == f"{target}/index.html"
    assert anchor == "a.1"


files = st.sampled_from(
    sorted(
        str(f.relative_to(STOCK))
        for f in STOCK.rglob("*")
        if f.suffix in {".md", ".yaml", ".states"}
    )
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files, st.integers(0, 2000), st.integers(0, 60), st.binary(max_size=30))
def test_no_damage_to_a_file_makes_the_loader_raise(
    name: str, start: int, length: int, put: bytes
) -> None:

    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(STOCK, content)
        file = content / name
        whole = file.read_bytes()
        start = min(start, len(whole))
        file.write_bytes(whole[:start] + put + whole[start + length :])
        for finding in check(load(content)):
            assert finding.place.line >= 1
            assert finding.message
            assert finding.hint
