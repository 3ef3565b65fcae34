"""Values of YAML, written where they stand and in the style in which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from fangtan.importers.yaml_text import scalar
from fangtan.model import Language
from fangtan.translate.catalogue import settled
from fangtan.translate.source import Edit, end_of_words

_WIDTH = 2**31


@dataclass(frozen=True, slots=True)
class _Found:
    """A node, and whether it stands between brackets."""

    node: yaml.Node
    in_flow: bool


def localized_values(
    text: str,
    values: Mapping[str, str],
    language: Language,
    languages: Sequence[Language],
) -> Iterator[tuple[str, Edit]]:
    """Yield an edit for each value, by its location: `themes.quality`, `speakers.0.label`.

    One that is empty is taken out. A location that has no mapping from languages to texts is
    passed over.
    """
    root = yaml.compose(text, yaml.SafeLoader)
    for location, value in values.items():
        found = _at(_Found(root, in_flow=False), location) if root else None
        if found and isinstance(found.node, yaml.MappingNode) and found.node.value:
            yield location, _in_mapping(text, found, found.node, value, language, languages)


def plain_value(text: str, key: str, value: str) -> Edit:
    """Return the edit that gives a key at the top of some YAML its value."""
    root = yaml.compose(text, yaml.SafeLoader)
    found = _at(_Found(root, in_flow=False), key) if root else None
    if found is not None:
        return _replaced(text, found, value)
    end = end_of_words(text, 0, len(text))
    written = key_and_value(key, value)
    return Edit(end, end, f"\n{written}" if end else written)


def key_and_value(key: str, value: str) -> str:
    """Return a key with its value, as it is written into a new file."""
    return f"{key}: {_block_value(value, '')}"


def _at(found: _Found, location: str) -> _Found | None:
    """Return what stands at a location, whose keys may have full stops in them."""
    in_flow = found.in_flow or bool(getattr(found.node, "flow_style", False))
    if isinstance(found.node, yaml.SequenceNode):
        index, _, rest = location.partition(".")
        if not index.isdigit() or int(index) >= len(found.node.value):
            return None
        inner = _Found(found.node.value[int(index)], in_flow)
        return _at(inner, rest) if rest else inner
    if isinstance(found.node, yaml.MappingNode):
        for key, value in found.node.value:
            if key.value == location:
                return _Found(value, in_flow)
            if isinstance(key.value, str) and location.startswith(f"{key.value}."):
                below = _at(_Found(value, in_flow), location.removeprefix(f"{key.value}."))
                if below:
                    return below
    return None


def _in_mapping(  # noqa: PLR0913 - a place, and what is to stand there
    text: str,
    found: _Found,
    node: yaml.MappingNode,
    value: str,
    language: Language,
    languages: Sequence[Language],
) -> Edit:
    in_flow = found.in_flow or bool(node.flow_style)
    stated = {key.value: inner for key, inner in node.value}
    if not value:
        return _taken_out(text, node, language, in_flow=in_flow)
    if language in stated:
        return _replaced(text, _Found(stated[language], in_flow), value)
    before = languages[: languages.index(language)]
    after = next((stated[tag] for tag in reversed(before) if tag in stated), node.value[-1][1])
    end = end_of_words(text, after.start_mark.index, after.end_mark.index)
    key = scalar(language)
    if in_flow:
        return Edit(end, end, f", {key}: {_flow_value(value)}")
    indent = " " * node.value[0][0].start_mark.column
    return Edit(end, end, f"\n{indent}{key}: {_block_value(value, indent)}")


def _taken_out(text: str, node: yaml.MappingNode, language: Language, *, in_flow: bool) -> Edit:
    pairs = list(node.value)
    at = next((n for n, (key, _) in enumerate(pairs) if key.value == language), None)
    if at is None:
        return Edit(0, 0, "")
    key, value = pairs[at]
    end = end_of_words(text, key.start_mark.index, value.end_mark.index)
    if in_flow:
        if at:
            return Edit(pairs[at - 1][1].end_mark.index, end, "")
        following = pairs[1][0].start_mark.index if len(pairs) > 1 else end
        return Edit(key.start_mark.index, following, "")
    start = text.rfind("\n", 0, key.start_mark.index)
    if start < 0:
        return Edit(0, text.find("\n", end) + 1, "")
    end = text.find("\n", end)
    return Edit(start, len(text) if end < 0 else end, "")


def _replaced(text: str, found: _Found, value: str) -> Edit:
    node = found.node
    start = node.start_mark.index
    end = end_of_words(text, start, node.end_mark.index)
    style = getattr(node, "style", None)
    if found.in_flow:
        return Edit(start, end, _flow_value(value, style))
    line = text.rfind("\n", 0, start) + 1
    indent = " " * (len(text[line:start]) - len(text[line:start].lstrip(" ")))
    if style in {"|", ">"}:
        header = text[start:end].split("\n", maxsplit=1)[0]
        return Edit(start, end, _block_value(value, indent, header))
    written = _block_value(value, indent, style=style)
    # Where the key stood alone, its value needs a space.
    return Edit(start, end, written if start == 0 or text[start - 1] in " \n" else f" {written}")


def _flow_value(value: str, style: str | None = None) -> str:
    for candidate in (_dumped([value], style)[1:-1], _dumped(value, '"')):
        if _reads(f"{{k: {candidate}}}", value):
            return candidate
    raise AssertionError(value)


def _block_value(value: str, indent: str, header: str = "", style: str | None = None) -> str:
    """Return a value as it stands behind its key, which stands at an indent."""
    lines = "\n".join(f"{indent}  {line}" if line else "" for line in value.split("\n"))
    in_lines = [f"{header}\n{lines}"] if header else []
    if "\n" in value:
        in_lines.append(f"|\n{lines}")
    one_line = _dumped(value, style)
    for candidate in (*in_lines, one_line, _dumped(value, '"')):
        if _reads(f"{indent}k: {candidate}\n", value) and (
            candidate in in_lines or "\n" not in candidate
        ):
            return candidate
    raise AssertionError(value)


def _reads(document: str, value: str) -> bool:
    try:
        read = yaml.safe_load(document)
    except yaml.YAMLError:
        return False
    given = read.get("k") if isinstance(read, dict) else None
    return isinstance(given, str) and settled(given) == value


def _dumped(value: object, style: str | None) -> str:
    written: str = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, width=_WIDTH, default_style=style
    )
    return written.removesuffix("\n").removesuffix("\n...")
