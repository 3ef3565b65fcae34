"""Terms of the glossary: found by their forms, held together in all languages, linked once."""

from __future__ import annotations

import functools
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangtan.build.linking import link_terms
from fangtan.checks.terms import term_is_used_in_every_language
from fangtan.checks.texts import all_texts
from fangtan.findings import Place
from fangtan.load import Loaded, load
from fangtan.markup import Anchor, Vocabulary, fingerprint, inline, links, plain, vocabulary
from fangtan.model import Segment, Seminar, Term, TermUse, Text
from test_rules import lay_out

HERE = Path(__file__).parent
STOCK = HERE / "stock" / "content"
CASES = HERE / "cases" / "term-is-used-in-every-language"


def term(identifier: str, en: str, zh: str, **more: dict[str, tuple[str, ...]]) -> Term:
    return Term(
        id=identifier,
        name={"en": en, "zh-Hans": zh},
        reading={},
        aliases=more.get("aliases", {}),
        forms=more.get("forms", {}),
        accepts=more.get("accepts", {}),
        links_only=("en",) if identifier == "shot" else (),
        definition=(),
    )


TERMS = (
    term("short-film", "Short film", "短片"),
    term("screen", "Screen", "银幕"),
    term("vertical-screen", "Vertical screen", "竖屏", aliases={"zh-Hans": ("竖画幅",)}),
    term("shot", "Shot", "镜头"),
    term("story", "Story", "故事", forms={"en": ("told",)}),
    term("short-drama", "Micro-short drama", "微短剧", aliases={"zh-Hans": ("短剧",)}),
    term("plus", "Micro-short drama +", "微短剧+"),
    term("screenplay", "Screenplay", "剧本", accepts={"en": ("writing",)}),
    term("ai", "AI", "AI"),
    term("mise-en-scene", "Mise-en-scène", "场面调度"),
    term("final-cut", "Director’s cut", "导演剪辑版"),
)
ENGLISH = vocabulary(TERMS, "en")
CHINESE = vocabulary(TERMS, "zh-Hans")


def found(words: Vocabulary, text: str) -> list[tuple[str, str]]:
    return [(use.term, use.words) for use in words.uses(text)]


