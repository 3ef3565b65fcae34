"""Texts that somebody wrote in a language that is made from another one: what differs is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

from fangtan.importers.yaml_text import scalar
from fangtan.load import Loaded, Unit
from fangtan.load.deriving import derived
from fangtan.load.sidecar import part_path
from fangtan.model import Language
from fangtan.translate.catalogue import in_reading_order, settled
from fangtan.translate.source import Edit, Source, end_of_words, line_start
from fangtan.translate.translation import NoPlaceError
from fangtan.translate.values import key_and_value, plain_value

_Pair = tuple[yaml.ScalarNode, yaml.Node]


def overrides_path(part: str, language: Language) -> str:
    """Return the file in which texts of a derived language stand by their ids."""
    return part_path(part, language, "yaml")


def made(unit: Unit, language: Language) -> str | None:
    """Return a text as it is made from another language; None where there is nothing to make."""
    derivation = unit.derived.get(language)
    if derivation is None or derivation.source not in unit.text:
        return None
    return settled(derived(derivation, unit.text[derivation.source].markdown))


def written(
    loaded: Loaded, part: str, language: Language, texts: Mapping[str, str]
) -> Mapping[str, bytes]:
    """Return the file of a part’s own texts in a derived language, with some texts in it.

    Those that read as they are made are taken out. The others stand in the order in which one
    reads them; what stood there keeps its place, and so do comments.
    """
    path = overrides_path(part, language)
    file = loaded.folder / path
    units = {unit.id: unit for unit in in_reading_order(loaded.units, part)}
    source = _renamed(Source(file.read_bytes() if file.is_file() else b""), units, language, path)
    for identifier, text in texts.items():
        keys = _keys(source.text)
        here = next(((key, value) for key, value in keys if key.value == identifier), None)
        if text == made(units[identifier], language):
            edits = [_taken_out(source.text, *here)] if here else []
        elif here:
            edits = [plain_value(source.text, identifier, text)]
        else:
            edits = [_put_in(source.text, keys, list(units), identifier, text)]
        source = Source(source.changed(edits))
    return {path: source.data}


def _keys(text: str) -> list[_Pair]:
    root = yaml.compose(text, yaml.SafeLoader)
    if isinstance(root, yaml.MappingNode) and root.flow_style:
        raise NoPlaceError([], "it is one mapping between braces: write each text on its own line")
    return list(root.value) if isinstance(root, yaml.MappingNode) else []


def _renamed(source: Source, units: Mapping[str, Unit], language: Language, path: str) -> Source:
    """Return the file with each text under the id that it has now, wherever it stood before."""
    now = {
        unit.text[language].place.line: identifier
        for identifier, unit in units.items()
        if unit.text[language].place.path == path
    }
    return Source(
        source.changed(
            Edit(key.start_mark.index, key.end_mark.index, scalar(identifier))
            for key, value in _keys(source.text)
            if (identifier := now.get(value.start_mark.line + 1, key.value)) != key.value
        )
    )


def _taken_out(text: str, key: yaml.Node, value: yaml.Node) -> Edit:
    start = line_start(text, key.start_mark.line + 1)
    end = text.find("\n", end_of_words(text, start, value.end_mark.index))
    return Edit(start, len(text) if end < 0 else end + 1, "")


def _put_in(
    text: str,
    keys: Sequence[_Pair],
    order: Sequence[str],
    identifier: str,
    words: str,
) -> Edit:
    before = set(order[: order.index(identifier)])
    ends = [
        end_of_words(text, key.start_mark.index, value.end_mark.index)
        for key, value in keys
        if key.value in before
    ]
    entry = key_and_value(scalar(identifier), words)
    if ends:
        end = text.find("\n", max(ends))
        at = len(text) if end < 0 else end
        return Edit(at, at, f"\n{entry}")
    if keys:
        line = keys[0][0].start_mark.line
        lines = text.split("\n")
        # A comment right above a text is about that text.
        while line and lines[line - 1].startswith("#"):
            line -= 1
        at = line_start(text, line + 1)
        return Edit(at, at, f"{entry}\n")
    at = end_of_words(text, 0, len(text))
    return Edit(at, len(text), f"\n{entry}\n" if at else f"{entry}\n")
