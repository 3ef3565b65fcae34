"""All files of an import at once: tried out in a copy first, then written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from fangtan.findings import Finding, Rule
from fangtan.load import Loaded, load
from fangtan.model import Language
from fangtan.translate.catalogue import settled
from fangtan.translate.merging import Merged

_READ = {".md", ".yaml", ".states"}


def tried(
    loaded: Loaded, slugs: Collection[str], files: Mapping[str, bytes], result: Merged
) -> tuple[Finding, ...]:
    """Return what would be wrong with the publication if some files were written; best nothing.

    `slugs` are the interviews that were loaded, and that are loaded again. Each text that was
    taken has to read exactly as it came, and each other one as before.
    """
    with tempfile.TemporaryDirectory(prefix="fangtan-") as name:
        copy = Path(name)
        _copy(loaded.folder, copy, slugs)
        put(copy, files)
        after = load(copy, slugs)
    before = {(f.place.path, f.rule, f.message) for f in loaded.findings}
    broken = [
        finding
        for finding in after.findings
        if finding.severity == "error"
        and (finding.place.path, finding.rule, finding.message) not in before
    ]
    return (*broken, *_differences(loaded, after, result))


def _copy(folder: Path, copy: Path, slugs: Collection[str]) -> None:
    """Copy what the loader reads; of other interviews, that they are there."""
    (copy / "interviews").mkdir()
    for slug in folder.glob("interviews/*"):
        if slug.is_dir():
            (copy / "interviews" / slug.name).mkdir()
    of_interviews = [path for slug in slugs for path in folder.glob(f"interviews/{slug}/*")]
    of_all = [path for name in ("", "glossary/", "strings/") for path in folder.glob(f"{name}*")]
    for path in [*of_all, *of_interviews]:
        if path.suffix in _READ and path.is_file():
            target = copy / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _differences(before: Loaded, after: Loaded, result: Merged) -> list[Finding]:
    stands = _texts(after)
    units = {(unit.part, unit.id): unit for unit in before.units}
    found: list[Finding] = []
    for (part, identifier), texts in _texts(before).items():
        new = result.texts.get(part, {}).get(identifier)
        wanted = {**texts, result.language: new} if new else texts
        given = stands.get((part, identifier), {})
        for language, text in wanted.items():
            unit = units[part, identifier]
            # What is made from another language changes with that.
            follows = unit.is_made(language) and language != result.language
            if not follows and given.get(language, "") != text:
                place = result.places.get((part, identifier))
                found.append(
                    Finding(
                        place or unit.text[unit.original].place,
                        Rule.TEXT_FITS_ITS_PLACE,
                        f"“{part}#{identifier}” ({language}) would read "
                        f"“{given.get(language, '')}” and not “{text}”",
                        "nothing was written; change this text or those beside it",
                    )
                )
    return found


def _texts(loaded: Loaded) -> dict[tuple[str, str], dict[Language, str]]:
    return {
        (unit.part, unit.id): {
            language: settled(text.markdown) for language, text in unit.text.items()
        }
        for unit in loaded.units
    }


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, all of them or none; one that is empty is removed."""
    staged: list[tuple[Path, Path]] = []
    kept: list[tuple[Path, bytes | None]] = []
    try:
        for path, data in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            new = target.with_name(f".{target.name}.{os.getpid()}")
            new.write_bytes(data)
            if target.exists():
                shutil.copymode(target, new)
            staged.append((new, target))
        for new, target in staged:
            kept.append((target, target.read_bytes() if target.exists() else None))
            if new.stat().st_size:
                new.replace(target)
            else:
                target.unlink(missing_ok=True)
    except BaseException:
        for target, old in kept:
            if old is None:
                target.unlink(missing_ok=True)
            else:
                target.write_bytes(old)
        raise
    finally:
        for new, _ in staged:
            new.unlink(missing_ok=True)
