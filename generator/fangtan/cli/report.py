"""`fangtan report`: what the questions cover, what is thin, how translations stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from fangtan import i18n
from fangtan.cli.options import content_option, count, form_option, language_tag, no_interview
from fangtan.cli.report_text import of_interview, of_publication, of_whole
from fangtan.coverage import Coverage, coverage
from fangtan.editions.report import interview_view, lines, matter, whole, whole_view
from fangtan.load import load
from fangtan.model import Language, Seminar


@click.command("report")
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@content_option()
@click.option(
    "--lang",
    callback=language_tag,
    metavar="TAG",
    help="The language to report in, for example zh-Hans. [default: the publication’s first]",
)
@form_option("How to report: for people, or for another program.")
def command(slugs: Sequence[str], content: Path, lang: str | None, form: str) -> None:
    """Say what the questions cover, what is thin, and what to do next.

    With several interviews there is a line for each; name some for all that is known of them.
    Nothing is written. “fangtan build --only report” makes pages of the same.
    """
    loaded = load(content)
    seminar = loaded.seminar
    language = _language(lang, seminar.publication.imprint.languages)
    known = [interview.slug for interview in seminar.publication.interviews]
    for slug in slugs:
        if slug not in known:
            raise no_interview(slug, known)
    errors = sum(finding.severity == "error" for finding in loaded.findings)
    if errors:
        click.echo(
            f"{count(errors, 'error', 'errors')} in the content: this report is of what could be "
            "read. “fangtan check” says more.",
            err=True,
        )
    found = coverage(seminar)
    if form == "json":
        click.echo(json.dumps(_as_json(found, slugs), ensure_ascii=False, indent=1))
    else:
        with i18n.speaking(seminar.publication.imprint.strings):
            click.echo("\n".join(_text(seminar, found, slugs, language)))


def _language(wanted: str | None, languages: Sequence[Language]) -> Language:
    if wanted and wanted not in languages:
        raise click.BadParameter(
            f"“{wanted}” is not a language of this publication: {', '.join(languages)}.",
            param_hint="--lang",
        )
    return wanted or languages[0]


def _text(
    seminar: Seminar, found: Coverage, slugs: Sequence[str], language: Language
) -> Iterator[str]:
    of_all = whole_view(whole(seminar.publication, found, language))
    is_alone = len(found.interviews) == 1
    if not slugs and not is_alone:
        yield from of_whole(of_all, language, lines(seminar.publication, found, language))
        return
    chosen = [facts for facts in found.interviews if facts.slug in slugs or not slugs]
    for index, facts in enumerate(chosen):
        yield from ("", "") if index else ()
        yield from of_interview(interview_view(matter(seminar, facts, language)), language)
    if is_alone:
        yield from of_publication(of_all, language)


def _as_json(found: Coverage, slugs: Sequence[str]) -> dict[str, object]:
    """Return the facts as docs/report.md describes them."""
    whole = asdict(found)
    chosen = [row for row in whole["interviews"] if not slugs or row["slug"] in slugs]
    return {**whole, "interviews": chosen}
