"""Where matter is thin: questions without what a lecturer needs, and what nothing speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fangtan.checks.inquiries import citing_nothing, lacks_answers, lacks_one_answer
from fangtan.checks.texts import all_texts
from fangtan.markup import links, vocabulary
from fangtan.model import Interview, Seminar, Teaching, Term


@dataclass(frozen=True, slots=True)
class Thin:
    """What questions and pictures of an interview are without.

    Questions by id; `outdated` are those that cite what has changed since somebody said that they
    fit it, `few_answers` are interpretive ones with fewer than two answers that cite a passage,
    and evaluative ones with fewer than two, `not_one_answer` factual ones with none or several.
    `answers_citing_nothing` are written `question.answer-1`. `pictures_without_caption` are
    files, as the original names them.
    """

    outdated: tuple[str, ...]
    without_guidance: tuple[str, ...]
    without_answer: tuple[str, ...]
    few_answers: tuple[str, ...]
    not_one_answer: tuple[str, ...]
    answers_citing_nothing: tuple[str, ...]
    without_misreading: tuple[str, ...]
    without_criteria: tuple[str, ...]
    pictures_without_caption: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unused:
    """What the publication explains and no text speaks of, by id.

    A term counts as spoken of where it is linked or named outside the glossary; a person where
    they are linked, speak, or have directed a work; a work where it is linked.
    """

    terms: tuple[str, ...]
    people: tuple[str, ...]
    works: tuple[str, ...]


def thin(interview: Interview, teaching: Teaching) -> Thin:
    """Return where the matter of an interview is thin."""
    asked = [(it, teaching.guidance[it.id]) for it in interview.tasks]
    return Thin(
        outdated=tuple(it.id for it, behind in asked if behind.changed),
        without_guidance=tuple(it.id for it, behind in asked if not behind.guidance),
        without_answer=tuple(it.id for it, behind in asked if not behind.answers),
        few_answers=tuple(it.id for it, behind in asked if lacks_answers(it, behind)),
        not_one_answer=tuple(it.id for it, behind in asked if lacks_one_answer(it, behind)),
        answers_citing_nothing=tuple(
            f"{it.id}.answer-{number}"
            for it, behind in asked
            for number, _ in citing_nothing(behind)
        ),
        without_misreading=tuple(it.id for it, behind in asked if not behind.misreadings),
        without_criteria=tuple(it.id for it, behind in asked if not behind.criteria),
        pictures_without_caption=tuple(_uncaptioned(interview)),
    )


def _uncaptioned(interview: Interview) -> Iterator[str]:
    for figure in interview.figures:
        if any(not text.markdown.strip() for text in figure.caption.values()):
            yield figure.file[interview.original]


def unused(seminar: Seminar) -> Unused:
    """Return what is explained and not spoken of."""
    publication = seminar.publication
    found, texts = _spoken_of(seminar)
    speaking = {it.person for interview in publication.interviews for it in interview.speakers}
    directing = {name for work in publication.works.values() for name in work.directors}
    return Unused(
        terms=tuple(
            term.id
            for term in publication.glossary.values()
            if f"term:{term.id}" not in found and not _is_named(term, texts)
        ),
        people=tuple(
            person
            for person in publication.people
            if f"person:{person}" not in found and person not in speaking | directing
        ),
        works=tuple(work for work in publication.works if f"work:{work}" not in found),
    )


def _spoken_of(seminar: Seminar) -> tuple[set[str], Sequence[str]]:
    """Return what is linked to, and the texts; a definition cannot speak for its own glossary."""
    defining = {
        text.place
        for term in seminar.publication.glossary.values()
        for segment in term.definition
        for text in segment.text.values()
    }
    found: set[str] = set()
    texts: list[str] = []
    for _, text in all_texts(seminar):
        if text.place not in defining:
            texts.append(text.markdown)
            if "](" in text.markdown:
                found.update(f"{link.scheme}:{link.target}" for link in links(text.markdown))
    return found, texts


def _is_named(term: Term, texts: Sequence[str]) -> bool:
    known = [vocabulary((term,), language) for language in term.name]
    return any(words.has(term.id, text) for words in known for text in texts)
