"""How well and how fast near-duplicates are grouped.

    python bench/alike.py --data DIR [--copies N] [--show N]

DIR is the unpacked development data. Printed:

- the time that a worker takes for the sketch of an article, and that the writer takes for its group;
- how many of the Reuters, BBC and AllSides articles are in a group with others, and how many members are less
  than 80 % the same as the first one. `--show N` prints N pairs, the least alike first, to be judged;
- of copies of AllSides articles of 100 words or more, edited as editors do (`edited.py`), what share was
  grouped with the original, by the kind of the edit and by how much was changed.

How much two texts are the same: twice the number of words that they have in common, in order, divided by the
words of both, as rapidfuzz tells of words parted by an expression that the grouping does not use.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from textwrap import shorten

from rapidfuzz.distance import Indel

from edited import EDITS, Edit, Pool
from newsbrowse.archive import alike
from newsbrowse.archive.codec import unpack
from newsbrowse.archive.store import Store
from newsbrowse.archive.writes import Analysed, Batch
from newsbrowse.models import Entry

SETS = ("reuters21578/reuters_train.jsonl", "bbc/bbc.jsonl", "allsides/allsides_sample.jsonl")
SHARES = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
_WORD = re.compile(r"\w+")
_GROUP = "SELECT g.grp FROM origins o JOIN groups g USING (key) WHERE o.origin = ?"


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description="measure the grouping of near-duplicates")
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    parser.add_argument("--copies", type=int, default=300, help="copies for each kind and share")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N grouped pairs")
    options = parser.parse_args()
    entries = [entry for name in SETS for entry in _entries(options.data / name)]
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "library", create=True)
        _write(store, entries)
        with store.reading() as reader:
            _show(_pairs(reader), options.show)
        _copies(store, [entry for entry in entries if entry.origin.startswith("allsides")], options.copies)
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


def same(one: str, other: str) -> float:
    """The share of the words of two texts that are the same, in order."""
    words, others = (_WORD.findall(text.casefold()) for text in (one, other))
    return float(Indel.normalized_similarity(words, others))


def _write(store: Store, entries: list[Entry]) -> None:
    started = time.process_time()
    bands = [tuple(alike.Wording(entry.title, entry.body).bands()) for entry in entries]
    sketched = time.process_time() - started
    assign, spent = alike.assign, 0.0

    def timed(*given: object) -> None:
        nonlocal spent
        started = time.process_time()
        assign(*given)  # type: ignore[arg-type]
        spent += time.process_time() - started

    alike.assign = timed
    for start in range(0, len(entries), 200):
        some = zip(entries[start : start + 200], bands[start : start + 200], strict=True)
        store.put([Analysed(entry, None, bands=sketch) for entry, sketch in some])
    alike.assign = assign
    size = sum(len(entry.body) for entry in entries)
    sys.stdout.write(
        f"{len(entries):,} articles of {size / len(entries):,.0f} characters:"
        f" {1e6 * sketched / len(entries):,.0f} µs for the sketch of one,"
        f" {1e6 * spent / len(entries):,.0f} µs for its group, of processor time\n"
    )


def _pairs(reader: sqlite3.Connection) -> list[tuple[float, tuple[str, str], tuple[str, str]]]:
    """Each member of a group with the article that the group is known by: how much they are alike; both."""
    members: dict[int, list[int]] = defaultdict(list)
    for key, group in reader.execute("SELECT key, grp FROM groups ORDER BY key"):
        members[group].append(key)
    groups = [keys for keys in members.values() if len(keys) > 1]
    pairs = []
    for keys in groups:
        first, *others = [_text(reader, key) for key in keys]
        pairs += [(same(first[1], other[1]), first, other) for other in others]
    different = sum(likeness < 0.8 for likeness, *_ in pairs)
    sys.stdout.write(
        f"{len(groups):,} groups of several articles, {sum(map(len, groups)):,} in them;"
        f" {different:,} of {len(pairs):,} members less than 80 % the same as the first\n"
    )
    return sorted(pairs)


def _text(reader: sqlite3.Connection, key: int) -> tuple[str, str]:
    title, body = reader.execute("SELECT title, body FROM articles WHERE key = ?", (key,)).fetchone()
    return title, unpack(body)


def _show(pairs: list[tuple[float, tuple[str, str], tuple[str, str]]], number: int) -> None:
    for likeness, *both in pairs[:number]:
        sys.stdout.write(f"\n{likeness:.3f}\n")
        for title, body in both:
            sys.stdout.write(f"{shorten(title, 90)}\n    {shorten(body, 400)}\n")


def _copies(store: Store, originals: list[Entry], count: int) -> None:
    """What share of edited copies joined the group of the original."""
    dice = random.Random(2)
    pool = Pool(originals, dice)
    long = [entry for entry in originals if len(entry.body.split()) >= 100]
    sys.stdout.write(f"\ngrouped with the original, of {count} copies each (how much they are the same)\n")
    sys.stdout.write(f"{'changed':20}" + "".join(f"{share:>14.0%}" for share in SHARES) + "\n")
    told: list[tuple[float, bool]] = []
    for name, edit in EDITS.items():
        sys.stdout.write(f"{name:20}")
        for share in SHARES:
            copies = [_copy(store, one, edit, share, pool, dice) for one in dice.sample(long, count)]
            told += copies
            grouped = sum(joined for _, joined in copies) / count
            likeness = sum(likeness for likeness, _ in copies) / count
            sys.stdout.write(f"{100 * grouped:7.1f} ({likeness:.2f})")
        sys.stdout.write("\n")
    for low, high in ((0.9, 1.01), (0.85, 0.9), (0.8, 0.85), (0.8, 1.01), (0.75, 0.8), (0.0, 0.75)):
        among = [joined for likeness, joined in told if low <= likeness < high]
        if among:
            sys.stdout.write(
                f"{low:.2f} to {min(high, 1):.2f} the same: {len(among):6,} copies,"
                f" {100 * sum(among) / len(among):5.1f} % grouped\n"
            )


def _copy(
    store: Store, original: Entry, edit: Edit, share: float, pool: Pool, dice: random.Random
) -> tuple[float, bool]:
    """How much an edited copy is the same as the original, and whether it was grouped with it."""
    title, body = edit(original, share, pool, dice)
    with store.writing() as writer:
        writer.execute("SAVEPOINT copy")
        Batch(writer).put(Analysed(Entry("copy", title, body), None))
        ours, theirs = (writer.execute(_GROUP, (origin,)).fetchone() for origin in ("copy", original.origin))
        writer.execute("ROLLBACK TO copy")
    return same(original.body, body), ours == theirs


if __name__ == "__main__":
    main()
