"""The rows of a SQLite file that SQLite refuses, read page by page past its trees.

The layout is that of https://www.sqlite.org/fileformat2.html. Nothing is trusted: a page or a cell that makes
no sense is passed over, and what is left is still read. Pages that no tree leads to any more, since one above
them is damaged, are found as well; whose they are is told by the shape of their rows.
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

from msgspec import Struct

Value = None | int | float | str | bytes
Row = tuple[Value, ...]

_TABLE_LEAF, _TABLE_INNER, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x05, 0x0A, 0x02
_KINDS = (_TABLE_LEAF, _TABLE_INNER, _INDEX_LEAF, _INDEX_INNER)
_USUAL_SIZE = 4096
_SIZES = frozenset(1 << n for n in range(9, 17))
_LARGEST_ROW = 200_000_000
_FIXED = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class Kept(Struct, frozen=True):
    """A row as a page keeps it.

    Attributes:
        number: its rowid; None in a table without, and in an index.
        values: its columns in the order in which they are stored; a column that is the rowid is None.
    """

    number: int | None
    values: Row


class Pages:
    """A SQLite file, of which the system keeps in memory what is being read.

    Args:
        file: the database; what is in a log beside it has been merged into it, or is lost.
    """

    def __init__(self, file: Path) -> None:
        with file.open("rb") as handle:
            self._map = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        self._data = memoryview(self._map)
        size = int.from_bytes(self._data[16:18], "big")
        size = 1 << 16 if size == 1 else size
        self._size = size if size in _SIZES else _USUAL_SIZE
        self._usable = self._size - (self._data[20] if len(self._data) > 20 and self._data[20] < 64 else 0)
        self.count = -(-len(self._data) // self._size)

    def roots(self) -> dict[str, int]:
        """The first page of each table and index by its name, as far as the file's own list can be read."""
        found = {}
        for row in (row for number in self.tree(1, set()) for row in self.page(number)):
            if len(row.values) == 5 and isinstance(row.values[1], str) and isinstance(row.values[3], int):
                found[row.values[1]] = row.values[3]
        return found

    def free(self) -> set[int]:
        """The pages that are not in use; rows that stand there were deleted, or moved elsewhere."""
        found: set[int] = set()
        trunk = int.from_bytes(self._data[32:36], "big")
        while 1 <= trunk <= self.count and trunk not in found:
            found.add(trunk)
            start = (trunk - 1) * self._size
            following, count = (
                int.from_bytes(self._data[start + at : start + at + 4], "big") for at in (0, 4)
            )
            places = range(start + 8, start + 8 + 4 * min(count, self._size // 4 - 2), 4)
            found.update(int.from_bytes(self._data[at : at + 4], "big") for at in places)
            trunk = following
        return found

    def tree(self, root: int, seen: set[int]) -> list[int]:
        """The pages of a table or an index, as far as they lead to one another.

        Args:
            root: its first page.
            seen: the pages that are known already, to which these are added.
        """
        found, waiting = [], [root]
        while waiting:
            number = waiting.pop()
            if not 1 <= number <= self.count or number in seen:
                continue
            seen.add(number)
            found.append(number)
            waiting += reversed(self._below(number))
        return found

    def page(self, number: int) -> list[Kept]:
        """The rows on a page; none if it is no page of a tree."""
        start, kind, cells = self._head(number)
        rows = []
        for at in cells:
            try:
                rows.append(self._cell(start + at, kind))
            except (IndexError, ValueError, struct.error):
                continue
        return [row for row in rows if row is not None]

    def _head(self, number: int) -> tuple[int, int, list[int]]:
        """Where a page begins, its kind, and where its cells are; kind 0 if it has none."""
        start = (number - 1) * self._size
        head = start + (100 if number == 1 else 0)
        if head + 12 > len(self._data) or self._data[head] not in _KINDS:
            return start, 0, []
        kind = self._data[head]
        count = int.from_bytes(self._data[head + 3 : head + 5], "big")
        first = head + (12 if kind in (_TABLE_INNER, _INDEX_INNER) else 8)
        most = max(0, (start + self._size - first) // 2)
        cells = [
            int.from_bytes(self._data[at : at + 2], "big")
            for at in range(first, first + 2 * min(count, most), 2)
        ]
        return start, kind, [at for at in cells if first - start <= at < self._usable]

    def _below(self, number: int) -> list[int]:
        """The pages that a page leads to."""
        start, kind, cells = self._head(number)
        if kind not in (_TABLE_INNER, _INDEX_INNER):
            return []
        head = start + (100 if number == 1 else 0)
        places = [*(start + at for at in cells), head + 8]
        return [int.from_bytes(self._data[at : at + 4], "big") for at in places]

    def _cell(self, at: int, kind: int) -> Kept | None:
        if kind == _TABLE_INNER:
            return None
        if kind == _INDEX_INNER:
            at += 4
        length, at = self._varint(at)
        number = None
        if kind == _TABLE_LEAF:
            number, at = self._varint(at)
        return Kept(number, _values(self._payload(at, length, is_table=kind == _TABLE_LEAF)))

    def _payload(self, at: int, length: int, *, is_table: bool) -> bytes:
        """What a cell holds, with what of it stands on further pages."""
        if not 0 < length <= min(_LARGEST_ROW, len(self._data)):
            raise ValueError("no length of a row")
        usable = self._usable
        most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return bytes(self._data[at : at + length])
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        parts, left = [bytes(self._data[at : at + local])], length - local
        following = int.from_bytes(self._data[at + local : at + local + 4], "big")
        while left > 0:
            if not 1 <= following <= self.count:
                raise ValueError("a row without its end")
            start = (following - 1) * self._size
            part = bytes(self._data[start + 4 : start + 4 + min(left, usable - 4)])
            if not part:
                raise ValueError("a row without its end")
            parts.append(part)
            left -= len(part)
            following = int.from_bytes(self._data[start : start + 4], "big")
        return b"".join(parts)

    def _varint(self, at: int) -> tuple[int, int]:
        return _varint(self._data, at)


def _varint(data: memoryview | bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next one begins; IndexError at the end."""
    value = 0
    for step in range(9):
        byte = data[at + step]
        if step == 8:
            value = value << 8 | byte
            break
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value - (1 << 64) if value >= 1 << 63 else value, at + step + 1


def _values(payload: bytes) -> Row:
    """The columns of a row; ValueError or IndexError if it is none."""
    end, at = _varint(payload, 0)
    if not 0 < end <= len(payload):
        raise ValueError("no head of a row")
    values: list[Value] = []
    place = end
    while at < end:
        kind, at = _varint(payload, at)
        value, place = _value(payload, kind, place)
        values.append(value)
    if place > len(payload) or at != end:
        raise ValueError("a row that ends early")
    return tuple(values)


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in _FIXED:
        end = at + _FIXED[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind == 7:
        return float(struct.unpack(">d", payload[at : at + 8])[0]), at + 8
    if kind in (8, 9):
        return kind - 8, at
    if kind < 12:
        raise ValueError("no kind of value")
    end = at + (kind - 12) // 2
    if end > len(payload):
        raise ValueError("a value that ends early")
    part = payload[at:end]
    return (part.decode("utf-8", "replace") if kind % 2 else part), end
