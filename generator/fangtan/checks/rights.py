"""What the law and good manners forbid to publish."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded


def closed_text_is_private(loaded: Loaded) -> Iterator[Finding]:
    """A text whose rights are closed is published as a digest in one's own words, or not at all.

    Beside its digest, which names it as `digest_of`, the full text may stand: it stays private.
    """
    interviews = loaded.seminar.publication.interviews
    retold = {interview.digest_of for interview in interviews if interview.fidelity == "digest"}
    for interview in interviews:
        path = f"interviews/{interview.slug}/interview.yaml"
        line = _line(loaded.sources.get(path, ""), "rights:")
        is_closed = interview.rights == "closed" and interview.fidelity != "digest"
        if is_closed and interview.slug not in retold:
            yield Finding(
                Place(path, line),
                Rule.CLOSED_TEXT_IS_PRIVATE,
                f"the rights are closed and the text is “{interview.fidelity}”: "
                "it cannot be published",
                "publish a digest in your own words (“fangtan digest” lays it out), "
                "or get a licence and write “rights: licensed”",
            )
        if interview.rights == "unknown":
            yield Finding(
                Place(path, line),
                Rule.CLOSED_TEXT_IS_PRIVATE,
                f"the rights of “{interview.slug}” are unknown: nothing public holds it",
                "find out, and write “rights: open”, “licensed” or “closed”",
                severity="warning",
            )


def _line(source: str, beginning: str) -> int:
    lines = source.split("\n")
    return next((n for n, line in enumerate(lines, start=1) if line.startswith(beginning)), 1)
