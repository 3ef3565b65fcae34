"""Ids in YAML files and blocks of facts that name something elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.checks.texts import narrowed
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.model import Interview, Publication, Seminar, Teaching


def reference_resolves(loaded: Loaded) -> Iterator[Finding]:
    """A person, a theme or a question that is named by its id is there."""
    for place, what, identifier, hint in _broken(loaded.seminar):
        yield Finding(
            narrowed(loaded.sources, place, identifier),
            Rule.LINK_RESOLVES,
            f"{what} “{identifier}” is not there",
            hint,
        )


def _broken(seminar: Seminar) -> Iterator[tuple[Place, str, str, str]]:
    publication = seminar.publication
    people, themes = publication.people, publication.imprint.themes
    for place, person in _people(publication):
        if person not in people:
            yield place, "the person", person, "add them to people.yaml"
    slugs = {interview.slug for interview in publication.interviews}
    for interview in publication.interviews:
        if interview.digest_of and interview.digest_of not in slugs - {interview.slug}:
            yield (
                _facts(interview),
                "the interview",
                interview.digest_of,
                "name another one’s folder",
            )
        for place, theme in _themes(interview):
            if theme not in themes:
                yield place, "the theme", theme, "add it to themes in publication.yaml"
        known = {task.id for task in interview.tasks}
        for place, question in _questions(interview, seminar.teaching[interview.slug]):
            if question not in known:
                yield (
                    place,
                    "the question or activity",
                    question,
                    "name one of questions.<lang>.md or activities.<lang>.md",
                )


def _people(publication: Publication) -> Iterator[tuple[Place, str]]:
    for work in publication.works.values():
        for person in work.directors:
            yield Place("works.yaml"), person
    for interview in publication.interviews:
        for speaker in interview.speakers:
            if speaker.person:
                yield _facts(interview), speaker.person


def _questions(interview: Interview, teaching: Teaching) -> Iterator[tuple[Place, str]]:
    for activity in interview.activities:
        for other in activity.instead_of:
            yield activity.task.title[interview.original].place, other
    for sheet in teaching.run_sheets:
        for step in sheet.steps:
            for question in step.questions:
                yield step.title[interview.original].place, question


def _themes(interview: Interview) -> Iterator[tuple[Place, str]]:
    for theme in interview.themes:
        yield _facts(interview), theme
    for question in interview.tasks:
        for theme in question.themes:
            yield question.title[interview.original].place, theme


def _facts(interview: Interview) -> Place:
    return Place(f"interviews/{interview.slug}/interview.yaml")
