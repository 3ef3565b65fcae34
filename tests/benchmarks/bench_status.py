"""How long `fangtan translate status` takes on a thousand interviews, without and with its index.

Run it from the top of the checkout: `./run bench status`, with a number for fewer interviews.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
KINDS = {
    "the shipped interview": TESTS.parent / "content",
    "an interview of one page": TESTS / "stock" / "content",
}
AGED = 3
"""Seconds after which the time of a file tells that it has not changed since it was read."""


def lay_out(source: Path, folder: Path, number: int) -> None:
    """Write a publication of many copies of one interview."""
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("interviews", "backups"))
    (interview,) = (path for path in (source / "interviews").iterdir() if path.is_dir())
    for index in range(number):
        shutil.copytree(interview, folder / "interviews" / f"talk-{index:04}")


def seconds(folder: Path) -> float:
    """Return how long the command took."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "fangtan", "translate", "status"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "caches")},
    )
    return time.perf_counter() - started


def main() -> None:
    """Print a row a kind of interview: the first run, the next one, and one after an edit."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{number} copies of …             first run  unchanged  one edited")
    for kind, source in KINDS.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            lay_out(source, folder / "content", number)
            time.sleep(AGED)
            first = seconds(folder)
            unchanged = min(seconds(folder) for _ in range(3))
            (edited,) = (folder / "content/interviews/talk-0000").glob("interview.en.md")
            edited.write_text(edited.read_text("utf-8") + "\nOne more.\n", "utf-8")
            once = seconds(folder)
            print(f"{kind:<28} {first:>7.1f} s {unchanged:>8.2f} s {once:>9.2f} s", flush=True)


if __name__ == "__main__":
    main()
