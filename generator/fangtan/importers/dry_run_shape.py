"""What was recognised, as other programs read it: `fangtan import --dry-run --format json`."""

from __future__ import annotations

from typing import Any

from fangtan.importers.blocks import Block, Imported


def as_json(imported: Imported) -> dict[str, Any]:
    """Return `{language, title, speakers, blocks, findings}`.

    A block has `kind`, `speaker`, `text` and `line`; where there are any also its `label` as it
    stood, its `times` and, of a heading, its `level`.
    """
    return {
        "language": imported.language,
        "title": imported.title,
        "speakers": [{"label": found.label, "role": found.role} for found in imported.speakers],
        "blocks": [_block(block) for block in imported.blocks],
        "findings": [finding.as_json() for finding in imported.findings],
    }


def _block(block: Block) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": block.kind,
        "speaker": block.speaker,
        "text": block.text,
        "line": block.line,
    }
    if block.label:
        row["label"] = block.label
    if block.times:
        row["times"] = [
            {"at": time.at, "written": time.written, "seconds": time.seconds}
            for time in block.times
        ]
    if block.level:
        row["level"] = block.level
    return row
