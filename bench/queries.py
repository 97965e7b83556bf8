"""How long queries of any kind take: the slowest of many made at random.

    python bench/queries.py --data DIR [--library LIBRARY] [--number 50000] [--seed 1]

DIR is the unpacked development data: its Reuters and AllSides articles (about 23,000) are added to LIBRARY if
there is none yet. Without --data, LIBRARY is asked as it is. Each query is searched with the newest 50 hits;
of one in twenty all five facets are counted, one in twenty is completed at a random place, and one in fifty
of those that find nothing is asked for ways out. With --costly all queries are of the kinds that take long,
and each has all of this done. Ends with 1 after an exception, or with --most SECONDS if anything took longer.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsbrowse.archive.library import Library
from newsbrowse.models import Entry, Field, Page, Search
from query_strings import queries

SETS = ("reuters21578/reuters_train.jsonl", "allsides/allsides_sample.jsonl")
COMPLETED = 0.05
COUNTED = 0.05
LED_OUT = 0.02
SLOWEST = 5


@dataclass
class Times:
    """Seconds that each query of one kind of work took: on the clock, and of the processor."""

    name: str
    spent: list[tuple[float, float, str]] = field(default_factory=list)

    def of(self, query: str, work: Callable[[], object]) -> object:
        """Do the work and keep its time."""
        started, busy = time.perf_counter(), time.process_time()
        result = work()
        self.spent.append((time.perf_counter() - started, time.process_time() - busy, query))
        return result

    def told(self) -> str:
        """A row of the table."""
        if not self.spent:
            return f"{self.name:12} {0:8,}"
        times = sorted(spent for spent, _, _ in self.spent)
        busiest = max(busy for _, busy, _ in self.spent)
        p99 = times[int(0.99 * (len(times) - 1))]
        milliseconds = (1000 * value for value in (statistics.median(times), p99, times[-1], busiest))
        return f"{self.name:12} {len(times):8,} " + " ".join(f"{value:9.1f}" for value in milliseconds)


def main() -> int:
    """Run the benchmark; the exit code."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        path = options.library or Path(folder) / "library"
        with Library.open(path, create=options.data is not None) as library:
            if options.data is not None and not len(library):
                library.add(_entries(options.data))
            return _measured(library, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="measure queries made at random")
    parser.add_argument("--data", type=Path, help="the unpacked dev folder")
    parser.add_argument("--library", type=Path, help="the library that is asked")
    parser.add_argument("--number", type=int, default=50_000, help="how many queries")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--costly", action="store_true", help="only queries made to take long")
    parser.add_argument("--most", type=float, help="seconds that anything may take")
    options = parser.parse_args()
    if options.data is None and options.library is None:
        parser.error("--data or --library is needed")
    return options


def _entries(data: Path) -> Iterator[Entry]:
    for name in SETS:
        with (data / name).open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield Entry(
                    origin=f"{name}#{row['id']}",
                    title=row.get("title") or "(untitled)",
                    body=row.get("body") or row.get("text") or row.get("content") or "",
                    published=row.get("date"),
                    source=row.get("source") or Path(name).parent.name,
                )


def _measured(library: Library, options: argparse.Namespace) -> int:
    draw = random.Random(options.seed)
    people = library.facets(Search(), fields=(Field.PEOPLE,), limit=100).values[Field.PEOPLE]
    search, facets, completion, ways_out = map(Times, ("search", "facets", "completion", "ways out"))
    names = [person.value for person in people]
    for query in queries(options.seed, options.number, names, costly=options.costly):
        asked = Search(query)
        typing = draw.random() < 0.5
        counted, completed, led_out = (
            options.costly or draw.random() < share for share in (COUNTED, COMPLETED, LED_OUT)
        )
        try:
            page = search.of(query, lambda: library.search(asked, as_you_type=typing))  # noqa: B023
            if counted:
                facets.of(query, lambda: library.facets(asked, as_you_type=typing))  # noqa: B023
            if completed:
                cursor = draw.randint(0, len(query))
                completion.of(query, lambda: library.complete(asked, cursor))  # noqa: B023
            if led_out and isinstance(page, Page) and not page.total:
                ways_out.of(query, lambda: library.ways_out(asked))  # noqa: B023
        except BaseException:
            sys.stdout.write(f"after {len(search.spent):,} queries: {query!a}\n")
            raise
    done = (search, facets, completion, ways_out)
    _tell(len(library), *done)
    slowest = max(spent for times in done for spent, _, _ in times.spent)
    return int(options.most is not None and slowest > options.most)


def _tell(articles: int, *all_times: Times) -> None:
    columns = ("p50 ms", "p99 ms", "most ms", "most CPU")
    sys.stdout.write(f"{articles:,} articles\n{'':12} {'number':>8} ")
    sys.stdout.write(" ".join(f"{column:>9}" for column in columns) + "\n")
    for times in all_times:
        sys.stdout.write(f"{times.told()}\n")
    for times in all_times:
        sys.stdout.write(f"\nslowest: {times.name}\n")
        for spent, _, query in sorted(times.spent, reverse=True)[:SLOWEST]:
            sys.stdout.write(f"{1000 * spent:9.1f} ms  {len(query):6,} characters: {query[:100]!a}\n")


if __name__ == "__main__":
    sys.exit(main())
