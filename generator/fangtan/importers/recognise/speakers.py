"""What speakers are called: the name that a legend, the front matter or the fullest label gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fangtan.importers.blocks import Role, Speaker
from fangtan.importers.recognise import lexicon, persons, roles
from fangtan.importers.recognise.characters import folded, is_caps, is_east_asian
from fangtan.importers.recognise.front import Front
from fangtan.importers.recognise.reading import Reading
from fangtan.importers.recognise.rows import Document
from fangtan.importers.recognise.segments import Segment


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers, and what each key of the reading is called: None for somebody unknown."""

    speakers: tuple[Speaker, ...]
    names: Mapping[str, str | None]


def cast(document: Document, reading: Reading, front: Front, found: Sequence[Segment]) -> Cast:
    """Return the speakers in order of appearance."""
    keys = list(dict.fromkeys(segment.key for segment in found if segment.key))
    names: dict[str, str | None] = {
        key: _name(key, reading, front) for key in keys if key[0] != "\0"
    }
    names.update(_own_names(names, reading))
    stated = {**_stated(keys, names, front), **reading.roles}
    names.update(_unlabelled(document, keys, names, front))
    played = roles.roles(found, stated, reading.forms)
    speakers: dict[str, Speaker] = {}
    for key in keys:
        name = names.get(key)
        if name and name not in speakers:
            forms = [
                form
                for other in keys
                if names.get(other) == name
                for form in reading.forms.get(other, ())
            ]
            speakers[name] = Speaker(name, played[key], tuple(dict.fromkeys(forms)))
    return Cast(tuple(speakers.values()), names)


def _name(key: str, reading: Reading, front: Front) -> str:
    written = reading.forms.get(key, (key,))
    explained = front.names.get(key)
    if explained and persons.likeness(explained) and len(explained.split()) <= 5:
        return explained
    if key == "――":
        asking = [n for n in front.people if front.roles.get(folded(n)) == "interviewer"]
        return asking[0] if len(asking) == 1 else written[0]
    named = persons.named_by(key, front.people)
    if named and not (is_caps(named) and not is_caps(written[0])):
        return named
    if key in lexicon.NUMBERED:
        written = tuple(form.rstrip("0123456789").strip() or form for form in written)
    return max(written, key=lambda form: (_fullness(form), -written.index(form)))


def _own_names(names: Mapping[str, str | None], reading: Reading) -> dict[str, str]:
    """Return the own labels of those who share a name with another: Mrs. Smith is not Smith."""
    return {
        key: reading.forms[key][0]
        for key, name in names.items()
        if persons.HONORIFIC.match(key)
        and any(other != key and named == name for other, named in names.items())
    }


def _fullness(form: str) -> float:
    """Return how many parts a name has: its words, or the Han characters of one without any."""
    bare = folded(form)
    if is_east_asian(bare) and len(bare) <= 4:
        return len(bare)
    return len(bare.split()) + (len(bare) > 2) / 2


def _stated(keys: Sequence[str], names: Mapping[str, str | None], front: Front) -> dict[str, Role]:
    result: dict[str, Role] = {}
    for key in keys:
        name = names.get(key)
        role = front.roles.get(key) or (front.roles.get(folded(name)) if name else None)
        if role:
            result[key] = role
    return result


def _unlabelled(
    document: Document, keys: Sequence[str], names: Mapping[str, str | None], front: Front
) -> dict[str, str | None]:
    """Return who asks and who answers where no label says so: whom the front matter names."""
    open_keys = [key for key in keys if key[0] == "\0"]
    if not open_keys:
        return {}
    taken = {folded(name) for name in names.values() if name}
    people = [name for name in front.people if folded(name) not in taken]
    answering = _guest(document, people, front)
    others = [n for n in people if n != answering and front.roles.get(folded(n)) != "interviewee"]
    asking = [n for n in others if front.roles.get(folded(n)) == "interviewer"] or others
    asker = asking[0] if len(asking) == 1 else None
    return {key: answering if key == "\0answer" else asker for key in open_keys}


def _guest(document: Document, people: Sequence[str], front: Front) -> str | None:
    stated = [name for name in people if front.roles.get(folded(name)) == "interviewee"]
    titled = [name for name in people if folded(name) in folded(document.title)]
    top = folded(" ".join(row.text for row in document.rows[:3]))
    opened = [name for name in people if folded(name) in top]
    open_ones = [name for name in people if front.roles.get(folded(name)) != "interviewer"]
    return next(
        (group[0] for group in (stated, titled, opened, open_ones) if len(group) == 1), None
    )
