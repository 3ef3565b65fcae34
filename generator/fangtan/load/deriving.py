"""Languages that are made from another one: Traditional Chinese from Simplified, by OpenCC."""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Callable, Mapping, Sequence

from fangtan.findings import Place, Rule
from fangtan.load.reader import Reader
from fangtan.load.sidecar import part_path
from fangtan.load.units import Derivation, Paragraph, Region
from fangtan.load.yaml_file import parse
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
