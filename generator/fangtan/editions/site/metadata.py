"""What machines read in the head of a page: Open Graph, citation tags, linked data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fangtan import i18n, urls
from fangtan.editions.site.frame import Frame
from fangtan.editions.site.reading import Reading
from fangtan.model import Interview, Language, Names, Term

LinkedData = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of a page; Open Graph's are properties, all others names."""

    open_graph: tuple[tuple[str, str], ...]
    citation: tuple[tuple[str, str], ...] = ()
    linked_data: LinkedData = field(default_factory=dict)


def of_page(frame: Frame) -> Metadata:
    """Return the metadata of a page that is nothing in particular."""
    return Metadata(tuple(_open_graph(frame, "website")))


def of_interview(frame: Frame, matter: Reading) -> Metadata:
    """Return the metadata of a page with an interview's text."""
    interview, language = matter.interview, frame.language
    return Metadata(
        open_graph=tuple(_open_graph(frame, "article")),
        citation=tuple(_citation(frame, matter)),
        linked_data=_work(
            frame,
            ["Article", "LearningResource"],
            matter.languages,
            headline=interview.title[language],
            learningResourceType=i18n.say(language, f"fidelity_{interview.fidelity}"),
            author=[{"name": name[language]} for name in interview.authors],
            keywords=[frame.imprint.themes[theme][language] for theme in interview.themes],
            isBasedOn=_original(interview, language),
            **_translations(frame, interview),
        ),
    )


def of_questions(frame: Frame, interview: Interview) -> Metadata:
    """Return the metadata of a page with an interview's questions."""
    language = frame.language
    about: dict[str, Any] = {"@type": "Article", "headline": interview.title[language]}
    if frame.imprint.base_url:
        about["url"] = frame.address(urls.interview(language, interview.slug))
    return Metadata(
        open_graph=tuple(_open_graph(frame, "article")),
        linked_data=_work(
            frame,
            "LearningResource",
            (language,),
            name=frame.title,
            learningResourceType=i18n.say(language, "nav_questions"),
            keywords=[frame.imprint.themes[theme][language] for theme in interview.themes],
            isBasedOn=about,
        ),
    )


def of_glossary(frame: Frame, terms: Sequence[Term]) -> Metadata:
    """Return the metadata of a glossary."""
    return Metadata(
        open_graph=tuple(_open_graph(frame, "website")),
        linked_data=_work(
            frame,
            "DefinedTermSet",
            (frame.language,),
            name=frame.title,
            hasDefinedTerm=[
                {"@type": "DefinedTerm", "termCode": term.id, "name": term.name[frame.language]}
                for term in terms
            ],
        ),
    )


def of_publication(frame: Frame, interviews: Sequence[Interview]) -> Metadata:
    """Return the metadata of a page with all interviews."""
    language = frame.language
    return Metadata(
        open_graph=tuple(_open_graph(frame, "website")),
        linked_data=_work(
            frame,
            "Collection",
            frame.imprint.languages,
            name=frame.imprint.title[language],
            editor=[{"name": name[language]} for name in frame.imprint.editors],
            hasPart=[
                {
                    "@type": "Article",
                    "headline": interview.title.get(language) or interview.slug,
                    "inLanguage": list(interview.languages),
                }
                for interview in interviews
            ],
        ),
    )


def _open_graph(frame: Frame, kind: str) -> Iterator[tuple[str, str]]:
    yield "og:type", kind
    yield "og:title", frame.title
    yield "og:description", frame.description
    yield "og:site_name", frame.imprint.title[frame.language]
    yield "og:locale", i18n.say(frame.language, "open_graph_locale")
    for language, path in frame.alternates:
        if path != frame.path and language != frame.language:
            yield "og:locale:alternate", i18n.say(language, "open_graph_locale")
    if frame.imprint.base_url:
        yield "og:url", frame.address(frame.path)


def _citation(frame: Frame, matter: Reading) -> Iterator[tuple[str, str]]:
    """Yield tags for reference managers; no date is known of this text, so none is given."""
    interview, language = matter.interview, frame.language
    yield "citation_title", interview.title[language]
    for author in interview.authors:
        yield "citation_author", author[language]
    yield "citation_inbook_title", frame.imprint.title[language]
    if frame.imprint.institution:
        yield "citation_publisher", frame.imprint.institution[language]
    yield "citation_language", language
    if frame.imprint.base_url:
        yield "citation_fulltext_html_url", frame.address(urls.interview(language, interview.slug))
        printed = matter.sheets.file("handout", (language,), "pdf")
        if printed:
            yield "citation_pdf_url", frame.address(printed.path)


def _work(
    frame: Frame, kind: str | list[str], languages: Sequence[Language], **known: object
) -> LinkedData:
    """Return a creative work as linked data; what is empty is left out."""
    imprint, language = frame.imprint, frame.language
    whole: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        **known,
        "description": frame.description,
        "inLanguage": list(languages) if len(languages) > 1 else languages[0],
        "isPartOf": {"@type": "Collection", "name": imprint.title[language]},
        "publisher": _organisation(imprint.institution, language),
        "url": frame.address(frame.path) if imprint.base_url else None,
    }
    if kind == "Collection":
        del whole["isPartOf"]
    return {key: value for key, value in whole.items() if value}


def _translations(frame: Frame, interview: Interview) -> LinkedData:
    """Return the same text in other languages, as far as it has an address."""
    if not frame.imprint.base_url:
        return {}
    others = {
        tag: {"@type": "Article", "inLanguage": tag, "url": frame.address(path)}
        for tag, path in frame.alternates
        if path != frame.path
    }
    if frame.language == interview.original:
        return {"workTranslation": list(others.values())}
    return {"translationOfWork": others.get(interview.original)}


def _original(interview: Interview, language: Language) -> LinkedData | None:
    source = interview.source
    if source is None:
        return None
    whole = {
        "@type": "Article",
        "headline": source.title[language] if source.title else None,
        "author": {"name": source.author[language]} if source.author else None,
        "datePublished": source.date,
        "publisher": _organisation(source.publisher, language),
        "url": source.link,
    }
    return {key: value for key, value in whole.items() if value}


def _organisation(names: Names | None, language: Language) -> LinkedData | None:
    return {"@type": "Organization", "name": names[language]} if names else None