# --- Forms of a term -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A short film.", [("short-film", "short film")]),
        ("SHORT FILMS, two of them", [("short-film", "SHORT FILMS")]),
        ("a short-film festival", [("short-film", "short-film")]),
        ("a short\nfilm", [("short-film", "short\nfilm")]),
        ("the short film’s end", [("short-film", "short film")]),
        ("three stories", [("story", "stories")]),
        ("it is told", [("story", "told")]),
        ("the director's cut", [("final-cut", "director's cut")]),
        ("mise-en-scène", [("mise-en-scene", "mise-en-scène")]),
        ("scripts by AI and two AIs", [("ai", "AI"), ("ai", "AIs")]),
        ("Micro-short drama + tourism", [("plus", "Micro-short drama +")]),
        (
            "a vertical screen, a screen",
            [("vertical-screen", "vertical screen"), ("screen", "screen")],
        ),
    ],
)
def test_english_term_is_found_in_all_of_its_forms(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(ENGLISH, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a sunscreen", "screening", "post-screen", "short, film", "short\n\nfilm", "Ai Weiwei",
        "one shot", "writing",
        "a [short film](work:x)", "[screen]{lang=fr}", "[screen]{.not-the-term}", "`screen`",
        "https://example.org/screen", "screen@example.org", "*Screen*", "**screen**", "“screen”",
        "[a screen](https://example.org/)", "[a screen](www.example.org)", "screen.jpg",
        "https://example.org/a_screen_*screen*",
        "> a screen\nand a screen", "# Screen", "![a screen](media/a.svg)",
    ],
)  # fmt: skip
def test_what_is_no_term_or_is_marked_is_passed_over(text: str) -> None:
    assert found(ENGLISH, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拍微短剧的人", [("short-drama", "微短剧")]),
        ("拍短剧本身", [("short-drama", "短剧")]),
        ("微短剧+文旅", [("plus", "微短剧+")]),
        ("用AI写剧本", [("ai", "AI"), ("screenplay", "剧本")]),
        ("竖画\n幅里", [("vertical-screen", "竖画\n幅")]),
        ("《短片史》与“短片”", []),
        ("用AIGC写", []),
    ],
)
def test_chinese_term_is_found_within_other_characters(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(CHINESE, text) == expected


@pytest.mark.parametrize(
    ("identifier", "text"),
    [
        ("screenplay", "a matter of writing"),
        ("screenplay", "the [text]{term=screenplay}"),
        ("shot", "a single *shot*"),
        ("screen", "[on the screen](passage:x)"),
        ("screen", "“screen”"),
    ],
)
def test_counterpart_is_seen_wherever_a_reader_sees_it(identifier: str, text: str) -> None:
    assert ENGLISH.has(identifier, text)


@pytest.mark.parametrize(
    "text", ["[screen]{.not-the-term}", "`screen`", "https://example.org/screen", "sunscreen"]
)
def test_counterpart_is_not_seen_where_it_is_not_meant(text: str) -> None:
    assert not ENGLISH.has("screen", text)


@pytest.mark.parametrize("text", ["الشاشة العمودية", "والشاشة العمودية", "شاشة عمودية"])
def test_arabic_term_is_found_with_article_and_particles(text: str) -> None:
    screen = replace(term("screen", "", ""), name={"ar": "شاشة عمودية"})
    assert found(vocabulary([screen], "ar"), f"في {text}.") == [("screen", text)]


def test_word_of_two_terms_is_the_one_that_does_not_wait_for_a_link() -> None:
    shot = replace(term("shot", "Shot", "镜头"), links_only=("zh-Hans",))
    words = vocabulary([shot, term("lens", "Lens", "镜头")], "zh-Hans")
    assert found(words, "一个镜头") == [("lens", "镜头")]
    assert words.has("shot", "一个镜头")


def test_name_without_a_letter_is_found_nowhere() -> None:
    empty = [term("empty", "", ""), term("dash", "-", "–")]
    assert found(vocabulary(empty, "en"), "a - b") == []


# --- In every language ---------------------------------------------------------------------------


def places(loaded: Loaded) -> list[tuple[str, int]]:
    return [
        (finding.place.path.rpartition("/")[2], finding.place.line)
        for finding in term_is_used_in_every_language(loaded)
    ]


def test_finding_stands_where_the_term_is_missing(tmp_path: Path) -> None:
    lay_out(CASES / "another-word", tmp_path / "content")
    assert sorted(places(load(tmp_path / "content"))) == [
        ("interview.zh-Hans.md", 28),
        ("questions.zh-Hans.md", 24),
        ("seminar.en.md", 16),
    ]


def test_terms_are_not_enforced_where_the_publication_says_so(tmp_path: Path) -> None:
    lay_out(CASES / "another-word", tmp_path / "content")
    with (tmp_path / "content" / "publication.yaml").open("a", encoding="utf-8") as file:
        file.write("terms: {enforce: false}\n")
    assert places(load(tmp_path / "content")) == []


def test_placeholder_lacks_no_term(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    lay_out(CASES / "another-word", folder)
    file = folder / "interviews" / "quiet-sound" / "interview.zh-Hans.md"
    file.write_text(file.read_text("utf-8").replace("为什么用长竿？", "TODO: 问题"), "utf-8")
    assert ("interview.zh-Hans.md", 28) not in places(load(folder))


def test_text_that_is_the_same_by_design_lacks_no_term(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    lay_out(CASES / "another-word", folder)
    prints = fingerprint("Why a boom?"), fingerprint("为什么用长竿？")
    states = folder / "interviews" / "quiet-sound" / "interview.zh-Hans.states"
    states.write_text(f"the-boom.1 same {' '.join(prints)}\n", "utf-8")
    assert ("interview.zh-Hans.md", 28) not in places(load(folder))


def test_text_of_one_language_alone_has_nothing_to_agree_with(tmp_path: Path) -> None:
    lay_out(CASES / "another-word", tmp_path / "content")
    for name in ("interview", "questions", "seminar"):
        (tmp_path / f"content/interviews/quiet-sound/{name}.zh-Hans.md").unlink()
    assert places(load(tmp_path / "content")) == []


def in_traditional(folder: Path) -> Loaded:
    file = folder / "publication.yaml"
    derivation = "[en, zh-Hans, zh-Hant]\nderived: {zh-Hant: {from: zh-Hans, region: taiwan}}"
    file.write_text(file.read_text("utf-8").replace("[en, zh-Hans]", derivation), "utf-8")
    return load(folder)


def test_what_is_made_from_another_language_lacks_nothing_of_its_own(tmp_path: Path) -> None:
    lay_out(CASES / "another-word", tmp_path / "content")
    assert len(places(in_traditional(tmp_path / "content"))) == 3


def test_text_that_somebody_wrote_in_a_derived_language_lacks_a_term(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(STOCK, folder)
    mine = folder / "interviews" / "quiet-sound" / "interview.zh-Hant.yaml"
    mine.write_text("the-boom.1: 為什麼用長竿？\n", "utf-8")
    assert places(in_traditional(folder)) == [("interview.zh-Hant.yaml", 1)]


def test_forms_of_a_term_are_made_for_a_derived_language(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(STOCK, folder)
    file = folder / "glossary" / "zh-Hans.md"
    heading = '{#boom forms="话筒杆; 长竿" match="links"'
    file.write_text(file.read_text("utf-8").replace("{#boom", heading), "utf-8")
    boom = in_traditional(folder).seminar.publication.glossary["boom"]
    assert boom.forms["zh-Hant"] == ("話筒杆", "長竿")
    assert boom.links_only == ("zh-Hans", "zh-Hant")


class Nowhere:
    language = "en"
    han = None

    def anchor(self, scheme: str, target: str) -> Anchor:
        return Anchor(f"#{scheme}-{target}", {})


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a [shot]{.not-the-term} in the dark", "a shot in the dark"),
        ("[Is it *art*?]{.in-passing} Say", "Is it <em>art</em>? Say"),
        ("or [the machine’s]{term=ai} own", "or the machine’s own"),
        ("[mot *juste*]{lang=fr .not-the-term}", '<span lang="fr">mot <em>juste</em></span>'),
        ("[a [b]{.not-the-term} c]{.d}", '<span class="d">a b c</span>'),
    ],
)
def test_waiver_leaves_no_trace_for_readers(written: str, shown: str) -> None:
    assert inline(written, Nowhere()) == shown


# --- Links by themselves -------------------------------------------------------------------------


@functools.cache
def _stock() -> Seminar:
    return load(STOCK).seminar


def seminar_with(*markdowns: str, link: bool = True) -> Seminar:
    """Return the stock seminar with a glossary whose one definition holds these paragraphs."""
    parts = tuple(
        Segment(f"own.{number}", {"en": Text(markdown, Place("glossary/en.md", number))})
        for number, markdown in enumerate(markdowns, start=1)
    )
    own = replace(term("own", "Own name", "本名"), definition=parts)
    seminar = _stock()
    publication = replace(
        seminar.publication,
        glossary={each.id: each for each in (*TERMS, own)},
        imprint=replace(seminar.publication.imprint, terms=TermUse(link=link)),
    )
    return replace(seminar, publication=publication)


def linked(*markdowns: str, link: bool = True) -> list[str]:
    seminar = link_terms(seminar_with(*markdowns, link=link))
    return [part.text["en"].markdown for part in seminar.publication.glossary["own"].definition]


def test_first_occurrence_alone_becomes_a_link() -> None:
    assert linked("Films. Short films on a screen.", "A short film, a screen.") == [
        "Films. [Short films](term:short-film) on a [screen](term:screen).",
        "A short film, a screen.",
    ]


def test_term_linked_by_hand_is_not_linked_again() -> None:
    written = ["A short film on a screen.", "[Films](term:short-film) on a [wall](term:screen)."]
    assert linked(*written) == written


def test_common_words_and_the_name_that_is_defined_are_not_linked() -> None:
    assert linked("Its own name is a shot.") == ["Its own name is a shot."]


def test_mark_is_not_read_together_with_what_stands_before_or_behind() -> None:
    assert linked(r"Look!screen, \\screen, screen{x}, then a screen.") == [
        r"Look!screen, \\screen, screen{x}, then a [screen](term:screen)."
    ]


def test_nothing_is_linked_where_the_publication_says_so() -> None:
    assert linked("A short film.", link=False) == ["A short film."]


def test_interview_and_questions_are_linked_apart_and_teaching_matter_is_not() -> None:
    seminar = load(STOCK).seminar
    new = [
        (Path(before.place.path).name, before.place.line, after.markdown)
        for (_, before), (_, after) in zip(
            all_texts(seminar), all_texts(link_terms(seminar)), strict=True
        )
        if before != after
    ]
    assert new == [
        ("interview.en.md", 28, "Why a [boom](term:boom)?"),
        ("interview.zh-Hans.md", 28, "为什么用[吊杆](term:boom)？"),
    ]


def test_shipped_texts_say_the_same_with_links(loaded: Loaded) -> None:
    after = link_terms(loaded.seminar)
    pairs = list(zip(all_texts(loaded.seminar), all_texts(after), strict=True))
    assert any(old.markdown != new.markdown for (_, old), (_, new) in pairs)
    for (_, old), (_, new) in pairs:
        assert plain(old.markdown) == plain(new.markdown)
        assert old.place == new.place
    assert link_terms(after) == after


soup = st.lists(
    st.sampled_from(
        [
            "short film", "Screens", "story", "微短剧", "a", "，", " ", " ", "\n", "\n\n", "    ",
            "[", "]", "(term:screen)", "(passage:x)", "(", ")", "{.not-the-term}", "{", "}", "*",
            "**", "_", "`", "```", "“", "”", "> ", "# ", "!", "\\", "&amp;", "<", ">", "- ", "|",
        ]
    ),
    max_size=24,
).map("".join)  # fmt: skip


@given(st.lists(soup, min_size=1, max_size=3))
def test_linking_changes_no_word_links_a_term_once_and_is_done_after_once(texts: list[str]) -> None:
    done = linked(*texts)
    assert [plain(text) for text in done] == [plain(text) for text in texts]
    assert linked(*done) == done
    targets = [link.target for text in done for link in links(text) if link.scheme == "term"]
    by_hand = [link.target for text in texts for link in links(text) if link.scheme == "term"]
    new = [target for target in targets if target not in by_hand]
    assert len(new) == len(set(new))


@given(soup)
def test_linked_text_has_no_link_in_a_link(text: str) -> None:
    html = inline(linked(text)[0], Nowhere())
    depth = 0
    for tag in re.findall(r"</?a\b", html):
        depth += 1 if tag == "<a" else -1
        assert depth in {0, 1}
