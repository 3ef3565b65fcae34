"""The page of people and works in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fangtan import i18n, urls
from fangtan.edition import Artifact
from fangtan.editions.site import metadata
from fangtan.editions.site.frame import Frame, frame, page
from fangtan.editions.site.index import Uses, linked, uses
from fangtan.editions.site.links import SiteLinks
from fangtan.editions.site.outline import Outline
from fangtan.model import (
    InLanguages,
    Language,
    Localized,
    Names,
    Person,
    Work,
    given,
    slices,
)
from fangtan.render import standing
from fangtan.render.citing import Citations, citations


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person, and where the interviews mention them."""

    person: Person
    readings: Names
    uses: Uses


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """A work, its titles as each language marks titles, and where the interviews mention it."""

    work: Work
    titles: Names
    readings: Names
    uses: Uses


@dataclass(frozen=True, slots=True)
class PeopleAndWorks:
    """The matter of the page, both parts in the alphabet of its language."""

    people: tuple[PersonEntry, ...]
    works: tuple[WorkEntry, ...]
    elsewhere: tuple[tuple[str, str], ...]
    cited: Citations


def plan(outline: Outline) -> Iterator[Artifact]:
    """Yield the page of people and works in every language."""
    if outline.publication.people or outline.publication.works:
        for language in outline.languages:
            yield _artifact(outline, language)


def make(frame: Frame, matter: PeopleAndWorks) -> bytes:
    """Return the page."""
    links = SiteLinks(
        frame.path,
        frame.language,
        frame.imprint.languages,
        elsewhere=matter.elsewhere,
        cited=matter.cited,
    )
    notes = (
        *_notes(entry.person for entry in matter.people),
        *_notes(entry.work for entry in matter.works),
    )
    return page(
        "site/people.html", frame, links, matter=matter,
        standing=standing(frame.language, "texts", (note for note in notes if note)),
        names={entry.person.id: entry.person.name for entry in matter.people},
        metadata=metadata.of_page(frame),
    )  # fmt: skip


def _artifact(outline: Outline, language: Language) -> Artifact:
    people, works = outline.publication.people.values(), outline.publication.works.values()
    notes = [note for note in (*_notes(people), *_notes(works)) if note]
    surroundings = frame(
        outline,
        urls.people(language),
        language,
        title=i18n.say(language, "nav_people"),
        description=i18n.say(language, "people_description"),
        alternates=[(tag, urls.people(tag)) for tag in outline.languages],
    )
    matter = PeopleAndWorks(
        people=tuple(
            PersonEntry(
                replace(person, note=_only(person.note, language)),
                _readings(outline, person.pinyin),
                uses(outline, f"person:{person.id}", language),
            )
            for person in sorted(people, key=lambda it: _order(it.name, it.pinyin, language))
        ),
        works=tuple(
            WorkEntry(
                replace(work, note=_only(work.note, language)),
                _titles(work),
                _readings(outline, work.pinyin),
                uses(outline, f"work:{work.id}", language),
            )
            for work in sorted(works, key=lambda it: _order(it.title, it.pinyin, language))
        ),
        elsewhere=linked(outline, notes, language),
        cited=citations(outline.publication, None, notes),
    )
    return Artifact(
        surroundings.path, "site", "public", None, (language,), make, (surroundings, matter)
    )


def _order(names: Names, pinyin: str | None, language: Language) -> str:
    shown = given(names, language)
    return i18n.sort_key(shown, names[shown], pinyin)


def _titles(work: Work) -> Names:
    return InLanguages(
        {tag: i18n.say(tag, "work_title", title=title) for tag, title in work.title.items()}
    )


def _readings(outline: Outline, pinyin: str | None) -> Names:
    """Return the reading of a name in those languages that write it in Han characters."""
    return {tag: pinyin for tag in outline.languages if pinyin and i18n.is_chinese(tag)}


def _notes(entries: Iterable[Person] | Iterable[Work]) -> Iterator[Localized | None]:
    return (entry.note for entry in entries)


def _only(note: Localized | None, language: Language) -> Localized | None:
    return slices.text(note, (language,)) if note else None
