"""`fangtan build`: everything that is made from the content."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from fangtan import catalog, urls
from fangtan.build import (
    BusyError,
    ForeignFolderError,
    Request,
    Result,
    UnknownLanguageError,
    build,
)
from fangtan.build.rendering import Progress
from fangtan.cli import FINDINGS
from fangtan.cli.options import content_option, count, print_findings
from fangtan.pdf import MissingLibraryError


@click.command("build")
@content_option()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build"),
    show_default=True,
    help="The folder to build into. It then holds this build and nothing else.",
)
@click.option(
    "--only",
    "editions",
    type=click.Choice(catalog.names()),
    multiple=True,
    help="Build this edition alone; may be given several times. “fangtan editions” lists them.",
)
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="TAG",
    help="Build this language alone, for example zh-Hans; may be given several times.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help="How many sheets to set at the same time. [default: the number of processors]",
)
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    content: Path,
    out: Path,
    editions: Sequence[str],
    languages: Sequence[str],
    jobs: int | None,
) -> None:
    """Make the website, the handouts and the instructor’s guide.

    The content is checked first; while anything is wrong with it, the last build stays as it is.
    """
    _refuse_what_is_not_installed(editions)
    request = Request(content, out, tuple(editions), tuple(languages), jobs or _processors())
    started = time.monotonic()
    line = _Line(sys.stderr.isatty() and not os.environ.get("CI"), started)
    try:
        result = build(request, line.show)
    except UnknownLanguageError as error:
        tag, known = error.args
        message = f"“{tag}” is not a language of this publication: {', '.join(known)}."
        raise click.BadParameter(message, param_hint="--lang") from error
    except ForeignFolderError as error:
        message = (
            f"{error} holds files that no build of ours wrote, and would lose them. "
            "Name another folder with --out, or empty this one."
        )
        raise click.UsageError(message) from error
    except BusyError as error:
        message = f"another build is writing into {error}; wait for it to end."
        raise click.UsageError(message) from error
    except MissingLibraryError as error:
        message = f"sheets cannot be set on this machine: {error}"
        raise click.UsageError(message) from error
    finally:
        line.clear()
    print_findings(result.findings, content)
    if not result.is_built:
        click.echo(
            f"Nothing was built: {count(len(result.findings), 'finding', 'findings')}.", err=True
        )
        context.exit(FINDINGS)
    _summarise(result, out, time.monotonic() - started)
    if not editions:
        for name, extra in catalog.not_installed().items():
            click.echo(f"Not made: {name}; install it with: pip install 'fangtan[{extra}]'")


def _refuse_what_is_not_installed(editions: Sequence[str]) -> None:
    missing = catalog.not_installed()
    for name in editions:
        if name in missing:
            message = (
                f"“{name}” takes libraries that are not installed; "
                f"type: pip install 'fangtan[{missing[name]}]'"
            )
            raise click.BadParameter(message, param_hint="--only")


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _summarise(result: Result, out: Path, seconds: float) -> None:
    if not result.rows:
        click.echo("0 files: the content has nothing that such editions are made of.")
        return
    editions = Counter(row.edition for row in result.rows)
    counts = ", ".join(f"{number} {name}" for name, number in sorted(editions.items()))
    click.echo(
        f"{count(len(result.rows), 'file', 'files')} in {seconds:.1f} s "
        f"({counts}; {result.unchanged} unchanged)."
    )
    places = (
        ("Website", urls.START),
        ("Paper", f"{urls.SITE}/paper"),
        ("Instructor", urls.INSTRUCTOR),
    )
    for what, path in places:
        if (out / path).exists():
            click.echo(f"{what + ':':<12}{out / path}")


class _Line:
    """One line on the terminal that counts along, and is gone at the end."""

    def __init__(self, is_shown: bool, started: float) -> None:  # noqa: FBT001 - a private value
        self._is_shown = is_shown
        self._started = started

    def show(self, progress: Progress) -> None:
        if self._is_shown:
            seconds = time.monotonic() - self._started
            text = f"{progress.done}/{progress.total}  {seconds:.1f} s  {progress.path}"
            click.echo(f"\r\x1b[2K{text[:78]}", nl=False, err=True)

    def clear(self) -> None:
        if self._is_shown:
            click.echo("\r\x1b[2K", nl=False, err=True)
