"""What is worth doing next, the most worthwhile first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from fangtan.coverage.citations import Citations
from fangtan.coverage.minutes import Time
from fangtan.coverage.mix import Mix
from fangtan.coverage.thin import Thin, Unused
from fangtan.coverage.translation import Tally
from fangtan.model import Language, State

TaskKind = Literal[
    "reread-questions",
    "write-questions",
    "write-answers",
    "ask-about-sections",
    "ask-about-passages",
    "renew-translations",
    "translate",
    "write-guidance",
    "cite-in-answers",
    "write-second-answers",
    "write-one-answer",
    "lengthen-steps",
    "write-run-sheet",
    "ask-in-phases",
    "ask-in-kinds",
    "ask-at-levels",
    "write-misreadings",
    "write-criteria",
    "write-captions",
    "use-terms",
    "link-people",
    "link-works",
    "review-translations",
]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: its kind, and the ids of what it is about.

    Those are questions, sections, passages, answers, steps (`run-sheet/step`), texts or pictures,
    or the words of a fact; `language` is None where the task is about no translation.
    """

    kind: TaskKind
    about: tuple[str, ...]
    language: Language | None = None


def tasks(
    cited: Citations, mixed: Mix, time: Time, matter: Thin, tallies: Sequence[Tally]
) -> tuple[Task, ...]:
    """Return what is to be done for one interview; nothing that is done already."""
    if mixed.questions:
        found = [*_of_questions(cited, matter), *_of_plan(mixed, time)]
    else:
        found = [Task("write-questions", ())]
    found += [Task("write-captions", matter.pictures_without_caption)]
    found += _of_translation(tallies)
    return _sorted(task for task in found if task.about or task.kind in _ABOUT_NOTHING)


def tasks_of_whole(lying: Unused, glossary: Sequence[Tally]) -> tuple[Task, ...]:
    """Return what is to be done for the publication, beside its interviews."""
    found = [
        Task("use-terms", lying.terms),
        Task("link-people", lying.people),
        Task("link-works", lying.works),
        *_of_translation(glossary),
    ]
    return _sorted(task for task in found if task.about)


OF_TRANSLATORS: Mapping[TaskKind, State] = {
    "translate": "missing",
    "renew-translations": "stale",
    "review-translations": "draft",
}
"""The tasks of a translator, and the state of the texts that each is about."""

_ORDER: tuple[TaskKind, ...] = get_args(TaskKind)
_ABOUT_NOTHING = frozenset({"write-questions", "write-run-sheet"})


def _sorted(found: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(sorted(found, key=lambda task: _ORDER.index(task.kind)))


def _of_questions(cited: Citations, matter: Thin) -> Iterator[Task]:
    left = {
        passage.id
        for section in cited.sections
        if section.id in cited.uncited_sections
        for exchange in section.exchanges
        for passage in exchange.passages
    }
    yield Task("reread-questions", matter.outdated)
    yield Task("write-answers", matter.without_answer)
    yield Task("ask-about-sections", tuple(name or "" for name in cited.uncited_sections))
    yield Task("ask-about-passages", tuple(it for it in cited.uncited_passages if it not in left))
    yield Task("write-guidance", matter.without_guidance)
    yield Task("cite-in-answers", matter.answers_citing_nothing)
    yield Task("write-second-answers", _but(matter.few_answers, matter.without_answer))
    yield Task("write-one-answer", _but(matter.not_one_answer, matter.without_answer))
    yield Task("write-misreadings", matter.without_misreading)
    yield Task("write-criteria", matter.without_criteria)


def _but(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in others)


def _of_plan(mixed: Mix, time: Time) -> Iterator[Task]:
    yield Task("ask-in-phases", tuple(it.key for it in mixed.phase if not it.count))
    yield Task("ask-in-kinds", tuple(it.key for it in mixed.inquiry if not it.count))
    yield Task("ask-at-levels", tuple(it.key for it in mixed.level if not it.count))
    yield Task(
        "lengthen-steps",
        tuple(f"{sheet.id}/{step.id}" for sheet in time.run_sheets for step in sheet.short),
    )
    if not time.run_sheets:
        yield Task("write-run-sheet", ())


def _of_translation(tallies: Sequence[Tally]) -> Iterator[Task]:
    for language in dict.fromkeys(tally.language for tally in tallies):
        for kind, state in OF_TRANSLATORS.items():
            about = tuple(
                it.id
                for tally in tallies
                if tally.language == language
                for it in tally.waiting
                if it.state == state
            )
            yield Task(kind, about, language)
