"""What an interview has and lacks: facts known by construction, and what holds for every one."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangtan.coverage import Coverage, coverage
from fangtan.load import load
from fangtan.markup import fingerprint
from fangtan.model import (
    Exchange,
    Interview,
    Minutes,
    Question,
    Range,
    Section,
    Segment,
    Seminar,
    Teaching,
    Turn,
)

STOCK = Path(__file__).parent / "stock" / "content"
QUESTIONS = "interviews/quiet-sound/questions.en.md"
TEXT = "interviews/quiet-sound/interview.en.md"
SEMINAR = "interviews/quiet-sound/seminar.en.md"


def stock(tmp_path: Path, *edits: tuple[str, str, str]) -> Seminar:
    """Return the stock publication with words of its files exchanged."""
    folder = tmp_path / "content"
    shutil.copytree(STOCK, folder)
    for name, old, new in edits:
        file = folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    return load(folder).seminar


def tasks_of(found: Coverage) -> Mapping[str, tuple[str, ...]]:
    """Return what is to be done in the first interview and the whole, by kind."""
    every = (*found.interviews[0].tasks, *found.tasks)
    return {task.kind: task.about for task in every}


def test_passages_know_what_cites_them() -> None:
    passages = {it.id: it for it in coverage(load(STOCK).seminar).interviews[0].citations.passages}
    assert passages["what-is-silence.2"].questions == ("what-is-it",)
    assert passages["what-is-silence.2"].answers == ("what-is-it",)
    assert passages["what-is-silence.3"].questions == ()
    assert passages["the-boom.1"].answers == ("what-is-it",)
    assert passages["lede.1"].answers == ()


def test_a_step_is_named_with_its_run_sheet(tmp_path: Path) -> None:
    edit = (SEMINAR, "kind: opening", "kind: opening\ncites: [lede]")
    passages = coverage(stock(tmp_path, edit)).interviews[0].citations.passages
    assert passages[0].steps == ("twenty-minutes/listen",)
    assert not any(passage.steps for passage in passages[1:])


def test_what_no_question_cites_is_named_and_who_asks_stands_apart() -> None:
    cited = coverage(load(STOCK).seminar).interviews[0].citations
    assert cited.uncited_passages == ("lede.1", "what-is-silence.3", "first-take.2", "the-boom.2")
    assert cited.uncited_asking == ("what-is-silence.1", "first-take.1", "the-boom.1")
    assert cited.uncited_exchanges == ("lede", "first-take", "the-boom")
    assert cited.uncited_sections == (None, "tools")


def test_a_question_on_an_exchange_is_one_on_each_of_its_passages(tmp_path: Path) -> None:
    edit = (QUESTIONS, "cites: [what-is-silence.2]", "cites: [what-is-silence]")
    cited = coverage(stock(tmp_path, edit)).interviews[0].citations
    assert "what-is-silence.3" not in cited.uncited_passages
    assert "what-is-silence.1" not in cited.uncited_asking


def test_mix_counts_questions_by_each_fact(tmp_path: Path) -> None:
    mix = coverage(stock(tmp_path, (QUESTIONS, "[sound]", "[sound, sound]"))).interviews[0].mix
    assert {(it.key, it.share) for it in mix.level if it.count} == {("analyse", 1.0)}
    assert [(it.key, it.count) for it in mix.lens if it.count] == [("sound", 1)]
    assert mix.crossed["analyse"] == {"factual": 0, "interpretive": 1, "evaluative": 0}


def test_minutes_are_those_of_the_questions_and_of_the_run_sheets() -> None:
    time = coverage(load(STOCK).seminar).interviews[0].time
    assert time.total == Range(11, 15)
    assert time.by_phase["explore"] == Range(11, 15)
    assert time.by_phase["warm-up"] == Range(0, 0)
    sheet = time.run_sheets[0]
    assert (sheet.minutes, sheet.planned, sheet.questions, sheet.unused) == (
        *(20, 20),
        ("what-is-it",),
        (),
    )
    assert sheet.left_sections == (None, "tools")
    assert "what-is-silence.2" not in sheet.unreached
    assert len(sheet.unreached) == 7


SHORT = ("minutes: 15\nkind: question", "minutes: 9\nkind: question")


def test_a_step_is_too_short_for_its_questions(tmp_path: Path) -> None:
    found = coverage(stock(tmp_path, (SEMINAR, *SHORT)))
    short = found.interviews[0].time.run_sheets[0].short
    assert [(it.id, it.minutes, it.needs) for it in short] == [("talk", 9, Range(11, 15))]
    assert tasks_of(found)["lengthen-steps"] == ("twenty-minutes/talk",)


def test_the_debrief_after_a_step_counts_as_time_for_its_questions(tmp_path: Path) -> None:
    debrief = "Pairs first.\n\n### Hear {#hear}\n\n~~~yaml\nminutes: 2\nkind: debrief\n~~~\n\nOut."
    seminar = stock(tmp_path, (SEMINAR, *SHORT), (SEMINAR, "Pairs first.", debrief))
    assert coverage(seminar).interviews[0].time.run_sheets[0].short == ()


def test_question_whose_passage_has_changed_is_to_be_read_again(tmp_path: Path) -> None:
    whole = stock(tmp_path)
    assert "reread-questions" not in tasks_of(coverage(whole))
    cites = tmp_path / "content" / "interviews" / "quiet-sound" / "questions.cites"
    cites.write_text("what-is-it the-boom 000000000000\n", "utf-8")
    changed = coverage(load(tmp_path / "content").seminar)
    assert next(iter(tasks_of(changed).items())) == ("reread-questions", ("what-is-it",))


ANSWER = '::: answer {cites="what-is-silence.3 the-boom"}\nA thing that can be recorded.\n:::\n'


@pytest.mark.parametrize(
    ("file", "old", "new", "kind", "about"),
    [
        (QUESTIONS, "::: guidance\nWait for the second hand that goes up.\n:::", "",
         "write-guidance", ("what-is-it",)),
        (QUESTIONS, "::: misreading\nThat silence is nothing.\n:::", "",
         "write-misreadings", ("what-is-it",)),
        (QUESTIONS, ANSWER, "", "write-second-answers", ("what-is-it",)),
        (QUESTIONS, '{cites="what-is-silence.3 the-boom"}', "",
         "cite-in-answers", ("what-is-it.answer-2",)),
        (QUESTIONS, "inquiry: interpretive", "inquiry: factual",
         "write-one-answer", ("what-is-it",)),
        (QUESTIONS, "phase: explore", "phase: warm-up",
         "ask-in-phases", ("explore", "wrap-up")),
        (TEXT, ' "The empty chair"', "", "write-captions", ("media/chair.svg",)),
        ("glossary/en.md", "## Boom {#boom}", "## Slate {#boom}", "use-terms", ("boom",)),
        ("people.yaml", "lin-yue:", "wu-min: {name: Wu Min, role: Editor}\nlin-yue:",
         "link-people", ("wu-min",)),
        ("works.yaml", "still-water:", "loud-water: {title: Loud Water, kind: film}\nstill-water:",
         "link-works", ("loud-water",)),
    ],
)  # fmt: skip
def test_what_is_thin_is_a_task(  # noqa: PLR0913 - a row of the table above
    tmp_path: Path, file: str, old: str, new: str, kind: str, about: tuple[str, ...]
) -> None:
    before = tasks_of(coverage(load(STOCK).seminar))
    assert before.get(kind) != about
    edits = [(file, old, new)]
    if kind == "use-terms":
        # A term that is named in the other language is in use as well.
        edits += [("glossary/zh-Hans.md", "吊杆", "场记板"), (TEXT, "## Tools", "## Others")]
    assert tasks_of(coverage(stock(tmp_path, *edits)))[kind] == about


def test_a_term_that_is_named_and_not_linked_is_in_use() -> None:
    texts = (STOCK / TEXT).read_text("utf-8")
    assert "term:boom" not in texts
    assert "Why a boom?" in texts
    assert coverage(load(STOCK).seminar).unused.terms == ()


@pytest.mark.parametrize("way", ["linked", "speaking", "directing"])
def test_who_is_linked_speaks_or_directs_is_in_use(tmp_path: Path, way: str) -> None:
    facts = "interviews/quiet-sound/interview.yaml"
    edits = {
        "linked": [
            (TEXT, "[Lin Yue](person:lin-yue)", "she"),
            (
                "interviews/quiet-sound/interview.zh-Hans.md",
                "(person:lin-yue)",
                "(work:still-water)",
            ),
        ],
        "speaking": [(facts, "    person: lin-yue\n", "")],
        "directing": [("works.yaml", "  directors: [lin-yue]\n", "")],
    }
    without = [edit for other, several in edits.items() if other != way for edit in several]
    assert coverage(stock(tmp_path, *without)).unused.people == ()


def test_who_is_neither_linked_nor_speaks_nor_directs_is_not(tmp_path: Path) -> None:
    edit = ("people.yaml", "lin-yue:", "wu-min: {name: Wu Min, role: Editor}\nlin-yue:")
    assert coverage(stock(tmp_path, edit)).unused.people == ("wu-min",)


def test_an_interview_without_questions_has_one_task_about_them(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(STOCK, folder)
    for file in (folder / "interviews/quiet-sound").glob("questions.*"):
        file.unlink()
    for file in (folder / "interviews/quiet-sound").glob("seminar.*"):
        file.unlink()
    kinds = tasks_of(coverage(load(folder).seminar))
    assert "write-questions" in kinds
    assert not {"ask-about-passages", "ask-at-levels", "write-run-sheet"} & set(kinds)


def test_texts_are_counted_by_part_and_state(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(STOCK, folder)
    (folder / "interviews/quiet-sound/interview.zh-Hans.md").unlink()
    tallies = coverage(load(folder).seminar).interviews[0].translation
    by_part = {(it.language, it.part): it for it in tallies}
    chinese = by_part["zh-Hans", "interview"]
    assert chinese.counts["missing"] == 12
    assert [it.number for it in chinese.waiting if it.number] == list(range(1, 9))
    assert {it.state for it in chinese.waiting} == {"missing"}
    assert by_part["en", "interview"].counts["original"] == 12
    assert by_part["en", "interview"].waiting == ()


def test_what_was_said_of_a_translation_is_counted(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(STOCK, folder)
    one, two, three = load(folder).seminar.publication.interviews[0].segments[:3]
    lines = [
        f"{segment.id} {state} {original or prints[0]} {prints[1]}\n"
        for segment, state, original in (
            (one, "reviewed", ""),
            (two, "reviewed", "0123456789ab"),
            (three, "same", ""),
        )
        for prints in [[fingerprint(segment.text[tag].markdown) for tag in ("en", "zh-Hans")]]
    ]
    states = folder / "interviews/quiet-sound/interview.zh-Hans.states"
    states.write_text("".join(lines), "utf-8")
    found = coverage(load(folder).seminar)
    chinese = {(it.language, it.part): it for it in found.interviews[0].translation}[
        "zh-Hans", "interview"
    ]
    counted = {state: chinese.counts[state] for state in ("reviewed", "stale", "same", "draft")}
    assert counted == {"reviewed": 1, "stale": 1, "same": 1, "draft": 9}
    assert [it.number for it in chinese.waiting if it.state == "stale"] == [two.number]
    assert tasks_of(found)["renew-translations"] == (two.id,)


NAMES = st.sampled_from(["q1", "q2", "q3"])


@functools.cache
def _sound() -> Seminar:
    return load(STOCK).seminar


@st.composite
def interviews(draw: st.DrawFn) -> tuple[Interview, Teaching]:
    """Draw an interview of some sections and exchanges, with questions that cite them."""
    seminar = _sound()
    template = seminar.publication.interviews[0]
    sizes = draw(st.lists(st.lists(st.integers(0, 3), max_size=3), min_size=1, max_size=3))
    sections: list[Section] = []
    number = 0
    for index, exchanges in enumerate(sizes):
        built = []
        for place, size in enumerate(exchanges):
            name = f"e{index}-{place}"
            speaker = draw(st.sampled_from([None, "host", "lin-yue"]))
            blocks = tuple(Segment(f"{name}.{at}", {}, number + at) for at in range(1, size + 1))
            number += size
            built.append(
                Exchange(name, (Turn(speaker, blocks, template.exchanges[0].turns[0].place),))
            )
        sections.append(Section(f"s{index}", {}, tuple(built)))
    interview = replace(template, sections=tuple(sections), questions=())
    targets = [*interview.passages(), "nowhere"]
    asked: list[Question] = []
    for name in ("q1", "q2", "q3")[: draw(st.integers(0, 3))]:
        least = draw(st.integers(0, 20))
        asked.append(
            replace(
                template.questions[0],
                id=name,
                level=draw(st.sampled_from(["remember", "create"])),
                inquiry=draw(st.sampled_from(["factual", "interpretive", "evaluative"])),
                phase=draw(st.sampled_from(["warm-up", "explore", "wrap-up"])),
                minutes=Minutes({"think": Range(least, least + draw(st.integers(0, 9)))}),
                cites=tuple(draw(st.lists(st.sampled_from(targets), max_size=4))),
            )
        )
    teaching = seminar.teaching[template.slug]
    behind = teaching.guidance[template.questions[0].id]
    return replace(interview, questions=tuple(asked)), replace(
        teaching, guidance={it.id: replace(behind, question=it.id) for it in asked}
    )


@given(interviews())
def test_counts_add_up(drawn: tuple[Interview, Teaching]) -> None:
    interview, teaching = drawn
    publication = replace(_sound().publication, interviews=(interview, interview))
    found = coverage(Seminar(publication, {interview.slug: teaching}))
    one = found.interviews[0]
    questions = len(interview.questions)

    cited = one.citations
    assert [it.id for it in cited.passages] == [it.id for it in interview.segments]
    touched = [it.id for it in cited.passages if it.questions]
    left = {*cited.uncited_passages, *cited.uncited_asking}
    assert len(touched) + len(left) == len(interview.segments)
    assert left.isdisjoint(touched)
    for section in cited.sections:
        inside = {
            name for each in section.exchanges for it in each.passages for name in it.questions
        }
        assert set(section.questions) == inside

    for shares in (one.mix.phase, one.mix.inquiry, one.mix.level, one.mix.function, one.mix.format):
        assert sum(it.count for it in shares) == questions
    crossed = [count for counts in one.mix.crossed.values() for count in counts.values()]
    assert sum(crossed) == questions

    phases = one.time.by_phase.values()
    assert sum(it.least for it in phases) == one.time.total.least
    assert sum(it.most for it in phases) == one.time.total.most
    for sheet in one.time.run_sheets:
        assert len(sheet.questions) + len(sheet.unused) == questions

    for tally in one.translation:
        settled = sum(tally.counts[state] for state in ("original", "reviewed", "same"))
        assert settled + len(tally.waiting) == sum(tally.counts.values())

    assert found.totals.questions == 2 * questions
    assert found.totals.passages == 2 * len(interview.segments)
    assert found.totals.uncited_passages == 2 * len(cited.uncited_passages)
    assert found.totals.minutes.most == 2 * one.time.total.most
