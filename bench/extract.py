"""How fast articles are analysed: `python bench/extract.py --data DIR`, DIR being the unpacked dev data.

A fixed sample, every n-th article of AllSides and of Reuters-21578, and the first 400 words of those of
AllSides that have so many, on one core. Processor time is counted, so other work on the machine disturbs
little. Each line is the best of a few runs over the whole sample. The last line, all together, takes some
articles at a time as an import does; the one before takes each for itself.

`--hostile` instead gives each finder texts made to be slow, each in three sizes, and prints how much longer a
text takes that is twice as long: about 2 where the time is linear.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from newsbrowse.extract.analysis import analyse, analyse_all
from newsbrowse.extract.countries import find_countries
from newsbrowse.extract.dates import find_dates
from newsbrowse.extract.figures import find_figures
from newsbrowse.extract.people import find_people
from newsbrowse.extract.quotes import find_quotes
from newsbrowse.extract.scanned import Scanned, scan
from newsbrowse.models import Person, Text

SETS = ("allsides/allsides_sample.jsonl", "reuters21578/reuters_train.jsonl")
WORDS = 400
"""Words of an article as the speed is told for."""
SIZES = (25, 50, 100)
"""How large hostile texts are: the largest have about 100,000 characters, without a space 1,000,000."""
HOSTILE: dict[str, Callable[[int], str]] = {
    "capitalised words": lambda size: "Angela Merkel Xi Corp " * (size * 50),
    "words that differ": lambda size: " ".join(f"Ab{n:x}" for n in range(size * 200)),
    "no space": lambda size: "A" * (size * 10_000),
    "no space, mixed": lambda size: "aB." * (size * 3_000),
    "initials": lambda size: "J. R. R. T. " * (size * 100),
    "quotes": lambda size: '" a \u201c b \u2018 ' * (size * 150),
    "a quote of one man each": lambda size: '"No," said Ann Lee. ' * (size * 60),
    "brackets": lambda size: "((photo [by " * (size * 100),
    "namesakes": lambda size: " ".join(f"Al{n:x} Smith met Smith." for n in range(size * 50)),
    "numbers": lambda size: "1,000,000.5 million " * (size * 60),
    "digits": lambda size: "1" * (size * 10_000),
    "digits and commas": lambda size: "1," * (size * 1_000),
    "days": lambda size: "Tuesday 4 February 2025, " * (size * 50),
    "ranges": lambda size: "1-2-" * (size * 500),
    "countries": lambda size: "United States of United Kingdom " * (size * 40),
    "hyphens": lambda size: "Al-" * (size * 500),
    "spaces of several kinds": lambda size: " \t\u00a0" * (size * 700),
    "line ends": lambda size: "\n" * (size * 2_000),
    "capital lines": lambda size: "MERKEL TO GO NOW\n" * (size * 70),
    "possessives": lambda size: "a's' " * (size * 300),
    "letters with accents": lambda size: "E\u0301" * (size * 600),
}
WARM = 50
"""Articles that are analysed before the clock runs, which loads the tables and the model."""


class Sampled(NamedTuple):
    """An article of the sample, with the people and the openings in it, which finders are given."""

    title: str
    body: str
    published: str | None
    people: tuple[Person, ...]
    scanned: Scanned


FINDERS: dict[str, Callable[[Sampled], object]] = {
    "people": lambda a: find_people(a.title, a.body),
    "openings": lambda a: scan(a.body),
    "countries": lambda a: find_countries(a.title, a.body, a.people, a.scanned),
    "dates": lambda a: find_dates(a.body, a.published, a.scanned),
    "quotes": lambda a: find_quotes(a.body, a.people),
    "figures": lambda a: find_figures(a.body, a.scanned),
    "all of one": lambda a: analyse(a.title, a.body, a.published),
}
AT_ONCE = 64
"""Articles that are analysed together, as an import does it."""


def main() -> None:
    """Print the speed of each finder and of all together, for each set and for both."""
    parser = argparse.ArgumentParser(description="measure the speed of extraction")
    parser.add_argument("--data", type=Path, help="the unpacked dev folder")
    parser.add_argument("--hostile", action="store_true", help="measure texts made to be slow instead")
    parser.add_argument("--every", type=int, default=8, help="take every n-th article")
    parser.add_argument("--repeat", type=int, default=3, help="run so many times and take the best")
    options = parser.parse_args()
    if options.hostile:
        for name, unit in HOSTILE.items():
            _endure(name, unit)
        return
    if not options.data:
        parser.error("--data is needed")
    samples = {Path(name).parent.name: list(_sample(options.data / name, options.every)) for name in SETS}
    samples[f"allsides, {WORDS} words"] = of_one_length(samples["allsides"])
    samples["both"] = [article for name in ("allsides", "reuters21578") for article in samples[name]]
    for name, sample in samples.items():
        _measure(name, sample, options.repeat)


def of_one_length(sample: list[Sampled]) -> list[Sampled]:
    """Of articles that are long enough the first `WORDS` words."""
    return [_cut(article) for article in sample if article.body.count(" ") >= WORDS]


def rate(data: Path, repeat: int) -> float:
    """Articles of `WORDS` words that are analysed in a second of one core, as the best of some runs."""
    sample = of_one_length(list(_sample(data / SETS[0], 8)))
    _seconds_together(sample[:WARM])
    return len(sample) / min(_seconds_together(sample) for _ in range(repeat))


def _sample(path: Path, every: int) -> Iterator[Sampled]:
    with path.open(encoding="utf-8") as lines:
        for line in islice(lines, 0, None, every):
            record = json.loads(line)
            title, body = record["title"] or "", record["body"] or ""
            yield Sampled(title, body, record["date"], find_people(title, body), scan(body))


def _cut(article: Sampled) -> Sampled:
    body = " ".join(article.body.split(" ")[:WORDS])
    return Sampled(article.title, body, article.published, find_people(article.title, body), scan(body))


def _endure(name: str, unit: Callable[[int], str]) -> None:
    """Print for each finder the time of the largest text, and how the time grows."""
    print(f"\n{name}\n{'finder':<14} {'characters':>10} {'seconds':>8} {'twice as long takes':>20}")
    for finder, find in FINDERS.items():
        seconds: list[float] = []
        size = 0
        for repeat in SIZES:
            body = unit(repeat)
            size = len(body)
            article = Sampled("A title", body, "2025-06-04", (), scan(body))
            seconds.append(min(_seconds(find, [article]) for _ in range(2)))
        growth = "  ".join(f"x{later / max(sooner, 1e-6):.1f}" for sooner, later in pairwise(seconds))
        print(f"{finder:<14} {size:>10,} {seconds[-1]:8.3f} {growth:>20}")


def _measure(name: str, sample: list[Sampled], repeat: int) -> None:
    size = sum(len(article.body.encode()) for article in sample)
    print(f"\n{name}: {len(sample):,} articles, {size / len(sample) / 1000:.2f} KB each")
    print(f"{'finder':<14} {'ms/article':>10} {'articles/s':>11} {'MB/s':>7}")
    for finder, find in FINDERS.items():
        for article in sample[:WARM]:
            find(article)
        _print_speed(finder, len(sample), size, min(_seconds(find, sample) for _ in range(repeat)))
    _print_speed("all together", len(sample), size, min(_seconds_together(sample) for _ in range(repeat)))


def _print_speed(what: str, number: int, size: int, spent: float) -> None:
    rate = number / spent
    print(f"{what:<14} {1000 / rate:10.3f} {rate:11,.0f} {size / spent / 1e6:7.2f}")


def _seconds(find: Callable[[Sampled], object], sample: list[Sampled]) -> float:
    began = time.process_time()
    for article in sample:
        find(article)
    return time.process_time() - began


def _seconds_together(sample: list[Sampled]) -> float:
    texts = [Text(article.title, article.body, article.published) for article in sample]
    began = time.process_time()
    for start in range(0, len(texts), AT_ONCE):
        analyse_all(texts[start : start + AT_ONCE])
    return time.process_time() - began


if __name__ == "__main__":
    main()
