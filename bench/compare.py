"""How well and how fast two articles are compared.

    python bench/compare.py --data DIR [--only speed|msrp|pan|ecb]

DIR is the folder of development data. Printed: time for two articles of given lengths;
accuracy and F1 of the pair decision on sentence pairs (MSRP, PAN) beside TF-IDF cosine and rapidfuzz at
their best thresholds; precision and recall of sentence pairs that share an event id (ECB+), of documents on
the same topic.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt
from pathlib import Path

from rapidfuzz import fuzz

from newsbrowse.compare import compare
from newsbrowse.compare.align import judge
from newsbrowse.compare.passages import passages, weigh, words_of
from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Article, Span

Decision = tuple[float, bool]


def article(text: str, number: int = 0) -> Article:
    """A text as an analysed article."""
    return Article(f"{number:08d}", "", text, analysis=analyse("", text, None))


def measures(decided: Sequence[tuple[bool, bool]]) -> tuple[float, float, float, float]:
    """Accuracy, precision, recall and F1 of (said, true) decisions."""
    right = sum(said == true for said, true in decided)
    hits = sum(said and true for said, true in decided)
    precision = hits / max(1, sum(said for said, _ in decided))
    recall = hits / max(1, sum(true for _, true in decided))
    return right / len(decided), precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def best_threshold(scored: Sequence[Decision]) -> tuple[float, list[tuple[bool, bool]]]:
    """The threshold with the highest accuracy, and the decisions it makes."""
    cut = max(
        (c / 100 for c in range(5, 100)), key=lambda c: sum((score >= c) == true for score, true in scored)
    )
    return cut, [(score >= cut, true) for score, true in scored]


def tfidf_scores(rows: Sequence[tuple[str, str, bool]]) -> list[Decision]:
    """Cosine of TF-IDF vectors, document frequencies taken from all sentences of the set."""
    bags = [(Counter(words_of(a)), Counter(words_of(b)), true) for a, b, true in rows]
    frequency = Counter(word for a, b, _ in bags for bag in (a, b) for word in bag)
    rarity = {word: log(2 * len(rows) / n) for word, n in frequency.items()}

    def norm(bag: Counter[str]) -> float:
        return sqrt(sum((n * rarity[word]) ** 2 for word, n in bag.items())) or 1.0

    return [
        (sum(a[w] * b[w] * rarity[w] ** 2 for w in a.keys() & b.keys()) / (norm(a) * norm(b)), true)
        for a, b, true in bags
    ]


def ours(rows: Sequence[tuple[str, str, bool]]) -> list[tuple[bool, bool, str]]:
    """The pair decision of newsbrowse on each two sentences, and its kind."""
    decided = []
    for a, b, true in rows:
        left, right = (passages(article(text), [Span(0, len(text))]) for text in (a, b))
        weigh(left, right)
        verdict = judge(left[0], right[0])
        decided.append((verdict is not None, true, verdict[0].value if verdict else "-"))
    return decided


def sentence_pairs(path: Path, limit: int) -> None:
    """Print the table of one set of labelled sentence pairs."""
    with path.open(newline="", encoding="utf-8") as lines:
        table = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    rows = [(r[0], r[1], r[2] == "1") for r in table if len(r) == 3]
    rows = random.Random(1).sample(rows, min(limit, len(rows)))
    print(f"\n{path.name}: {len(rows)} pairs, {sum(r[2] for r in rows)} the same")
    decided = ours(rows)
    show("newsbrowse", [(said, true) for said, true, _ in decided])
    for kind in ("verbatim", "near", "claim"):
        show(f"  as {kind}", [(k == kind, true) for _, true, k in decided])
    for name, scored in (
        ("TF-IDF cosine", tfidf_scores(rows)),
        ("rapidfuzz ratio", [(fuzz.ratio(a, b) / 100, t) for a, b, t in rows]),
        ("rapidfuzz token_set", [(fuzz.token_set_ratio(a, b) / 100, t) for a, b, t in rows]),
    ):
        cut, at_best = best_threshold(scored)
        show(f"{name} >= {cut:.2f}", at_best)


def show(name: str, decided: Sequence[tuple[bool, bool]]) -> None:
    """Print one line of a table."""
    accuracy, precision, recall, f1 = measures(decided)
    print(f"  {name:28} accuracy {accuracy:.3f}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def events(document: dict[str, list[dict[str, object]]], span: Span) -> set[str]:
    """The ids of the events that a stretch of an ECB+ document mentions."""
    return {
        str(m["instance"])
        for m in document["mentions"]
        if "ACTION" in str(m["tag"]) and m.get("instance") and span.start <= int(str(m["start"])) < span.end
    }


def ecb(folder: Path, limit: int) -> None:
    """Print precision and recall of pairs of sentences that share an event, and by kind of pair."""
    with (folder / "ecbplus.jsonl").open(encoding="utf-8") as lines:
        documents = {d["id"]: d for d in map(json.loads, lines)}
    with (folder / "pairs.tsv").open(encoding="utf-8") as lines:
        wanted = [(r[0], r[1]) for r in csv.reader(lines, delimiter="\t") if r[2] == "1"]
    wanted = random.Random(1).sample(wanted, min(limit, len(wanted)))
    articles = {
        name: article(documents[name]["text"]) for name in sorted({n for pair in wanted for n in pair})
    }
    judged: dict[str, list[float]] = defaultdict(list)
    gold = 0
    for a, b in wanted:
        found = compare(articles[a], articles[b])
        left = [ids for span in found.left_passages if (ids := events(documents[a], span))]
        right = [ids for span in found.right_passages if (ids := events(documents[b], span))]
        gold += sum(bool(x & y) for x in left for y in right)
        for pair in found.pairs:
            x, y = events(documents[a], pair.left), events(documents[b], pair.right)
            if x and y:
                judged[pair.kind.value].append(pair.score if x & y else -pair.score)
    everything = [score for scores in judged.values() for score in scores]
    print(f"\nECB+: {len(wanted)} document pairs, {gold} sentence pairs share an event")
    for name, scores in [*judged.items(), ("all", everything)]:
        hits = sum(score > 0 for score in scores)
        print(
            f"  {name:9} {len(scores):6} pairs  precision {hits / len(scores):.3f}  recall {hits / gold:.3f}"
        )
    claims = judged["claim"]
    for cut in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        kept = [score for score in claims if abs(score) >= cut]
        hits = sum(score > 0 for score in kept)
        print(f"  claim >= {cut:.2f} {len(kept):6} pairs  precision {hits / max(1, len(kept)):.3f}")


def speed(folder: Path) -> None:
    """Print the time to compare two analysed articles of several lengths."""
    with (folder / "bbc" / "bbc.jsonl").open(encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"] for line in lines]
    print("\nTwo articles, analysed before")
    for words in (300, 1_000, 10_000, 100_000):
        texts = [
            " \n\n".join(bodies[start:]).split(" ")[:words] for start in (0, 40 if words < 50_000 else 300)
        ]
        texts[1][: words // 4] = texts[0][: words // 4]
        left, right = (article(" ".join(text)) for text in texts)
        times = []
        for _ in range(3 if words < 50_000 else 1):
            begun = time.perf_counter()
            found = compare(left, right)
            times.append(time.perf_counter() - begun)
        size = f"{len(found.pairs)} pairs, {len(found.ledger)} rows"
        print(f"  {words:7} words each  {min(times) * 1000:8.1f} ms  {size}")


def main() -> None:
    """Run the measurements."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=("speed", "msrp", "pan", "ecb"))
    parser.add_argument("--limit", type=int, default=4_000)
    options = parser.parse_args()
    if options.only in (None, "speed"):
        speed(options.data)
    if options.only in (None, "msrp"):
        sentence_pairs(options.data / "paraphrase" / "msrp_train.tsv", options.limit)
    if options.only in (None, "pan"):
        sentence_pairs(options.data / "paraphrase" / "pan_train.tsv", options.limit)
    if options.only in (None, "ecb"):
        ecb(options.data / "ecbplus", options.limit)


if __name__ == "__main__":
    main()
