"""Makes a large library out of the development data, with real words, names and days.

    python bench/million.py --data DIR --library LIBRARY [--articles 1000000] [--seed 1]

Articles of about 300 words are put together from runs of one to five consecutive sentences of the Reuters,
AllSides and BBC articles in DIR: title, day and opening are those of one article, the rest comes from others
of the same collection. Sentences are drawn evenly, so that words, names and days are as frequent as in the
sources; source and authors are those of AllSides articles. Each source article is analysed once, its spans
are shifted to where its sentences stand. The same seed makes the same articles. What real articles would have
and these have not: ever new words and names.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import sys
import time
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive.alike import Wording
from newsbrowse.archive.analysing import EXTRACTION_VERSION
from newsbrowse.archive.codec import decode_analysis, encode_analysis
from newsbrowse.archive.library import Library
from newsbrowse.archive.periods import is_period
from newsbrowse.archive.store import Store
from newsbrowse.archive.writes import Analysed
from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Analysis, Country, Entry, Person, PublishedFrom, Span
from newsbrowse.readers.paragraphs import tidy
from newsbrowse.text.clean import clean, clean_block
from newsbrowse.text.sentences import sentences

SETS = ("reuters21578/reuters_train.jsonl", "allsides/allsides_sample.jsonl", "bbc/bbc.jsonl")
BYLINES = 1
"""The place in `SETS` of the set whose sources and authors all articles get."""

WORDS = (200, 360)
"""An article ends once it has a number of words drawn between these."""

LONGEST_RUN = 5
BATCH = 1_000
AHEAD = 4
"""Batches that are made ahead of the writing: bounds memory."""


class Source(Struct, frozen=True):
    """A real article with what was read out of it."""

    title: str
    body: str
    published: str | None
    byline: tuple[str, tuple[str, ...]]
    sentences: tuple[Span, ...]
    analysis: Analysis


class Draft:
    """An article that is being put together from runs of sentences, with the facts of these."""

    def __init__(self) -> None:
        self.words = 0
        self._runs: list[str] = []
        self._length = 0
        self._people: dict[str, list[Span]] = {}
        self._countries: dict[str, tuple[Country, list[Span]]] = {}
        self._rest: dict[str, list[Any]] = {"dates": [], "quotes": [], "figures": []}

    def add(self, source: Source, first: int, count: int, *, is_lead: bool = False) -> None:
        """Add a run of sentences; of the lead also what its title names, and which countries it is about."""
        last = min(first + count, len(source.sentences)) - 1
        start, end = source.sentences[first].start, source.sentences[last].end
        by = self._length - start

        def moved(spans: Sequence[Span]) -> list[Span]:
            return [Span(a + by, b + by) for a, b in spans if a >= start and b <= end]

        for person in source.analysis.people:
            spans = moved(person.mentions)
            if spans or (is_lead and not person.mentions):
                self._people.setdefault(person.name, []).extend(spans)
        for country in source.analysis.countries:
            spans = moved(country.mentions)
            if spans or (is_lead and country.about):
                new = replace(country, about=is_lead and country.about, mentions=())
                self._countries.setdefault(country.code, (new, []))[1].extend(spans)
        for kind, facts in self._rest.items():
            for fact in getattr(source.analysis, kind):
                if fact.start >= start and fact.end <= end:
                    facts.append(replace(fact, start=fact.start + by, end=fact.end + by))
        self._runs.append(source.body[start:end])
        self._length += end - start + 2
        self.words += self._runs[-1].count(" ") + 1

    def body(self) -> str:
        """The text; each run begins a paragraph."""
        return "\n\n".join(self._runs)

    def analysis(self) -> Analysis:
        """What is known of the text."""
        return Analysis(
            people=tuple(Person(name, tuple(spans)) for name, spans in self._people.items()),
            countries=tuple(replace(new, mentions=tuple(spans)) for new, spans in self._countries.values()),
            **{kind: tuple(facts) for kind, facts in self._rest.items()},
        )


class Maker:
    """Makes articles by number; the same seed and number give the same article."""

    def __init__(self, sets: list[list[Source]], seed: int) -> None:
        self._seed = seed
        self._sets = sets
        self._ends = [list(accumulate(len(source.sentences) for source in one)) for one in sets]
        self._bylines = [source.byline for source in sets[BYLINES]]

    def article(self, number: int) -> Analysed:
        """An article, analysed."""
        chance = random.Random(f"{self._seed}:{number}")
        kind = chance.choices(range(len(self._sets)), [ends[-1] for ends in self._ends])[0]
        lead, _ = self._sentence(kind, chance)
        draft = Draft()
        draft.add(lead, 0, chance.randint(1, LONGEST_RUN), is_lead=True)
        enough = chance.randint(*WORDS)
        while draft.words < enough:
            draft.add(*self._sentence(kind, chance), chance.randint(1, LONGEST_RUN))
        name, authors = chance.choice(self._bylines)
        body = draft.body()
        entry = Entry(
            origin=f"made:{self._seed}/{number}",
            title=lead.title,
            body=body,
            published=lead.published,
            published_from=PublishedFrom.METADATA if lead.published else PublishedFrom.UNKNOWN,
            source=name,
            authors=authors,
            language="en",
        )
        bands = tuple(Wording(entry.title, body).bands())
        return Analysed(entry, encode_analysis(draft.analysis(), body), EXTRACTION_VERSION, bands)

    def _sentence(self, kind: int, chance: random.Random) -> tuple[Source, int]:
        """One of all sentences of a set: the article it stands in, and its number there."""
        ends = self._ends[kind]
        drawn = chance.randrange(ends[-1])
        at = bisect_right(ends, drawn)
        return self._sets[kind][at], drawn - (ends[at - 1] if at else 0)


def read_source(row: dict[str, Any]) -> Source | None:
    """A line of the data as a source, analysed; None if there is no text."""
    body = clean_block(tidy(row.get("body") or ""))
    spans = tuple(sentences(body))
    if not spans:
        return None
    title = clean(row.get("title") or "").strip() or clean(body[:80])
    day = str(row.get("date") or "")[:10]
    published = day if is_period(day) else None
    byline = (clean(row.get("source") or "Reuters"), tuple(map(clean, row.get("authors") or ())))
    return Source(title, body, published, byline, spans, analyse(title, body, published))


def read_sets(data: Path) -> list[list[Source]]:
    """The sources of each file, in its order, analysed by one process a core."""
    sets = []
    with ProcessPoolExecutor() as workers:
        for name in SETS:
            with (data / name).open(encoding="utf-8") as lines:
                rows = [json.loads(line) for line in lines]
            sets.append([source for source in workers.map(read_source, rows, chunksize=64) if source])
    return sets


_maker: list[Maker] = []
"""The maker of a working process, which gets it by forking: it is too large to be sent."""


def _make(start: int, stop: int) -> list[Analysed]:
    return [_maker[0].article(number) for number in range(start, stop)]


def batches(maker: Maker, articles: int) -> Iterator[list[Analysed]]:
    """The articles in order, made in another process, a few batches ahead."""
    under_way: deque[Future[list[Analysed]]] = deque()
    _maker.append(maker)
    with ProcessPoolExecutor(1, get_context("fork")) as worker:
        for start in range(0, articles, BATCH):
            under_way.append(worker.submit(_make, start, min(start + BATCH, articles)))
            if len(under_way) > AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def write(path: Path, maker: Maker, articles: int) -> int:
    """Write the articles of a new library; the bytes of their titles and bodies."""
    store = Store.open(path, create=True)
    text = done = 0
    try:
        if store.count():
            sys.exit(f"{path} has articles already")
        for batch in batches(maker, articles):
            store.put(batch)
            text += sum(len((item.entry.title + item.entry.body).encode()) for item in batch)
            done += len(batch)
            if sys.stderr.isatty() or done % 50_000 == 0:
                print(f"{done:,} of {articles:,} written", file=sys.stderr)
    finally:
        store.close()
    return text


def shape(bodies: Sequence[str], analyses: Sequence[Analysis]) -> str:
    """What an article of some has on average."""
    means = {
        "words": [len(body.split()) for body in bodies],
        "people": [len(one.people) for one in analyses],
        "countries about": [sum(country.about for country in one.countries) for one in analyses],
        "dates": [len(one.dates) for one in analyses],
    }
    return ", ".join(f"{statistics.mean(values):.1f} {name}" for name, values in means.items())


def show_shapes(sets: list[list[Source]], maker: Maker) -> None:
    """Say how the made articles resemble the real ones."""
    real = [source for one in sets for source in one]
    first = [maker.article(number) for number in range(BATCH)]
    bodies = [item.entry.body for item in first]
    row("a real article has", shape([one.body for one in real], [one.analysis for one in real]))
    row(
        "a made article has",
        shape(
            bodies, [decode_analysis(item.analysis, body) for item, body in zip(first, bodies, strict=True)]
        ),
    )


def row(label: str, value: str) -> None:
    """Print a line of the table."""
    print(f"{label:32}{value}", flush=True)


def rate(label: str, articles: int, started: float) -> None:
    """Print how long a stage took."""
    seconds = time.perf_counter() - started
    row(label, f"{seconds:,.1f} s, {articles / seconds:,.0f} articles/s")


def main() -> None:
    """Make the library and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    parser.add_argument("--library", type=Path, required=True, help="a folder for the new library")
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.perf_counter()
    sets = read_sets(options.data)
    rate("analysing the sources", sum(map(len, sets)), started)
    maker = Maker(sets, options.seed)
    show_shapes(sets, maker)
    started = time.perf_counter()
    text = write(options.library, maker, options.articles)
    rate("making and storing", options.articles, started)
    started = time.perf_counter()
    with Library.open(options.library) as library:
        library.catch_up()
        rate("indexing", len(library), started)
    show_sizes(options.library, text)


def show_sizes(path: Path, text: int) -> None:
    """Print the sizes on disk, and the memory taken."""
    database = sum(file.stat().st_size for file in path.glob("library.db*"))
    index = sum(file.stat().st_size for file in (path / "index").rglob("*") if file.is_file())
    row("text, MB", f"{text / 1e6:,.0f}")
    row("library.db, MB", f"{database / 1e6:,.0f}")
    row("index, MB", f"{index / 1e6:,.0f}")
    row("library / text", f"{(database + index) / text:.2f}")
    row("largest resident memory, MB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f}")


if __name__ == "__main__":
    main()
