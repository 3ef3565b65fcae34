"""The Jinja environment: strict, escaping, the same for every edition."""

from __future__ import annotations

import functools
import json

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from fangtan.resources import TEMPLATES


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
    )
    environment.filters["json_ld"] = json_ld
    return environment


def json_ld(value: object) -> Markup:
    """Return a value as JSON that is safe inside a script element."""
    written = json.dumps(value, ensure_ascii=False, indent=1)
    # No "<" means no end tag and no comment, whatever a title says.
    return Markup(written.replace("<", "\\u003c"))  # noqa: S704 - see the line above
