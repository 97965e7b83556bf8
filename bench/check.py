"""How many planted changes `check` finds in drafts, and how often it tells of what is right.

1. `verbatim`: sentences of articles of LIBRARY, one thing changed in each second one; `reworded`: the same
   told in other words by rule (`rewording.py`).
2. `paraphrase`: the other wording of a sentence that the library has (MSRP, pairs of one meaning), with and
   without one change. Only what the library's wording has too counts as falsely told; what differs between
   the two wordings by themselves is counted apart.
3. `foreign`: articles of which the library has nothing but others of their kind (BBC): any *differs* is
   counted as false, though some are not.
4. `series`: what is told anew every week, in words of ours (`weekly.py`): the library has five weeks, and a
   draft tells one of them, as it stands or in other words, right or with one figure changed; or a week that
   the library lacks, in which nothing *differs*.
5. the time for a draft of a thousand words.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from check_score import Planted, Score
from newsbrowse.archive.library import Library
from newsbrowse.compare.passages import words_of
from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Article, Entry, Search, Span
from newsbrowse.text.sentences import sentences
from newsbrowse.writing.checking.check import check
from newsbrowse.writing.checking.draft import read_draft
from newsbrowse.writing.checking.findings import Finding, Verdict
from planting import Change, changes, planted
from rewording import KEPT, reworded
from weekly import WEEKLY, WEEKS, slipped, weeks

_NAMES = ("Anders Holm", "Maria Quintana", "Yusuf Demirel", "Claire Fontaine", "Tomasz Wilk")
_PER_DRAFT = 12


def of_library(library: Library, rng: random.Random, drafts: int, *, other_words: bool) -> Score:
    """Drafts of sentences of the library's own articles, as they stand or told in other words by rule."""
    score = Score()
    ids = [hit.id for hit in library.search(Search(""), limit=len(library), snippets=False).hits]
    for _ in range(drafts):
        article = library.article(rng.choice(ids))
        day = (article.published or "")[:10]
        draft = _Draft()
        chosen = [s for s in sentences(article.body) if 50 < s.end - s.start < 400][:_PER_DRAFT]
        for number, sentence in enumerate(chosen):
            options = changes(article, sentence, rng, _NAMES) if number % 2 else []
            rare = sorted(options, key=lambda one: (score.planted[one.kind], one.kind))
            is_quoting = any(
                q.start < sentence.end and sentence.start < q.end for q in article.analysis.quotes
            )
            is_reworded = other_words and not is_quoting
            draft.add(article.body, sentence, rare[0] if rare else None, rng if is_reworded else None)
        score.sentences += len(chosen)
        score.count(
            draft.text, draft.planted, check(read_draft(draft.text, day if len(day) == 10 else None), library)
        )
    return score


class _Draft:
    """A draft in the making: paragraphs of one sentence, some with a change."""

    def __init__(self) -> None:
        self.text = ""
        self.planted: list[Planted] = []

    def add(self, body: str, sentence: Span, change: Change | None, rng: random.Random | None = None) -> None:
        """One sentence more, in other words if there is what chooses them."""
        words, span = planted(body, sentence, change)
        if rng is not None:
            if span:
                kept = f"{KEPT[0]}{words[span.start : span.end]}{KEPT[1]}"
                words = words[: span.start] + kept + words[span.end :]
            words = reworded(words, rng)
            if span:
                start, end = words.index(KEPT[0]), words.index(KEPT[1]) - 1
                words, span = words.replace(KEPT[0], "").replace(KEPT[1], ""), Span(start, end)
        at = len(self.text)
        if change and span:
            self.planted.append(Planted(change.kind, Span(at + span.start, at + span.end), change.words))
        self.text += f"{words}\n\n"


def paraphrases(data: Path, rng: random.Random, pairs: int) -> Score:
    """Drafts of sentences that the library has in other words."""
    rows = list(_msrp(data / "paraphrase" / "msrp_train.tsv"))
    rng.shuffle(rows)
    score = Score()
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "l", create=True) as library:
        library.add(
            Entry(f"msrp:{n}", f"Item {n}", right, published="2003-06-01")
            for n, (_, right) in enumerate(rows)
        )
        for start in range(0, min(pairs, len(rows)), _PER_DRAFT):
            draft = _Draft()
            for number, (left, right) in enumerate(rows[start : start + _PER_DRAFT]):
                article = Article(
                    "", "", left, published="2003-06-01", analysis=analyse("", left, "2003-06-01")
                )
                whole = Span(0, len(left))
                options = [
                    c
                    for c in changes(article, whole, rng, _NAMES)
                    if left[c.span.start : c.span.end] in right
                ]
                rare = sorted(options, key=lambda one: (score.planted[one.kind], one.kind))
                draft.add(left, whole, rare[0] if rare and number % 2 else None)
            text, spans = draft.text, [one.span for one in draft.planted]
            score.sentences += len(rows[start : start + _PER_DRAFT])
            theirs = set(words_of(" ".join(right for _, right in rows[start : start + _PER_DRAFT])))
            found = check(read_draft(text, "2003-06-01"), library)
            kept = [one for one in found if _is_planted(one, spans) or not _is_apart(one, theirs)]
            score.apart += sum(one.is_alarm for one in found) - sum(one.is_alarm for one in kept)
            score.count(text, draft.planted, kept)
    return score


