"""Measure people extraction: `python bench/people.py --data DIR`, DIR being the unpacked development data.

Scored per document: the set of people found against the set annotated, by exact full name (without regard to
case). A gold mention that is part of another gold name of its document counts as that person.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from newsbrowse.extract.people import find_people
from newsbrowse.text.fold import fold


def gold_people(mentions: Iterable[str]) -> set[str]:
    """The people that a document's mentions amount to: parts of longer names are left out."""
    names = sorted({fold(mention) for mention in mentions}, key=len, reverse=True)
    kept: list[str] = []
    for name in names:
        words = set(name.split())
        if not any(words < set(other.split()) for other in kept):
            kept.append(name)
    return set(kept)


def conll(path: Path, shortest: float) -> Iterator[tuple[str, str, set[str]]]:
    """Documents of CoNLL-2003 with more than `shortest` tokens a sentence on average."""
    for record in _records(path):
        sentences = record["sentences"]
        if sum(map(len, sentences)) / len(sentences) > shortest:
            yield record["id"], record["text"], gold_people(record["per_set"])


def gum_news(path: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Wikinews of GUM, with those of its people that are linked to an encyclopedia: read the recall only."""
    for record in _records(path):
        yield record["id"], record["text"], gold_people(map(unquote, record["persons"]))


def meantime(path: Path) -> Iterator[tuple[str, str, set[str]]]:
    """The annotated beginnings of MEANTIME's Wikinews."""
    for record in _records(path):
        text = record["text"][: record["annotated_end"]]
        named = [e["text"] for e in record["entities"] if e.get("type") == "PER" and e.get("syn") == "NAM"]
        yield record["id"], text, gold_people(named)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _score(name: str, documents: Iterable[tuple[str, str, set[str]]], verbose: bool) -> None:
    counts = {"all": [0, 0, 0], "full": [0, 0, 0]}
    total = 0
    for key, text, gold in documents:
        total += 1
        found = {fold(person.name) for person in find_people("", text)}
        if verbose and found != gold:
            print(key, "  +", sorted(found - gold), "  -", sorted(gold - found))
        for kind, count in counts.items():
            a, b = ({n for n in names if kind == "all" or " " in n} for names in (found, gold))
            count[0] += len(a & b)
            count[1] += len(a)
            count[2] += len(b)
    for kind, (right, found_count, gold_count) in counts.items():
        precision = right / max(found_count, 1)
        recall = right / max(gold_count, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name:<22} {kind:<5} {total:>5} {gold_count:>6} {precision:7.3f} {recall:7.3f} {f1:7.3f}")


def _speed(bodies: list[str]) -> None:
    texts = [" ".join(body.split(" ")[:400]) for body in bodies if body.count(" ") >= 400]
    find_people("", texts[0])
    began = time.process_time()
    for text in texts:
        find_people("", text)
    print(f"{len(texts) / (time.process_time() - began):,.0f} articles of 400 words a second of one core")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--verbose", action="store_true", help="show the errors of every document")
    parser.add_argument("--only", default="", help="a part of the name of the sets to score")
    options = parser.parse_args()
    data: Path = options.data
    print(f"{'set':<22} {'names':<5} {'docs':>5} {'gold':>6} {'prec.':>7} {'recall':>7} {'F1':>7}")
    sets = {
        "conll testa, prose": lambda: conll(data / "conll2003" / "testa.jsonl", 12),
        "conll testa": lambda: conll(data / "conll2003" / "testa.jsonl", 0),
        "conll train, prose": lambda: conll(data / "conll2003" / "train.jsonl", 12),
        "gum news": lambda: gum_news(data / "gum_news" / "gum_news.jsonl"),
        "meantime": lambda: meantime(data / "meantime" / "meantime.jsonl"),
    }
    for name, read in sets.items():
        if options.only in name:
            _score(name, read(), options.verbose)
    records = _records(data / "allsides" / "allsides_sample.jsonl")
    _speed([record["body"] for _, record in zip(range(1500), records, strict=False)])


if __name__ == "__main__":
    main()
