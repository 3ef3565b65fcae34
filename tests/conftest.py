"""Options of the suite, and the publication that is built once for all tests that look at it."""

from __future__ import annotations

import fcntl
import functools
import os
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browsing import DESK, Visit, from_disk
from fangtan.build import Request, build
from fangtan.load import Loaded, load
from judges import judge

HERE = Path(__file__).parent

_SWITCHES = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    # Nothing but the pages themselves asks anybody for anything.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
CONTENT = HERE.parent / "content"

# How long an example takes says how busy the machine is, and nothing about what it is to show.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
STOCK = HERE / "stock" / "content"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew."""
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files anew; review the change"
    )


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what a build remembers away from the caches of whoever runs the tests."""
    kept = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.getbasetemp() / "caches")
    yield
    if kept is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = kept


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The shipped publication, as it was read."""
    return load(CONTENT)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped publication, built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    out = shared / "shipped"
    with (shared / "shipped.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / "manifest.json").exists():
            result = build(Request(CONTENT, out, jobs=2), lambda _: None)
            assert result.is_built, "\n".join(map(str, result.findings))
    return out


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What goes into the seminar room: pages for the projector, and the speaker's windows."""
    out = tmp_path_factory.mktemp("room")
    result = build(Request(CONTENT, out, editions=("projector", "speaker"), jobs=1), lambda _: None)
    assert result.is_built, "\n".join(map(str, result.findings))
    return out


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The public tree of the shipped publication."""
    return built / "site"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium as the system has it."""
    executable = judge("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on a server, two folders below its root."""
    root = tmp_path_factory.mktemp("host")
    (root / "school").mkdir()
    (root / "school" / "seminars").symlink_to(site)
    handler = functools.partial(_Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/school/seminars/"
        server.shutdown()


@pytest.fixture
def visit(chromium: Browser, site: Path) -> Iterator[Visit]:
    """Open a page from disk: `visit("en/index.html", width=390, java_script_enabled=False)`."""
    contexts: list[BrowserContext] = []

    def visit(path: str, width: int = DESK, **options: object) -> Page:
        viewport = {"width": width, "height": 900}
        context = chromium.new_context(viewport=viewport, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(from_disk(site, path))
        return page

    yield visit
    for context in contexts:
        context.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""
