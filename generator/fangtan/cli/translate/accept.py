"""`fangtan translate accept`: translations fit their originals as those are now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from fangtan.cli.options import content_option
from fangtan.cli.translate.saying import say_and_report
from fangtan.cli.translate.showing import languages_option


@click.command("accept")
@click.argument("names", nargs=-1, metavar="[PART|SLUG|ID]…")
@content_option()
@languages_option("Accept translations into this language alone; may be given several times.")
@click.option("--all", "everything", is_flag=True, help="Accept all that there are.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
def command(
    content: Path,
    names: Sequence[str],
    languages: Sequence[str],
    *,
    everything: bool,
    dry_run: bool,
) -> None:
    """Say that translations fit their originals as those are now.

    What was stale is again what it was: reviewed, or a draft if its words have changed too.
    A draft stays one, and from now on shows when its original changes. In the language that
    questions were written in, it says that they fit the passages that they cite.

    PART is a file such as interviews/SLUG/questions, SLUG an interview, ID a passage, a heading
    or a question with all that is below it: SLUG/what-is-quality.3, glossary#vertical-screen.
    """
    say_and_report(content, names, languages, "accepted", everything=everything, dry_run=dry_run)
