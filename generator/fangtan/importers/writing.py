"""An outline as the files of the content format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fangtan.importers import ids
from fangtan.importers.escaping import escaped, in_one_line
from fangtan.importers.outline import Outline, Passage, Turn, times
from fangtan.importers.words import placeholder
from fangtan.importers.yaml_text import literal, scalar

_FULL_WIDTH = ("zh", "ja")
_LINK = re.compile(r"https?://[^\s<>\"]+")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def interview_text(
    whole: Outline, title: str, language: str, standfirst: Sequence[str] = ()
) -> str:
    """Return interview.<lang>.md."""
    leads = literal("standfirst", "\n\n".join(standfirst or [placeholder(language, "standfirst")]))
    front = f"---\ntitle: {scalar(title)}\n{leads}---"
    return "\n\n".join([front, *_body(whole, language)]) + "\n"


def _body(whole: Outline, language: str) -> Iterator[str]:
    for section in whole.sections:
        if section.title:
            yield f"## {escaped(section.title)} {{#{section.id}}}"
        for exchange in section.exchanges:
            first, *others = [part for turn in exchange.turns for part in _turn(turn, language)]
            yield f"{{#{exchange.id}}}\n{first}"
            yield from others


def _turn(turn: Turn, language: str) -> list[str]:
    written = [_passage(passage) for passage in turn.passages]
    if turn.label is None:
        return written
    if language.split("-", maxsplit=1)[0] in _FULL_WIDTH:
        label, space = f"**{turn.label}：**", ""
    else:
        label, space = f"**{turn.label}:**", " "
    first = f"{label}{space}{written[0]}" if written else label
    return [first, *written[1:]]


def _passage(passage: Passage) -> str:
    text = escaped(passage.text)
    return f"*{text}*" if passage.is_aside else text


def facts(
    whole: Outline, speakers: Mapping[str, str], language: str, metadata: Mapping[str, str]
) -> str:
    """Return interview.yaml; `speakers` maps ids to labels."""
    rows = "".join(
        f"  - id: {identifier}\n    label: {scalar(label)}\n    role: {whole.roles[label]}\n"
        for identifier, label in speakers.items()
    )
    return (
        f"original: {language}\n"
        "# role: interviewer, interviewee, moderator or other.\n"
        "# A label that differs between languages: {en: Host, zh-Hans: 主持人}.\n"
        + (f"speakers:\n{rows}" if rows else "speakers: []\n")
        + "# verbatim: every word as it stood. If it was smoothed or shortened: edited, excerpt.\n"
        "fidelity: verbatim\n"
        "# unknown: private. Only the instructor's own matter is built from it.\n"
        "# To publish it, find out who holds the rights, and write open or licensed.\n"
        "# Where they are closed, “fangtan digest” lays out a retelling that you may publish.\n"
        "rights: unknown\n" + _source(metadata, language)
    )


def _source(metadata: Mapping[str, str], language: str) -> str:
    publisher = _stated(metadata, "publisher", "site_name")
    if not publisher:
        return ""
    known = {
        "publisher": publisher,
        "author": _stated(metadata, "author"),
        "date": _matching(_DATE, _stated(metadata, "date", "article:published_time")[:10]),
        "link": _matching(_LINK, _stated(metadata, "link", "url")),
        "language": language,
    }
    rows = "".join(f"  {key}: {scalar(value)}\n" for key, value in known.items() if value)
    return f"source:\n{rows}"


def _stated(metadata: Mapping[str, str], *keys: str) -> str:
    """Return the first of some facts that the source states of itself."""
    return next((in_one_line(metadata[key]) for key in keys if metadata.get(key)), "")


def _matching(pattern: re.Pattern[str], text: str) -> str:
    return text if pattern.fullmatch(text) else ""


def speaker_ids(whole: Outline, language: str) -> dict[str, str]:
    """Return an id for each label, as ids to labels, in the order of the roles."""
    found: dict[str, str] = {}
    for number, label in enumerate(whole.roles, start=1):
        wanted = ids.slug(label, language) or f"speaker-{number}"
        found[ids.unique(wanted, found)] = label
    return found


def time_codes(whole: Outline) -> str:
    """Return times.<lang>.yaml; empty where the source has no time codes."""
    rows = "".join(
        f"{identifier}: "
        + scalar([{"seconds": t.seconds, "written": t.written, "at": t.at} for t in found])
        + "\n"
        for identifier, found in times(whole)
    )
    head = (
        "# Time codes of the source, by section or passage.\n"
        "# seconds: from the start; written: as it stood; at: after how many characters.\n"
    )
    return head + rows if rows else ""


def publication(title: str, language: str) -> str:
    """Return a publication.yaml to start from."""
    return (
        f"title: {scalar(title)}\n"
        f"description: {scalar(placeholder(language, 'description'))}\n"
        f"# The first is the default. A second one: [{language}, zh-Hans].\n"
        f"languages: [{language}]\n"
    )