def _is_apart(finding: Finding, theirs: set[str]) -> bool:
    """Whether the library's wording does not have what was told: the paraphrase says something else."""
    return not set(words_of(finding.text)) <= theirs


def _is_planted(finding: Finding, spans: Sequence[Span]) -> bool:
    return any(finding.span.start < s.end and s.start < finding.span.end for s in spans)


def _msrp(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) == 3 and row[2].strip() == "1":
                yield row[0], row[1]


def foreign(data: Path, rng: random.Random, drafts: int) -> Score:
    """Drafts of articles that the library does not have, nor an account of the same."""
    entries = []
    for path in sorted((data / "bbc").glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            entries += [json.loads(line) for line in file]
    rng.shuffle(entries)
    half = len(entries) // 2
    score = Score()
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "l", create=True) as library:
        library.add(
            Entry(
                f"bbc:{n}",
                e.get("title") or "-",
                e.get("body") or e.get("text"),
                published=e.get("published"),
            )
            for n, e in enumerate(entries[:half])
        )
        for e in entries[half : half + drafts]:
            text = (e.get("body") or e.get("text"))[:3000]
            draft = read_draft(text, (e.get("published") or "2005-01-15")[:10])
            score.sentences += len(draft.sentences)
            score.count(text, [], [f for f in check(draft, library) if f.verdict is Verdict.DIFFERS])
    return score


def series() -> Score:
    """Drafts on figures that are told anew every week."""
    score = Score()
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "l", create=True) as library:
        library.add(
            Entry(f"{name}:{week}", f"{name}, week {week + 1}", body, published=day)
            for name, tellings in WEEKLY.items()
            for week, (day, body) in enumerate(weeks(tellings, "library"))
        )
        for tellings in WEEKLY.values():
            for kind in ("library", "draft"):
                for number, (day, body) in enumerate(weeks(tellings, kind, more=1)):
                    is_known = number < WEEKS
                    found = check(read_draft(body, day), library)
                    kept = found if is_known else [f for f in found if f.verdict is Verdict.DIFFERS]
                    score.sentences += 1
                    score.count(body, [], kept)
                    if is_known:
                        wrong, span = slipped(body)
                        score.count(wrong, [Planted("figure", span)], check(read_draft(wrong, day), library))
                        score.sentences += 1
    return score


def timed(library: Library, rng: random.Random, runs: int) -> list[float]:
    """Seconds of a processor for drafts of a thousand words out of five articles each, but for a first."""
    ids = [hit.id for hit in library.search(Search("length:>300"), limit=2_000, snippets=False).hits]
    seconds = []
    for _ in range(runs + 1):
        parts = [" ".join(library.article(rng.choice(ids)).body.split()[:200]) for _ in range(5)]
        started = time.process_time()
        check(read_draft("\n\n".join(parts)), library)
        seconds.append(time.process_time() - started)
    return seconds[1:]


def main() -> None:
    """Run all five."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--drafts", type=int, default=60)
    parser.add_argument("--pairs", type=int, default=600)
    parser.add_argument("--verbose", type=int, default=0)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    with Library.open(given.library) as library:
        if given.only in ("", "verbatim"):
            score = of_library(library, random.Random(given.seed), given.drafts, other_words=False)
            score.show("verbatim", given.verbose)
        if given.only in ("", "reworded"):
            score = of_library(library, random.Random(given.seed), given.drafts, other_words=True)
            score.show("reworded", given.verbose)
        if given.only in ("", "paraphrase"):
            paraphrases(given.data, random.Random(given.seed), given.pairs).show("paraphrase", given.verbose)
        if given.only in ("", "foreign"):
            foreign(given.data, random.Random(given.seed), given.drafts).show("foreign", given.verbose)
        if given.only in ("", "series"):
            series().show("series", given.verbose)
        if given.only in ("", "time"):
            seconds = timed(library, random.Random(given.seed), 6)
            print(
                f"a draft of 1,000 words, {len(library):,} articles, one processor: "
                f"median {statistics.median(seconds):.2f} s, most {max(seconds):.2f} s"
            )


if __name__ == "__main__":
    main()
