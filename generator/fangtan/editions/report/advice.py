"""What is worth doing next, in sentences, with the questions and passages that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan.coverage import OF_TRANSLATORS, Tally, Task, TaskKind
from fangtan.editions.report.matter import Matter, Whole, Words, name_in, text_in
from fangtan.i18n import say
from fangtan.markup import paragraphs
from fangtan.model import Language, Localized, Range
from fangtan.render.particulars import range_of
from fangtan.sheet import joined, printed, shortened

_OPENING = 96
"""How wide the beginning of a passage may be, in Latin letters."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a task is about: its number or other mark, which may be empty, and words."""

    mark: str
    words: Words


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence that says what to do, about how many things, and about which."""

    kind: TaskKind
    sentence: str
    count: int
    items: tuple[Item, ...]


class Lookup:
    """What ids of an interview stand for, in the words of one language."""

    def __init__(self, matter: Matter) -> None:
        """Look everything up once."""
        self._matter = matter
        self.language = matter.language
        interview = matter.interview
        self.numbers = {it.id: place for place, it in enumerate(interview.tasks, start=1)}
        self._questions = {it.id: it for it in interview.tasks}
        self._segments = {it.id: it for it in interview.segments}
        self._sections = {it.id: it for it in interview.sections}
        self._steps = {
            f"{sheet.id}/{step.id}": step for sheet in matter.run_sheets for step in sheet.steps
        }

    def text(self, text: Localized) -> Words:
        """Return the plain words of a text."""
        found = text_in(text, self.language)
        return Words(" ".join(paragraphs(found.text)), found.language)

    def title(self) -> Words:
        """Return the title of the interview."""
        return name_in(self._matter.interview.title, self.language)

    def question(self, name: str) -> Item:
        """Return a question by its number and title."""
        return Item(str(self.numbers[name]), self.text(self._questions[name].title))

    def passage(self, name: str) -> Item:
        """Return a passage by its number and its first words."""
        segment = self._segments[name]
        words = self.text(segment.text)
        return Item(f"¶{segment.number}", Words(shortened(words.text, _OPENING), words.language))

    def section(self, name: str | None) -> Item:
        """Return a section by its passages and its heading; the preamble has a name of its own."""
        section = self._sections[name or None]
        numbers = [it.number for exchange in section.exchanges for it in exchange.segments]
        mark = printed([(numbers[0], numbers[-1])], self.language) if numbers else ""
        if section.title:
            return Item(mark, self.text(section.title))
        return Item(mark, Words(say(self.language, "preamble"), self.language))

    def answer(self, name: str) -> Item:
        """Return an answer by the number of its question and its own."""
        question, _, number = name.rpartition(".answer-")
        found = self.question(question)
        return Item(f"{found.mark}.{number}", found.words)

    def step(self, name: str) -> Item:
        """Return a step that is too short: its minutes, what its questions take, its title."""
        sheet, _, step = name.partition("/")
        uses = {use.id: use for use in self._matter.facts.time.run_sheets}
        short = next(it for it in uses[sheet].short if it.id == step)
        needs = range_of(short.needs, self.language)
        mark = say(self.language, "report_short", minutes=short.minutes, needs=needs)
        return Item(mark, self.text(self._steps[name].title))

    def questions(self, names: Sequence[str]) -> str:
        """Return the numbers of questions, those that follow each other joined."""
        spans = joined((self.numbers[name], self.numbers[name]) for name in names)
        return say(self.language, "list_separator").join(
            range_of(Range(first, last), self.language) for first, last in spans
        )

    def passages(self, names: Sequence[str]) -> str:
        """Return the numbers of passages, those that follow each other joined."""
        numbers = [self._segments[name].number for name in names]
        return printed([(number, number) for number in numbers], self.language)


def advice(matter: Matter, lookup: Lookup) -> Iterator[Advice]:
    """Yield what is to be done for an interview, the most worthwhile first."""
    show: Mapping[TaskKind, Callable[[str], Item]] = {
        "reread-questions": lookup.question,
        "write-answers": lookup.question,
        "ask-about-sections": lookup.section,
        "ask-about-passages": lookup.passage,
        "write-guidance": lookup.question,
        "cite-in-answers": lookup.answer,
        "write-second-answers": lookup.question,
        "write-one-answer": lookup.question,
        "lengthen-steps": lookup.step,
        "ask-in-phases": _fact(matter.language, "phase"),
        "ask-in-kinds": _fact(matter.language, "inquiry"),
        "ask-at-levels": _fact(matter.language, "level"),
        "write-misreadings": lookup.question,
        "write-criteria": lookup.question,
        "write-captions": lambda file: Item("", Words(file, matter.interview.original)),
    }
    for task in matter.facts.tasks:
        if task.language:
            yield _translating(task, matter.facts.translation, matter.language)
        else:
            items = tuple(show[task.kind](name) for name in task.about)
            yield _advice(task, matter.language, items)


def advice_on_whole(whole: Whole) -> Iterator[Advice]:
    """Yield what is to be done for the publication, beside its interviews."""
    schemes = {"use-terms": "term", "link-people": "person", "link-works": "work"}
    for task in whole.tasks:
        if task.language:
            yield _translating(task, whole.glossary, whole.language)
        else:
            scheme = schemes[task.kind]
            items = tuple(Item("", whole.names[f"{scheme}:{name}"]) for name in task.about)
            yield _advice(task, whole.language, items)


def _advice(task: Task, language: Language, items: tuple[Item, ...]) -> Advice:
    return Advice(task.kind, say(language, f"report_do_{task.kind}"), len(task.about), items)


def _fact(language: Language, what: str) -> Callable[[str], Item]:
    return lambda key: Item("", Words(say(language, f"{what}_{key}"), language))


def _translating(task: Task, tallies: Sequence[Tally], language: Language) -> Advice:
    """Return a task of a translator, with how many texts of each part it is about."""
    state = OF_TRANSLATORS[task.kind]
    parts = {
        tally.part: tally.counts[state] for tally in tallies if tally.language == task.language
    }
    sentence = say(
        language,
        f"report_do_{task.kind}",
        name=say(task.language or language, "language"),
    )
    items = tuple(
        Item(str(count), Words(say(language, f"report_part_{part}"), language))
        for part, count in parts.items()
        if count
    )
    return Advice(task.kind, sentence, len(task.about), items)
