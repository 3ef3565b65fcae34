"""What holds for every history of edits: nothing is lost, and untouched pairs stay paired."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from translating import passages, publication, speak, states, tell

TEXTS = 6
Paragraphs = list[str]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of one side: what is done, where, and where to."""

    kind: str
    at: int
    to: int


edits = st.builds(
    Edit,
    st.sampled_from(["edit", "move", "split", "merge", "insert", "remove"]),
    st.integers(0, 9),
    st.integers(0, 9),
)


def applied(edit: Edit, side: Paragraphs, fresh: str) -> Paragraphs:
    """Return a side after an edit; `fresh` are words that stand nowhere else."""
    done = list(side)
    at, to = edit.at % len(done), edit.to % len(done)
    if edit.kind == "insert":
        done.insert(at, fresh)
    elif edit.kind == "edit":
        done[at] = f"{done[at]} {fresh}"
    elif edit.kind == "move":
        done.insert(to, done.pop(at))
    elif edit.kind == "split" and " " in done[at]:
        first, _, second = done[at].partition(" ")
        done[at : at + 1] = [first, second]
    elif edit.kind == "merge" and at + 1 < len(done):
        done[at : at + 2] = [f"{done[at]} {done[at + 1]}"]
    elif edit.kind == "remove" and len(done) > 1:
        del done[at]
    return done


def begun(folder: Path) -> tuple[Paragraphs, Paragraphs]:
    """Lay out a reviewed text, and return both sides."""
    original = [f"Word{n} and{n} more{n}." for n in range(TEXTS)]
    translation = [f"词{n} 和{n} 多{n}。" for n in range(TEXTS)]
    tell(folder, "en", talk=original)
    tell(folder, "zh-Hans", talk=translation)
    speak(folder, "reviewed")
    return original, translation


def edited(
    script: list[tuple[bool, Edit]], original: Paragraphs, translation: Paragraphs
) -> tuple[Paragraphs, Paragraphs]:
    for number, (of_original, edit) in enumerate(script):
        if of_original:
            original = applied(edit, original, f"Fresh{number}")
        else:
            translation = applied(edit, translation, f"新{number}")
    return original, translation


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.booleans(), edits), max_size=6))
def test_every_paragraph_of_the_translation_is_shown(script: list[tuple[bool, Edit]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = publication(Path(name) / "content")
        original, translation = edited(script, *begun(folder))
        tell(folder, "en", talk=original)
        tell(folder, "zh-Hans", talk=translation)
        found = passages(folder, "zh-Hans")
        assert [text for text, _, _ in found] == original
        shown = [line for _, text, _ in found for line in text.split("\n")]
        written = [line for paragraph in translation for line in paragraph.split("\n")]
        missing = [text for text, _, state in found if state == "missing"]
        assert sorted(shown) == sorted(written + missing)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.booleans(), edits), max_size=6))
def test_pairs_that_nobody_touched_stay_pairs(script: list[tuple[bool, Edit]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = publication(Path(name) / "content")
        first, second = begun(folder)
        original, translation = edited(script, first, second)
        tell(folder, "en", talk=original)
        tell(folder, "zh-Hans", talk=translation)
        found = {text: (shown, state) for text, shown, state in passages(folder, "zh-Hans")}
        for here, there in zip(first, second, strict=True):
            if here in original and there in translation:
                shown, state = found[here]
                assert there in shown.split("\n")
                assert state == ("reviewed" if shown == there else "draft")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.booleans(), edits), max_size=6))
@example([(False, Edit("move", 2, 0)), (True, Edit("merge", 0, 0))])
def test_what_is_accepted_is_settled_and_stays_so(script: list[tuple[bool, Edit]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = publication(Path(name) / "content")
        original, translation = edited(script, *begun(folder))
        tell(folder, "en", talk=original)
        tell(folder, "zh-Hans", talk=translation)
        speak(folder, "accepted")
        settled = states(folder, "zh-Hans")
        assert "stale" not in settled
        lines = (folder / "interviews/talk/interview.zh-Hans.states").read_bytes()
        speak(folder, "accepted")
        assert states(folder, "zh-Hans") == settled
        assert (folder / "interviews/talk/interview.zh-Hans.states").read_bytes() == lines
