"""The ledgers of pairs of real accounts, for somebody to read against the texts.

    python bench/ledgers.py --data DIR [--seed N] [--pairs N] [--kind KIND ...] [--one-sided N]

DIR is the folder of development data. Articles of AllSides are drawn by the seed, each with the account that
newsbrowse thinks most worth comparing: of another outlet, at most a day apart, with three aligned passages or
more. Printed is each row that stands on both sides, with the words around its first places, and, with
--one-sided, so many of the rows that one side alone has. Whether a row is true only a reader can say.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from compare_candidates import article_entries
from newsbrowse.archive.library import Library
from newsbrowse.compare import compare
from newsbrowse.models import Article, Comparison, LedgerRow, Search, Side, Span

_KINDS = ("figures", "dates", "quotes")
_AROUND = 70
_SHORTEST = 800
_DAY = len("2026-02-04")
_LEAST_PAIRS = 3


def drawn(library: Library, seed: int, count: int) -> Iterator[Comparison]:
    """Comparisons of accounts of one event, no article twice."""
    articles = {article.id: article for article in library.export(Search())}
    order = sorted(articles)
    random.Random(seed).shuffle(order)
    seen: set[str] = set()
    for id_ in order:
        left = articles[id_]
        hits = library.candidates(left, limit=1) if id_ not in seen and _is_fit(left) else ()
        right = articles[hits[0].id] if hits else None
        if right is None or right.id in seen or not _is_fit(right) or not _are_two(left, right):
            continue
        comparison = compare(left, right)
        if len(comparison.pairs) >= _LEAST_PAIRS:
            seen |= {left.id, right.id}
            yield comparison
            count -= 1
        if not count:
            return


def _is_fit(article: Article) -> bool:
    return len(article.published or "") >= _DAY and len(article.body) >= _SHORTEST


def _are_two(left: Article, right: Article) -> bool:
    days = [date.fromisoformat((article.published or "")[:10]) for article in (left, right)]
    return left.source != right.source and abs((days[0] - days[1]).days) <= 1


def show(comparison: Comparison, row: LedgerRow) -> None:
    """Print a row with what stands around its first place on each side."""
    standing = "!!" if row.differs else {Side.BOTH: "==", Side.LEFT: "< ", Side.RIGHT: " >"}[row.side]
    print(f"{row.kind} {standing} {row.left[:70]} | {row.right[:70]} | {row.note[:110]}")
    for article, spans in ((comparison.left, row.left_spans), (comparison.right, row.right_spans)):
        if spans:
            print(f"    {_around(article.body, spans)}")


def _around(body: str, spans: Sequence[Span]) -> str:
    start, end = spans[0]
    words = body[max(start - _AROUND, 0) : start], body[start:end][:200], body[end : end + _AROUND]
    return f"{words[0]}[{words[1]}]{words[2]}".replace("\n", "/")


def main() -> None:
    """Draw the pairs and print their rows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--pairs", type=int, default=30)
    parser.add_argument("--kind", action="append", choices=_KINDS)
    parser.add_argument("--one-sided", type=int, default=0, help="so many of each kind, by the seed")
    options = parser.parse_args()
    kinds, counts = options.kind or _KINDS, Counter[tuple[str, str]]()
    alone: list[tuple[Comparison, LedgerRow]] = []
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder), create=True) as library:
        library.add(article_entries(options.data / "allsides" / "allsides_sample.jsonl", "allsides"))
        for number, comparison in enumerate(drawn(library, options.seed, options.pairs)):
            print(f"\n=== {number} {comparison.left.title[:70]!r} | {comparison.right.title[:70]!r}")
            for row in (row for row in comparison.ledger if row.kind in kinds):
                counts[row.kind, "differs" if row.differs else row.side.value] += 1
                if row.side is Side.BOTH:
                    show(comparison, row)
                else:
                    alone.append((comparison, row))
    random.Random(options.seed).shuffle(alone)
    for kind in kinds:
        for comparison, row in [one for one in alone if one[1].kind == kind][: options.one_sided]:
            show(comparison, row)
    print()
    for (kind, standing), count in sorted(counts.items()):
        print(f"{kind:10} {standing:8} {count:6}")


if __name__ == "__main__":
    main()
