"""What an editor has and lacks: which passages are asked about, the mix, the minutes, the states.

All of it is facts about a `Seminar`: ids, numbers and counts, without a word of any language.
"""

from fangtan.coverage.citations import CitedPassage
from fangtan.coverage.minutes import RunSheetUse
from fangtan.coverage.mix import Mix, Share
from fangtan.coverage.tasks import OF_TRANSLATORS, Task, TaskKind
from fangtan.coverage.translation import Tally, added_up
from fangtan.coverage.whole import Coverage, InterviewCoverage, Totals, coverage

__all__ = [
    "OF_TRANSLATORS",
    "CitedPassage",
    "Coverage",
    "InterviewCoverage",
    "Mix",
    "RunSheetUse",
    "Share",
    "Tally",
    "Task",
    "TaskKind",
    "Totals",
    "added_up",
    "coverage",
]
