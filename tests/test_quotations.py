"""A quotation of a passage is found, compared with its words, and set with its reference.

What may differ is put into true quotations at random, and they hold; any other change of one
character, and they do not. The passages are those of the publication that is shipped.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fangtan.build import Request, build
from fangtan.checks import check
from fangtan.checks.quoting import stands
from fangtan.findings import Finding, Place, Rule
from fangtan.load import load
from fangtan.markup import Anchor, inline, links, quotations, rich
from fangtan.model import InLanguages, Segment, Text
from fangtan.render.citing import Cited, citations
from papers import GUIDES, pages

HERE = Path(__file__).parent
STOCK = HERE / "stock" / "content"
SHIPPED = load(HERE.parent / "content")
INTERVIEW = SHIPPED.seminar.publication.interviews[0]
PASSAGES = [it for it in INTERVIEW.segments if len(it.text["en"].markdown) > 40]

DOUBLE = ["“”", "‘’", "«»", "「」", "『』", '""', "„“"]
DASHES = ["—", "–", "-", "--", " – ", "——"]
OMISSIONS = [" … ", " [...] ", " […] ", " . . . ", "……", "［…］", " ... "]
PUNCTUATION = ",.;:?!，。；：？！、"
WIDE = {ord(c): c and chr(ord(c) + 0xFEE0) for c in ",;:?!()0123456789"}


def words_of(segment: Segment, language: str) -> str:
    """Return the words of a passage as one reads them: links without their marks."""
    markdown = segment.text[language].markdown
    words = re.sub(r"\[([^\[\]]*)\](?:\([^()]*\)|\{[^{}]*\})", r"\1", markdown).replace("*", "")
    joined = re.sub(r"(?<=[。，；？！”])\n", "", words) if language != "en" else words
    return " ".join(joined.split())


def passage(segment: Segment) -> tuple[tuple[Segment, ...], ...]:
    return ((segment,),)


def holds(quotation: str, segment: Segment, language: str) -> bool:
    return stands(quotation, passage(segment), language)


def of_words(text: str, segment_id: str = "made-up.1", language: str = "en") -> Segment:
    return Segment(segment_id, InLanguages({language: Text(text, Place("x"))}), 1)


@st.composite
def excerpts(draw: st.DrawFn, language: str) -> tuple[Segment, str]:
    """Return a passage and whole words of it in a row."""
    segment = draw(st.sampled_from(PASSAGES))
    text = words_of(segment, language)
    units = list(re.finditer(r"\S+" if language == "en" else r"[A-Za-z0-9]+|\S", text))
    first = draw(st.integers(0, len(units) - 1))
    last = draw(st.integers(first, min(len(units) - 1, first + 60)))
    return segment, text[units[first].start() : units[last].end()]


def varied(draw: st.DrawFn, text: str) -> str:
    """Return a text with other quotes, dashes, widths and spaces."""
    quotes = draw(st.sampled_from(DOUBLE))
    text = text.translate({ord("“"): quotes[0], ord("”"): quotes[1], ord("’"): "'"})
    text = re.sub("—+|–", draw(st.sampled_from(DASHES)), text)
    if draw(st.booleans()):
        text = text.translate(WIDE)
    if draw(st.booleans()):
        text = text.translate({ord("，"): ",", ord("；"): ";", ord("："): ":", ord("？"): "?"})
    return text.replace(" ", draw(st.sampled_from([" ", "  ", "\n", "\u00a0", "\u3000"])))


@given(st.data())
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_words_of_a_passage_hold_with_other_quotes_dashes_widths_and_spaces(
    language: str, data: st.DataObject
) -> None:
    segment, quotation = data.draw(excerpts(language))
    assert holds(data.draw(st.composite(lambda draw: varied(draw, quotation))()), segment, language)


@given(st.data())
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_words_of_a_passage_hold_with_marked_omissions(language: str, data: st.DataObject) -> None:
    segment, quotation = data.draw(excerpts(language))
    units = re.findall(r"\S+\s*" if language == "en" else r"[A-Za-z0-9]+|.", quotation)
    first = data.draw(st.integers(0, len(units)))
    last = data.draw(st.integers(first, len(units)))
    kept = [*units[:first], data.draw(st.sampled_from(OMISSIONS)), *units[last:]]
    assume("".join(units[:first] + units[last:]).strip())
    assert holds("".join(kept), segment, language)


def core(text: str, language: str) -> list[str]:
    """Return the letters and figures of a text, as words or as characters."""
    return re.findall(r"\w+" if language == "en" else r"[A-Za-z0-9]+|\w", text)


def contains(whole: list[str], part: list[str]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


@settings(max_examples=300)
@given(st.data())
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_one_character_changed_dropped_or_swapped_does_not_hold(
    language: str, data: st.DataObject
) -> None:
    segment, quotation = data.draw(excerpts(language))
    places = [i for i, character in enumerate(quotation) if character.isalnum()]
    assume(places)
    at = data.draw(st.sampled_from(places))
    others = "aeiostnrAE7" if language == "en" else "的不了人我在有他这大来上国"
    changed = data.draw(
        st.sampled_from(
            [
                quotation[:at] + data.draw(st.sampled_from(others)) + quotation[at + 1 :],
                quotation[:at] + quotation[at].swapcase() + quotation[at + 1 :],
                quotation[:at] + quotation[at + 1 :],
                quotation[:at] + quotation[at + 1 : at + 2] + quotation[at] + quotation[at + 2 :],
            ]
        )
    )
    # A shorter true quotation is none the worse, nor is one that happens to stand elsewhere.
    assume(core(changed, language))
    assume(not contains(core(words_of(segment, language), language), core(changed, language)))
    assert not holds(changed, segment, language)


@settings(max_examples=200)
@given(st.data())
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_another_mark_of_punctuation_does_not_hold(language: str, data: st.DataObject) -> None:
    segment, quotation = data.draw(excerpts(language))
    places = [i for i, it in enumerate(quotation[:-1]) if it in PUNCTUATION and i]
    assume(places)
    at = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from(",;:?!、。"))
    folded = quotation[at].translate(str.maketrans("，；：？！", ",;:?!"))
    assume(other != folded)
    changed = quotation[:at] + other + quotation[at + 1 :]
    assume(quotation[at - 1].isalnum())
    assume(words_of(segment, language).count(quotation[:at]) == 1)
    assert not holds(changed, segment, language)


ENGLISH = (
    "He said “no” — twice, it’s true. We dislike 100,000 peonies, and self-made ones. So be it."
)
CHINESE = "他说“不”——说了两遍。七天拍完，十四天花得多，挣得就少；后来呢？"


@pytest.mark.parametrize(
    "quotation",
    [
        "He said ‘no’ – twice, it's true.",
        'He said "no"—twice',
        "[h]e said “no”",
        "[W]e dislike",
        "We dislike … peonies",
        "We dislike [...] self-made ones.",
        "… it’s true. . . . So be it",
        "[They] dislike 100,000 peonies",
        "We dislike [very many] peonies",
        "We dis­like 100,000　peonies，and",
        "We dislike [all these] 100,000 peonies",
    ],
)
def test_what_may_differ_in_english(quotation: str) -> None:
    assert holds(quotation, of_words(ENGLISH), "en")


@pytest.mark.parametrize(
    "quotation",
    [
        "he said “no”",
        "We … like 100,000 peonies",
        "We dislike 000 peonies",
        "We dislike … 000 peonies",
        "made ones",
        "self-made one",
        "He said no",
        "So be it … We dislike",
        "We dislike and self-made ones",
        "[H]e [d]islike",
        "We dislike. So be it",
        "He said [so] So be it",
        "[w]as true",
        "We like 100,000 peonies",
        "We dislike100,000 peonies",
        "We dislike 100.000 peonies",
    ],
)
def test_what_may_not_differ_in_english(quotation: str) -> None:
    assert not holds(quotation, of_words(ENGLISH), "en")


@pytest.mark.parametrize(
    "quotation",
    [
        "他说「不」——说了两遍",
        "他说『不』—说了两遍。",
        '他说 "不" -- 说了两遍',
        "七天拍完,十四天花得多",
        "七天拍完……挣得就少",
        "七天拍完［…］后来呢?",
        "[别人]七天拍完",
        "七天拍完，［你］十四天花得多",
    ],
)
def test_what_may_differ_in_chinese(quotation: str) -> None:
    assert holds(quotation, of_words(CHINESE, language="zh-Hans"), "zh-Hans")


@pytest.mark.parametrize(
    "quotation",
    [
        "七天拍完、十四天",
        "八天拍完",
        "挣得就少……七天拍完",
        "七天拍完挣得就少",
        "他说不",
        "七天拍完。十四天",
    ],
)
def test_what_may_not_differ_in_chinese(quotation: str) -> None:
    assert not holds(quotation, of_words(CHINESE, language="zh-Hans"), "zh-Hans")


def test_simplified_and_traditional_are_the_same_words_where_opencc_is_there() -> None:
    pytest.importorskip("opencc")
    assert holds("說了兩遍", of_words(CHINESE, language="zh-Hans"), "zh-Hans")
    assert holds("说了两遍", of_words("他說了兩遍。", language="zh-Hant"), "zh-Hant")
    assert not holds("說了三遍", of_words(CHINESE, language="zh-Hans"), "zh-Hans")


def test_where_they_are_the_same_the_finding_shows_another_difference(tmp_path: Path) -> None:
    pytest.importorskip("opencc")
    [found] = findings(tmp_path, "", "[“先聽見環境低噪”](passage:what-is-silence.2)")
    assert found.message.endswith("“低” is “底” there")


def test_without_opencc_they_are_not_and_the_finding_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("fangtan.checks.quoting.simplified", lambda: None)
    monkeypatch.setattr("fangtan.checks.quotations.simplified", lambda: None)
    assert not holds("說了兩遍", of_words(CHINESE, language="zh-Hans"), "zh-Hans")
    found = findings(tmp_path, "", "[“先聽見環境底噪”](passage:what-is-silence.2)")
    assert any("OpenCC" in finding.hint for finding in found)


def test_nobody_needs_opencc_to_check_what_is_written_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    assert holds("说了两遍", of_words(CHINESE, language="zh-Hans"), "zh-Hans")


def findings(folder: Path, english: str, chinese: str = "") -> list[Finding]:
    """Return what is wrong with quotations that are added to the guidance of the stock."""
    content = folder / "content"
    shutil.copytree(STOCK, content)
    for language, there, more in (
        ("en", "Wait for the second hand that goes up.", english),
        ("zh-Hans", "等第二只手举起来。", chinese),
    ):
        file = content / "interviews" / "quiet-sound" / f"questions.{language}.md"
        text = file.read_text("utf-8")
        assert there in text
        file.write_text(text.replace(there, f"{there}\n{more}"), "utf-8")
    rules = {Rule.QUOTATION_IS_EXACT, Rule.QUOTATION_CAN_BE_CHECKED, Rule.LINK_RESOLVES}
    return [finding for finding in check(load(content)) if finding.rule in rules]


@pytest.mark.parametrize(
    "mark",
    [
        "[“I hear room tone first”](passage:what-is-silence.2)",
        "[‘I hear room tone first’](passage:what-is-silence)",
        "[«room tone»](passage:quiet-sound/what-is-silence.2)",
        '["room tone"](passage:what-is-silence.2)',
        "[*“room tone”*](passage:what-is-silence.2)",
        "[she says “room tone”, and “first”](passage:what-is-silence.2)",
        "[“[h]ear […] first”](passage:what-is-silence.2)",
        "\n> I hear *room tone* first. — passage:what-is-silence.2",
        "\n> I hear room tone\n> first.\n> —— passage:what-is-silence.2",
        "\n> I hear room tone first.\n>\n> It is never […].\n>\n> — passage:what-is-silence",
        "\n- A point.\n\n  > room tone — passage:what-is-silence.2",
        "\n> It is never nothing, as in Still Water. — passage:what-is-silence.3",
    ],
)
def test_a_true_quotation_holds_however_it_is_marked_and_a_false_one_does_not(
    tmp_path: Path, mark: str
) -> None:
    assert findings(tmp_path / "true", mark) == []
    false = mark.replace("tone", "tones").replace("hear", "heard").replace("[h]ear", "[h]eard")
    false = false.replace("never nothing", "never something")
    [found, *_] = findings(tmp_path / "false", false)
    assert found.rule == Rule.QUOTATION_IS_EXACT


@pytest.mark.parametrize(
    "mark",
    [
        "[what is above](passage:what-is-silence.2)",
        "“[what she hears](passage:what-is-silence.2)”",
        "[the school’s view](passage:what-is-silence.2)",
        "![“a picture”](media/chair.svg)",
        "\n> A block quotation of something else.",
    ],
)
def test_words_outside_of_quotation_marks_are_no_quotation(mark: str) -> None:
    assert quotations(mark) == ()


@given(st.text(alphabet="ab “”‘’[]()>\n—:.passage/-*…\\!", max_size=60))
def test_any_text_can_be_searched_for_quotations(text: str) -> None:
    for quotation in quotations(text):
        assert 0 <= quotation.start <= len(text)
    assert isinstance(str(rich(text, Quoted())), str)


def test_a_block_quotation_is_a_link_to_its_passage_too() -> None:
    [link] = links("> Words. — passage:other/an-id.2")
    assert (link.scheme, link.target) == ("passage", "other/an-id.2")


class Quoted:
    language = "en"
    han = None

    def anchor(self, scheme: str, target: str) -> Anchor:
        return Anchor(
            f"#{target}", {"class": scheme, "data-number": "¶2"}, "¶2 (digest)", " (¶2, digest)"
        )


def test_a_block_quotation_is_set_with_its_reference_below_it() -> None:
    assert rich("> One.\n> Two. — passage:a.2", Quoted()) == (
        '<div class="quotation">\n<blockquote cite="#a.2">\n<p>One.\nTwo.</p>\n</blockquote>\n'
        '<p class="quotation__reference"><a class="reference" href="#a.2">¶2 (digest)</a></p>\n'
        "</div>"
    )


def test_a_block_quotation_of_something_else_stays_as_it_is() -> None:
    assert rich("> One.", Quoted()) == "<blockquote>\n<p>One.</p>\n</blockquote>"


def test_chinese_lines_of_a_block_quotation_are_joined_without_a_space() -> None:
    assert "<p>一句话，又一句。</p>" in rich("> 一句话，\n> 又一句。\n> ——passage:a.2", Quoted())


def test_a_quotation_in_the_line_says_whose_words_it_is_in() -> None:
    assert inline("[“One”](passage:a.2), he says.", Quoted()) == (
        '<a href="#a.2" class="passage">“One”</a>'
        '<span class="quotation-aside"> (¶2, digest)</span>, he says.'
    )


def test_a_link_without_quotation_marks_says_no_such_thing() -> None:
    assert inline("[One](passage:a.2)", Quoted()) == (
        '<a href="#a.2" class="passage" data-number="¶2">One</a>'
    )


@pytest.mark.parametrize(
    ("cited", "language", "reference", "aside"),
    [
        (Cited(12, 12, is_digest=False, title=None), "en", "¶12", " (¶12)"),
        (Cited(12, 14, is_digest=True, title=None), "en", "¶12–14 (digest)", " (¶12–14, digest)"),
        (Cited(12, 12, is_digest=True, title=None), "zh-Hans", "¶12（摘要）", "（¶12，摘要）"),
        (
            Cited(3, 3, is_digest=False, title={"en": "Tone", "zh-Hans": "底噪"}),
            "zh-Hans",
            "《底噪》¶3",
            "（《底噪》¶3）",
        ),
    ],
)
def test_a_reference_names_the_passage_and_says_what_is_a_digest(
    cited: Cited, language: str, reference: str, aside: str
) -> None:
    assert (cited.reference(language), cited.aside(language)) == (reference, aside)


def test_what_is_quoted_of_the_shipped_digest_says_so() -> None:
    publication = SHIPPED.seminar.publication
    text = of_words("[“nothing”](passage:lede.1) and [a link](passage:lede.2)").text
    assert citations(publication, INTERVIEW, [text]) == (
        ("lede.1", Cited(1, 1, is_digest=True, title=None)),
    )


def test_each_language_of_the_shipped_guidance_quotes() -> None:
    guidance = SHIPPED.seminar.teaching[INTERVIEW.slug].guidance.values()
    for language in ("en", "zh-Hans"):
        texts = (
            segment.text[language].markdown
            for behind in guidance
            for segment in (
                *behind.guidance,
                *(it for answer in behind.answers for it in answer.text),
                *(it for misreading in behind.misreadings for it in misreading),
            )
        )
        assert sum(len(quotations(text)) for text in texts) >= 6


def test_many_brackets_and_omissions_are_compared_at_once() -> None:
    source = of_words("a b " * 300)
    begun = time.perf_counter()
    assert not holds("[x] a … b [y] " * 30 + "c", source, "en")
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(("language", "said"), [("en", "(digest)"), ("zh-Hans", "（摘要）")])
def test_the_guide_says_below_each_block_quotation_that_it_is_of_a_digest(
    built: Path, language: str, said: str
) -> None:
    [guide] = [built / name for name in GUIDES if name.endswith(f"guide.{language}.pdf")]
    printed = "".join(page.get_text() for page in pages(guide))
    references = re.findall(r"—+\s*¶\d+\s*(\S+)\n", printed)
    assert len(references) >= 3
    assert set(references) == {said}


QUOTING = {
    "interview.yaml": {"fidelity: edited": "fidelity: digest"},
    "questions.en.md": {
        "by silence?\n": (
            "by [“room tone”](passage:what-is-silence.2)?\n\n"
            "> It is never nothing […]. — passage:what-is-silence.3\n"
        ),
        "say so?\n": "say so?\n\n  > I hear room tone — passage:what-is-silence.2\n",
    },
    "questions.zh-Hans.md": {
        "指什么？\n": (
            "指[“环境底噪”](passage:what-is-silence.2)的哪一面？\n\n"
            "> 它从来不是空无……——passage:what-is-silence.3\n"
        ),
        "这样说？\n": "这样说？\n\n  > 先听见环境底噪。——passage:what-is-silence.2\n",
    },
}
"""The stock interview as a digest, whose questions quote it."""


@pytest.fixture(scope="module")
def quoting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("quoting")
    shutil.copytree(STOCK, base / "content")
    for name, changes in QUOTING.items():
        file = base / "content" / "interviews" / "quiet-sound" / name
        text = file.read_text("utf-8")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new, 1)
        file.write_text(text, "utf-8")
    request = Request(base / "content", base / "out", editions=("site",))
    assert build(request, lambda _: None).findings == ()
    return base / "out" / "site"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", '.2" class="reference">“room tone”</a><span class="quotation-aside"> (¶3, digest)'),
        ("en", 'cite="../index.html#what-is-silence.3">\n<p>It is never nothing […].</p>'),
        ("en", '<a class="reference" href="../index.html#what-is-silence.2">¶3 (digest)</a>'),
        ("en", "say so?</p>\n<div"),
        ("zh-Hans", '>“环境底噪”</a><span class="quotation-aside">（¶3，摘要）</span>的哪一面？'),
        ("zh-Hans", '#what-is-silence.3">¶4（摘要）</a>'),
    ],
)
def test_the_site_links_what_is_quoted_and_says_that_it_is_of_a_digest(
    quoting: Path, language: str, shown: str
) -> None:
    page = quoting / language / "quiet-sound" / "questions" / "index.html"
    assert shown in page.read_text("utf-8")


def test_block_may_stand_in_quotation_marks_as_a_whole() -> None:
    (quotation,) = quotations("> “We met on a quiet stage.”\n> — passage:lede.1")
    assert quotation.words == "We met on a quiet stage."
    (two,) = quotations("> “One,” she says, “and two.”\n> — passage:lede.1")
    assert two.words == "“One,” she says, “and two.”"


@pytest.mark.parametrize(
    ("link", "quoted"),
    [
        ("[“dislike it,” my teacher said”](passage:a)", ["dislike it,” my teacher said"]),
        ("[“”我们在”](passage:a)", ["”我们在"]),
        ("[she says “no” and “yes”](passage:a)", ["no", "yes"]),
        ("[「他说」「好」](passage:a)", ["他说", "好"]),
        ("[„nein“](passage:a)", ["nein"]),
    ],
)
def test_mark_of_the_passage_that_stands_alone_ends_no_quotation(
    link: str, quoted: list[str]
) -> None:
    assert [quotation.words for quotation in quotations(link)] == quoted
