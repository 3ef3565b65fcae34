"""What the website links to beside its pages: every sheet, in every language and format."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml.html import fromstring

from fangtan import catalog, i18n, urls
from fangtan.edition import Artifact
from fangtan.editions import site as edition
from fangtan.editions.site.sheets import FORMATS, KINDS
from fangtan.load import load
from fangtan.model import Language, Publication

HERE = Path(__file__).parent
STOCK = HERE / "stock" / "content"
SLUG = "quiet-sound"

HtmlElement = Any
"""An element of lxml."""


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The stock publication, with an activity."""
    content = tmp_path_factory.mktemp("sheets") / "content"
    shutil.copytree(STOCK, content)
    shutil.copytree(HERE / "activities" / "content", content, dirs_exist_ok=True)
    return load(content).seminar.publication


def plan(publication: Publication) -> list[Artifact]:
    """Return what the editions before the website plan."""
    found: list[Artifact] = []
    for before in catalog.FOR_EVERYBODY:
        if before is not edition.EDITION:
            found += before.plan(publication, found)
    return found


def planned(kind: str, languages: tuple[Language, ...], suffix: str) -> Artifact:
    """Return a file that no edition of ours makes."""
    path = urls.paper(SLUG, kind, languages, suffix)
    return Artifact(path, "new", "public", SLUG, languages, bytes, ())


def page(publication: Publication, beside: Sequence[Artifact], path: str) -> HtmlElement:
    """Return a page of the site, made with what stands beside it."""
    made = next(it for it in edition.EDITION.plan(publication, beside) if it.path == path)
    return fromstring(made.make(*made.depends))


def rows(part: HtmlElement) -> Mapping[str, list[tuple[str, list[str]]]]:
    """Return what is offered: by kind, the name of each sheet and what its links are called."""
    return {
        _words(row.find("dt")): [
            (_words(line.find_class("ways__of")[0]), [_words(link) for link in line.iter("a")])
            for line in row.find("dd/ul")
        ]
        for row in part.find_class("ways__row")
    }


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def first(whole: HtmlElement) -> HtmlElement:
    return whole.find_class("ways")[0]


def folded(whole: HtmlElement) -> HtmlElement:
    return whole.find_class("ways-more")[0]


def test_what_is_in_the_language_of_the_page_is_shown_by_kind(publication: Publication) -> None:
    english = page(publication, plan(publication), urls.interview("en", SLUG))
    assert rows(first(english)) == {
        "Handout": [
            ("English", _named("Handout, English", "PDF", "Word", "EPUB", "Markdown", "Text")),
            ("English + 中文", _named("Handout, English + 中文", "PDF", "Word", "EPUB")),
        ],
        "Question sheet": [
            ("English", _named("Question sheet, English", "PDF", "Word", "Markdown", "Text")),
        ],
        "Question sheet, compact": [
            ("English", _named("Question sheet, compact, English", "PDF")),
            ("English + 中文", _named("Question sheet, compact, English + 中文", "PDF")),
        ],
    }


def _named(sheet: str, *formats: str) -> list[str]:
    return [f"{sheet}, {format_}" for format_ in formats]


def test_other_languages_and_activities_wait_to_be_unfolded(publication: Publication) -> None:
    chinese = page(publication, plan(publication), urls.interview("zh-Hans", SLUG))
    found = rows(folded(chinese))
    assert [*found] == [
        "课堂讲义",
        "讨论题单",
        "讨论题单（紧凑）",
        "讨论卡片",
        "段落墙",
        "幻灯片",
        "课堂活动单",
    ]
    assert found["课堂讲义"][0][0] == "English"
    assert found["课堂讲义"][0][1][-1] == "课堂讲义，English，纯文本"
    assert [name for name, _ in found["课堂活动单"]] == [
        "一分钟的空无 · 中文",
        "One minute of nothing · English",
    ]
    assert found["课堂活动单"][0][1] == ["课堂活动单，一分钟的空无 · 中文，PDF"]


def test_a_kind_that_nobody_has_named_is_shown_by_its_own_name(publication: Publication) -> None:
    beside = [
        *plan(publication),
        planned("bingo", ("en",), "pdf"),
        planned("bingo", ("en",), "odp"),
    ]
    for path in (urls.interview("en", SLUG), urls.questions("en", SLUG), urls.publication("en")):
        found = rows(folded(page(publication, beside, path)))
        assert found["Other: bingo"] == [
            ("English", ["Other: bingo, English, PDF", "Other: bingo, English, ODP"])
        ]


def test_every_public_sheet_is_linked_once_from_the_page_of_its_interview(
    publication: Publication,
) -> None:
    beside = [*plan(publication), planned("handout", ("en",), "odt"), planned("x", ("en",), "pdf")]
    english = page(publication, beside, urls.interview("en", SLUG))
    linked = [link.get("href") for link in english.cssselect(".ways__row a")]
    sheets = [it.path for it in beside if it.path.startswith(f"{urls.SITE}/paper/")]
    here = urls.interview("en", SLUG)
    assert sorted(linked) == sorted(urls.relative(here, path) for path in sheets)
    names = [_words(link) for link in english.cssselect(".ways__row a")]
    assert len({*names}) == len(names)


def test_sheets_of_activities_are_linked_at_each_and_not_once_more(
    publication: Publication,
) -> None:
    beside = plan(publication)
    english = page(publication, beside, urls.questions("en", SLUG))
    linked = [link.get("href") for link in english.iter("a") if "/paper/" in link.get("href")]
    here = urls.questions("en", SLUG)
    sheets = [it.path for it in beside if it.path.startswith(f"{urls.SITE}/paper/")]
    assert sorted(linked) == sorted(urls.relative(here, path) for path in sheets)
    names = [_words(link) for link in english.cssselect("#one-minute .question__links [type]")]
    assert names == [
        "Activity sheet, One minute of nothing, English PDF",
        "Activity sheet, 一分钟的空无, 中文 PDF",
    ]


def test_activities_are_counted_and_called_what_they_are(publication: Publication) -> None:
    english = page(publication, (), urls.questions("en", SLUG))
    (count,) = english.find_class("filters__count")
    assert _words(count) == "Questions: 1 · Activities: 1"
    assert count.get("data-some") == "{shown} of 2"
    places = [_words(link) for link in english.cssselect(".terms__where a")]
    assert {"Activity 2"} <= {*places}
    assert "Question 2" not in places


def test_links_say_their_language_and_format(publication: Publication) -> None:
    english = page(publication, plan(publication), urls.interview("en", SLUG))
    for link in english.cssselect(".ways__row a"):
        name = link.get("href").rpartition("/")[2]
        _, *languages, suffix = name.split(".")
        assert link.get("type") == FORMATS[suffix]
        assert link.get("hreflang") == (languages[0] if len(languages) == 1 else None)
        said = {it.get("lang") for it in link.iter("span")} - {None}
        assert said == {*languages}


def test_every_kind_and_format_has_a_name_in_every_language() -> None:
    for language in i18n.available():
        for key in (*(kind.label for kind in KINDS.values()), *(f"file_{it}" for it in FORMATS)):
            assert i18n.say(language, key)


def test_without_sheets_there_is_neither_a_list_nor_anything_to_unfold(
    publication: Publication,
) -> None:
    for path in _pages():
        whole = page(publication, (), path)
        assert not whole.find_class("ways__row")
        assert not whole.find_class("ways-more")


def _pages() -> Iterable[str]:
    return (
        urls.publication("en"),
        urls.interview("en", SLUG),
        urls.parallel("en", "zh-Hans", SLUG),
        urls.questions("en", SLUG),
    )
