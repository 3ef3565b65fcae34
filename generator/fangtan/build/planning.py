"""Which artifacts there will be, before any is rendered."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fangtan import catalog
from fangtan.edition import Artifact
from fangtan.model import Language, Seminar, in_languages, student


class CollisionError(Exception):
    """Two artifacts would have the same path: a bug of the editions that planned them."""


def plan(
    seminar: Seminar, editions: Collection[str] = (), languages: Collection[Language] = ()
) -> tuple[Artifact, ...]:
    """Return the artifacts of the chosen editions and languages, in the catalog's order.

    Editions for everybody are handed the student's projection, and nothing else: those for the
    instructor are planned after them, so that only the latter see the former.
    """
    chosen = in_languages(seminar, frozenset(languages)) if languages else seminar
    public = student(chosen)
    planned: list[Artifact] = []
    for public_edition in catalog.FOR_EVERYBODY:
        if not editions or public_edition.name in editions:
            planned += public_edition.plan(public, tuple(planned))
    for private_edition in catalog.FOR_INSTRUCTORS:
        if not editions or private_edition.name in editions:
            planned += private_edition.plan(chosen, tuple(planned))
    _refuse_collisions(planned)
    return tuple(planned)


def _refuse_collisions(artifacts: Sequence[Artifact]) -> None:
    owners: dict[str, str] = {}
    for artifact in artifacts:
        # Case matters on few hosts and USB sticks: two names that differ in it are one file there.
        key = artifact.path.casefold()
        if key in owners:
            message = f"{owners[key]} and {artifact.edition} both plan {artifact.path}"
            raise CollisionError(message)
        owners[key] = artifact.edition
