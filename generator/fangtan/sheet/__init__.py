"""What printed editions share: links inside a sheet, its furniture, its QR code."""

from fangtan.sheet.asking import Asked, by_phase
from fangtan.sheet.links import PaperLinks, targets
from fangtan.sheet.matter import Kind, Sheet, sheet
from fangtan.sheet.openings import shortened
from fangtan.sheet.press import press
from fangtan.sheet.references import Span, joined, printed, spans

__all__ = [
    "Asked",
    "Kind",
    "PaperLinks",
    "Sheet",
    "Span",
    "by_phase",
    "joined",
    "press",
    "printed",
    "sheet",
    "shortened",
    "spans",
    "targets",
]
