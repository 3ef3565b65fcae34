"""The Jinja environment: strict, escaping, the same for every edition."""

from __future__ import annotations

import functools
import json
import os
from contextlib import suppress

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from fangtan.resources import TEMPLATES, caches


def render(template: str, **context: object) -> str:
    """Return a template of `templates/` filled in; an undefined name is an error."""
    return _environment().get_template(template).render(**context)


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_kept_bytecode(),
    )
    environment.filters["json_ld"] = json_ld
    return environment


def _kept_bytecode() -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept, as Python keeps its own; None if nowhere."""
    folder = caches() / "templates"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def json_ld(value: object) -> Markup:
    """Return a value as JSON that is safe inside a script element."""
    written = json.dumps(value, ensure_ascii=False, indent=1)
    # No "<" means no end tag and no comment, whatever a title says.
    return Markup(written.replace("<", "\\u003c"))  # noqa: S704 - see the line above
