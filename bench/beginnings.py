"""What the library takes for each letter of a search that is typed: its first lines, and its counts.

    python bench/beginnings.py --library DIR [--runs N]

Every beginning of some queries is asked as the browser asks it: near-duplicates folded, no snippets, all five
facets. The table gives wall time and time of the processor by the number of letters in the last word, since
short beginnings stand for the most words; the best of some runs of each (noise only adds).
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from newsbrowse.archive.library import Library
from newsbrowse.models import Search

QUERIES = (
    "trump tariff",
    "oil prices",
    "federal reserve",
    "climate change",
    "putin",
    "cocoa crop",
    "the senate",
    "xi jinping trade",
    "president of france",
    "u.s. sanctions",
    "housing starts",
    "election results 2024",
)
LINES = 60
LONG = 4
"""Letters from which on beginnings are not told apart."""


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with Library.open(options.library) as library:
        print(f"{len(library):,} articles in {options.library}\n")
        print(f"{'':34}{'asked':>6}{'p50':>8}{'p95':>8}{'most':>8}  ms, {'p95 of the processor'}")
        measure("first lines", options.runs, lambda search: lines(library, search))
        measure("counts", options.runs, lambda search: counts(library, search))


def lines(library: Library, search: Search) -> object:
    """The first lines of what is typed."""
    return library.search(search, limit=LINES, snippets=False, folded=True, as_you_type=True)


def counts(library: Library, search: Search) -> object:
    """The counts beside them."""
    return library.facets(search, as_you_type=True)


def measure(label: str, runs: int, ask: Callable[[Search], object]) -> None:
    """Ask every beginning and print a line for each number of letters."""
    took: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for text in dict.fromkeys(query[:end] for query in QUERIES for end in range(1, len(query) + 1)):
        word = text.split(" ")[-1]
        if word:
            took[min(len(word), LONG)].append(best(runs, lambda text=text: ask(Search(text))))
    for letters, times in sorted(took.items()):
        row(f"{label}, {letters}{' or more' if letters == LONG else ''} letters", times)
    row(f"{label}, all", [one for times in took.values() for one in times])


def best(runs: int, action: Callable[[], object]) -> tuple[float, float]:
    """The least milliseconds of some runs, on the clock and of the processor; a first one does not count."""
    action()
    walls, processors = [], []
    for _ in range(runs):
        wall, processor = time.perf_counter(), time.process_time()
        action()
        walls.append((time.perf_counter() - wall) * 1000)
        processors.append((time.process_time() - processor) * 1000)
    return min(walls), min(processors)


def row(label: str, times: list[tuple[float, float]]) -> None:
    """Print a line of the table."""
    walls, processors = (sorted(column) for column in zip(*times, strict=True))
    p95 = statistics.quantiles(walls, n=20)[-1], statistics.quantiles(processors, n=20)[-1]
    print(
        f"    {label:30}{len(times):6}{statistics.median(walls):8.1f}{p95[0]:8.1f}{walls[-1]:8.1f}"
        f"      {p95[1]:8.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
