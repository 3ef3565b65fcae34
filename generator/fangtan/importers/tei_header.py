"""What a TEI header says: who speaks, in which part, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fangtan.importers.front_matter import role_of
from fangtan.importers.timing import seconds
from fangtan.importers.xml import Element, local

ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Header:
    """Names of people and seconds of points in time, by their ids; roles by name; the title."""

    people: Mapping[str, str]
    times: Mapping[str, float]
    roles: Mapping[str, str]
    title: str | None


def header(root: Element) -> Header:
    """Return what the header of a document, and its timeline, say."""
    people = dict(_people(root))
    titles = (words_of(title) for title in root.iterfind(".//{*}titleStmt/{*}title"))
    return Header(people, dict(_times(root)), _roles(root, people), next(titles, "") or None)


def words_of(element: Element) -> str:
    """Return all words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def _people(root: Element) -> Iterator[tuple[str, str]]:
    """Yield id and name of everybody whom the header lists; of a role in a cast its words."""
    for element in root.iter():
        if local(element) in {"person", "personGrp", "role", "castItem", "Speaker", "participant"}:
            identifier = element.get(ID) or element.get("id")
            inner = next(
                (child for child in element.iter() if local(child) in {"persName", "name", "role"}),
                None,
            )
            name = (
                words_of(inner if inner is not None else element)
                or element.get("name")
                or element.get("n")
                or ""
            )
            if identifier and name:
                yield identifier, name


def _roles(root: Element, people: Mapping[str, str]) -> dict[str, str]:
    roles = dict.fromkeys(people.values(), "")
    for element in root.iter("{*}person", "{*}personGrp", "{*}participant"):
        name = people.get(element.get(ID) or element.get("id") or "")
        if name:
            roles[name] = role_of(element.get("role") or "")
    return roles


def _times(root: Element) -> Iterator[tuple[str, float]]:
    for element in root.iter("{*}when"):
        identifier = element.get(ID)
        value = seconds(element.get("absolute") or element.get("interval") or "")
        if identifier and value is not None:
            yield identifier, value
