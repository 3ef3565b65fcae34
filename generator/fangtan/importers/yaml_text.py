"""YAML as an import writes it: short values on one line, in the order in which they are read."""

from __future__ import annotations

import yaml


def scalar(value: object) -> str:
    """Return a text, number, list or mapping as YAML that fits on one line."""
    written = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, width=2**31, sort_keys=False
    )
    return written.removesuffix("\n").removesuffix("\n...")


def block(value: object) -> str:
    """Return a mapping as YAML over several lines."""
    written: str = yaml.safe_dump(value, allow_unicode=True, width=96, sort_keys=False)
    return written


def literal(key: str, text: str) -> str:
    """Return a key whose Markdown text stands below it, indented."""
    lines = "\n".join(f"  {line}" if line else "" for line in text.split("\n"))
    return f"{key}: |\n{lines}\n"
