"""The one list of editions."""

from __future__ import annotations

from collections.abc import Mapping

from fangtan.edition import Edition
from fangtan.editions import (
    activities,
    calendar,
    data,
    epub,
    guide,
    handout,
    plain,
    plain_guide,
    platforms,
    private,
    questions,
    report,
    site,
    word,
    word_guide,
)
from fangtan.model import Publication, Seminar

FOR_EVERYBODY: tuple[Edition[Publication], ...] = (
    handout.EDITION,
    questions.EDITION,
    activities.EDITION,
    word.EDITION,
    epub.EDITION,
    plain.EDITION,
    data.EDITION,
    # The website comes last: it links to the sheets and the data before it.
    site.EDITION,
)
"""Editions that are published; they are planned from what students may see."""

FOR_INSTRUCTORS: tuple[Edition[Seminar], ...] = (
    guide.EDITION,
    calendar.EDITION,
    word_guide.EDITION,
    plain_guide.EDITION,
    private.EDITION,
    platforms.EDITION,
    # It links to the sheets before it.
    report.EDITION,
)
"""Editions that stay private."""


def not_installed() -> Mapping[str, str]:
    """Return the editions whose libraries are not there, each with the extra that brings them."""
    if word.is_installed():
        return {}
    return {word.EDITION.name: "word", word_guide.EDITION.name: "word"}


def names() -> tuple[str, ...]:
    """Return the name of every edition."""
    public = tuple(edition.name for edition in FOR_EVERYBODY)
    return public + tuple(edition.name for edition in FOR_INSTRUCTORS)
