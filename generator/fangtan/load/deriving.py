"""Languages that are made from another one: Traditional Chinese from Simplified, by OpenCC."""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Callable, Mapping, Sequence

from fangtan.findings import Place, Rule
from fangtan.load.alignment import speaking, traced
from fangtan.load.reader import Reader
from fangtan.load.sidecar import part_path, sidecar
from fangtan.load.standing import Standing
from fangtan.load.units import Derivation, Paragraph, Region, part_of
from fangtan.load.yaml_file import parse
from fangtan.markup import fingerprint
from fangtan.model import Language

_CONVERSIONS: Mapping[Region, str] = {"general": "s2t", "taiwan": "s2twp", "hong-kong": "s2hk"}
"""The conversions of OpenCC; that for Taiwan knows its words as well as its characters."""

_QUOTES = str.maketrans("“”‘", "「」『")
_CLOSING_SINGLE = re.compile(r"’(?![a-zA-Z])|(?<![a-zA-Z])’")
_DOT_OF_NAMES = re.compile(r"(?<=[\u3400-\u9fff])·(?=[\u3400-\u9fff])")


def is_possible() -> bool:
    """Return whether OpenCC is there."""
    return importlib.util.find_spec("opencc") is not None


def derived(derivation: Derivation, markdown: str) -> str:
    """Return a Simplified Chinese text as it is written in a region, quotation marks included.

    What is no Chinese (addresses, ids, the marks of Markdown) stays as it is.
    """
    text = _converter(_CONVERSIONS[derivation.region])(markdown).translate(_QUOTES)
    # An apostrophe between letters is none of ours: “it’s”.
    text = _CLOSING_SINGLE.sub("』", text)
    return _DOT_OF_NAMES.sub("‧", text) if derivation.region == "taiwan" else text


@functools.cache
def _converter(name: str) -> Callable[[str], str]:
    import opencc  # noqa: PLC0415 - an extra, for publications that ask for it

    convert: Callable[[str], str] = opencc.OpenCC(name).convert
    # A text ends for it at the first zero byte.
    return lambda text: "\0".join(map(convert, text.split("\0")))


def overrides(reader: Reader, part: str, language: Language) -> Mapping[str, Paragraph]:
    """Return the texts of a part that somebody wrote in a derived language, by their ids."""
    path = part_path(part, language, "yaml")
    if path not in reader.overrides:
        text = reader.read(path) if reader.exists(path) else None
        document = parse(reader, path, text) if text is not None else None
        data = document.data if document else None
        if document and data is not None and not _is_flat(data):
            reader.find(
                Place(path),
                Rule.VALUE_IS_VALID,
                "this file is not a mapping from ids to texts",
                "write each text as “its-id: words”; “fangtan translate status” names the ids",
            )
            data = None
        reader.overrides[path] = {
            str(key): Paragraph(value.strip("\n"), document.place([key]))
            for key, value in (data or {}).items()
            if document
        }
    return reader.overrides[path]


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


def report_strays(reader: Reader, known: Mapping[str, set[str]]) -> None:
    """Report what overrides a text that is not there, and files that are not read.

    `known` are the ids of each part.
    """
    for language in reader.derived:
        for part, ids in known.items():
            for identifier, side in overrides(reader, part, language).items():
                if identifier not in ids:
                    reader.find(
                        side.place,
                        Rule.CITATION_RESOLVES,
                        f"“{identifier}” is no text of {part}",
                        "take the id from “fangtan translate status --list”",
                    )
            path = part_path(part, language, "md")
            if reader.exists(path):
                reader.find(
                    Place(path),
                    Rule.TEXT_HAS_A_PLACE,
                    f"{language} is made from {reader.derived[language].source}: "
                    "this file is not read",
                    f"move what is better here to {part_path(part, language, 'yaml')}, "
                    "or take the language out of “derived” in publication.yaml",
                )


def _is_flat(data: object) -> bool:
    return isinstance(data, dict) and all(isinstance(value, str) for value in data.values())


def check_derivations(
    reader: Reader,
    stated: Mapping[Language, Derivation],
    languages: Sequence[Language],
    place: Callable[[Language], Place],
) -> Mapping[Language, Derivation]:
    """Return those derivations that can be made, and report the others."""
    possible: dict[Language, Derivation] = {}
    for language, derivation in stated.items():
        wrong = _fault(language, derivation, languages, stated)
        if wrong:
            reader.find(place(language), Rule.VALUE_IS_VALID, *wrong)
        else:
            possible[language] = derivation
    return possible


def _fault(
    language: Language,
    derivation: Derivation,
    languages: Sequence[Language],
    stated: Mapping[Language, Derivation],
) -> tuple[str, str] | None:
    if language not in languages or language == languages[0]:
        return (
            f"“{language}” cannot be derived: it is not among the further languages",
            "list it under “languages”, not as the first one",
        )
    if derivation.source not in languages or derivation.source in stated:
        return (
            f"“{language}” cannot be derived from “{derivation.source}”",
            "name a language of this publication that people write",
        )
    if not (language.startswith("zh-Hant") and derivation.source.startswith("zh-Hans")):
        return (
            f"nothing is known that makes {language} from {derivation.source}",
            "what can be derived is zh-Hant from zh-Hans; write the other languages",
        )
    if not is_possible():
        return (
            f"{language} cannot be made: the package OpenCC is not installed",
            'install it: pip install "fangtan[traditional]"',
        )
    return None
