"""`fangtan import`: a text that somebody has, as an interview of the publication."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from fangtan import importers
from fangtan.cli import FINDINGS
from fangtan.cli.options import count, form_option, language_tag, print_findings_here, slug_of
from fangtan.findings import Finding
from fangtan.importers import folder, writing
from fangtan.importers.blocks import Imported
from fangtan.importers.dry_run_shape import as_json
from fangtan.importers.into import into
from fangtan.importers.recognise import recognise
from fangtan.importers.report import counts, speakers
from fangtan.importers.standing import NotThereError
from fangtan.importers.starting import Start, start, undetermined
from fangtan.load import languages_of

_STDIN = Path("-")


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder that holds your publication; it is begun if there is none.",
)
@click.option("--slug", callback=slug_of, help="The interview’s name in addresses.")
@click.option("--title", help="The interview’s title, if not the one that the source has.")
@click.option(
    "--lang", callback=language_tag, metavar="TAG", help="Its language, if not what it seems."
)
@click.option(
    "--from",
    "source_format",
    type=click.Choice(importers.names()),
    help="The source’s format, if not what it seems.",
)
@click.option(
    "--into",
    "goal",
    callback=slug_of,
    metavar="SLUG",
    help="Add this text to an interview that is there, as another language of it.",
)
@click.option("--force", is_flag=True, help="Replace what is there, and keep a backup of it.")
@click.option("--dry-run", is_flag=True, help="Say what was recognised, and write nothing.")
@form_option("With --dry-run: say it for people, or for another program.")
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    files: Sequence[Path],
    content: Path,
    slug: str | None,
    title: str | None,
    lang: str | None,
    source_format: str | None,
    goal: str | None,
    form: str,
    *,
    force: bool,
    dry_run: bool,
) -> None:
    """Make an interview of a text, a Word file, a web page, subtitles or a transcript.

    FILE is read from standard input if it is “-”. Each becomes a folder content/interviews/SLUG
    with the facts, the text, questions to start from, and a report of what is in doubt.
    It starts as private: its rights are unknown. Nothing that is there is overwritten.
    """
    _refuse(files, one_only={"--slug": slug, "--title": title, "--into": goal})
    if form == "json" and not dry_run:
        raise click.UsageError("--format json says what --dry-run finds; --from names a format.")
    known = languages_of(content)
    read = [_read(file, lang, source_format, (known or ["en"])[0]) for file in files]
    failed = any(map(_is_unreadable, read))
    if dry_run:
        _say_what_was_found(read, files, form)
        context.exit(FINDINGS if failed else 0)
    readable = [
        (file, imported)
        for file, imported in zip(files, read, strict=True)
        if not _is_unreadable(imported)
    ]
    for imported in filter(_is_unreadable, read):
        print_findings_here(imported.findings)
    if goal:
        for file, imported in readable:
            _add(imported, file, content, goal, force=force)
    else:
        starts = [
            start(imported, file.name, slug=slug or "", title=title or "", languages=known)
            for file, imported in readable
        ]
        _refuse_what_is_there(content, starts, force=force)
        for (_, imported), new in zip(readable, starts, strict=True):
            _begin(imported, new, content, force=force)
    context.exit(FINDINGS if failed else 0)


def _refuse(files: Sequence[Path], one_only: dict[str, str | None]) -> None:
    for option, value in one_only.items():
        if value and len(files) > 1:
            raise click.UsageError(f"{option} is for one file; there are {len(files)}.")
    if files.count(_STDIN) > 1:
        raise click.UsageError("standard input can be read once.")


def _read(file: Path, lang: str | None, source_format: str | None, fallback: str) -> Imported:
    data = sys.stdin.buffer.read() if file == _STDIN else file.read_bytes()
    path = file.as_posix()
    try:
        source = importers.read(data, path, source_format)
    except importers.Unreadable as error:
        return Imported(lang or "und", None, (), (), (error.finding,))
    language = lang or source.language
    imported = recognise(source, language or fallback, path=path)
    return imported if language else undetermined(imported, path)


def _is_unreadable(imported: Imported) -> bool:
    return any(finding.severity == "error" for finding in imported.findings)


def _say_what_was_found(read: Sequence[Imported], files: Sequence[Path], form: str) -> None:
    if form == "json":
        shapes = [as_json(imported) for imported in read]
        click.echo(
            json.dumps(shapes[0] if len(shapes) == 1 else shapes, ensure_ascii=False, indent=1)
        )
        return
    for file, imported in zip(files, read, strict=True):
        click.echo(f"{file}: {imported.language}; {', '.join(counts(imported)) or 'no words'}.")
        if imported.title:
            click.echo(f"  title: {imported.title}")
        for label, role, turns in speakers(imported):
            click.echo(f"  {label} ({role}): {count(turns, 'turn', 'turns')}")
        for reason in imported.reasons:
            click.echo(f"  because: {reason}")
        print_findings_here(imported.findings)


def _refuse_what_is_there(content: Path, starts: Sequence[Start], *, force: bool) -> None:
    """Refuse before anything is written: a name that is taken, or wanted twice."""
    names = [new.slug for new in starts]
    for name in names:
        target = content / "interviews" / name
        if names.count(name) > 1:
            raise click.UsageError(
                f"two of these would be called {name}: import them one by one, with --slug."
            )
        if target.exists() and not force:
            raise click.UsageError(
                f"{target} is there already. Choose another name with --slug, replace it with "
                f"--force (a backup is kept), or add a language to it with --into {name}."
            )


def _begin(imported: Imported, new: Start, content: Path, *, force: bool) -> None:
    target = content / "interviews" / new.slug
    if folder.begin(content, writing.publication(new.title, imported.language)):
        click.echo(f"{content / 'publication.yaml'}: begun, as there was none.")
    kept = folder.put(content, new.slug, new.files, replace=force)
    _conclude(imported, target, _below(content, new.findings), new.files, kept)
    click.echo("Its rights are unknown: it is private, and only the instructor’s matter holds it.")
    click.echo(f"To change that, write another “rights:” in {target / 'interview.yaml'}.")


def _add(imported: Imported, file: Path, content: Path, goal: str, *, force: bool) -> None:
    try:
        added = into(content, goal, imported, file.name)
    except NotThereError as error:
        raise click.UsageError(str(error)) from error
    target = content / "interviews" / goal
    text = target / f"interview.{imported.language}.md"
    if text.exists() and not force:
        raise click.UsageError(
            f"{text} is there already. Replace it with --force (a backup is kept), "
            "or say another language with --lang."
        )
    kept = folder.amend(content, goal, added.files, replace=force)
    _conclude(imported, target, _below(content, added.findings), added.files, kept)


def _below(content: Path, findings: Sequence[Finding]) -> list[Finding]:
    """Return findings with paths that can be opened; those of the publication are below it."""
    ours = ("publication.yaml", "interviews/")
    return [
        finding.under(content.as_posix()) if finding.place.path.startswith(ours) else finding
        for finding in findings
    ]


def _conclude(
    imported: Imported,
    target: Path,
    findings: Sequence[Finding],
    files: dict[str, str],
    kept: Path | None,
) -> None:
    print_findings_here(findings)
    said = ", ".join(counts(imported))
    click.echo(f"{target}: {', '.join(files)} ({said or 'no words'}).")
    if kept:
        click.echo(f"What was there is kept at {kept}.")
    doubts = count(len(findings), "doubt", "doubts")
    click.echo(f"{doubts}; {target / f'import.{imported.language}.md'} says why it was read so.")
    click.echo("Next: “fangtan check” says what is left to decide.")
