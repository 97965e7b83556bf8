"""Whole-process time of short commands, against a bare `python -c "import typer, tantivy"`.

    python bench/start.py [--library DIR | --articles N] [--runs N] [--only NAMES] [QUERY]

`search`, `show`, `cite`, `quotes` and the completion of values run in turn with the bare imports, so that a
busy machine slows all alike; the table gives the best of each (noise only adds), by the clock and of the
processor, and its ratio to the bare imports. Without a library, one is made of the sample articles, copied
until there are N.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newsbrowse.archive.library import Library
from newsbrowse.models import Entry
from newsbrowse.readers import read_path
from newsbrowse.seeds import seeds_folder

BUDGET = 1.6
SCRIPT = [sys.executable, "-c", "from newsbrowse.cli import main; main()"]
"""What the installed console script does."""

BASELINE = [sys.executable, "-c", "import typer, tantivy"]


def copies(count: int) -> Iterator[Entry]:
    """Sample articles under ever new origins, `count` of them."""
    samples = [item for item in read_path(seeds_folder()) if isinstance(item, Entry)]
    for number in range(count):
        sample = samples[number % len(samples)]
        yield Entry(
            origin=f"copy:{number}",
            title=f"{sample.title} ({number})",
            body=sample.body,
            published=sample.published,
            published_from=sample.published_from,
            source=sample.source,
        )


class Cost(NamedTuple):
    """Seconds of one run: by the clock, and of the processor."""

    clock: float
    processor: float


def cost(command: Sequence[str]) -> Cost:
    """What one run of a command that must succeed takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def commands(library: Path, query: str) -> dict[str, list[str]]:
    """What is measured, by its name in the table."""
    ours = [*SCRIPT, "--library", str(library)]
    found = subprocess.run([*ours, "search", query, "--json"], check=True, capture_output=True, text=True)
    first = json.loads(found.stdout)["hits"][0]["id"]
    typed = ["--library", str(library), "search", "person:a"]
    return {
        "search": [*ours, "search", query, "--json"],
        "show": [*ours, "show", first, "--json"],
        "cite": [*ours, "cite", first],
        "quotes": [*ours, "quotes", query, "--limit", "10"],
        "complete": [*SCRIPT, "completion", "words", "--", *typed],
    }


def measure(library: Path, query: str, runs: int, only: Sequence[str]) -> None:
    """Run all in turn and print the table."""
    measured = {name: one for name, one in commands(library, query).items() if not only or name in only}
    every = {"import typer, tantivy": BASELINE, **measured}
    costs: dict[str, list[Cost]] = {name: [] for name in every}
    for run in range(runs + 1):
        for name, command in every.items():
            one = cost(command)
            if run:  # the first warms the caches
                costs[name].append(one)
    best = {name: Cost(*map(min, zip(*found, strict=True))) for name, found in costs.items()}
    bare = best["import typer, tantivy"]
    print(f"{'':<24}{'clock':>9}{'ratio':>8}{'processor':>13}{'ratio':>8}   budget {BUDGET}")
    for name, one in best.items():
        clock, processor = one.clock / bare.clock, one.processor / bare.processor
        print(
            f"{name:<24}{one.clock * 1000:6.0f} ms{clock:8.2f}{one.processor * 1000:10.0f} ms{processor:8.2f}"
        )


def main() -> None:
    """Read the options, make a library if none is given, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("query", nargs="?", default="trade china")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--only", default="", help="some of search,show,cite,quotes,complete")
    options = parser.parse_args()
    only = [name for name in options.only.split(",") if name]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    if options.library:
        measure(options.library, options.query, options.runs, only)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library"
        with Library.open(path, create=True) as library:
            library.add(copies(options.articles))
        measure(path, options.query, options.runs, only)


if __name__ == "__main__":
    main()
