"""From a sheet's matter to its PDF: templates, styles, typefaces and pictures together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from fangtan import fonts, pdf
from fangtan.model import Media
from fangtan.render import Voice, bundle, face_rules, render
from fangtan.sheet.furniture import folio, furniture
from fangtan.sheet.links import PaperLinks
from fangtan.sheet.matter import Sheet
from fangtan.sheet.references import printed

_CUTS = tuple(
    replace(fonts.by_key()[key], weight=weight)
    for key, weight in (
        ("serif", "400"),
        ("serif", "600"),
        ("serif-italic", "400"),
        ("sans", "400"),
        ("sans", "600"),
        ("han-serif", "400"),
        ("han-sans", "400"),
    )
)
"""The weights that sheets are set in; no two faces may share family, style and weight."""

_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u2010•◦▪¶"
"""Characters that stand on a sheet without being in its source: page numbers, hyphens, bullets."""


def press(sheet: Sheet, media: Iterable[Media] = (), **matter: object) -> bytes:
    """Return the PDF of a sheet; `matter` is what its template shows beside the sheet itself."""
    html = render(
        f"{sheet.kind}/{sheet.kind}.html",
        sheet=sheet,
        voices=voices(sheet),
        furniture=furniture(sheet),
        **matter,
    )
    pictures = {file.name: Path(file.file).read_bytes() for file in media}
    css = bundle(f"{sheet.kind}.css") + _page_rules(sheet)
    written = {*_ALWAYS, *html, *css, *_letters(pictures.values())}
    faces = {_name(cut): fonts.cut(cut, written) for cut in _CUTS}
    rules = face_rules(_CUTS, lambda cut: f"{pdf.SCHEME}:{_name(cut)}")
    return pdf.write(html, rules + css, {**pictures, **faces})


def voices(sheet: Sheet) -> tuple[Voice, ...]:
    """Return how a sheet speaks each of its languages."""
    anchors = frozenset(entry.anchor for entry in (*sheet.glossary, *sheet.named))
    return tuple(
        Voice(
            language,
            PaperLinks(
                language=language,
                languages=sheet.publication_languages,
                anchors=anchors,
                passages={
                    target: printed([span], language) for target, span in sheet.passages.items()
                },
                cited=sheet.cited,
            ),
            standing,
            sheet.languages,
        )
        for language, standing in zip(sheet.languages, sheet.standings, strict=True)
    )


def _name(cut: fonts.Face) -> str:
    return f"{cut.key}-{cut.weight}"


def _letters(pictures: Iterable[bytes]) -> Iterable[str]:
    # Whatever a picture that is no text decodes to is in no typeface, and does no harm.
    return "".join(picture.decode("utf-8", "ignore") for picture in pictures)


def _page_rules(sheet: Sheet) -> str:
    folios = r' "\A" '.join(folio(language) for language in sheet.languages)
    return f"@page {{ size: {sheet.paper}; @bottom-right {{ content: {folios}; }} }}"
