"""Front matter: what stands above a text about the text, in YAML, TOML or pandoc's lines."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from fangtan.findings import Finding, Place, Rule

_FENCED = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>.*?\n)??(?P<end>---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_PANDOC = re.compile(r"\A% ?(?P<title>.*)\n(?:% ?(?P<author>.*)\n)?(?:% ?(?P<date>.*)\n)?")
_ROLES = {
    "interviewer": "interviewer",
    "host": "interviewer",
    "reporter": "interviewer",
    "journalist": "interviewer",
    "interviewee": "interviewee",
    "guest": "interviewee",
    "subject": "interviewee",
    "respondent": "interviewee",
    "moderator": "moderator",
    "chair": "moderator",
    "author": "",
    "postauthor": "",
    "by": "",
    "byline": "",
    "speaker": "",
    "participant": "",
    "people": "",
    "person": "",
    "采访": "interviewer",
    "采访者": "interviewer",
    "记者": "interviewer",
    "受访者": "interviewee",
    "嘉宾": "interviewee",
    "主持人": "moderator",
    "作者": "",
    "採訪": "interviewer",
    "採訪者": "interviewer",
    "記者": "interviewer",
    "受訪者": "interviewee",
    "嘉賓": "interviewee",
    "主持": "moderator",
}
"""Keys that hold people, and the role that each states."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Its facts as plain text, the people in it, and how many lines it takes."""

    facts: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    height: int = 0
    findings: tuple[Finding, ...] = ()


def front_matter(text: str, name: str) -> tuple[FrontMatter, str]:
    """Return the front matter of a text, and what follows it; what is broken is kept as it is."""
    found = _FENCED.match(text)
    if found and (found["fence"] == "+++") == (found["end"] == "+++"):
        inside, rest = found["inside"] or "", text[found.end() :]
        height = found.group().count("\n")
        facts, finding = _parsed(inside, name, is_toml=found["fence"] == "+++")
        if finding is None and not isinstance(facts, Mapping):
            return FrontMatter(), text  # a rule, some words, a rule
        return _made(
            facts if isinstance(facts, Mapping) else {"front-matter": inside}, height, finding
        ), rest
    if titled := _PANDOC.match(text):
        facts = {key: value for key, value in titled.groupdict().items() if value}
        return _made(facts, titled.group().count("\n"), None), text[titled.end() :]
    return FrontMatter(), text


def _parsed(inside: str, name: str, *, is_toml: bool) -> tuple[object, Finding | None]:
    try:
        if is_toml:
            return tomllib.loads(inside), None
        return yaml.load(inside, yaml.CSafeLoader) or {}, None
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = int(getattr(error, "lineno", mark.line + 1 if mark else 1)) + 1
        what = getattr(error, "problem", None) or str(error).split(" (at")[0]
        kind = "TOML" if is_toml else "YAML"
        return None, Finding(
            Place(name, line),
            Rule.YAML_IS_WELL_FORMED,
            f"the front matter is not {kind}: {what}",
            "mend it, or write title and names by hand: it is kept as it stands",
            "warning",
        )


def _made(data: Mapping[Any, Any], height: int, finding: Finding | None) -> FrontMatter:
    names = {name: role for key, value in data.items() for name, role in _people(str(key), value)}
    return FrontMatter(dict(_flat("", data)), names, height, (finding,) if finding else ())


def _flat(prefix: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{prefix}.{key}" if prefix else str(key), inner)
    elif isinstance(value, list) and any(isinstance(each, (Mapping, list)) for each in value):
        for index, inner in enumerate(value):
            yield from _flat(f"{prefix}.{index}", inner)
    elif isinstance(value, list):
        yield prefix, ", ".join(map(_plain, value))
    elif value is not None:
        yield prefix, _plain(value)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)


def _people(key: str, value: object) -> Iterator[tuple[str, str]]:
    folded = key.casefold()
    role = _ROLES.get(folded, _ROLES.get(folded.rstrip("s")))
    if role is None:
        if isinstance(value, Mapping) and folded in {"params", "extra", "interview"}:
            for inner, each in value.items():
                yield from _people(str(inner), each)
        return
    for each in value if isinstance(value, list) else [value]:
        person = each.get("name") or each.get("title") if isinstance(each, Mapping) else each
        stated = str(each.get("role", "")).casefold() if isinstance(each, Mapping) else ""
        if isinstance(person, str) and person.strip():
            yield person.strip(), _ROLES.get(stated, role)


def role_of(word: str) -> str:
    """Return the role that a word such as `host` states, or nothing."""
    return _ROLES.get(word.strip().casefold(), "")
