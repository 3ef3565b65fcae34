"""Discussion questions: what students see, and apart from it what only the instructor knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fangtan.findings import Place, Rule
from fangtan.load import schema
from fangtan.load.containers import CONTAINERS
from fangtan.load.guidance import guidance_of
from fangtan.load.localizing import localized
from fangtan.load.pairing import check_pair, check_unique, segments
from fangtan.load.parts import Part, Sheet, sheet
from fangtan.load.reader import Reader
from fangtan.load.units import Paragraph
from fangtan.load.yaml_file import shape
from fangtan.model import Guidance, Language, Localized, Minutes, Question, Segment

F = TypeVar("F", bound=schema.Question)


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """The questions of an interview, and the guidance by question id."""

    languages: tuple[Language, ...]
    introduction: tuple[Segment, ...]
    questions: tuple[Question, ...]
    guidance: Mapping[str, Guidance]


def questions(reader: Reader, folder: str, order: Sequence[Language]) -> QuestionSheet:
    """Return the questions of an interview; `order` begins with its original language."""
    sides = dict(read_sides(reader, folder, "questions", order, {2: "question"}))
    if order[0] not in sides:
        return QuestionSheet((), (), (), {})
    read = [
        question(reader, part, counterparts(sides, part), schema.Question)[:2]
        for part in sides[order[0]].parts
    ]
    return QuestionSheet(
        languages=tuple(sides),
        introduction=introduction(reader, sides),
        questions=tuple(asked for asked, _ in read),
        guidance={guidance.question: guidance for _, guidance in read},
    )


def read_sides(
    reader: Reader,
    folder: str,
    stem: str,
    order: Sequence[Language],
    what: Mapping[int, str],
) -> Iterator[tuple[Language, Sheet]]:
    """Yield one kind of file in each language that it is there in, the original first.

    The languages are held against each other, and ids against themselves.
    """
    original: Sheet | None = None
    for language in order:
        path = f"{folder}/{stem}.{language}.md"
        if not reader.exists(path):
            _report_missing(reader, path, original, language)
            continue
        side = sheet(reader, path, what, CONTAINERS.get(stem, ()))
        if side is None:
            continue
        noun = " or ".join(what.values())
        check_unique(reader, side.parts, noun)
        if original is not None:
            check_pair(reader, noun, original.parts, original.path, side.parts, path)
            _report_facts(reader, side)
        elif language != order[0]:
            reader.find(
                Place(path),
                Rule.FILE_IS_PRESENT,
                f"there is no {stem}.{order[0]}.md, the original of this translation",
                f"write {folder}/{stem}.{order[0]}.md with the facts in it",
            )
            return
        else:
            original = side
        yield language, side


def _report_missing(reader: Reader, path: str, original: Sheet | None, language: Language) -> None:
    if original is not None:
        reader.find(
            Place(original.path),
            Rule.TRANSLATION_IS_PRESENT,
            f"this is not there in {language}",
            f"write {path}; until then it is left out in {language}",
            severity="warning",
        )


def _report_facts(reader: Reader, side: Sheet) -> None:
    for part in side.parts:
        if part.facts_place is not None:
            reader.find(
                part.facts_place,
                Rule.BLOCK_IS_KNOWN,
                "facts stand in the original language alone",
                "take this ~~~yaml block out of the translation",
            )


def counterparts(sides: Mapping[Language, Sheet], part: Part) -> dict[Language, Part]:
    """Return a part of the original in every language that has it."""
    return {
        language: found
        for language, side in sides.items()
        if (found := next((other for other in side.parts if other.id == part.id), None))
    }


def introduction(reader: Reader, sides: Mapping[Language, Sheet]) -> tuple[Segment, ...]:
    """Return what stands before the first heading of a file."""
    return segments(
        reader,
        "@introduction",
        {lang: side.introduction for lang, side in sides.items()},
        {lang: Place(side.path) for lang, side in sides.items()},
        "the introduction",
    )


def titles(reader: Reader, sides: Mapping[Language, Part]) -> Localized:
    """Return a part's headings."""
    heads = {language: Paragraph(part.title, part.place) for language, part in sides.items()}
    return localized(reader, f"{next(iter(sides.values())).id}.title", "heading", heads)


def question(
    reader: Reader, part: Part, sides: Mapping[Language, Part], kind: type[F]
) -> tuple[Question, Guidance, F]:
    """Return a question, what only the instructor knows of it, and its facts of a kind."""
    facts = _facts(reader, part, kind)
    where = {language: side.place for language, side in sides.items()}
    if not part.paragraphs:
        reader.find(
            part.place,
            Rule.ANSWER_IS_NOT_EMPTY,
            f"“{part.id}” has no prompt",
            "write the question, or the task, below its facts",
        )
    prompt = {language: side.paragraphs for language, side in sides.items()}
    follow_ups = {language: side.items for language, side in sides.items()}
    timed = {
        name: value
        for name in schema.Minutes.model_fields
        if (value := getattr(facts.minutes, name)) is not None
    }
    asked = Question(
        id=part.id,
        title=titles(reader, sides),
        prompt=segments(reader, part.id, prompt, where, "the prompt"),
        follow_ups=segments(
            reader, f"{part.id}.follow-up", follow_ups, where, "the list of follow-ups"
        ),
        phase=facts.phase,
        inquiry=facts.inquiry,
        level=facts.level,
        function=facts.function,
        lens=tuple(facts.lens),
        format=facts.format,
        group_size=facts.group_size,
        minutes=Minutes(timed),
        cites=tuple(facts.cites),
        themes=tuple(facts.themes),
    )
    return asked, guidance_of(reader, part, sides, facts.cut_priority), facts


def _facts(reader: Reader, part: Part, kind: type[F]) -> F:
    stand_in = kind.model_validate(kind.stand_ins)
    if part.facts is None:
        if part.facts_place is None:
            reader.find(
                part.place,
                Rule.KEY_IS_PRESENT,
                f"“{part.id}” has no facts",
                "write them between ~~~yaml and ~~~ below the heading",
            )
        return stand_in
    return shape(reader, part.facts, kind) or stand_in
