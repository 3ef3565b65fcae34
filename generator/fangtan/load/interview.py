"""One interview: its facts, its text in every language, its questions and run-sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from fangtan import urls
from fangtan.findings import Place, Rule
from fangtan.load import schema
from fangtan.load.activities import ActivitySheet, activities
from fangtan.load.joining import sections as join_sections
from fangtan.load.localizing import localized, with_derived_names
from fangtan.load.localizing import words as as_names
from fangtan.load.names import names, optional_names
from fangtan.load.pairing import check_id, segments
from fangtan.load.questions import QuestionSheet, questions
from fangtan.load.reader import Reader
from fangtan.load.seminar import run_sheets
from fangtan.load.sides import Side, hold_together
from fangtan.load.sides import sides as read_sides
from fangtan.load.units import Paragraph
from fangtan.load.yaml_file import Yaml, parse, shape
from fangtan.markup import plain
from fangtan.model import (
    Figure,
    InLanguages,
    Interview,
    Language,
    Media,
    Names,
    Section,
    Source,
    Speaker,
    Teaching,
)


def interview(
    reader: Reader, slug: str, languages: Sequence[Language]
) -> tuple[Interview, Teaching] | None:
    """Return an interview and what the instructor has beside it, as far as they can be read."""
    folder = f"interviews/{slug}"
    check_id(reader, slug, Place(f"{folder}/interview.yaml"), "folder")
    if slug in urls.RESERVED or slug in languages:
        reader.find(
            Place(f"{folder}/interview.yaml"),
            Rule.ID_IS_UNIQUE,
            f"an interview cannot be called “{slug}”",
            "rename its folder",
        )
    document = _facts_file(reader, f"{folder}/interview.yaml")
    facts = shape(reader, document, schema.Interview) if document else None
    original = _original(reader, document, facts, languages)
    order = [original, *(language for language in languages if language != original)]
    speakers = _speakers(reader, document, facts, order) if document and facts else ()
    sides = dict(read_sides(reader, folder, order, speakers))
    for language in order[1:]:
        if original in sides and language in sides:
            hold_together(reader, sides[original], sides[language], language)
    sheet = questions(reader, folder, order)
    done = activities(reader, folder, order)
    sheets, sheet_languages = run_sheets(reader, folder, order)
    if document is None or facts is None or original not in sides:
        return None
    teaching = Teaching({**sheet.guidance, **done.guidance}, sheet_languages, sheets)
    found = _interview(reader, slug, document, facts, speakers, sides, sheet, done, order)
    _report_taken(reader, found)
    return found, teaching


def _report_taken(reader: Reader, found: Interview) -> None:
    """Report activities that are called like a question: run-sheets name both by their ids."""
    taken = {question.id for question in found.questions}
    for activity in found.activities:
        if activity.task.id in taken:
            reader.find(
                activity.task.title[found.original].place,
                Rule.ID_IS_UNIQUE,
                f"“{activity.task.id}” is a question of this interview already",
                "give the activity another id",
            )


def _facts_file(reader: Reader, path: str) -> Yaml | None:
    text = reader.read(path)
    return parse(reader, path, text) if text is not None else None


def _original(
    reader: Reader,
    document: Yaml | None,
    facts: schema.Interview | None,
    languages: Sequence[Language],
) -> Language:
    if document is None or facts is None:
        return languages[0]
    if facts.original not in languages:
        reader.find(
            document.place(["original"]),
            Rule.VALUE_IS_VALID,
            f"“original: {facts.original}” is not a language of this publication",
            f"the languages are {', '.join(languages)}; see publication.yaml",
        )
        return languages[0]
    return facts.original


def _speakers(
    reader: Reader, document: Yaml, facts: schema.Interview, languages: Sequence[Language]
) -> tuple[Speaker, ...]:
    taken: dict[tuple[Language, str], str] = {}
    found: dict[str, Speaker] = {}
    for index, declared in enumerate(facts.speakers):
        place = document.place(["speakers", index])
        label = names(reader, document, ["speakers", index, "label"], declared.label, languages)
        if declared.id in found:
            reader.find(
                place,
                Rule.ID_IS_UNIQUE,
                f"the speaker “{declared.id}” is declared twice",
                "give one of the two another id",
            )
        check_id(reader, declared.id, place, "speaker")
        for language, words in label.items():
            owner = taken.setdefault((language, words), declared.id)
            if owner != declared.id:
                reader.find(
                    place,
                    Rule.LABEL_IS_UNIQUE,
                    f"the label “{words}” ({language}) is also that of “{owner}”",
                    "give each speaker a label of their own",
                )
        found[declared.id] = Speaker(declared.id, label, declared.role, declared.person)
    return tuple(found.values())


def _interview(  # noqa: PLR0913 - the parts that were read one by one come together here
    reader: Reader,
    slug: str,
    document: Yaml,
    facts: schema.Interview,
    speakers: tuple[Speaker, ...],
    sides: Mapping[Language, Side],
    sheet: QuestionSheet,
    done: ActivitySheet,
    languages: Sequence[Language],
) -> Interview:
    present = reader.with_derived(sides)
    where = {language: Place(side.path, 2) for language, side in sides.items()}
    standfirst = segments(
        reader,
        "@standfirst",
        {lang: s.standfirst for lang, s in sides.items()},
        where if all(side.front for side in sides.values()) else {},
        "the standfirst",
    )
    sections = tuple(join_sections(reader, sides))
    return Interview(
        slug=slug,
        original=next(iter(sides)),
        languages=present,
        title=_title(reader, slug, sides),
        standfirst=standfirst,
        description=_descriptions(reader, sides),
        speakers=speakers,
        sections=sections,
        media=tuple(_media(reader, slug, sections)),
        fidelity=facts.fidelity,
        rights=facts.rights,
        rights_note=optional_names(reader, document, ["rights_note"], facts.rights_note, languages),
        source=_source(reader, document, facts.source, languages),
        conducted=facts.conducted,
        place=optional_names(reader, document, ["place"], facts.place, languages),
        themes=tuple(facts.themes),
        authors=tuple(
            names(reader, document, ["authors", index], author, languages)
            for index, author in enumerate(facts.authors)
        ),
        digest_of=facts.digest_of,
        published=facts.published,
        updated=facts.updated,
        question_languages=tuple(
            lang for lang in present if lang in reader.with_derived(sheet.languages)
        ),
        question_introduction=sheet.introduction,
        questions=sheet.questions,
        activity_introduction=done.introduction,
        activities=done.activities,
    )


def _media(reader: Reader, slug: str, sections: Sequence[Section]) -> Iterator[Media]:
    """Yield the files that figures name and that are there, each once."""
    folder = reader.root.resolve() / "interviews" / slug
    files = {
        file
        for section in sections
        for exchange in section.exchanges
        for turn in exchange.turns
        for block in turn.blocks
        if isinstance(block, Figure)
        for file in block.file.values()
    }
    for name in sorted(files):
        path = folder / name
        if path.is_file() and path.resolve().is_relative_to(folder):
            yield Media(name, hashlib.sha256(path.read_bytes()).hexdigest(), str(path))


def _title(reader: Reader, slug: str, sides: Mapping[Language, Side]) -> Names:
    titles = {
        language: Paragraph(side.front.title if side.front else slug, side.place("title"))
        for language, side in sides.items()
    }
    return as_names(localized(reader, "@title", "name", titles))


def _descriptions(reader: Reader, sides: Mapping[Language, Side]) -> Names:
    """Return a sentence on the interview; where none is written, how its standfirst begins."""
    fronts = {language: side.front for language, side in sides.items() if side.front}
    stated = {
        language: Paragraph(front.description, sides[language].place("description"))
        for language, front in fronts.items()
        if front.description
    }
    if next(iter(sides)) in stated:
        localized(reader, "@description", "name", stated)
    found = {
        language: front.description or plain(front.standfirst.strip().split("\n\n")[0])
        for language, front in fronts.items()
    }
    return InLanguages(with_derived_names(reader, found) or dict.fromkeys(sides, ""))


def _source(
    reader: Reader, document: Yaml, source: schema.Source | None, languages: Sequence[Language]
) -> Source | None:
    if source is None:
        return None
    at = "source"
    return Source(
        publisher=names(reader, document, [at, "publisher"], source.publisher, languages),
        title=optional_names(reader, document, [at, "title"], source.title, languages),
        author=optional_names(reader, document, [at, "author"], source.author, languages),
        date=source.date,
        link=source.link,
        language=source.language,
    )
