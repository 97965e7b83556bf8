"""How fast a library takes articles in, how large it gets, and how fast it answers.

    python bench/library.py --data DIR [--limit N] [--library KEEP]

DIR is the unpacked development data: its Reuters and AllSides articles are added to a new library with all
extraction on. Searches are timed warm, each 20 times; the facets are held against one bare aggregation of the
search engine over the same three fields.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from newsbrowse.archive.index import Query
from newsbrowse.archive.library import Library
from newsbrowse.models import Entry, Failure, Field, Progress, Search, Selection
from newsbrowse.readers import read_path

SETS = ("reuters21578/reuters_train.jsonl", "allsides/allsides_sample.jsonl")
SEARCHES = (
    Search(""),
    Search("oil"),
    Search("trade deficit japan"),
    Search('"federal reserve"'),
    Search("opec OR cocoa -sugar"),
    Search("title:tax"),
    Search("econom*"),
    Search("published:2016..2018 trump clinton"),
    Search('person:"Donald Trump"'),
    Search("country:japan yen"),
    Search("the"),
    Search("", (Selection(Field.COUNTRIES, "US"),)),
)
REPEATS = 20


def main() -> None:
    """Run the benchmark and print its tables."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        source = home / "articles"
        source.mkdir()
        text = sum(_convert(options.data / name, source / Path(name).name, options.limit) for name in SETS)
        path = options.library or home / "library"
        _add(path, source, text)
        _ask(path)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="measure a library on the development data")
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    parser.add_argument("--limit", type=int, default=None, help="articles of each set (default: all)")
    parser.add_argument("--library", type=Path, default=None, help="keep the library in this folder")
    return parser.parse_args()


def _convert(source: Path, target: Path, limit: int | None) -> int:
    """Write a set in the fields that `newsbrowse add` knows; the bytes of its titles and bodies."""
    size = 0
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                break
            record = _record(json.loads(line), source.parent.name)
            size += len((record["title"] + record["body"]).encode())
            out.write(json.dumps(record) + "\n")
    return size


def _record(row: dict[str, Any], name: str) -> dict[str, Any]:
    authors = row.get("authors") or row.get("author")
    return {
        "title": row.get("title") or "(untitled)",
        "body": row.get("body") or row.get("text") or row.get("content") or "",
        "published": row.get("date"),
        "source": row.get("source") or name,
        "authors": authors if isinstance(authors, list) else [authors] if authors else [],
        "url": row.get("url"),
        "ref": str(row["id"]),
    }


def _add(path: Path, source: Path, text: int) -> None:
    reading = _seconds(lambda: _drain(read_path(source)))
    marks: list[Progress] = []
    with Library.open(path, create=True) as library:
        started = time.perf_counter()
        report = library.add(read_path(source), progress=marks.append)
        spent = time.perf_counter() - started
        again = _seconds(lambda: library.add(read_path(source)))
        rebuild = _seconds(library.reindex)
    database = sum(file.stat().st_size for file in path.glob("library.db*"))
    index = sum(file.stat().st_size for file in (path / "index").rglob("*") if file.is_file())
    total = report.added + report.unchanged
    _row("added, unchanged, failed", f"{report.added:,}, {report.unchanged:,}, {len(report.failed):,}")
    _row("seconds (reading alone)", f"{spent:.1f} ({reading:.1f})")
    _row("articles a second", f"{total / spent:,.0f}")
    _row("the same again, seconds", f"{again:.1f} ({total / again:,.0f} a second)")
    _row("rebuilding the index, seconds", f"{rebuild:.1f} ({report.added / rebuild:,.0f} a second)")
    _row("text, MB", f"{text / 1e6:.1f}")
    _row("library.db, MB", f"{database / 1e6:.1f}")
    _row("index, MB", f"{index / 1e6:.1f}")
    _row("library / text", f"{(database + index) / text:.2f} (budget 2)")
    _row(
        "largest resident memory, MB",
        f"{_peak(resource.RUSAGE_SELF):.0f}, a worker {_peak(resource.RUSAGE_CHILDREN):.0f}",
    )


def _ask(path: Path) -> None:
    started = time.perf_counter()
    library = Library.open(path)
    _row("opening, ms", f"{1000 * (time.perf_counter() - started):.1f}")
    _row("first search, ms", f"{1000 * _seconds(lambda: library.search(Search('oil'))):.1f}")
    sys.stdout.write(f"\n{'search':50} {'hits':>7} {'p50 ms':>8} {'p95 ms':>8} {'facets':>8}\n")
    for search in SEARCHES:
        times = _times(lambda search=search: library.search(search))
        facets = _times(lambda search=search: library.facets(search))
        shown = search.text or (", ".join(f"{s.field}={s.value}" for s in search.selections) or "(all)")
        total = library.search(search, limit=0).total
        columns = f"{statistics.median(times):8.1f} {_p95(times):8.1f} {statistics.median(facets):8.1f}"
        sys.stdout.write(f"{shown:50} {total:7,} {columns}\n")
    three = (Field.PEOPLE, Field.COUNTRIES, Field.PUBLISHED)
    ours = statistics.median(_times(lambda: library.facets(Search(), fields=three)))
    bare = statistics.median(_times(lambda: _bare(library)))
    sys.stdout.write("\n")
    _row("three facets over all, ms", f"{ours:.1f}, bare {bare:.1f}, ratio {ours / bare:.2f} (budget 1.3)")
    library.close()


def _bare(library: Library) -> None:
    fields = ("people", "countries", "published_month")
    asked = {field: {"terms": {"field": field, "size": 20}} for field in fields}
    library._index.searcher().aggregate(Query.all_query(), asked)


def _drain(items: Iterator[Entry | Failure]) -> None:
    for _ in items:
        pass


def _times(action: Callable[[], object]) -> list[float]:
    """Milliseconds of each of some runs, after one that is not counted."""
    action()
    return [1000 * _seconds(action) for _ in range(REPEATS)]


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _peak(who: int) -> float:
    """The largest resident memory in MB (Linux counts in KB)."""
    return resource.getrusage(who).ru_maxrss / 1024


def _row(label: str, value: str) -> None:
    sys.stdout.write(f"{label:40} {value}\n")


if __name__ == "__main__":
    main()
