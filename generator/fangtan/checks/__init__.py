"""The rules of the content: each is a generator of findings, and its docstring states it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from fangtan.checks.answers import answer_is_not_empty
from fangtan.checks.citations import citation_resolves
from fangtan.checks.demands import translation_meets_the_demand
from fangtan.checks.digests import digest_is_in_own_words
from fangtan.checks.emphasis import emphasis_takes_effect
from fangtan.checks.glyphs import character_has_a_glyph, typeface_is_installed
from fangtan.checks.inquiries import (
    answer_cites_a_passage,
    answers_fit_the_inquiry,
    level_fits_the_inquiry,
    minutes_fit_the_format,
)
from fangtan.checks.links import link_resolves
from fangtan.checks.pictures import (
    picture_has_alternative_text,
    picture_is_inert,
    picture_is_present,
)
from fangtan.checks.placeholders import placeholder_is_filled
from fangtan.checks.prompts import (
    prompt_asks_one_question,
    question_needs_more_than_yes_or_no,
)
from fangtan.checks.punctuation import punctuation_fits_the_language
from fangtan.checks.quotations import (
    quotation_can_be_checked,
    quotation_is_exact,
    quotation_is_shared,
)
from fangtan.checks.references import reference_resolves
from fangtan.checks.rights import closed_text_is_private
from fangtan.checks.run_sheets import (
    group_work_has_a_debrief,
    long_session_has_a_break,
    question_keeps_its_minutes,
    run_sheet_adds_up,
    steps_are_in_order,
)
from fangtan.checks.staleness import question_is_current
from fangtan.checks.tables import row_fits_its_table
from fangtan.checks.terms import term_is_used_in_every_language, word_is_of_one_term
from fangtan.findings import Finding, ordered
from fangtan.load import Loaded

Check = Callable[[Loaded], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    link_resolves,
    citation_resolves,
    question_is_current,
    reference_resolves,
    quotation_is_exact,
    quotation_can_be_checked,
    quotation_is_shared,
    picture_is_present,
    picture_is_inert,
    picture_has_alternative_text,
    answer_is_not_empty,
    prompt_asks_one_question,
    question_needs_more_than_yes_or_no,
    answers_fit_the_inquiry,
    answer_cites_a_passage,
    level_fits_the_inquiry,
    minutes_fit_the_format,
    closed_text_is_private,
    digest_is_in_own_words,
    translation_meets_the_demand,
    placeholder_is_filled,
    typeface_is_installed,
    character_has_a_glyph,
    punctuation_fits_the_language,
    emphasis_takes_effect,
    run_sheet_adds_up,
    steps_are_in_order,
    group_work_has_a_debrief,
    long_session_has_a_break,
    question_keeps_its_minutes,
    row_fits_its_table,
    term_is_used_in_every_language,
    word_is_of_one_term,
)
"""Every rule that is held against the whole; the loader's own rules are about single files."""


def check(loaded: Loaded) -> tuple[Finding, ...]:
    """Return all findings, the loader's among them, by path and line."""
    found = [finding for rule in CHECKS for finding in rule(loaded)]
    return tuple(ordered([*loaded.findings, *found]))


def descriptions() -> Mapping[str, str]:
    """Return what each rule of this room says, by the name of its function."""
    return {rule.__name__: (rule.__doc__ or "").strip() for rule in CHECKS}
