"""What is recognised comes out of the content format as the same words, in the same order."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fangtan import i18n, importers
from fangtan.checks import check
from fangtan.importers import folder, writing
from fangtan.importers.blocks import Block, Imported, Speaker, Time
from fangtan.importers.escaping import escaped
from fangtan.importers.ids import question_slug, slug, unique
from fangtan.importers.recognise import recognise
from fangtan.importers.starting import Start, slug_for, start
from fangtan.load import Loaded, load
from fangtan.markup import blocks, plain
from fangtan.model import Interview

HOST = Speaker("Host", "interviewer", ("Host", "H"))
GUEST = Speaker("Lin Yue", "interviewee")


def document(*found: Block, language: str = "en", title: str | None = "Nothing") -> Imported:
    return Imported(language, title, (HOST, GUEST), found, ())


def ask(text: str, line: int = 1, **more: object) -> Block:
    return Block("turn", "Host", text, line, "Host:", **more)  # type: ignore[arg-type]


def answer(text: str, line: int = 1) -> Block:
    return Block("turn", "Lin Yue", text, line, "Lin Yue:")


def more(text: str, line: int = 1) -> Block:
    return Block("continuation", "Lin Yue", text, line)


def nobody(kind: str, text: str, line: int = 1) -> Block:
    return Block(kind, None, text, line)  # type: ignore[arg-type]


def written(imported: Imported, content: Path) -> tuple[Start, Loaded]:
    new = start(imported, "nothing.txt")
    folder.begin(content, writing.publication(new.title, imported.language))
    folder.put(content, new.slug, new.files, replace=False)
    return new, load(content)


def the_interview(loaded: Loaded) -> Interview:
    (found,) = loaded.seminar.publication.interviews
    return found


def words_of(interview: Interview) -> Iterator[str]:
    """Yield all that the model holds of the text, markup taken off."""
    for section in interview.sections:
        yield from (plain(title.markdown) for title in section.title.values())
        for segment in (s for exchange in section.exchanges for s in exchange.segments):
            yield from (plain(text.markdown) for text in segment.text.values())


def letters(texts: Iterator[str] | list[str]) -> str:
    return re.sub(r"\s+", "", "".join(texts))


texts = st.text(
    alphabet="ab 中文，。“”*_[](){}<>&\n#:!`-.|~=+1)\\;\"'{#}",
    max_size=40,
)
found_blocks = st.lists(
    st.one_of(
        st.builds(ask, texts),
        st.builds(answer, texts),
        st.builds(more, texts),
        st.builds(
            nobody, st.sampled_from(["heading", "caption", "paragraph", "marker", "note"]), texts
        ),
    ),
    max_size=12,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found_blocks, st.sampled_from(["en", "zh-Hans"]))
def test_words_of_the_model_are_the_words_of_the_blocks(found: list[Block], language: str) -> None:
    with tempfile.TemporaryDirectory() as base:
        imported = document(*found, language=language, title=None)
        _, loaded = written(imported, Path(base) / "content")
        interview = the_interview(loaded)
        assert letters(words_of(interview)) == letters([block.text for block in found])
        wrong = [f for f in check(loaded) if f.severity == "error"]
        assert {f.rule for f in wrong} <= {"answer-is-not-empty"}


@given(texts)
def test_escaped_text_is_one_paragraph_of_the_same_words(text: str) -> None:
    for part in re.split(r"\n\s*\n", text):
        markdown = escaped(part.strip())
        assert letters([plain(markdown)]) == letters([part])
        assert [block.kind for block in blocks(markdown)] == (["paragraph"] if part.strip() else [])


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("[laughs] snake_case & co.", "[laughs] snake_case & co."),
        ("**Host:** who?", r"\*\*Host:\*\* who?"),
        ("1987. That was it.", r"1987\. That was it."),
        ("- and then", r"\- and then"),
        ("[see](there)", r"\[see\](there)"),
        ("{#an-id}", r"\{#an-id}"),
        ("&amp; <b>", r"\&amp; \<b>"),
    ],
)
def test_only_what_markdown_would_take_for_markup_is_escaped(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


def test_question_opens_an_exchange_and_answers_belong_to_it(tmp_path: Path) -> None:
    _, loaded = written(
        document(
            nobody("paragraph", "We met on a quiet stage."),
            ask("Welcome to the show. What do you hear when nobody speaks?"),
            ask("And where?"),
            answer("Room tone."),
            more("It is never nothing."),
            ask("Why a boom?"),
            answer("I am tall."),
        ),
        tmp_path,
    )
    found = the_interview(loaded)
    assert [exchange.id for exchange in found.exchanges] == ["lede", "hear-nobody-speaks", "boom"]
    assert [len(exchange.segments) for exchange in found.exchanges] == [1, 4, 2]
    assert [turn.speaker for turn in found.exchanges[1].turns] == ["host", "host", "lin-yue"]


def test_what_stands_between_turns_is_nobodys(tmp_path: Path) -> None:
    new, _ = written(
        document(
            ask("Why a boom?", 1),
            answer("I am tall.", 2),
            nobody("note", "(laughter)", 3),
            nobody("caption", "The stage", 4),
            ask("And the first take?", 5),
            answer("Cold.", 6),
            nobody("paragraph", "Translated by a friend.", 7),
            more("But good.", 8),
        ),
        tmp_path,
    )
    assert (
        new.files["interview.en.md"].partition("---\n\n")[2]
        == """\
{#boom}
**Host:** Why a boom?

**Lin Yue:** I am tall.

*(laughter)*

{#first-take}
*The stage*

**Host:** And the first take?

**Lin Yue:** Cold.

{#good}
Translated by a friend.

**Lin Yue:** But good.
"""
    )
    assert "line 8: what Lin Yue says goes on" in new.files["import.en.md"]


def test_thanks_in_the_end_belong_to_the_last_exchange(tmp_path: Path) -> None:
    _, loaded = written(
        document(ask("Why?"), answer("So."), nobody("marker", "[end]"), ask("Thank you.")),
        tmp_path,
    )
    (exchange,) = the_interview(loaded).exchanges
    assert [turn.speaker for turn in exchange.turns] == ["host", "lin-yue", "host"]
    assert {finding.severity for finding in check(loaded)} == {"warning"}


def test_transcript_without_names_says_so_and_still_has_exchanges(tmp_path: Path) -> None:
    found = [
        Block("turn", None, "Where were you born?", 1),
        Block("turn", None, "By the sea.", 2),
        Block("turn", None, "And then?", 3),
        Block("turn", None, "We left.", 4),
    ]
    new, loaded = written(Imported("zh-Hans", "海", (), found, ()), tmp_path)
    assert len(the_interview(loaded).exchanges) == 2
    assert "**未知：**Where were you born?" in new.files["interview.zh-Hans.md"]


def test_prose_has_sections_and_no_speakers(tmp_path: Path) -> None:
    prose = Imported(
        "en",
        "A walk",
        (),
        [
            nobody("heading", "A walk"),
            nobody("paragraph", "It rained."),
            nobody("heading", "Home"),
            nobody("paragraph", "It was dry."),
        ],
        (),
    )
    new, loaded = written(prose, tmp_path)
    found = the_interview(loaded)
    assert found.speakers == ()
    assert [section.id for section in found.sections] == [None, "home"]
    assert "Nobody: no turn was recognised" in new.files["import.en.md"]
    assert {finding.severity for finding in check(loaded)} == {"warning"}


def test_time_codes_are_kept_by_passage(tmp_path: Path) -> None:
    early = Block("turn", "Host", "", 1, "Host:", (Time(0, "[00:01]", 1.0),))
    new, loaded = written(
        document(
            early,
            Block("continuation", "Host", "Why a boom?", 2),
            Block("turn", "Lin Yue", "I am tall.", 3, "Lin Yue:", (Time(5, "00:07", 7.0),)),
        ),
        tmp_path,
    )
    assert yaml.safe_load(new.files["times.en.yaml"]) == {
        "boom.1": [{"seconds": 1.0, "written": "[00:01]", "at": 0}],
        "boom.2": [{"seconds": 7.0, "written": "00:07", "at": 5}],
    }
    assert set(the_interview(loaded).passages()) == {"boom", "boom.1", "boom.2"}


def test_interview_starts_as_private_and_says_how_to_change_that(tmp_path: Path) -> None:
    new, loaded = written(document(ask("Why?"), answer("So.")), tmp_path)
    assert not the_interview(loaded).is_public
    assert "rights: unknown" in new.files["interview.yaml"]
    for file in ("interview.yaml", "import.en.md"):
        assert "who holds the rights" in new.files[file]


def test_questions_cite_what_is_there_and_wait_for_words(tmp_path: Path) -> None:
    _, loaded = written(
        document(
            nobody("heading", "Sound"),
            ask("Why a boom?"),
            answer("I am tall."),
            nobody("heading", "Light {x}"),
            ask("Why a lamp?"),
            answer("It is dark."),
        ),
        tmp_path,
    )
    found = check(loaded)
    assert [q.cites for q in the_interview(loaded).questions] == [("boom",), ("lamp",)]
    assert {finding.severity for finding in found} == {"warning"}
    assert sum("questions.en.md" in finding.place.path for finding in found) == 2


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Welcome back. What do you hear when nobody speaks?", "en", "hear-nobody-speaks"),
        ("Qu’est-ce que l’écran vertical a changé ?", "fr", "ecran-vertical-change"),
        ("您平时在生活中接触微短剧多吗？", "zh-Hans", "ping-shi-sheng-huo"),
        ("なぜですか。", "ja", ""),
        ("1987?", "en", "q-1987"),
    ],
)
def test_id_is_the_key_words_of_the_question(text: str, language: str, expected: str) -> None:
    assert question_slug(text, language) == expected


def test_id_that_is_taken_gets_a_number() -> None:
    assert unique("boom", ["boom", "boom-2"]) == "boom-3"


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("The sound of nothing", "a.txt", "sound-nothing"),
        ("About", "talk-with-lin.docx", "talk-lin"),
        ("About", "-", "interview-about"),
        ("静水深流", "访谈.docx", "jing-shui-shen-liu"),
        ("Έρωτας", "-", "interview"),
    ],
)
def test_folder_is_named_after_the_title_or_the_file(title: str, name: str, expected: str) -> None:
    assert slug_for(title, name, "zh-Hans" if title[0] == "静" else "en") == expected


def test_slug_of_a_name() -> None:
    assert slug("Jürgen Weiß") == "jurgen-weiss"


SAMPLES = sorted(
    path for path in (Path(__file__).parent / "imports").rglob("*.*") if path.suffix != ".json"
)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name + "-" + path.name)
def test_every_sample_becomes_an_interview_of_the_same_words(sample: Path, tmp_path: Path) -> None:
    source = importers.read(sample.read_bytes(), sample.name)
    imported = recognise(source, source.language or "en", path=sample.name)
    # The publication's languages are those that the interface speaks.
    spoken = imported if imported.language in i18n.available() else replace(imported, language="en")
    new, loaded = written(spoken, tmp_path)
    title = "".join(
        block.text
        for block in imported.blocks[:3]
        if block.kind == "heading" and letters([block.text]) == letters([new.title])
    )
    blocks_of_it = letters([block.text for block in imported.blocks])
    assert letters([title, *words_of(the_interview(loaded))]) == blocks_of_it
    assert [str(f) for f in check(loaded) if f.severity == "error" and "glyph" not in f.rule] == []
