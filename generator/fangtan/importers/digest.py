"""A digest's skeleton: the ids, speakers and passages of a private text, none of its words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from fangtan.importers.outline import Exchange, Outline, Passage, Section, Turn
from fangtan.importers.standing import NotThereError, Standing, standing
from fangtan.importers.words import placeholder
from fangtan.importers.writing import interview_text
from fangtan.importers.yaml_text import block
from fangtan.markup import plain
from fangtan.model import Interview, Language, Segment
from fangtan.model import Turn as ModelTurn

_SHEETS = ("questions", "activities", "seminar")


def digest(content: Path, slug: str, language: Language | None) -> dict[str, str]:
    """Return the files of a digest of an interview, in its original language or another."""
    found = standing(content, slug)
    private = found.interview
    chosen = language or private.original
    if chosen not in private.languages:
        raise NotThereError(
            f"{slug} is not there in {chosen}; its languages are {', '.join(private.languages)}."
        )
    title = private.title[chosen]
    files = {
        "interview.yaml": _facts(found, chosen),
        f"interview.{chosen}.md": interview_text(_skeleton(private, chosen), title, chosen),
    }
    if chosen == private.original:
        # The ids are the same, so questions about the full text cite the digest as well.
        files |= _sheets(found.folder, chosen)
    return files


def _sheets(folder: Path, language: Language) -> dict[str, str]:
    names = [f"{stem}.{language}.md" for stem in _SHEETS]
    return {name: (folder / name).read_text("utf-8") for name in names if (folder / name).is_file()}


def _facts(found: Standing, language: Language) -> str:
    known: Mapping[str, Any] = yaml.safe_load(found.facts)
    facts = {**known, "original": language, "fidelity": "digest", "digest_of": found.interview.slug}
    facts.pop("authors", None)
    rights = known.get("rights", "unknown")
    head = (
        f"# A digest of {found.interview.slug}: every passage is to be written in your own words.\n"
        "# fangtan check warns where one repeats 12 words, or 20 Han characters, of it in a row.\n"
        "# rights is about the original. A digest of a closed text may be published;\n"
        "# while they are unknown, nothing public holds it.\n"
    )
    return head + block({**facts, "rights": rights})


def _skeleton(private: Interview, language: Language) -> Outline:
    sections = [
        Section(
            section.id,
            placeholder(language, "heading") if section.id else "",
            exchanges=[
                Exchange(exchange.id, [_turn(turn, private, language) for turn in exchange.turns])
                for exchange in section.exchanges
            ],
        )
        for section in private.sections
    ]
    for section in sections:
        for exchange in section.exchanges:
            exchange.turns = [turn for turn in exchange.turns if turn.label or turn.passages]
        section.exchanges = [exchange for exchange in section.exchanges if exchange.turns]
    return Outline(sections, {})


def _turn(turn: ModelTurn, private: Interview, language: Language) -> Turn:
    labels = {speaker.id: speaker.label[language] for speaker in private.speakers}
    label = labels.get(turn.speaker) if turn.speaker else None
    return Turn(label, [Passage(_asked(segment, language)) for segment in turn.segments])


def _asked(segment: Segment, language: Language) -> str:
    """Return what a passage's placeholder says; a passage not in this language is of no length."""
    there = plain(segment.text[language].markdown) if language in segment.text else ""
    words = there.split()
    kind, number = ("words", len(words)) if " " in there.strip() else ("characters", len(there))
    length = placeholder(language, kind, count=number)
    return placeholder(language, "passage", number=segment.number, length=length)
