"""What several commands have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from fangtan.findings import Finding

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def content_option() -> Decorator:
    """Return the option that names the folder of the publication."""
    return click.option(
        "--content",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path("content"),
        show_default=True,
        help="The folder that holds your publication.",
    )


def print_findings(findings: Iterable[Finding], folder: Path) -> None:
    """Print findings with paths that can be opened from here."""
    for finding in findings:
        click.echo(str(finding.under(folder.as_posix())), err=True)


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many}"
