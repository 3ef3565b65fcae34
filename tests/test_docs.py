"""The documentation names everything that there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from fangtan import catalog, urls
from fangtan.findings import Rule
from fangtan.load import schema

ROOT = Path(__file__).parents[1]
CONTENT = (ROOT / "docs" / "content.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
SHAPES = [
    each
    for each in vars(schema).values()
    if isinstance(each, type) and issubclass(each, schema.Shape) and each is not schema.Shape
]


@pytest.mark.parametrize("rule", sorted(Rule))
def test_every_rule_is_explained(rule: Rule) -> None:
    assert f"`{rule}`" in CONTENT


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape.__name__))
def test_every_field_is_described(shape: type[schema.Shape]) -> None:
    for field in shape.model_fields:
        assert f"`{field}`" in CONTENT, field


@pytest.mark.parametrize("slug", sorted(urls.RESERVED - {"index"}))
def test_every_reserved_name_is_listed(slug: str) -> None:
    assert f"`{slug}`" in CONTENT


def test_every_room_is_in_the_architecture() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = {room for layer in layers for room in re.findall(r"\w+", layer)} - {"__main__"}
    for room in rooms:
        assert re.search(rf"`{room}/?`", ARCHITECTURE), room


def test_every_edition_is_in_the_architecture() -> None:
    for name in catalog.names():
        assert f"`{name}`" in ARCHITECTURE
