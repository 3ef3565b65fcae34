"""`fangtan translate diff`: what changed in originals since they were translated."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from fangtan.cli.options import content_option, count, form_option
from fangtan.cli.translate.choice import chosen
from fangtan.cli.translate.showing import languages_option
from fangtan.translate.differences import Change, Difference, differences
from fangtan.translate.index import REST, survey


@click.command("diff")
@click.argument("names", nargs=-1, metavar="[PART|SLUG|ID]…")
@content_option()
@languages_option("Show translations into this language alone; may be given several times.")
@click.option(
    "--against",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Look for the earlier originals in this copy of the content first, then in git.",
)
@form_option("How to print: for people, or for another program.")
def command(
    content: Path,
    names: Sequence[str],
    languages: Sequence[str],
    against: Path | None,
    form: str,
) -> None:
    """Show what changed in originals since they were translated, word by word.

    The original as it was is looked for in the history that git keeps of the content.
    PART, SLUG and ID are as for “fangtan translate accept”; without any, all that is stale.
    """
    among = None if names else _interviews(content)
    found = differences(content, chosen(content, names, languages, among), against)
    if form == "json":
        rows = [_as_json(difference) for difference in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for difference in found:
        for line in _lines(difference, content):
            click.echo(line)
        click.echo()
    click.echo(_end(found))


def _interviews(content: Path) -> list[str]:
    """Return the interviews in which anything is stale."""
    rows = survey(content).rows
    parts = {row.part for row in rows if row.stale and row.part.startswith("interviews/")}
    return sorted({part.split("/")[1] for part in parts} - {REST})


def _lines(difference: Difference, content: Path) -> Iterator[str]:
    place, original = difference.translation.place, difference.original
    name = f"{difference.part}#{difference.id} ({difference.language})"
    yield click.style(name, bold=True)
    if difference.was:
        yield f"  original, changed since {difference.was.found}:"
        yield "    " + "".join(map(_shown, difference.changes))
    else:
        yield "  original; what it was when it was translated is kept nowhere that was looked in:"
        yield "    " + " ".join(original.markdown.split())
    yield f"    {content.as_posix()}/{original.place.path}:{original.place.line}"
    yield "  translation:"
    yield "    " + " ".join(difference.translation.markdown.split())
    yield f"    {content.as_posix()}/{place.path}:{place.line}"


def _shown(change: Change) -> str:
    if change.kind == "kept":
        return change.words
    if change.kind == "removed":
        return click.style(f"[-{change.words}-]", fg="red")
    return click.style(f"{{+{change.words}+}}", fg="green")


def _end(found: Sequence[Difference]) -> str:
    if not found:
        return "Nothing is stale."
    return (
        f"{count(len(found), 'text is', 'texts are')} stale. Where a translation still fits, or "
        "when you have changed it: “fangtan translate accept ID”."
    )


def _as_json(difference: Difference) -> dict[str, Any]:
    original, translation = difference.original, difference.translation
    return {
        "part": difference.part,
        "id": difference.id,
        "language": difference.language,
        "was": difference.was.markdown if difference.was else None,
        "found": difference.was.found if difference.was else None,
        "changes": [{"kind": it.kind, "words": it.words} for it in difference.changes],
        "original": {
            "path": original.place.path,
            "line": original.place.line,
            "text": original.markdown,
        },
        "translation": {
            "path": translation.place.path,
            "line": translation.place.line,
            "text": translation.markdown,
        },
    }
