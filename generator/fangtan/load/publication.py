"""The publication as a whole: its imprint, people, works and the page about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fangtan import i18n
from fangtan.findings import Place, Rule
from fangtan.load import schema
from fangtan.load.deriving import check_derivations
from fangtan.load.languages import own_strings, pairs
from fangtan.load.localizing import localized
from fangtan.load.names import names, optional_names, optional_text
from fangtan.load.pairing import check_id
from fangtan.load.reader import Reader
from fangtan.load.units import Derivation, Paragraph
from fangtan.load.yaml_file import S, Yaml, parse, shape
from fangtan.markup import blocks, split_front_matter
from fangtan.model import About, Imprint, Language, Person, TermUse, Text, Work


def imprint(reader: Reader) -> Imprint:
    """Return what publication.yaml says, or what can be guessed of it when it is broken."""
    document = _document(reader, "publication.yaml")
    stated = shape(reader, document, schema.Publication) if document else None
    stated_languages = tuple(stated.languages) if stated else _guessed(reader)
    own = own_strings(reader, stated_languages)
    spoken = (*i18n.available(), *own)
    languages = tuple(tag for tag in stated_languages if tag in spoken) or ("en",)
    for index, language in enumerate(stated_languages):
        if document and language not in spoken:
            reader.find(
                document.place(["languages", index]),
                Rule.VALUE_IS_VALID,
                f"the interface has no words in {language}",
                f"write strings/{language}.yaml beside publication.yaml, as docs/languages.md "
                f"says; there are " + ", ".join(i18n.available()),
            )
        if document and language in stated_languages[:index]:
            reader.find(
                document.place(["languages", index]),
                Rule.ID_IS_UNIQUE,
                f"the language “{language}” is listed twice",
                "list it once",
            )
    reader.languages = tuple(dict.fromkeys(languages))
    if document is not None and stated is not None:
        reader.derived = check_derivations(
            reader,
            {tag: Derivation(it.source, it.region) for tag, it in stated.derived.items()},
            reader.languages,
            lambda tag: document.place(["derived", tag], of_key=True),
        )
    written = tuple(tag for tag in reader.languages if tag not in reader.derived)
    if document is None or stated is None:
        unknown = dict.fromkeys(languages, "?")
        return Imprint(
            unknown,
            None,
            unknown,
            languages,
            None,
            (),
            None,
            None,
            {},
            "a4",
            schema.Look().accent,
            TermUse(),
            "any",
            pairs=(),
            strings=own,
        )
    return Imprint(
        title=names(reader, document, ["title"], stated.title, written),
        subtitle=optional_names(reader, document, ["subtitle"], stated.subtitle, written),
        description=names(reader, document, ["description"], stated.description, written),
        languages=reader.languages,
        institution=optional_names(reader, document, ["institution"], stated.institution, written),
        editors=tuple(
            names(reader, document, ["editors", index], editor, written)
            for index, editor in enumerate(stated.editors)
        ),
        base_url=stated.base_url,
        licence=optional_names(reader, document, ["licence"], stated.licence, written),
        themes={
            identifier: names(reader, document, ["themes", identifier], theme, written)
            for identifier, theme in stated.themes.items()
        },
        paper=stated.paper,
        accent=stated.look.accent,
        terms=TermUse(link=stated.terms.link, enforce=stated.terms.enforce),
        publish=stated.publish,
        pairs=pairs(reader, document, stated.pairs, languages),
        strings=own,
    )


def people(reader: Reader, languages: Sequence[Language]) -> Mapping[str, Person]:
    """Return the people of people.yaml by id."""
    document, entries = _entries(reader, "people.yaml", schema.Person)
    return {
        key: Person(
            id=key,
            name=names(reader, document, [key, "name"], entry.name, languages),
            pinyin=entry.pinyin,
            role=names(reader, document, [key, "role"], entry.role, languages),
            note=optional_text(reader, document, [key, "note"], entry.note, languages),
            link=entry.link,
        )
        for key, entry in entries.items()
    }


def works(reader: Reader, languages: Sequence[Language]) -> Mapping[str, Work]:
    """Return the works of works.yaml by id."""
    document, entries = _entries(reader, "works.yaml", schema.Work)
    return {
        key: Work(
            id=key,
            title=names(reader, document, [key, "title"], entry.title, languages),
            pinyin=entry.pinyin,
            kind=entry.kind,
            year=entry.year,
            directors=tuple(entry.directors),
            note=optional_text(reader, document, [key, "note"], entry.note, languages),
            link=entry.link,
        )
        for key, entry in entries.items()
    }


def about(reader: Reader, languages: Sequence[Language]) -> Mapping[Language, About]:
    """Return the page about the publication in every language that it is there in."""
    titles: dict[Language, Paragraph] = {}
    bodies: dict[Language, Paragraph] = {}
    present = [lang for lang in languages if reader.exists(f"about.{lang}.md")]
    for language in languages:
        path = f"about.{language}.md"
        if language not in present:
            if present:
                reader.find(
                    Place(f"about.{present[0]}.md"),
                    Rule.TRANSLATION_IS_PRESENT,
                    f"this page is not there in {language}",
                    f"write {path}",
                    severity="warning",
                )
            continue
        text = reader.read(path)
        if text is None:
            continue
        head, body, first_line = split_front_matter(text)
        document = parse(reader, path, head, first_line=2)
        front = shape(reader, document, schema.AboutFrontMatter) if document else None
        place = document.place(["title"]) if document else Place(path)
        titles[language] = Paragraph(front.title if front else "?", place)
        bodies[language] = Paragraph(body.strip("\n"), Place(path, _first_text(body, first_line)))
    if not titles:
        return {}
    # The page is short, and each language may part it into paragraphs as it likes.
    heading = localized(reader, "@title", "name", titles)
    whole = localized(reader, "@body", "text", bodies)
    return {
        language: About(heading[language].markdown, tuple(_paragraphs(whole[language])))
        for language in reader.with_derived(titles)
    }


def _first_text(body: str, first_line: int) -> int:
    return first_line + len(body) - len(body.lstrip("\n"))


def _paragraphs(body: Text) -> Iterator[Text]:
    for block in blocks(body.markdown, body.place.line):
        text = f"{'#' * block.level} {block.text}" if block.kind == "heading" else block.text
        yield Text(text, Place(body.place.path, block.line), body.state)


def _guessed(reader: Reader) -> tuple[Language, ...]:
    files = reader.root.glob("interviews/*/interview.*.md")
    return tuple(sorted({file.name.split(".")[1] for file in files})) or ("en",)


def _document(reader: Reader, path: str) -> Yaml | None:
    text = reader.read(path)
    return parse(reader, path, text) if text is not None else None


def _entries(reader: Reader, path: str, kind: type[S]) -> tuple[Yaml, dict[str, S]]:
    document = _document(reader, path) if reader.exists(path) else None
    if document is None or document.data is None:
        return Yaml(path, 1, {}, None), {}
    if not isinstance(document.data, dict):
        reader.find(
            Place(path),
            Rule.VALUE_IS_VALID,
            "this file is not a mapping from ids to entries",
            "write each entry as “its-id:” with its keys indented below",
        )
        return document, {}
    entries = {}
    for key in document.data:
        check_id(reader, str(key), document.place([key], of_key=True), "entry")
        entry = shape(reader, document, kind, [key])
        if entry is not None:
            entries[str(key)] = entry
    return document, entries
