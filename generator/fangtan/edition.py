"""What an edition is, and the artifacts that it plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from fangtan.model import Language, Publication, Seminar

Audience = Literal["public", "instructor"]

P_contra = TypeVar("P_contra", Publication, Seminar, contravariant=True)


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file to be: its place, and the function of what it depends on that gives its bytes.

    `make(*depends)` is called in this process or another one, once or never:
    when neither the values nor the program have changed, the bytes of the last build stand.
    So `make` is a function at the top of a module, `depends` holds values that can be pickled
    and whose `repr` tells them apart, and everything that the file shows is among them.
    """

    path: str
    """From the build folder, with forward slashes, beginning with `site/` or `instructor/`."""
    edition: str
    audience: Audience
    interview: str | None
    languages: tuple[Language, ...]
    make: Callable[..., bytes]
    depends: tuple[object, ...]
    is_heavy: bool = False
    """Whether making it takes long enough to be worth another process."""


class Edition(Protocol[P_contra]):
    """A published form of the content.

    One that takes a `Publication` is for everybody and cannot know any teaching matter;
    one that takes a `Seminar` is for the instructor.
    """

    @property
    def name(self) -> str:
        """The word for it on the command line and in the manifest."""

    @property
    def summary(self) -> str:
        """What it is, in one line."""

    def plan(self, projection: P_contra, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield every artifact of this edition, without rendering anything.

        `beside` are the artifacts of the editions before this one in the catalog,
        which it may link to.
        """
