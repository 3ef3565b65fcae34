"""Speakers' labels in interview.yaml: another language added, all else left as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from fangtan.importers.yaml_text import scalar
from fangtan.model import Language


def labels_in(facts: str, language: Language) -> dict[str, str]:
    """Return the labels that are written for a language, by speaker id."""
    return {
        identifier: stated[language]
        for identifier, node in _labels(facts)
        if language in (stated := _stated(node))
    }


def with_labels(
    facts: str, original: Language, language: Language, labels: Mapping[str, str]
) -> str:
    """Return interview.yaml with labels (by speaker id) in another language as well.

    A label that is the same in every language is parted into one for each.
    """
    edits = [
        edit
        for identifier, node in _labels(facts)
        if identifier in labels
        and (edit := _edit(node, original, language, labels[identifier])) is not None
    ]
    for start, end, text in sorted(edits, reverse=True):
        facts = facts[:start] + text + facts[end:]
    return facts


def _edit(
    node: yaml.Node, original: Language, language: Language, label: str
) -> tuple[int, int, str] | None:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        if node.value == label:
            return None
        return start, end, scalar({original: node.value, language: label})
    if not isinstance(node, yaml.MappingNode) or language in _stated(node) or not node.value:
        return None
    last = node.value[-1][1].end_mark.index
    if node.flow_style:
        return last, last, f", {language}: {_in_flow(label)}"
    indent = " " * node.value[0][0].start_mark.column
    return last, last, f"\n{indent}{language}: {scalar(label)}"


def _in_flow(label: str) -> str:
    """Return a label as it may stand between braces."""
    return scalar([label])[1:-1]


def _stated(node: yaml.Node) -> dict[str, str]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {key.value: value.value for key, value in pairs}


def _labels(facts: str) -> Iterator[tuple[str, yaml.Node]]:
    root = yaml.compose(facts, yaml.SafeLoader)
    for speaker in _value(root, "speakers"):
        pairs = {key.value: value for key, value in speaker.value}
        if "id" in pairs and "label" in pairs:
            yield pairs["id"].value, pairs["label"]


def _value(root: yaml.Node | None, name: str) -> list[yaml.MappingNode]:
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    found = next((value for key, value in pairs if key.value == name), None)
    entries = found.value if isinstance(found, yaml.SequenceNode) else []
    return [entry for entry in entries if isinstance(entry, yaml.MappingNode)]
