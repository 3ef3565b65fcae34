"""A text as another language of an interview that stands: its ids are those that are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fangtan.findings import Finding, Place
from fangtan.importers import writing
from fangtan.importers.alignment import Pair, align
from fangtan.importers.blocks import Imported
from fangtan.importers.differences import differences
from fangtan.importers.escaping import in_one_line
from fangtan.importers.grouping import outline
from fangtan.importers.labels import labels_in, with_labels
from fangtan.importers.outline import Exchange, Outline, Passage, Section, Turn
from fangtan.importers.report import report
from fangtan.importers.sides import Here, There, added_side, codes_of, standing_side
from fangtan.importers.standing import NotThereError, Standing, standing
from fangtan.importers.starting import of_language
from fangtan.importers.words import placeholder


@dataclass(frozen=True, slots=True)
class Addition:
    """The files that a second language adds or changes, and where it parts from the first."""

    files: dict[str, str]
    findings: tuple[Finding, ...]


def into(content: Path, slug: str, imported: Imported, name: str) -> Addition:
    """Return a text as another language of an interview; raise NotThereError where it is not."""
    found = standing(content, slug)
    language, original = imported.language, found.interview.original
    if language == original:
        raise NotThereError(
            f"{slug} was written in {language} first: say the other language with --lang."
        )
    read = outline(imported)
    here = list(standing_side(found.interview, codes_of(found.folder, original)))
    there, pairs, speakers = _aligned(found, read, here)
    known = labels_in(found.facts, language)
    labels = {identifier: known.get(identifier, label) for label, identifier in speakers.items()}
    renamed = {label: labels[identifier] for label, identifier in speakers.items()}
    whole = _Writing(here, there, renamed, language).written(pairs)
    whole.roles.update(read.roles)
    findings = (
        *imported.findings,
        *of_language(language, found.languages),
        *differences(here, there, pairs, Place(name), speakers),
    )
    files = {
        f"interview.{language}.md": writing.interview_text(
            whole, _title(imported, found), language, _standfirst(found, language)
        ),
        f"times.{language}.yaml": writing.time_codes(whole),
        f"import.{language}.md": report(
            imported, whole, slug=slug, name=name, findings=findings, decisions=_matches(pairs)
        ),
        "interview.yaml": with_labels(found.facts, original, language, labels),
    }
    return Addition({path: text for path, text in files.items() if text}, findings)


def _aligned(
    found: Standing, read: Outline, here: Sequence[Here]
) -> tuple[list[There], list[Pair], dict[str, str]]:
    """Align twice: who speaks is learned from the first time, and helps the second."""
    speakers = {
        label: speaker.id
        for speaker in found.interview.speakers
        for label in speaker.label.values()
        if label in read.roles
    }
    for _ in range(2):
        there = list(added_side(read, speakers))
        pairs = align([row.unit for row in here], [row.unit for row in there])
        speakers = speakers | _voted(here, there, pairs, speakers)
    return there, pairs, speakers


def _voted(
    here: Sequence[Here], there: Sequence[There], pairs: Sequence[Pair], known: dict[str, str]
) -> dict[str, str]:
    """Return which label is whose, by the turns that stand side by side; each is used once."""
    votes = Counter(
        (there[pair.right[0]].turn.label or "", here[pair.left[0]].speaker or "")
        for pair in pairs
        if pair.left and pair.right
    )
    found: dict[str, str] = {}
    for (label, speaker), _ in votes.most_common():
        taken = {*known.values(), *found.values()}
        if label and speaker and label not in {**known, **found} and speaker not in taken:
            found[label] = speaker
    return found


@dataclass(slots=True)
class _Writing:
    """The new text as far as it has been written, section by section of the one that stands."""

    here: Sequence[Here]
    there: Sequence[There]
    renamed: dict[str, str]
    language: str
    whole: Outline = field(default_factory=lambda: Outline([], {}))
    early: list[Turn] = field(default_factory=list)

    def written(self, pairs: Sequence[Pair]) -> Outline:
        for pair in pairs:
            rows = [self.there[index] for index in pair.right]
            if pair.left:
                self._go_to(self.here[pair.left[0]], rows)
            for row in rows:
                if row.title and pair.left:
                    continue
                self._put(row)
        self._settle()
        return self.whole

    def _settle(self) -> None:
        """Give what came before the first counterpart of a section that section’s first id."""
        if not self.early:
            return
        if not self.whole.sections:
            self.whole.sections.append(Section())
        section = self.whole.sections[-1]
        ids = (row.exchange for row in self.here if row.exchange and row.section.id == section.id)
        self._open(next(ids, "lede"), section)

    def _go_to(self, target: Here, rows: Sequence[There]) -> None:
        """Open the section and the exchange of what stands, where something stands beside it."""
        section = target.section
        if not self.whole.sections or self.whole.sections[-1].id != section.id:
            if section.id:
                self._settle()
            title = rows[0].title if rows and not target.exchange else ""
            times = rows[0].times if title else ()
            if section.id and not title:
                first = target.passages[0] if not target.exchange else section.id
                title = placeholder(self.language, "translated-heading", about=first)
            self.whole.sections.append(Section(section.id, title, times))
        if rows and target.exchange:
            exchanges = self.whole.sections[-1].exchanges
            if not exchanges or exchanges[-1].id != target.exchange:
                self._open(target.exchange, self.whole.sections[-1])

    def _open(self, identifier: str, section: Section) -> None:
        section.exchanges.append(Exchange(identifier, self.early))
        self.early = []

    def _put(self, row: There) -> None:
        """Write a turn, or a heading without counterpart, where the text has come to."""
        turn = row.turn
        label = None if turn.label is None else self.renamed.get(turn.label, turn.label)
        heading = [Passage(row.title, is_aside=True, times=row.times)] if row.title else []
        written = Turn(label, [*heading, *turn.passages], turn.line)
        if self.whole.sections and self.whole.sections[-1].exchanges:
            self.whole.sections[-1].exchanges[-1].turns.append(written)
        else:
            self.early.append(written)


def _title(imported: Imported, found: Standing) -> str:
    title = in_one_line(imported.title or "")
    about = found.interview.title[found.interview.original]
    return title or placeholder(imported.language, "translated-heading", about=about)


def _standfirst(found: Standing, language: str) -> list[str]:
    return [placeholder(language, "standfirst")] * len(found.interview.standfirst)


def _matches(pairs: Sequence[Pair]) -> list[str]:
    both = sum(bool(pair.left and pair.right) for pair in pairs)
    return [
        (
            f"{both} headings and turns stand beside one that was there; "
            f"{sum(not pair.right for pair in pairs)} have no counterpart in this text, "
            f"{sum(not pair.left for pair in pairs)} none in the one that was there"
        )
    ]
