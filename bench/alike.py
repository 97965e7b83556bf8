"""How well and how fast near-duplicates are grouped.

    python bench/alike.py --data DIR [--show N]

DIR is the unpacked development data. Printed: the time that the grouping takes of all the time of writing the
Reuters and AllSides articles; how many groups have several members; and, for copies of AllSides articles of
which a stretch or single words were replaced, how many were grouped with their originals: those that keep
four fifths of the wording should be, those that keep less should not. `--show N` prints the beginnings of N
pairs that were grouped, to be judged by hand.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from textwrap import shorten

from newsbrowse.archive import alike
from newsbrowse.archive.codec import unpack
from newsbrowse.archive.store import Store
from newsbrowse.archive.writes import Analysed
from newsbrowse.models import Entry

SETS = ("reuters21578/reuters_train.jsonl", "allsides/allsides_sample.jsonl")
COPIES = 500
SHARES = (0.02, 0.05, 0.1, 0.15, 0.18, 0.22, 0.3, 0.5)


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description="measure the grouping of near-duplicates")
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N grouped pairs")
    options = parser.parse_args()
    entries = [entry for name in SETS for entry in _entries(options.data / name)]
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "library", create=True)
        _write(store, entries)
        with store.reading() as reader:
            groups = _groups(reader)
            sys.stdout.write(
                f"{len(groups):,} groups of several articles, {sum(map(len, groups)):,} in them\n"
            )
            _show(reader, groups, options.show)
        _copies(store, [entry for entry in entries if entry.origin.startswith("allsides")])
        store.close()


def _entries(path: Path) -> list[Entry]:
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Entry(
            f"{path.name}:{row['id']}",
            row.get("title") or "(untitled)",
            row.get("body") or row.get("text") or "",
            source=row.get("source"),
        )
        for row in rows
    ]


def _write(store: Store, entries: list[Entry]) -> None:
    assign, spent = alike.assign, 0.0

    def timed(*given: object) -> None:
        nonlocal spent
        started = time.perf_counter()
        assign(*given)  # type: ignore[arg-type]
        spent += time.perf_counter() - started

    alike.assign = timed
    started = time.perf_counter()
    for start in range(0, len(entries), 200):
        store.put([Analysed(entry, None) for entry in entries[start : start + 200]])
    whole = time.perf_counter() - started
    alike.assign = assign
    size = sum(len(entry.body) for entry in entries) / 1e6
    sys.stdout.write(
        f"{len(entries):,} articles, {size:.1f} MB: grouping took {spent:.1f} of {whole:.1f} s,"
        f" {1e6 * spent / len(entries):,.0f} µs an article\n"
    )


def _groups(reader: sqlite3.Connection) -> list[list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for key, group in reader.execute("SELECT key, grp FROM groups ORDER BY key"):
        groups[group].append(key)
    return [keys for keys in groups.values() if len(keys) > 1]


def _show(reader: sqlite3.Connection, groups: list[list[int]], number: int) -> None:
    dice = random.Random(1)
    for keys in dice.sample(groups, min(number, len(groups))):
        sys.stdout.write("\n")
        for key in dice.sample(keys, 2):
            title, body = reader.execute("SELECT title, body FROM articles WHERE key = ?", (key,)).fetchone()
            sys.stdout.write(f"{shorten(title, 90)}\n    {shorten(unpack(body), 170)}\n")


def _copies(store: Store, originals: list[Entry]) -> None:
    """Copies with a part of their words replaced: what share of them joined the group of the original."""
    kinds: dict[str, Callable[[list[str], float, random.Random], list[str]]] = {
        "one stretch": _stretch,
        "single words": _single,
    }
    sys.stdout.write(f"\ngrouped with the original, of {COPIES} copies each\n{'words replaced':16}")
    sys.stdout.write("".join(f"{100 * share:6.0f} %" for share in SHARES) + "\n")
    long = [entry for entry in originals if len(entry.body.split()) >= 100]
    for kind, change in kinds.items():
        dice = random.Random(2)
        row = [_grouped(store, dice.sample(long, COPIES), share, kind, change, dice) for share in SHARES]
        sys.stdout.write(f"{kind:16}" + "".join(f"{100 * part:6.1f} %" for part in row) + "\n")


def _grouped(
    store: Store,
    originals: list[Entry],
    share: float,
    kind: str,
    change: Callable[[list[str], float, random.Random], list[str]],
    dice: random.Random,
) -> float:
    entries = [
        Entry(
            f"{kind}:{share}:{entry.origin}", entry.title, " ".join(change(entry.body.split(), share, dice))
        )
        for entry in originals
    ]
    store.put([Analysed(entry, None) for entry in entries])
    statement = "SELECT g.grp FROM origins o JOIN groups g USING (key) WHERE o.origin = ?"
    with store.reading() as reader:
        pairs = [
            [reader.execute(statement, (origin,)).fetchone() for origin in (entry.origin, original.origin)]
            for entry, original in zip(entries, originals, strict=True)
        ]
    return sum(ours == theirs for ours, theirs in pairs) / len(pairs)


def _stretch(words: list[str], share: float, dice: random.Random) -> list[str]:
    gone = round(share * len(words))
    start = dice.randrange(len(words) - gone + 1)
    return [*words[:start], *(f"other{dice.randrange(10**6)}" for _ in range(gone)), *words[start + gone :]]


def _single(words: list[str], share: float, dice: random.Random) -> list[str]:
    changed = set(dice.sample(range(len(words)), round(share * len(words))))
    return [f"other{dice.randrange(10**6)}" if at in changed else word for at, word in enumerate(words)]


if __name__ == "__main__":
    main()
