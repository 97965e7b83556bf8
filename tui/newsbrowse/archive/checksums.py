"""Whether the index's files are as they were written: the engine notices a flipped byte late, or never.

Two sums stand for that. Each file of a segment ends in a footer: JSON with the CRC-32 of all before it, then
the length of that JSON and the number 1337, as two little-endian 32-bit integers (Tantivy 0.27,
`directory/footer.rs`). Neither the footer itself nor the engine's own lists are covered by it; so we keep a
list of ours with the size and the CRC-32 of every file, and a CRC-32 of the list as its last line.

The list is set aside while the engine writes, and written anew behind that. Where a crash came between, what
stood in it still holds for the files of segments, which are never changed.
"""

from __future__ import annotations

import json
import os
import re
import struct
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from newsbrowse.archive.generations import STAMP, write_whole

SUMS = "SUMS"
"""The list; it covers every file of the folder but itself."""

OPEN = "SUMS.open"
"""The list while the engine writes, or where it was killed then."""

_MAGIC = 1337
_TAIL = struct.Struct("<II")
_LARGEST_FOOTER = 10_000
_STEP = 1 << 20
_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_OF_SEGMENT = re.compile(r"[0-9a-f]{32}\.(?:\d+\.)?[a-z]+", re.ASCII)
_LINE = re.compile(r"([0-9a-f]{8}) (\d{1,15}) (\S+)", re.ASCII)
_REPLACED = ("meta.json", ".managed.json")
"""The engine's own lists, which it writes anew."""


class _Sum(Struct, frozen=True):
    size: int
    crc: int


def is_sealed(folder: Path) -> bool:
    """Whether the list is of all that the engine wrote last."""
    return (folder / SUMS).exists()


def unseal(folder: Path) -> None:
    """Set the list aside, since the engine is going to write; OSError if that cannot be done."""
    if is_sealed(folder):
        (folder / SUMS).replace(folder / OPEN)


def seal(folder: Path) -> None:
    """Write the list, once the engine has written and its threads are through; OSError if that fails.

    Only files that are not listed yet are read, and those that are written anew under their old names. A
    file that goes against its own footer is left out, and so remains damaged.
    """
    known = _listed(folder / SUMS) or _listed(folder / OPEN) or {}
    sums: dict[str, _Sum] = {}
    for name in sorted(child.name for child in folder.iterdir() if is_covered(child.name)):
        is_fixed = _OF_SEGMENT.fullmatch(name) is not None
        now = known.get(name) if is_fixed else None
        if now is None and (now := _sum(folder / name, sound=is_fixed)) is None:
            continue
        sums[name] = now
    data = "".join(f"{one.crc:08x} {one.size} {name}\n" for name, one in sums.items()).encode("ascii")
    write_whole(folder / SUMS, data + b"%08x\n" % zlib.crc32(data))
    (folder / OPEN).unlink(missing_ok=True)


def is_covered(name: str) -> bool:
    """Whether a file of an index's folder is one that the list names: all that the engine and we write."""
    return name in (*_REPLACED, STAMP) or _OF_SEGMENT.fullmatch(name) is not None


def damaged_files(folder: Path) -> list[str]:
    """The names of files of the index in `folder` that are missing or not as they were written.

    Reads the whole index, at about the speed of the disk.
    """
    sealed = is_sealed(folder)
    known = _listed(folder / (SUMS if sealed else OPEN))
    if sealed and known is None:
        return [SUMS]
    segments = _of_segments(folder)
    if segments is None:
        return ["meta.json"]
    known = known or {}
    standing = [name for name in known if sealed or (name not in _REPLACED and (folder / name).exists())]
    damaged = [name for name in standing if _sum(folder / name) != known[name]]
    rest = [name for name in segments if name not in known]
    return damaged + [name for name in rest if sealed or _sum(folder / name, sound=True) is None]


def sizes(folder: Path) -> dict[str, int]:
    """How many bytes each file of a segment must have, as far as that is known.

    Where the engine has written since the list was made, a file that is not in it has what is there now.
    """
    listed = _listed(folder / SUMS) or _listed(folder / OPEN) or {}
    found = {name: one.size for name, one in listed.items() if _OF_SEGMENT.fullmatch(name)}
    with suppress(OSError), os.scandir(folder) as files:  # another process may be removing it
        for file in files:
            if file.name not in found and _OF_SEGMENT.fullmatch(file.name):
                found[file.name] = file.stat().st_size
    return found


def cut_off(folder: Path, known: Mapping[str, int]) -> str:
    """The name of a file that is shorter than it was, by its `sizes`; empty if none is.

    The engine maps its files into memory, and the system ends a process that reads what was cut off. A file
    that is gone does no harm: who has it open keeps it.
    """
    path = os.fspath(folder)  # asked before each question: a path object for each file takes longer than that
    for name, size in known.items():
        try:
            if os.stat(f"{path}/{name}").st_size < size:  # noqa: PTH116 - see above
                return name
        except OSError:
            continue
    return ""


def drop_unlisted(folder: Path) -> None:
    """Remove lists of deleted articles that the engine does not name; only the holder of the lock may.

    The engine names them by a number that goes on from its last commit. Where a full disk or a crash came
    between such a file and the commit, it would find the name taken, and fail at every further commit.
    """
    segments = _of_segments(folder)
    if segments is not None:
        for file in folder.glob("*.del"):
            if file.name not in segments:
                file.unlink(missing_ok=True)


def _listed(file: Path) -> dict[str, _Sum] | None:
    """What a list says; None if it is not there, or not as it was written."""
    try:
        data = file.read_bytes()
        lines, last = data[:-9], data[-9:]
        if last != b"%08x\n" % zlib.crc32(lines):
            return None
        found = [_LINE.fullmatch(line) for line in lines.decode("ascii").splitlines()]
    except (OSError, ValueError):
        return None
    return {match[3]: _Sum(int(match[2]), int(match[1], 16)) for match in found if match}


def _sum(path: Path, *, sound: bool = False) -> _Sum | None:
    """Size and CRC-32 of a file; None if it cannot be read, or is to be `sound` and is not, by its footer."""
    try:
        with path.open("rb") as file:
            body, wanted = _footer(file) if sound else (0, 0)
            crc = size = 0
            while part := file.read(min(_STEP, body - size) if size < body else _STEP):
                crc = zlib.crc32(part, crc)
                size += len(part)
                if size == body and crc != wanted:
                    return None
    except (OSError, ValueError, LookupError, TypeError, struct.error):
        return None
    return _Sum(size, crc)


def _footer(file: BinaryIO) -> tuple[int, int]:
    """How many bytes a footer covers, and their CRC-32; then the file stands at its beginning again.

    Raises:
        OSError, ValueError, LookupError, TypeError, struct.error: there is none.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(size - _TAIL.size)
    length, magic = _TAIL.unpack(file.read(_TAIL.size))
    body = size - _TAIL.size - length
    if magic != _MAGIC or length > _LARGEST_FOOTER or body < 0:
        raise ValueError("no footer")
    file.seek(body)
    wanted = int(json.loads(file.read(length))["crc"])
    file.seek(0)
    if body == 0 and wanted != 0:
        raise ValueError("another sum")
    return body, wanted


def _of_segments(folder: Path) -> list[str] | None:
    """The files that the engine's list of segments names; None if it cannot be read."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        names = []
        for segment in meta["segments"]:
            known = str(segment["segment_id"]).replace("-", "")
            names += [f"{known}.{part}" for part in _PARTS]
            if segment["deletes"] is not None:
                names.append(f"{known}.{int(segment['deletes']['opstamp'])}.del")
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return names
