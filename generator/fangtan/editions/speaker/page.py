"""From guide and deck to the speaker's window: one file, with the projector's page inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from fangtan.editions import projector
from fangtan.editions.guide.matter import Guide
from fangtan.editions.guide.script import clock, cuts
from fangtan.editions.site.colour import accents
from fangtan.model import Question
from fangtan.render import bundle, render
from fangtan.render.environment import json_ld
from fangtan.render.particulars import format_of, minutes, minutes_by_part
from fangtan.render.rows import rows, widths
from fangtan.sheet import printed, voices


def make(guide: Guide, deck: projector.Deck) -> bytes:
    """Return the window; what it opens for the room holds nothing of the guide."""
    sheet = replace(guide.sheet, glossary=(), named=())
    voice = voices(sheet)[0]
    language = voice.language
    numbers = {question.id: number for number, question in enumerate(guide.questions, start=1)}
    asked = {question.id: question for question in guide.questions}
    found = accents(deck.accent)
    colours = f":root {{ --accent: {found.light}; --accent-in-the-dark: {found.dark}; }}"
    return render(
        "speaker/speaker.html",
        guide=guide,
        deck=deck,
        voice=voice,
        main=voice,
        view_name=projector.view_name,
        numbers=numbers,
        asked=asked,
        clock=clock,
        cuts={
            run_sheet.id: cuts(
                [asked[it] for step in run_sheet.steps for it in step.questions if it in asked],
                guide.guidance,
            )
            for run_sheet in guide.run_sheets
        },
        cited=lambda targets: printed(
            (sheet.passages[it] for it in targets if it in sheet.passages), language
        ),
        facts={question.id: _facts(question, voice.language) for question in guide.questions},
        parts={question.id: projector.parts(question) for question in guide.questions},
        rows=rows,
        widths=widths,
        keys=_KEYS,
        styles=Markup(f"{bundle('speaker.css')}\n@layer tokens {{ {colours} }}"),  # noqa: S704 - of our own
        script=projector.inline_script("projector/clock.js", "speaker/speaker.js"),
        part_names=json_ld(projector.words((language,))[language]),
        wall=json_ld(projector.page(deck)),
    ).encode()


_KEYS = (
    ("→ PgDn", "speaker_to_next"),
    ("← PgUp", "speaker_to_previous"),
    ("O", "speaker_open"),
    ("T", "projector_timer"),
    ("R", "projector_reset"),
    ("P", "projector_another_passage"),
    ("H", "projector_passages"),
    ("M", "projector_follow_ups"),
    ("L", "choice"),
    ("D", "projector_dark"),
    ("B", "projector_blank"),
    ("?", "projector_help"),
)
"""What the keys do, by strings of the interface."""


def _facts(question: Question, language: str) -> Sequence[str]:
    return (
        format_of(question, language),
        minutes(question.minutes, language),
        *minutes_by_part(question.minutes, language),
    )
