"""Localized values of YAML files, held against the publication's languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fangtan.findings import Rule
from fangtan.load.localizing import localized, words
from fangtan.load.reader import Reader
from fangtan.load.schema import EVERY_LANGUAGE
from fangtan.load.units import Paragraph
from fangtan.load.yaml_file import Location, Yaml
from fangtan.model import InLanguages, Language, Localized, Names, Text, given


def names(
    reader: Reader,
    document: Yaml,
    location: Location,
    value: Mapping[str, str],
    languages: Sequence[Language],
) -> Names:
    """Return a localized value, with a finding for each language that it is missing in."""
    return words(_texts(reader, document, location, value, languages))


def optional_names(
    reader: Reader,
    document: Yaml,
    location: Location,
    value: Mapping[str, str] | None,
    languages: Sequence[Language],
) -> Names | None:
    """Return a localized value, or None where there is none."""
    return None if value is None else names(reader, document, location, value, languages)


def optional_text(
    reader: Reader,
    document: Yaml,
    location: Location,
    value: Mapping[str, str] | None,
    languages: Sequence[Language],
) -> Localized | None:
    """Return a localized value that may hold Markdown."""
    return None if value is None else _texts(reader, document, location, value, languages)


def _texts(
    reader: Reader,
    document: Yaml,
    location: Location,
    value: Mapping[str, str],
    languages: Sequence[Language],
) -> Localized:
    if EVERY_LANGUAGE in value:
        return InLanguages(
            dict.fromkeys(reader.languages, Text(value[EVERY_LANGUAGE], document.place(location)))
        )
    name = ".".join(str(step) for step in location)
    _report(reader, document, location, value, languages)
    sides = {
        language: Paragraph(value[language], document.place([*location, language]))
        for language in (*languages, *reader.derived)
        if value.get(language, "").strip()
    }
    # An interview’s facts share their part with its text, whose ids hold no @.
    prefix = "@" if document.path.startswith("interviews/") else ""
    if not sides:
        return InLanguages({languages[0]: Text("?", document.place(location))})
    found = localized(reader, f"{prefix}{name}", "name", sides)
    for language in languages:
        if language not in found:
            reader.find(
                document.place(location),
                Rule.TRANSLATION_IS_PRESENT,
                f"“{name}” is missing in {language}",
                f"add “{language}: …”, or write one plain text for all languages; "
                f"until then readers see it in {given(found, language)}",
                severity="warning",
            )
    return found


def _report(
    reader: Reader,
    document: Yaml,
    location: Location,
    value: Mapping[str, str],
    languages: Sequence[Language],
) -> None:
    for language in value:
        if language not in {*languages, *reader.derived}:
            reader.find(
                document.place([*location, language], of_key=True),
                Rule.KEY_IS_KNOWN,
                f"“{language}” is not a language of this publication",
                f"the languages are {', '.join(languages)}; see publication.yaml",
            )
    if not any(value.get(language, "").strip() for language in languages):
        reader.find(
            document.place(location),
            Rule.VALUE_IS_VALID,
            f"“{'.'.join(map(str, location))}” is empty",
            f"write it in one of {', '.join(languages)}",
        )
