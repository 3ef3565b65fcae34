"""What is wrong with the content: where it stands, which rule it breaks, what to do about it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]


class Rule(enum.StrEnum):
    """The rules, each named after the truth that it protects."""

    FILE_IS_PRESENT = "file-is-present"
    FILE_IS_UTF8 = "file-is-utf8"
    YAML_IS_WELL_FORMED = "yaml-is-well-formed"
    KEY_IS_KNOWN = "key-is-known"
    KEY_IS_PRESENT = "key-is-present"
    VALUE_IS_VALID = "value-is-valid"
    ID_IS_WELL_FORMED = "id-is-well-formed"
    ID_IS_PRESENT = "id-is-present"
    ID_IS_UNIQUE = "id-is-unique"
    ID_IS_IN_EVERY_LANGUAGE = "id-is-in-every-language"
    ORDER_IS_SHARED = "order-is-shared"
    PASSAGE_IS_PAIRED = "passage-is-paired"
    TRANSLATION_IS_PRESENT = "translation-is-present"
    STATE_IS_WELL_FORMED = "state-is-well-formed"
    SAME_IS_ALIKE = "same-is-alike"
    TRANSLATION_MEETS_THE_DEMAND = "translation-meets-the-demand"
    TEXT_HAS_A_PLACE = "text-has-a-place"
    BLOCK_IS_KNOWN = "block-is-known"
    SPEAKER_IS_DECLARED = "speaker-is-declared"
    LABEL_IS_UNIQUE = "label-is-unique"
    ANSWER_IS_NOT_EMPTY = "answer-is-not-empty"
    LINK_RESOLVES = "link-resolves"
    CITATION_RESOLVES = "citation-resolves"
    QUESTION_IS_CURRENT = "question-is-current"
    PROMPT_ASKS_ONE_QUESTION = "prompt-asks-one-question"
    QUESTION_NEEDS_MORE_THAN_YES_OR_NO = "question-needs-more-than-yes-or-no"
    ANSWERS_FIT_THE_INQUIRY = "answers-fit-the-inquiry"
    ANSWER_CITES_A_PASSAGE = "answer-cites-a-passage"
    LEVEL_FITS_THE_INQUIRY = "level-fits-the-inquiry"
    MINUTES_FIT_THE_FORMAT = "minutes-fit-the-format"
    QUOTATION_IS_EXACT = "quotation-is-exact"
    QUOTATION_CAN_BE_CHECKED = "quotation-can-be-checked"
    QUOTATION_IS_SHARED = "quotation-is-shared"
    PICTURE_IS_PRESENT = "picture-is-present"
    PICTURE_IS_INERT = "picture-is-inert"
    PICTURE_HAS_ALTERNATIVE_TEXT = "picture-has-alternative-text"
    TERM_IS_USED_IN_EVERY_LANGUAGE = "term-is-used-in-every-language"
    WORD_IS_OF_ONE_TERM = "word-is-of-one-term"
    CLOSED_TEXT_IS_PRIVATE = "closed-text-is-private"
    DIGEST_IS_IN_OWN_WORDS = "digest-is-in-own-words"
    PLACEHOLDER_IS_FILLED = "placeholder-is-filled"
    LANGUAGES_RUN_PARALLEL = "languages-run-parallel"
    TYPEFACE_IS_INSTALLED = "typeface-is-installed"
    CHARACTER_HAS_A_GLYPH = "character-has-a-glyph"
    EMPHASIS_TAKES_EFFECT = "emphasis-takes-effect"
    PUNCTUATION_FITS_THE_LANGUAGE = "punctuation-fits-the-language"
    RUN_SHEET_ADDS_UP = "run-sheet-adds-up"
    STEPS_ARE_IN_ORDER = "steps-are-in-order"
    GROUP_WORK_HAS_A_DEBRIEF = "group-work-has-a-debrief"
    LONG_SESSION_HAS_A_BREAK = "long-session-has-a-break"
    QUESTION_KEEPS_ITS_MINUTES = "question-keeps-its-minutes"
    ROW_FITS_ITS_TABLE = "row-fits-its-table"
    SOURCE_IS_READABLE = "source-is-readable"
    SHEET_IS_CLEAN = "sheet-is-clean"
    FORMAT_HOLDS_EVERYTHING = "format-holds-everything"
    TEXT_HAS_TURNS = "text-has-turns"
    TURN_IS_CERTAIN = "turn-is-certain"
    SPEAKER_IS_CERTAIN = "speaker-is-certain"
    ENTRY_HAS_A_TEXT = "entry-has-a-text"
    ORIGINAL_IS_AS_EXPORTED = "original-is-as-exported"
    TEXT_FITS_ITS_PLACE = "text-fits-its-place"
    EDITS_DO_NOT_CONFLICT = "edits-do-not-conflict"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file of the publication.

    `path` is relative to the folder that holds the publication, with forward slashes;
    `line` and `column` count from 1.
    """

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with the content."""

    place: Place
    rule: Rule
    message: str
    hint: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return the finding as it is printed: one line, and the hint below it."""
        where = f"{self.place.path}:{self.place.line}"
        warning = "warning: " if self.severity == "warning" else ""
        return f"{where}: {warning}{self.rule}: {self.message}\n  hint: {self.hint}"

    def under(self, folder: str) -> Finding:
        """Return the finding with its path below a folder, as it is printed to a person."""
        return replace(self, place=replace(self.place, path=f"{folder}/{self.place.path}"))

    def as_json(self) -> dict[str, str | int]:
        """Return the finding in the shape of `fangtan check --format json`."""
        return {
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "rule": str(self.rule),
            "severity": self.severity,
            "message": self.message,
            "hint": self.hint,
        }


def ordered(findings: list[Finding]) -> list[Finding]:
    """Return the findings by path and line, each once."""
    unique = {(f.place, f.rule, f.message): f for f in findings}
    return sorted(unique.values(), key=lambda f: (f.place, f.rule, f.message))
