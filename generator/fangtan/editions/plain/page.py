"""A sheet in one language as blocks, below a head that says what it is and how it is cited."""

from __future__ import annotations

from dataclasses import dataclass

from fangtan.editions.data.references import Reference, references
from fangtan.editions.plain.blocks import Block
from fangtan.editions.plain.citing import cited
from fangtan.editions.plain.reading import read
from fangtan.model import Interview, Language, Publication
from fangtan.render import Voice, render
from fangtan.render.weblinks import WebLinks
from fangtan.sheet import Sheet, page, printed


@dataclass(frozen=True, slots=True)
class Around:
    """What a text says beside its sheet: where the website is and what it has, how it is cited."""

    base_url: str | None
    pages: tuple[tuple[str, tuple[Language, ...]], ...]
    reference: Reference


def around(publication: Publication, interview: Interview, language: Language) -> Around:
    """Return what a text of an interview in one language says beside its sheet."""
    known = references(publication, interview)
    return Around(
        base_url=publication.imprint.base_url,
        pages=tuple((it.slug, it.languages) for it in publication.interviews if it.is_public),
        reference=next(it for it in known if it.kind == "part" and it.language == language),
    )


def blocks(sheet: Sheet, beside: Around, matter: dict[str, object]) -> tuple[Block, ...]:
    """Return what a sheet in one language shows, with `matter` as its template has it."""
    language = sheet.languages[0]
    voice = Voice(language, _links(sheet, beside), sheet.standings[0], sheet.languages)
    head = render("plain/head.html", sheet=sheet, voice=voice, cited=cited(beside.reference))
    body = page(sheet, **{**matter, "voices": (voice,)})
    return (*read(head, language), *read(body, language))


def _links(sheet: Sheet, beside: Around) -> WebLinks:
    language = sheet.languages[0]
    return WebLinks(
        language=language,
        languages=sheet.publication_languages,
        base_url=beside.base_url,
        pages=beside.pages,
        slug=sheet.interview.slug,
        numbers={target: printed([span], language) for target, span in sheet.passages.items()},
        cited=sheet.cited,
    )
