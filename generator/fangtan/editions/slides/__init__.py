"""Slides for a seminar, to be shown and edited in PowerPoint."""

from fangtan.editions.slides.edition import EDITION, is_installed

__all__ = ["EDITION", "is_installed"]
