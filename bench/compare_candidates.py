"""Is the best candidate to compare with an account of the same event? A part of `compare.py`.

BASIL has triples: one event told by three outlets. They are mixed into the articles of AllSides, some of
which tell of the same events too. In the strict figure these count as wrong all the same. In the second one a
choice that is none of the triple counts as right if somebody read both articles and found that they tell of
the same event: the same happening on the same days, by another outlet. The judgements, by ids alone, are in
`compare_judged.txt`; a choice that nobody judged counts as wrong.

The texts of ECB+ have no title, day or outlet, and each is of an event, beside others of the same topic: two
earthquakes, two trials. There the words alone decide.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from newsbrowse.archive.library import Library
from newsbrowse.archive.store import Store
from newsbrowse.archive.writes import Analysed
from newsbrowse.models import Article, Entry, Search

_JUDGED = Path(__file__).parent / "compare_judged.txt"


def candidates(data: Path) -> None:
    """Print how often the best candidate is of the same event, without and with what newsbrowse looks at."""
    events: dict[str, str] = {}
    entries = [
        *_basil(data, events),
        *article_entries(data / "allsides" / "allsides_sample.jsonl", "allsides"),
    ]
    with _library(entries) as library:
        print(f"\nBASIL among {len(library):,} articles: the first is of the same triple")
        _measure(library, events, _judged())
    told: dict[str, str] = {}
    texts = list(_ecb(data, told))
    with _library(texts) as library:
        print(f"\nECB+, {len(library):,} texts: the first is of the same event")
        _measure(library, told, {})


def _basil(data: Path, events: dict[str, str]) -> Iterator[Entry]:
    path = data / "basil" / "basil.jsonl"
    with path.open(encoding="utf-8") as lines:
        events.update((f"basil:{row['id']}", row["triplet"]) for row in map(json.loads, lines))
    yield from article_entries(path, "basil")


def article_entries(path: Path, name: str) -> Iterator[Entry]:
    """The articles of a set, each with the origin `NAME:ID`."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            title, body = row.get("title") or "(untitled)", row.get("body") or row.get("text") or ""
            origin, source, day = f"{name}:{row['id']}", row.get("source") or name, row.get("date") or None
            yield Entry(origin, title, body, day, source=source, url=row.get("url") or None)


def _ecb(data: Path, events: dict[str, str]) -> Iterator[Entry]:
    with (data / "ecbplus" / "ecbplus.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            events[f"ecb:{row['id']}"] = row["event"]
            yield Entry(f"ecb:{row['id']}", "(untitled)", row["text"])


@contextmanager
def _library(entries: Sequence[Entry]) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder), create=True)
        for start in range(0, len(entries), 500):
            store.put([Analysed(entry, None) for entry in entries[start : start + 500]])
        store.close()
        with Library.open(Path(folder)) as library:
            yield library


def _judged() -> dict[tuple[str, str], bool]:
    """Pairs of origins that somebody judged: whether they tell of the same event."""
    lines = (line.split() for line in _JUDGED.read_text(encoding="utf-8").splitlines())
    return {(line[0], line[1]): line[2] == "same" for line in lines if line and line[0] != "#"}


def _measure(library: Library, events: Mapping[str, str], judged: Mapping[tuple[str, str], bool]) -> None:
    articles = {origin: article for article in library.export(Search()) for origin in article.origins}
    origins = {article.id: origin for origin, article in articles.items()}
    similar = strict = lenient = unjudged = 0
    for origin, event in events.items():
        article = articles[origin]
        similar += events.get(_first(library, origins, article)) == event
        chosen = origins[library.candidates(article, limit=1)[0].id]
        is_right = events.get(chosen) == event
        strict += is_right
        lenient += is_right or judged.get((origin, chosen), False)
        unjudged += not is_right and (origin, chosen) not in judged
    print(f"  by the engine alone    {similar / len(events):.3f}")
    print(f"  newsbrowse             {strict / len(events):.3f}")
    if judged:
        print(
            f"  judged by hand         {lenient / len(events):.3f}  (of the same event, whoever has it;",
            end="",
        )
        print(f" {unjudged} choices not judged)")


def _first(library: Library, origins: Mapping[str, str], article: Article) -> str:
    return origins[library.similar(article.id, limit=1)[0].id]
