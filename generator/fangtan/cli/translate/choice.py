"""The texts that somebody means, and what is said of a name that means none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import click

from fangtan.translate.choosing import (
    AmbiguousNameError,
    Chosen,
    UnknownLanguageError,
    UnknownNameError,
    choose,
)


def chosen(
    content: Path,
    names: Sequence[str],
    languages: Sequence[str],
    among: Collection[str] | None = None,
) -> Chosen:
    """Return the texts that somebody means; what names nothing is a matter of usage."""
    try:
        return choose(content, names, languages, among)
    except UnknownNameError as error:
        name, near = error.args
        known = (
            f"Near it: {', '.join(near)}." if near else "“fangtan translate status” lists files."
        )
        message = f"“{name}” names no text. {known}"
        raise click.UsageError(message) from error
    except AmbiguousNameError as error:
        name, whole = error.args
        message = f"“{name}” is in several files. Write {' or '.join(whole)}."
        raise click.UsageError(message) from error
    except UnknownLanguageError as error:
        tag, known = error.args
        message = f"“{tag}” is not a language of this publication: {known}."
        raise click.BadParameter(message, param_hint="--lang") from error
