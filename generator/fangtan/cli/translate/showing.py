"""What the commands of `fangtan translate` have in common before anything is loaded."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator

import click

from fangtan.cli.options import Decorator


def languages_option(what: str) -> Decorator:
    """Return the option that names languages."""
    return click.option("--lang", "languages", multiple=True, metavar="TAG", help=what)


@contextlib.contextmanager
def one_line() -> Iterator[Callable[[str], None]]:
    """Give a function that shows how far one has come, on one line that is gone at the end."""
    is_shown = sys.stderr.isatty() and not os.environ.get("CI")

    def show(text: str) -> None:
        if is_shown:
            click.echo(f"\r\x1b[2K{text[:78]}", nl=False, err=True)

    try:
        yield show
    finally:
        show("")
