"""Measure how names are joined: `python bench/identity.py --data DATA [--library LIBRARY]`.

Where people have ids across documents (ECB+, MEANTIME), a pair of people found in two documents is right if
both have the same id. Told are precision and recall of the pairs that have one value, before names are joined
and after, and of these the pairs whose names differ. Of a library are told its values before and after, what
joining takes, and how many joins of a sample were judged right by hand. The sample are the joins of the
smallest hashes, which are others for each `--seed`; the judgements are kept in `identity_judged.txt`,
and `--sample` prints the joins that lack one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from newsbrowse.archive.store import Store
from newsbrowse.archive.tallies import year_of
from newsbrowse.extract.identities import ANY_YEAR, Identity, decide
from newsbrowse.extract.identity_names import block_of, parts
from newsbrowse.extract.people import find_people
from newsbrowse.models import UNSURE

JUDGED = Path(__file__).with_name("identity_judged.txt")
SAMPLE = 150
Names = dict[str, dict[int, int]]


class Found(NamedTuple):
    """A person found in a document: the id is that of the annotators."""

    group: str
    document: str
    name: str
    year: int
    id: str


def annotated(data: Path) -> Iterator[tuple[str, list[Found]]]:
    """The people found in documents whose people have ids; pairs are looked at within a group."""
    for name, path, mentions, group in (
        ("ECB+", data / "ecbplus" / "ecbplus.jsonl", "mentions", "event"),
        ("MEANTIME", data / "meantime" / "meantime.jsonl", "entities", "topic"),
    ):
        with path.open(encoding="utf-8") as lines:
            yield name, [found for line in lines for found in _found(json.loads(line), mentions, group)]


def _found(document: dict[str, Any], mentions: str, group: str) -> Iterator[Found]:
    gold = [m for m in document[mentions] if m.get("instance") and _is_person(m)]
    for person in find_people("", document["text"]):
        ids = Counter(
            m["instance"]
            for span in person.mentions
            for m in gold
            if (m["start"] <= span.start and span.end <= m["end"]) or (m["start"], m["end"]) == tuple(span)
        )
        if ids:
            (best, _), *_ = ids.most_common(1)
            year = year_of(document.get("date"))
            yield Found(str(document[group]), str(document["id"]), person.name, year, best)


def _is_person(mention: dict[str, Any]) -> bool:
    return str(mention.get("tag") or mention.get("type")).endswith("PER")


def joined(names: Names) -> dict[tuple[str, int], Identity]:
    """What is decided of names."""
    blocks: dict[str, Names] = defaultdict(dict)
    for name, years in names.items():
        blocks[block_of(name)][name] = years
    return {(one.name, one.year): one for block in blocks.values() for one in decide(block)}


def value_of(decided: Mapping[tuple[str, int], Identity], name: str, year: int) -> str:
    """What a name is shown as in a year."""
    found = decided.get((name, year)) or decided.get((name, ANY_YEAR))
    return found.value if found else name


def score(found: Iterable[Found]) -> str:
    """Precision and recall of pairs of people before and after joining."""
    everybody = list(found)
    names: Names = defaultdict(lambda: defaultdict(int))
    for one in everybody:
        names[one.name][one.year] += 1
    decided = joined({name: dict(years) for name, years in names.items()})
    counts: Counter[str] = Counter()
    for a, b in combinations(everybody, 2):
        if a.group != b.group or a.document == b.document:
            continue
        after = value_of(decided, a.name, a.year) == value_of(decided, b.name, b.year)
        for stage, same in (
            ("before", a.name == b.name),
            ("after", after),
            ("new", after and a.name != b.name),
        ):
            counts[f"{stage} told"] += same
            counts[f"{stage} right"] += same and a.id == b.id
        counts["gold"] += a.id == b.id
    cells = []
    for stage in ("before", "after"):
        right, told = counts[f"{stage} right"], counts[f"{stage} told"]
        cells.append(f"{stage} P {right / max(told, 1):.3f} R {right / max(counts['gold'], 1):.3f}")
    new = f"pairs of different names joined {counts['new right']}/{counts['new told']} right"
    return f"{len(everybody)} people found, {counts['gold']} true pairs: {', '.join(cells)}; {new}"


def library_names(library: Path) -> Names:
    """The names of a library with their articles by year."""
    names: Names = defaultdict(dict)
    with closing(sqlite3.connect(f"file:{library / 'library.db'}?mode=ro", uri=True)) as database:
        rows = database.execute(
            "SELECT n.name, t.year, t.articles FROM names n JOIN tallies t ON t.name = n.number"
            " WHERE n.kind = 'person'"
        )
        for name, year, articles in rows:
            names[name][year] = articles
    return dict(names)


def about(library: Path, *, sample: bool, seed: str) -> Iterator[str]:
    """What joining does to the names of a library."""
    names = library_names(library)
    began = time.perf_counter()
    decided = joined(names)
    seconds = time.perf_counter() - began
    after = {value_of(decided, name, year) for name, years in names.items() for year in years}
    unsure = sum(value.endswith(UNSURE) for value in after)
    sizes = f"{len(names):,} names, {len(after):,} values, {unsure:,} of them unsure"
    yield f"{sizes}; decided in {seconds:.2f} s"
    judged = dict(line.split() for line in JUDGED.read_text().splitlines() if not line.startswith("#"))
    for what, chosen in _samples(decided.values(), seed):
        verdicts = Counter(judged.get(_key(one), "?") for one in chosen)
        right, wrong, open_ = (verdicts[sign] for sign in ("+", "-", "?"))
        share = f"{right / max(right + wrong, 1):.3f}"
        yield f"{what}: {right} right, {wrong} wrong by hand ({share}), {open_} not judged, of {len(chosen)}"
        for one in chosen if sample else ():
            if _key(one) not in judged:
                yield f"{_key(one)} ? {one.name} ({one.year}) -> {one.value}"


def _samples(decided: Iterable[Identity], seed: str) -> Iterator[tuple[str, list[Identity]]]:
    sure = [one for one in decided if not one.value.endswith(UNSURE) and parts(one.name) != parts(one.value)]
    full = sorted((one for one in sure if parts(one.name).given), key=partial(_key, seed=seed))
    lone = sorted((one for one in sure if one.year != ANY_YEAR), key=partial(_key, seed=seed))
    yield "full names and initials", full[:SAMPLE]
    yield "surnames alone, by year", lone[:SAMPLE]


def _key(one: Identity, seed: str = "") -> str:
    return hashlib.sha256(f"{seed}{one.name}|{one.year}|{one.value}".encode()).hexdigest()[:16]


def whole(library: Path) -> str:
    """What it takes to count and decide the names of a library that has none yet."""
    from newsbrowse.archive import tallies
    from newsbrowse.archive.settling import keep_settled

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "library.db"
        with closing(sqlite3.connect(library / "library.db")) as database:
            database.execute("VACUUM INTO ?", (str(copy),))
        with closing(sqlite3.connect(copy, isolation_level=None)) as database:
            for table in ("names", "named", "tallies", "identities", "unsettled", "renewed"):
                database.execute(f"DELETE FROM {table}")
            tallies.begin(database)
            database.execute("VACUUM")
        before = copy.stat().st_size
        store = Store.open(Path(folder))
        began = time.perf_counter()
        keep_settled(store, 0)
        seconds = time.perf_counter() - began
        articles = store.count()
        store.close()
        grown = copy.stat().st_size - before
    return (
        f"counted and decided from nothing: {seconds:.1f} s for {articles:,} articles, {grown / 1e6:.1f} MB"
    )


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--seed", default="", help="another sample of the joins")
    parser.add_argument("--sample", action="store_true", help="print the joins that are not judged yet")
    asked = parser.parse_args()
    for name, found in annotated(asked.data) if asked.data else ():
        print(f"{name}: {score(found)}")
    if asked.library:
        print("\n".join(about(asked.library, sample=asked.sample, seed=asked.seed)))
        print(whole(asked.library))


if __name__ == "__main__":
    main()
