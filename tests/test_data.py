"""Files for other programs: JSON by its schema, references and the feed by independent readers."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from bibtexparser.model import DuplicateBlockKeyBlock, Entry

from fangtan import model
from fangtan.editions.data import bibtex, csl, ris
from fangtan.editions.data.matter import matter
from fangtan.editions.data.references import Reference
from fangtan.load import Loaded, load
from publishing import ADDRESS, SLUG, dated, edit, made

STOCK = Path(__file__).parent / "stock" / "content"
ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

LATEX = r"50% of “Ne Zha & Co_1” #2, C:\film~1, $5"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dated(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def folder(content: Path) -> Path:
    return made(content, "data") / "site" / "data" / SLUG


@pytest.fixture(scope="module")
def schema(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = read_json(folder.parent / "interview.schema.json")
    return loaded


def read_json(file: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return json.loads(file.read_text("utf-8"))


def texts(value: object) -> Iterator[dict[str, dict[str, str]]]:
    """Yield every text of an interview’s JSON: its sides by language."""
    if isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, dict):
        if value and all(isinstance(it, dict) and "state" in it for it in value.values()):
            yield value
        else:
            yield from texts(list(value.values()))


# JSON


def test_json_is_valid_by_its_schema_in_every_publication(
    folder: Path, schema: dict[str, Any], tmp_path: Path, site: Path
) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    shutil.copytree(STOCK, tmp_path / "content")
    stock = made(tmp_path / "content", "data") / "site/data/quiet-sound"
    shipped = site / "data/micro-short-drama"
    for file in (folder, stock, shipped):
        whole = read_json(file / "interview.json")
        jsonschema.validate(whole, schema, jsonschema.Draft202012Validator)
        assert (file / whole["$schema"]).resolve().is_file()


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (("properties", "fidelity"), model.Fidelity),
        (("$defs", "side", "properties", "state"), model.State),
        (("$defs", "question", "properties", "phase"), model.Phase),
        (("$defs", "question", "properties", "inquiry"), model.Inquiry),
        (("$defs", "question", "properties", "level"), model.Level),
        (("$defs", "question", "properties", "function"), model.Function),
        (("$defs", "question", "properties", "lens", "items"), model.Lens),
        (("$defs", "question", "properties", "format"), model.Format),
        (("properties", "works", "items", "properties", "kind"), model.WorkKind),
        (("properties", "speakers", "items", "properties", "role"), model.Role),
    ],
)
def test_schema_has_the_words_of_the_model(
    schema: dict[str, Any], at: tuple[str, ...], words: object
) -> None:
    part = schema
    for step in at:
        part = part[step]
    assert part["enum"] == list(get_args(words))


def test_schema_refuses_what_is_for_the_instructor(folder: Path, schema: dict[str, Any]) -> None:
    whole = read_json(folder / "interview.json")
    whole["questions"][0]["guidance"] = "What to listen for"
    with pytest.raises(jsonschema.ValidationError, match="guidance"):
        jsonschema.validate(whole, schema)


def test_json_has_every_passage_with_its_number_and_its_words(folder: Path) -> None:
    whole = read_json(folder / "interview.json")
    passages = {
        block["id"]: block
        for section in whole["sections"]
        for exchange in section["exchanges"]
        for turn in exchange["turns"]
        for block in turn["blocks"]
        if block["kind"] == "passage"
    }
    assert [it["number"] for it in passages.values()] == list(range(1, len(passages) + 1))
    second = passages["how-long.2"]["text"]
    assert second["en"]["plain"] == (
        "Then it rains in the film (“rain is a very large lamp”, as Jun Sample says). See above."
    )
    assert "[Jun Modèle](person:jun-sample)" in second["fr"]["markdown"]
    assert passages["meter.2"]["text"]["en"]["plain"] == "Yes. I note three things:"
    assert passages["meter.3"]["text"]["en"]["plain"].split("\n")[2] == (
        "when the magic hour ends."
    )


def test_json_says_how_each_passage_stands_in_each_language(tmp_path: Path) -> None:
    content = dated(tmp_path)
    file = content / "interviews" / SLUG / "interview.fr.md"
    edit(file, "Alors il pleut dans le film", "TODO:\n\nAlors il pleut")
    lines = [it for it in file.read_text("utf-8").split("\n") if not it.startswith("Alors il")]
    file.write_text("\n".join(lines), "utf-8")
    whole = read_json(made(content, "data") / f"site/data/{SLUG}/interview.json")
    (rain,) = [
        block["text"]
        for section in whole["sections"]
        for exchange in section["exchanges"]
        for turn in exchange["turns"]
        for block in turn["blocks"]
        if block.get("id") == "how-long.2"
    ]
    assert {tag: side["state"] for tag, side in rain.items()} == {
        "en": "original",
        "zh-Hans": "draft",
        "ar": "draft",
        "fr": "missing",
    }
    assert set(rain["fr"]) == {"state"}


def test_every_text_of_the_json_is_there_in_every_language(folder: Path) -> None:
    whole = read_json(folder / "interview.json")
    found = list(texts(whole))
    assert len(found) == 27
    for text in found:
        assert list(text) == ["en", "zh-Hans", "ar", "fr"]


def test_all_that_a_text_names_is_in_the_json(folder: Path) -> None:
    whole = read_json(folder / "interview.json")
    there = {kind: {it["id"] for it in whole[f"{kind}s"]} for kind in ("term", "work")}
    there["person"] = {it["id"] for it in whole["people"]}
    named = {
        found
        for text in texts(whole)
        for side in text.values()
        for found in re.findall(r"\]\((term|work|person):([a-z0-9-]+)\)", side.get("markdown", ""))
    }
    assert {kind for kind, _ in named} == {"term", "work", "person"}
    assert [(kind, it) for kind, it in named if it not in there[kind]] == []


def test_a_director_comes_with_the_work_that_a_text_names(loaded: Loaded) -> None:
    publication = loaded.seminar.publication
    # The interview speaks of “Ne Zha 2” without naming who directed it.
    found = matter(publication, publication.interviews[0])
    assert "jiaozi" in {person.id for person in found.people}


# References


def references(folder: Path, end: str) -> str:
    return (folder / f"references.{end}").read_bytes().decode()


def test_csl_json_has_the_source_and_our_text_in_each_language(folder: Path) -> None:
    items = {item["id"]: item for item in json.loads(references(folder, "csl.json"))}
    assert items[f"{SLUG}-original"] == {
        "id": f"{SLUG}-original",
        "type": "interview",
        "title": "A window",
        "author": [{"literal": "Nadia Example"}],
        "interviewer": [{"literal": "Host"}],
        "publisher": "Review of Examples",
        "issued": {"date-parts": [[2024, 3, 9]]},
        "event-date": {"date-parts": [[2024, 2]]},
        "language": "en",
    }
    chinese = items[f"{SLUG}-zh-Hans"]
    assert chinese["type"] == "chapter"
    assert chinese["author"] == [{"literal": "李纳迪"}]
    assert chinese["container-title"] == "谈光"
    assert chinese["issued"] == {"date-parts": [[2025, 1, 31]]}
    assert chinese["URL"] == f"{ADDRESS}zh-Hans/{SLUG}/"
    assert list(items) == [f"{SLUG}-{end}" for end in ("original", "en", "zh-Hans", "ar", "fr")]


def test_bibtex_is_read_back_by_another_program(folder: Path) -> None:
    library = parse_string(references(folder, "bib"))
    assert library.failed_blocks == []
    assert library.entries[0].key == f"{SLUG}-original"
    original, chinese = (
        {key: field.value for key, field in library.entries_dict[key_].fields_dict.items()}
        for key_ in (f"{SLUG}-original", f"{SLUG}-zh-Hans")
    )
    assert library.entries_dict[f"{SLUG}-original"].entry_type == "misc"
    assert original["howpublished"] == "Review of Examples"
    assert (original["year"], original["month"], original["day"]) == ("2024", "mar", "9")
    assert library.entries_dict[f"{SLUG}-zh-Hans"].entry_type == "incollection"
    assert chinese["author"] == "{李纳迪}"
    assert chinese["url"] == f"{ADDRESS}zh-Hans/{SLUG}/"


def test_ris_is_read_back_by_another_program(folder: Path) -> None:
    raw = (folder / "references.ris").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    records = {it["id"]: it for it in rispy.loads(raw.decode())}
    original, chinese = records[f"{SLUG}-original"], records[f"{SLUG}-zh-Hans"]
    # A page is known only where there is an address.
    assert original["type_of_reference"] == "GEN"
    assert original["authors"] == ["Nadia Example"]
    assert (original["year"], original["date"]) == ("2024", "2024/03/09/")
    assert original["notes"] == ["Interviewer: Host"]
    assert chinese["type_of_reference"] == "CHAP"
    assert chinese["authors"] == ["李纳迪"]
    assert chinese["keywords"] == ["光线", "耐心"]


def test_a_name_in_chinese_order_stays_in_it(site: Path) -> None:
    folder = site / "data/micro-short-drama"
    assert json.loads(references(folder, "csl.json"))[0]["author"] == [{"literal": "Wang Rui"}]
    assert "author = {{Wang Rui}}," in references(folder, "bib")
    assert "AU  - Wang Rui\r\n" in references(folder, "ris")


def test_nothing_is_invented_that_is_not_known(site: Path) -> None:
    folder = site / "data/micro-short-drama"
    for end in ("csl.json", "bib", "ris"):
        text = references(folder, end).lower()
        for word in ("issued", "year", "py  -", "da  -", "url", "ur  -", "accessed", "volume"):
            assert word not in text, (end, word)
    original, *ours = json.loads(references(folder, "csl.json"))
    assert set(original) == {"id", "type", "author", "interviewer", "publisher", "language"}
    # A digest is by those who wrote it, not by him of whom it tells.
    assert [it["author"][0]["literal"] for it in ours] == ["The Fangtan editors", "访谈编辑部"]


def test_signs_that_mean_something_to_latex_come_back_as_they_were() -> None:
    odd = Reference("odd", "part", "en", LATEX, ("A and B", "王 瑞"), date="2025-12")
    written = bibtex.make((odd,)).decode()
    library = parse_string(
        written, append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware()]
    )
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert entry["title"] == LATEX
    assert [it.strip("{}") for it in entry["author"]] == ["A and B", "王 瑞"]


def test_braces_that_do_not_match_leave_the_file_whole() -> None:
    odd = Reference("odd", "part", "en", "}{ } ^ \\", ("}",), address="https://example.org/{a")
    library = parse_string(bibtex.make((odd, odd)).decode())
    entry, again = library.blocks
    assert isinstance(entry, Entry)
    assert entry["url"] == "https://example.org/%7Ba"
    assert isinstance(again, DuplicateBlockKeyBlock)


def test_line_breaks_do_not_end_a_field() -> None:
    odd = Reference("odd", "original", "en", "One\nTY  - JOUR\n\n}", (), abstract="a\r\nER  - ")
    (record,) = rispy.loads(ris.make((odd,)).decode())
    assert record["title"] == "One TY - JOUR }"
    assert json.loads(csl.make((odd,)))[0]["title"] == odd.title


# Feed


def children(element: ET.Element, name: str) -> list[ET.Element]:
    return element.findall(f"{ATOM}{name}")


def one(element: ET.Element, name: str) -> str:
    (child,) = children(element, name)
    return child.text or ""


def test_feed_is_what_rfc_4287_asks_for(folder: Path) -> None:
    feed = ET.parse(folder.parents[1] / "feed.xml").getroot()  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    entries = children(feed, "entry")
    # 4.1.1, 4.1.2: exactly one id, title and updated; an author here is one for all entries.
    for element in (feed, *entries):
        assert one(element, "id").startswith(ADDRESS)
        assert one(element, "title")
        assert RFC_3339.fullmatch(one(element, "updated"))
        # No two alternates with the same type and language.
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in children(element, "link")
            if link.get("rel") == "alternate"
        ]
        assert len(alternates) == len(set(alternates)) == 4
    assert [one(it, "name") for it in children(feed, "author")] == ["School of Examples"]
    (own,) = [it.get("href") for it in children(feed, "link") if it.get("rel") == "self"]
    assert own == f"{ADDRESS}feed.xml"
    (entry,) = entries
    assert one(entry, "updated") == one(entry, "published") == "2025-01-31T00:00:00Z"
    assert {it.get("term") for it in children(entry, "category")} == {"light", "patience"}
    assert len({one(it, "id") for it in (feed, *entries)}) == 2


def test_feed_is_dated_by_the_newest_and_lists_it_first(tmp_path: Path) -> None:
    content = dated(tmp_path)
    interviews = content / "interviews"
    shutil.copytree(interviews / SLUG, interviews / "older")
    shutil.copytree(interviews / SLUG, interviews / "undated")
    edit(interviews / "older" / "interview.yaml", "2025-01-31", "2024-05-01")
    edit(interviews / "undated" / "interview.yaml", "published: 2025-01-31\n", "")
    edit(interviews / SLUG / "interview.yaml", "published", "updated: 2026-02-03\npublished")
    feed = ET.parse(made(content, "data") / "site/feed.xml").getroot()  # noqa: S314 - our own
    assert one(feed, "updated") == "2026-02-03T00:00:00Z"
    assert [one(it, "id") for it in children(feed, "entry")] == [
        f"{ADDRESS}en/{SLUG}/",
        f"{ADDRESS}en/older/",
    ]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("publication.yaml", f"base_url: {ADDRESS}\n"),
        (f"interviews/{SLUG}/interview.yaml", "published: 2025-01-31\n"),
    ],
)
def test_without_an_address_or_a_date_there_is_no_feed_and_no_link_to_one(
    tmp_path: Path, file: str, line: str
) -> None:
    content = dated(tmp_path)
    edit(content / file, line, "")
    out = made(content, "data", "site")
    assert not (out / "site/feed.xml").exists()
    assert "application/atom+xml" not in (out / "site/en/index.html").read_text("utf-8")


# The website, and what holds for all


def test_the_page_about_rights_links_to_the_files_and_every_page_to_the_feed(
    tmp_path: Path,
) -> None:
    out = made(dated(tmp_path), "data", "site") / "site"
    page = (out / "ar/about/index.html").read_text("utf-8")
    linked = set(re.findall(rf'href="\.\./\.\./(data/{SLUG}/[^"]+)" dir="ltr" download', page))
    there = {str(file.relative_to(out)) for file in (out / "data" / SLUG).iterdir()}
    assert linked == there
    assert 'type="application/atom+xml"' in page
    assert 'href="../../feed.xml"' in page


def test_without_the_data_the_website_links_to_none(tmp_path: Path) -> None:
    out = made(dated(tmp_path), "site") / "site"
    assert "download" not in (out / "en/about/index.html").read_text("utf-8")


def test_private_interviews_have_no_data(tmp_path: Path) -> None:
    content = dated(tmp_path)
    edit(content / "interviews" / SLUG / "interview.yaml", "rights: open", "rights: unknown")
    out = made(content, "data")
    assert not list(out.glob("site/data/*"))


def test_the_same_content_gives_the_same_bytes(content: Path, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(content, tmp_path / "content")
    again = made(tmp_path / "content", "data") / "site" / "data" / SLUG
    for file in sorted(folder.iterdir()):
        assert file.read_bytes() == (again / file.name).read_bytes()


@pytest.mark.parametrize("written", ["2025", "2025-02", "2025-02-30", "soon"])
def test_a_day_of_publication_is_a_day(tmp_path: Path, written: str) -> None:
    content = dated(tmp_path)
    edit(content / "interviews" / SLUG / "interview.yaml", "2025-01-31", f"'{written}'")
    (found,) = [it for it in load(content).findings if "published" in it.message]
    assert str(found.rule) == "value-is-valid"
