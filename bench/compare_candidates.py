"""Is the best candidate to compare with an account of the same event? A part of `compare.py`.

BASIL has triples: one event told by three outlets. They are mixed into the articles of AllSides, some of
which tell of the same events too and count as wrong all the same.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from newsbrowse.archive.library import Library
from newsbrowse.archive.store import Store
from newsbrowse.archive.writes import Analysed
from newsbrowse.models import Entry, Search


def candidates(data: Path) -> None:
    """Print how often the best candidate is of the same triple, without and with the days."""
    events: dict[str, str] = {}
    entries = [*_basil(data, events), *_entries(data / "allsides" / "allsides_sample.jsonl", "allsides")]
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder), create=True)
        for start in range(0, len(entries), 500):
            store.put([Analysed(entry, None) for entry in entries[start : start + 500]])
        store.close()
        with Library.open(Path(folder)) as library:
            _measure(library, events)


def _basil(data: Path, events: dict[str, str]) -> Iterator[Entry]:
    path = data / "basil" / "basil.jsonl"
    with path.open(encoding="utf-8") as lines:
        events.update((f"basil:{row['id']}", row["triplet"]) for row in map(json.loads, lines))
    yield from _entries(path, "basil")


def _entries(path: Path, name: str) -> Iterator[Entry]:
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            title, body = row.get("title") or "(untitled)", row.get("body") or row.get("text") or ""
            origin, source = f"{name}:{row['id']}", row.get("source") or name
            yield Entry(origin, title, body, row.get("date") or None, source=source)


def _measure(library: Library, events: dict[str, str]) -> None:
    articles = {origin: article for article in library.export(Search()) for origin in article.origins}
    event_of = {articles[origin].id: event for origin, event in events.items()}
    similar = near = 0
    for origin, event in events.items():
        article = articles[origin]
        similar += event_of.get(library.similar(article.id, limit=1)[0].id) == event
        near += event_of.get(library.candidates(article, limit=1)[0].id) == event
    print(f"\nBASIL among {len(library):,} articles: the first is of the same triple")
    print(f"  by likeness alone      {similar / len(events):.3f}")
    print(f"  newsbrowse, with days  {near / len(events):.3f}")
