"""The guide's table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.editions.guide.matter import Guide
from fangtan.i18n import say
from fangtan.markup import plain
from fangtan.model import Localized
from fangtan.sheet import Entry, Phases, of_back


def contents(guide: Guide, phases: Phases, *, has_cuts: bool) -> Iterator[Entry]:
    """Yield the entries of a guide, in its order."""
    language = guide.sheet.languages[0]

    def words(text: Localized) -> str:
        return plain(text[language].markdown)

    for run_sheet in guide.run_sheets:
        title = say(language, "paper_run_sheet", title=words(run_sheet.title))
        yield Entry(f"run-sheet-{run_sheet.id}", title)
    if has_cuts:
        yield Entry("cuts", say(language, "paper_cut"))
    for phase, members in phases:
        title = say(language, "paper_of_phase", phase=say(language, f"phase_{phase}"))
        yield Entry(f"phase-{phase}", title)
        for asked in members:
            title = f"{asked.number} {words(asked.question.title)}"
            yield Entry(asked.question.id, title, is_inner=True)
    yield Entry("coverage", say(language, "paper_coverage"))
    yield from of_back(guide.sheet)
