"""Texts that somebody wrote in a derived language: each beside its own passage, or nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fangtan.findings import Rule
from fangtan.load.alignment import speaking, traced
from fangtan.load.deriving import derived, overrides
from fangtan.load.reader import Reader
from fangtan.load.sidecar import part_path, sidecar
from fangtan.load.standing import Standing
from fangtan.load.units import Paragraph, part_of
from fangtan.markup import fingerprint
from fangtan.model import Language


def follow(
    reader: Reader, prefix: str, columns: Mapping[Language, Sequence[Paragraph | None]]
) -> None:
    """Let what was written and said in derived languages follow what it was written from.

    `columns` are the paragraphs under an id in each language. An id counts them; what was said
    tells, by its fingerprints, where a paragraph stands now.
    """
    for language, derivation in reader.derived.items():
        sources = columns.get(derivation.source, ())
        part = next((part_of(source.place.path) for source in sources if source), "")
        if not part:
            continue
        _follow(reader, part, prefix, sources, language)
        said = sidecar(reader, part, language)
        lines = said.under(prefix)
        if lines:
            marks = _marks(reader, part, prefix, sources, language)
            found = enumerate(speaking(marks, lines), start=1)
            said.placed.update({f"{prefix}.{number}": line for number, line in found})


def _marks(
    reader: Reader,
    part: str,
    prefix: str,
    sources: Sequence[Paragraph | None],
    language: Language,
) -> list[tuple[str, str]]:
    """Return the fingerprints of what stands side by side: written, or made."""
    written = overrides(reader, part, language)
    found: list[tuple[str, str]] = []
    for number, source in enumerate(sources, start=1):
        if source is None:
            found.append(("", ""))
            continue
        own = written.get(f"{prefix}.{number}")
        made = own.text if own else derived(reader.derived[language], source.text)
        found.append((fingerprint(source.text), fingerprint(made)))
    return found


def _follow(
    reader: Reader,
    part: str,
    prefix: str,
    sources: Sequence[Paragraph | None],
    language: Language,
) -> None:
    """Give what somebody wrote the id that its passage has now."""
    found = overrides(reader, part, language)
    here = {
        int(number): side
        for identifier, side in found.items()
        for head, _, number in (identifier.rpartition("."),)
        if head == prefix and number.isdecimal()
    }
    if not here:
        return
    marks = [fingerprint(source.text) if source else "" for source in sources]
    lines = sidecar(reader, part, language).numbered(prefix)
    own = traced([line.original for _, line in lines], marks)
    of_source = sidecar(reader, part, reader.derived[language].source).numbered(prefix)
    others = traced([line.translation for _, line in of_source], marks)
    # What was said of the source tells which paragraphs are gone, and where the others went.
    went = {number: others.get(at) for at, (number, _) in enumerate(of_source)}
    moved: dict[int, Paragraph] = {}
    for number, side in here.items():
        at = own.get(_line_of(number, side, lines))
        is_sure = at is not None
        at = at if is_sure else went.get(number, number - 1)
        if at is None or at + 1 in moved:
            reader.find(
                side.place,
                Rule.CITATION_RESOLVES,
                f"what “{prefix}.{number}” was written for is gone, or another text",
                "take it out, or write the id of the text that it belongs to",
            )
            continue
        moved[at + 1] = side
        if at + 1 != number:
            reader.find(
                side.place,
                Rule.CITATION_RESOLVES,
                f"“{prefix}.{number}” was written for what is now “{prefix}.{at + 1}”",
                f"write “{prefix}.{at + 1}” in its place; until then readers see it there",
                # Where nothing was said of it, nobody could tell any more once it is accepted.
                severity="warning" if is_sure else "error",
            )
    names = {f"{prefix}.{number}" for number in here}
    rest = {identifier: side for identifier, side in found.items() if identifier not in names}
    reader.overrides[part_path(part, language, "yaml")] = rest | {
        f"{prefix}.{number}": side for number, side in moved.items()
    }


def _line_of(number: int, side: Paragraph, lines: Sequence[tuple[int, Standing]]) -> int:
    """Return the place of the line that was said of a text: of its words, or else of its id."""
    mark = fingerprint(side.text)
    own = [at for at, (said, _) in enumerate(lines) if said == number]
    same = [at for at, (_, line) in enumerate(lines) if line.translation == mark]
    return next(iter([*(at for at in own if at in same), *same, *own]), -1)
