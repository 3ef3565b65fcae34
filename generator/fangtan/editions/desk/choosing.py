"""What one chooses questions by: the facts that they differ in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from fangtan.i18n import say
from fangtan.model import Format, Inquiry, Language, Lens, Level, Names, Phase, Question
from fangtan.render.particulars import slots


@dataclass(frozen=True, slots=True)
class Filter:
    """A fact and its values, each with its words; `data-<name>` of a question has its own."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]


def filters(
    questions: Sequence[Question], themes: Mapping[str, Names], language: Language
) -> tuple[Filter, ...]:
    """Return the facts by which these questions can be told apart."""
    offered = (*_of_words(questions, language), _theme(questions, themes, language))
    times = tuple((str(it), say(language, "filter_up_to", minutes=it)) for it in slots(questions))
    found = (*offered, Filter("minutes", say(language, "filter_minutes"), times))
    return tuple(it for it in found if len(it.choices) > 1 or (it.name == "minutes" and it.choices))


def _of_words(questions: Sequence[Question], language: Language) -> Iterator[Filter]:
    known: tuple[tuple[str, str, tuple[str, ...], set[str]], ...] = (
        ("phase", "filter_phase", get_args(Phase), {it.phase for it in questions}),
        ("inquiry", "fact_inquiry", get_args(Inquiry), {it.inquiry for it in questions}),
        ("level", "filter_level", get_args(Level), {it.level for it in questions}),
        ("format", "fact_format", get_args(Format), {it.format for it in questions}),
        ("lens", "fact_lens", get_args(Lens), {lens for it in questions for lens in it.lens}),
    )
    for name, label, values, occurring in known:
        choices = tuple((it, say(language, f"{name}_{it}")) for it in values if it in occurring)
        yield Filter(name, say(language, label), choices)


def _theme(
    questions: Sequence[Question], themes: Mapping[str, Names], language: Language
) -> Filter:
    occurring = {theme for question in questions for theme in question.themes}
    choices = tuple((it, names[language]) for it, names in themes.items() if it in occurring)
    return Filter("theme", say(language, "filter_theme"), choices)
