"""`fangtan check`: what is wrong with the content."""

from __future__ import annotations

import json
from pathlib import Path

import click

from fangtan.checks import check
from fangtan.cli import FINDINGS
from fangtan.cli.options import content_option, count, form_option, print_findings
from fangtan.load import load


@click.command("check")
@content_option()
@form_option("How to list the findings: for people, or for another program.")
@click.pass_context
def command(context: click.Context, content: Path, form: str) -> None:
    """Say what is wrong with the content, where it stands, and what to do about it.

    Everything is reported in one run. Nothing is written.
    """
    loaded = load(content)
    findings = check(loaded)
    if form == "json":
        rows = [finding.under(content.as_posix()).as_json() for finding in findings]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print_findings(findings, content)
        whole = loaded.seminar.publication
        passages = sum(len(interview.segments) for interview in whole.interviews)
        questions = sum(len(interview.questions) for interview in whole.interviews)
        click.echo(
            f"{count(len(whole.interviews), 'interview', 'interviews')}, "
            f"{count(passages, 'passage', 'passages')}, "
            f"{count(questions, 'question', 'questions')}, "
            f"{count(len(whole.glossary), 'term', 'terms')} "
            f"in {', '.join(whole.imprint.languages)}: "
            f"{count(len(findings), 'finding', 'findings')}."
        )
    context.exit(FINDINGS if findings else 0)
