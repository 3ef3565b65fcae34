"""The report of an import: what was read, why so, what is in doubt, and what is left to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from fangtan.findings import Finding
from fangtan.importers.blocks import Imported
from fangtan.importers.escaping import escaped, in_one_line
from fangtan.importers.outline import Outline, label_of

RIGHTS = (
    "It starts as private: `rights: unknown` keeps it out of everything public, and only the "
    "instructor’s matter is built from it.\n"
    "To publish it, find out who holds the rights, and write `rights: open` or `rights: licensed` "
    "in `interview.yaml`.\n"
    "Where they are closed, `fangtan digest {slug}` lays out a retelling in your own words, "
    "which may be published."
)


def report(  # noqa: PLR0913 - what was read, what became of it, and what is in doubt
    imported: Imported,
    whole: Outline,
    *,
    slug: str,
    name: str,
    findings: Sequence[Finding],
    decisions: Sequence[str] = (),
) -> str:
    """Return import.<lang>.md; `name` is the file that was read, without its folder."""
    language = imported.language
    parts = [
        f"# What `fangtan import` made of {_quoted(name)}",
        (
            "This file is for you: nothing is built from it, and you may delete it.\n"
            "Lines are those of the file that was read."
        ),
        "## What was found",
        _list([f"Language: {language}.", *_found(imported, whole)]),
        "## Speakers",
        _list(_speakers(imported)) or "Nobody: no turn was recognised, all of it is context.",
        "## Why it was read so",
        _list(escaped(in_one_line(reason)) for reason in imported.reasons)
        or "The source left no choice.",
        "## In doubt",
        _list(_doubt(finding) for finding in findings) or "Nothing.",
        "## What the import decided by itself",
        _list(escaped(decision) for decision in [*decisions, *whole.decisions]) or "Nothing.",
        *_metadata(imported),
        "## What is left to do",
        _list(_errands(language)),
        "## Rights",
        RIGHTS.format(slug=slug),
    ]
    return "\n\n".join(parts) + "\n"


def counts(imported: Imported) -> list[str]:
    """Return how many blocks of each kind there are, in words."""
    numbers = Counter(block.kind for block in imported.blocks)
    return [f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in numbers.items()]


def speakers(imported: Imported) -> list[tuple[str, str, int]]:
    """Return each speaker's label and role, and how many turns they have."""
    turns = Counter(
        label_of(block.speaker, imported.language)
        for block in imported.blocks
        if block.kind == "turn"
    )
    roles = {label_of(found.label, imported.language): found.role for found in imported.speakers}
    return [(label, roles.get(label, "other"), turns[label]) for label in {**roles, **turns}]


def _found(imported: Imported, whole: Outline) -> list[str]:
    passages = sum(len(exchange.passages) for exchange in whole.exchanges)
    return [
        f"Of the source: {', '.join(counts(imported)) or 'nothing'}.",
        (
            f"Written: {sum(bool(section.title) for section in whole.sections)} sections, "
            f"{len(whole.exchanges)} exchanges, {passages} passages."
        ),
    ]


def _speakers(imported: Imported) -> list[str]:
    forms = {label_of(found.label, imported.language): found.forms for found in imported.speakers}
    return [
        f"{_quoted(label)}, {role}: {number} turn{'' if number == 1 else 's'}"
        + (f"; written {', '.join(map(_quoted, forms[label]))}" if forms.get(label) else "")
        for label, role, number in speakers(imported)
    ]


def _metadata(imported: Imported) -> list[str]:
    rows = [f"{_quoted(key)}: {_quoted(value)}" for key, value in imported.metadata.items()]
    return ["## What the source says of itself", _list(rows)] if rows else []


def _doubt(finding: Finding) -> str:
    text = f"line {finding.place.line}: {finding.rule}: {finding.message}; {finding.hint}."
    return escaped(in_one_line(text))


def _errands(language: str) -> list[str]:
    return [
        (
            "Read `interview.yaml`: the speakers’ roles, `fidelity`, `rights`. "
            "Add `person:` to a speaker who is in `people.yaml`."
        ),
        (
            f"Read `interview.{language}.md` beside the source. Each `{{#id}}` becomes an address: "
            "change it now or never."
        ),
        f"Write what begins with `TODO` there and in `questions.{language}.md`.",
        "Run `fangtan check` until it is content, then `fangtan build`.",
    ]


def _quoted(text: str) -> str:
    return f"“{escaped(in_one_line(text))}”"


def _list(rows: Iterable[str]) -> str:
    return "\n".join(f"- {row}" for row in rows)
