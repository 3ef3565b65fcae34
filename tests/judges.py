"""Programs from outside that judge what was built."""

from __future__ import annotations

import os
import shutil

import pytest


def judge(program: str) -> str:
    """Return where a program is; without it the test is skipped, or fails where CI is true."""
    found = shutil.which(program)
    if found:
        return found
    reason = f"{program} is not on this machine; ./run test installs it where it may"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
