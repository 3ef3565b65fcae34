"""What stands before the dialogue: casts, legends and fields, which are no turns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fangtan.importers.blocks import Role
from fangtan.importers.recognise import lexicon, persons
from fangtan.importers.recognise.characters import COLONS, HAN, KANA, ends_sentence, folded, words
from fangtan.importers.recognise.labels import key_of
from fangtan.importers.recognise.rows import Document, Row

_REACH: Final = 60
"""Rows from the top in which a legend is looked for."""
_PAIR: Final = re.compile(
    r"(?:^|[;,；，、(（|]"
    r"|\s{2})\s*(?P<key>[^\W_][^\W_.]{0,5}\.?(?:[^\W_]\.)?)\s*[=＝]\s*(?P<name>[^;；,，=＝"
    r"|\n)）]{2,60})"
)
_INITIALS: Final = re.compile(
    r"(?P<name>[^\W\d_a-zа-яё][\w.'’-]*(?: (?:[^\W\d_a-zа-яё][\w.'’-]*|de|da|van|von|der"
    r"|la)){1,4})(?:, [^()]{1,60}?)? [(\[](?P<key>[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.]{0,4})[:.]?[)\]]"
)
_HEREAFTER: Final = re.compile(
    r"(?P<name>[^()（）,，。；;:：、]{1,40}?)\s*[,，]?\s*[(（]\s*(?:以下(?:简称|簡稱|称|稱|、|，)?|下称|下稱|简称|簡稱"
    r"|hereafter|hereinafter|im folgenden|nachfolgend|ci-après|en adelante|далее)"
    r"[\s:：,，–—-]*[“\"„«‘'「『]?(?P<key>[^()（）“”\"„«»‘’'「」『』]{1,12})[”\"“»’'」』]?\s*[)）]",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    rf"(?P<key>[^\W_]{{1,5}})\.?\s*(?:[{COLONS}]|[–—-]\s)\s*(?P<name>[^\W_][^;:,]{{1,40}})"
)
_OF_OTHERS: Final = re.compile(
    r"^.*(?:[为為是由对對与與和同]|\b(?:interview|conversation|between|with|and|by|et|und|y|и)\b)\s*"
    r"|^(?:记者|記者|导演|導演|演员|作家|教授|编剧|制片人|监督|艺术家|摄影师|学者)(?=..)"
)
_FIELD: Final = re.compile(
    rf"\s*[*_]*(?P<key>[^{COLONS}=＝]{{1,40}}?)\s*[*_]*\s*(?:[{COLONS}=＝]"
    rf"|\s[–—-]\s)[*_]*\s*(?P<value>.*)$"
)
_EQUATED: Final = re.compile(rf"[^=＝／/:：]{{1,8}}\s*[=＝／/]\s*[{HAN}{KANA}]{{2,6}}\s*$")
"""A field whose sign brings on a name, as a colon brings on speech too."""
_BYLINE: Final = re.compile(r"\s*[^\W\d_]{1,12}\s*[|｜丨]\s*\S.{1,40}$")
_TAIL: Final = re.compile(r"\s*[(（\[【,，].*$")


@dataclass(frozen=True, slots=True)
class Front:
    """Rows that are fields or a legend, and whom they name: names and roles by folded label."""

    rows: frozenset[int]
    names: Mapping[str, str]
    roles: Mapping[str, Role]
    people: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]


def front(document: Document, last: int) -> Front:
    """Return the fields and legends among the rows before `last`, where the dialogue begins."""
    rows: set[int] = set()
    names: dict[str, str] = {}
    roles: dict[str, Role] = {}
    people = [name for name, _ in document.names]
    for name, role in document.names:
        stated = _role(folded(role))
        if stated:
            roles[folded(name)] = stated
    met: set[str] = set()
    for index, row in enumerate(document.rows[: min(last, _REACH)]):
        pairs = [(key, name) for key, name in _legend(row) if key not in met]
        again = any(key in met for key in _keys(row)) and index - 1 not in rows
        met.update(_keys(row))
        for key, name in pairs:
            names[key] = name
            stated = _role(folded(name))
            if stated:
                roles[key] = stated
            elif persons.likeness(name):
                people.append(name)
        if _is_field(row, index, document.rows) and not (again and _label(row) in lexicon.CAST):
            rows.add(index)
            _cast(row, names, roles, people)
        elif (
            pairs
            and words(row.text) <= 30
            and (len(pairs) > 1 or not lexicon.is_speaker_word(_key(row)))
        ):
            rows.add(index)
    people.extend(_titled(document))
    unique = tuple(dict.fromkeys(people))
    return Front(frozenset(rows), names, roles, unique, tuple(names.items()))


def _legend(row: Row) -> Iterator[tuple[str, str]]:
    """Yield labels with what they stand for, as one row explains them."""
    for match in _PAIR.finditer(row.text):
        yield key_of(match["key"]), _TAIL.sub("", match["name"]).strip(' .。"“”')
    for match in _HEREAFTER.finditer(row.text):
        name = match["name"].strip()
        for _ in range(2):
            name = _OF_OTHERS.sub("", name, count=1) or name
        yield key_of(match["key"]), name
    for match in _INITIALS.finditer(row.text):
        if persons.abbreviates(folded(match["key"]), match["name"]):
            yield key_of(match["key"]), match["name"]
    listed = [
        _LISTED.fullmatch(part) for part in re.split(r"\s*[;；|]\s*", row.text.strip(" .()[]"))
    ]
    if len(listed) > 1 and all(match and _role(folded(match["name"])) for match in listed):
        yield from ((key_of(m["key"]), m["name"]) for m in listed if m)
        return
    field = _FIELD.match(row.text)
    if field and words(field["value"]) <= 8:
        key, value = key_of(field["key"]), _TAIL.sub("", field["value"]).strip(" .")
        short = len(key) <= 4 and not lexicon.is_remark(key)
        if (
            short
            and value
            and ((_is_short_for(key, value) and folded(value) != key) or _role(folded(value)))
        ):
            yield key, value


def _is_short_for(key: str, value: str) -> bool:
    first = len(key) == 1 and folded(value).startswith(key) and not lexicon.is_speaker_word(key)
    return (first and persons.likeness(value) == 1.0) or (
        persons.likeness(value) > 0 and persons.abbreviates(key, value)
    )


def _label(row: Row) -> str:
    return next(_keys(row), "")


def _keys(row: Row) -> Iterator[str]:
    """Yield what a row begins with as a label; a legend stands before its turns."""
    match = _FIELD.match(row.text)
    if match:
        yield key_of(match["key"])


def _is_field(row: Row, index: int, rows: Sequence[Row]) -> bool:
    """Return whether a row is a field such as `Date: …`, or names one of the cast."""
    match = _FIELD.match(row.text)
    if _BYLINE.match(row.text) and not ends_sentence(row.text):
        return True
    if not match or row.shape == "heading":
        return False
    key, value = key_of(match["key"]), match["value"].strip()
    if lexicon.is_remark(key) and key not in lexicon.CAST:
        return words(value) <= 30
    if key not in lexicon.CAST:
        return False
    if not value:
        return (
            index + 1 < len(rows)
            and persons.likeness(_TAIL.sub("", rows[index + 1].text)) >= 0.5
            and not ends_sentence(rows[index + 1].text)
        )
    return is_person(value) or bool(_EQUATED.match(row.text))


def is_person(value: str) -> bool:
    """Return whether a field's value names a person, or several, and says nothing."""
    if ends_sentence(value.rstrip(".")) or words(value) > 14:
        return False
    first = re.split(
        r"\s*(?:[,，;；(（\[、/&]|\band\b|\bund\b|\bet\b|\by\b|\bи\b)", value, maxsplit=1
    )[0].strip()
    likely = persons.likeness(first)
    if likely < 1.0 and value.endswith((".", ",", "，", "、", ";", "；")):
        return False
    return likely == 1.0 or (likely > 0 and first != value) or (likely == 0.5 and first.isupper())


