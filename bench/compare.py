"""How well and how fast two articles are compared, with TF-IDF cosine and rapidfuzz in the same tables.

    python bench/compare.py --data DIR [--only speed|sentences|events|candidates] [--limit N]

DIR is the folder of development data. Printed: the time for two articles of given lengths; accuracy and F1 of
the pair decision on sentence pairs that people labelled (MSRP, STS, PAN), the baselines at their best
thresholds; precision and recall of sentence pairs that share an event (ECB+); how often the best candidate to
compare with tells of the same event (BASIL).
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from compare_candidates import candidates
from compare_events import events
from compare_sentences import sentence_pairs
from newsbrowse.compare import compare
from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Article

_ALL = 1_000_000


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
        left, right = (_article(" ".join(text)) for text in texts)
        times = []
        for _ in range(3 if words < 50_000 else 1):
            begun = time.perf_counter()
            found = compare(left, right)
            times.append(time.perf_counter() - begun)
        size = f"{len(found.pairs)} pairs, {len(found.ledger)} rows"
        print(f"  {words:7} words each  {min(times) * 1000:8.1f} ms  {size}")


def _article(text: str) -> Article:
    return Article("00000000", "", text, analysis=analyse("", text, None))


def main() -> None:
    """Run the measurements."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=("speed", "sentences", "events", "candidates"))
    parser.add_argument("--limit", type=int, default=_ALL, help="the most pairs of each set, by a fixed seed")
    options = parser.parse_args()
    if options.only in (None, "speed"):
        speed(options.data)
    if options.only in (None, "sentences"):
        sentence_pairs(options.data / "paraphrase", options.limit)
    if options.only in (None, "events"):
        events(options.data / "ecbplus", options.limit)
    if options.only in (None, "candidates"):
        candidates(options.data)


if __name__ == "__main__":
    main()
