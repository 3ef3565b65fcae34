"""References as CSL JSON, for Zotero, Pandoc and whatever else speaks the language of styles."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fangtan.editions.data.references import Reference

_TYPES = {"original": "interview", "part": "chapter"}


def make(references: tuple[Reference, ...]) -> bytes:
    """Return the references as one array."""
    items = [_item(reference) for reference in references]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def _item(reference: Reference) -> Mapping[str, Any]:
    whole = {
        "id": reference.id,
        "type": _TYPES[reference.kind],
        "title": reference.title,
        "author": _names(reference.authors),
        "interviewer": _names(reference.interviewers),
        "contributor": _names(reference.writers),
        "editor": _names(reference.editors),
        "container-title": reference.container,
        "publisher": reference.publisher,
        "issued": _date(reference.date),
        "event-date": _date(reference.conducted),
        "URL": reference.address,
        "language": reference.language,
        "genre": reference.genre,
        "abstract": reference.abstract,
        "keyword": ", ".join(reference.keywords),
    }
    return {key: value for key, value in whole.items() if value}


def _names(names: Sequence[str]) -> list[dict[str, str]]:
    """Return names as they are written: a style that turned them round would get some wrong."""
    return [{"literal": name} for name in names]


def _date(written: str | None) -> Mapping[str, Any] | None:
    return {"date-parts": [[int(part) for part in written.split("-")]]} if written else None
