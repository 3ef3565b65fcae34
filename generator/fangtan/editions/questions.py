"""The sheet of discussion questions, with room to write or on as few sheets as can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.model import (
    Imprint,
    Interview,
    Language,
    Level,
    Localized,
    Publication,
    Question,
    Segment,
    slices,
)
from fangtan.sheet import Asked, Sheet, asked_as, by_phase, press, sheet

_LINES: Mapping[Level, int] = {
    "remember": 3,
    "understand": 3,
    "apply": 4,
    "analyse": 4,
    "evaluate": 5,
    "create": 6,
}
_LONG = 20


COMPACT = "questions-compact"
"""What the files of sheets without room for answers are called."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What one sheet of questions shows; without room for answers it may be in two languages."""

    sheet: Sheet
    introduction: tuple[Segment, ...]
    questions: tuple[Question, ...]
    has_room: bool


@dataclass(frozen=True, slots=True)
class QuestionsEdition:
    """Sheets of questions for students."""

    name: str = "questions"
    summary: str = "the discussion questions on paper, with room to write, and on few sheets"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield the sheets of each interview: with room in each language, without also in two."""
        del beside
        for interview in publication.interviews:
            for languages in combinations(publication.imprint, interview):
                if len(languages) == 1:
                    roomy = questions(publication, interview, languages)
                    yield self._artifact(roomy, self.name)
                compact = questions(publication, interview, languages, has_room=False)
                yield self._artifact(compact, COMPACT)

    def _artifact(self, asked: Questions, kind: str) -> Artifact:
        slug, languages = asked.sheet.interview.slug, asked.sheet.languages
        return Artifact(
            path=urls.paper(slug, kind, languages),
            edition=self.name,
            audience="public",
            interview=slug,
            languages=languages,
            make=make,
            depends=(asked,),
            is_heavy=True,
        )


EDITION = QuestionsEdition()


def combinations(imprint: Imprint, interview: Interview) -> Iterator[tuple[Language, ...]]:
    """Yield each language that questions are there in, then each pair of them."""
    asked = interview.question_languages if interview.questions else ()
    yield from ((language,) for language in asked)
    yield from (pair for pair in imprint.pairs_of(interview) if set(pair) <= set(asked))


def questions(
    publication: Publication,
    interview: Interview,
    languages: tuple[Language, ...],
    *,
    has_room: bool = True,
) -> Questions:
    """Return what a sheet of questions of an interview shows.

    One that has no room for answers does without the glossary too, which the handout has.
    """
    introduction = slices.segments(interview.question_introduction, languages)
    asked = tuple(slices.question(question, languages) for question in interview.questions)
    shown = [*(segment.text for segment in introduction), *_texts(asked)]
    cited = [target for question in asked for target in question.cites]
    around = sheet("questions", publication, interview, languages, shown, cited)
    return Questions(
        sheet=around if has_room else replace(around, glossary=(), named=()),
        introduction=introduction,
        questions=asked,
        has_room=has_room,
    )


def make(asked: Questions) -> bytes:
    """Return a sheet of questions as PDF."""
    return press(asked.sheet, (), **matter(asked))


def matter(asked: Questions) -> dict[str, object]:
    """Return what the template of a sheet of questions shows beside the sheet itself."""
    return {
        "introduction": asked.introduction,
        "phases": by_phase(asked.sheet, asked.questions),
        "facts": {language: _facts(asked, language) for language in asked.sheet.languages},
        "has_room": asked.has_room,
        "lines": {question.id: lines(question) for question in asked.questions},
    }


def lines(question: Question) -> int:
    """Return how many ruled lines an answer takes: more for a higher level and a longer talk."""
    return _LINES[question.level] + (question.minutes.total.most > _LONG)


def _facts(asked: Questions, language: Language) -> Mapping[str, Asked]:
    """Return the questions by id, with their facts in the words of a language."""
    spoken = replace(asked.sheet, languages=(language,))
    numbered = enumerate(asked.questions, start=1)
    return {question.id: asked_as(spoken, number, question) for number, question in numbered}


def _texts(asked: Sequence[Question]) -> Iterator[Localized]:
    for question in asked:
        for segment in question.segments:
            yield segment.text
