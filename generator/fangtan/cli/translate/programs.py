"""The formats of translators’ programs, each read and written by a module of its own."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol

import click

from fangtan.translate.catalogue import Catalogue, Returned

Form = Literal["po", "xliff"]

_SUFFIXES: dict[str, Form] = {".po": "po", ".pot": "po", ".xlf": "xliff", ".xliff": "xliff"}


class Program(Protocol):
    """What the module of a format offers."""

    SUFFIX: str

    def written(self, catalogue: Catalogue) -> bytes:
        """Return a catalogue as a file."""

    def read(self, path: Path) -> Returned:
        """Return what a file holds."""


def forms() -> list[str]:
    """Return the names of the formats."""
    return list(dict.fromkeys(_SUFFIXES.values()))


def form_of(path: Path) -> Form:
    """Return a file’s format by its ending; refuse what is none of ours."""
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise click.UsageError(f"{path} ends in none of {', '.join(_SUFFIXES)}.")
    return form


def module_of(form: Form) -> Program:
    """Return the module of a format, or say what has to be installed for it."""
    try:
        module: Program = import_module(f"fangtan.translate.{form}")
    except ModuleNotFoundError as error:
        raise click.UsageError(
            f"{error.name} is not installed; run: pip install 'fangtan[translate]'"
        ) from error
    return module
