"""What tests in a browser share: the widths that they try, and addresses from disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page

PHONE, TABLET, DESK = 390, 820, 1440
"""Widths in pixels."""
INTERVIEW = "micro-short-drama"
ENGLISH, CHINESE = f"en/{INTERVIEW}/", f"zh-Hans/{INTERVIEW}/"
PARALLEL = f"{ENGLISH}with-zh-Hans/"
QUESTIONS = f"{ENGLISH}questions/"

Visit = Callable[..., Page]
"""The fixture `visit`."""


def pages(site: Path) -> list[Path]:
    """Return every page of the site."""
    return sorted(site.rglob("*.html"))


def from_disk(site: Path, path: str) -> str:
    """Return the address of a page as a reader has it who was handed a USB stick."""
    file, mark, fragment = path.partition("#")
    return (site / file).as_uri() + mark + fragment


def top(element: Locator) -> float:
    """Return how far an element is from the window's top."""
    box = element.bounding_box()
    assert box
    return box["y"]
