"""How well saved web pages are read, beside bare trafilatura: body, title, authors, day, and how fast.

    PYTHONPATH=tui python bench/pages.py --data DIR [--misses FIELD]    (DIR: the unpacked development data)

Bare trafilatura is `bare_extraction(page, with_metadata=True)`, as its documentation shows it.

- body: F1 of runs of four words, the mean over pages (the measure of the article extraction benchmark); for
  trafilatura's own pages, which give passages that must and must not be there, F1 over the passages. Some
  texts and passages hold the headline, which newsbrowse keeps apart: `with title` counts it in.
- title, authors, day: pages that are right, of those whose label is known. Case and signs do not count; the
  set of authors must be the same.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsbrowse.errors import ReadError
from newsbrowse.readers.html.page import parse_page
from newsbrowse.readers.record import Origin

SETS = ("html_trafilatura", "html_aeb", "html_newspaper")
WORD = re.compile(r"\w+")
RUN = 4


@dataclass
class Read:
    """What a program made of a page."""

    body: str = ""
    title: str = ""
    authors: list[str] = field(default_factory=list)
    published: str = ""

    def with_title(self) -> str:
        """The body below its headline, if that does not stand there already."""
        return self.body if squash(self.title) in squash(self.body[:500]) else f"{self.title}\n{self.body}"


@dataclass
class Label:
    """What is known of a page; empty where it is not."""

    page: bytes
    name: str
    body: str
    include: list[str]
    exclude: list[str]
    title: str
    authors: list[str]
    day: str


@dataclass
class Score:
    """Counts over a set."""

    f1: list[float] = field(default_factory=list)
    f1_with_title: list[float] = field(default_factory=list)
    passages: Counter[str] = field(default_factory=Counter)
    passages_with_title: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    timed: int = 0
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--misses", choices=("title", "authors", "day"), help="print what is not right")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable()
    print(
        f"{'set':17} {'program':12} {'pages':>5} {'body F1':>8} {'with title':>10} {'title':>14}"
        f" {'authors':>14} {'day':>14} {'timed':>6} {'ms':>5}"
    )
    for name in SETS:
        pages = list(labels(options.data / name))
        for program, read in (("trafilatura", bare), ("newsbrowse", ours)):
            score = measure(pages, read)
            print_score(name, program, len(pages), score)
            for miss in score.misses if program == "newsbrowse" else []:
                if miss.startswith(str(options.misses)):
                    print("   ", miss)


def labels(folder: Path) -> Iterator[Label]:
    """The pages of a set with what is known of them."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record: dict[str, Any] = json.loads(line)
            yield Label(
                page=(folder / record["file"]).read_bytes(),
                name=record["file"],
                body=record.get("body") or record.get("expected_text") or "",
                include=record.get("must_include", []),
                exclude=record.get("must_exclude", []),
                title=record.get("title") or "",
                authors=names(record.get("author") or record.get("authors") or ""),
                day=(record.get("date") or record.get("publish_date") or "")[:10],
            )


def bare(page: bytes) -> Read:
    """Trafilatura alone."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Read()
    return Read(found.text or "", found.title or "", names(found.author or ""), found.date or "")


def ours(page: bytes) -> Read:
    """The reader of newsbrowse, in this process."""
    try:
        entry = parse_page(page, Origin("page"))
    except ReadError:
        return Read()
    return Read(entry.body, entry.title, list(entry.authors), entry.published or "")


def measure(pages: list[Label], read: Callable[[bytes], Read]) -> Score:
    """Read all pages of a set and count."""
    score = Score()
    read(pages[0].page)
    for label in pages:
        started = time.perf_counter()
        found = read(label.page)
        score.seconds += time.perf_counter() - started
        if label.body:
            score.f1.append(f1(found.body, label.body))
            score.f1_with_title.append(max(score.f1[-1], f1(found.with_title(), label.body)))
        count_passages(score.passages, found.body, label)
        count_passages(score.passages_with_title, found.with_title(), label)
        score.timed += len(found.published) > 10
        count(score, "title", label.name, squash(label.title), squash(found.title))
        authors = sorted(map(squash, label.authors)), sorted(map(squash, found.authors))
        count(score, "authors", label.name, *authors)
        count(score, "day", label.name, label.day, found.published[:10])
    return score


def count(score: Score, what: str, name: str, known: object, found: object) -> None:
    """Count a field of a page if it is known."""
    if known:
        score.known[what] += 1
        score.right[what] += known == found
        if known != found:
            score.misses.append(f"{what} {name}: {known} | {found}")


def count_passages(counts: Counter[str], text: str, label: Label) -> None:
    """Count the passages that must and must not be in a text."""
    words = squash(text)
    for passage in label.include:
        counts["found" if squash(passage) in words else "missing"] += 1
    for passage in label.exclude:
        counts["wrong"] += squash(passage) in words


def f1(text: str, known: str) -> float:
    """F1 of the runs of four words of two texts, with their numbers."""
    ours, theirs = runs(text), runs(known)
    shared = sum((ours & theirs).values())
    return 2 * shared / max(ours.total() + theirs.total(), 1)


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of words of a text."""
    words = WORD.findall(text.lower())
    return Counter(zip(*(words[start:] for start in range(min(RUN, len(words)))), strict=False))


def squash(text: str) -> str:
    """The words of a text in lower case."""
    return " ".join(WORD.findall(text.casefold()))


def names(value: object) -> list[str]:
    """Authors as a list, however they are given."""
    parts = value if isinstance(value, list) else re.split(r"\s*[;,]\s*|\s+(?:and|und|et)\s+", str(value))
    return [str(part) for part in parts if squash(str(part))]


def print_score(name: str, program: str, pages: int, score: Score) -> None:
    """One line of the table."""
    columns = " ".join(f"{share(score, what):>14}" for what in ("title", "authors", "day"))
    body, whole = mean(score.f1, score.passages), mean(score.f1_with_title, score.passages_with_title)
    speed = 1000 * score.seconds / pages
    print(
        f"{name:17} {program:12} {pages:5} {body:8.4f} {whole:10.4f} {columns} {score.timed:6} {speed:5.0f}"
    )


def mean(values: list[float], passages: Counter[str]) -> float:
    """The mean over the texts; where there are none, F1 over the passages."""
    if values:
        return sum(values) / len(values)
    return 2 * passages["found"] / max(2 * passages["found"] + passages["missing"] + passages["wrong"], 1)


def share(score: Score, what: str) -> str:
    """How many of the known are right."""
    known, right = score.known[what], score.right[what]
    return f"{right}/{known} {100 * right / known:.1f} %" if known else "-"


if __name__ == "__main__":
    main()
