"""Plans: they keep their rules, are the best there are, are always the same, and can be written."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from fangtan.checks import check
from fangtan.checks.run_sheets import EDGE, LONGEST_STRETCH
from fangtan.cli.plan import command
from fangtan.load import Loaded, load
from fangtan.model import Interview, Minutes, Range, Teaching
from fangtan.planning import LONGEST, SHORTEST, Plan, Request, Words, plan
from fangtan.planning.choice import Candidate, Choice, Problem, best
from fangtan.planning.objective import minutes_of

HERE = Path(__file__).parent
CONTENT = HERE.parent / "content"
STOCK = HERE / "stock" / "content"
SLUG = "micro-short-drama"
PHASES = ("warm-up", "explore", "wrap-up")


@pytest.fixture(scope="module")
def shipped() -> Loaded:
    return load(CONTENT)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A copy of the shipped publication, to be written to."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def of(loaded: Loaded) -> tuple[Interview, Teaching]:
    interview = loaded.seminar.publication.interviews[0]
    return interview, loaded.seminar.teaching[interview.slug]


def planned(loaded: Loaded, minutes: int, **more: object) -> Plan:
    interview, teaching = of(loaded)
    request = Request(minutes, languages=interview.languages)
    return plan(interview, teaching, replace(request, **more))  # type: ignore[arg-type]


def typed(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, [SLUG, "--content", str(content), *arguments])


# What every plan keeps.


@pytest.mark.parametrize("minutes", range(SHORTEST, LONGEST + 1, 7))
def test_plan_for_any_slot_keeps_every_rule(shipped: Loaded, minutes: int) -> None:
    made = planned(shipped, minutes)
    interview, _ = of(shipped)
    bank = {question.id: question for question in interview.tasks}
    assert sum(step.minutes for step in made.steps) == minutes
    assert [step.starts for step in made.steps] == starts(made)
    assert (made.steps[0].kind, made.steps[-1].kind) == ("opening", "closing")
    assert made.spare == 0
    asked = [bank[it.id] for it in made.questions]
    assert [PHASES.index(it.phase) for it in asked] == sorted(
        PHASES.index(it.phase) for it in asked
    )
    assert {it.phase for it in asked} == set(PHASES)
    for chosen in made.questions:
        span = minutes_of(bank[chosen.id])
        own = sum(step.minutes for step in made.steps if step.question == chosen.id)
        assert span.least <= own == chosen.minutes <= span.most
    for step, after in itertools.pairwise(made.steps):
        if step.question and bank[step.question].format in {"groups", "fishbowl"}:
            assert "debrief" in {step.kind, after.kind}


def starts(made: Plan) -> list[int]:
    return [0, *itertools.accumulate(step.minutes for step in made.steps)][:-1]


@pytest.mark.parametrize("minutes", range(SHORTEST, LONGEST + 1, 7))
def test_nobody_sits_longer_than_seventy_five_minutes(shipped: Loaded, minutes: int) -> None:
    made = planned(shipped, minutes)
    pauses = [step for step in made.steps if step.kind == "break"]
    edges = [0, *(edge for it in pauses for edge in (it.starts, it.starts + it.minutes)), minutes]
    stretches = [end - start for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert made.has_its_breaks
    assert bool(pauses) == (minutes > LONGEST_STRETCH)
    assert max(stretches) <= LONGEST_STRETCH
    if pauses:
        assert min(stretches[0], stretches[-1]) >= EDGE


@pytest.mark.parametrize("minutes", [60, 90, 120, 180, 240])
def test_every_section_is_touched_or_named(shipped: Loaded, minutes: int) -> None:
    interview, _ = of(shipped)
    made = planned(shipped, minutes)
    bank = {question.id: question for question in interview.tasks}
    known = interview.passages()
    touched = {
        segment.id
        for it in made.questions
        for target in bank[it.id].cites
        for segment in known[target]
    }
    left = {
        section.id
        for section in interview.sections
        if section.id
        and touched.isdisjoint(it.id for each in section.exchanges for it in each.segments)
    }
    assert left == {it.id for it in made.missing if it.kind == "section"}


def test_mix_of_inquiries_and_levels_is_named_where_it_lacks(shipped: Loaded) -> None:
    made = planned(shipped, 30)
    bank = {question.id: question for question in of(shipped)[0].tasks}
    here = {bank[it.id].level for it in made.questions}
    named = {it.id for it in made.missing if it.kind == "level"}
    assert here | named == {"remember", "understand", "apply", "analyse", "evaluate", "create"}
    assert not here & named


# What is asked for.


@pytest.mark.parametrize("outcome", ["sound", "light", "policy", "create", "values", "technology"])
def test_outcome_asked_for_is_served(shipped: Loaded, outcome: str) -> None:
    made = planned(shipped, 60, outcomes=(outcome,))
    assert any(outcome in it.serves for it in made.questions)


def test_outcome_gains_questions(shipped: Loaded) -> None:
    without = planned(shipped, 120)
    bank = {question.id: question for question in of(shipped)[0].tasks}
    with_it = planned(shipped, 120, outcomes=("technology",))

    def serving(made: Plan) -> int:
        return sum(it.minutes for it in made.questions if "technology" in bank[it.id].themes)

    assert serving(with_it) > serving(without)


def test_questions_that_need_more_people_are_left_and_named(shipped: Loaded) -> None:
    made = planned(shipped, 90, group_size=5)
    bank = {question.id: question for question in of(shipped)[0].tasks}
    assert {bank[name].format for name in made.too_few} == {"groups", "fishbowl"}
    assert not {it.id for it in made.questions} & set(made.too_few)


def test_slot_that_the_bank_cannot_fill_says_so() -> None:
    loaded = load(STOCK)
    made = planned(loaded, 90)
    interview, _ = of(loaded)
    words = Words(made, interview, loaded.seminar.publication.imprint.themes, "en")
    said = " ".join(words.shortcomings())
    assert sum(step.minutes for step in made.steps) == 90
    assert made.spare > 0
    assert f"No question fills {made.spare} of the minutes" in said
    assert "the phase “Warm-up”" in said
    assert "The breaks cannot all be where they should" in said


def test_interview_without_questions_gives_an_empty_plan(shipped: Loaded) -> None:
    interview, teaching = of(shipped)
    made = plan(replace(interview, questions=(), activities=()), teaching, Request(240))
    assert made.questions == ()
    assert sum(step.minutes for step in made.steps) == 240


# What is lost and cut.


def test_what_remains_after_a_loss_fits(shipped: Loaded) -> None:
    made = planned(shipped, 90)
    lengths = {it.id: it.minutes + it.reading for it in made.questions}
    for loss in made.losses:
        saved = sum(lengths[name] for name in loss.dropped)
        saved += sum(it.before - it.minutes for it in loss.shortened)
        assert saved >= loss.minutes


def test_lowest_priority_is_cut_first(shipped: Loaded) -> None:
    made = planned(shipped, 180)
    priorities = {it.id: it.priority for it in made.questions}
    order = [priorities[name] for name in made.cut_first]
    assert order == sorted(order)
    assert set(made.cut_first) == set(priorities)


# The best, and the only one.


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    count = draw(st.integers(0, 6))
    kinds = sorted(draw(st.lists(st.integers(0, 2), min_size=count, max_size=count)))
    candidates = []
    for kind in draw(st.permutations(kinds)):
        least = draw(st.integers(1, 6))
        candidates.append(
            Candidate(
                least=least,
                most=least + draw(st.integers(0, 2)),
                extra=draw(st.integers(0, 2)),
                worth=draw(st.integers(0, 4)),
                covers=draw(st.integers(0, 63)),
                kind=kind,
            )
        )
    return Problem(
        candidates=candidates,
        minutes=draw(st.integers(0, 20)),
        rewards=[draw(st.integers(0, 8)) for _ in range(4)],
        idle=draw(st.integers(0, 3)),
        most_of={0: 1, 2: draw(st.integers(1, 2))},
        exclusive=draw(st.integers(0, 63)),
    )


def by_trying_everything(problem: Problem) -> Choice:
    """Return the best choice, by the words of its description and no other way."""
    lengths = [(0, *range(it.least, it.most + 1)) for it in problem.candidates]
    every = (
        Choice(way, points)
        for way in itertools.product(*lengths)
        if (points := points_of(problem, way)) is not None
    )
    # Between equals an earlier candidate wins, and then more time for it.
    return max(every, key=lambda it: (it.points, it.lengths))


def points_of(problem: Problem, lengths: Sequence[int]) -> int | None:
    chosen = [(it, n) for it, n in zip(problem.candidates, lengths, strict=True) if n]
    spent = sum(it.extra + length for it, length in chosen)
    too_many = any(
        sum(it.kind == kind for it, _ in chosen) > most for kind, most in problem.most_of.items()
    )
    if spent > problem.minutes or too_many:
        return None
    covered = 0
    for it, _ in chosen:
        if covered & it.covers & problem.exclusive:
            return None
        covered |= it.covers
    rewards = sum(reward for bit, reward in enumerate(problem.rewards) if covered >> bit & 1)
    worth = sum(it.worth * length for it, length in chosen)
    return worth + rewards - problem.idle * (problem.minutes - spent)


@given(problems())
@settings(max_examples=300, deadline=None)
def test_choice_is_the_best_of_all(problem: Problem) -> None:
    assert best(problem) == by_trying_everything(problem)


def test_of_equals_the_earlier_wins_and_takes_more_time() -> None:
    alike = Candidate(least=3, most=5, extra=0, worth=1, covers=0, kind=0)
    found = best(Problem([alike, alike, alike], 8, [], 0, {}))
    assert found == Choice((5, 3, 0), 8)


def test_search_that_is_too_long_gives_a_good_plan_and_says_so(
    shipped: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = planned(shipped, 120)
    monkeypatch.setattr("fangtan.planning.choice._MOST_STATES", 10)
    made = planned(shipped, 120)
    interview, _ = of(shipped)
    words = Words(made, interview, shipped.seminar.publication.imprint.themes, "en")
    assert (whole.is_best, made.is_best) == (True, False)
    assert made.points <= whole.points
    assert "perhaps not the best" in " ".join(words.shortcomings())


def test_same_plan_in_another_process(shipped: Loaded) -> None:
    script = (
        "import json, sys; from dataclasses import asdict; from pathlib import Path;"
        "from fangtan.load import load; from fangtan.planning import Request, plan;"
        "seminar = load(Path(sys.argv[1])).seminar; it = seminar.publication.interviews[0];"
        "request = Request(150, ('camera',), 24, it.languages);"
        "print(json.dumps(asdict(plan(it, seminar.teaching[it.slug], request))))"
    )
    done = [
        subprocess.run(
            [sys.executable, "-c", script, str(CONTENT)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    here = planned(shipped, 150, outcomes=("camera",), group_size=24)
    assert done[0] == done[1] == json.dumps(asdict(here)) + "\n"


@pytest.mark.parametrize("outcomes", [(), ("camera", "create")])
@pytest.mark.parametrize("minutes", [90, 180, 240])
def test_plan_of_the_shipped_bank_is_known_to_be_the_best(
    shipped: Loaded, minutes: int, outcomes: tuple[str, ...]
) -> None:
    # How long that takes says `./run bench plan`.
    assert planned(shipped, minutes, outcomes=outcomes, group_size=24).is_best


@given(st.lists(st.integers(1, 40), max_size=8), st.integers(SHORTEST, LONGEST))
@settings(max_examples=60, deadline=None)
def test_any_bank_fills_the_slot_exactly(lengths: list[int], minutes: int) -> None:
    interview, teaching = of(load_once())
    questions = tuple(
        replace(question, minutes=Minutes({"group": Range(length, length + 3)}))
        for question, length in zip(interview.questions, lengths, strict=False)
    )
    made = plan(replace(interview, questions=questions), teaching, Request(minutes))
    assert sum(step.minutes for step in made.steps) == minutes
    assert all(step.minutes > 0 for step in made.steps)


_LOADED: list[Loaded] = []


def load_once() -> Loaded:
    if not _LOADED:
        _LOADED.append(load(CONTENT))
    return _LOADED[0]


# The command.


def test_plan_is_printed_with_clock_times_and_passages(desk: Path) -> None:
    done = typed(desk, "--minutes", "90", "--starts", "14:00", "--group-size", "24")
    assert done.exit_code == 0, done.output
    assert "14:00  Opening: 3 min" in done.stdout
    assert "15:27  Closing: 3 min" in done.stdout
    assert "¶45" in done.stdout
    assert "number of groups: 6" in " ".join(done.stdout.split())
    assert "If 20 minutes are lost" in done.stdout


def test_language_that_is_first_is_that_of_the_plan(desk: Path) -> None:
    done = typed(desk, "--minutes", "50", "--languages", "zh-Hans,en")
    assert done.stdout.startswith("50分钟教案\n")


def test_plan_for_programs(desk: Path) -> None:
    done = typed(desk, "--minutes", "50", "--starts", "9:30", "--format", "json")
    made = json.loads(done.stdout)
    assert made["steps"][0]["clock"] == "9:30"
    assert sum(step["minutes"] for step in made["steps"]) == 50


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--minutes", "29"), "30<=x<=240"),
        (("--minutes", "90", "--outcome", "joy"), "“joy” is no level, theme or lens"),
        (("--minutes", "90", "--languages", "fr"), "“fr” is not a language of this interview"),
        (("--minutes", "90", "--starts", "25:00"), "“25:00” is not a time of day"),
    ],
)
def test_what_cannot_be_planned_is_refused(
    desk: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = typed(desk, *arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())


def test_language_without_the_other_run_sheets_is_not_written(desk: Path) -> None:
    next(desk.glob("interviews/*/seminar.zh-Hans.md")).unlink()
    done = typed(desk, "--minutes", "75", "--write")
    assert done.exit_code == 2
    assert "--languages en" in " ".join(done.output.split())


def test_without_anything_to_ask_it_says_where_to_write_questions(desk: Path) -> None:
    for file in desk.glob("interviews/*/[aqs]*.md"):
        file.unlink()
    done = typed(desk, "--minutes", "90")
    assert done.exit_code == 2
    assert "questions.en.md first" in " ".join(done.output.split())


# Written down.


@pytest.mark.parametrize("minutes", [30, 50, 76, 90, 151, 240])
def test_written_plan_is_read_without_a_finding(desk: Path, minutes: int) -> None:
    before = check(load(desk))
    done = typed(desk, "--minutes", str(minutes), "--write", "--as", "mine", "--group-size", "24")
    assert done.exit_code == 0, done.output
    loaded = load(desk)
    assert check(loaded) == before
    sheet = of(loaded)[1].run_sheets[-1]
    made = planned(loaded, minutes, group_size=24)
    assert (sheet.id, sheet.minutes, sheet.group_size) == ("mine", minutes, 24)
    assert [(it.kind, it.starts, it.minutes, it.cites) for it in sheet.steps] == [
        (it.kind, it.starts, it.minutes, it.cites) for it in made.steps
    ]


def test_written_plan_leaves_the_others_alone(desk: Path) -> None:
    files = list(seminars(desk))
    before = [file.read_text("utf-8") for file in files]
    typed(desk, "--minutes", "75", "--write")
    for file, text in zip(files, before, strict=True):
        assert file.read_text("utf-8").startswith(text)


def seminars(desk: Path) -> Iterator[Path]:
    for tag in ("en", "zh-Hans"):
        yield desk / "interviews" / SLUG / f"seminar.{tag}.md"


def test_run_sheet_of_the_same_name_is_not_overwritten(desk: Path) -> None:
    assert typed(desk, "--minutes", "75", "--write").exit_code == 0
    before = [file.read_text("utf-8") for file in seminars(desk)]
    done = typed(desk, "--minutes", "75", "--write", "--outcome", "sound")
    assert done.exit_code == 2
    assert "there is a run-sheet “plan-75” already" in " ".join(done.output.split())
    assert [file.read_text("utf-8") for file in seminars(desk)] == before


def test_force_replaces_one_run_sheet_and_keeps_a_backup(desk: Path) -> None:
    typed(desk, "--minutes", "75", "--write")
    once = [file.read_text("utf-8") for file in seminars(desk)]
    typed(desk, "--minutes", "60", "--write")
    between = [file.read_text("utf-8") for file in seminars(desk)]
    typed(desk, "--minutes", "75", "--write", "--force")
    assert [file.read_text("utf-8") for file in seminars(desk)] == between
    assert once != between
    kept = list((desk / "backups").iterdir())
    assert len(kept) == 1


def test_broken_content_is_not_written_to(desk: Path) -> None:
    file = next(seminars(desk))
    file.write_text(file.read_text("utf-8").replace("kind: opening", "kind: overture", 1), "utf-8")
    before = file.read_text("utf-8")
    done = typed(desk, "--minutes", "75", "--write")
    assert done.exit_code == 2
    assert "nothing was written: 1 error" in " ".join(done.output.split())
    assert file.read_text("utf-8") == before
