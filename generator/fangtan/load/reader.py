"""Reading files of a publication, and keeping what was wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fangtan.findings import Finding, Place, Rule, Severity
from fangtan.load.standing import Sidecar
from fangtan.load.units import Derivation, Paragraph, Unit
from fangtan.model import Language


@dataclass(slots=True)
class Reader:
    """Reads below one folder; collects the findings, every text and all that can be translated."""

    root: Path
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    languages: tuple[Language, ...] = ()
    derived: Mapping[Language, Derivation] = field(default_factory=dict)
    """The languages that are made from another one."""
    overrides: dict[str, Mapping[str, Paragraph]] = field(default_factory=dict)
    """What people wrote in derived languages, by path and id."""
    units: list[Unit] = field(default_factory=list)
    """What can be translated, in the order in which it was read."""
    sidecars: dict[str, Sidecar] = field(default_factory=dict)
    """What was said of translations, by path."""
    waiting: set[tuple[str, str]] = field(default_factory=set)
    """Files and ids below which a placeholder has been reported."""

    def find(
        self, place: Place, rule: Rule, message: str, hint: str, severity: Severity = "error"
    ) -> None:
        """Keep a finding."""
        self.findings.append(Finding(place, rule, message, hint, severity))

    def with_derived(self, languages: Iterable[Language]) -> tuple[Language, ...]:
        """Return languages together with those that are made from them, in due order."""
        there = set(languages)
        there |= {tag for tag, made in self.derived.items() if made.source in there}
        return tuple(language for language in self.languages if language in there)

    def exists(self, path: str) -> bool:
        """Return whether the publication has this file."""
        return (self.root / path).is_file()

    def read(self, path: str) -> str | None:
        """Return a file's text with plain line ends, or None with a finding."""
        if path in self.unreadable:
            return None
        try:
            raw = (self.root / path).read_bytes()
        except FileNotFoundError:
            self.find(
                Place(path),
                Rule.FILE_IS_PRESENT,
                f"“{path}” is not there",
                "write it; docs/content.md says what it holds",
            )
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.unreadable.add(path)
            before = raw[: error.start]
            line_start = before.rfind(b"\n") + 1
            column = len(before[line_start:].decode("utf-8", "replace")) + 1
            self.find(
                Place(path, before.count(b"\n") + 1, column),
                Rule.FILE_IS_UTF8,
                f"byte 0x{raw[error.start]:02x} is not UTF-8",
                "save the file as UTF-8 in your editor, or convert it with iconv",
            )
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.sources[path] = text
        return text
