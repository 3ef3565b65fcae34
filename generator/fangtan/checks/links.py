"""Links in texts."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from fangtan.checks.texts import all_texts, narrowed
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.markup import SCHEMES, STANDS_FOR, Link, links
from fangtan.model import Publication, Text


def link_resolves(loaded: Loaded) -> Iterator[Finding]:
    """A link goes to something that is there."""
    publication = loaded.seminar.publication
    targets: dict[str, Collection[str]] = {
        "term": publication.glossary.keys(),
        "work": publication.works.keys(),
        "person": publication.people.keys(),
    }
    passages = _passages(publication)
    yield from _no_terms(loaded)
    told = set[tuple[Place, int, str]]()
    for interview, text in all_texts(loaded.seminar):
        for number, link in enumerate(links(text.markdown)):
            known, target = targets.get(link.scheme, ()), link.target
            if link.scheme == "passage":
                slug, _, target = link.target.rpartition("/")
                known = passages.get(slug or (interview.slug if interview else ""), ())
            if link.scheme in SCHEMES and target not in known:
                # A text that is made from another stands at its place, with its links.
                if (text.place, number, link.target) in told:
                    continue
                told.add((text.place, number, link.target))
                yield Finding(
                    _place(loaded, text, link),
                    Rule.LINK_RESOLVES,
                    f"“{_shown(link)}” goes nowhere",
                    _near(link.target, known, link.scheme),
                )
            elif link.scheme not in {*SCHEMES, "http", "https", "mailto"}:
                yield Finding(
                    _place(loaded, text, link),
                    Rule.LINK_RESOLVES,
                    f"“{link.words}” links to “{_written(link)}”, which is nowhere here",
                    f"write one of {', '.join(f'{scheme}:' for scheme in SCHEMES)} or https://",
                )


def _no_terms(loaded: Loaded) -> Iterator[Finding]:
    """Yield where words are said to stand for a term that there is not."""
    known = loaded.seminar.publication.glossary.keys()
    for _, text in all_texts(loaded.seminar):
        for found in STANDS_FOR.finditer(text.markdown) if "term=" in text.markdown else ():
            if found[1] not in known:
                line = text.place.line + text.markdown.count("\n", 0, found.start())
                yield Finding(
                    narrowed(loaded.sources, Place(text.place.path, line), found.group()),
                    Rule.LINK_RESOLVES,
                    f"“term={found[1]}” names no term",
                    _near(found[1], known, "term").replace("term:", "term="),
                )


def _passages(publication: Publication) -> dict[str, set[str]]:
    """Return what `passage:` may name in each interview, by slug."""
    return {interview.slug: set(interview.passages()) for interview in publication.interviews}


def _place(loaded: Loaded, text: Text, link: Link) -> Place:
    line = text.place.line + link.lines_down
    written = f"({_written(link)}" if link.words else _written(link)
    return narrowed(loaded.sources, Place(text.place.path, line), written)


def _shown(link: Link) -> str:
    return f"[{link.words}]({_written(link)})" if link.words else f"— {_written(link)}"


def _written(link: Link) -> str:
    return f"{link.scheme}:{link.target}" if link.scheme else link.target


def _near(target: str, known: Collection[str], scheme: str) -> str:
    near = difflib.get_close_matches(target, known, 1)
    if near:
        return f"did you mean “{scheme}:{near[0]}”?"
    where = {
        "term": "define it in glossary/",
        "work": "add it to works.yaml",
        "person": "add it to people.yaml",
    }
    return where.get(scheme, "name an exchange or passage that is there")
