"""Measure people extraction: `python bench/people.py --data DIR`, DIR being the unpacked development data.

Where all names of a document are known, the set of people found is held against the set annotated, by exact
full name (without regard to case); a gold mention that is part of another gold name of its document counts as
that person. Where only some are known, only the recall can be read. `--errors` lists the errors by kind, with
their surroundings.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from newsbrowse.extract.names import normal, word_class
from newsbrowse.extract.people import find_people
from newsbrowse.text.fold import fold

AROUND = 40
"""How many characters are shown on either side of an error."""


class Labelled(NamedTuple):
    """A document and the people that are known to be in it."""

    key: str
    title: str
    text: str
    gold: set[str]


class Set(NamedTuple):
    """A set of documents: where it lies, how it is read, and whether all its people are known."""

    name: str
    file: str
    read: Callable[[Path], Iterable[Labelled]]
    complete: bool = False


def gold_people(mentions: Iterable[str]) -> set[str]:
    """The people that a document's mentions amount to: parts of longer names are left out."""
    names = sorted({fold(mention) for mention in mentions}, key=lambda name: (-len(name), name))
    kept: list[str] = []
    for name in names:
        words = set(name.split())
        if not any(words < set(other.split()) for other in kept):
            kept.append(name)
    return set(kept)


def bare(mention: str) -> str:
    """A mention that may begin with a role or end with a possessive, as a name; empty if it is none."""
    words = mention.replace("’s", "").replace("'s", "").strip("\"'“”., ").split()
    while words and (not words[0][0].isupper() or normal(words[0]) in word_class("titles")):
        words.pop(0)
    sound = all(word[0].isupper() or word in word_class("particles") for word in words)
    return " ".join(words) if sound else ""


def conll(path: Path, shortest: float) -> Iterator[Labelled]:
    """Documents of CoNLL-2003 with more than `shortest` tokens a sentence on average."""
    for record in _records(path):
        sentences = record["sentences"]
        if sum(map(len, sentences)) / len(sentences) > shortest:
            yield Labelled(record["id"], "", record["text"], gold_people(record["per_set"]))


def gum_news(path: Path) -> Iterator[Labelled]:
    """Wikinews of GUM, with those of its people that are linked to an encyclopedia and stand there so."""
    for record in _records(path):
        names = [unquote(name).replace("_", " ") for name in record["persons"]]
        yield Labelled(record["id"], "", record["text"], _standing(names, record["text"]))


def meantime(path: Path) -> Iterator[Labelled]:
    """The annotated beginnings of MEANTIME's Wikinews: full names without the roles before them."""
    for record in _records(path):
        text = record["text"][: record["annotated_end"]]
        named = [e["text"] for e in record["entities"] if e.get("type") == "PER" and e.get("syn") == "NAM"]
        yield Labelled(record["id"], "", text, _full(named))


def ecbplus(path: Path) -> Iterator[Labelled]:
    """ECB+: full names among the people of the annotated sentences."""
    for record in _records(path):
        people = [m["text"] for m in record["mentions"] if m["tag"] == "HUMAN_PART_PER"]
        yield Labelled(record["id"], "", record["text"], _full(people))


def basil(path: Path) -> Iterator[Labelled]:
    """BASIL: the main entities of an article that are people, of those that it names in full."""
    for record in _records(path):
        entities = [name for name in record["main_entities"] if name[:1].isupper()]
        body = record["body"] or ""
        yield Labelled(record["id"], record["title"] or "", body, _standing(_full(entities), body))


def reuters(path: Path) -> Iterator[Labelled]:
    """Reuters: the surnames of officials, where the text has them."""
    for record in _records(path):
        body = record["body"] or ""
        if record["people"]:
            yield Labelled(record["id"], "", body, _standing(record["people"], body))


def _full(mentions: Iterable[str]) -> set[str]:
    return {name for name in gold_people(map(bare, mentions)) if " " in name}


def _standing(names: Iterable[str], text: str) -> set[str]:
    folded = fold(text)
    return {fold(name) for name in names if fold(name) in folded}


