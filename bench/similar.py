"""How well similar articles are found, and how fast.

    python bench/similar.py --data DIR [--library KEEP]

DIR is the unpacked development data. BASIL has triples: the same event told by three outlets. Its articles
are mixed into those of AllSides; for each the other two of its triple should be among the first ten. Nothing
is read out of the texts for this: only their words matter.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsbrowse.archive.library import Library
from newsbrowse.archive.store import Store
from newsbrowse.archive.writes import Analysed
from newsbrowse.models import Entry, Search

FIRST = (2, 5, 10)
_BASIL = Search("source:basil")


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description="measure the search for similar articles")
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    parser.add_argument("--library", type=Path, default=None, help="keep the library in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.library or Path(folder) / "library"
        triples = _fill(path, options.data)
        with Library.open(path) as library:
            _measure(library, triples)


def _fill(path: Path, data: Path) -> dict[str, str]:
    """Make the library unless it is there; the event of each BASIL article by its origin."""
    rows = list(_rows(data / "basil" / "basil.jsonl"))
    if not (path / "library.db").exists():
        entries = [_entry("basil", row) for row in rows]
        entries += [_entry("allsides", row) for row in _rows(data / "allsides" / "allsides_sample.jsonl")]
        store = Store.open(path, create=True)
        for start in range(0, len(entries), 500):
            store.put([Analysed(entry, None) for entry in entries[start : start + 500]])
        store.close()
    return {f"basil:{row['id']}": str(row["triplet"]) for row in rows}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _entry(name: str, row: dict[str, Any]) -> Entry:
    body = row.get("body") or row.get("text") or row.get("content") or ""
    return Entry(f"{name}:{row['id']}", row.get("title") or "(untitled)", body, source=name)


def _measure(library: Library, events: dict[str, str]) -> None:
    ids = {origin: article.id for article in library.export(_BASIL) for origin in article.origins}
    event_of = {ids[origin]: event for origin, event in events.items()}
    found, wanted, times = dict.fromkeys(FIRST, 0), 0, []
    for short, event in event_of.items():
        others = {other for other, its in event_of.items() if its == event} - {short}
        started = time.perf_counter()
        hits = [hit.id for hit in library.similar(short, limit=max(FIRST))]
        times.append(1000 * (time.perf_counter() - started))
        wanted += len(others)
        for first in FIRST:
            found[first] += len(others & set(hits[:first]))
    sys.stdout.write(f"{len(library):,} articles, {len(event_of):,} of triples\n")
    for first, number in found.items():
        sys.stdout.write(f"of the other two among the first {first:2}: {100 * number / wanted:5.1f} %\n")
    p95 = statistics.quantiles(times, n=20)[-1]
    sys.stdout.write(f"milliseconds: median {statistics.median(times):.1f}, p95 {p95:.1f}\n")


if __name__ == "__main__":
    main()
