"""What a publication demands of its translations before readers see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.model import Language, State, held_back

_WORDS: Mapping[State, str] = {"draft": "in draft", "stale": "older than the original"}


def translation_meets_the_demand(loaded: Loaded) -> Iterator[Finding]:
    """Every translation of what is public stands as `publish` of publication.yaml demands."""
    whole = loaded.seminar.publication
    public = tuple(interview for interview in whole.interviews if interview.is_public)
    found: dict[tuple[str, Language], Counter[State]] = {}
    for language, text in held_back(replace(whole, interviews=public)):
        found.setdefault((text.place.path, language), Counter())[text.state] += 1
    for (path, language), counts in found.items():
        told = ", ".join(
            f"{counts[state]} {words}" for state, words in _WORDS.items() if counts[state]
        )
        yield Finding(
            Place(path),
            Rule.TRANSLATION_MEETS_THE_DEMAND,
            f"some of what stands here in {language} is held back from readers: {told}",
            "see which with “fangtan translate status” and have it reviewed, "
            "or demand less with “publish” in publication.yaml; "
            "until then readers see the original",
            severity="warning",
        )
