"""From a deck to its page: one file with its styles, its script and its typefaces within."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from markupsafe import Markup

from fangtan import fonts, i18n
from fangtan.editions.projector.matter import Deck
from fangtan.editions.site.colour import accents
from fangtan.model import Language, Question, StepKind
from fangtan.render import Voice, bundle, face_rules, of_scripts, render
from fangtan.render.environment import json_ld
from fangtan.render.particulars import format_of, minutes, minutes_by_part
from fangtan.resources import TEMPLATES
from fangtan.sheet import voices

Alternates = tuple[tuple[Language, str], ...]

_PARTS = ("think", "group", "plenary", "debrief")
_DIGITS = "0123456789:+–¶ "
"""What a timer shows without its standing in the page."""


def make(deck: Deck, others: Alternates) -> bytes:
    """Return the page for everybody."""
    return page(deck, others).encode()


def page(deck: Deck, others: Alternates = ()) -> str:
    """Return the page; `others` are the links to the same page led by each language."""
    # A text that is missing is the original on every side: one of them may be shown alone.
    spoken = tuple(replace(voice, beside=()) for voice in voices(deck.sheet))
    body = render(
        "projector/body.html",
        deck=deck,
        voices=spoken,
        main=spoken[0],
        facts={it.id: [_facts(it, voice) for voice in spoken] for it in deck.questions},
        parts={it.id: parts(it) for it in deck.questions},
        view_name=view_name,
        words=json_ld(words(deck.languages)),
        keys=_KEYS,
    )
    return render(
        "projector/projector.html",
        deck=deck,
        voice=spoken[0],
        others=others,
        # Of templates of our own, and of a colour that was checked: nothing needs escaping.
        styles=Markup(_styles(deck, body)),  # noqa: S704
        script=inline_script(
            "projector/clock.js", "projector/fitting.js", "projector/projector.js"
        ),
        body=Markup(body),  # noqa: S704 - rendered right above
    )


_KEYS = (
    ("→ PgDn Space", "projector_to_next"),
    ("← PgUp", "projector_to_previous"),
    ("0–9 Enter", "projector_digits"),
    ("P", "projector_another_passage"),
    ("H", "projector_passages"),
    ("M", "projector_follow_ups"),
    ("L", "choice"),
    ("↑ ↓", "projector_scroll"),
    ("T", "projector_timer"),
    ("R", "projector_reset"),
    ("S", "projector_sound"),
    ("D", "projector_dark"),
    ("B", "projector_blank"),
    ("F", "projector_full"),
    ("?", "projector_help"),
)
"""What the keys do, by strings of the interface."""


def inline_script(*names: str) -> Markup:
    """Return scripts of the templates as one, to stand in a page."""
    text = "\n".join((TEMPLATES / name).read_text("utf-8") for name in names)
    return Markup(f"\n{text}")  # noqa: S704 - of our own


def _facts(question: Question, voice: Voice) -> tuple[str, ...]:
    language = voice.language
    parts = voice.say("list_separator").join(minutes_by_part(question.minutes, language))
    total = minutes(question.minutes, language)
    return format_of(question, language), total + voice.say("paper_parts", parts=parts)


def parts(question: Question) -> str:
    """Return the parts of a question's time with their least and most minutes, for the script."""
    parts = question.minutes.parts.items()
    return " ".join(f"{name}:{span.least}:{span.most}" for name, span in parts)


def view_name(view: tuple[Language, ...], voice: Voice) -> Markup:
    """Return what languages that are shown together are called, each in itself."""
    names = (
        Markup("<span {}>{}</span>").format(voice.foreign(tag), i18n.say(tag, "language_short"))
        for tag in view
    )
    return Markup(" + ").join(names)


def words(languages: Iterable[Language]) -> dict[str, dict[str, str]]:
    """Return the words that the script puts on the wall, in each language."""
    return {language: dict(_said(language)) for language in languages}


def _said(language: Language) -> Iterator[tuple[str, str]]:
    yield from ((part, i18n.say(language, f"minutes_{part}")) for part in _PARTS)
    yield from ((kind, i18n.say(language, f"step_{kind}")) for kind in get_args(StepKind))
    yield "over", i18n.say(language, "projector_time_up")


def _styles(deck: Deck, body: str) -> str:
    found = accents(deck.accent)
    colours = f":root {{ --accent: {found.light}; --accent-in-the-dark: {found.dark}; }}"
    faces = tuple(it for it in fonts.faces(deck.languages) if it.key.endswith("sans"))
    written = sorted({*body, *_DIGITS})
    rules = face_rules(faces, lambda face: _data_address(face, written))
    scripts = of_scripts(fonts.scripts(deck.languages), "screen")
    return f"{bundle('projector.css')}{scripts}\n{rules}\n@layer tokens {{ {colours} }}"


def _data_address(face: fonts.Face, written: Iterable[str]) -> str:
    font = fonts.subset(face, fonts.meant(face, written))
    return "data:font/woff;base64," + base64.b64encode(font).decode()
