"""What an editor has and lacks: which passages are asked about, the mix, the minutes, the states.

All of it is facts about a `Seminar`: ids, numbers and counts, without a word of any language.
"""

from fangtan.coverage.citations import (
    CitedExchange,
    CitedPassage,
    CitedSection,
    Citations,
    citations,
)
from fangtan.coverage.minutes import RunSheetUse, ShortStep, Time, time
from fangtan.coverage.mix import Mix, Share, mix
from fangtan.coverage.tasks import OF_TRANSLATORS, Task, TaskKind, tasks, tasks_of_whole
from fangtan.coverage.thin import Thin, Unused, thin, unused
from fangtan.coverage.translation import (
    STATES,
    Part,
    State,
    Tally,
    Waiting,
    added_up,
    state_of,
    translation,
)
from fangtan.coverage.whole import Coverage, InterviewCoverage, Totals, coverage

__all__ = [
    "OF_TRANSLATORS",
    "STATES",
    "Citations",
    "CitedExchange",
    "CitedPassage",
    "CitedSection",
    "Coverage",
    "InterviewCoverage",
    "Mix",
    "Part",
    "RunSheetUse",
    "Share",
    "ShortStep",
    "State",
    "Tally",
    "Task",
    "TaskKind",
    "Thin",
    "Time",
    "Totals",
    "Unused",
    "Waiting",
    "added_up",
    "citations",
    "coverage",
    "mix",
    "state_of",
    "tasks",
    "tasks_of_whole",
    "thin",
    "time",
    "translation",
    "unused",
]
