"""Plain text and Markdown: what they hold, and that Markdown reads as just what was meant."""

from __future__ import annotations

import re
import shutil
import string
import unicodedata
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from fangtan import i18n
from fangtan.editions import plain_guide
from fangtan.editions.plain import EDITION
from fangtan.editions.plain.blocks import BREAK, Block, Code, Listing, Paragraph, Quote, Words
from fangtan.editions.plain.markdown import markdown, written
from fangtan.editions.plain.reading import read
from fangtan.editions.plain.text import text
from fangtan.load import Loaded, load
from fangtan.markup import cells, paragraphs, plain
from fangtan.model import student
from publishing import SLUG as LIGHT
from publishing import dated, made

STOCK = Path(__file__).parent / "stock" / "content"
PARSERS = (
    MarkdownIt("commonmark"),
    MarkdownIt("commonmark").enable(["table", "strikethrough"]),
)
"""What CommonMark says, and what programs such as GitHub's make of it beyond that."""


def looks(source: str, parser: MarkdownIt) -> list[tuple[str, bool, bool, bool, str]]:
    """Return the words of one paragraph with what is bold, emphasised, code and linked in it."""
    tokens = parser.parse(source)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    found = [*_looks(tokens[1].children or [])]
    return [
        ("".join(part[0] for part in parts), *key)
        for key, parts in groupby(found, lambda part: part[1:])
    ]


def _looks(tokens: list[Token]) -> Iterator[tuple[str, bool, bool, bool, str]]:
    depth = {"strong": 0, "em": 0, "s": 0}
    address = ""
    for token in tokens:
        name, _, end = token.type.rpartition("_")
        if name in depth:
            depth[name] += 1 if end == "open" else -1
        elif token.type == "link_open":
            address = str(token.attrs["href"])
        elif token.type == "link_close":
            address = ""
        elif token.type in {"text", "code_inline"}:
            if token.content:
                is_code = token.type == "code_inline"
                strong, emphasised = depth["strong"] > 0, depth["em"] > 0
                yield token.content, strong, emphasised, is_code, address
        else:
            assert token.type in {"softbreak", "hardbreak"}, token.type
            yield "\n", False, False, False, address
    assert not depth["s"]


SIGNS = string.punctuation + "—“”‘’¶·，。：（）《》¥€ \u00a0"
WORDS = st.text(
    st.one_of(
        st.sampled_from(SIGNS),
        st.sampled_from("ab12中文é\u0301"),
        st.characters(exclude_categories=["C", "Z"], max_codepoint=0xFFFF),
    ),
    min_size=1,
    max_size=12,
).filter(lambda words: words == " ".join(words.split(" ")) and words.strip() == words)
LINES = st.lists(
    st.builds(
        Words,
        WORDS,
        is_strong=st.booleans(),
        is_emphasised=st.booleans(),
        is_code=st.just(value=False),
        address=st.sampled_from([None, None, "https://example.org/a_(b)*c*", "https://e.org/|x"]),
    ),
    min_size=1,
    max_size=6,
)


@given(LINES)
def test_markdown_says_these_words_and_nothing_else(line: list[Words]) -> None:
    source = written(tuple(line))
    for parser in PARSERS:
        assert "".join(part[0] for part in looks(source, parser)) == "".join(
            words.text for words in line
        )


@given(LINES)
def test_nothing_is_marked_that_was_not_to_be(line: list[Words]) -> None:
    source = written(tuple(line))
    meant = [
        (words.is_strong, words.is_emphasised, bool(words.address))
        for words in line
        for _ in words.text
    ]
    for parser in PARSERS:
        found = [
            (strong, emphasised, bool(address))
            for text_, strong, emphasised, _, address in looks(source, parser)
            for _ in text_
        ]
        assert len(found) == len(meant)
        for is_found, is_meant in zip(found, meant, strict=True):
            assert is_found[0] <= is_meant[0]
            assert is_found[1] <= is_meant[1]
            assert is_found[2] == is_meant[2]


