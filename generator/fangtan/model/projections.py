"""What of the whole each audience is handed, and each build."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from fangtan.model.publication import Publication, Seminar
from fangtan.model.publishing import published
from fangtan.model.vocabulary import Language


def student(seminar: Seminar) -> Publication:
    """Return what may be published.

    That is no teaching matter, no interview whose rights forbid it, and no translation that
    stands below what the publication demands.
    """
    publication = seminar.publication
    public = tuple(interview for interview in publication.interviews if interview.is_public)
    return published(replace(publication, interviews=public))


def in_languages(seminar: Seminar, wanted: AbstractSet[Language]) -> Seminar:
    """Return the seminar as if it had been written in these languages alone."""
    whole = seminar.publication
    interviews = tuple(
        replace(
            interview,
            languages=tuple(tag for tag in interview.languages if tag in wanted),
            question_languages=tuple(tag for tag in interview.question_languages if tag in wanted),
        )
        for interview in whole.interviews
        if not wanted.isdisjoint(interview.languages)
    )
    publication = replace(
        whole,
        imprint=replace(
            whole.imprint, languages=tuple(tag for tag in whole.imprint.languages if tag in wanted)
        ),
        about={language: page for language, page in whole.about.items() if language in wanted},
        interviews=interviews,
    )
    teaching = {
        interview.slug: replace(
            seminar.teaching[interview.slug],
            run_sheet_languages=tuple(
                tag for tag in seminar.teaching[interview.slug].run_sheet_languages if tag in wanted
            ),
        )
        for interview in interviews
    }
    return Seminar(publication, teaching)
