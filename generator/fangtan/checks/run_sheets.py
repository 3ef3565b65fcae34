"""Run-sheets and the clock."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.findings import Finding, Rule
from fangtan.load import Loaded


def run_sheet_adds_up(loaded: Loaded) -> Iterator[Finding]:
    """The steps of a run-sheet take as long as it says."""
    for interview in loaded.seminar.publication.interviews:
        for sheet in loaded.seminar.teaching[interview.slug].run_sheets:
            total = sum(step.minutes for step in sheet.steps)
            if total != sheet.minutes:
                yield Finding(
                    sheet.title[interview.original].place,
                    Rule.RUN_SHEET_ADDS_UP,
                    f"the steps of “{sheet.id}” take {total} minutes; the slot has {sheet.minutes}",
                    "lengthen or shorten steps, or correct the slot’s “minutes”",
                )
