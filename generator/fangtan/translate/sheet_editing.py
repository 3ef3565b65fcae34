"""Questions, run-sheets and the glossary: headings with ids, and what stands below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fangtan.load.containers import CONTAINERS, KINDS, Container, groups, prefixes
from fangtan.load.parts import Part, Sheet, sheet
from fangtan.load.units import Paragraph
from fangtan.translate import shapes
from fangtan.translate.source import Edit, end_of_words, line_start
from fangtan.translate.translation import NoPlaceError, Piece, Translation, insertions

_INTRODUCTION = "@introduction"
_LEVELS = {
    "questions": {2: "question"},
    "activities": {2: "activity"},
    "seminar": {2: "run-sheet", 3: "step"},
    "glossary": {2: "term"},
}
_HEADING = re.compile(r"[ ]{0,3}#+[ \t]+(?P<words>.*?)[ \t]*(?P<braces>\{[^{}\n]*\})[ \t]*")


def written(translation: Translation) -> bytes:
    """Return the file with its new texts; what is missing is put in where it belongs."""
    original = _read(translation, translation.original_path)
    if not translation.is_there:
        return f"{_whole(original, translation)}\n".encode()
    here = _read(translation, translation.path)
    pieces = _pieces(translation, here)
    own = {part.id: part for part in here.parts}
    new: dict[str, str] = {}
    edits: list[Edit] = []
    if translation.changed(_INTRODUCTION):
        if here.introduction:
            edits += _introduced(translation, here, pieces[_INTRODUCTION])
        else:
            new[_INTRODUCTION] = shapes.introduction(original.introduction, translation.words)
    for part in original.parts:
        if not translation.changed(part.id):
            continue
        if part.id in own:
            edits += _amended(translation, part, own[part.id], pieces[part.id])
        else:
            new[part.id] = shapes.part(part, translation.words)
    order = [_INTRODUCTION, *(part.id for part in original.parts)]
    return translation.source.changed([*edits, *insertions(order, pieces, new, 0)])


def _read(translation: Translation, path: str) -> Sheet:
    name = translation.part.rpartition("/")[2]
    containers = CONTAINERS.get(name, ())
    return sheet(translation.reader, path, _LEVELS[name], containers) or Sheet(path, [], [])


def _whole(original: Sheet, translation: Translation) -> str:
    parts = [shapes.part(part, translation.words) for part in original.parts]
    if original.introduction:
        parts.insert(0, shapes.introduction(original.introduction, translation.words))
    return "\n\n".join(parts)


def _pieces(translation: Translation, here: Sheet) -> dict[str, Piece]:
    text = translation.source.text
    starts = [(part.id, line_start(text, part.place.line)) for part in here.parts]
    if here.introduction:
        starts.insert(0, (_INTRODUCTION, line_start(text, here.introduction[0].place.line)))
    ends = [*(start for _, start in starts[1:]), len(text)]
    return {
        identifier: Piece(identifier, start, end_of_words(text, start, end))
        for (identifier, start), end in zip(starts, ends, strict=True)
    }


def _introduced(translation: Translation, here: Sheet, piece: Piece) -> list[Edit]:
    known = translation.beside(_INTRODUCTION, here.introduction)
    edits = _in_place(translation, translation.changed(_INTRODUCTION), known)
    if edits is not None:
        return edits
    if not translation.keeps([_INTRODUCTION], here.introduction):
        raise NoPlaceError(translation.changed(_INTRODUCTION), _unclear(here.path))
    count = translation.of_prefix(_INTRODUCTION)
    text = "\n\n".join(translation.words(name) or shapes.TODO for name in count)
    return [Edit(piece.start, piece.end, text)]


def _amended(translation: Translation, original: Part, here: Part, piece: Piece) -> list[Edit]:
    """Return the edits of one part: texts where they stand, or else the whole of it anew."""
    title = translation.texts.get(f"{original.id}.title")
    changed = [name for name in translation.changed(original.id) if not name.endswith(".title")]
    known: dict[str, Paragraph] = {}
    prefixes: list[str] = []
    standing: list[Paragraph] = []
    for prefix, paragraphs in _groups(here):
        known |= translation.beside(prefix, paragraphs)
        prefixes.append(prefix)
        standing += paragraphs
    edits = _in_place(translation, changed, known)
    heading = _HEADING.match(translation.source.text, piece.start)
    if edits is not None and heading:
        if title:
            edits.append(Edit(heading.start("words"), heading.end("words"), title))
        return edits
    if heading is None or not translation.keeps(prefixes, [*standing, *_strays(here)]):
        raise NoPlaceError(translation.changed(original.id), _unclear(here.place.path))
    openings = _openings(translation, original, here)
    return [
        Edit(
            piece.start,
            piece.end,
            shapes.part(original, translation.words, heading["braces"], openings),
        )
    ]


def _in_place(
    translation: Translation, changed: Sequence[str], known: dict[str, Paragraph]
) -> list[Edit] | None:
    """Return the edits of texts where they stand; None if one of them cannot be found."""
    edits: list[Edit] = []
    for name in changed:
        edit = translation.replaced(known[name], translation.texts[name]) if name in known else None
        if edit is None:
            return None
        edits.append(edit)
    return edits


def _groups(part: Part) -> Iterator[tuple[str, Sequence[Paragraph]]]:
    """Yield the paragraphs of a part below the ids that their texts have."""
    yield part.id, part.paragraphs
    yield f"{part.id}.follow-up", part.items
    for container, prefix in prefixes(part.id, part.containers):
        yield from groups(container, prefix)


def _strays(part: Part) -> Iterator[Paragraph]:
    """Yield paragraphs among items, which no page shows and nobody wants to lose."""
    for container in part.containers:
        yield from container.prose if KINDS[container.kind].holds == "items" else ()


def _openings(translation: Translation, original: Part, here: Part) -> list[str]:
    """Return how the blocks of the original are opened in the translation as it stands."""
    lines = translation.source.text.split("\n")
    found: list[str] = []
    for container in original.containers:
        nth = [c for c in original.containers if c.kind == container.kind].index(container)
        own: list[Container] = [c for c in here.containers if c.kind == container.kind]
        is_there = nth < len(own)
        found.append(lines[own[nth].place.line - 1] if is_there else f"::: {container.kind}")
    return found


def _unclear(path: str) -> str:
    return f"what stands there in {path} cannot be told apart; “fangtan check” says why"
