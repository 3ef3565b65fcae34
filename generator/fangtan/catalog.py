"""The one list of editions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fangtan.edition import Edition
from fangtan.editions import (
    activities,
    calendar,
    cards,
    data,
    desk,
    epub,
    guide,
    handout,
    plain,
    plain_guide,
    platforms,
    private,
    projector,
    questions,
    report,
    site,
    slides,
    slides_guide,
    speaker,
    wall,
    word,
    word_guide,
)
from fangtan.model import Publication, Seminar

FOR_EVERYBODY: tuple[Edition[Publication], ...] = (
    handout.EDITION,
    questions.EDITION,
    activities.EDITION,
    cards.EDITION,
    wall.EDITION,
    word.EDITION,
    slides.EDITION,
    epub.EDITION,
    plain.EDITION,
    data.EDITION,
    projector.EDITION,
    # The website comes last: it links to what is before it.
    site.EDITION,
)
"""Editions that are published; they are planned from what students may see."""

FOR_INSTRUCTORS: tuple[Edition[Seminar], ...] = (
    guide.EDITION,
    calendar.EDITION,
    word_guide.EDITION,
    plain_guide.EDITION,
    slides_guide.EDITION,
    private.EDITION,
    platforms.EDITION,
    speaker.EDITION,
    # It links to the sheets before it.
    report.EDITION,
    # It comes last: it links to everything.
    desk.EDITION,
)
"""Editions that stay private."""


_EXTRAS: Mapping[str, tuple[Callable[[], bool], tuple[str, ...]]] = {
    "word": (word.is_installed, (word.EDITION.name, word_guide.EDITION.name)),
    "slides": (slides.is_installed, (slides.EDITION.name, slides_guide.EDITION.name)),
}
"""The extras of the installation: whether each is there, and the editions that it brings."""


def not_installed() -> Mapping[str, str]:
    """Return the editions whose libraries are not there, each with the extra that brings them."""
    return {
        name: extra
        for extra, (is_installed, names) in _EXTRAS.items()
        if not is_installed()
        for name in names
    }


def names() -> tuple[str, ...]:
    """Return the name of every edition."""
    public = tuple(edition.name for edition in FOR_EVERYBODY)
    return public + tuple(edition.name for edition in FOR_INSTRUCTORS)
