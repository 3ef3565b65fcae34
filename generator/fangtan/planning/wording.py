"""A plan in words: titles, what to do, what to bring, what to cut, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import get_args

from fangtan.i18n import say
from fangtan.model import Interview, Language, Level, Names, given
from fangtan.planning.objective import Element
from fangtan.planning.plan import ChosenQuestion, Loss, Plan, PlannedStep

Cite = Callable[[str, str], str]
"""Writes a passage: from its mark, such as ¶12, and its id."""

_SPOKEN = frozenset({"opening", "debrief", "break", "closing"})


class Words:
    """What is said of one plan, in one language."""

    def __init__(
        self,
        plan: Plan,
        interview: Interview,
        themes: Mapping[str, Names],
        language: Language,
        cite: Cite = lambda mark, _: mark,
    ) -> None:
        """Take a plan, what it was made from, and how passages are written."""
        self._plan = plan
        self._bank = {question.id: question for question in interview.tasks}
        self._interview = interview
        self._themes = themes
        self._language = language
        self._cite = cite
        self._passages = interview.passages()

    def say(self, key: str, **values: object) -> str:
        """Return a string of the interface."""
        return say(self._language, key, **values)

    def title(self, question: str) -> str:
        """Return the title of a question as plain Markdown."""
        return self._bank[question].title[self._language].markdown

    def step_title(self, at: int) -> str:
        """Return the heading of a step."""
        step = self._plan.steps[at]
        if step.kind == "reading":
            title = self.title(self._plan.steps[at + 1].question or "")
            return self.say("plan_reading", title=title)
        if step.kind == "debrief":
            return self.say("plan_debrief", title=self.title(step.question or ""))
        if step.kind == "input":
            return self.say("plan_reserve")
        return self.title(step.question) if step.question else self.say(f"step_{step.kind}")

    def step_text(self, step: PlannedStep) -> Iterator[str]:
        """Yield what is done in a step, paragraph by paragraph."""
        if step.kind in _SPOKEN:
            yield self.say(f"plan_{step.kind}_text")
        elif step.kind == "reading":
            yield self.say("plan_reading_text", passages=self._listed(map(self._cited, step.cites)))
        elif step.kind == "input":
            yield self.say("plan_reserve_text")
        elif step.question:
            chosen = next(it for it in self._plan.questions if it.id == step.question)
            key = "plan_activity_text" if chosen.is_activity else "plan_question_text"
            yield self.say(key, parts=self._parts(step))
            yield self.passages(step)
            yield self.reasons(chosen)

    def passages(self, step: PlannedStep) -> str:
        """Return the passages that a step rests on."""
        return self.say("plan_passages", passages=self._listed(map(self._cited, step.cites)))

    def titled(self, question: str, text: str) -> str:
        """Return a text with the title of a question before it."""
        return f"{self.title(question)}{self.say('colon')}{text}"

    def material(self) -> Iterator[str]:
        """Yield what has to be brought."""
        people = self._plan.request.group_size
        yield self.say("plan_handouts", size=people) if people else self.say("plan_handout")
        yield self.say("plan_paper")
        yield self.say("plan_clock")
        for chosen in self._plan.questions:
            question = self._bank[chosen.id]
            title = self.title(chosen.id)
            if chosen.is_activity:
                # It has a sheet of its own, and says for itself what else it takes.
                yield self.say("plan_activity_sheet", title=title)
                for thing in chosen.material:
                    text = thing[given(thing, self._language)].rstrip(".。")
                    yield self.say("plan_thing", title=title, thing=text)
            elif question.format == "fishbowl":
                yield self.say("plan_ring", title=title)
            elif question.format == "groups" and people:
                groups = people // (question.group_size or 2)
                yield self.say("plan_sheets", count=groups, title=title)
            elif question.format == "groups":
                yield self.say("plan_sheet", title=title)

    def cuts(self) -> Iterator[str]:
        """Yield the questions by how soon they can go."""
        priorities = {it.id: it.priority for it in self._plan.questions}
        for name in self._plan.cut_first:
            yield self.say("plan_cut_item", title=self.title(name), priority=priorities[name])

    def loss(self, loss: Loss) -> str:
        """Return what becomes of the plan when minutes are lost."""
        gone = [self.say("plan_dropped", title=self.title(name)) for name in loss.dropped]
        less = [
            self.say(
                "plan_shortened", title=self.title(it.id), minutes=it.minutes, before=it.before
            )
            for it in loss.shortened
        ]
        rest = self.say("clause_separator").join([*gone, *less]) or self.say("plan_all_stays")
        return self.say("plan_lost", minutes=loss.minutes, rest=rest)

    def reasons(self, chosen: ChosenQuestion) -> str:
        """Return why a question was chosen."""
        reasons = [self.say("plan_why_priority", priority=chosen.priority)]
        if chosen.serves:
            names = self._listed(map(self.outcome, chosen.serves))
            reasons.append(self.say("plan_why_serves", names=names))
        if chosen.brings:
            names = self._listed(map(self.element, chosen.brings))
            reasons.append(self.say("plan_why_brings", names=names))
        return self.say("plan_why", reasons=self.say("clause_separator").join(reasons))

    def shortcomings(self) -> Iterator[str]:
        """Yield what the plan could not keep, a sentence each; nothing where it keeps all."""
        if self._plan.missing:
            names = self._listed(map(self.element, self._plan.missing))
            yield self.say("plan_missing", names=names)
        if self._plan.too_few:
            yield self.say("plan_too_few", names=self._listed(map(self.title, self._plan.too_few)))
        if self._plan.spare:
            yield self.say("plan_spare", minutes=self._plan.spare)
        if not self._plan.has_its_breaks:
            yield self.say("plan_without_break")
        if not self._plan.is_best:
            yield self.say("plan_not_proved")

    def introduction(self) -> Iterator[str]:
        """Yield what the plan is, and for which outcomes."""
        yield self.say("plan_introduction", minutes=self._plan.request.minutes)
        if self._plan.request.outcomes:
            names = self._listed(map(self.outcome, self._plan.request.outcomes))
            yield self.say("plan_outcomes", names=names)

    def element(self, element: Element) -> str:
        """Return the name of something that a plan has or has not."""
        if element.kind == "section":
            section = next(it for it in self._interview.sections if it.id == element.id)
            name = section.title[self._language].markdown
        elif element.kind == "outcome":
            name = self.outcome(element.id)
        else:
            name = self.say(f"{element.kind}_{element.id}")
        return self.say(f"plan_the_{element.kind}", name=name)

    def outcome(self, name: str) -> str:
        """Return the name of a level, a theme or a lens."""
        if name in self._themes:
            theme = self._themes[name]
            return theme[self._language] if self._language in theme else next(iter(theme.values()))
        return self.say(f"level_{name}" if name in get_args(Level) else f"lens_{name}")

    def _cited(self, target: str) -> str:
        segments = self._passages.get(target, ())
        if not segments:
            return target
        first, last = segments[0].number, segments[-1].number
        return self._cite(f"¶{first}" if first == last else f"¶{first}–{last}", target)

    def _parts(self, step: PlannedStep) -> str:
        return self._listed(
            self.say(
                "minutes_part",
                part=self.say(f"minutes_{name}"),
                minutes=self.say("minutes_total", minutes=minutes),
            )
            for name, minutes in step.parts.items()
        )

    def _listed(self, names: Iterable[str]) -> str:
        return self.say("list_separator").join(names)
