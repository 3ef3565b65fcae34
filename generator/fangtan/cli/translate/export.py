"""`fangtan translate export`: what is to be translated, for translators’ programs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import click

from fangtan.cli.options import content_option, count, language_tag
from fangtan.cli.translate.programs import Form, forms, module_of
from fangtan.load import Loaded, load
from fangtan.model import Language, state_of
from fangtan.translate.catalogue import Catalogue, catalogues, settled
from fangtan.translate.choosing import Chosen
from fangtan.translate.differences import differences

_FOLDER = Path("translations")


@click.command("export")
@click.argument("asked", nargs=-1, metavar="[PART|SLUG]…")
@content_option()
@click.option(
    "--lang",
    "language",
    required=True,
    callback=language_tag,
    metavar="TAG",
    help="The language to translate to.",
)
@click.option(
    "--to",
    "form",
    type=click.Choice(forms()),
    default="po",
    show_default=True,
    help="The format: PO for Poedit and Weblate, XLIFF 2 for agencies’ programs.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=_FOLDER,
    show_default=True,
    help="A folder, for one file a part; or a file, for all of it in one.",
)
def command(asked: Sequence[str], content: Path, language: str, form: Form, out: Path) -> None:
    """Write what is to be translated, with what has been translated so far.

    PART is a name such as people, glossary or interviews/SLUG/questions; SLUG is an interview with
    all of its parts. Without either, everything is written. A translation that is a draft, or
    whose original has changed, is marked as fuzzy. Nothing in the content is touched.
    """
    program = module_of(form)
    # Of a thousand interviews, those that are asked for are read.
    slugs = [name.split("/")[1] if name.startswith("interviews/") else name for name in asked]
    loaded = load(content, slugs if asked else None)
    languages = loaded.seminar.publication.imprint.languages
    if language not in languages:
        raise click.UsageError(
            f"“{language}” is not a language of this publication ({', '.join(languages)}). "
            "Add it to “languages” in publication.yaml first."
        )
    parts = _parts(loaded, asked)
    previous = _previous(loaded, parts, language)
    whole = [cat for cat in catalogues(loaded, parts, language, previous) if cat.entries]
    if not whole:
        click.echo(f"There is nothing to translate to {language}: all of it was written in it.")
        return
    for path, catalogue in _files(whole, out, program.SUFFIX):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(program.written(catalogue))
        missing = sum(entry.state == "missing" for entry in catalogue.entries)
        click.echo(
            f"{path}: {count(len(catalogue.entries), 'text', 'texts')} from "
            f"{catalogue.original} to {language}, {missing} missing."
        )
    click.echo("Next: translate, then run “fangtan translate import” on what comes back.")


def _previous(
    loaded: Loaded, parts: Collection[str], language: Language
) -> Mapping[tuple[str, str], str]:
    """Return what the originals of stale texts were when those were translated, where it is known.

    Nothing is looked up where nothing is stale: git takes its time.
    """
    stale = [
        (unit, (language,))
        for unit in loaded.units
        if unit.part in parts and state_of(unit.text, language) == "stale"
    ]
    found = differences(loaded.folder, Chosen(loaded, tuple(stale))) if stale else ()
    return {(each.part, each.id): settled(each.was.markdown) for each in found if each.was}


def _parts(loaded: Loaded, asked: Sequence[str]) -> list[str]:
    known = list(dict.fromkeys(unit.part for unit in loaded.units))
    if not asked:
        return sorted(known)
    found: list[str] = []
    for name in asked:
        wanted = [part for part in known if part == name or part.split("/")[1:2] == [name]]
        if not wanted:
            raise click.UsageError(
                f"there is no part or interview “{name}” in {loaded.folder}; parts are "
                f"{', '.join(sorted(known))} and interviews/SLUG/questions, for one."
            )
        found += sorted(wanted)
    return list(dict.fromkeys(found))


def _files(whole: Sequence[Catalogue], out: Path, suffix: str) -> Iterator[tuple[Path, Catalogue]]:
    """Yield where each catalogue goes: all into one file, or a file for each part.

    What was first written in another language than the rest cannot share its file.
    """
    if out.suffix == suffix and not out.is_dir():
        for catalogue, other in _told_apart(whole):
            yield out.with_name(f"{out.stem}{other}{suffix}"), catalogue
        return
    for part in sorted({part for catalogue in whole for part in catalogue.parts}):
        here = [catalogue.of_part(part) for catalogue in whole if part in catalogue.parts]
        for catalogue, other in _told_apart(here):
            yield out / f"{part}.{catalogue.language}{other}{suffix}", catalogue


def _told_apart(catalogues: Sequence[Catalogue]) -> Iterator[tuple[Catalogue, str]]:
    """Yield catalogues with what tells their names apart; the longest needs nothing."""
    for index, catalogue in enumerate(sorted(catalogues, key=lambda each: -len(each.entries))):
        yield catalogue, f".from-{catalogue.original}" if index else ""
