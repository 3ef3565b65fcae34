"""Which passages a question was written from, and whether those have changed since."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fangtan.findings import Place, Rule
from fangtan.load.reader import Reader
from fangtan.load.sidecar import paragraphs_of
from fangtan.markup import fingerprint, links, quotations
from fangtan.model import Guidance, Interview, Question, Teaching

_LINE = re.compile(r"(?P<question>\S+)\s+(?P<cited>\S+)\s+(?P<print>[0-9a-f]{12})")

Citation = tuple[str, str]
"""The id of a question, and that of a passage or an exchange that it cites."""


@dataclass(frozen=True, slots=True)
class Citations:
    """The fingerprints that cited passages had when somebody read the question against them."""

    lines: Mapping[Citation, str] = field(default_factory=dict)


def citations_path(slug: str) -> str:
    """Return where the fingerprints of what an interview’s questions cite are kept."""
    return f"interviews/{slug}/questions.cites"


def citations(reader: Reader, slug: str) -> Citations:
    """Return what is kept of an interview’s citations; nothing where there is no such file."""
    path = citations_path(slug)
    text = reader.read(path) if reader.exists(path) else None
    return Citations(_lines(reader, path, text or ""))


def written_citations(lines: Mapping[Citation, str]) -> str:
    """Return the text of such a file: sorted, and a line a citation."""
    return paragraphs_of(f"{question} {cited} {mark}" for (question, cited), mark in lines.items())


def cited_now(
    interview: Interview, teaching: Teaching, others: Mapping[str, Interview]
) -> dict[Citation, str]:
    """Return the fingerprints of all that the questions cite, as it stands now.

    What they cite of another interview is looked up among the others, which go by their slugs.
    """
    passages = {"": interview.passages()}
    found: dict[Citation, str] = {}
    for question in interview.tasks:
        for cited in _cited(question, teaching.guidance[question.id], interview):
            slug, _, name = cited.rpartition("/")
            if slug in others and slug not in passages:
                passages[slug] = others[slug].passages()
            original = others[slug].original if slug in others else interview.original
            if name in passages.get(slug, ()):
                found[question.id, cited] = fingerprint(
                    "\n\n".join(it.text[original].markdown for it in passages[slug][name])
                )
    return found


def cited_elsewhere(interview: Interview, teaching: Teaching) -> set[str]:
    """Return the other interviews that the questions cite, by their slugs."""
    return {
        cited.rpartition("/")[0]
        for question in interview.tasks
        for cited in _cited(question, teaching.guidance[question.id], interview)
        if "/" in cited
    }


def with_changes(
    interview: Interview,
    teaching: Teaching,
    kept: Citations,
    others: Mapping[str, Interview],
) -> Teaching:
    """Return the teaching matter with what has changed of each question’s passages.

    Of an interview that is not among the others nothing is known to have changed.
    """
    if not kept.lines:
        return teaching
    changed: dict[str, list[str]] = {}
    for (question, cited), mark in cited_now(interview, teaching, others).items():
        if kept.lines.get((question, cited), mark) != mark:
            changed.setdefault(question, []).append(cited)
    guidance = {
        question: replace(found, changed=tuple(changed.get(question, ())))
        for question, found in teaching.guidance.items()
    }
    return replace(teaching, guidance=guidance)


def _cited(question: Question, guidance: Guidance, interview: Interview) -> dict[str, None]:
    """Return what a question, its answers, and the links and quotations of its texts cite."""
    stated = [*question.cites, *(cited for answer in guidance.answers for cited in answer.cites)]
    segments = (*question.segments, *guidance.segments)
    texts = [segment.text[interview.original].markdown for segment in segments]
    linked = [link.target for text in texts for link in links(text) if link.scheme == "passage"]
    quoted = [quotation.target for text in texts for quotation in quotations(text)]
    own = [target.removeprefix(f"{interview.slug}/") for target in (*linked, *quoted)]
    return dict.fromkeys([*stated, *own])


def _lines(reader: Reader, path: str, text: str) -> dict[Citation, str]:
    found: dict[Citation, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        parts = _LINE.fullmatch(line.strip())
        key = (parts["question"], parts["cited"]) if parts else ("", "")
        if parts is None:
            reader.find(
                Place(path, number),
                Rule.STATE_IS_WELL_FORMED,
                f"“{line.strip()}” says of no question what it was written from",
                "a line is the id of a question, that of a passage, and a fingerprint; "
                "take out what a merge left behind",
            )
        elif found.setdefault(key, parts["print"]) != parts["print"]:
            reader.find(
                Place(path, number),
                Rule.STATE_IS_WELL_FORMED,
                f"“{parts['question']} {parts['cited']}” has a second line",
                "keep the line of whoever read the question last",
            )
    return found
