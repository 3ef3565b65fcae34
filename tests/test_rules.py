"""Every rule of the content finds what breaks it, says where, and says what to do.

A case is a folder: `edits.yaml` changes the valid stock publication, files in `in/` are laid over
it, and `golden.txt` is what `fangtan check` then prints. `--update-golden` writes the latter anew.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from fangtan.checks import check
from fangtan.findings import Rule
from fangtan.load import load

HERE = Path(__file__).parent
STOCK = HERE / "stock" / "content"
CASES = sorted(path.parent for path in HERE.glob("cases/*/*/edits.yaml"))


def lay_out(case: Path, folder: Path) -> None:
    """Write the stock publication into a folder, changed as the case says."""
    shutil.copytree(STOCK, folder)
    for edit in yaml.safe_load((case / "edits.yaml").read_text("utf-8")):
        if "remove" in edit:
            (folder / edit["remove"]).unlink()
            continue
        file = folder / edit["file"]
        text = file.read_text("utf-8")
        assert edit["old"] in text, f"{case.name} changes nothing in {edit['file']}"
        file.write_text(text.replace(edit["old"], edit["new"], 1), "utf-8")
    if (case / "in").is_dir():
        shutil.copytree(case / "in", folder, dirs_exist_ok=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_findings_of_a_broken_publication(
    case: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    folder = tmp_path / "content"
    lay_out(case, folder)
    printed = "".join(f"{finding}\n" for finding in check(load(folder)))
    golden = case / "golden.txt"
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(printed, "utf-8")
    assert printed == golden.read_text("utf-8")


def test_stock_publication_has_no_finding() -> None:
    assert check(load(STOCK)) == ()


def test_shipped_publication_has_no_finding() -> None:
    assert check(load(HERE.parent / "content")) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_golden_findings_name_the_rule_of_their_folder(case: Path) -> None:
    if case.parent.name in set(Rule):
        assert f" {case.parent.name}: " in (case / "golden.txt").read_text("utf-8")


ELSEWHERE = {
    Rule.SHEET_IS_CLEAN,
    Rule.FORMAT_HOLDS_EVERYTHING,
    Rule.SOURCE_IS_READABLE,
    Rule.TEXT_HAS_TURNS,
    Rule.TURN_IS_CERTAIN,
    Rule.SPEAKER_IS_CERTAIN,
    Rule.LANGUAGES_RUN_PARALLEL,
    Rule.SAME_IS_ALIKE,
    Rule.TYPEFACE_IS_INSTALLED,
    Rule.ENTRY_HAS_A_TEXT,
    Rule.ORIGINAL_IS_AS_EXPORTED,
    Rule.TEXT_FITS_ITS_PLACE,
    Rule.EDITS_DO_NOT_CONFLICT,
}
"""Rules of what is built, imported, translated or installed, which have tests of their own."""


@pytest.mark.parametrize("rule", sorted(set(Rule) - ELSEWHERE))
def test_every_rule_of_the_content_has_a_case(rule: Rule) -> None:
    assert any(case.parent.name == rule for case in CASES)


def test_sixteen_faults_are_found_in_one_run() -> None:
    golden = (HERE / "cases" / "several-at-once" / "sixteen" / "golden.txt").read_text("utf-8")
    rules = {
        line.replace(" warning:", "").split(": ")[1]
        for line in golden.splitlines()
        if not line.startswith(" ")
    }
    assert len(rules) >= 15
