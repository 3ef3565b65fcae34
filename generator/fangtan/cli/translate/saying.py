"""What `accept` and `mark` have in common: they say something of chosen texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from fangtan.cli import FINDINGS
from fangtan.cli.options import count, print_findings
from fangtan.cli.translate.choice import chosen
from fangtan.translate.accepting import Change, Outcome, Verdict, say
from fangtan.translate.writing import write

_SHOWN = 20


def say_and_report(  # noqa: PLR0913 - what was typed
    content: Path,
    names: Sequence[str],
    languages: Sequence[str],
    verdict: Verdict,
    *,
    everything: bool,
    dry_run: bool,
) -> None:
    """Say something of the chosen texts, write it down, and print what was done."""
    if not names and not everything:
        raise click.UsageError(
            "name a file, an interview or a passage, or take all of them with --all."
        )
    if names and everything:
        raise click.UsageError("--all takes everything: leave the names out.")
    outcome = say(chosen(content, names, languages), verdict)
    if not dry_run:
        write(content, outcome.files)
    print_findings(outcome.findings, content)
    for line in _report(outcome, dry_run=dry_run):
        click.echo(line)
    click.get_current_context().exit(FINDINGS if outcome.findings else 0)


def _report(outcome: Outcome, *, dry_run: bool) -> list[str]:
    if not outcome.changes and not outcome.files:
        return ["Nothing new was said." if not outcome.findings else "Nothing was said."]
    lines = [_line(change) for change in outcome.changes[:_SHOWN]]
    left = len(outcome.changes) - len(lines)
    lines += [f"… and {left} more."] if left else []
    states = Counter(_state(change) for change in outcome.changes)
    counts = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    written = count(len(outcome.files), "file", "files")
    done = f"{written} to write: this was a dry run" if dry_run else f"{written} written"
    texts = count(len(outcome.changes), "text", "texts")
    return [*lines, f"{texts}{f' ({counts})' if counts else ''}; {done}."]


def _line(change: Change) -> str:
    name = f"{change.part}#{change.id}"
    if change.after == "original":
        return f"{name}: fits what it cites"
    if change.before == change.after:
        return f"{name} ({change.language}): {change.after}, as it is now"
    return f"{name} ({change.language}): {change.before} → {change.after}"


def _state(change: Change) -> str:
    return "fitting what they cite" if change.after == "original" else change.after
