"""`fangtan translate status`: how many texts are missing, drafted, stale, reviewed."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from fangtan.cli.options import content_option, count, form_option
from fangtan.cli.translate.options import languages_option, one_line
from fangtan.translate.index import REST, Survey, survey
from fangtan.translate.rows import COUNTED, OpenText, Row

_NEXT = {
    "stale": "“fangtan translate diff” shows what changed in the originals.",
    "missing": "write what is missing; “fangtan translate status --list” names it.",
    "draft": "read the drafts against their originals, then “fangtan translate mark reviewed …”.",
}


@click.command("status")
@click.argument("names", nargs=-1, metavar="[PART|SLUG]…")
@content_option()
@languages_option("Count this language alone; may be given several times.")
@click.option("--list", "listed", is_flag=True, help="Name every text that is not reviewed.")
@form_option("How to print: for people, or for another program.")
def command(
    content: Path, names: Sequence[str], languages: Sequence[str], form: str, *, listed: bool
) -> None:
    """Count what is missing, drafted, stale and reviewed: a row a file and language.

    PART is a file without its language, such as interviews/SLUG/questions or glossary; SLUG is an
    interview. With names, the texts that are not reviewed are listed one by one, as with --list.
    """
    is_listed = listed or bool(names)
    with one_line() as line:
        found = _chosen(
            survey(
                content,
                _pieces(content, names),
                listed=is_listed,
                progress=lambda done, total: line(f"reading interviews: {done}/{total}"),
            ),
            content,
            names,
            languages,
        )
    if form == "json":
        rows: Sequence[Row | OpenText] = found.open if is_listed else found.rows
        click.echo(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1))
        return
    lines = [*_table(found.rows), *(_list(found.open, content) if is_listed else ())]
    click.echo("\n".join([*lines, _next(found.rows)]))


def _part_of(content: Path, name: str) -> str:
    """Return a name without the folder of the publication, a language, or an ending."""
    plain = name.rstrip("/")
    for folder in (f"{content.as_posix().rstrip('/')}/", f"{content.resolve().as_posix()}/"):
        plain = plain.removeprefix(folder)
    folder, _, last = plain.rpartition("/")
    plain = f"{folder}/{last.partition('.')[0]}" if folder else last.partition(".")[0]
    return "glossary" if folder == "glossary" else plain.removeprefix("interviews/")


def _pieces(content: Path, names: Sequence[str]) -> list[str] | None:
    """Return the interviews that names are about; None for all."""
    if not names:
        return None
    there = {entry.name for entry in os.scandir(content / "interviews") if entry.is_dir()} if (
        (content / "interviews").is_dir()
    ) else set()
    owners = [_part_of(content, name).partition("/")[0] for name in names]
    return [owner if owner in there else REST for owner in owners]


def _chosen(
    found: Survey, content: Path, names: Sequence[str], languages: Sequence[str]
) -> Survey:
    """Return what was asked for; refuse names and languages that are not there."""
    parts = [_part_of(content, name) for name in names]

    def is_in(part: str, wanted: str) -> bool:
        return f"{part.removeprefix('interviews/')}/".startswith(f"{wanted}/")

    for name, wanted in zip(names, parts, strict=True):
        if not any(is_in(row.part, wanted) for row in found.rows):
            known = ", ".join(sorted({row.part for row in found.rows}))
            raise click.BadParameter(
                f"“{name}” names nothing that is translated. Near it: {known or 'nothing'}."
            )
    spoken = {row.language for row in found.rows}
    for language in languages:
        if language not in spoken:
            known = ", ".join(sorted(spoken))
            message = f"nothing is translated into “{language}”; the languages are {known}."
            raise click.BadParameter(message, param_hint="--lang")

    def is_asked(row: Row | OpenText) -> bool:
        return (not languages or row.language in languages) and (
            not parts or any(is_in(row.part, wanted) for wanted in parts)
        )

    return Survey(tuple(filter(is_asked, found.rows)), tuple(filter(is_asked, found.open)))


def _table(rows: Sequence[Row]) -> Iterator[str]:
    heads = ("file", "language", *COUNTED, "total")
    total = [sum(column) for column in zip(*(row.counts for row in rows), strict=True)]
    total = total or [0] * len(COUNTED)
    cells = [
        heads,
        *((row.part, row.language, *map(_number, (*row.counts, row.total))) for row in rows),
        ("total", "", *map(_number, (*total, sum(total)))),
    ]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        words = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths)][:2]
        numbers = [cell.rjust(width) for cell, width in zip(row, widths)][2:]
        yield "  ".join([*words, *numbers]).rstrip()


def _number(number: int) -> str:
    return str(number) if number else "·"


def _list(texts: Sequence[OpenText], content: Path) -> Iterator[str]:
    yield ""
    part = ""
    for text in texts:
        if text.part != part:
            part = text.part
            yield part
        number = f"¶{text.number}" if text.number else ""
        where = f"{content.as_posix()}/{text.place.path}:{text.place.line}"
        yield f"  {text.state:<8}{text.language:<9}{number:<6}{text.id}"
        yield f"    {text.words}"
        yield f"    {where}"
    yield ""


def _next(rows: Sequence[Row]) -> str:
    for state, advice in _NEXT.items():
        number = sum(getattr(row, state) for row in rows)
        if number:
            return f"{count(number, 'text is', 'texts are')} {_noun(state, number)}: {advice}"
    return "Nothing is left to do." if rows else "Nothing is translated here."


def _noun(state: str, number: int) -> str:
    return ("a draft" if number == 1 else "drafts") if state == "draft" else state


def _width(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
