"""A language that has no file yet is made by an export, a translation and an import."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from exchanging import INTERVIEW, QUESTIONS, SEMINAR, bring, contents, export, publication, texts
from fangtan.build import Request, build
from fangtan.checks import check
from fangtan.cli import fangtan
from fangtan.findings import Rule
from fangtan.load import load
from fangtan.resources import TEMPLATES


@pytest.fixture
def french(tmp_path: Path) -> Path:
    """A publication that has French among its languages, with words of its own for pages alone."""
    content = publication(tmp_path)
    (content / "strings").mkdir()
    shutil.copyfile(TEMPLATES / "strings/en.yaml", content / "strings/fr.yaml")
    imprint = content / "publication.yaml"
    text = imprint.read_text("utf-8")
    imprint.write_text(text.replace("[en, zh-Hans]", "[en, zh-Hans, fr]"), "utf-8")
    return content


def in_french(text: str) -> str:
    """Return words that stand for a translation: links, marks and line breaks are kept."""
    return re.sub(r"(\]\([^)]*\))|[A-Za-z]+", lambda found: found[1] or "mot", text)


def filled(file: Path) -> dict[str, str]:
    """Translate a whole PO file; return what was written, by context."""
    po = polib.pofile(str(file))
    for entry in po:
        assert entry.msgstr == ""
        assert not entry.fuzzy
        entry.msgstr = in_french(entry.msgid)
    labels = iter(["L’hôte", "Lin Yue (fr)"])
    for entry in po:
        if entry.msgctxt.endswith(".label"):
            entry.msgstr = next(labels)
    po.save(str(file))
    return {str(entry.msgctxt): str(entry.msgstr) for entry in po}


def test_language_is_made_from_nothing_and_its_site_is_built(french: Path, tmp_path: Path) -> None:
    before = contents(french)
    wanted = filled(export(french, "po", "fr"))
    made = bring(tmp_path / "all.po", french, "fr", reviewed=True)
    assert made.findings == ()
    loaded = load(french)
    assert texts(loaded, "fr") == wanted
    assert {unit.text["fr"].state for unit in loaded.units} == {"reviewed"}
    # Words that only stand for a translation use no terms, and no marks of their language.
    of_words = {Rule.TERM_IS_USED_IN_EVERY_LANGUAGE, Rule.PUNCTUATION_FITS_THE_LANGUAGE}
    found = [finding for finding in check(loaded) if finding.rule not in of_words]
    assert [finding for finding in found if "zh-Hans" not in finding.message] == []
    for path in (INTERVIEW, QUESTIONS, SEMINAR, "about"):
        assert f"{path}.fr.md" in contents(french)
    for path, data in contents(french).items():
        if path.endswith(".md") and path in before:
            assert data == before[path]
    result = build(Request(french, tmp_path / "build", ("site",)), lambda _: None)
    assert result.is_built, "\n".join(map(str, result.findings))
    page = (tmp_path / "build/site/fr/quiet-sound/index.html").read_text("utf-8")
    assert "L’hôte" in page
    assert 'lang="fr"' in page


def test_new_file_has_the_shape_of_the_original(french: Path, tmp_path: Path) -> None:
    filled(export(french, "po", "fr"))
    bring(tmp_path / "all.po", french, "fr")
    text = (french / f"{INTERVIEW}.fr.md").read_text("utf-8")
    assert text.startswith(
        "---\ntitle: mot mot mot mot\nstandfirst: mot mot mot mot.\n---\n\n{#lede}\n"
    )
    assert "## mot {#silence}\n\n{#what-is-silence}\n**L’hôte:** mot mot" in text
    assert '![mot mot mot mot mot mot](media/chair.svg "mot mot mot")' in text
    assert "**Lin Yue (fr):**\n\n- mot mot.\n- mot mot,\n  mot mot mot mot.\n\n> mot" in text
    questions = (french / f"{QUESTIONS}.fr.md").read_text("utf-8")
    assert "~~~yaml" not in questions
    assert "::: answer\nmot" in questions


def test_one_text_makes_a_file_in_which_the_others_wait(french: Path, tmp_path: Path) -> None:
    file = export(french, "po", "fr")
    po = polib.pofile(str(file))
    entry = next(e for e in po if e.msgctxt == f"{INTERVIEW}#the-boom.2")
    entry.msgstr = "Parce qu’elle est grande."
    po.save(str(file))
    made = bring(tmp_path / "all.po", french, "fr")
    assert made.findings == ()
    assert sorted(made.files) == [f"{INTERVIEW}.fr.md", f"{INTERVIEW}.fr.states"]
    loaded = load(french)
    assert texts(loaded, "fr") == {f"{INTERVIEW}#the-boom.2": "Parce qu’elle est grande."}
    assert not [f for f in loaded.findings if f.severity == "error"]
    text = (french / f"{INTERVIEW}.fr.md").read_text("utf-8")
    assert "title: 'TODO:'" in text
    assert "**Host:** TODO:\n\n**Lin Yue:** Parce qu’elle est grande." in text


def test_second_import_fills_what_waits(french: Path, tmp_path: Path) -> None:
    file = export(french, "po", "fr")
    po = polib.pofile(str(file))
    next(e for e in po if e.msgctxt == f"{INTERVIEW}#the-boom.2").msgstr = "Une."
    po.save(str(file))
    bring(file, french, "fr")
    wanted = texts(load(french), "fr")
    file = export(french, "po", "fr")
    po = polib.pofile(str(file))
    for entry in po:
        if not entry.msgstr:
            entry.msgstr = in_french(entry.msgid)
            wanted[entry.msgctxt] = entry.msgstr
    po.save(str(file))
    assert bring(tmp_path / "all.po", french, "fr").findings == ()
    assert texts(load(french), "fr") == wanted


def test_errors_of_another_translation_keep_nothing_out(french: Path) -> None:
    chinese = (french / f"{SEMINAR}.zh-Hans.md").read_text("utf-8")
    (french / f"{SEMINAR}.fr.md").write_text(chinese.replace("{#talk}", "{#Talk}"), "utf-8")
    assert [f for f in load(french).findings if f.severity == "error"]
    file = export(french, "po")
    po = polib.pofile(str(file))
    next(e for e in po if e.msgctxt == f"{SEMINAR}#talk.1").msgstr = "谈。"
    po.save(str(file))
    assert bring(file, french).findings == ()
    assert texts(load(french), "zh-Hans")[f"{SEMINAR}#talk.1"] == "谈。"


def test_texts_of_two_original_languages_stand_in_two_files(french: Path, tmp_path: Path) -> None:
    people = french / "people.yaml"
    new = people.read_text("utf-8").replace("role: {en: Host}", "role: {zh-Hans: 主持}")
    people.write_text(new, "utf-8")
    out = tmp_path / "out"
    words = ["translate", "export", "people", "--lang", "fr", "--to", "xliff", "--out", str(out)]
    CliRunner().invoke(fangtan, [*words, "--content", str(french)], standalone_mode=False)
    assert sorted(contents(out)) == ["people.fr.from-zh-Hans.xlf", "people.fr.xlf"]
    assert 'srcLang="zh-Hans"' in (out / "people.fr.from-zh-Hans.xlf").read_text("utf-8")
