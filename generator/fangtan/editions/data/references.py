"""What is cited: the original of an interview, and the text that this publication has of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from fangtan import urls
from fangtan.editions.data.matter import one
from fangtan.i18n import say
from fangtan.model import Interview, Language, Names, Publication, Source
from fangtan.render.notice import interviewees


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in one language; what is not known is None or empty.

    Names stand as they are written, in their own order: nobody has said which part of one is a
    family name. `interviewers` and `writers` are those of an original, `editors`, `container`
    and `genre` those of a text in a publication. Dates are days, months or years.
    """

    id: str
    kind: Literal["original", "part"]
    language: Language
    title: str | None
    authors: tuple[str, ...]
    interviewers: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    container: str | None = None
    publisher: str | None = None
    date: str | None = None
    conducted: str | None = None
    address: str | None = None
    abstract: str | None = None
    genre: str | None = None
    keywords: tuple[str, ...] = ()

    @property
    def note(self) -> str | None:
        """Who asked and who wrote, in words, for formats that have no place for either."""
        parts = (("role_interviewer", self.interviewers), ("fact_author", self.writers))
        colon, separator = (say(self.language, key) for key in ("colon", "list_separator"))
        said = (
            f"{say(self.language, key)}{colon}{separator.join(names)}"
            for key, names in parts
            if names
        )
        return say(self.language, "clause_separator").join(said) or None


def references(publication: Publication, interview: Interview) -> tuple[Reference, ...]:
    """Return the original, as far as it is known, and our text in each of its languages."""
    original = (_original(publication, interview, interview.source),) if interview.source else ()
    return (*original, *_parts(publication, interview))


def _original(publication: Publication, interview: Interview, source: Source) -> Reference:
    spoken = publication.imprint.languages
    # The interface names roles in the languages of the publication alone.
    stated = source.language
    language = stated if stated in spoken and stated else interview.original
    asking = (it for it in interview.speakers if it.role == "interviewer")
    people = publication.people
    return Reference(
        id=f"{interview.slug}-original",
        kind="original",
        language=language,
        title=_known(source.title, language),
        authors=_all(interviewees(interview, people), language),
        interviewers=_all(
            (people[it.person].name if it.person else it.label for it in asking), language
        ),
        writers=_all((source.author,) if source.author else (), language),
        publisher=_known(source.publisher, language),
        date=source.date,
        conducted=interview.conducted,
        address=source.link,
    )


def _parts(publication: Publication, interview: Interview) -> Iterator[Reference]:
    imprint = publication.imprint
    # Whoever put a digest into words is its author; what was said is by whoever said it.
    said = () if interview.fidelity == "digest" else interviewees(interview, publication.people)
    for language in interview.languages:
        page = urls.interview(language, interview.slug)
        yield Reference(
            id=f"{interview.slug}-{language}",
            kind="part",
            language=language,
            title=_known(interview.title, language),
            authors=_all(said or interview.authors, language),
            editors=_all(imprint.editors, language),
            container=_known(imprint.title, language),
            publisher=_known(imprint.institution, language),
            date=interview.published,
            conducted=interview.conducted,
            address=urls.absolute(imprint.base_url, page) if imprint.base_url else None,
            abstract=_known(interview.description, language),
            genre=say(language, f"fidelity_{interview.fidelity}"),
            keywords=_all((imprint.themes[it] for it in interview.themes), language),
        )


def _known(names: Names | None, language: Language) -> str | None:
    return one(names, language) if names else None


def _all(names: Iterable[Names], language: Language) -> tuple[str, ...]:
    return tuple(one(name, language) for name in names)
