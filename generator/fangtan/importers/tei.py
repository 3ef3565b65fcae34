"""TEI, and XML like it: utterances (`u`) and speeches (`sp`) with those who speak.

Names of speakers are what the format says, hence in `speaker`. What is no speech (a stage
direction, an incident, a note) stands in square brackets where it happens. Of two readings, such
as `sic` and `corr`, the corrected one is read. Pauses and page breaks have no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fangtan.importers.formats import Document, Format
from fangtan.importers.front_matter import role_of
from fangtan.importers.runs import Run, line_of
from fangtan.importers.source import Line, Shape, Source
from fangtan.importers.timing import seconds

Element = Any

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_INLINE = frozenset(
    [
        "hi",
        "emph",
        "seg",
        "s",
        "w",
        "c",
        "pc",
        "pause",
        "vocal",
        "incident",
        "kinesic",
        "gap",
        "unclear",
        "del",
        "add",
        "corr",
        "sic",
        "choice",
        "abbr",
        "expan",
        "orig",
        "reg",
        "name",
        "persName",
        "placeName",
        "orgName",
        "ref",
        "ptr",
        "foreign",
        "q",
        "quote",
        "said",
        "term",
        "title",
        "date",
        "time",
        "anchor",
        "lb",
        "pb",
        "cb",
        "note",
        "distinct",
        "mentioned",
        "soCalled",
        "writing",
        "shift",
        "desc",
        "num",
        "measure",
        "rs",
        "forename",
        "surname",
        "supplied",
        "damage",
        "b",
        "i",
        "strong",
        "em",
        "span",
        "a",
        "Sync",
        "Background",
        "Event",
        "Comment",
        "stage",
        "g",
        "ex",
        "am",
        "figure",
        "graphic",
    ]
)
_SPEECH = frozenset({"u", "sp", "Turn", "turn", "speech"})
_ASIDE = frozenset({"stage", "incident", "vocal", "kinesic", "note", "gap", "writing"})
_UNREAD = frozenset({"sic", "orig", "abbr"})
_PAGES = frozenset({"pb", "cb", "milestone", "ptr", "graphic"})
_BOLD, _ITALIC = re.compile(r"bold|\bb\b"), re.compile(r"ital|\bi\b")
_BRACKETED = re.compile(r"\s*[\[(（【].*[\])）】]\s*", re.DOTALL)
_LIKE = re.compile(r"<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2|u|sp|Turn)\b")


@dataclass(frozen=True, slots=True)
class _Header:
    people: Mapping[str, str]
    """Names by id."""
    times: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Here:
    """What holds at a point of the text."""

    speaker: str | None = None
    seconds: float | None = None
    shape: Shape = "text"
    level: int = 0
    depth: int = 0


def read(document: Document) -> Source:
    """Return the utterances and what stands between them as Lines."""
    from fangtan.importers.xml import local, parse  # noqa: PLC0415 - with lxml, only for this format

    root = parse(document.text, document.name)
    body = next(
        (element for element in root.iter() if local(element) == "text" and len(element)), root
    )
    header = _Header(dict(_people(root)), dict(_times(root)))
    lines = tuple(_Flow(header).lines(body))
    names = {name: role for name, role in _roles(root, header.people).items() if name}
    title = next(
        (
            _words(element)
            for element in root.iter()
            if local(element) == "title" and local(element.getparent()) == "titleStmt"
        ),
        None,
    )
    language = body.get(_LANG) or root.get(_LANG)
    return Source(lines, title or None, language, names)


class _Flow:
    """Collects runs and makes a Line of them wherever a block begins or ends."""

    def __init__(self, header: _Header) -> None:
        from fangtan.importers.xml import local  # noqa: PLC0415

        self._local = local
        self._header = header
        self._runs: list[Run] = []
        self._number = 1
        self._gap = True

    def lines(self, element: Element, here: _Here | None = None) -> Iterator[Line]:
        """Yield the Lines of a block."""
        here = self._entered(element, here or _Here())
        yield from self._flush(here)
        self._gap = True
        self._say(element.text, element, here)
        for child in element:
            name = self._local(child)
            if name in {"speaker", "teiHeader", "front-matter", "standOff", "timeline"}:
                pass
            elif name in _INLINE and (name != "stage" or self._has_words()):
                self._inline(child, bold=False, italic=False)
            elif name:
                yield from self._flush(here)
                yield from self.lines(child, here)
            self._say(child.tail, child, here)
        if self._local(element) == "stage":
            self._runs = _bracketed(self._runs)
        yield from self._flush(here)
        self._gap = True

    def _flush(self, here: _Here) -> Iterator[Line]:
        line = line_of(
            self._runs,
            Line(
                "",
                self._number,
                here.shape,
                here.level,
                gap=self._gap,
                speaker=here.speaker,
                seconds=here.seconds,
            ),
        )
        self._runs = []
        if line:
            yield line
            self._gap = False

    def _has_words(self) -> bool:
        return any(run.text.strip() for run in self._runs)

    def _say(
        self,
        words: str | None,
        element: Element,
        _: _Here,
        *,
        bold: bool = False,
        italic: bool = False,
    ) -> None:
        if words:
            if words.strip() and not self._has_words():
                self._number = element.sourceline or self._number
            self._runs.append(Run(words, bold, italic))

    def _inline(self, element: Element, *, bold: bool, italic: bool) -> None:
        """Add the words of an element within a line."""
        name = self._local(element)
        if (
            not name
            or name in _PAGES
            or (name in _UNREAD and self._local(element.getparent()) == "choice")
        ):
            return
        if name == "lb":
            self._runs.append(Run("\n"))
            return
        if name == "w" and self._runs and not self._runs[-1].text[-1:].isspace():
            self._runs.append(Run(" "))
        rend = f"{element.get('rend') or ''} {element.get('rendition') or ''} {name if name in {'b', 'i'} else ''}"
        bold = bold or bool(_BOLD.search(rend)) or name == "strong"
        italic = italic or bool(_ITALIC.search(rend)) or name in {"emph", "em"}
        start = len(self._runs)
        self._say(element.text, element, _Here(), bold=bold, italic=italic)
        for child in element:
            self._inline(child, bold=bold, italic=italic)
            self._say(child.tail, child, _Here(), bold=bold, italic=italic)
        if name in _ASIDE:
            self._runs[start:] = _bracketed(self._runs[start:])
        if name in {"seg", "s"}:
            self._runs.append(Run(" "))

    def _entered(self, element: Element, here: _Here) -> _Here:
        name = self._local(element)
        if name in _SPEECH:
            return _Here(self._speaker(element), self._seconds(element), depth=here.depth)
        if name == "head":
            return _Here(shape="heading", level=min(6, max(1, here.depth)), depth=here.depth)
        if name == "figDesc":
            return _Here(here.speaker, here.seconds, "caption", depth=here.depth)
        deeper = here.depth + (re.fullmatch(r"div\d?", name) is not None)
        return _Here(here.speaker, here.seconds, here.shape, here.level, deeper)

    def _speaker(self, element: Element) -> str | None:
        who = (element.get("who") or element.get("speaker") or element.get("by") or "").split()
        known = [self._header.people.get(each.lstrip("#").rpartition("#")[2], "") for each in who]
        if known and all(known):
            return " / ".join(known)
        stated = next((_words(child) for child in element if self._local(child) == "speaker"), "")
        return stated.rstrip(" .:：") or " / ".join(each.lstrip("#") for each in who) or None

    def _seconds(self, element: Element) -> float | None:
        stated = element.get("start") or element.get("startTime") or ""
        return self._header.times.get(stated.lstrip("#"), seconds(stated) if stated else None)


def _bracketed(runs: list[Run]) -> list[Run]:
    words = "".join(run.text for run in runs)
    if not words.strip() or _BRACKETED.fullmatch(words):
        return runs
    return [
        Run(" ["),
        *(run._replace(text=" ".join(run.text.split())) if len(runs) == 1 else run for run in runs),
        Run("] "),
    ]


def _people(root: Element) -> Iterator[tuple[str, str]]:
    """Yield id and name of everybody whom the header lists; of a role in a cast its words."""
    from fangtan.importers.xml import local  # noqa: PLC0415

    for element in root.iter():
        if local(element) in {"person", "personGrp", "role", "castItem", "Speaker", "participant"}:
            identifier = element.get(_ID) or element.get("id")
            inner = next(
                (child for child in element.iter() if local(child) in {"persName", "name", "role"}),
                None,
            )
            name = (
                _words(inner if inner is not None else element)
                or element.get("name")
                or element.get("n")
                or ""
            )
            if identifier and name:
                yield identifier, name


def _roles(root: Element, people: Mapping[str, str]) -> dict[str, str]:
    roles = dict.fromkeys(people.values(), "")
    for element in root.iter("{*}person", "{*}personGrp", "{*}participant"):
        name = people.get(element.get(_ID) or element.get("id") or "")
        if name:
            roles[name] = role_of(element.get("role") or "")
    return roles


def _times(root: Element) -> Iterator[tuple[str, float]]:
    for element in root.iter("{*}when"):
        identifier = element.get(_ID)
        value = seconds(element.get("absolute") or element.get("interval") or "")
        if identifier and value is not None:
            yield identifier, value


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _is_certain(document: Document) -> bool:
    start = document.text.lstrip()
    return start.startswith(
        ("<?xml", "<TEI", "<u ", "<sp", "<!DOCTYPE TEI", "<teiCorpus")
    ) and bool(_LIKE.search(start[:200_000]))


def _is_likely(document: Document) -> bool:
    return document.text.lstrip().startswith("<?xml")


FORMAT = Format(
    "tei", "TEI or XML like it", (".xml", ".tei", ".trs"), read, _is_certain, _is_likely
)
