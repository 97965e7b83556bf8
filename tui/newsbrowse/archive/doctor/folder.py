"""The folder of a library: what one may do in it, room on the disk, what crashes left, the small files."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from newsbrowse.archive import abandoned, space
from newsbrowse.archive.checksums import OPEN, SUMS, is_covered
from newsbrowse.archive.doctor.checks import Check, Finding, Remedy, verdict
from newsbrowse.archive.generations import Generations
from newsbrowse.config.places import LIBRARY_FILE, PICK_SCREEN_FILE, PLACE_FILE, SCREEN_FILE
from newsbrowse.text.clean import clean

_TEMPORARY = re.compile(r"\..+\.(\d+)\.new(?:-journal|-wal|-shm)?|\.(?:screen|pick)\.json\.(\d+)", re.ASCII)
_GENERATION = re.compile(r"g\d{6,12}", re.ASCII)
_ENGINE_LOCK = re.compile(r"\.tantivy-[a-z]+\.lock", re.ASCII)
_LARGEST = 1_000_000


def check_permissions(path: Path) -> Check:
    """Whether the folder and what is in it may be read and written."""
    findings = []
    for file in (path, path / LIBRARY_FILE, path / "index"):
        wanted = os.R_OK | os.W_OK | (os.X_OK if file.is_dir() else 0)
        if file.exists() and not os.access(file, wanted):
            shown = clean(str(file))
            hint = f"give yourself the right to write there: chmod -R u+rwX {clean(str(path))}"
            findings.append(Finding(f"{shown} cannot be read and written", Remedy.HAND, hint))
    return verdict("permissions", "the library can be read and written", findings)


def check_space(path: Path) -> Check:
    """Whether the disk has room for the index to be built beside itself."""
    free, needed = space.free_bytes(path), space.for_rebuild(path)
    result = f"{space.told(free)} free; building the search index anew takes {space.told(needed)}"
    if free >= needed:
        return Check("free space", result)
    what = f"the disk of {clean(str(path))} has {space.told(free)} free, and needs {space.told(needed)}"
    return verdict("free space", result, [Finding(what, Remedy.HAND, "free some space")])


def check_leftovers(path: Path, current: Path | None) -> Check:
    """Files that something left behind when it was killed.

    Args:
        path: the folder of the library.
        current: the generation of the index that is in use.
    """
    findings = [
        Finding(f"{clean(_told(path, file))} was left behind by a crash", Remedy.SWEEP)
        for file in leftovers(path, current)
    ]
    return verdict("leftovers", "nothing was left behind", findings)


def _told(path: Path, file: Path) -> str:
    return str(file.relative_to(path) if file.is_relative_to(path) else file)


def leftovers(path: Path, current: Path | None) -> list[Path]:
    """What was left behind and no running process is at, in the folder or beside it."""
    found = [*abandoned.beside(path.resolve()), *(file for file in path.iterdir() if _is_left(file))]
    root = path / "index"
    if root.is_dir():
        found += [file for file in root.iterdir() if _is_left(file)]
        if current is not None:
            found += [file for file in root.iterdir() if _GENERATION.fullmatch(file.name) and file != current]
            found += _strangers(current)
    return sorted(found)


def _strangers(folder: Path) -> Iterator[Path]:
    """What is in the folder of an index and belongs to nothing there."""
    for file in folder.iterdir():
        known = file.name in (SUMS, OPEN) or is_covered(file.name) or _ENGINE_LOCK.fullmatch(file.name)
        if not known and (_is_left(file) or not _TEMPORARY.fullmatch(file.name)):
            yield file


def _is_left(file: Path) -> bool:
    match = _TEMPORARY.fullmatch(file.name)
    number = next((n for n in match.groups() if n), "") if match else ""
    return bool(number) and not abandoned.is_running(int(number))


def check_small_files(path: Path) -> Check:
    """Where the reader was, and the screen that is kept: JSON, or not there."""
    findings = []
    for name in (PLACE_FILE, SCREEN_FILE, PICK_SCREEN_FILE):
        file = path / name
        try:
            if file.stat().st_size <= _LARGEST and isinstance(json.loads(file.read_text("utf-8")), dict):
                continue
            reason = "is not what was written"
        except FileNotFoundError:
            continue
        except (OSError, ValueError, RecursionError) as error:
            reason = f"cannot be read: {clean(str(error))[:80]}"
        findings.append(Finding(f"{name} {reason}; only the last place and screen are in it", Remedy.SWEEP))
    return verdict("place and screen", "can be read", findings)


def unreadable_small_files(path: Path) -> list[Path]:
    """The small files that `check_small_files` finds fault with."""
    found = {finding.what.split()[0] for finding in check_small_files(path).findings}
    return [path / name for name in sorted(found)]


def current_of(path: Path, library: str, version: int) -> Path | None:
    """The generation of a library's index that is in use."""
    return Generations(path / "index", version=version, library=library).current()
