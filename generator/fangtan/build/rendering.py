"""Artifacts to bytes, side by side, without rendering what has not changed."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass

from fangtan import i18n
from fangtan.build.cache import Cache, fingerprint
from fangtan.edition import Artifact
from fangtan.findings import Finding, Place, Rule
from fangtan.pdf import SheetError


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come."""

    done: int
    total: int
    path: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes by path, and what kept some from being made."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    fingerprints: frozenset[str]
    unchanged: int


def render(
    artifacts: Sequence[Artifact],
    cache: Cache,
    jobs: int,
    progress: Callable[[Progress], None],
) -> Rendered:
    """Return every artifact's bytes: kept ones as they are, the heavy ones from a pool."""
    prints = {artifact.path: fingerprint(artifact) for artifact in artifacts}
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for artifact in artifacts:
        kept = cache.get(prints[artifact.path])
        if kept is not None:
            files[artifact.path] = kept
    left = [artifact for artifact in artifacts if artifact.path not in files]
    unchanged = len(files)
    for artifact, made in _made(left, jobs):
        try:
            content = made()
        except SheetError as error:
            findings += _findings(artifact, error)
            continue
        files[artifact.path] = content
        cache.put(prints[artifact.path], content)
        progress(Progress(len(files), len(artifacts), artifact.path))
    return Rendered(files, tuple(findings), frozenset(prints.values()), unchanged)


def _made(
    artifacts: Sequence[Artifact], jobs: int
) -> Iterator[tuple[Artifact, Callable[[], bytes]]]:
    """Yield each artifact, as it comes, with a call that returns its bytes or raises."""
    heavy = [artifact for artifact in artifacts if artifact.is_heavy]
    light = [artifact for artifact in artifacts if not artifact.is_heavy]
    if jobs == 1 or len(heavy) < 2:  # noqa: PLR2004 - one alone gains nothing from a pool
        for artifact in [*light, *heavy]:
            yield artifact, _Call(artifact)
        return
    with _pool(jobs) as executor:
        pending: dict[Future[bytes], Artifact] = {
            executor.submit(artifact.make, *artifact.depends): artifact for artifact in heavy
        }
        for artifact in light:
            yield artifact, _Call(artifact)
        for future in as_completed(pending):
            yield pending[future], future.result


@dataclass(frozen=True, slots=True)
class _Call:
    artifact: Artifact

    def __call__(self) -> bytes:
        return self.artifact.make(*self.artifact.depends)


@contextmanager
def _pool(jobs: int) -> Iterator[Executor]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["fangtan.pdf.loaded", "fangtan.catalog"])
    # What the interface says in the publication's own strings goes to the others with them.
    with ProcessPoolExecutor(
        jobs, mp_context=context, initializer=i18n.speak, initargs=(dict(i18n.spoken()),)
    ) as executor:
        try:
            yield executor
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _findings(artifact: Artifact, error: SheetError) -> Iterator[Finding]:
    path = (
        f"interviews/{artifact.interview}/interview.yaml"
        if artifact.interview
        else "publication.yaml"
    )
    for line in error.args:
        yield Finding(
            Place(path),
            Rule.SHEET_IS_CLEAN,
            f"{artifact.path}: {line}",
            "look for what is special in this interview’s text and pictures; "
            "if nothing is, it is our bug",
        )
