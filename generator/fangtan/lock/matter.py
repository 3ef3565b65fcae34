"""The pages that are locked: desks as a build makes them, without the files beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from fangtan.build.linking import link_terms
from fangtan.editions.desk import EDITION
from fangtan.lock.strength import Known, known
from fangtan.markup import plain
from fangtan.model import Interview, Language, Publication, Seminar


@dataclass(frozen=True, slots=True)
class Desks:
    """Pages by path, the one to begin with, their languages, and what anybody would guess."""

    start: str
    pages: Mapping[str, bytes]
    languages: tuple[Language, ...]
    known: Known


def desks(seminar: Seminar, slugs: Collection[str]) -> Desks | None:
    """Return the desks for these interviews; None if there is no matter for any of them."""
    publication = seminar.publication
    chosen = tuple(it for it in publication.interviews if it.slug in slugs)
    only = replace(seminar, publication=replace(publication, interviews=chosen))
    planned = [*EDITION.plan(link_terms(only), ())]
    own = [artifact for artifact in planned if artifact.interview]
    if not own:
        return None
    lists = [artifact for artifact in planned if not artifact.interview]
    is_alone = len({artifact.interview for artifact in own}) == 1
    return Desks(
        start=(own if is_alone else lists)[0].path,
        pages={artifact.path: artifact.make(*artifact.depends) for artifact in planned},
        languages=tuple(dict.fromkeys(it.languages[0] for it in own)),
        known=known([*_names(publication)], [*_texts(chosen)]),
    )


def _names(publication: Publication) -> Iterator[str]:
    yield "fangtan 访谈 password passphrase 密码 口令 instructor teacher seminar"
    yield from publication.imprint.title.values()
    for interview in publication.interviews:
        yield interview.slug
        yield from interview.title.values()
        for speaker in interview.speakers:
            yield from speaker.label.values()
    for person in publication.people.values():
        yield from person.name.values()
    for work in publication.works.values():
        yield from work.title.values()
    for theme in publication.imprint.themes.values():
        yield from theme.values()


def _texts(interviews: Collection[Interview]) -> Iterator[str]:
    for interview in interviews:
        for segment in (*interview.standfirst, *interview.segments):
            yield from (plain(text.markdown) for text in segment.text.values())
        for task in interview.tasks:
            for segment in task.segments:
                yield from (plain(text.markdown) for text in segment.text.values())
