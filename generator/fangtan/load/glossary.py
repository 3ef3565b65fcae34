"""The glossary: terms with their readings and definitions in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fangtan.findings import Place, Rule
from fangtan.load.deriving import derived
from fangtan.load.localizing import localized, words
from fangtan.load.pairing import check_pair, check_unique, segments
from fangtan.load.parts import Part, Sheet, sheet
from fangtan.load.reader import Reader
from fangtan.load.units import Paragraph
from fangtan.markup import attributes
from fangtan.model import Language, Term

_KEYS = frozenset({"id", "pinyin", "aliases", "forms", "accepts", "match"})


def glossary(reader: Reader, languages: Sequence[Language]) -> Mapping[str, Term]:
    """Return the terms by id, in the order of the first language."""
    if not any(reader.exists(_path(language)) for language in languages):
        return {}
    sides: dict[Language, Sheet] = {}
    for language in languages:
        if not reader.exists(_path(language)):
            reader.find(
                Place("publication.yaml"),
                Rule.TRANSLATION_IS_PRESENT,
                f"the glossary is not there in {language}",
                f"write {_path(language)}; until then readers see the terms in another language",
                severity="warning",
            )
            continue
        side = sheet(reader, _path(language), {2: "term"})
        if side is not None:
            check_unique(reader, side.parts, "term")
            sides[language] = side
    first, *others = sides.values() if sides else [Sheet("", [], [])]
    for side in others:
        check_pair(reader, "term", first.parts, first.path, side.parts, side.path, ordered=False)
    found = {language: {part.id: part for part in side.parts} for language, side in sides.items()}
    return {part.id: _term(reader, part.id, found) for part in first.parts}


def _path(language: Language) -> str:
    return f"glossary/{language}.md"


def _term(reader: Reader, identifier: str, found: Mapping[Language, Mapping[str, Part]]) -> Term:
    parts = {lang: terms[identifier] for lang, terms in found.items() if identifier in terms}
    values = {language: _values(reader, part) for language, part in parts.items()}
    for part in parts.values():
        if not part.paragraphs:
            reader.find(
                part.place,
                Rule.ANSWER_IS_NOT_EMPTY,
                f"the term “{identifier}” has no definition",
                "write one below its heading",
            )
    made = tuple(reader.derived.items())
    readings = {lang: value["pinyin"] for lang, value in values.items() if "pinyin" in value}
    common = tuple(lang for lang, value in values.items() if value.get("match") == "links")
    return Term(
        id=identifier,
        name=words(
            localized(
                reader,
                f"{identifier}.title",
                "heading",
                {language: Paragraph(part.title, part.place) for language, part in parts.items()},
            )
        ),
        reading=readings | {tag: readings[it.source] for tag, it in made if it.source in readings},
        aliases=_listed(reader, values, "aliases"),
        forms=_listed(reader, values, "forms"),
        accepts=_listed(reader, values, "accepts"),
        links_only=common + tuple(tag for tag, it in made if it.source in common),
        definition=segments(
            reader,
            identifier,
            {language: part.paragraphs for language, part in parts.items()},
            {language: part.place for language, part in parts.items()},
            "this definition",
        ),
    )


def _values(reader: Reader, part: Part) -> Mapping[str, str]:
    source = reader.sources[part.place.path].split("\n")[part.place.line - 1]
    _, values, _ = attributes(source)
    for key in values:
        if key not in _KEYS:
            reader.find(
                part.place,
                Rule.KEY_IS_KNOWN,
                f"the key “{key}” is not known here",
                "a term takes an id, pinyin, aliases, forms, accepts and match",
            )
    if values.get("match", "links") != "links":
        reader.find(
            part.place,
            Rule.VALUE_IS_VALID,
            f"“match” is “{values['match']}”",
            'write match="links" where a term’s words are too common to stand for it, or nothing',
        )
    return values


def _listed(
    reader: Reader, values: Mapping[Language, Mapping[str, str]], key: str
) -> Mapping[Language, tuple[str, ...]]:
    """Return the words that a key holds, apart by semicolons, and those made from them."""
    listed = {
        language: tuple(one.strip() for one in value.get(key, "").split(";") if one.strip())
        for language, value in values.items()
    }
    return listed | {
        language: tuple(derived(it, word) for word in listed[it.source])
        for language, it in reader.derived.items()
        if it.source in listed
    }
