"""Passages to hang up: the right ones, whole, large, and none over another."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from conftest import CONTENT, STOCK
from fangtan import i18n
from fangtan.editions import wall
from fangtan.load import load
from fangtan.markup import plain
from fangtan.model import InLanguages, Publication, student
from papers import Line, lines, pages, squeezed, tags

LANGUAGES = Path(__file__).parent / "languages" / "content"
LEAST = 25.0
"""Type whose capitals are six millimetres high, in points: one reads it from two metres."""


def publication(content: Path = STOCK, **imprint: object) -> Publication:
    """Return a publication as students see it, with its imprint changed."""
    whole = student(load(content).seminar)
    return replace(whole, imprint=replace(whole.imprint, **imprint))  # type: ignore[arg-type]


def made(whole: Publication) -> dict[str, bytes]:
    """Return the walls of a publication by their languages."""
    with i18n.speaking(whole.imprint.strings):
        return {
            ".".join(artifact.languages): artifact.make(*artifact.depends)
            for artifact in wall.EDITION.plan(whole, ())
        }


@pytest.fixture(scope="module")
def shipped() -> dict[str, bytes]:
    """The walls of the shipped publication."""
    return made(publication(CONTENT))


@pytest.fixture(scope="module")
def four() -> dict[str, bytes]:
    """The walls of a publication in four languages, with an address, on Letter."""
    return made(publication(LANGUAGES, paper="letter", pairs=(("ar", "fr"), ("en", "ar"))))


def chosen(whole: Publication) -> list[int]:
    """Return the numbers of the passages that most questions cite, counted once more."""
    interview = whole.interviews[0]
    passages = interview.passages()
    cited = [
        number
        for question in interview.questions
        for number in {it.number for target in question.cites for it in passages[target]}
    ]
    often = sorted(set(cited), key=lambda number: (-cited.count(number), number))
    return sorted(often[:16])


def test_there_is_a_wall_for_each_language_and_each_pair(
    shipped: dict[str, bytes], four: dict[str, bytes]
) -> None:
    assert sorted(shipped) == ["en", "en.zh-Hans", "zh-Hans"]
    assert sorted(four) == ["ar", "ar.fr", "en", "en.ar", "fr", "zh-Hans"]


def test_interview_without_questions_has_no_wall() -> None:
    whole = publication()
    interview = replace(whole.interviews[0], questions=())
    assert made(replace(whole, interviews=(interview,))) == {}


@pytest.mark.parametrize("which", ["en", "zh-Hans", "en.zh-Hans"])
def test_passages_that_most_questions_cite_are_whole_and_in_order(
    shipped: dict[str, bytes], which: str
) -> None:
    whole = publication(CONTENT)
    text = squeezed("".join(page.get_text() for page in pages(shipped[which])))
    reached = 0
    for segment in whole.interviews[0].segments:
        if segment.number in chosen(whole):
            for language in which.split("."):
                words = squeezed(plain(segment.text[language].markdown))
                found = text.find(words, reached)
                assert found >= 0, f"¶{segment.number}"
                reached = found
    large = [it for page in pages(shipped[which]) for it in lines(page) if it.size > 40]
    numbers = [int(it.text.strip().removeprefix("¶")) for it in large if "¶" in it.text]
    assert numbers == chosen(whole)


def test_passages_are_large(shipped: dict[str, bytes], four: dict[str, bytes]) -> None:
    for pdf in (*shipped.values(), *four.values()):
        serif = [
            line
            for page in pages(pdf)
            for line in lines(page)
            if any("Serif" in font or "Naskh" in font for font in line.fonts) and line.size > 18
        ]
        assert serif
        assert min(line.size for line in serif) >= LEAST - 0.01


@pytest.mark.parametrize(("which", "size"), [("en.zh-Hans", (842, 1191)), ("ar.fr", (792, 1224))])
def test_paper_is_twice_as_large_as_that_of_the_handout(
    shipped: dict[str, bytes], four: dict[str, bytes], which: str, size: tuple[int, int]
) -> None:
    for page in pages({**shipped, **four}[which]):
        assert (round(page.rect.width), round(page.rect.height)) == size


def test_no_line_is_at_the_edge_or_over_another(
    shipped: dict[str, bytes], four: dict[str, bytes]
) -> None:
    for name, pdf in (*shipped.items(), *four.items()):
        for page in pages(pdf):
            found = lines(page)
            for line in found:
                assert line.x0 > 34, (name, line)
                assert line.x1 < page.rect.width - 34, (name, line)
                assert 20 < line.y0 < line.y1 < page.rect.height - 20, (name, line)
            for one, other in itertools.combinations(found, 2):
                assert not overlap(one, other), (name, one, other)


def test_no_passage_begins_on_one_page_and_ends_on_another(shipped: dict[str, bytes]) -> None:
    for page in pages(shipped["en.zh-Hans"]):
        body = [line for line in lines(page) if line.y0 > 70 and line.size > 18]
        first = min(body, key=lambda line: line.y0)
        assert first.size > 30, "a page begins with a number or with the title"


def test_every_page_says_of_what_it_is_a_digest(shipped: dict[str, bytes]) -> None:
    for page in pages(shipped["en.zh-Hans"]):
        text = squeezed(page.get_text())
        assert squeezed("digest of an interview in The Paper") in text
        assert "澎湃新闻访谈摘要" in text


def test_each_passage_has_the_code_of_its_address(four: dict[str, bytes]) -> None:
    base = "https://example.org/light/en/window-light/"
    with pikepdf.open(io.BytesIO(four["en"])) as pdf:
        said = {str(tag.Alt) for tag in tags(pdf) if "/Alt" in tag}
    whole = publication(LANGUAGES)
    passages = [it for it in whole.interviews[0].segments if it.number in chosen(whole)]
    assert said == {base, *(f"{base}#{it.id}" for it in passages)}


def test_passage_that_is_not_translated_says_so_beside_the_original() -> None:
    whole = publication()
    interview = whole.interviews[0]
    cited = chosen(whole)[0]
    sections = tuple(
        replace(
            section,
            exchanges=tuple(
                replace(
                    exchange,
                    turns=tuple(
                        replace(
                            turn,
                            blocks=tuple(
                                replace(it, text=InLanguages({"en": it.text["en"]}))
                                if it in turn.segments and it.number == cited
                                else it
                                for it in turn.blocks
                            ),
                        )
                        for turn in exchange.turns
                    ),
                )
                for exchange in section.exchanges
            ),
        )
        for section in interview.sections
    )
    pdf = made(replace(whole, interviews=(replace(interview, sections=sections),)))["en.zh-Hans"]
    text = squeezed("".join(page.get_text() for page in pages(pdf)))
    assert squeezed(i18n.say("zh-Hans", "state_beside")) in text
    assert squeezed(i18n.say("zh-Hans", "state_missing_means")) in text


def overlap(line: Line, other: Line) -> bool:
    """Return whether two lines of text are set over each other."""
    across = min(line.x1, other.x1) - max(line.x0, other.x0)
    down = min(line.y1, other.y1) - max(line.y0, other.y0)
    return across > 2 and down > 0.6 * min(line.y1 - line.y0, other.y1 - other.y0)
