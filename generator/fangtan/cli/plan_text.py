"""A plan as lines for a terminal, eighty columns wide."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.cli.columns import width, wrapped
from fangtan.planning import Plan, Words

_DAY = 24 * 60


def of_plan(plan: Plan, words: Words, starts: int) -> Iterator[str]:
    """Yield a plan: the clock first, then what to bring, what to cut, and why."""
    yield words.say("plan_title", minutes=plan.request.minutes)
    for at, step in enumerate(plan.steps):
        yield ""
        time = f"{clock(starts + step.starts)}  "
        length = words.say("paper_step_minutes", minutes=step.minutes)
        colon = words.say("colon")
        yield from wrapped(f"{words.step_title(at)}{colon}{length}", time)
        if step.kind in {"reading", "question", "activity", "input"}:
            first = next(words.step_text(step))
            yield from wrapped(first, " " * width(time))
        if step.question and step.kind != "debrief":
            yield from wrapped(words.passages(step), " " * width(time))
    yield from _section(words.say("plan_bring"), words.material())
    if plan.questions:
        yield from _section(words.say("plan_cut"), words.cuts())
        yield ""
        for loss in plan.losses:
            yield from wrapped(words.loss(loss), "- ")
        yield from _section(
            words.say("plan_why_label"),
            (words.titled(it.id, words.reasons(it)) for it in plan.questions),
        )
    shortcomings = list(words.shortcomings())
    title = words.say("plan_not_kept")
    yield from _section(title, shortcomings or [words.say("plan_whole")])


def clock(minutes: int) -> str:
    """Return minutes since midnight as a time of day."""
    hours, rest = divmod(minutes % _DAY, 60)
    return f"{hours}:{rest:02}"


def _section(title: str, items: Iterator[str] | list[str]) -> Iterator[str]:
    yield ""
    yield title
    for item in items:
        yield from wrapped(item, "- ")
