"""How a text is cited, in a sentence."""

from __future__ import annotations

from fangtan.editions.data.references import Reference
from fangtan.i18n import say


def cited(reference: Reference) -> str:
    """Return who wrote what, of which kind, and where it is; what is not known is left out."""
    language = reference.language
    title = say(language, "plain_title", title=reference.title, fidelity=reference.genre)
    authors = say(language, "list_separator").join(reference.authors)
    parts = (
        authors,
        title,
        reference.container,
        reference.publisher,
        reference.date,
        reference.address,
    )
    known = (part for part in dict.fromkeys(parts) if part)
    return say(language, "paper_comma").join(known)
