"""Activities: read from their files, printed on sheets, chosen for a session, exported."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangtan.build import Request, build
from fangtan.checks import check
from fangtan.editions.activities.frames import frames
from fangtan.findings import Place
from fangtan.load import load
from fangtan.markup import cells
from fangtan.model import InLanguages, Segment, Text, student
from fangtan.planning import Request as PlanRequest
from fangtan.planning import Words, plan
from fangtan.render.rows import Row, rows, widths
from judges import judge

STOCK = Path(__file__).parent / "stock" / "content"
LAID_OVER = Path(__file__).parent / "activities" / "content"
FOLDER = "interviews/quiet-sound"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(STOCK, folder)
    shutil.copytree(LAID_OVER, folder, dirs_exist_ok=True)
    return folder


def change(content: Path, name: str, old: str, new: str) -> None:
    file = content / FOLDER / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def found(content: Path) -> list[str]:
    return [
        str(finding).partition("\n")[0].removeprefix(f"{FOLDER}/")
        for finding in check(load(content))
    ]


def test_an_activity_is_read_with_its_sheet_in_order(content: Path) -> None:
    interview = load(content).seminar.publication.interviews[0]
    (activity,) = interview.activities
    assert (activity.kind, activity.task.id) == ("staging", "one-minute")
    assert [part.kind for part in activity.parts] == [
        *("sheet", "passage", "frames", "table", "cards", "lines")
    ]
    assert activity.parts[1].cites == ("what-is-silence.2",)
    assert activity.parts[2].ratios == ((9, 16), (16, 9))
    assert [it.text["zh-Hans"].markdown for it in activity.parts[2].items] == ["竖着", "横着"]
    assert activity.parts[5].lines == 3
    assert [it.id for it in activity.task.follow_ups] == [
        "one-minute.follow-up.1",
        "one-minute.follow-up.2",
    ]
    assert interview.tasks == (*interview.questions, activity.task)


def test_a_sound_activity_has_no_finding(content: Path) -> None:
    assert found(content) == []


def test_material_and_rubric_are_the_instructors_alone(content: Path) -> None:
    seminar = load(content).seminar
    behind = seminar.teaching["quiet-sound"].guidance["one-minute"]
    assert [it.text["en"].markdown for it in behind.material] == [
        "one watch with a second hand",
        "paper tape",
    ]
    assert behind.rubric[0].text["zh-Hans"].markdown == "标准 | 好 | 还不够"
    assert "paper tape" not in repr(student(seminar))
    assert "three sounds" not in repr(student(seminar))


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            'frames {ratios="9:16 16:9"}',
            'frames {ratios="9:16 tall"}',
            "value-is-valid: this “::: frames” block cannot have a frame of “tall”",
        ),
        (
            'frames {ratios="9:16 16:9"}',
            "frames",
            "value-is-valid: this “::: frames” block has no “ratios”",
        ),
        (
            'frames {ratios="9:16 16:9"}',
            'frames {ratios="9:16 16:9 1:1"}',
            "value-is-valid: this “::: frames” block has 3 frames and 2 labels",
        ),
        (
            "lines {count=3}",
            "lines {count=400}",
            "value-is-valid: this “::: lines” block cannot have 400 lines",
        ),
        ("activity: staging", "activity: dance", "value-is-valid: "),
        (
            'passage {cites="what-is-silence.2"}',
            'passage {cites="what-is-silence.20"}',
            "citation-resolves: a part of the sheet cites “what-is-silence.20”, which is not there",
        ),
        (
            "- 0 | room tone | the guest",
            "- 0 | room tone | the guest | a lamp",
            "row-fits-its-table: “0 | room tone | the guest | a lamp” has 4 cells",
        ),
        (
            "{#one-minute}",
            "{#what-is-it}",
            "id-is-unique: “what-is-it” is a question of this interview already",
        ),
        ("::: cards", "::: carts", "block-is-known: “::: carts” is no block of this file"),
    ],
)
def test_what_is_wrong_is_a_finding(content: Path, old: str, new: str, finding: str) -> None:
    change(content, "activities.en.md", old, new)
    assert any(finding in line and line.startswith("activities.en.md:") for line in found(content))


def test_a_block_that_a_translation_lacks_is_a_finding(content: Path) -> None:
    change(content, "activities.zh-Hans.md", "::: lines\n你们放弃了什么。\n:::\n", "")
    assert any("passage-is-paired" in line for line in found(content))


@given(st.lists(st.text(st.characters(exclude_characters="\r\n"), max_size=8), min_size=1))
def test_cells_that_are_written_are_read_again(wanted: list[str]) -> None:
    texts = [text.replace("\\", "").strip() for text in wanted]
    row = " | ".join(text.replace("|", "\\|") for text in texts)
    assert cells(row) == (tuple(texts) if any(texts) else ())


def test_every_row_of_a_table_is_as_wide_as_the_others(content: Path) -> None:
    activity = load(content).seminar.publication.interviews[0].activities[0]
    table = rows(activity.parts[3].items)
    assert [len(row) for row in table] == [3, 3, 3, 3]
    assert table[2] == (None, None, None)
    cell = table[1][1]
    assert cell is not None
    assert cell["zh-Hans"].markdown == "环境底噪"
    assert table[3][0] is not None
    assert table[3][1:] == (None, None)


def table_of(*lines: str) -> tuple[Row, ...]:
    """Return the rows of a table in English, a line each."""
    here = Place("activities.en.md", 1)
    return rows([Segment("it", InLanguages({"en": Text(line, here)})) for line in lines])


def test_columns_to_write_in_have_more_room_than_the_names_beside_them() -> None:
    names = "a name that is a good deal longer than what anybody would write"
    name, first, second = widths(table_of("What | 0 to 3 | Said", f"{names} | |", "b | |"), "en")
    assert name <= first + second
    assert first == pytest.approx(second, abs=1)


CELLS = st.sampled_from(["", "word", "写字", "a name of several words", "incomprehensibilities"])


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4))
def test_columns_are_together_as_wide_as_the_page(lines: list[list[str]]) -> None:
    table = table_of("a | b | c", *(" | ".join(line) for line in lines))
    assert sum(widths(table, "en")) == 100


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), min_size=1, max_size=12))
def test_no_row_of_frames_is_wider_than_the_page(ratios: list[tuple[int, int]]) -> None:
    drawn = frames(ratios)
    assert [it.name for row in drawn for it in row] == [f"{w}:{h}" for w, h in ratios]
    for row in drawn:
        assert sum(it.width for it in row) + 6 * (len(row) - 1) <= 157


def test_two_frames_of_one_screen_have_one_area() -> None:
    ((upright, lying),) = frames([(9, 16), (16, 9)])
    assert upright.height > 80
    assert upright.width * upright.height == pytest.approx(lying.width * lying.height, rel=0.01)


@pytest.mark.validators
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_its_sheet_prints_everything_for_students_and_nothing_else(
    content: Path, tmp_path: Path, language: str
) -> None:
    result = build(
        Request(content, tmp_path / "build", jobs=1, editions=("activities",)), lambda _: None
    )
    assert result.is_built, "\n".join(map(str, result.findings))
    file = tmp_path / f"build/site/paper/quiet-sound/quiet-sound-activity-one-minute.{language}.pdf"
    printed = subprocess.run(
        [judge("pdftotext"), "-layout", str(file), "-"], check=True, capture_output=True, text=True
    ).stdout
    words = "".join(printed.split())
    wanted = {
        "en": ["Readthepassage", "Ihearroomtone", "¶3", "9:16upright", "Recordist.", "Second"],
        "zh-Hans": ["朗读一遍这一段", "¶3", "9:16", "竖着", "录音师", "听见"],
    }
    private = {
        "en": ["papertape", "Letthembequiet", "humofalamp", "threesounds", "stillpicture"],
        "zh-Hans": ["纸胶带", "安静下来", "嗡嗡声", "三种声音"],
    }
    assert [text for text in wanted[language] if text not in words] == []
    assert [text for text in private[language] if text in words] == []


def test_a_plan_may_choose_an_activity_and_says_what_it_takes(content: Path) -> None:
    loaded = load(content)
    interview = loaded.seminar.publication.interviews[0]
    made = plan(
        interview,
        loaded.seminar.teaching["quiet-sound"],
        PlanRequest(minutes=40, group_size=12, languages=("en", "zh-Hans"), outcomes=()),
    )
    steps = [(step.kind, step.question) for step in made.steps]
    at = steps.index(("activity", "one-minute"))
    assert steps[at + 1] == ("debrief", "one-minute")
    words = Words(made, interview, {}, "en")
    assert {
        "the sheet for “One minute of nothing”, one for each group and a few to spare",
        "paper tape (One minute of nothing)",
    } <= set(words.material())


def test_a_plan_holds_no_activity_beside_what_it_is_done_instead_of(content: Path) -> None:
    asked = PlanRequest(minutes=60, group_size=12, languages=("en",))

    def chosen() -> set[str]:
        loaded = load(content)
        interview = loaded.seminar.publication.interviews[0]
        made = plan(interview, loaded.seminar.teaching["quiet-sound"], asked)
        return {it.id for it in made.questions}

    assert chosen() == {"what-is-it", "one-minute"}
    more = "cut_priority: 4\ninstead_of: [what-is-it]"
    change(content, "activities.en.md", "cut_priority: 4", more)
    assert found(content) == []
    assert chosen() == {"one-minute"}
    change(content, "activities.en.md", "[what-is-it]", "[what-is-that]")
    assert any("link-resolves" in line and "what-is-that" in line for line in found(content))


def test_the_data_hold_the_activity_and_no_guidance(content: Path, tmp_path: Path) -> None:
    build(Request(content, tmp_path / "build", jobs=1, editions=("data",)), lambda _: None)
    files = [*(tmp_path / "build/site/data/quiet-sound").glob("*.json")]
    record = next(
        json.loads(it.read_text("utf-8")) for it in files if "activities" in it.read_text("utf-8")
    )
    (activity,) = record["activities"]
    assert activity["kind"] == "staging"
    assert activity["parts"][2]["ratios"] == [[9, 16], [16, 9]]
    assert "paper tape" not in json.dumps(record)


def test_what_an_activity_cites_is_kept_beside_what_questions_cite(content: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fangtan", "translate", "accept", "--all", "--lang", "en"],
        cwd=content.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "interviews/quiet-sound/activities#one-minute: fits what it cites\n" in done.stdout
    assert "interviews/quiet-sound/questions#what-is-it: fits what it cites\n" in done.stdout
    kept = (content / FOLDER / "questions.cites").read_text("utf-8").split("\n")
    assert {line.partition(" ")[0] for line in kept if line} == {"one-minute", "what-is-it"}
    change(content, "interview.en.md", "I hear [room tone]", "I notice [room tone]")
    assert any(
        "question-is-current" in line and line.startswith("activities.en.md:")
        for line in found(content)
    )


def test_an_activity_that_leaves_no_place_for_a_break_is_shortened(content: Path) -> None:
    change(
        content,
        "activities.en.md",
        "minutes: {think: 1-2, group: 6-8, debrief: 4-5}",
        "minutes: {think: 1-2, group: 30-88, debrief: 4-5}",
    )
    loaded = load(content)
    interview = loaded.seminar.publication.interviews[0]
    asked = PlanRequest(minutes=100, group_size=12, languages=("en",))
    made = plan(interview, loaded.seminar.teaching["quiet-sound"], asked)
    lengths = [step.minutes for step in made.steps if step.kind == "activity"]
    assert made.has_its_breaks
    assert lengths
    assert max(lengths) <= 50


def test_activities_without_any_question_have_every_page_and_file(
    content: Path, tmp_path: Path
) -> None:
    for file in (content / FOLDER).glob("questions.*"):
        file.unlink()
    change(content, "seminar.en.md", "questions: [what-is-it]", "questions: [one-minute]")
    editions = ("site", "projector", "speaker", "plain-guide")
    result = build(Request(content, tmp_path / "build", editions=editions), lambda _: None)
    assert result.is_built, "\n".join(map(str, result.findings))
    made = {file.name for file in (tmp_path / "build").rglob("*") if "quiet-sound" in str(file)}
    for language in ("en", "zh-Hans"):
        page = tmp_path / f"build/site/{language}/quiet-sound/questions/index.html"
        assert "one-minute" in page.read_text("utf-8")
        assert {
            f"quiet-sound-projector.{language}.html",
            f"quiet-sound-speaker.{language}.html",
            f"quiet-sound-guide.{language}.md",
        } <= made
