"""Every file of the website judged by the validators of HTML and CSS, and by a link checker."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from browsing import pages
from judges import from_npm, judge

pytestmark = pytest.mark.validators


def vnu(*arguments: object) -> str:
    """Return what the Nu HTML checker has to say, errors and warnings."""
    jar = from_npm("vnu-jar/build/dist/vnu.jar")
    command = [judge("java"), "-jar", str(jar), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


def test_html_is_valid(site: Path) -> None:
    assert vnu("--exit-zero-always", *pages(site)) == ""


def test_css_is_valid(site: Path) -> None:
    assert vnu("--css", site / "assets" / "site.css") == ""


def test_drawings_are_valid(site: Path) -> None:
    assert vnu("--svg", site / "assets" / "icon.svg") == ""


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    checked = subprocess.run(
        [judge("lychee"), "--offline", "--no-progress", "--include-fragments=full", str(site)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    assert "0 Errors" in checked.stdout


def test_no_link_is_absolute_and_every_one_names_a_file(site: Path) -> None:
    for page in pages(site):
        for address in re.findall(r'(?:href|src)="([^"]*)"', page.read_text("utf-8")):
            if not re.match(r"https?://|mailto:|data:", address):
                file = address.partition("#")[0]
                assert not file.startswith("/"), (page, address)
                assert not file or (page.parent / file).is_file(), (page, address)
