"""Whether the index's files are as they were written: the engine notices a flipped byte late, or never.

Each file of a segment ends in a footer: JSON with the CRC-32 of all before it, then the length of that JSON
and the number 1337, as two little-endian 32-bit integers (Tantivy 0.27, `directory/footer.rs`).
"""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

_MAGIC = 1337
_TAIL = struct.Struct("<II")
_LARGEST_FOOTER = 10_000
_STEP = 1 << 20
_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")


def damaged_files(folder: Path) -> list[str]:
    """The names of files of the index in `folder` that are missing or not as they were written.

    Reads the whole index, at about the speed of the disk.
    """
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        segments = [str(segment["segment_id"]).replace("-", "") for segment in meta["segments"]]
    except (OSError, ValueError, LookupError, TypeError):
        return ["meta.json"]
    names = [f"{segment}.{part}" for segment in segments for part in _PARTS]
    return [name for name in names if not _is_sound(folder / name)]


def _is_sound(path: Path) -> bool:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(size - _TAIL.size)
            length, magic = _TAIL.unpack(file.read(_TAIL.size))
            body = size - _TAIL.size - length
            if magic != _MAGIC or length > _LARGEST_FOOTER or body < 0:
                return False
            file.seek(body)
            footer = json.loads(file.read(length))
            file.seek(0)
            crc = 0
            while body > 0:
                part = file.read(min(_STEP, body))
                if not part:
                    return False
                crc = zlib.crc32(part, crc)
                body -= len(part)
        return bool(crc == footer["crc"])
    except (OSError, ValueError, LookupError, TypeError, struct.error):
        return False
