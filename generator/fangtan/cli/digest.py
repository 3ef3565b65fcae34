"""`fangtan digest`: the skeleton of a retelling that may be published."""

from __future__ import annotations

from pathlib import Path

import click

from fangtan.cli.options import content_option, count, language_tag, slug_of
from fangtan.importers import folder
from fangtan.importers.digest import digest
from fangtan.importers.standing import NotThereError


@click.command("digest")
@click.argument("slug", callback=slug_of)
@content_option()
@click.option(
    "--lang",
    callback=language_tag,
    metavar="TAG",
    help="The language to write it in. [default: that of the original]",
)
@click.option(
    "--as",
    "name",
    callback=slug_of,
    metavar="NEW-SLUG",
    help="What to call the digest. [default: SLUG-digest]",
)
@click.option("--force", is_flag=True, help="Replace what is there, and keep a backup of it.")
def command(slug: str, content: Path, lang: str | None, name: str | None, *, force: bool) -> None:
    """Lay out a digest beside a private full text: its ids, speakers and passages, not its words.

    Each passage is then to be written in your own words. “fangtan check” counts what is left, and
    warns where a passage repeats 12 or more words, or 20 Han characters, of the full text.
    """
    new = name or f"{slug}-digest"
    if new == slug:
        raise click.UsageError("the digest stands beside the full text: give it another name.")
    target = content / "interviews" / new
    try:
        files = digest(content, slug, lang)
    except NotThereError as error:
        raise click.UsageError(str(error)) from error
    if target.exists() and not force:
        raise click.UsageError(
            f"{target} is there already. Choose another name with --as, "
            "or replace it with --force (a backup is kept)."
        )
    kept = folder.put(content, new, files, replace=force)
    passages = sum(text.count("TODO") for name, text in files.items() if "interview." in name)
    click.echo(f"{target}: {', '.join(files)}; {count(passages, 'text', 'texts')} to write.")
    if kept:
        click.echo(f"What was there is kept at {kept}.")
    click.echo("Next: write what begins with TODO; “fangtan check” says what is left.")
