"""Every page of the website judged by axe, in both languages, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsing import DESK, PHONE, pages
from judges import from_npm

pytestmark = [pytest.mark.browser, pytest.mark.validators]

RUN = """async () => (await axe.run()).violations.map(
  found => `${found.id}: ${found.nodes.map(node => node.html).join("  ")}`)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing_on_any_page(
    chromium: Browser, site: Path, width: int, scheme: str
) -> None:
    axe = from_npm("axe-core/axe.min.js").read_text("utf-8")
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for path in pages(site):
        page.goto(path.as_uri())
        page.evaluate(axe)
        assert page.evaluate(RUN) == [], path
    context.close()


def test_axe_finds_nothing_in_an_open_card(chromium: Browser, site: Path) -> None:
    axe = from_npm("axe-core/axe.min.js").read_text("utf-8")
    page = chromium.new_page()
    for language in ("en", "zh-Hans"):
        page.goto((site / language / "micro-short-drama" / "index.html").as_uri())
        page.locator("a.term").first.click()
        page.evaluate(axe)
        assert page.evaluate(RUN) == []
    page.close()
