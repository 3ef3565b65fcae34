"""What holds for every translation: it comes back as it was sent, or is reported."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from exchanging import FORMS, bring, contents, export, publication, texts
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
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
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
        stands = texts(after, "zh-Hans")
        if not made.is_sound:
            assert stands == before
            assert not refused.isdisjoint(new)
            return
        assert stands == before | {k: v for k, v in wanted.items() if k not in refused}
        assert not [f for f in after.findings if f.severity == "error"]
        again = contents(content)
        bring(export(content, form), content)
        assert contents(content) == again
