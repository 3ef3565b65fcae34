"""What is published holds no instructor’s matter, in no file of any format."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from lxml.html import parse

from fangtan.build import Request, build
from judges import judge

STOCK = Path(__file__).parent / "stock" / "content"
ACTIVITIES = Path(__file__).parent / "activities" / "content"
PRIVATE = ("material", "guidance", "answer", "misreading", "criteria", "rubric")
INTERVIEW = "interviews/quiet-sound"


class Marker:
    """Puts a number that stands nowhere else behind every private line."""

    def __init__(self) -> None:
        self.marks: dict[str, str] = {}

    def mark(self, text: str, where: str) -> str:
        number = str(90_000_001 + 7 * len(self.marks))
        self.marks[number] = f"{where}: {text}"
        return f"{text} {number}"

    def questions(self, text: str) -> str:
        inside = False
        lines = []
        for line in text.split("\n"):
            if line.startswith(":::"):
                inside = line.removeprefix("::: ").startswith(PRIVATE)
            is_private = inside and line.strip() and not line.startswith(":::")
            lines.append(self.mark(line, "questions") if is_private else line)
        return "\n".join(lines)

    def seminar(self, text: str) -> str:
        inside = False
        lines = []
        for line in text.split("\n"):
            inside = inside != line.startswith("~~~")
            if inside or line.startswith("~~~") or not line.strip():
                lines.append(line)
            elif line.startswith("#"):
                words, brace, identifier = line.partition(" {#")
                lines.append(self.mark(words, "heading") + brace + identifier)
            else:
                lines.append(self.mark(line, "seminar"))
        return "\n".join(lines)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A build in which every private text carries a mark, and the marks."""
    folder = tmp_path_factory.mktemp("marked")
    content = folder / "content"
    shutil.copytree(STOCK, content)
    shutil.copytree(ACTIVITIES, content, dirs_exist_ok=True)
    marker = Marker()
    for language in ("en", "zh-Hans"):
        changes = {"questions": marker.questions, "activities": marker.questions}
        for stem, change in {**changes, "seminar": marker.seminar}.items():
            file = content / INTERVIEW / f"{stem}.{language}.md"
            file.write_text(change(file.read_text("utf-8")), "utf-8")
    publication = content / "publication.yaml"
    publication.write_text(publication.read_text("utf-8") + "base_url: https://example.org/x/\n")
    result = build(Request(content, folder / "build", jobs=1), lambda _: None)
    assert result.is_built, "\n".join(map(str, result.findings))
    return folder / "build", marker.marks


def contents(file: Path) -> Iterator[bytes]:
    """Yield all that a file holds: its bytes, its streams, its text, its members."""
    yield file.read_bytes()
    if file.suffix == ".pdf":
        with pikepdf.open(file) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    yield thing.read_bytes()
                else:
                    yield str(thing).encode()
            for attachment in pdf.attachments.values():
                yield attachment.get_file().read_bytes()
        yield subprocess.run(
            [judge("pdftotext"), "-raw", str(file), "-"], check=True, capture_output=True
        ).stdout
    elif zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            for member in archive.namelist():
                yield archive.read(member)


@pytest.mark.validators
def test_no_public_byte_holds_instructors_matter(marked: tuple[Path, dict[str, str]]) -> None:
    build_folder, marks = marked
    public = [file for file in (build_folder / "site").rglob("*") if file.is_file()]
    assert {file.suffix for file in public} >= {
        *(".html", ".pdf", ".css", ".js", ".svg", ".woff"),
        *(".json", ".xml", ".bib", ".ris", ".docx", ".epub", ".md", ".txt", ".pptx"),
    }
    found = [
        (file.name, marks[mark])
        for file in public
        for content in contents(file)
        for mark in marks
        if mark.encode() in content
    ]
    assert found == []


@pytest.mark.validators
def test_the_guides_hold_every_mark(marked: tuple[Path, dict[str, str]]) -> None:
    build_folder, marks = marked
    guides = [file for file in (build_folder / "instructor").rglob("*.pdf") if file.is_file()]
    everything = b"".join(content for file in guides for content in contents(file))
    missing = {where for mark, where in marks.items() if mark.encode() not in everything}
    assert len(marks) > 20
    assert missing == set()


@pytest.mark.parametrize("suffix", ["docx", "md"])
def test_the_guides_for_other_programs_hold_every_mark(
    marked: tuple[Path, dict[str, str]], suffix: str
) -> None:
    build_folder, marks = marked
    guides = [*(build_folder / "instructor").rglob(f"*-guide.*.{suffix}")]
    everything = b"".join(content for file in guides for content in contents(file))
    missing = {where for mark, where in marks.items() if mark.encode() not in everything}
    assert len(guides) == 2
    assert missing == set()


def test_the_desks_hold_every_mark(marked: tuple[Path, dict[str, str]]) -> None:
    build_folder, marks = marked
    desks = [*(build_folder / "instructor").rglob("*-desk.*.html")]
    everything = b"".join(file.read_bytes() for file in desks)
    missing = {where for mark, where in marks.items() if mark.encode() not in everything}
    assert len(desks) == 2
    assert missing == set()


def test_the_notes_of_the_instructors_slides_hold_every_mark_of_the_questions(
    marked: tuple[Path, dict[str, str]],
) -> None:
    build_folder, marks = marked
    decks = [*(build_folder / "instructor").rglob("*.pptx")]
    everything = b"".join(content for file in decks for content in contents(file))
    of_questions = {mark: where for mark, where in marks.items() if where.startswith("questions")}
    missing = {where for mark, where in of_questions.items() if mark.encode() not in everything}
    assert len(decks) == 4
    assert len(of_questions) > 8
    assert missing == set()


def test_the_speakers_windows_hold_every_mark_and_open_none(
    marked: tuple[Path, dict[str, str]],
) -> None:
    build_folder, marks = marked
    windows = [parse(file).getroot() for file in build_folder.glob("instructor/*/*-speaker.*.html")]
    opened = [window.xpath("string(//*[@id='page_projector'])") for window in windows]
    assert len(opened) == 2
    assert all("data-slide" in page for page in opened)
    assert not [where for mark, where in marks.items() if any(mark in page for page in opened)]
    everything = "".join(window.text_content() for window in windows)
    assert [where for mark, where in marks.items() if mark not in everything] == []


def test_manifest_tells_the_audiences_apart(marked: tuple[Path, dict[str, str]]) -> None:
    import json  # noqa: PLC0415 - this test alone reads it

    rows = json.loads((marked[0] / "manifest.json").read_text("utf-8"))
    assert {(row["audience"], row["path"].split("/")[0]) for row in rows} == {
        ("public", "site"),
        ("instructor", "instructor"),
    }
