"""What is said of translations: that they fit, that they are reviewed, that they are alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fangtan.findings import Finding, Rule
from fangtan.load import (
    Loaded,
    Said,
    Sidecar,
    Standing,
    Unit,
    citations_in,
    citations_path,
    cited_elsewhere,
    cited_now,
    load,
    part_of,
    sidecar_path,
    written,
    written_citations,
)
from fangtan.load.localizing import no_better
from fangtan.model import Language, State, state_of
from fangtan.translate.choosing import Chosen
from fangtan.translate.standing import Prints, prints, standing

Verdict = Literal["accepted", "draft", "reviewed", "same"]
"""What is said of a translation: that it fits, or one of the states that can be said."""

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Change:
    """A text of which something new is said, in a language, and how it stands by that.

    Of a question in its original language, `after` is `original`: it fits what it cites.
    """

    part: str
    id: str
    language: Language
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of saying something: changes, files by path, and what could not be said.

    A file whose text is empty is to be removed.
    """

    changes: tuple[Change, ...]
    files: Mapping[str, str]
    findings: tuple[Finding, ...]


def say(chosen: Chosen, verdict: Verdict) -> Outcome:
    """Return what becomes of saying this of the chosen texts; nothing is written.

    Lines of texts that are gone are left out. Where a file cannot be read as it should be,
    nothing is said of it.
    """
    changes: list[Change] = []
    files: dict[str, str] = {}
    findings: list[Finding] = []
    after: dict[tuple[str, str, Language], State] = {}
    for (part, language), ids in _in_order(chosen):
        broken = _errors(chosen.loaded, part)
        if broken:
            findings += [finding for finding in broken if finding not in findings]
            continue
        units = [unit for unit in chosen.loaded.units if unit.part == part]
        table = _Table(chosen.loaded, part, language, ids, verdict)
        table.fill(units, after)
        after |= {(part, change.id, language): change.after for change in table.changes}
        changes += table.changes
        findings += table.findings()
        if table.lines != table.sidecar.lines:
            files[sidecar_path(part, language)] = written(table.lines)
    for slug, ids in _asked(chosen).items() if verdict == "accepted" else ():
        if not _errors(chosen.loaded, f"interviews/{slug}/questions"):
            read, kept = _questions(chosen.loaded, slug, ids)
            changes += read
            files |= kept
    return Outcome(tuple(changes), files, tuple(findings))


def _asked(chosen: Chosen) -> Mapping[str, frozenset[str]]:
    """Return the ids of what was chosen among questions and activities as they were written."""
    originals = {
        interview.slug: interview.original
        for interview in chosen.loaded.seminar.publication.interviews
    }
    found: dict[str, frozenset[str]] = {}
    for (part, language), ids in chosen.ids().items():
        folder, _, name = part.rpartition("/")
        slug = folder.rpartition("/")[2]
        if name in {"questions", "activities"} and originals.get(slug) == language:
            found[slug] = found.get(slug, frozenset()) | ids
    return found


def _in_order(chosen: Chosen) -> list[tuple[tuple[str, Language], frozenset[str]]]:
    """Return what was chosen; what is made from another language comes behind that."""
    derived = {language for unit, _ in chosen.texts for language in unit.derived}
    return sorted(chosen.ids().items(), key=lambda item: item[0][1] in derived)


def _errors(loaded: Loaded, part: str) -> list[Finding]:
    facts = f"{part.rpartition('/')[0]}/interview.yaml"
    return [
        finding
        for finding in loaded.findings
        if finding.severity == "error"
        and (part_of(finding.place.path) == part or finding.place.path == facts)
    ]