@given(st.lists(WORDS.filter(lambda it: any(map(_is_letter, it))), min_size=1, max_size=4))
def test_every_letter_that_stands_out_is_marked(stretches: list[str]) -> None:
    line = [part for words in stretches for part in (Words("a "), Words(words, is_emphasised=True))]
    parts = [*(part for part in line for part in (part, Words(" b ")))][:-1]
    found = looks(written(tuple(parts)), PARSERS[0])
    letters = "".join(
        it for words, _, is_em, *_ in found if is_em for it in words if _is_letter(it)
    )
    assert letters == "".join(it for words in stretches for it in words if _is_letter(it))


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ((Words("1949. Then"),), "1949\\. Then"),
        ((Words("- a"),), "\\- a"),
        ((Words("# a"),), "\\# a"),
        ((Words("a * b_c [d] <e>"),), "a \\* b\\_c \\[d\\] \\<e>"),
        ((Words("$5 and $6"),), "\\$5 and \\$6"),
        ((Words("AT&T &amp;"),), "AT\\&T \\&amp;"),
        ((Words("王瑞：", is_strong=True), Words("我")), "**王瑞**：我"),
        ((Words("Wang Rui:", is_strong=True), Words(" I")), "**Wang Rui:** I"),
        ((Words("《药神》", is_emphasised=True), Words("里")), "《*药神*》里"),
        ((Words("a", is_emphasised=True), Words("b", is_strong=True)), "*a*b"),
        ((Words("one"), BREAK, Words("- two")), "one\\\n\\- two"),
        ((Words("a`b", is_code=True),), "``a`b``"),
        ((Words("there", address="https://e.org/a b(c)"),), "[there](https://e.org/a%20b%28c%29)"),
        ((Words("https://e.org/", address="https://e.org/"),), "<https://e.org/>"),
        ((Words("Look!"), Words("there", address="https://e.org/")), "Look\\![there](https://e.org/)"),
    ],
)  # fmt: skip
def test_markdown_is_escaped_where_it_would_be_markup(line: tuple[Words, ...], source: str) -> None:
    assert written(line) == source


def test_lists_in_a_row_stay_apart_and_code_keeps_its_fences() -> None:
    one = Listing(((Paragraph((Words("a"),)),),))
    two = Listing(((Paragraph((Words("b"),)), Quote((Paragraph((Words("c"),)),))),))
    counted = Listing(((Paragraph((Words("d"),)),),), start=3)
    blocks: tuple[Block, ...] = (one, two, counted, Code("```\n~~~"))
    kinds = [token.type for token in PARSERS[1].parse(markdown(blocks)) if token.nesting == 1]
    assert kinds.count("bullet_list_open") == 2
    assert kinds.count("ordered_list_open") == 1
    assert kinds.count("blockquote_open") == 1
    (fence,) = (token for token in PARSERS[1].parse(markdown(blocks)) if token.type == "fence")
    assert fence.content == "```\n~~~\n"


HTML = """
<p><span class="sheet-state">draft</span> A <span class="pinyin"><ruby>短<rt>duǎn</rt></ruby><!--
--><ruby>剧<rt>jù</rt></ruby></span>, said <em>of</em>
<a href="https://e.org/">this</a> and <a href="#here">that</a>.</p>
<div><span class="sheet-passage__number">¶4</span><ul><li>one</li><li>two</li></ul></div>
<blockquote><p>Quoted.</p></blockquote><p>¶4</p>
<hr><nav><p>Contents</p></nav>
"""


def test_what_cannot_be_shown_is_said() -> None:
    assert text(read(HTML, "en"), "en") == (
        "(draft) A 短剧 (duǎn jù), said _of_ this [1] and that.\n\n"
        "¶4\n\n- one\n- two\n\n> Quoted.\n\n¶4\n\nAddresses:\n[1] https://e.org/\n"
    )
    assert markdown(read(HTML, "en")) == (
        "(draft) A 短剧 (duǎn jù), said *of* [this](https://e.org/) and that.\n\n"
        "**¶4**\n\n- one\n- two\n\n> Quoted.\n\n¶4\n"
    )


