"""The guide's table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from fangtan.editions.guide.matter import Guide
from fangtan.sheet import Entry, Phases, of_back, voices


def contents(guide: Guide, phases: Phases, *, has_cuts: bool) -> Iterator[Entry]:
    """Yield the entries of a guide, in its order."""
    voice = voices(guide.sheet)[0]
    for run_sheet in guide.run_sheets:
        title = voice.tell("paper_run_sheet", title=voice.words(run_sheet.title))
        yield Entry(f"run-sheet-{run_sheet.id}", title)
    if has_cuts:
        yield Entry("cuts", voice.say("paper_cut"))
    for phase, members in phases:
        title = voice.tell("paper_of_phase", phase=voice.say(f"phase_{phase}"))
        yield Entry(f"phase-{phase}", title)
        for asked in members:
            words = Markup("{} {}").format(asked.number, voice.words(asked.question.title))
            yield Entry(asked.question.id, words, is_inner=True)
    yield Entry("coverage", voice.say("paper_coverage"))
    yield from of_back(guide.sheet)
