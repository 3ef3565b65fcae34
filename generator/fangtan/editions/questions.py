"""The sheet of discussion questions, with room to write, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.model import (
    Interview,
    Language,
    Level,
    Localized,
    Publication,
    Question,
    Segment,
    slices,
)
from fangtan.sheet import Sheet, by_phase, press, sheet

_LINES: Mapping[Level, int] = {
    "remember": 3,
    "understand": 3,
    "apply": 4,
    "analyse": 4,
    "evaluate": 5,
    "create": 6,
}
_LONG = 20


@dataclass(frozen=True, slots=True)
class Questions:
    """What one sheet of questions shows."""

    sheet: Sheet
    introduction: tuple[Segment, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class QuestionsEdition:
    """Sheets of questions for students."""

    name: str = "questions"
    summary: str = "the discussion questions on paper, with room to write, in each language"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a sheet for each language that the questions of an interview are there in."""
        del beside
        for interview in publication.interviews:
            for language in interview.question_languages if interview.questions else ():
                yield Artifact(
                    path=urls.paper(interview.slug, self.name, (language,)),
                    edition=self.name,
                    audience="public",
                    interview=interview.slug,
                    languages=(language,),
                    make=make,
                    depends=(questions(publication, interview, language),),
                    is_heavy=True,
                )


EDITION = QuestionsEdition()


def questions(publication: Publication, interview: Interview, language: Language) -> Questions:
    """Return what the sheet of questions of an interview shows in one language."""
    languages = (language,)
    introduction = slices.segments(interview.question_introduction, languages)
    asked = tuple(slices.question(question, languages) for question in interview.questions)
    shown = [*(segment.text for segment in introduction), *_texts(asked)]
    cited = [target for question in asked for target in question.cites]
    return Questions(
        sheet=sheet("questions", publication, interview, languages, shown, cited),
        introduction=introduction,
        questions=asked,
    )


def make(asked: Questions) -> bytes:
    """Return a sheet of questions as PDF."""
    return press(asked.sheet, (), **matter(asked))


def matter(asked: Questions) -> dict[str, object]:
    """Return what the template of a sheet of questions shows beside the sheet itself."""
    return {
        "introduction": asked.introduction,
        "phases": by_phase(asked.sheet, asked.questions),
        "lines": {question.id: lines(question) for question in asked.questions},
    }


def lines(question: Question) -> int:
    """Return how many ruled lines an answer takes: more for a higher level and a longer talk."""
    return _LINES[question.level] + (question.minutes.total.most > _LONG)


def _texts(asked: Sequence[Question]) -> Iterator[Localized]:
    for question in asked:
        for segment in question.segments:
            yield segment.text
