"""The languages of a publication: which go in pairs, and what the interface says in its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from fangtan import i18n
from fangtan.findings import Place, Rule
from fangtan.load.reader import Reader
from fangtan.load.yaml_file import Yaml, parse
from fangtan.model import Language, Pair, Phrase

_EXAMPLE = "en"
"""The strings that every other language is held against."""
_NAMED = 3
"""How many of the strings that are missing are named."""


def pairs(
    reader: Reader,
    document: Yaml,
    stated: Sequence[Sequence[Language]] | None,
    languages: Sequence[Language],
) -> tuple[Pair, ...]:
    """Return which languages stand side by side: those that are stated, else all."""
    if stated is None:
        return tuple(itertools.combinations(languages, 2))
    found: dict[frozenset[Language], Pair] = {}
    for index, (first, second) in enumerate(stated):
        place = document.place(["pairs", index])
        for language in (first, second):
            if language not in languages:
                reader.find(
                    place,
                    Rule.VALUE_IS_VALID,
                    f"“{language}” is not a language of this publication",
                    f"the languages are {', '.join(languages)}",
                )
        if first == second:
            reader.find(
                place,
                Rule.VALUE_IS_VALID,
                f"“{first}” makes no pair with itself",
                "name two languages, or take the pair out",
            )
        elif frozenset((first, second)) in found:
            reader.find(
                place,
                Rule.ID_IS_UNIQUE,
                f"the pair of {first} and {second} is listed twice",
                "list it once; the first of the two leads on paper, and on the website either does",
            )
        else:
            found[frozenset((first, second))] = (first, second)
    return tuple(found.values())


def own_strings(
    reader: Reader, languages: Sequence[Language]
) -> Mapping[Language, Mapping[str, Phrase]]:
    """Return what `strings/<lang>.yaml` of the publication has the interface say, by language.

    In a language that the program speaks, what is not there is said as it always is.
    """
    found = {}
    for language in languages:
        path = f"strings/{language}.yaml"
        if reader.exists(path):
            text = reader.read(path)
            document = parse(reader, path, text) if text is not None else None
            if document:
                found[language] = _strings(reader, document, language)
    return found


def _strings(reader: Reader, document: Yaml, language: Language) -> Mapping[str, Phrase]:
    """Return the strings of one file, with those of the program for what is missing or wrong."""
    is_new = language not in i18n.available()
    example = i18n.shipped(_EXAMPLE)
    kept = dict(example if is_new else i18n.shipped(language))
    stated = document.data if isinstance(document.data, dict) else {}
    for key, value in stated.items():
        place = document.place([key])
        if key not in example:
            reader.find(
                document.place([key], of_key=True),
                Rule.KEY_IS_KNOWN,
                f"the interface has nothing that is called “{key}”",
                f"take it out; the keys are those of templates/strings/{_EXAMPLE}.yaml",
            )
        elif fault := next(_faults(key, value, example[key], language), None):
            reader.find(
                place,
                Rule.VALUE_IS_VALID,
                f"“{key}”: {fault}",
                "docs/languages.md says what a string may hold",
            )
        else:
            kept[key] = value
    missing = [key for key in example if key not in stated]
    if is_new and missing:
        reader.find(
            Place(document.path),
            Rule.KEY_IS_PRESENT,
            f"strings are missing in {language}: {', '.join(missing[:_NAMED])}"
            + (" …" if len(missing) > _NAMED else ""),
            f"write every key of templates/strings/{_EXAMPLE}.yaml in {language}",
        )
    return kept


def _faults(key: str, value: object, example: Phrase, language: Language) -> Iterator[str]:
    """Yield what is wrong with a string; what comes after the first may follow from it."""
    forms = value if isinstance(value, dict) else {"other": value}
    texts = [text for text in forms.values() if isinstance(text, str)]
    wanted = set(i18n.places(example if isinstance(example, str) else example["other"]))
    if len(texts) < len(forms):
        yield "this is not a text; put it into quotation marks"
    if strange := sorted(set(map(str, forms)) - i18n.plural_forms(language)):
        yield f"{language} has no form “{strange[0]}” of the plural"
    if "other" not in forms:
        yield "the form “other” is missing"
    elif set(i18n.places(str(forms["other"]))) != wanted:
        yield "its places have to be " + " ".join(f"{{{it}}}" for it in sorted(wanted) or ["none"])
    if not all(_is_whole(text) and set(i18n.places(text)) <= wanted for text in texts):
        yield "it has a place that is not closed, or that the English text does not have"
    if key == "direction" and value not in get_args(i18n.Direction):
        yield "this is neither “ltr” nor “rtl”"


def _is_whole(text: str) -> bool:
    """Return whether a text can be filled in: each brace is half of a `{place}`."""
    before, *places = (part.partition("}") for part in text.split("{"))
    are_closed = (name.isidentifier() and end and "}" not in after for name, end, after in places)
    return not before[1] and all(are_closed)
