"""YAML with the place of every value, held against its shape."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fangtan.findings import Place, Rule
from fangtan.load.reader import Reader
from fangtan.load.schema import Shape

S = TypeVar("S", bound=Shape)
Location = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class Yaml:
    """A parsed YAML text: its data, and its nodes with their marks."""

    path: str
    first_line: int
    data: Any
    node: yaml.Node | None

    def place(self, location: Location = (), *, of_key: bool = False) -> Place:
        """Return where a value (or its key) stands; of a missing one, where its parent stands."""
        node, mark = self.node, self.node.start_mark if self.node else None
        for step in location:
            pair = _child(node, step)
            if pair is None:
                break
            key, node = pair
            mark = (
                key.start_mark
                if of_key or isinstance(node, yaml.CollectionNode)
                else (node.start_mark)
            )
        if mark is None:
            return Place(self.path, self.first_line)
        return Place(self.path, mark.line + self.first_line, mark.column + 1)


def parse(reader: Reader, path: str, text: str, first_line: int = 1) -> Yaml | None:
    """Return the parsed YAML of a text that begins at `first_line`, or None with a finding."""
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        data = loader.construct_document(node) if node is not None else None
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = (
            Place(path, mark.line + first_line, mark.column + 1)
            if mark
            else Place(path, first_line)
        )
        problem = getattr(error, "problem", None) or str(error)
        reader.find(
            place,
            Rule.YAML_IS_WELL_FORMED,
            f"this is not YAML: {problem}",
            "look for an unclosed quote or bracket, a missing space after a colon, or a tab",
        )
        return None
    finally:
        loader.dispose()
    document = Yaml(path, first_line, data, node)
    for key in _repeated(node):
        mark = key.start_mark
        reader.find(
            Place(path, mark.line + first_line, mark.column + 1),
            Rule.ID_IS_UNIQUE,
            f"“{key.value}” stands twice in the same mapping",
            "keep one of the two",
        )
    return document


def shape(reader: Reader, document: Yaml, kind: type[S], at: Location = ()) -> S | None:
    """Return what stands at a location as its shape.

    What is wrong becomes findings; the rest is kept, with stand-ins for required values,
    as far as that can be done.
    """
    data = document.data
    for step in at:
        data = data[step]
    if data is None:
        data = {}
    if not isinstance(data, dict):
        reader.find(
            document.place(at),
            Rule.VALUE_IS_VALID,
            f"“{_short(data)}” is not a mapping of keys",
            "write one “key: value” a line",
        )
        return None
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    for detail in errors:
        _report(reader, document, kind, at, detail)
    return _mended(kind, data, errors)


def _mended(kind: type[S], data: dict[str, Any], errors: Sequence[ErrorDetails]) -> S | None:
    mended = copy.deepcopy(data)
    for detail in errors:
        _mend(kind, mended, detail["loc"])
    try:
        return kind.model_validate({**kind.stand_ins, **mended})
    except ValidationError:
        wrong = {detail["loc"][0] for detail in errors if detail["loc"]}
    kept = {key: value for key, value in data.items() if key not in wrong}
    try:
        return kind.model_validate({**kind.stand_ins, **kept})
    except ValidationError:
        return None


def _mend(kind: type[Shape], data: object, location: Location) -> None:
    """Take a wrong value out where it stands, and put a stand-in there if it is required."""
    inner: type[Shape] = kind
    *parents, last = location
    for step in parents:
        if isinstance(step, str) and step in inner.model_fields:
            inner = _shape_in(inner.model_fields[step].annotation) or inner
        if not isinstance(data, (dict, list)):
            return
        data = data[step]  # type: ignore[index]
    if isinstance(data, dict):
        data.pop(last, None)
        if last in inner.stand_ins:
            data[last] = inner.stand_ins[str(last)]


def _report(
    reader: Reader, document: Yaml, kind: type[Shape], at: Location, detail: ErrorDetails
) -> None:
    location = (*at, *detail["loc"])
    name = ".".join(str(step) for step in detail["loc"])
    if detail["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(detail["loc"][-1]), _keys(kind, detail["loc"]), 1)
        reader.find(
            document.place(location, of_key=True),
            Rule.KEY_IS_KNOWN,
            f"the key “{name}” is not known here",
            f"did you mean “{near[0]}”?"
            if near
            else "take it out; the keys that go here are " + ", ".join(_keys(kind, detail["loc"])),
        )
    elif detail["type"] == "missing":
        reader.find(
            document.place(location[:-1]),
            Rule.KEY_IS_PRESENT,
            f"the key “{name}” is missing",
            f"add a line “{detail['loc'][-1]}: …”",
        )
    else:
        reader.find(
            document.place(location),
            Rule.VALUE_IS_VALID,
            f"“{name}: {_short(detail['input'])}”: {_lower(detail['msg'])}",
            "give it another value; docs/content.md lists what it takes",
        )


def _keys(kind: type[Shape], location: Location) -> list[str]:
    if len(location) <= 1:
        return list(kind.model_fields)
    field = kind.model_fields.get(str(location[0]))
    inner = _shape_in(field.annotation) if field else None
    rest = [step for step in location[1:] if not isinstance(step, int)]
    return _keys(inner, rest) if inner else []


def _shape_in(annotation: object) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    found = (_shape_in(part) for part in getattr(annotation, "__args__", ()))
    return next((part for part in found if part), None)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _repeated(node: yaml.Node | None) -> list[yaml.Node]:
    found: list[yaml.Node] = []
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    found.append(key)
                seen.add(key.value)
            found += _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            found += _repeated(value)
    return found


def _short(value: object) -> str:
    written = str(value)
    return written if len(written) <= 60 else written[:57] + "…"  # noqa: PLR2004 - a line's width


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
