"""A run-sheet fitted to the time: which questions, in what order, how long, and why."""

from fangtan.planning.objective import Element, ElementKind
from fangtan.planning.plan import ChosenQuestion, Loss, Plan, PlannedStep, Shortened, plan
from fangtan.planning.request import LONGEST, SHORTEST, Request
from fangtan.planning.sheet import identifier, merged, run_sheets_in, sheet
from fangtan.planning.wording import Words

__all__ = [
    "LONGEST",
    "SHORTEST",
    "ChosenQuestion",
    "Element",
    "ElementKind",
    "Loss",
    "Plan",
    "PlannedStep",
    "Request",
    "Shortened",
    "Words",
    "identifier",
    "merged",
    "plan",
    "run_sheets_in",
    "sheet",
]
