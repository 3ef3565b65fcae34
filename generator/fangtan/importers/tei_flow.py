"""The text of TEI as Lines: utterances, and what stands between and within them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fangtan.importers.runs import Run, line_of
from fangtan.importers.source import Line, Shape
from fangtan.importers.tei_header import Header, words_of
from fangtan.importers.timing import seconds
from fangtan.importers.xml import Element, local

_INLINE = frozenset(
    re.findall(
        r"\w+",
        "hi emph seg s w c pc pause vocal incident kinesic gap unclear del add corr sic choice "
        "abbr expan orig reg name persName placeName orgName ref ptr foreign q quote said term "
        "title date time anchor lb pb cb note distinct mentioned soCalled writing shift desc num "
        "measure rs forename surname supplied damage b i strong em span a Sync Background Event "
        "Comment stage g ex am figure graphic",
    )
)
_SPEECH = frozenset({"u", "sp", "Turn", "turn", "speech"})
_ASIDE = frozenset({"stage", "incident", "vocal", "kinesic", "note", "gap", "writing"})
_UNREAD = frozenset({"sic", "orig", "abbr"})
_PAGES = frozenset({"pb", "cb", "milestone", "ptr", "graphic"})
_BOLD, _ITALIC = re.compile(r"bold|\bb\b"), re.compile(r"ital|\bi\b")
_BRACKETED = re.compile(r"\s*[\[(（【].*[\])）】]\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Here:
    """What holds at a point of the text."""

    speaker: str | None = None
    seconds: float | None = None
    shape: Shape = "text"
    level: int = 0
    depth: int = 0


def body_of(root: Element) -> Element:
    """Return the element that holds the text: the whole document where nothing says so."""
    return next((each for each in root.iter() if local(each) == "text" and len(each)), root)


def flow(body: Element, header: Header) -> Iterator[Line]:
    """Yield what stands below an element as Lines, in order."""
    return _Flow(header).lines(body)


class _Flow:
    """Collects runs and makes a Line of them wherever a block begins or ends."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._runs: list[Run] = []
        self._number = 1
        self._gap = True

    def lines(self, element: Element, here: _Here | None = None) -> Iterator[Line]:
        """Yield the Lines of a block."""
        here = self._entered(element, here or _Here())
        yield from self._flush(here)
        self._gap = True
        self._say(element.text, element)
        for child in element:
            name = local(child)
            if name in {"speaker", "teiHeader", "front-matter", "standOff", "timeline"}:
                pass
            elif name in _INLINE and (name != "stage" or self._has_words()):
                self._inline(child, bold=False, italic=False)
            elif name:
                yield from self._flush(here)
                yield from self.lines(child, here)
            self._say(child.tail, child)
        if local(element) == "stage":
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
        name = local(element)
        if (
            not name
            or name in _PAGES
            or (name in _UNREAD and local(element.getparent()) == "choice")
        ):
            return
        if name == "lb":
            self._runs.append(Run("\n"))
            return
        if name == "w" and self._runs and not self._runs[-1].text[-1:].isspace():
            self._runs.append(Run(" "))
        rend = f"{element.get('rend')} {element.get('rendition')}"
        bold = bold or name in {"b", "strong"} or bool(_BOLD.search(rend))
        italic = italic or name in {"i", "emph", "em"} or bool(_ITALIC.search(rend))
        start = len(self._runs)
        self._say(element.text, element, bold=bold, italic=italic)
        for child in element:
            self._inline(child, bold=bold, italic=italic)
            self._say(child.tail, child, bold=bold, italic=italic)
        if name in _ASIDE:
            self._runs[start:] = _bracketed(self._runs[start:])
        if name in {"seg", "s"}:
            self._runs.append(Run(" "))

    def _entered(self, element: Element, here: _Here) -> _Here:
        name = local(element)
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
        stated = next((words_of(child) for child in element if local(child) == "speaker"), "")
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
