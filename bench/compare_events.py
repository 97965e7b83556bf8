"""Sentences of two articles that share an event (ECB+): are they paired, and rightly? In `compare.py`."""

from __future__ import annotations

import csv
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from compare_baselines import Score, at_recall, fuzz_ratio, fuzz_token_set, tfidf_cosine
from newsbrowse.compare import compare
from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Article, Comparison, Span
from newsbrowse.text.sentences import sentences

_RECALLS = (0.05, 0.10, 0.12, 0.15, 0.20)


class Document(Struct, frozen=True):
    """An article and, for each of its sentences, the ids of the events in it; none where nobody looked."""

    article: Article
    spans: tuple[Span, ...]
    events: tuple[frozenset[str], ...]

    def annotated(self) -> list[tuple[str, frozenset[str]]]:
        """The sentences with events."""
        found = zip(self.spans, self.events, strict=True)
        return [(self.article.body[start:end], ids) for (start, end), ids in found if ids]

    def events_at(self, span: Span) -> frozenset[str]:
        """The events of a sentence."""
        return self.events[self.spans.index(span)]


def events(folder: Path, limit: int) -> None:
    """Print precision and recall on pairs of documents, beside those of the baselines."""
    with (folder / "pairs.tsv").open(encoding="utf-8") as lines:
        wanted = [(row[0], row[1]) for row in csv.reader(lines, delimiter="\t")][1:]
    wanted = random.Random(1).sample(wanted, min(limit, len(wanted)))
    documents = _documents(folder / "ecbplus.jsonl", {name for pair in wanted for name in pair})
    pairs = [(documents[a], documents[b]) for a, b in wanted]
    gold = sum(bool(x & y) for a, b in pairs for _, x in a.annotated() for _, y in b.annotated())
    print(f"\nECB+: {len(pairs)} document pairs, {gold} sentence pairs share an event")
    _ours(pairs, gold)
    texts = (text for document in documents.values() for text, _ in document.annotated())
    _baseline("TF-IDF cosine", tfidf_cosine(texts), pairs, gold)
    _baseline("rapidfuzz ratio", fuzz_ratio, pairs, gold)
    _baseline("rapidfuzz token_set", fuzz_token_set, pairs, gold)


def _documents(path: Path, names: set[str]) -> dict[str, Document]:
    with path.open(encoding="utf-8") as lines:
        read = (json.loads(line) for line in lines)
        return {data["id"]: _document(data) for data in read if data["id"] in names}


def _document(data: dict[str, object]) -> Document:
    text, mentions = str(data["text"]), data["mentions"]
    assert isinstance(mentions, list)
    places = [
        (int(m["start"]), str(m["instance"])) for m in mentions if "ACTION" in m["tag"] and m.get("instance")
    ]
    spans = tuple(sentences(text))
    article = Article("00000000", "", text, analysis=analyse("", text, None))
    found = (frozenset(event for at, event in places if span.start <= at < span.end) for span in spans)
    return Document(article, spans, tuple(found))


def _ours(pairs: Sequence[tuple[Document, Document]], gold: int) -> None:
    found: Counter[tuple[str, bool]] = Counter()
    for a, b in pairs:
        found.update(_judged(a, b, compare(a.article, b.article)))
    for kinds in (("verbatim",), ("near",), ("claim",), ("verbatim", "near", "claim")):
        hits, misses = (sum(found[kind, true] for kind in kinds) for true in (True, False))
        name = kinds[0] if len(kinds) == 1 else "newsbrowse"
        precision = hits / max(1, hits + misses)
        print(f"  {name:22} {hits + misses:6} pairs  precision {precision:.3f}  recall {hits / gold:.3f}")


def _judged(a: Document, b: Document, found: Comparison) -> Iterator[tuple[str, bool]]:
    for pair in found.pairs:
        x, y = a.events_at(pair.left), b.events_at(pair.right)
        if x and y:
            yield pair.kind.value, bool(x & y)


def _baseline(name: str, score: Score, pairs: Sequence[tuple[Document, Document]], gold: int) -> None:
    scored = [
        (score(left, right), bool(x & y))
        for a, b in pairs
        for left, x in a.annotated()
        for right, y in b.annotated()
    ]
    precisions = (f"{at_recall(scored, gold, recall):.3f} at {recall:.2f}" for recall in _RECALLS)
    print(f"  {name:22} precision {', '.join(precisions)}")