def _cast(row: Row, names: dict[str, str], roles: dict[str, Role], people: list[str]) -> None:
    match = _FIELD.match(row.text)
    if not match or not match["value"].strip():
        return
    key = key_of(match["key"])
    role = _role(key)
    if key in lexicon.CAST and (is_person(match["value"]) or _EQUATED.match(row.text)):
        name = _TAIL.sub("", match["value"]).strip(" .")
        people.append(name)
        if role:
            roles[folded(name)] = role
            names.setdefault(key, name)


def _role(key: str) -> Role | None:
    """Return the role that a word states."""
    if key in lexicon.MODERATORS:
        return "moderator"
    if key in lexicon.ASKERS or key in {
        "interviewed by",
        "interview by",
        "hosts",
        "interviewers",
        "编辑",
        "author",
        "auteur",
    }:
        return "interviewer"
    if key in lexicon.ANSWERERS or key in {"interview with", "guests", "interviewees", "narrators"}:
        return "interviewee"
    return None


def _titled(document: Document) -> Iterator[str]:
    """Yield the people whom the title, or a heading at the top, says the interview is with."""
    tops = [row.text for row in document.rows[:3] if words(row.text) <= 25]
    for text in (document.title, *tops):
        for pattern in (lexicon.WITH, lexicon.WITH_HAN):
            for match in pattern.finditer(text):
                whom = match["name"] or match.groupdict().get("whom") or ""
                name = " ".join(_while_name(whom.split()))
                if name and persons.likeness(name) >= (0.5 if whom != match["name"] else 1.0):
                    yield name


def _key(row: Row) -> str:
    match = _FIELD.match(row.text)
    return key_of(match["key"]) if match and words(match["value"]) > 8 else ""


def _while_name(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if part[0].islower():
            return
        yield part
