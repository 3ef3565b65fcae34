"""Programs from outside that judge what was built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

HERE = Path(__file__).parent


def judge(program: str) -> str:
    """Return where a program is; without it the test is skipped, or fails where CI is true."""
    return shutil.which(program) or _missing(f"{program} is not on this machine")


def from_npm(file: str) -> Path:
    """Return a file of the packages in package.json; without it as `judge` does."""
    found = HERE / "node_modules" / file
    return found if found.is_file() else _missing(f"{file} is not in tests/node_modules")


def _missing(what: str) -> NoReturn:
    reason = f"{what}; ./run test installs it where it may"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