def test_chinese_has_its_own_brackets_and_no_spaces_or_lines_for_emphasis() -> None:
    assert text(read(HTML, "zh-Hans"), "zh-Hans").startswith(
        "（draft）A 短剧（duǎn jù）, said of this [1] and that.\n"
    )


@pytest.fixture(scope="module")
def files(loaded: Loaded) -> dict[str, str]:
    """Every text of the shipped publication, by its name."""
    plan = EDITION.plan(student(loaded.seminar), ())
    return {it.path.rpartition("/")[2]: it.make(*it.depends).decode() for it in plan}


def test_there_are_two_files_for_each_text_in_each_language(files: dict[str, str]) -> None:
    assert set(files) == {
        f"micro-short-drama-{kind}.{language}.{suffix}"
        for kind in ("handout", "questions")
        for language in ("en", "zh-Hans")
        for suffix in ("md", "txt")
    }


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_text_holds_every_passage_once_in_order_with_its_number(
    files: dict[str, str], loaded: Loaded, language: str, suffix: str
) -> None:
    source = files[f"micro-short-drama-handout.{language}.{suffix}"]
    read_ = "\n".join(_paragraphs(source)) if suffix == "md" else source
    assert re.findall(r"(?m)^¶(\d+)", read_) == [
        str(segment.number) for segment in loaded.seminar.publication.interviews[0].segments
    ]
    reached = 0
    for segment in loaded.seminar.publication.interviews[0].segments:
        words = plain(segment.text[language].markdown)
        shown = read_ if suffix == "md" else re.sub(r"\b_|_\b", "", read_)
        found = shown.find(words, reached)
        assert found >= 0, words
        reached = found


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_markdown_parses_to_the_headings_that_there_are(
    files: dict[str, str], loaded: Loaded, language: str
) -> None:
    interview = loaded.seminar.publication.interviews[0]
    source = files[f"micro-short-drama-handout.{language}.md"]
    back = [i18n.say(language, key) for key in ("paper_glossary", "paper_people_and_works")]
    assert _headings(source) == [
        ("h1", interview.title[language]),
        *(("h2", plain(it.title[language].markdown)) for it in interview.sections if it.id),
        *(("h2", title) for title in back),
    ]
    asked = _headings(files[f"micro-short-drama-questions.{language}.md"])
    assert [title for level, title in asked if level == "h3"] == [
        f"{number} {plain(question.title[language].markdown)}"
        for number, question in enumerate(interview.questions, start=1)
    ]
    for source in (it for name, it in files.items() if name.endswith(f"{language}.md")):
        kinds = {token.type for token in PARSERS[1].parse(source)}
        assert not kinds & {"html_block", "code_block", "fence", "hr", "ordered_list_open"}


def test_plain_text_has_a_line_a_paragraph_and_no_markup(files: dict[str, str]) -> None:
    for name, source in files.items():
        assert source.endswith("\n")
        assert not source.endswith("\n\n")
        assert not re.search(r"[ \t]\n", source), name
        if name.endswith(".txt"):
            assert "**" not in source
            assert "](" not in source
            assert not re.search(r"\n\n\n\n", source)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("handout.en", ("Form: Digest", "Language: English", "All rights reserved", "To cite: ")),
        (
            "questions.zh-Hans",
            ("摘要", "语言：简体中文", "版权所有", "引用格式：访谈编辑部，《精品"),
        ),
    ],
)
def test_text_says_first_what_it_is_of_what_and_how_it_is_cited(
    files: dict[str, str], name: str, said: tuple[str, ...]
) -> None:
    for suffix in ("md", "txt"):
        head = files[f"micro-short-drama-{name}.{suffix}"].split("\n\n")[:5]
        for words in said:
            assert words in "\n".join(head)


