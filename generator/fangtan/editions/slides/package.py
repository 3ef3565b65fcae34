"""An empty presentation in our look: theme, master and layouts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fangtan import fonts, i18n
from fangtan.archive import archive
from fangtan.editions.site.colour import legible, palette
from fangtan.editions.slides.layouts import BAND, EMU, HEIGHT, WIDTH, Layout, Layouts
from fangtan.editions.slides.matter import Deck
from fangtan.editions.word.ooxml import R, tag
from fangtan.model import Language
from fangtan.render import render
from fangtan.sheet.furniture import furniture

_LATIN, _COMPLEX = "Georgia", "Arial"
_BY_SCRIPT = {"Hans": "Microsoft YaHei", "Hant": "Microsoft JhengHei"}
"""Typefaces that come with PowerPoint: ours are on no lecturer’s machine."""


def empty(deck: Deck, layouts: Layouts) -> bytes:
    """Return a presentation without slides, as PPTX."""
    languages = deck.sheet.languages
    is_leftward = i18n.direction(languages[0]) == "rtl"
    context = {
        "office": R,
        "width": WIDTH * EMU,
        "height": HEIGHT * EMU,
        "band": BAND * EMU,
        "look": {
            "side": "r" if is_leftward else "l",
            "end": "l" if is_leftward else "r",
            "rtl": int(is_leftward),
            "tag": tag(languages[0]),
        },
        "layouts": layouts.all,
        "holders": layouts.master,
        "names": _names(layouts, languages[0]),
        "colours": tuple(_colours(deck.accent)),
        "faces": _faces((*languages, *deck.sheet.publication_languages)),
        "around": furniture(deck.sheet),
        "language": tag(languages[0]),
    }
    return archive((name, render(template, **context, **own).encode())
                   for name, template, own in _members(layouts.all))  # fmt: skip


def _members(layouts: Iterable[Layout]) -> Iterator[tuple[str, str, dict[str, object]]]:
    yield "[Content_Types].xml", "slides/content-types.xml", {}
    yield "_rels/.rels", "slides/package.rels", {}
    yield "docProps/core.xml", "word/core.xml", {}
    yield "docProps/app.xml", "word/app.xml", {}
    yield "ppt/presentation.xml", "slides/presentation.xml", {}
    yield "ppt/_rels/presentation.xml.rels", "slides/presentation.rels", {}
    yield "ppt/theme/theme1.xml", "slides/theme.xml", {}
    yield "ppt/slideMasters/slideMaster1.xml", "slides/master.xml", {}
    yield "ppt/slideMasters/_rels/slideMaster1.xml.rels", "slides/master.rels", {}
    for number, layout in enumerate(layouts, start=1):
        name = f"slideLayout{number}.xml"
        yield f"ppt/slideLayouts/{name}", "slides/layout.xml", {"layout": layout}
        yield f"ppt/slideLayouts/_rels/{name}.rels", "slides/layout.rels", {}


def _names(layouts: Layouts, language: Language) -> dict[str, str]:
    """Return what PowerPoint’s own lists call layouts and places."""
    keys = {layout.key for layout in layouts.all}
    keys |= {holder.key for layout in layouts.all for holder in layout.holders}
    return {key: i18n.say(language, key) for key in keys}


def _colours(accent: str) -> Iterator[tuple[str, str]]:
    """Yield the colours of the theme by their roles, the accent as dark as reading it takes."""
    ours = palette()
    ink, paper, muted = ours["ink"], ours["paper"], ours["muted"]
    own = legible(accent, (paper,), towards=0.0)
    roles = {
        "dk1": ink, "lt1": paper, "dk2": muted, "lt2": ours["surface"],
        "accent1": own, "accent2": muted, "accent3": ours["rule"],
        "accent4": ink, "accent5": ours["highlight"], "accent6": muted,
        "hlink": own, "folHlink": muted,
    }  # fmt: skip
    return ((role, colour.removeprefix("#").upper()) for role, colour in roles.items())


def _faces(languages: Iterable[Language]) -> dict[str, object]:
    scripts = [fonts.script(language) for language in languages]
    eastern = next((_BY_SCRIPT[it] for it in scripts if it in _BY_SCRIPT), _BY_SCRIPT["Hans"])
    return {
        "latin": _LATIN,
        "eastern": eastern,
        "complex": _COMPLEX,
        "by_script": tuple(_BY_SCRIPT.items()),
    }
