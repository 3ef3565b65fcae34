"""Reading interviews for their counts, side by side when they are many."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from fangtan.load import Loaded, load
from fangtan.translate.index import REST, Piece
from fangtan.translate.rows import OpenText, Row
from fangtan.translate.status import open_texts, rows

_AT_ONCE = 25
"""Interviews that are read in one go."""


def read(folder: Path, names: Sequence[str]) -> Iterator[list[Piece]]:
    """Yield what is counted in these interviews, in whatever order they are done."""
    batches = [names[at : at + _AT_ONCE] for at in range(0, len(names), _AT_ONCE)]
    jobs = min(_processors(), len(batches))
    if jobs == 1:
        yield from (_pieces(folder, batch) for batch in batches)
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(jobs, mp_context=context) as executor:
        try:
            for done in as_completed(executor.submit(_pieces, folder, batch) for batch in batches):
                yield done.result()
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _pieces(folder: Path, names: Sequence[str]) -> list[Piece]:
    loaded = _loaded(folder, names)
    counted: dict[str, list[Row]] = {}
    for row in rows(loaded):
        counted.setdefault(_owner(row.part), []).append(row)
    opened: dict[str, list[OpenText]] = {}
    for text in open_texts(loaded):
        opened.setdefault(_owner(text.part), []).append(text)
    return [(name, tuple(counted.get(name, ())), tuple(opened.get(name, ()))) for name in names]


def _loaded(folder: Path, names: Sequence[str]) -> Loaded:
    """Return interviews, read without a halt: what reading leaves behind goes by itself."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return load(folder, names)
    finally:
        if was_enabled:
            gc.enable()


def _owner(part: str) -> str:
    return part.split("/")[1] if part.startswith("interviews/") else REST


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
