"""A build plans everything first, and what goes wrong while rendering is a finding."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from fangtan import catalog
from fangtan.build import Request, build, rendering
from fangtan.build.cache import Cache
from fangtan.build.planning import CollisionError, plan
from fangtan.build.rendering import Progress
from fangtan.edition import Artifact
from fangtan.findings import Rule
from fangtan.load import Loaded, load
from fangtan.pdf import SheetError

STOCK = Path(__file__).parent / "stock" / "content"
HOSTILE = '</title><script>alert("x")</script>{{ 7 * 7 }} & “q” %s {name}'


def failing() -> bytes:
    raise SheetError("Ignored `colour: red` at 1:2, unknown property.")


def fine(text: str) -> bytes:
    return text.encode()


def artifact(path: str, *depends: object, is_heavy: bool = False) -> Artifact:
    make = fine if depends else failing
    return Artifact(path, "handout", "public", "quiet-sound", ("en",), make, depends, is_heavy)


@pytest.mark.parametrize("jobs", [1, 2])
def test_sheet_with_a_line_in_its_log_is_a_finding_and_nothing_is_lost(
    tmp_path: Path, jobs: int
) -> None:
    seen: list[Progress] = []
    artifacts = [
        artifact("site/a.pdf", is_heavy=True),
        artifact("site/b.pdf", "b", is_heavy=True),
        artifact("site/c.html", "c"),
    ]
    rendered = rendering.render(artifacts, Cache(tmp_path), jobs, seen.append)
    assert rendered.files == {"site/b.pdf": b"b", "site/c.html": b"c"}
    assert [(finding.rule, finding.place.path) for finding in rendered.findings] == [
        (Rule.SHEET_IS_CLEAN, "interviews/quiet-sound/interview.yaml")
    ]
    assert len(seen) == 2


def test_what_was_kept_is_not_made_again_unless_it_is_damaged(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    artifacts = [artifact("site/c.html", "c")]
    first = rendering.render(artifacts, cache, 1, lambda _: None)
    assert rendering.render(artifacts, cache, 1, lambda _: None).unchanged == 1
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    again = rendering.render(artifacts, cache, 1, lambda _: None)
    assert (again.unchanged, again.files) == (0, first.files)


def test_changed_dependency_is_made_anew(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    rendering.render([artifact("site/c.html", "c")], cache, 1, lambda _: None)
    rendered = rendering.render([artifact("site/c.html", "d")], cache, 1, lambda _: None)
    assert (rendered.unchanged, rendered.files) == (0, {"site/c.html": b"d"})


def test_two_artifacts_of_one_path_are_a_bug_even_where_case_differs(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Twice:
        name = "twice"
        summary = "the same twice"

        def plan(self, *_: object) -> list[Artifact]:
            return [artifact("site/A.html", "a"), artifact("site/a.html", "a")]

    monkeypatch.setattr(catalog, "FOR_EVERYBODY", (Twice(),))
    with pytest.raises(CollisionError, match=r"site/a\.html"):
        plan(loaded.seminar)


def test_every_module_of_an_edition_is_in_the_catalog() -> None:
    folder = Path(catalog.__file__).parent / "editions"
    modules = {
        path.stem.replace("_", "-") for path in folder.iterdir() if not path.name.startswith("_")
    }
    assert modules == set(catalog.names())


def test_every_path_is_planned_before_anything_is_rendered(loaded: Loaded, built: Path) -> None:
    rows = json.loads((built / "manifest.json").read_text("utf-8"))
    assert sorted(each.path for each in plan(loaded.seminar)) == [row["path"] for row in rows]


def test_interview_of_unknown_rights_is_in_nothing_public(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(STOCK, content)
    facts = content / "interviews/quiet-sound/interview.yaml"
    facts.write_text(facts.read_text("utf-8").replace("rights: open", "rights: unknown"), "utf-8")
    result = build(Request(content, tmp_path / "build"), lambda _: None)
    assert result.is_built
    assert {row.edition for row in result.rows if row.interview == "quiet-sound"} == {
        "desk",
        "guide",
        "plain-guide",
        "private",
        "report",
        "word-guide",
        "slides-guide",
    }
    for file in (tmp_path / "build/site").rglob("*.html"):
        assert "quiet" not in file.read_text("utf-8")


def test_hostile_words_are_shown_and_never_run(tmp_path: Path) -> None:
    loaded = load(STOCK)
    publication = loaded.seminar.publication
    names = dict.fromkeys(publication.imprint.languages, HOSTILE)
    interview = replace(publication.interviews[0], title=names, description=names)
    hostile = replace(
        publication,
        imprint=replace(publication.imprint, title=names, description=names),
        interviews=(interview,),
    )
    artifacts = plan(replace(loaded.seminar, publication=hostile), ["site", "report", "desk"])
    rendered = rendering.render(artifacts, Cache(tmp_path), 1, lambda _: None)
    pages = {path: text.decode() for path, text in rendered.files.items() if ".html" in path}
    assert any("{{ 7 * 7 }}" in page for page in pages.values())
    for page in pages.values():
        assert "<script>alert" not in page
        assert "</title><script" not in page


def test_making_a_sheet_leaves_the_environment_as_it_was(loaded: Loaded) -> None:
    before = dict(os.environ)
    sheet = next(each for each in plan(loaded.seminar, ["questions"]) if each.is_heavy)
    assert sheet.make(*sheet.depends).startswith(b"%PDF")
    assert dict(os.environ) == before
