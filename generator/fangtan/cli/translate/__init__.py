"""`fangtan translate`: how translations stand to their originals, and what is said of them."""

from __future__ import annotations

import click

from fangtan.cli.lazy import lazy

_COMMANDS = {
    "status": "Count what is missing, drafted, stale and reviewed, file by file.",
    "diff": "Show what changed in originals since they were translated.",
    "accept": "Say that translations fit their originals as those are now.",
    "mark": "Say that translations are reviewed, drafts, or alike by design.",
    "export": "Write what is to be translated as PO or XLIFF.",
    "import": "Take translations back from PO or XLIFF.",
}


@click.group("translate", cls=lazy(__name__, _COMMANDS))
def command() -> None:
    """Say how translations stand, and exchange them with translators.

    Every paragraph, heading and name is missing, a draft, stale, reviewed, or alike by design.
    Begin with “fangtan translate status”. What is said of a text is kept in small files beside
    the translations, which belong to the publication: docs/translate.md describes them.
    """