SETS = (
    Set("conll testa, prose", "conll2003/testa.jsonl", lambda path: conll(path, 12), complete=True),
    Set("conll testa", "conll2003/testa.jsonl", lambda path: conll(path, 0), complete=True),
    Set("conll train, prose", "conll2003/train.jsonl", lambda path: conll(path, 12), complete=True),
    Set("ecb+", "ecbplus/ecbplus.jsonl", ecbplus),
    Set("gum news", "gum_news/gum_news.jsonl", gum_news),
    Set("meantime", "meantime/meantime.jsonl", meantime),
    Set("basil", "basil/basil.jsonl", basil),
    Set("reuters, surnames", "reuters21578/reuters_train.jsonl", reuters),
)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


class Error(NamedTuple):
    """A name found that is none, or a name missed: of what kind, and where."""

    kind: str
    key: str
    name: str
    around: str


class Scored(NamedTuple):
    """What was counted in a set: by kind of names those right, found and annotated; and the errors."""

    documents: int
    counts: dict[str, list[int]]
    errors: list[Error]

    def precision_recall_f1(self, kind: str) -> tuple[float, float, float]:
        """Of one kind of names: `all` or `full`."""
        right, found, gold = self.counts[kind]
        precision, recall = right / max(found, 1), right / gold
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def score(which: Set, data: Path) -> Scored:
    """Hold what is found in a set against what is annotated."""
    counts = {"all": [0, 0, 0], "full": [0, 0, 0]}
    errors: list[Error] = []
    total = 0
    for document in which.read(data / which.file):
        total += 1
        found = {fold(person.name) for person in find_people(document.title, document.text)}
        gold = document.gold
        if which.name == "reuters, surnames":
            found = {word for name in found for word in (name, name.split()[-1])}
        wrong = sorted(found - gold) if which.complete else []
        errors += [_error("false", name, found - gold, gold, document) for name in wrong]
        errors += [_error("missed", name, gold - found, found, document) for name in sorted(gold - found)]
        for kind, count in counts.items():
            a, b = ({n for n in names if kind == "all" or " " in n} for names in (found, gold))
            count[0] += len(a & b)
            count[1] += len(a)
            count[2] += len(b)
    return Scored(total, counts, errors)


def _print_figures(which: Set, scored: Scored) -> None:
    for kind, (_, _, gold) in scored.counts.items():
        if not gold:
            continue
        precision, recall, f1 = scored.precision_recall_f1(kind)
        line = f"{which.name:<22} {kind:<5} {scored.documents:>5} {gold:>6} "
        print(
            f"{line}{precision:7.3f} {recall:7.3f} {f1:7.3f}"
            if which.complete
            else f"{line}{'':7} {recall:7.3f}"
        )


def _error(sort: str, name: str, own: set[str], others: set[str], document: Labelled) -> Error:
    words = set(name.split())
    parts = [set(other.split()) for other in others]
    if any(words < part for part in parts):
        kind = "the name is longer" if sort == "false" else "found longer"
    elif any(words > part for part in parts):
        kind = "the name is shorter" if sort == "false" else "found shorter"
    elif len(words) == 1:
        kind = "one word"
    elif any("." in word for word in words):
        kind = "initials"
    elif words & word_class("particles"):
        kind = "particles"
    else:
        kind = "several words"
    text = " ".join(document.text.split())
    at = fold(text).find(name)
    around = text[max(0, at - AROUND) : at + len(name) + AROUND] if at >= 0 else ""
    return Error(f"{sort}: {kind}", document.key, name, around)


def show(errors: list[Error]) -> None:
    """Print errors by kind, the most frequent kind first."""
    kinds: dict[str, list[Error]] = defaultdict(list)
    for error in errors:
        kinds[error.kind].append(error)
    for kind, members in sorted(kinds.items(), key=lambda item: -len(item[1])):
        print(f"  {kind}: {len(members)}")
        for error in members:
            print(f"    {error.key}  {error.name}  | {error.around}")


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
    parser.add_argument("--errors", action="store_true", help="list the errors of each set by kind")
    parser.add_argument("--only", default="", help="a part of the name of the sets to score")
    options = parser.parse_args()
    data: Path = options.data
    print(f"{'set':<22} {'names':<5} {'docs':>5} {'gold':>6} {'prec.':>7} {'recall':>7} {'F1':>7}")
    for which in SETS:
        if options.only in which.name:
            scored = score(which, data)
            _print_figures(which, scored)
            if options.errors:
                show(scored.errors)
    if not options.only:
        records = islice(_records(data / "allsides" / "allsides_sample.jsonl"), 1500)
        _speed([record["body"] for record in records])


if __name__ == "__main__":
    main()