def test_links_are_absolute_where_the_address_is_known(tmp_path: Path) -> None:
    folder = made(dated(tmp_path), "plain") / "site" / "paper" / LIGHT
    for file in folder.glob("*.md"):
        found = re.findall(r"\]\(([^)]*)\)|<(https?:[^>]*)>", file.read_text("utf-8"))
        assert found
        assert all((it or auto).startswith("https://example.org/light/") for it, auto in found)
    shown = (folder / f"{LIGHT}-handout.en.md").read_text("utf-8")
    assert "/light/en/window-light/#why-wait.2" in shown
    assert "2025-01-31, https://example.org/light/en/window-light/" in shown
    plain_ = (folder / f"{LIGHT}-handout.en.txt").read_text("utf-8")
    assert "#why-wait" not in plain_
    assert "(¶3)" in plain_


def test_without_an_address_no_link_leads_nowhere(files: dict[str, str]) -> None:
    for name, source in files.items():
        if name.endswith(".md"):
            links = re.findall(r"\]\(([^)]*)\)", source)
            assert all(link.startswith("http") for link in links)


def test_how_translations_stand_is_said_in_words(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    states = content / "interviews/quiet-sound/interview.zh-Hans.states"
    lines = states.read_text("utf-8").splitlines(keepends=True)
    states.write_text("".join(line for line in lines if not line.startswith("first-take")), "utf-8")
    interview = load(content).seminar.publication.interviews[0]
    assert any(segment.text["zh-Hans"].state == "draft" for segment in interview.segments)
    folder = made(content, "plain") / "site" / "paper" / "quiet-sound"
    for suffix in ("md", "txt"):
        source = (folder / f"quiet-sound-handout.zh-Hans.{suffix}").read_text("utf-8")
        assert i18n.say("zh-Hans", "state_draft_means") in source
        assert re.search(r"¶5(\*\*)? （初译）", source)


def test_guide_as_markdown_holds_what_only_the_instructor_knows(loaded: Loaded) -> None:
    for artifact in plain_guide.EDITION.plan(loaded.seminar, ()):
        assert artifact.audience == "instructor"
        (language,) = artifact.languages
        source = artifact.make(*artifact.depends).decode()
        assert i18n.say(language, "paper_warning") in source.split("\n\n")[1]
        # A number stands after the words of a link to a passage.
        tokens = PARSERS[1].parse(source)
        shown = re.sub(r" ?[（(]¶[^)）]*[)）]", "", "".join(_paragraphs(source)))
        headings = [words for _, words in _headings(source)]
        teaching = loaded.seminar.teaching["micro-short-drama"]
        for guidance in teaching.guidance.values():
            for segment in (*guidance.material, *guidance.guidance, *guidance.criteria):
                for words in paragraphs(segment.text[language].markdown):
                    for line in words.split("\n"):
                        assert re.sub(r" ?[（(]¶[^)）]*[)）]", "", line) in shown
            for row in guidance.rubric:
                for cell in cells(row.text[language].markdown):
                    assert plain(cell) in shown
        for run_sheet in teaching.run_sheets:
            for step in run_sheet.steps:
                title = plain(step.title[language].markdown)
                assert any(it.endswith(f" · {title}") for it in headings)
        tables = [token for token in tokens if token.type == "table_open"]
        rubrics = [it for it in teaching.guidance.values() if it.rubric]
        assert len(rubrics) > 3
        assert len(tables) == 2 + len(rubrics)


def _headings(source: str) -> list[tuple[str, str]]:
    tokens = PARSERS[1].parse(source)
    return [
        (opening.tag, _words(inner))
        for opening, inner in pairwise(tokens)
        if opening.type == "heading_open"
    ]


def _paragraphs(source: str) -> Iterator[str]:
    yield from (_words(token) for token in PARSERS[1].parse(source) if token.type == "inline")


def _words(token: Token) -> str:
    return "".join(it.content for it in token.children or [] if it.type in {"text", "code_inline"})
