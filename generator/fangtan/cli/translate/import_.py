"""`fangtan translate import`: translations that come back from translators’ programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from fangtan.cli import FINDINGS
from fangtan.cli.options import content_option, count, language_tag, print_findings_here
from fangtan.cli.translate.programs import form_of, module_of
from fangtan.findings import Finding, Place, Rule
from fangtan.load import load
from fangtan.model import Language
from fangtan.translate.catalogue import Returned
from fangtan.translate.importing import Brought, brought, slugs_of
from fangtan.translate.languages import meant
from fangtan.translate.storing import put


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@content_option()
@click.option(
    "--lang",
    "language",
    callback=language_tag,
    metavar="TAG",
    help="The language of the translations, if not the one that the file names.",
)
@click.option(
    "--reviewed",
    is_flag=True,
    help="Mark as reviewed what is not fuzzy: somebody has held it against the original.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    files: Sequence[Path],
    content: Path,
    language: str | None,
    *,
    reviewed: bool,
    dry_run: bool,
) -> None:
    """Take translations back from PO or XLIFF files, each as a whole or not at all.

    What changed in the content since the export is kept; where both sides changed, both are shown
    and nothing of that text is taken. Files of a language that is not there yet are made.
    """
    programs = [module_of(form_of(file)) for file in files]
    is_fine = True
    for file, program in zip(files, programs, strict=True):
        returned = program.read(file)
        is_fine &= _bring(file, content, returned, language, reviewed=reviewed, dry_run=dry_run)
    context.exit(0 if is_fine else FINDINGS)


def _bring(  # noqa: PLR0913 - a file, where it goes, and how
    file: Path,
    content: Path,
    returned: Returned,
    language: Language | None,
    *,
    reviewed: bool,
    dry_run: bool,
) -> bool:
    """Import one file; return whether there was nothing to find."""
    for note in returned.notes:
        click.echo(note)
    if not returned.entries and (returned.findings or not returned.language):
        print_findings_here(returned.findings or [_empty(file)])
        return False
    loaded = load(content, slugs_of(content, returned.entries))
    known = loaded.seminar.publication.imprint.languages
    into = language or meant(returned.language, known)
    if into not in known:
        raise click.UsageError(
            f"{file} is in “{into or returned.language or '?'}”, which is not a language of this "
            f"publication ({', '.join(known)}); say which it is with --lang."
        )
    made = brought(loaded, into, returned.entries, reviewed=reviewed)
    findings = [
        *returned.findings,
        *(_openable(finding, file, content) for finding in made.findings),
    ]
    print_findings_here(findings)
    if not dry_run:
        put(content, made.files)
    click.echo(_summary(file, content, into, made, dry_run=dry_run))
    return not findings


def _empty(file: Path) -> Finding:
    return Finding(
        Place(file.as_posix()),
        Rule.SOURCE_IS_READABLE,
        "there is nothing in this file: no texts, and no language",
        "save it once more in your program, take it from a backup, or export it anew",
    )


def _openable(finding: Finding, file: Path, content: Path) -> Finding:
    """Return a finding with a path that can be opened: of the file itself, or of the content."""
    own = finding.place.path == file.as_posix()
    return finding if own else finding.under(content.as_posix())


def _summary(file: Path, content: Path, into: Language, made: Brought, *, dry_run: bool) -> str:
    if not made.is_sound:
        return f"{file}: nothing was written."
    texts = count(made.texts, "text", "texts")
    states = count(made.states, "state", "states")
    verb = "would be written" if dry_run else "written"
    lines = [f"{file}: {texts} and {states} {verb} in {into}."]
    lines += [f"  {content / path}" for path in sorted(made.files)]
    if made.unproven:
        lines.append(
            f"  {count(made.unproven, 'text does', 'texts do')} not tell how it stood when it was "
            "exported; what the content says was not held against it."
        )
    return "\n".join(lines)
