"""`fangtan plan`: a run-sheet fitted to the time."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import click

from fangtan import i18n
from fangtan.cli.options import content_option, count, form_option, no_interview, slug_of
from fangtan.cli.plan_text import clock, of_plan
from fangtan.importers import folder
from fangtan.load import Loaded, load
from fangtan.model import Interview, Language, Lens, Level
from fangtan.planning import (
    LONGEST,
    SHORTEST,
    Plan,
    Request,
    Words,
    identifier,
    merged,
    plan,
    run_sheets_in,
    sheet,
)


def _starting(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    """Return a time of day such as 14:00 in minutes since midnight."""
    if value is None:
        return None
    if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value):
        raise click.BadParameter(f"“{value}” is not a time of day such as 14:00.")
    hours, minutes = value.split(":")
    return 60 * int(hours) + int(minutes)


@click.command("plan")
@click.argument("slug", callback=slug_of)
@content_option()
@click.option(
    "--minutes",
    type=click.IntRange(SHORTEST, LONGEST),
    required=True,
    help="How long the slot is.",
)
@click.option(
    "--outcome",
    "outcomes",
    multiple=True,
    metavar="LEVEL|THEME|LENS",
    help="What the session is to achieve, for example create, audience or sound; "
    "may be given several times.",
)
@click.option("--group-size", type=click.IntRange(min=1), help="How many people there are.")
@click.option(
    "--languages",
    metavar="TAG,TAG",
    help="What people in the room read; the first one is that of the plan. "
    "[default: those of the interview]",
)
@click.option(
    "--starts", callback=_starting, metavar="HH:MM", help="When it begins. [default: 0:00]"
)
@click.option("--write", is_flag=True, help="Add the plan to seminar.<lang>.md, to be edited.")
@click.option(
    "--as",
    "name",
    callback=slug_of,
    metavar="ID",
    help="What to call the run-sheet that is written. [default: plan-MINUTES]",
)
@click.option("--force", is_flag=True, help="Replace a run-sheet of that name; a backup is kept.")
@form_option("How to print the plan: for people, or for another program.")
def command(  # noqa: PLR0913 - one parameter an option
    slug: str,
    content: Path,
    minutes: int,
    outcomes: Sequence[str],
    group_size: int | None,
    languages: str | None,
    starts: int | None,
    name: str | None,
    form: str,
    *,
    write: bool,
    force: bool,
) -> None:
    """Choose questions for a slot, say when each comes, what to bring, what to cut, and why.

    Of all choices it is the one with the most points: a minute counts as much as its question’s
    “cut_priority”, and every phase, section, kind, level and format counts once. The same content
    gives the same plan, always. docs/plan.md has the rules.
    """
    loaded = load(content)
    interview = _interview(loaded, slug)
    tags = _languages(languages, interview)
    _check_outcomes(outcomes, loaded)
    request = Request(minutes, tuple(dict.fromkeys(outcomes)), group_size, tags)
    if not interview.tasks:
        raise click.UsageError(
            f"“{slug}” has no questions and no activities to plan with: write some in "
            f"interviews/{slug}/questions.{interview.original}.md first."
        )
    made = plan(interview, loaded.seminar.teaching[slug], request)
    imprint = loaded.seminar.publication.imprint
    with i18n.speaking(imprint.strings):
        called = name or identifier(made)
        files = _files(loaded, interview, made, called, force=force) if write else {}
        if form == "json":
            click.echo(json.dumps(_as_json(made, starts or 0), ensure_ascii=False, indent=1))
        else:
            words = Words(made, interview, imprint.themes, tags[0])
            click.echo("\n".join(of_plan(made, words, starts or 0)))
    if files:
        kept = folder.amend(content, slug, files, replace=force)
        click.echo(f"\n{', '.join(files)}: the run-sheet is “{called}”.", err=True)
        if kept:
            click.echo(f"What was there is kept at {kept}.", err=True)


def _interview(loaded: Loaded, slug: str) -> Interview:
    for interview in loaded.seminar.publication.interviews:
        if interview.slug == slug:
            return interview
    raise no_interview(slug, (it.slug for it in loaded.seminar.publication.interviews))


def _languages(wanted: str | None, interview: Interview) -> tuple[Language, ...]:
    if wanted is None:
        return interview.languages
    tags = tuple(dict.fromkeys(tag.strip() for tag in wanted.split(",")))
    for tag in tags:
        if tag not in interview.languages:
            raise click.BadParameter(
                f"“{tag}” is not a language of this interview: {', '.join(interview.languages)}.",
                param_hint="--languages",
            )
    return tags


def _check_outcomes(outcomes: Sequence[str], loaded: Loaded) -> None:
    themes = tuple(loaded.seminar.publication.imprint.themes)
    known = (*get_args(Level), *themes, *get_args(Lens))
    for outcome in outcomes:
        if outcome not in known:
            raise click.BadParameter(
                f"“{outcome}” is no level, theme or lens: {', '.join(known)}.",
                param_hint="--outcome",
            )


def _as_json(made: Plan, starts: int) -> dict[str, object]:
    """Return the plan as docs/plan.md describes it."""
    whole = asdict(made)
    steps = [{**step, "clock": clock(starts + step["starts"])} for step in whole["steps"]]
    return {**whole, "steps": steps}


def _files(
    loaded: Loaded, interview: Interview, made: Plan, name: str, *, force: bool
) -> dict[str, str]:
    """Return the files that hold the plan, as they will be; refuse what must not be written."""
    errors = sum(finding.severity == "error" for finding in loaded.findings)
    if errors:
        raise click.UsageError(
            f"nothing was written: {count(errors, 'error', 'errors')} in the content. "
            "“fangtan check” says more."
        )
    place = loaded.folder / "interviews" / interview.slug
    original = _text(place, interview.original)
    if name in run_sheets_in(original) and not force:
        raise click.UsageError(
            f"there is a run-sheet “{name}” already. Choose another name with --as, "
            "or replace it with --force (a backup is kept)."
        )
    files = {}
    themes = loaded.seminar.publication.imprint.themes
    for tag in _written_in(place, interview, made, has_others=bool(original.strip())):
        words = Words(made, interview, themes, tag, _link)
        own = sheet(made, words, name, with_facts=tag == interview.original)
        files[f"seminar.{tag}.md"] = merged(_text(place, tag), name, own)
    return files


def _written_in(
    place: Path, interview: Interview, made: Plan, *, has_others: bool
) -> list[Language]:
    """Return the languages to write: the original, those asked for, and those with run-sheets.

    Languages that are derived from another have no files.
    """
    tags = [interview.original]
    for tag in interview.languages:
        has_file = (place / f"seminar.{tag}.md").exists()
        is_asked = tag in made.request.languages and (place / f"interview.{tag}.md").exists()
        if tag == interview.original or not (has_file or is_asked):
            continue
        if has_others and not has_file:
            others = [it for it in interview.languages if (place / f"seminar.{it}.md").exists()]
            raise click.UsageError(
                f"nothing was written: the other run-sheets are not there in “{tag}”. Translate "
                f"them first, or write this one without it: --languages {','.join(others)}"
            )
        tags.append(tag)
    return tags


def _text(place: Path, language: Language) -> str:
    file = place / f"seminar.{language}.md"
    return file.read_text("utf-8") if file.exists() else ""


def _link(mark: str, target: str) -> str:
    return f"[{mark}](passage:{target})"
