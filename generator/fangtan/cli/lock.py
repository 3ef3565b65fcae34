"""`fangtan lock`: the instructor's desk under a passphrase, for a public host."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from fangtan import i18n, lock
from fangtan.build.writing import MANIFEST
from fangtan.checks import check
from fangtan.cli import FINDINGS
from fangtan.cli.options import content_option, count, no_interview, print_findings
from fangtan.load import load
from fangtan.model import Publication

VARIABLE = "FANGTAN_PASSPHRASE"

_Refuse = Callable[[str], str | None]


@click.command("lock")
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@content_option()
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("locked.html"),
    show_default=True,
    help="The file to write. Put it outside of build/, which the next build replaces.",
)
@click.option("--generate", is_flag=True, help="Make a passphrase, and print it this once.")
@click.option(
    "--passphrase-stdin", "from_stdin", is_flag=True, help="Read the passphrase, as one line."
)
@click.option("--force", is_flag=True, help="Replace a file that is no page of this kind.")
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    slugs: Sequence[str],
    content: Path,
    output: Path,
    *,
    generate: bool,
    from_stdin: bool,
    force: bool,
) -> None:
    """Encrypt the instructor’s desk, for all interviews or those named, as one page.

    Whoever has the passphrase opens it in a browser; nobody else can read a word of it. You are
    asked for the passphrase; scripts hand it over in the variable FANGTAN_PASSPHRASE, or with
    --passphrase-stdin. It is stored nowhere, and a weak one is refused. docs/locked.md says what
    this protects against, and what not.
    """
    if not lock.is_installed():
        raise click.UsageError(
            "locking takes libraries that are not installed; type: pip install 'fangtan[locked]'"
        )
    _refuse_place(output, force=force)
    loaded = load(content)
    publication = loaded.seminar.publication
    chosen = _chosen(slugs, publication)
    findings = [finding for finding in check(loaded) if finding.severity == "error"]
    if findings:
        print_findings(findings, content)
        click.echo(
            f"Nothing was locked: {count(len(findings), 'error', 'errors')} in the content.",
            err=True,
        )
        context.exit(FINDINGS)
    with i18n.speaking(publication.imprint.strings):
        made = lock.desks(loaded.seminar, chosen)
        if made is None:
            raise click.UsageError(
                "there is nothing to lock: these interviews have no questions, activities or "
                "run-sheets yet."
            )
        known = made.known
        passphrase = _passphrase(
            lambda it: lock.weakness(it, known), generate=generate, from_stdin=from_stdin
        )
        sealed = lock.locked(made.start, made.pages, passphrase)
        written = lock.page(sealed, made.languages, publication.imprint.accent)
    _write(output, written)
    click.echo(
        f"{count(len(made.pages), 'page', 'pages')} locked in {output} "
        f"({len(written) // 1024} KiB).",
        err=True,
    )
    if generate:
        click.echo("The passphrase, which is kept nowhere and shown this once:", err=True)
        click.echo(passphrase)


def _chosen(slugs: Sequence[str], publication: Publication) -> tuple[str, ...]:
    """Return the interviews to lock; those that may not be public stay out of it."""
    public = {interview.slug: interview.is_public for interview in publication.interviews}
    for slug in slugs:
        if slug not in public:
            raise no_interview(slug, public)
        if not public[slug]:
            raise click.BadParameter(
                f"the rights in “{slug}” keep it off public hosts; that it is encrypted does not "
                "change them.",
                param_hint="SLUG",
            )
    chosen = tuple(slug for slug, is_public in public.items() if is_public)
    if public and not chosen:
        raise click.UsageError(
            "there is nothing to lock: the rights in all interviews keep them off public hosts; "
            "that a page is encrypted does not change them."
        )
    return tuple(slug for slug in chosen if slug in slugs or not slugs)


def _refuse_place(output: Path, *, force: bool) -> None:
    if not output.absolute().parent.is_dir():
        raise click.BadParameter(f"there is no folder {output.parent}.", param_hint="--output")
    for folder in output.absolute().parents:
        if (folder / MANIFEST).is_file():
            raise click.BadParameter(
                f"the next build replaces all of {folder.name}/, and the page with it; "
                "choose a place outside.",
                param_hint="--output",
            )
    if output.exists() and not force and lock.FORMAT.encode() not in output.read_bytes():
        raise click.BadParameter(
            f"{output} is there, and is no locked page; choose another name, or add --force.",
            param_hint="--output",
        )


def _passphrase(refuse: _Refuse, *, generate: bool, from_stdin: bool) -> str:
    """Return the passphrase from wherever it comes, never from the command line itself."""
    # What is started from here on is not to inherit it.
    given = os.environ.pop(VARIABLE, None)
    if generate + from_stdin + (given is not None) > 1:
        raise click.UsageError(
            f"choose one of --generate, --passphrase-stdin and the variable {VARIABLE}."
        )
    if generate:
        return lock.generated()
    if from_stdin:
        given = _line(sys.stdin.buffer.read())
    if given is not None:
        return _accepted(given, refuse)
    if not sys.stdin.isatty():
        raise click.UsageError(
            f"there is nobody to ask for a passphrase: set {VARIABLE}, or use --passphrase-stdin "
            "or --generate."
        )
    asked: str = click.prompt(
        "Passphrase",
        hide_input=True,
        confirmation_prompt="Once more",
        value_proc=lambda it: _accepted(it, refuse),
        err=True,
    )
    return asked


def _line(data: bytes) -> str:
    """Return what was handed over, without the end of its line."""
    try:
        return data.decode().removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        # What could not be read stays out of the traceback.
        raise click.UsageError("the passphrase is not UTF-8.") from None


def _accepted(given: str, refuse: _Refuse) -> str:
    """Return a passphrase that is good enough; no message repeats it."""
    if "\n" in given or not lock.normalised(given).isprintable():
        # What the shell could not decode is not printable either.
        raise click.UsageError("the passphrase holds characters that nobody can type.")
    reason = refuse(given)
    if reason:
        raise click.UsageError(
            f"this passphrase is too weak: {reason}. Take several words that have nothing to do "
            "with each other or with the interview, or let --generate make one."
        )
    return given


def _write(output: Path, content: bytes) -> None:
    """Put a file in its place in one step."""
    try:
        handle, name = tempfile.mkstemp(dir=output.absolute().parent, prefix=f".{output.name}-")
    except OSError as error:
        raise click.BadParameter(
            f"nothing can be written into {output.parent}: {error.strerror}.",
            param_hint="--output",
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(output)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
