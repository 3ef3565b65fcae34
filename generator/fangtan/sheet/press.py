"""From a sheet's matter to its PDF: templates, styles, typefaces and pictures together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from fangtan import fonts, i18n, pdf
from fangtan.model import Language, Media, Paper
from fangtan.render import Voice, bundle, face_rules, of_scripts, render
from fangtan.sheet.furniture import folio, furniture
from fangtan.sheet.links import PaperLinks
from fangtan.sheet.matter import Kind, Sheet
from fangtan.sheet.references import printed

_WEIGHTS: Mapping[str, tuple[str, ...]] = {
    "serif": ("400", "600"),
    "serif-italic": ("400",),
    "sans": ("400", "600"),
    "han-serif": ("400",),
    "han-sans": ("400",),
    "hant-serif": ("400",),
    "hant-sans": ("400",),
    "arabic-serif": ("400", "600"),
    "arabic-sans": ("400", "600"),
}
"""The weights that sheets are set in; no two faces may share family, style and weight."""

_AS_READERS_LIKE: Mapping[str, str] = MappingProxyType({})
_PREFERENCES: Mapping[Kind, Mapping[str, str]] = {
    "cards": {"Duplex": "DuplexFlipLongEdge", "PrintScaling": "None"},
}
"""What a sheet asks of the program that prints it; not every one listens."""

_LARGE: Mapping[Paper, str] = {"a4": "A3", "letter": "11in 17in"}
"""The paper of twice the size, which the same copiers take."""

_WITHOUT_END = "@page { size: 300mm 100000mm; margin: 10mm }"

_LANGUAGE = re.compile(r'\blang="([^"]+)"')

_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u2010•◦▪¶"
"""Characters that stand on a sheet without being in its source: page numbers, hyphens, bullets."""


def press(sheet: Sheet, media: Iterable[Media] = (), **matter: object) -> bytes:
    """Return the PDF of a sheet; `matter` is what its template shows beside the sheet itself."""
    html = page(sheet, **matter)
    pictures = {file.name: Path(file.file).read_bytes() for file in media}
    css = "".join(_styles(sheet, _languages(html)))
    return composed(html, css, pictures, _PREFERENCES.get(sheet.kind, {}))


def measured(sheet: Sheet, template: str, **matter: object) -> Mapping[str, float]:
    """Return how high each part with an id comes out, set as on a sheet whose page has no end."""
    html = render(template, sheet=sheet, voices=voices(sheet), furniture=furniture(sheet), **matter)
    css = "".join((*_styles(sheet, _languages(html)), _WITHOUT_END))
    return pdf.heights(html, *_cast(html, css, {}))


def page(sheet: Sheet, **matter: object) -> str:
    """Return a sheet as HTML; `matter` is as in `press`.

    What is not for paper brings `voices` of its own, whose links lead elsewhere.
    """
    shown = {"voices": voices(sheet), **matter}
    return render(
        f"{sheet.kind}/{sheet.kind}.html", sheet=sheet, furniture=furniture(sheet), **shown
    )


def composed(
    html: str,
    css: str,
    pictures: Mapping[str, bytes],
    preferences: Mapping[str, str] = _AS_READERS_LIKE,
) -> bytes:
    """Return the PDF of a page, set in the typefaces of its languages."""
    return pdf.write(html, *_cast(html, css, pictures), preferences)


def _cast(html: str, css: str, pictures: Mapping[str, bytes]) -> tuple[str, Mapping[str, bytes]]:
    """Return the styles of a page with its typefaces, and all files that it may name."""
    languages = _languages(html)
    written = {*_ALWAYS, *html, *css, *_letters(pictures.values())}
    cuts = _cuts(languages)
    faces = {_name(cut): fonts.cut(cut, fonts.meant(cut, written)) for cut in cuts}
    rules = face_rules(cuts, lambda cut: f"{pdf.SCHEME}:{_name(cut)}")
    return rules + css, {**pictures, **faces}


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


def _languages(html: str) -> set[Language]:
    return set(_LANGUAGE.findall(html))


def _cuts(languages: Iterable[Language]) -> tuple[fonts.Face, ...]:
    """Return the faces that a sheet with text in these languages is set in, each of one weight."""
    return tuple(
        replace(face, weight=weight)
        for face in fonts.faces(languages)
        for weight in _WEIGHTS[face.key]
    )


def _styles(sheet: Sheet, languages: Iterable[Language]) -> Iterator[str]:
    yield bundle(f"{sheet.kind}.css")
    yield of_scripts(fonts.scripts(languages), "paper")
    if i18n.direction(sheet.languages[0]) == "rtl":
        yield bundle("rtl-paper.css")
    yield _page_rules(sheet)


def _name(cut: fonts.Face) -> str:
    return f"{cut.key}-{cut.weight}"


def _letters(pictures: Iterable[bytes]) -> Iterable[str]:
    # Whatever a picture that is no text decodes to is in no typeface, and does no harm.
    return "".join(picture.decode("utf-8", "ignore") for picture in pictures)


def _page_rules(sheet: Sheet) -> str:
    folios = r' "\A" '.join(folio(language) for language in sheet.languages)
    corner = "left" if i18n.direction(sheet.languages[0]) == "rtl" else "right"
    size = _LARGE[sheet.paper] if sheet.kind == "wall" else sheet.paper
    return f"@page {{ size: {size}; @bottom-{corner} {{ content: {folios}; }} }}"
