"""What is asked for: a slot, a room, languages and what the session is to achieve."""

from __future__ import annotations

from dataclasses import dataclass

from fangtan.model import Language

SHORTEST = 30
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Request:
    """What a lecturer asks for.

    `outcomes` are levels, themes and lenses by id; `languages` are those that people in the room
    read; `group_size` is how many people there are, None where nobody has said.
    """

    minutes: int
    outcomes: tuple[str, ...] = ()
    group_size: int | None = None
    languages: tuple[Language, ...] = ()
