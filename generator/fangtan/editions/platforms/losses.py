"""What each format has no room for, as findings: one a format, on one interview."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.findings import Finding, Place, Rule
from fangtan.model import Interview, Publication, Teaching

_WHERE = "docs/platforms.md says what to do about each"


def left_out(interview: Interview, teaching: Teaching) -> tuple[Finding, ...]:
    """Return what the files on an interview do not hold; every format holds the questions."""
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
    behind, sheets = tuple(_behind(interview, teaching)), tuple(_sheets(teaching))
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
    known = [teaching.guidance[it.id] for it in interview.questions if it.id in teaching.guidance]
    count = sum(bool(it.guidance or it.answers or it.misreadings or it.criteria) for it in known)
    if count:
        yield f"guidance, answers, misreadings and criteria that students never see ({count})"


def _rubrics(interview: Interview, teaching: Teaching) -> Iterator[str]:
    asked = {question.id for question in interview.questions}
    count = sum(bool(it.criteria) for it in teaching.guidance.values() if it.question in asked)
    if count:
        yield f"criteria as a rubric ({count})"


def _sheets(teaching: Teaching) -> Iterator[str]:
    if teaching.run_sheets:
        yield f"run-sheets ({len(teaching.run_sheets)})"


def _text(interview: Interview) -> Iterator[str]:
    yield f"the text of the interview ({len(interview.segments)} passages)"
    if interview.figures:
        yield f"its pictures ({len(interview.figures)})"


def _tags(interview: Interview) -> Iterator[str]:
    if interview.questions:
        yield f"level, kind, purpose, lens and themes ({len(interview.questions)} questions)"


def _listed(parts: tuple[str, ...]) -> str:
    return "; ".join(parts)
