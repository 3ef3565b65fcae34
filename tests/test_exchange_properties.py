"""What holds for every translation: it comes back as it was sent, or is reported."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from exchanging import (
    FORMS,
    INTERVIEW,
    QUESTIONS,
    SEMINAR,
    bring,
    contents,
    export,
    publication,
    texts,
)
from fangtan.load import load

_CORE = "{urn:oasis:names:tc:xliff:document:2.0}"

_HARD = [
    "- x",
    ": ",
    "#",
    '"',
    "'",
    "|",
    ">",
    "a: b",
    "yes",
    "null",
    "12",
    "2025-01-01",
    "{a}",
    "[b](term:boom)",
    "\\",
    "a\\",
    "**bold**",
    "**Host:** no",
    "a **主持人：** b",
    "## heading",
    "{#id}",
    "::: answer",
    "~~~yaml",
    "1. one",
    "> quote",
    "- a\n- b",
    "- a\n\n- b",
    "a\n\nb",
    "a\nb",
    "![x](media/chair.svg)",
    "[x]: y",
    "TODO: more",
    "“引号”，《书名》——",
    "🎬 emoji 👩‍🎤",
    "a]b",
    "&amp; <b>",
    "%YAML",
    "---",
    "...",
    "@x",
    "`code`",
    "\u2028line",
    "x\u00a0y",
    "end #",
    "end {x}",
    "*a*",
    "? x",
    "!tag",
]
words = st.one_of(
    st.sampled_from(_HARD),
    st.text(alphabet="ab 中文，。“”'\"*_[](){}<>#:!`-.|~\\\n\t&%@🎬", min_size=1, max_size=40),
    st.lists(st.sampled_from(_HARD), min_size=2, max_size=3).map(" ".join),
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publication(tmp_path_factory.mktemp("base"))


NAMES = sorted(
    texts(load(publication(Path(tempfile.mkdtemp()))), "en"),
)
changes = st.dictionaries(st.sampled_from(NAMES), words, min_size=1, max_size=6)
property_of_files = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def changed(file: Path, new: dict[str, str]) -> None:
    """Change translations as an editor does, and say of them that they are done."""
    if file.suffix == ".po":
        po = polib.pofile(str(file))
        for entry in po:
            if entry.msgctxt in new:
                entry.msgstr = new[entry.msgctxt]
                entry.fuzzy = False
        po.save(str(file))
        return
    tree = etree.parse(file)
    for unit in tree.iter(f"{_CORE}unit"):
        name = unit.get("name", "")
        if name in new:
            (segment,) = unit.iter(f"{_CORE}segment")
            targets = list(segment.iter(f"{_CORE}target"))
            target = targets[0] if targets else etree.SubElement(segment, f"{_CORE}target")
            target.text = new[name]
            segment.set("state", "translated")
            segment.attrib.pop("subState", None)
    tree.write(file, encoding="UTF-8", xml_declaration=True)


def handed(file: Path) -> dict[str, tuple[str, bool]]:
    """Return what a file hands out, by `part#id`: the text, and whether it is sure."""
    form = FORMS["po" if file.suffix == ".po" else "xliff"]
    return {
        f"{entry.part}#{entry.id}": (entry.translation, entry.said is not None)
        for entry in form.read(file).entries
    }


@pytest.mark.parametrize("form", FORMS)
@property_of_files
@given(changes)
@example({"interviews/quiet-sound/interview#the-list.2": "- a\n- b", "glossary#boom.1": "a: b"})
def test_texts_come_back_as_they_were_sent_or_are_reported(
    base: Path, form: str, new: dict[str, str]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        content = Path(name) / "content"
        shutil.copytree(base, content)
        before = texts(load(content), "zh-Hans")
        originals = texts(load(content), "en")
        file = export(content, form)
        changed(file, new)
        made = bring(file, content, reviewed=True)
        after = load(content)
        assert texts(after, "en") == originals
        reported = " ".join(finding.message for finding in made.findings)
        refused = {key for key in new if f"“{key}”" in reported}
        wanted = {key: new[key].strip() for key in new if new[key].strip()}
        same = {key for key in wanted if before.get(key) == wanted[key]}
        stands = texts(after, "zh-Hans")
        if not made.is_sound:
            assert stands == before
            assert not refused.isdisjoint(new)
            return
        assert stands == before | {k: v for k, v in wanted.items() if k not in refused}
        assert not [f for f in after.findings if f.severity == "error"]
        again = contents(content)
        second = export(content, form)
        assert handed(second) == handed(second) | {
            key: (text, True) for key, text in wanted.items() if key not in refused | same
        }
        bring(second, content)
        assert contents(content) == again


paragraphs = st.tuples(
    st.sampled_from([INTERVIEW, QUESTIONS, SEMINAR, "glossary"]), st.integers(1, 40)
)


@property_of_files
@given(holes=st.lists(paragraphs, min_size=1, max_size=5), accepted=st.booleans())
@example(holes=[(INTERVIEW, 3), (INTERVIEW, 4)], accepted=True)
def test_what_was_taken_out_comes_back_by_an_import(
    base: Path, *, holes: list[tuple[str, int]], accepted: bool
) -> None:
    with tempfile.TemporaryDirectory() as name:
        content = Path(name) / "content"
        shutil.copytree(base, content)
        if accepted:
            file = export(content, "po")
            changed(file, texts(load(content), "zh-Hans"))
            assert bring(file, content).states
        for part, index in holes:
            file = content / ("glossary/zh-Hans.md" if part == "glossary" else f"{part}.zh-Hans.md")
            blocks = file.read_text("utf-8").rstrip().split("\n\n")
            if len(blocks) > 2:
                del blocks[1 + index % (len(blocks) - 1)]
            file.write_text("\n\n".join(blocks) + "\n", "utf-8")
        loaded = load(content)
        left = texts(loaded, "zh-Hans")
        assume(not any(finding.severity == "error" for finding in loaded.findings))
        new = {key: f"第{n}句。" for n, key in enumerate(NAMES) if key not in left}
        file = export(content, "po")
        changed(file, new)
        assert bring(file, content).findings == ()
        assert texts(load(content), "zh-Hans") == left | new
