"""What the planning of every page shares, worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fangtan.edition import Artifact
from fangtan.editions.site.mentions import Mentions, mentions
from fangtan.model import Language, Publication
from fangtan.render.notice import Notice, notice


@dataclass(frozen=True, slots=True)
class Outline:
    """A publication, and what is known of it before any page is made.

    `mentions` and `notices` are by slug and language.
    """

    publication: Publication
    beside: tuple[Artifact, ...]
    mentions: Mapping[tuple[str, Language], Mentions]
    notices: Mapping[tuple[str, Language], Notice]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the publication, its default first."""
        return self.publication.imprint.languages

    @property
    def languages_of(self) -> Mapping[str, tuple[Language, ...]]:
        """The languages of each interview, by slug."""
        return {interview.slug: interview.languages for interview in self.publication.interviews}

    def notices_in(self, language: Language) -> tuple[Notice, ...]:
        """Return the notices of all interviews, on a page that belongs to none of them."""
        return tuple(
            self.notices[interview.slug, language] for interview in self.publication.interviews
        )


def outline(publication: Publication, beside: Sequence[Artifact]) -> Outline:
    """Return the outline of a publication."""
    languages = publication.imprint.languages
    return Outline(
        publication=publication,
        beside=tuple(artifact for artifact in beside if artifact.audience == "public"),
        mentions={
            (interview.slug, language): mentions(interview, language)
            for interview in publication.interviews
            for language in interview.languages
        },
        notices={
            (interview.slug, language): notice(interview, publication.people, language, languages)
            for interview in publication.interviews
            for language in languages
        },
    )
