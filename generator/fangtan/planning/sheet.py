"""A plan as a run-sheet of the content format, and where it goes in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fangtan.markup.blocks import attributes, blocks
from fangtan.planning.plan import Plan
from fangtan.planning.wording import Words

_SHEET_LEVEL = 2


def identifier(plan: Plan) -> str:
    """Return what a plan's run-sheet is called where nobody has chosen a name."""
    return f"plan-{plan.request.minutes}"


def sheet(plan: Plan, words: Words, name: str, *, with_facts: bool) -> str:
    """Return a run-sheet as Markdown; facts stand in the original language alone."""
    return "\n\n".join(_parts(plan, words, name, with_facts=with_facts)) + "\n"


def merged(text: str, name: str, written: str) -> str:
    """Return the text of a file with a run-sheet: in its place if it is there, else at the end."""
    lines = text.splitlines(keepends=True)
    heads = _heads(text)
    for index, (found, line) in enumerate(heads):
        if found == name:
            end = heads[index + 1][1] - 1 if index + 1 < len(heads) else len(lines)
            after = "".join(lines[end:])
            return "".join(lines[: line - 1]) + written + ("\n" if after else "") + after
    return f"{text.rstrip()}\n\n{written}" if text.strip() else written


def run_sheets_in(text: str) -> tuple[str, ...]:
    """Return the ids of the run-sheets in a file."""
    return tuple(name for name, _ in _heads(text))


def _heads(text: str) -> list[tuple[str, int]]:
    """Return the id and the line of each run-sheet’s heading."""
    return [
        (attributes(block.text)[1].get("id", ""), block.line)
        for block in blocks(text)
        if block.kind == "heading" and block.level == _SHEET_LEVEL
    ]


def _parts(plan: Plan, words: Words, name: str, *, with_facts: bool) -> Iterator[str]:
    yield f"## {words.say('plan_title', minutes=plan.request.minutes)} {{#{name}}}"
    if with_facts:
        size = plan.request.group_size
        people = f"\ngroup_size: {size}" if size else ""
        yield _facts(f"minutes: {plan.request.minutes}{people}")
    yield from words.introduction()
    yield words.say("plan_bring")
    yield _listed(words.material())
    yield from words.shortcomings()
    if plan.questions:
        yield words.say("plan_cut")
        yield _listed(words.cuts())
        yield _listed(words.loss(loss) for loss in plan.losses)
    for at, (step, own) in enumerate(zip(plan.steps, _names(plan, name), strict=True)):
        yield f"### {words.step_title(at)} {{#{own}}}"
        if with_facts:
            facts = [f"minutes: {step.minutes}", f"kind: {step.kind}"]
            if step.question and step.kind != "debrief":
                facts.append(f"questions: [{step.question}]")
            if step.cites:
                facts.append(f"cites: [{', '.join(step.cites)}]")
            yield _facts("\n".join(facts))
        yield from words.step_text(step)


def _names(plan: Plan, name: str) -> Iterator[str]:
    """Yield an id for each step: of the run-sheet, and what it is."""
    breaks = 0
    for at, step in enumerate(plan.steps):
        if step.kind == "break":
            breaks += 1
            yield f"{name}-break-{breaks}"
        elif step.kind == "reading":
            yield f"{name}-{plan.steps[at + 1].question}-reading"
        elif step.kind == "debrief":
            yield f"{name}-{step.question}-debrief"
        elif step.kind == "input":
            yield f"{name}-reserve"
        else:
            yield f"{name}-{step.question or step.kind}"


def _facts(yaml: str) -> str:
    return f"~~~yaml\n{yaml}\n~~~"


def _listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