class _Table:
    """What was said and is said now of the texts of one part in one language."""

    def __init__(
        self,
        loaded: Loaded,
        part: str,
        language: Language,
        chosen: Collection[str],
        verdict: Verdict,
    ) -> None:
        self.sidecar = loaded.sidecars.get(sidecar_path(part, language), Sidecar())
        self.lines: dict[str, Standing] = {}
        self.changes: list[Change] = []
        self._language = language
        self._chosen = chosen
        self._verdict = verdict
        self._missing: list[Unit] = []
        self._unlike: list[Unit] = []

    def fill(
        self, units: Collection[Unit], others: Mapping[tuple[str, str, Language], State]
    ) -> None:
        """Say of every text what was said, and of the chosen ones what is said now.

        `others` is how texts stand by what has been said of other languages.
        """
        for unit in units:
            if unit.original == self._language:
                continue
            line = standing(self.sidecar, unit, self._language)
            text = prints(unit, self._language)
            said = self._said(unit, line, text) if unit.id in self._chosen else line
            if said is not None:
                self.lines[unit.id] = said
            before = state_of(unit.text, self._language)
            source = unit.reference(self._language)
            made_from = others.get((unit.part, unit.id, source), unit.text[source].state)
            after = before if said == line else no_better(_state(said, text), made_from)
            if unit.id in self._chosen and (said != line or before != after):
                self.changes.append(Change(unit.part, unit.id, self._language, before, after))

    def findings(self) -> Iterator[Finding]:
        """Yield what could not be said, and why."""
        if self._missing:
            yield Finding(
                self._missing[0].text[self._missing[0].original].place,
                Rule.TRANSLATION_IS_PRESENT,
                f"{_listed(self._missing)} not there in {self._language}: nothing was said of it",
                "translate it first; what is alike in both languages can be marked “same”",
                severity="warning",
            )
        for unit in self._unlike:
            yield Finding(
                unit.text[self._language].place,
                Rule.SAME_IS_ALIKE,
                f"“{unit.id}” is not the same in "
                f"{unit.reference(self._language)} and {self._language}",
                "write in both languages the same words, or mark it “reviewed”",
                severity="warning",
            )

    def _said(self, unit: Unit, line: Standing | None, text: Prints) -> Standing | None:
        if self._verdict == "same":
            return self._alike(unit, line, text)
        if text.is_alone:
            if not text.translation or self._verdict == "reviewed":
                self._missing.append(unit)
            if self._verdict == "accepted" and line is not None and line.state != "same":
                # Its words may stand elsewhere by now: what was said here would speak for them.
                return None
            # It may be alike by design, and stand nowhere: as a draft it is missing.
            return None if text.translation and self._verdict == "draft" else line
        if self._verdict != "accepted":
            return Standing(self._verdict, text.original, text.translation)
        if not text.is_written and line is None:
            return None  # it is made from another language, and follows that by itself
        return Standing(_kept(line, text), text.original, text.translation)

    def _alike(self, unit: Unit, line: Standing | None, text: Prints) -> Standing | None:
        if text.is_alone or text.is_alike:
            return Standing("same", text.original, text.original)
        self._unlike.append(unit)
        return line


def _kept(line: Standing | None, text: Prints) -> Said:
    """Return the state that an accepted translation has: what it had, unless it was edited."""
    if line is None:
        return "draft"
    if line.state == "same":
        return "same" if text.is_alike else "draft"
    return line.state if line.translation == text.translation else "draft"


def _state(said: Standing | None, text: Prints) -> State:
    if said is not None and said.state == "same" and said.original == text.original:
        return "same"
    if text.is_alone:
        return "missing"
    lines = {} if said is None else {"": said}
    return Sidecar(lines).state("", text.original, text.translation)


def _listed(units: list[Unit]) -> str:
    names = ", ".join(f"“{unit.id}”" for unit in units[:_NAMED])
    if len(units) > _NAMED:
        return f"{names} and {len(units) - _NAMED} more are"
    return f"{names} {'is' if len(units) == 1 else 'are'}"


def _questions(
    loaded: Loaded, slug: str, ids: Collection[str]
) -> tuple[list[Change], dict[str, str]]:
    """Return what becomes of saying that questions and activities fit what they cite."""
    interviews = loaded.seminar.publication.interviews
    interview = next(found for found in interviews if found.slug == slug)
    chosen = {identifier.partition(".")[0] for identifier in ids}
    teaching = loaded.seminar.teaching[slug]
    others = {found.slug: found for found in interviews}
    lacking = cited_elsewhere(interview, teaching) - others.keys()
    if lacking:
        further = load(loaded.folder, lacking).seminar.publication.interviews
        others.update((found.slug, found) for found in further)
    now = cited_now(interview, teaching, others)
    kept = citations_in(loaded.folder, slug)
    lines = {key: mark if key[0] in chosen else kept.get(key, "") for key, mark in now.items()}
    lines = {key: mark for key, mark in lines.items() if mark}
    if lines == kept:
        return [], {}
    touched = {
        question
        for (question, cited), mark in lines.items()
        if question in chosen and kept.get((question, cited)) != mark
    }
    guidance = loaded.seminar.teaching[slug].guidance
    activities = {activity.task.id for activity in interview.activities}
    changes = [
        Change(
            f"interviews/{slug}/{'activities' if task.id in activities else 'questions'}",
            task.id,
            interview.original,
            "stale" if guidance[task.id].changed else "original",
            "original",
        )
        for task in interview.tasks
        if task.id in touched
    ]
    return changes, {citations_path(slug): written_citations(lines)}
