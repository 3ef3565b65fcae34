"""A document that was read, as a new interview: its name, its files, what it asks of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from fangtan import i18n, urls
from fangtan.findings import Finding, Place, Rule
from fangtan.importers import ids, writing
from fangtan.importers.blocks import Imported
from fangtan.importers.escaping import in_one_line
from fangtan.importers.grouping import outline
from fangtan.importers.report import report
from fangtan.importers.scaffold import questions

_WORDS_OF_A_SLUG = 6


@dataclass(frozen=True, slots=True)
class Start:
    """A new interview: its slug and title, its files by name, and what is in doubt."""

    slug: str
    title: str
    files: dict[str, str]
    findings: tuple[Finding, ...]


def start(
    imported: Imported,
    name: str,
    *,
    slug: str = "",
    title: str = "",
    languages: Sequence[str] = (),
) -> Start:
    """Return the new interview; `name` is the file's name, `languages` the publication's."""
    language = imported.language
    decisions: list[str] = []
    chosen = title or in_one_line(imported.title or "")
    if not chosen:
        chosen = _from_file_name(name)
        decisions.append(f"the source has no title; “{chosen}” is taken from the file’s name")
    slug = slug or slug_for(chosen, name, language)
    whole = outline(imported)
    findings = (*imported.findings, *of_language(language, languages))
    speakers = writing.speaker_ids(whole, language)
    files = {
        "interview.yaml": writing.facts(whole, speakers, language, imported.metadata),
        f"interview.{language}.md": writing.interview_text(whole, chosen, language),
        f"questions.{language}.md": questions(whole, language),
        f"times.{language}.yaml": writing.time_codes(whole),
        f"import.{language}.md": report(
            imported, whole, slug=slug, name=name, findings=findings, decisions=decisions
        ),
    }
    return Start(slug, chosen, {path: text for path, text in files.items() if text}, findings)


def undetermined(imported: Imported, path: str) -> Imported:
    """Return a document with the doubt that its language was not recognised."""
    doubt = Finding(
        Place(path),
        Rule.VALUE_IS_VALID,
        f"its language was not recognised; it is taken for {imported.language}",
        "say which it is with --lang",
        severity="warning",
    )
    return replace(imported, findings=(*imported.findings, doubt))


def slug_for(title: str, name: str, language: str) -> str:
    """Return the name of an interview's folder: from its title, else from the file's name."""
    stem = ids.slug(PurePath(name).stem if name != "-" else "")
    found = ids.slug(title, language, _WORDS_OF_A_SLUG)
    wanted = (found if "-" in found else stem) or found or "interview"
    taken = wanted in urls.RESERVED or wanted in i18n.available()
    return f"interview-{wanted}" if taken else wanted


def _from_file_name(name: str) -> str:
    words = re.sub(r"[-_\s]+", " ", PurePath(name).stem).strip() if name != "-" else ""
    return words[:1].upper() + words[1:] or "Interview"


def of_language(language: str, languages: Sequence[str]) -> Iterator[Finding]:
    """Yield what a language asks of the publication, where it is not one of its own yet."""
    place = Place("publication.yaml")
    if language not in {*i18n.available(), *languages}:
        yield Finding(
            place,
            Rule.VALUE_IS_VALID,
            f"the interface has no words in {language} yet",
            f"write strings/{language}.yaml beside publication.yaml (docs/languages.md), "
            "or say another language with --lang",
            severity="warning",
        )
    if languages and language not in languages:
        yield Finding(
            place,
            Rule.VALUE_IS_VALID,
            f"“{language}” is not a language of this publication: {', '.join(languages)}",
            f"add it to “languages:”, or say another one with --lang if it is not {language}",
            severity="warning",
        )
