"""From content to artifacts: load → check → link terms → plan → render → write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fangtan import i18n
from fangtan.build.cache import Cache
from fangtan.build.linking import link_terms
from fangtan.build.planning import plan
from fangtan.build.rendering import Progress, render
from fangtan.build.writing import BusyError, ForeignFolderError, Row, write
from fangtan.checks import check
from fangtan.findings import Finding
from fangtan.load import load
from fangtan.model import Language

__all__ = ["BusyError", "ForeignFolderError", "Request", "Result", "UnknownLanguageError", "build"]


class UnknownLanguageError(Exception):
    """A language was asked for that the publication does not have: its tag, and those it has."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: from where, into which folder, which editions and languages.

    No editions or languages means all; `jobs` is the number of processes.
    """

    content: Path
    out: Path
    editions: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """What a build came to: the manifest's rows, or the errors that kept it from being."""

    findings: tuple[Finding, ...]
    rows: tuple[Row, ...] = ()
    unchanged: int = 0

    @property
    def is_built(self) -> bool:
        """Whether the folder now holds this build."""
        return not any(finding.severity == "error" for finding in self.findings)


def build(request: Request, progress: Callable[[Progress], None]) -> Result:
    """Build the publication; with any error the folder stays as it was."""
    loaded = load(request.content)
    _refuse_unknown_languages(request.languages, loaded.seminar.publication.imprint.languages)
    findings = check(loaded)
    if any(finding.severity == "error" for finding in findings):
        return Result(findings)
    cache = Cache.beside(request.out)
    with i18n.speaking(loaded.seminar.publication.imprint.strings):
        artifacts = plan(link_terms(loaded.seminar), request.editions, request.languages)
        rendered = render(artifacts, cache, request.jobs, progress)
    if rendered.findings:
        return Result((*findings, *rendered.findings))
    rows = write(request.out, artifacts, rendered.files)
    cache.keep_only(rendered.fingerprints)
    return Result(findings, rows, rendered.unchanged)


def _refuse_unknown_languages(wanted: Sequence[Language], known: Sequence[Language]) -> None:
    for language in wanted:
        if language not in known:
            raise UnknownLanguageError(language, known)
