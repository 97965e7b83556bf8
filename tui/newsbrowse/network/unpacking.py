"""The body of an answer, unpacked as it comes and never beyond a size: a megabyte may hold a gigabyte."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from newsbrowse.network.terms import FetchError

ACCEPTED = "gzip, deflate"
"""What a server may pack its answers with."""

_STEP = 1 << 18


def unpacked(pieces: Iterable[bytes], encoding: str, size: int) -> bytes:
    """The whole body.

    Args:
        pieces: of the body as it is sent.
        encoding: the `Content-Encoding`, or empty.
        size: the most bytes.

    Raises:
        FetchError: it is larger, is packed in an unknown way, or is damaged.
    """
    kept: list[bytes] = []
    total = 0
    for piece in _steps(pieces, encoding.strip().lower()):
        total += len(piece)
        if total > size:
            raise FetchError(f"is larger than {_shown(size)}", "no feed or article is")
        kept.append(piece)
    return b"".join(kept)


def _steps(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"is packed as {encoding[:20]}, which was not asked for", "try again later")
    unpacker = None
    try:
        for piece in pieces:
            unpacker = unpacker or zlib.decompressobj(_window(encoding, piece))
            rest = piece
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _STEP)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise FetchError("is damaged (it cannot be unpacked)", "try again later") from error


def _window(encoding: str, start: bytes) -> int:
    """The parameter of zlib for what is packed; some servers send deflate without its header."""
    if encoding == "deflate" and start[:1] and start[0] & 0x0F != 8:
        return -zlib.MAX_WBITS
    return zlib.MAX_WBITS | 32


def _shown(size: int) -> str:
    return f"{size >> 20} MB" if size >= 2**20 else f"{size:,} bytes"
