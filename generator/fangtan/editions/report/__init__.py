"""The report for instructors: what the questions cover, what is thin, and what to do next."""

from fangtan.editions.report.edition import EDITION
from fangtan.editions.report.matter import Line, Matter, Whole, lines, matter, whole
from fangtan.editions.report.view import InterviewView, WholeView, interview_view, whole_view

__all__ = [
    "EDITION",
    "InterviewView",
    "Line",
    "Matter",
    "Whole",
    "WholeView",
    "interview_view",
    "lines",
    "matter",
    "whole",
    "whole_view",
]
