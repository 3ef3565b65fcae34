"""What several commands have in common."""

from __future__ import annotations

import re
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


def form_option(what: str) -> Decorator:
    """Return the option that chooses between people and programs as readers."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=what,
    )


def print_findings(findings: Iterable[Finding], folder: Path) -> None:
    """Print findings with paths that can be opened from here."""
    for finding in findings:
        click.echo(str(finding.under(folder.as_posix())), err=True)


def print_findings_here(findings: Iterable[Finding]) -> None:
    """Print findings whose paths can be opened from here as they are."""
    for finding in findings:
        click.echo(str(finding), err=True)


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many}"


def language_tag(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Return a language tag as it was given; refuse what is none."""
    if value is not None and not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", value):
        raise click.BadParameter(f"“{value}” is not a language tag such as en or zh-Hans.")
    return value


def slug_of(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Return an interview's name in addresses as it was given; refuse what cannot be one."""
    if value is not None and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise click.BadParameter(f"“{value}” is not lower-case words joined by hyphens.")
    return value


def no_interview(slug: str, known: Iterable[str]) -> click.BadParameter:
    """Return what is said where a publication has no interview of a name, but has `known`."""
    others = ", ".join(known)
    return click.BadParameter(
        f"“{slug}” is not an interview of this publication" + (f": {others}." if others else "."),
        param_hint="SLUG",
    )
