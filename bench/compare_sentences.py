"""Sentence pairs that were labelled by people: is the pair decision right? A part of `compare.py`."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from compare_baselines import Measured, at_best, fuzz_ratio, fuzz_token_set, measured, tfidf_cosine
from newsbrowse.compare import compare
from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Article, PairKind

_NEARLY = 0.8
"""From this share of characters common in order on, a pair counts as nearly verbatim, whoever judges."""


class Labelled(Struct, frozen=True):
    """Two sentences, and whether people found that they say the same."""

    left: str
    right: str
    same: bool


def read(path: Path, same_from: float, limit: int) -> list[Labelled]:
    """A table of sentence pairs, or a sample with a fixed seed; a label from `same_from` on is yes."""
    with path.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    found = [Labelled(row[0], row[1], float(row[2]) >= same_from) for row in rows if len(row) == 3]
    return random.Random(1).sample(found, min(limit, len(found)))


def kind_of(pair: Labelled) -> PairKind | None:
    """What newsbrowse says of two articles of a sentence or a few each; the closest pair's kind."""
    left, right = (
        Article("00000000", "", text, analysis=analyse("", text, None)) for text in (pair.left, pair.right)
    )
    kinds = {pair.kind for pair in compare(left, right).pairs}
    return next((kind for kind in PairKind if kind in kinds), None)


def sentence_pairs(folder: Path, limit: int) -> None:
    """Print the tables of all sets."""
    for name, same_from in (
        ("msrp_train", 1),
        ("sts2012_MSRpar_test", 4),
        ("sts2012_SMTnews_test", 4),
        ("sts2013_headlines_test", 3),
        ("sts2014_headlines_test", 3),
        ("sts2014_deft-news_test", 3),
        ("pan_train", 1),
    ):
        pairs = read(folder / f"{name}.tsv", same_from, limit)
        kinds = [kind_of(pair) for pair in pairs]
        print(
            f"\n{name}: {len(pairs)} pairs, {sum(pair.same for pair in pairs)} the same (from {same_from} on)"
        )
        _show("newsbrowse", measured([(bool(k), pair.same) for k, pair in zip(kinds, pairs, strict=True)]))
        _baselines(pairs)
        if name.startswith("pan"):
            _nearly_verbatim(pairs, kinds)


def _baselines(pairs: Sequence[Labelled]) -> None:
    cosine = tfidf_cosine(text for pair in pairs for text in (pair.left, pair.right))
    scores = (
        ("TF-IDF cosine", cosine),
        ("rapidfuzz ratio", fuzz_ratio),
        ("rapidfuzz token_set", fuzz_token_set),
    )
    for name, score in scores:
        cut, decided = at_best([(score(pair.left, pair.right), pair.same) for pair in pairs])
        _show(f"{name} >= {cut:.2f} (its best)", measured(decided))


def _nearly_verbatim(pairs: Sequence[Labelled], kinds: Sequence[PairKind | None]) -> None:
    edited = [kind in (PairKind.VERBATIM, PairKind.NEAR) for kind in kinds]
    said = [(said, pair.same) for said, pair in zip(edited, pairs, strict=True)]
    there = [
        (bool(kind), said)
        for kind, said, pair in zip(kinds, edited, pairs, strict=True)
        if pair.same and fuzz_ratio(pair.left, pair.right) >= _NEARLY
    ]
    print(
        f"  nearly verbatim: precision {measured(said).precision:.3f}; of {len(there)} true pairs with"
        f" {_NEARLY:.0%} of their characters in common {sum(k for k, _ in there) / len(there):.3f} are found,"
        f" {sum(n for _, n in there) / len(there):.3f} as nearly verbatim"
    )


def _show(name: str, found: Measured) -> None:
    print(
        f"  {name:38} accuracy {found.accuracy:.3f}  precision {found.precision:.3f}"
        f"  recall {found.recall:.3f}  F1 {found.f1:.3f}"
    )
