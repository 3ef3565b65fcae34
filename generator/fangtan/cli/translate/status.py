"""`fangtan translate status`: how many texts are missing, drafted, stale, reviewed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fangtan.cli.options import content_option, count, form_option
from fangtan.cli.translate.showing import languages_option, one_line
from fangtan.translate.index import Survey, survey
from fangtan.translate.rows import COUNTED, OpenText, Row

if TYPE_CHECKING:
    from fangtan.translate.naming import Name

_NEAR = 5

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
    asked = _names(content, names)
    with one_line() as line:
        whole = survey(
            content,
            _pieces(asked),
            listed=is_listed,
            progress=lambda done, total: line(f"reading interviews: {done}/{total}"),
        )
    found = _chosen(whole, asked, languages)
    if form == "json":
        rows: Sequence[Row | OpenText] = found.open if is_listed else found.rows
        click.echo(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1))
        return
    lines = [*_table(found.rows), *(_list(found.open, content) if is_listed else ())]
    click.echo("\n".join([*lines, _next(found.rows)]))


def _names(content: Path, written: Sequence[str]) -> Sequence[Name]:
    if not written:
        return ()
    # Names are understood by the loader, which takes its time to come.
    from fangtan.load import slugs_in  # noqa: PLC0415
    from fangtan.translate.naming import parsed  # noqa: PLC0415

    slugs = slugs_in(content)
    return [parsed(content, name, slugs) for name in written]


def _pieces(names: Sequence[Name]) -> Sequence[str] | None:
    """Return the interviews that are asked for; None where more than interviews are."""
    slugs = [name.slug for name in names if name.slug is not None]
    return slugs if slugs and len(slugs) == len(names) else None


def _chosen(found: Survey, names: Sequence[Name], languages: Sequence[str]) -> Survey:
    """Return what was asked for; refuse names and languages that are not there."""
    for name in names:
        if name.id is not None or not any(name.is_in(row.part) for row in found.rows):
            known = ", ".join(sorted({row.part for row in found.rows})[:_NEAR])
            raise click.UsageError(
                f"“{name.written}” is no file and no interview. There are {known} …"
            )
    spoken = sorted({row.language for row in found.rows})
    for language in languages:
        if language not in spoken:
            message = f"nothing is translated into “{language}”: there is {', '.join(spoken)}."
            raise click.BadParameter(message, param_hint="--lang")

    def is_asked(row: Row | OpenText) -> bool:
        return (not languages or row.language in languages) and (
            not names or any(name.is_in(row.part) for name in names)
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
        words = [
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ][:2]
        numbers = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)][2:]
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
