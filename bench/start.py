"""Whole-process time of `newsbrowse search --json`, against a bare `python -c "import typer, tantivy"`.

    python bench/start.py [--library DIR | --articles N] [--runs N] [QUERY]

Both are run in turn, so that a busy machine slows both; the table gives the best of each (noise only
adds) and their ratio.
Without a library, one is made of the sample articles, copied until there are N.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

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


def seconds(command: list[str]) -> float:
    """Wall time of one run of a command that must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(library: Path, query: str, runs: int) -> None:
    """Run both commands in turn and print the table."""
    search = [*SCRIPT, "--library", str(library), "search", query, "--json"]
    found = json.loads(subprocess.run(search, check=True, capture_output=True, text=True).stdout)
    seconds(BASELINE)
    pairs = [(seconds(BASELINE), seconds(search)) for _ in range(runs)]
    bare, ours = (min(column) for column in zip(*pairs, strict=True))
    print(f"{'import typer, tantivy':<28}{bare * 1000:8.0f} ms")
    print(f"{'newsbrowse search --json':<28}{ours * 1000:8.0f} ms   {found['total']:,} hits of {query!r}")
    print(f"{'ratio':<28}{ours / bare:8.2f}      budget {BUDGET}")


def main() -> None:
    """Read the options, make a library if none is given, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("query", nargs="?", default="trade china")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    if options.library:
        measure(options.library, options.query, options.runs)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library"
        with Library.open(path, create=True) as library:
            library.add(copies(options.articles))
        measure(path, options.query, options.runs)


if __name__ == "__main__":
    main()
