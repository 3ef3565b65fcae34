"""The website as files: its addresses and languages, what machines read, what it says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import parse, tostring

from browsing import CHINESE, ENGLISH, PARALLEL, pages
from fangtan.editions import site as edition
from fangtan.editions.site.colour import contrast, legible
from fangtan.load import Loaded
from fangtan.model import Publication, in_languages, student

HAN = re.compile(r"[\u3400-\u9fff]")


def files(publication: Publication) -> Mapping[str, str]:
    """Return the text of every file of the site but typefaces, by path below `site/`."""
    return {
        artifact.path.removeprefix("site/"): artifact.make(*artifact.depends).decode()
        for artifact in edition.EDITION.plan(publication, ())
        if not artifact.path.endswith(".woff")
    }


@pytest.fixture(scope="module")
def published(loaded: Loaded) -> Publication:
    return student(loaded.seminar)


@pytest.fixture(scope="module")
def at_home(published: Publication) -> Mapping[str, str]:
    """The site with an address of its own."""
    base = "https://film.example/seminars/"
    return files(replace(published, imprint=replace(published.imprint, base_url=base)))


def linked_data(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    read: dict[str, object] = json.loads(found[1])
    return read


# --- Languages -----------------------------------------------------------------------------------


def foreign(page: Path) -> Iterator[str]:
    """Yield Han characters that no element around them calls Chinese."""
    for node in parse(page).getroot().iterfind("body//*"):
        for text, holder in ((node.text, node), (node.tail, node.getparent())):
            if text and HAN.search(text) and node.tag != "script" and holder is not None:
                spoken = holder.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
                if not spoken.startswith("zh"):
                    yield text.strip()


def test_han_characters_are_marked_as_chinese_on_every_page(site: Path) -> None:
    for page in pages(site):
        assert not list(foreign(page)), page


def test_every_page_names_itself_in_every_language(site: Path) -> None:
    for page in pages(site):
        if page.name == "404.html":
            continue
        tree = parse(page).getroot()
        found = {
            link.get("hreflang"): page.parent / link.get("href")
            for link in tree.xpath("//link[@rel='alternate']")
        }
        assert set(found) == {"en", "zh-Hans", "x-default"}, page
        assert all(file.is_file() for file in found.values())
        if page != site / "index.html":
            assert found[tree.get("lang")].resolve() == page


def test_publication_in_one_language_has_no_switch(loaded: Loaded) -> None:
    whole = files(student(in_languages(loaded.seminar, {"en"})))
    assert "zh-Hans/index.html" not in whole
    assert 'class="choice"' not in whole[f"{ENGLISH}index.html"]
    assert not any("with-" in path for path in whole)


# --- Addresses -----------------------------------------------------------------------------------


def test_canonical_address_and_sitemap_come_with_the_base_url(
    published: Publication, at_home: Mapping[str, str]
) -> None:
    assert (
        '<link rel="canonical" href="https://film.example/seminars/en/micro-short-drama/">'
        in at_home[f"{ENGLISH}index.html"]
    )
    assert "<loc>https://film.example/seminars/zh-Hans/glossary/</loc>" in at_home["sitemap.xml"]
    assert "Sitemap: https://film.example/seminars/sitemap.xml" in at_home["robots.txt"]
    homeless = files(published)
    assert "canonical" not in homeless[f"{ENGLISH}index.html"]
    assert "sitemap.xml" not in homeless
    assert "Sitemap" not in homeless["robots.txt"]


def test_sitemap_lists_every_page_once(at_home: Mapping[str, str]) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", at_home["sitemap.xml"])
    there = {path for path in at_home if path.endswith("index.html")}
    assert len(listed) == len(set(listed)) == len(there)


# --- What machines read --------------------------------------------------------------------------


def test_interview_is_an_article_and_a_learning_resource(at_home: Mapping[str, str]) -> None:
    told = linked_data(at_home[f"{ENGLISH}index.html"])
    assert told["@type"] == ["Article", "LearningResource"]
    assert told["inLanguage"] == "en"
    assert told["isBasedOn"] == {
        "@type": "Article",
        "publisher": {"@type": "Organization", "name": "The Paper"},
    }
    assert linked_data(at_home[f"{PARALLEL}index.html"])["inLanguage"] == ["en", "zh-Hans"]
    assert linked_data(at_home[f"{CHINESE}questions/index.html"])["@type"] == "LearningResource"


def test_date_that_nobody_knows_is_in_no_tag(at_home: Mapping[str, str]) -> None:
    page = at_home[f"{ENGLISH}index.html"]
    assert 'name="citation_title"' in page
    assert 'property="og:title"' in page
    assert not re.search(r"citation_(publication_)?date|datePublished|published_time", page)


# --- What it says of itself ----------------------------------------------------------------------


def test_every_page_says_that_it_is_a_digest_and_where_the_original_is(site: Path) -> None:
    for page in pages(site):
        words = parse(page).getroot().text_content()
        assert ("digest" in words and "The Paper" in words) or (
            "摘要" in words and "澎湃新闻" in words
        ), page


def test_about_page_says_what_is_known_and_leaves_out_the_rest(site: Path) -> None:
    tree = parse(site / "en" / "about" / "index.html").getroot()
    known = dict(
        zip(tree.xpath("//dl//dt/text()"), map(tostring, tree.xpath("//dl//dd")), strict=True)
    )
    assert b"The Paper" in known["Original in"]
    assert not {"Original date", "Original by", "Conversation"} & set(known)


# --- Colour --------------------------------------------------------------------------------------

channels = st.integers(0, 255)


@given(st.tuples(channels, channels, channels))
def test_accent_can_be_read_whatever_it_is(channels: tuple[int, int, int]) -> None:
    colour = "#{:02x}{:02x}{:02x}".format(*channels)
    light, dark = ("#fcfaf6", "#faedc8"), ("#1a1815", "#3b331f")
    assert min(contrast(legible(colour, light, towards=0), ground) for ground in light) >= 4.5
    assert min(contrast(legible(colour, dark, towards=1), ground) for ground in dark) >= 4.5


def test_accent_that_can_be_read_stays_as_it_is() -> None:
    assert legible("#1f5f5b", ("#fcfaf6",), towards=0) == "#1f5f5b"
