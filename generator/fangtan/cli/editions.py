"""`fangtan editions`: what can be built."""

from __future__ import annotations

import click

from fangtan import catalog


@click.command("editions")
def command() -> None:
    """List what can be built, and for whom it is."""
    rows = [(edition.name, "public", edition.summary) for edition in catalog.FOR_EVERYBODY]
    rows += [(edition.name, "instructor", edition.summary) for edition in catalog.FOR_INSTRUCTORS]
    width = max(len(name) for name, _, _ in rows)
    for name, audience, summary in rows:
        click.echo(f"{name:<{width}}  {audience:<10}  {summary}")
