"""TEI, and XML like it: utterances (`u`) and speeches (`sp`) with those who speak.

Names of speakers are what the format says, hence in `speaker`. What is no speech (a stage
direction, an incident, a note) stands in square brackets where it happens. Of two readings, such
as `sic` and `corr`, the corrected one is read. Pauses and page breaks have no words.
"""

from __future__ import annotations

import re

from fangtan.importers.formats import Document, Format
from fangtan.importers.source import Source

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LIKE = re.compile(r"<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2|u|sp|Turn)\b")


def read(document: Document) -> Source:
    """Return the utterances and what stands between them as Lines."""
    from fangtan.importers.tei_flow import body_of, flow  # noqa: PLC0415 - with lxml
    from fangtan.importers.tei_header import header  # noqa: PLC0415
    from fangtan.importers.xml import parse  # noqa: PLC0415

    root = parse(document.text, document.name)
    said, body = header(root), body_of(root)
    language = body.get(_LANG) or root.get(_LANG)
    return Source(tuple(flow(body, said)), said.title, language, said.roles)


def _is_certain(document: Document) -> bool:
    start = document.text.lstrip()
    return start.startswith(
        ("<?xml", "<TEI", "<u ", "<sp", "<!DOCTYPE TEI", "<teiCorpus")
    ) and bool(_LIKE.search(start[:200_000]))


def _is_likely(document: Document) -> bool:
    return document.text.lstrip().startswith("<?xml")


FORMAT = Format(
    "tei", "TEI or XML like it", (".xml", ".tei", ".trs"), read, _is_certain, _is_likely
)
