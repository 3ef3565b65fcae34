"""The slides of a deck, one after the other, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fangtan.editions.slides.asking import passages, question, steps
from fangtan.editions.slides.layouts import Layouts
from fangtan.editions.slides.matter import Deck
from fangtan.editions.slides.opening import opening
from fangtan.editions.slides.page import Page
from fangtan.sheet import Phases, by_phase, voices


def pages(deck: Deck, layouts: Layouts) -> Iterator[Page]:
    """Yield every slide of a deck, in the order of a seminar."""
    spoken = voices(deck.sheet)
    yield from opening(deck, layouts, spoken)
    in_each: list[Phases] = [
        by_phase(replace(deck.sheet, languages=(voice.language,)), deck.questions)
        for voice in spoken
    ]
    for phases in zip(*in_each, strict=True):
        for asked in zip(*(members for _, members in phases), strict=True):
            yield from question(deck, layouts, spoken, asked)
            yield from steps(deck, layouts.text, spoken, asked[0])
            yield from passages(deck, layouts.text, spoken, asked[0])
