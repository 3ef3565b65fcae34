"""Localized values of YAML files, held against the publication's languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fangtan.findings import Rule
from fangtan.load.reader import Reader
from fangtan.load.schema import EVERY_LANGUAGE
from fangtan.load.yaml_file import Location, Yaml
from fangtan.model import Language, Localized, Names, Text


def names(
    reader: Reader,
    document: Yaml,
    location: Location,
    value: Mapping[str, str],
    languages: Sequence[Language],
) -> Names:
    """Return a localized value in every language, with a finding for each that is missing."""
    if EVERY_LANGUAGE in value:
        return dict.fromkeys(languages, value[EVERY_LANGUAGE])
    name = ".".join(str(step) for step in location)
    for language in value:
        if language not in languages:
            reader.find(
                document.place([*location, language], of_key=True),
                Rule.KEY_IS_KNOWN,
                f"“{language}” is not a language of this publication",
                f"the languages are {', '.join(languages)}; see publication.yaml",
            )
    for language in languages:
        if not value.get(language, "").strip():
            reader.find(
                document.place(location),
                Rule.TRANSLATION_IS_PRESENT,
                f"“{name}” is missing in {language}",
                f"add “{language}: …”, or write one plain text for all languages",
            )
    return {language: value.get(language) or next(iter(value.values())) for language in languages}


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
    if value is None:
        return None
    written = names(reader, document, location, value, languages)
    return {
        language: Text(text, document.place([*location, language]))
        for language, text in written.items()
    }
