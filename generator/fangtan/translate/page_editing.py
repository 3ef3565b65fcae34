"""The page about the publication: its title, and all that stands below it."""

from __future__ import annotations

from fangtan.markup import split_front_matter
from fangtan.translate.shapes import TODO
from fangtan.translate.source import Edit
from fangtan.translate.translation import Translation
from fangtan.translate.values import key_and_value, plain_value


def written(translation: Translation) -> bytes:
    """Return the page with its new texts."""
    title, body = translation.texts.get("@title"), translation.texts.get("@body")
    if not translation.is_there:
        head = key_and_value("title", title or TODO)
        return f"---\n{head}\n---\n\n{body or TODO}\n".encode()
    text = translation.source.text
    head, rest, _ = split_front_matter(text)
    edits: list[Edit] = []
    if title:
        edit = plain_value(head, "title", title)
        shift = len("---\n")
        edits.append(Edit(edit.start + shift, edit.end + shift, edit.text))
    if body:
        start = len(text) - len(rest.lstrip())
        edits.append(Edit(start, start + len(rest.strip()), body))
    return translation.source.changed(edits)
