"""What printed editions share: links inside a sheet, its furniture, its QR code."""

from fangtan.sheet.asking import Asked, Phases, asked_as, by_phase
from fangtan.sheet.contents import Entry, in_each, of_back
from fangtan.sheet.furniture import qr
from fangtan.sheet.links import PaperLinks, targets
from fangtan.sheet.matter import Kind, Sheet, sheet
from fangtan.sheet.openings import shortened
from fangtan.sheet.press import composed, measured, page, press, voices
from fangtan.sheet.references import Span, joined, printed, spans

__all__ = [
    "Asked",
    "Entry",
    "Kind",
    "PaperLinks",
    "Phases",
    "Sheet",
    "Span",
    "asked_as",
    "by_phase",
    "composed",
    "in_each",
    "joined",
    "measured",
    "of_back",
    "page",
    "press",
    "printed",
    "qr",
    "sheet",
    "shortened",
    "spans",
    "targets",
    "voices",
]
