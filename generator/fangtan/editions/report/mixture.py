"""The mix of questions in the words of one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from fangtan.coverage import Mix, Share
from fangtan.i18n import say
from fangtan.model import Language


@dataclass(frozen=True, slots=True)
class Bar:
    """How many questions have a fact, and their share in hundredths."""

    label: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class MixView:
    """The mix of questions: bars by fact, and levels crossed with kinds, with their sums."""

    bars: tuple[tuple[str, tuple[Bar, ...]], ...]
    kinds: tuple[str, ...]
    crossed: tuple[tuple[str, tuple[int, ...], int], ...]
    sums: tuple[int, ...]
    questions: int

    def heat(self, count: int) -> int:
        """Return how dark a crossing is, from 0 to 4, beside the one with most questions."""
        most = max(count for _, counts, _ in self.crossed for count in counts)
        return ceil(4 * count / most) if most else 0


def mixture(mix: Mix, language: Language) -> MixView:
    """Return what a report shows of a mix."""
    shares: Mapping[str, Sequence[Share]] = {
        "phase": mix.phase,
        "inquiry": mix.inquiry,
        "level": mix.level,
        "function": mix.function,
        "lens": mix.lens,
        "format": mix.format,
    }
    crossed = tuple(
        (say(language, f"level_{level}"), tuple(counts.values()), sum(counts.values()))
        for level, counts in mix.crossed.items()
    )
    return MixView(
        bars=tuple(
            (
                say(language, "filter_phase" if fact == "phase" else f"fact_{fact}"),
                tuple(
                    Bar(say(language, f"{fact}_{it.key}"), it.count, round(100 * it.share))
                    for it in found
                ),
            )
            for fact, found in shares.items()
        ),
        kinds=tuple(say(language, f"inquiry_{it.key}") for it in mix.inquiry),
        crossed=crossed,
        sums=tuple(it.count for it in mix.inquiry),
        questions=mix.questions,
    )
