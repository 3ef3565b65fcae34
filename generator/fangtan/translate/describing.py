"""What a text is, in words for somebody who sees it in a list, and where it can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from fangtan import urls
from fangtan.load import Loaded, Unit
from fangtan.model import Figure, Interview, Language, Segment, Teaching

_QUESTION_PART = re.compile(
    r"(?P<kind>[a-z-]+?)(?:-(?P<number>\d+))?(?P<item>\.item)?\.(?P<index>\d+)"
)
_KINDS = {
    "follow-up": "follow-up {index} of",
    "guidance": "guidance to",
    "answer": "answer {number} to",
    "misreading": "misreading {number} of",
    "criterion": "criterion {index} of",
    "material": "thing {index} to bring for",
    "rubric": "row {index} of the rubric of",
    "sheet": "text on the sheet of",
    "passage": "line above a passage on the sheet of",
    "lines": "what to write, on the sheet of",
    "frames": "what to draw, on the sheet of",
    "frames.item": "label of frame {index} on the sheet of",
    "table": "what a table is for, on the sheet of",
    "table.item": "row {index} of a table on the sheet of",
    "cards": "what cards are for, on the sheet of",
    "cards.item": "card {index} on the sheet of",
}
_OF_INSTRUCTOR = {"guidance", "answer", "misreading", "criterion", "material", "rubric"}
_OWNERS = {"questions": "question", "activities": "activity"}
_WITH_ARTICLE = {"question": "a question", "activity": "an activity"}
_FRONT = {
    "@title": "title of the text",
    "@description": "sentence for search engines",
    "@body": "the whole page, below its title",
}
_NUMBERED = {"@standfirst": "standfirst", "@introduction": "introduction to the questions"}


class Describing:
    """Describes the texts of a publication."""

    def __init__(self, loaded: Loaded) -> None:
        """Note which passages, questions and steps there are."""
        publication = loaded.seminar.publication
        self.base_url = publication.imprint.base_url
        self.interviews = {interview.slug: interview for interview in publication.interviews}
        self.glossary = publication.glossary
        self.people = publication.people
        self.works = publication.works
        self.passages = {
            interview.slug: dict(_of_interview(interview)) for interview in publication.interviews
        }
        self.titles = {
            slug: dict(_titles(self.interviews[slug], teaching))
            for slug, teaching in loaded.seminar.teaching.items()
        }

    def what(self, unit: Unit) -> str:
        """Return what a text is: “passage ¶12, spoken by …”."""
        if unit.id.startswith("@") or unit.kind == "name":
            return _of_facts(unit)
        head, _, rest = unit.id.partition(".")
        folder, _, name = unit.part.rpartition("/")
        slug = folder.rpartition("/")[2]
        if name == "interview":
            return self.passages.get(slug, {}).get(unit.id, "")
        if unit.part == "glossary":
            term = self.glossary[head].name[unit.original]
            return "name of a term" if rest == "title" else f"definition of “{term}”"
        return _below_heading(rest, self.titles.get(slug, {}).get(head, head), name)

    def address(self, unit: Unit, language: Language) -> str:
        """Return where a text can be read in a language: its public address, or the site’s path.

        It is empty for what only the instructor has.
        """
        path, anchor = self._page(unit, language)
        if not path:
            return ""
        if self.base_url:
            return urls.absolute(self.base_url, path, anchor)
        return f"{path}#{anchor}" if anchor else path

    def _page(self, unit: Unit, language: Language) -> tuple[str, str]:
        head, _, rest = unit.id.partition(".")
        simple: Mapping[str, Callable[[], tuple[str, str]]] = {
            "publication": lambda: (urls.publication(language), ""),
            "about": lambda: (urls.about(language), ""),
            "glossary": lambda: (urls.glossary(language), urls.term(head)),
            "people": lambda: (urls.people(language), urls.person(head)),
            "works": lambda: (urls.people(language), urls.work(head)),
        }
        if unit.part in simple:
            return simple[unit.part]()
        folder, _, name = unit.part.rpartition("/")
        slug = folder.rpartition("/")[2]
        interview = self.interviews.get(slug)
        if interview is None or not interview.is_public:
            return "", ""
        if name == "interview":
            return urls.interview(language, slug), self._anchor(unit.id, slug)
        inside = _QUESTION_PART.fullmatch(rest)
        if name == "seminar" or (inside and inside["kind"] in _OF_INSTRUCTOR):
            return "", ""
        return urls.questions(language, slug), "" if head.startswith("@") else head

    def _anchor(self, identifier: str, slug: str) -> str:
        if identifier.startswith("@"):
            return ""
        head, _, rest = identifier.partition(".")
        passage = rest.isdigit() and identifier in self.passages.get(slug, {})
        return identifier if passage else head


def _of_facts(unit: Unit) -> str:
    """Return what a value of front matter or of a YAML file is."""
    head, _, rest = unit.id.partition(".")
    if unit.id in _FRONT:
        return _FRONT[unit.id]
    if head in _NUMBERED:
        return f"{_NUMBERED[head]}, paragraph {rest}"
    if head == "@speakers":
        return "a speaker’s label, as it stands before the colon"
    owner, _, key = unit.id.removeprefix("@").rpartition(".")
    file = f"{unit.part.rpartition('/')[2]}.yaml"
    return f"{key} of “{owner}” in {file}" if owner else f"{key} in {file}"


def _of_interview(interview: Interview) -> Iterator[tuple[str, str]]:
    original = interview.original
    speakers = {speaker.id: speaker.label[original] for speaker in interview.speakers}
    for section in interview.sections:
        heading = section.title[original].markdown if section.id else ""
        where = f"in the section “{heading}”" if heading else "before the first heading"
        if section.id:
            yield f"{section.id}.title", "heading of a section"
        for exchange in section.exchanges:
            figures = 0
            for turn in exchange.turns:
                said = f"spoken by {speakers.get(turn.speaker, '?')}" if turn.speaker else "context"
                for block in turn.blocks:
                    if isinstance(block, Segment):
                        yield block.id, f"passage ¶{block.number}, {said}, {where}"
                    elif isinstance(block, Figure):
                        figures += 1
                        name = f"{exchange.id}.figure-{figures}"
                        yield f"{name}.alternative", f"what a picture shows, {where}"
                        yield f"{name}.caption", f"caption of a picture, {where}"


def _titles(interview: Interview, teaching: Teaching) -> Iterator[tuple[str, str]]:
    original = interview.original
    for question in interview.tasks:
        yield question.id, question.title[original].markdown
    for sheet in teaching.run_sheets:
        yield sheet.id, sheet.title[original].markdown
        for step in sheet.steps:
            yield step.id, step.title[original].markdown


def _below_heading(rest: str, title: str, name: str) -> str:
    noun = _OWNERS.get(name)
    owner = f"the {noun} “{title}”" if noun else f"“{title}” in the run-sheets"
    if rest == "title":
        return f"heading of {_WITH_ARTICLE[noun]}" if noun else "heading in the run-sheets"
    found = _QUESTION_PART.fullmatch(rest)
    if found is None:
        return f"prompt of {owner}" if noun else f"paragraph {rest} of {owner}"
    kind = f"{found['kind']}{found['item'] or ''}"
    return f"{_KINDS[kind].format(**found.groupdict())} {owner}"
