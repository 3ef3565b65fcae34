"""What pages show of an interview, so that they depend on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fangtan import i18n
from fangtan.editions.site.mentions import Mention, Mentions, targets
from fangtan.editions.site.outline import Outline
from fangtan.model import Interview, Language, Localized, Term, given, slices


@dataclass(frozen=True, slots=True)
class Explained:
    """A term that a page explains, and where on the page it stands."""

    term: Term
    mentions: tuple[Mention, ...]


def text(interview: Interview, languages: Iterable[Language]) -> Interview:
    """Return an interview without its questions, its text in these languages alone."""
    wanted = tuple(languages)
    return replace(
        slices.facts(interview),
        standfirst=slices.segments(interview.standfirst, wanted),
        sections=slices.sections(interview, wanted),
    )


def asked(interview: Interview, language: Language) -> Interview:
    """Return an interview without its text, what it asks for in one language alone.

    What the sheets of its activities hold is left out: they are on paper.
    """
    wanted = (language,)
    return replace(
        slices.facts(interview),
        question_introduction=slices.segments(interview.question_introduction, wanted),
        questions=tuple(slices.question(question, wanted) for question in interview.questions),
        activity_introduction=slices.segments(interview.activity_introduction, wanted),
        activities=tuple(
            replace(slices.activity(activity, wanted), parts=())
            for activity in (
                interview.activities if language in interview.activity_languages else ()
            )
        ),
    )


def explained(
    outline: Outline, found: Mentions, languages: tuple[Language, ...]
) -> tuple[Explained, ...]:
    """Return the terms that a text links to, in the alphabet of the first language."""
    glossary = outline.publication.glossary
    entries = (
        Explained(slices.term(glossary[target], languages), found[f"term:{target}"])
        for target in targets(found, "term")
    )
    return tuple(sorted(entries, key=lambda entry: term_order(entry.term, languages[0])))


def definitions(entries: Iterable[Explained]) -> Iterator[Localized]:
    """Yield the definitions of terms."""
    for entry in entries:
        yield from (segment.text for segment in entry.term.definition)


def term_order(term: Term, language: Language) -> str:
    """Return what to sort a term by."""
    shown = given(term.name, language)
    return i18n.sort_key(shown, term.name[shown], term.reading.get(shown))


def projector(outline: Outline, slug: str, language: Language) -> str | None:
    """Return the path of an interview's questions for a projector, led by a language."""
    paths = (
        artifact.path
        for artifact in outline.beside
        if artifact.edition == "projector"
        and artifact.interview == slug
        and artifact.languages[0] == language
    )
    return next(paths, None)


def discussed(interview: Interview) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    """Return the questions and activities on each exchange, by the exchange's id."""
    owners = {
        cited: exchange.id
        for exchange in interview.exchanges
        for cited in (exchange.id, *(segment.id for segment in exchange.segments))
    }
    found: dict[str, dict[Mention, None]] = {}
    for number, question in enumerate(interview.tasks, start=1):
        for cited in question.cites:
            found.setdefault(owners[cited], {})[Mention(number, question.id, "question")] = None
    return tuple((exchange, tuple(mentions)) for exchange, mentions in found.items())


def cited(interview: Interview) -> tuple[tuple[str, int, int], ...]:
    """Return the first and the last passage number of all that questions cite, by id."""
    passages = interview.passages()
    targets_ = (target for task in interview.tasks for target in task.cites)
    return tuple(
        (target, passages[target][0].number, passages[target][-1].number)
        for target in dict.fromkeys(targets_)
    )
