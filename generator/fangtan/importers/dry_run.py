"""JSON as `fangtan import --dry-run --format json` writes it: blocks come straight back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fangtan.importers.formats import Document, Format
from fangtan.importers.source import Line, Shape, Source
from fangtan.importers.unreadable import Unreadable

_SHAPES: Mapping[str, Shape] = {"heading": "heading", "caption": "caption"}
_DEEPEST = 6
_HINT = "write what `fangtan import FILE --dry-run --format json` prints; docs/ show its shape"


def read(document: Document) -> Source:
    """Return each block as a Line: its label, its text and its time codes where they stood."""
    data = _loaded(document)
    blocks = data.get("blocks")
    if not isinstance(blocks, list):
        raise Unreadable(document.name, "the JSON has no list of “blocks”", _HINT)
    people = data.get("speakers")
    title, language = data.get("title"), data.get("language")
    return Source(
        tuple(_lines(document, blocks)),
        title if isinstance(title, str) else None,
        language if isinstance(language, str) else None,
        names=dict(_names(people if isinstance(people, list) else [])),
    )


def _loaded(document: Document) -> Mapping[str, Any]:
    try:
        data = json.loads(document.text)
    except json.JSONDecodeError as error:
        raise Unreadable(
            document.name,
            f"this is not JSON: {error.msg}",
            "look for a missing comma, quotation mark or bracket",
            error.lineno,
        ) from error
    except RecursionError as error:
        raise Unreadable(document.name, "this JSON is nested too deeply", _HINT) from error
    if not isinstance(data, dict):
        raise Unreadable(document.name, "the JSON is no object with “blocks”", _HINT)
    return data


def _names(people: list[Any]) -> Iterator[tuple[str, str]]:
    for person in people:
        if isinstance(person, dict) and isinstance(person.get("label"), str):
            yield person["label"], str(person.get("role") or "")


def _lines(document: Document, blocks: list[Any]) -> Iterator[Line]:
    for order, block in enumerate(blocks, 1):
        if not isinstance(block, dict) or not isinstance(block.get("text"), str):
            raise Unreadable(document.name, f"block {order} has no “text”", _HINT)
        number, speaker = block.get("line"), block.get("speaker")
        words = _written(block)
        if words:
            yield Line(
                words,
                number if isinstance(number, int) and number > 0 else order,
                _SHAPES.get(str(block.get("kind")), "text"),
                _level(block),
                gap=True,
                speaker=speaker if isinstance(speaker, str) and speaker else None,
                seconds=_first_time(block),
            )


def _level(block: Mapping[str, Any]) -> int:
    level = block.get("level")
    if block.get("kind") != "heading":
        return 0
    return min(max(level, 1), _DEEPEST) if isinstance(level, int) else 1


def _written(block: Mapping[str, Any]) -> str:
    """Return a block as the source had it: label first, time codes where they were cut out."""
    text = str(block["text"])
    for time in sorted(_times(block), key=lambda time: -int(time.get("at") or 0)):
        at = int(time.get("at") or 0)
        text = f"{text[:at].rstrip()} {time['written']} {text[at:].lstrip()}"
    label = block.get("label")
    return " ".join(f"{label} {text}".split() if isinstance(label, str) else text.split())


def _times(block: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    times = block.get("times")
    if not isinstance(times, list):
        return []
    return [
        time
        for time in times
        if isinstance(time, dict)
        and isinstance(time.get("written"), str)
        and isinstance(time.get("at", 0), int)
    ]


def _first_time(block: Mapping[str, Any]) -> float | None:
    found = next((time.get("seconds") for time in _times(block)), None)
    return float(found) if isinstance(found, (int, float)) else None


def _is_certain(document: Document) -> bool:
    return document.text.lstrip().startswith("{") and '"blocks"' in document.text


FORMAT = Format("dry-run", "the JSON of a dry run", (".json",), read, _is_certain)
