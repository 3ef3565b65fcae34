"""`fangtan translate mark`: translations are reviewed, drafts, or alike by design."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from fangtan.cli.options import content_option
from fangtan.cli.translate.saying import say_and_report
from fangtan.cli.translate.showing import languages_option
from fangtan.load import Said


@click.command("mark")
@click.argument("state", type=click.Choice(["reviewed", "same", "draft"]))
@click.argument("names", nargs=-1, metavar="[PART|SLUG|ID]…")
@content_option()
@languages_option("Mark translations into this language alone; may be given several times.")
@click.option("--all", "everything", is_flag=True, help="Mark all that there are.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
def command(  # noqa: PLR0913 - one parameter an option
    content: Path,
    state: Said,
    names: Sequence[str],
    languages: Sequence[str],
    *,
    everything: bool,
    dry_run: bool,
) -> None:
    """Say that translations are reviewed, drafts, or alike by design.

    “reviewed”: somebody has read them against their originals as those are now.
    “same”: the words are those of the original, by design; they need not be written again.
    “draft”: nobody vouches for them.

    PART, SLUG and ID are as for “fangtan translate accept”.
    """
    say_and_report(content, names, languages, state, everything=everything, dry_run=dry_run)
