"""How long it takes to act on very many articles at once, to undo it and to do it again; and the bytes kept.

    python bench/desk.py [--articles 100000]

The desk alone is measured, in a library of its own in a temporary folder: stars, read marks, tags and lists
go by the keys of articles and need no text. Each figure is the least of three runs, each with its
transaction on the disk.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from newsbrowse.archive.changes import KINDS
from newsbrowse.archive.desk import Desk
from newsbrowse.archive.journal import Journal
from newsbrowse.archive.lists import MOST_ENTRIES, ReadingLists
from newsbrowse.archive.store import Store

RUNS = 3


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000, metavar="N")
    keys = list(range(1, parser.parse_args().articles + 1))
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder), create=True)
        journal = Journal(store, KINDS)
        desk = Desk(store, journal)
        lists = ReadingLists(store, journal)
        print(f"{len(keys):,} articles{'':18} do    undo    redo   journal")
        for name, do in (
            ("star", lambda: desk.star(keys)),
            ("mark as read", lambda: desk.mark_read(keys)),
            ("tag", lambda: desk.tag(keys, ["budget"])),
            ("two tags", lambda: desk.tag(keys, ["one", "two"])),
        ):
            print(row(name, store, desk, do))
        most = keys[:MOST_ENTRIES]
        print(row(f"{len(most):,} on a list", store, desk, lambda: lists.add("long", most)))
        lists.add("long", most)
        print(row("one of these moved", store, desk, lambda: lists.move("long", most[-1:], 1)))
        store.close()


def row(name: str, store: Store, desk: Desk, do: Callable[[], object]) -> str:
    """The times of one action in milliseconds, and the bytes of its step; it is undone in the end."""
    times: dict[str, list[float]] = {"do": [], "undo": [], "redo": []}
    for _ in range(RUNS):
        for what, work in (("do", do), ("undo", desk.undo), ("redo", desk.redo), ("", desk.undo)):
            started = time.perf_counter()
            work()
            if what:
                times[what].append(1000 * (time.perf_counter() - started))
    with store.reading() as reader:
        (size,) = reader.execute(
            "SELECT length(payload) FROM journal ORDER BY number DESC LIMIT 1"
        ).fetchone()
    return f"{name:24} " + " ".join(f"{min(all_):4.0f} ms" for all_ in times.values()) + f" {size:7,} B"


if __name__ == "__main__":
    main()
