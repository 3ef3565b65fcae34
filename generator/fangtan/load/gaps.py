"""Paragraphs that a translation has lost, and those that may stand beside the wrong original."""

from __future__ import annotations

from collections.abc import Sequence

from fangtan.findings import Rule
from fangtan.load.reader import Reader
from fangtan.load.sidecar import sidecar
from fangtan.load.standing import Standing
from fangtan.load.units import Paragraph, part_of
from fangtan.markup import fingerprint, is_placeholder
from fangtan.model import Language


def report_gaps(
    reader: Reader,
    prefix: str,
    originals: Sequence[Paragraph],
    column: Sequence[Paragraph | None],
    language: Language,
) -> None:
    """Report the first paragraph that is not there, though others are."""
    place = next((other.place for other in column if other is not None), None)
    known = sidecar(reader, part_of(originals[0].place.path), language)
    for number, (original, other) in enumerate(zip(originals, column, strict=True), start=1):
        mark = fingerprint(original.text)
        if other is not None:
            place = other.place
        elif place is not None and known.state(f"{prefix}.{number}", mark, mark) != "same":
            reader.find(
                place,
                Rule.TRANSLATION_IS_PRESENT,
                f"“{prefix}.{number}” is not there in {language}",
                f"translate it from {original.place.path}:{original.place.line}, beside this "
                "line; until then readers see the original",
                severity="warning",
            )
            return


def report_guesses(
    reader: Reader,
    prefix: str,
    originals: Sequence[Paragraph],
    column: Sequence[Paragraph | None],
    said: Sequence[Standing],
) -> None:
    """Report where paragraphs of which nothing was said are fewer than their originals."""
    before = {line.original for line in said}
    after = {line.translation for line in said}
    guessed: Paragraph | None = None
    is_short = False
    rows = [*zip(originals, column, strict=True)]
    for index, (original, other) in enumerate(rows):
        is_new = fingerprint(original.text) not in before
        if is_new and other is None:
            is_short = True
        elif is_new and other and not is_placeholder(other.text):
            guessed = guessed or (other if fingerprint(other.text) not in after else None)
        if not is_new or index == len(rows) - 1:
            if guessed and is_short:
                reader.find(
                    guessed.place,
                    Rule.PASSAGE_IS_PAIRED,
                    f"it is not clear which paragraph of “{prefix}” this is: there are more of "
                    f"them in {original.place.path}:{originals[0].place.line}",
                    "hold it against those; write TODO: in the place of each that is missing",
                    severity="warning",
                )
            guessed, is_short = None, False
