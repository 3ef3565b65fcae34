"""Options of the suite, and the publication that is built once for all tests that look at it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fangtan.build import Request, build
from fangtan.load import Loaded, load

HERE = Path(__file__).parent
CONTENT = HERE.parent / "content"
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
def site(built: Path) -> Path:
    """The public tree of the shipped publication."""
    return built / "site"
