"""Which of a publication’s languages a translator’s program means."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from fangtan.model import Language


def meant(stated: str, known: Sequence[Language]) -> Language | None:
    """Return the language that is meant by `zh_CN`, `zh_Hans` or `zh-Hans`, or None.

    Programs write regions for scripts and the other way round; what counts is what is most
    likely meant by either.
    """
    tag = stated.replace("_", "-").partition("@")[0].partition(".")[0]
    exact = next((language for language in known if language.lower() == tag.lower()), None)
    if exact or not tag:
        return exact
    wanted = _likely(tag)
    same = [language for language in known if wanted and _likely(language) == wanted]
    return same[0] if len(same) == 1 else None


def _likely(tag: str) -> tuple[str, str | None] | None:
    """Return the language and script that a tag most likely means."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None
    if locale.script:
        return locale.language, locale.script
    subtags = get_global("likely_subtags")
    whole = subtags.get(f"{locale.language}_{locale.territory}") or subtags.get(locale.language)
    parts = (whole or "").split("_")
    return locale.language, parts[1] if len(parts) > 1 else None
