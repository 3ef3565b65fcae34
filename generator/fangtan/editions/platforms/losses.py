"""What each format has no room for, as findings: one a format, on one interview."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.findings import Finding, Place, Rule
from fangtan.model import Guidance, Interview, Publication, Teaching

_WHERE = "docs/platforms.md says what to do about each"


def left_out(interview: Interview, teaching: Teaching) -> tuple[Finding, ...]:
    """Return what the files on an interview do not hold; every format holds what is asked."""
    return tuple(
        _finding(interview, f"{name} has no place for {_listed(parts)}", hint)
        for name, parts, hint in _found(interview, teaching)
        if parts
    )


def left_out_of_glossary(publication: Publication) -> tuple[Finding, ...]:
    """Return what the files of the glossary do not hold."""
    terms = publication.glossary.values()
    hidden = [term for term in terms if any((*term.forms.values(), *term.accepts.values()))]
    of_deck = (
        f"the deck has no place for links, emphasis and marks of drafts ({len(terms)} terms)",
        "the glossary on the website and in Moodle has them",
    )
    of_both = (
        f"no file has a place for forms and accepted words, which nobody reads ({len(hidden)})",
        "they stay in glossary/, where fangtan check looks for them",
    )
    return tuple(
        Finding(Place("glossary"), Rule.FORMAT_HOLDS_EVERYTHING, *words, "warning")
        for words in (of_deck, *([of_both] if hidden else []))
    )


def make_report(findings: tuple[Finding, ...]) -> bytes:
    """Return findings as they are printed."""
    return "".join(f"{finding}\n" for finding in findings).encode()


def _finding(interview: Interview, message: str, hint: str) -> Finding:
    place = Place(f"interviews/{interview.slug}/questions.{interview.original}.md")
    return Finding(place, Rule.FORMAT_HOLDS_EVERYTHING, message, hint, "warning")


def _found(interview: Interview, teaching: Teaching) -> Iterator[tuple[str, tuple[str, ...], str]]:
    behind, sheets = tuple(_behind(interview, teaching)), tuple(_sheets(interview, teaching))
    text, tags = tuple(_text(interview)), tuple(_tags(interview))
    notes = f"{interview.slug}-notes has what students must not see; {_WHERE}"
    yield (
        "Moodle XML",
        (*_rubrics(interview, teaching), *sheets, *text),
        f"criteria stand as a list among the information for graders; {_WHERE}",
    )
    yield "the Common Cartridge", (*behind, *sheets, *tags), notes
    yield "the Canvas package", (*behind, *sheets, *tags, *text), notes
    yield (
        "Blackboard’s file",
        (
            *behind,
            *sheets,
            *tags,
            *text,
            *(["phases, links, emphasis and what students are told first"] if tags else []),
        ),
        notes,
    )
    yield "GIFT", (*behind, *sheets, *text), notes


def _behind(interview: Interview, teaching: Teaching) -> Iterator[str]:
    known = _known(interview, teaching)
    count = sum(bool(it.guidance or it.answers or it.misreadings or it.criteria) for it in known)
    if count:
        yield f"guidance, answers, misreadings and criteria that students never see ({count})"
    count = sum(bool(it.material or it.rubric) for it in known)
    if count:
        yield f"material and rubrics of activities ({count})"


def _rubrics(interview: Interview, teaching: Teaching) -> Iterator[str]:
    count = sum(bool(it.criteria or it.rubric) for it in _known(interview, teaching))
    if count:
        yield f"criteria as a rubric ({count})"


def _known(interview: Interview, teaching: Teaching) -> tuple[Guidance, ...]:
    """Return what the instructor knows of the questions and of the activities."""
    found = (teaching.guidance.get(task.id) for task in interview.tasks)
    return tuple(guidance for guidance in found if guidance)


def _sheets(interview: Interview, teaching: Teaching) -> Iterator[str]:
    if interview.activities:
        yield f"the sheets of activities, which are on paper ({len(interview.activities)})"
    if teaching.run_sheets:
        yield f"run-sheets ({len(teaching.run_sheets)})"


def _text(interview: Interview) -> Iterator[str]:
    yield f"the text of the interview ({len(interview.segments)} passages)"
    if interview.figures:
        yield f"its pictures ({len(interview.figures)})"


def _tags(interview: Interview) -> Iterator[str]:
    if interview.tasks:
        yield f"level, kind, purpose, lens and themes ({len(interview.tasks)})"


def _listed(parts: tuple[str, ...]) -> str:
    return "; ".join(parts)
