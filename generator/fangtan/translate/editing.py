"""Writing translations back into the content’s files, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fangtan.load import Loaded
from fangtan.model import Language
from fangtan.translate import dialogue_editing, override_editing, page_editing, sheet_editing
from fangtan.translate.source import Source
from fangtan.translate.translation import NoPlaceError, Translation
from fangtan.translate.values import localized_values

_FACTS = ("publication", "people", "works")
_FRONT = ("@title", "@description", "@standfirst.", "@introduction.", "@body")


@dataclass(frozen=True, slots=True)
class Edited:
    """Files as they are to be, by path; and by id why a text has found no place."""

    files: Mapping[str, bytes]
    homeless: Mapping[str, str]


def edited(loaded: Loaded, part: str, language: Language, texts: Mapping[str, str]) -> Edited:
    """Return the files of a part with some texts (by id) written into them."""
    facts = {identifier: text for identifier, text in texts.items() if _is_fact(part, identifier)}
    homeless: dict[str, str] = {}
    files: dict[str, bytes] = {}
    if any(language in unit.derived for unit in loaded.units):
        return _overrides(loaded, part, language, texts)
    if facts:
        files |= _facts(loaded, part, language, facts, homeless)
    words = {identifier: text for identifier, text in texts.items() if identifier not in facts}
    labels = {identifier: text for identifier, text in facts.items() if identifier not in homeless}
    translation = Translation(loaded, part, language, words | labels)
    if words or (labels and part.endswith("/interview") and translation.is_there):
        try:
            files[translation.path] = _words(translation)
        except NoPlaceError as error:
            homeless |= {identifier: str(error) for identifier in error.ids}
    return Edited(files, homeless)


def _overrides(loaded: Loaded, part: str, language: Language, texts: Mapping[str, str]) -> Edited:
    """Return the files with texts of a language that is made from another one."""
    path = override_editing.overrides_path(part, language)
    units = {unit.id: unit for unit in loaded.units if unit.part == part}
    facts = {
        identifier: text
        for identifier, text in texts.items()
        if _is_fact(part, identifier) and units[identifier].text[language].place.path != path
    }
    words = {identifier: text for identifier, text in texts.items() if identifier not in facts}
    homeless: dict[str, str] = {}
    files: dict[str, bytes] = {}
    if facts:
        made = {name: override_editing.made(units[name], language) for name in facts}
        files |= _facts(loaded, part, language, facts, homeless, made)
    if words:
        try:
            files |= override_editing.written(loaded, part, language, words)
        except NoPlaceError as error:
            homeless |= dict.fromkeys(words, f"{path} cannot take it, {error}")
    return Edited(files, homeless)


def _words(translation: Translation) -> bytes:
    if translation.part == "about":
        return page_editing.written(translation)
    if translation.part.endswith("/interview"):
        return dialogue_editing.written(translation)
    return sheet_editing.written(translation)


def _is_fact(part: str, identifier: str) -> bool:
    if part in _FACTS:
        return True
    return identifier.startswith("@") and not identifier.startswith(_FRONT)


def _facts(  # noqa: PLR0913 - a file, and what is to stand in it
    loaded: Loaded,
    part: str,
    language: Language,
    texts: Mapping[str, str],
    homeless: dict[str, str],
    made: Mapping[str, str | None] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the file of facts; what reads as it is `made` from another language is taken out."""
    path = f"{part}.yaml"
    source = Source((loaded.folder / path).read_bytes())
    made = made or {}
    values = {
        identifier.removeprefix("@"): "" if made.get(identifier) == text else text
        for identifier, text in texts.items()
    }
    languages = loaded.seminar.publication.imprint.languages
    edits = dict(localized_values(source.text, values, language, languages))
    for identifier in texts:
        if identifier.removeprefix("@") not in edits:
            homeless[identifier] = f"{path} has no mapping from languages to texts there"
    yield path, source.changed(edits.values())
