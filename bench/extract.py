"""How fast articles are analysed: `python bench/extract.py --data DIR`, DIR being the unpacked dev data.

A fixed sample, every n-th article of AllSides and of Reuters-21578, on one core. Processor time is counted,
so other work on the machine disturbs little. Each line is the best of a few runs over the whole sample.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from newsbrowse.extract.analysis import analyse
from newsbrowse.extract.countries import find_countries
from newsbrowse.extract.dates import find_dates
from newsbrowse.extract.figures import find_figures
from newsbrowse.extract.people import find_people
from newsbrowse.extract.quotes import find_quotes
from newsbrowse.models import Person

SETS = ("allsides/allsides_sample.jsonl", "reuters21578/reuters_train.jsonl")
WARM = 50
"""Articles that are analysed before the clock runs, which loads the tables and the model."""


class Sampled(NamedTuple):
    """An article of the sample, and the people named in it, which quotes and countries are given."""

    title: str
    body: str
    published: str | None
    people: tuple[Person, ...]


FINDERS: dict[str, Callable[[Sampled], object]] = {
    "people": lambda a: find_people(a.title, a.body),
    "countries": lambda a: find_countries(a.title, a.body, a.people),
    "dates": lambda a: find_dates(a.body, a.published),
    "quotes": lambda a: find_quotes(a.body, a.people),
    "figures": lambda a: find_figures(a.body),
    "all together": lambda a: analyse(a.title, a.body, a.published),
}


def main() -> None:
    """Print the speed of each finder and of all together, for each set and for both."""
    parser = argparse.ArgumentParser(description="measure the speed of extraction")
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    parser.add_argument("--every", type=int, default=8, help="take every n-th article")
    parser.add_argument("--repeat", type=int, default=3, help="run so many times and take the best")
    options = parser.parse_args()
    samples = {Path(name).parent.name: list(_sample(options.data / name, options.every)) for name in SETS}
    samples["both"] = [article for sample in samples.values() for article in sample]
    for name, sample in samples.items():
        _measure(name, sample, options.repeat)


def _sample(path: Path, every: int) -> Iterator[Sampled]:
    with path.open(encoding="utf-8") as lines:
        for line in islice(lines, 0, None, every):
            record = json.loads(line)
            title, body = record["title"] or "", record["body"] or ""
            yield Sampled(title, body, record["date"], find_people(title, body))


def _measure(name: str, sample: list[Sampled], repeat: int) -> None:
    size = sum(len(article.body.encode()) for article in sample)
    print(f"\n{name}: {len(sample):,} articles, {size / len(sample) / 1000:.2f} KB each")
    print(f"{'finder':<14} {'ms/article':>10} {'articles/s':>11} {'MB/s':>7}")
    for finder, find in FINDERS.items():
        for article in sample[:WARM]:
            find(article)
        spent = min(_seconds(find, sample) for _ in range(repeat))
        rate = len(sample) / spent
        print(f"{finder:<14} {1000 / rate:10.3f} {rate:11,.0f} {size / spent / 1e6:7.2f}")


def _seconds(find: Callable[[Sampled], object], sample: list[Sampled]) -> float:
    began = time.process_time()
    for article in sample:
        find(article)
    return time.process_time() - began


if __name__ == "__main__":
    main()
