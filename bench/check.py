"""How many planted changes `check` finds in drafts, and how often it tells of what is right.

1. `verbatim`: sentences of articles of LIBRARY, one thing changed in each second one.
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
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newsbrowse.archive.library import Library
from newsbrowse.compare.passages import words_of
from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Article, Entry, Search, Span
from newsbrowse.text.sentences import sentences
from newsbrowse.writing.checking.check import check
from newsbrowse.writing.checking.draft import read_draft
from newsbrowse.writing.checking.findings import Finding, Verdict
from planting import KINDS, changes, planted
from weekly import WEEKLY, WEEKS, slipped, weeks

_NAMES = ("Anders Holm", "Maria Quintana", "Yusuf Demirel", "Claire Fontaine", "Tomasz Wilk")
_WORDS = ("seldom", "quietly", "better", "together", "without", "forever", "elsewhere", "harbour")
_PER_DRAFT = 12


class Score:
    """Planted changes found, by kind, and what was told beside them."""

    def __init__(self) -> None:
        self.planted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.false: Counter[str] = Counter()
        self.apart = 0
        self.sentences = 0
        self.missed: list[str] = []
        self.wrong: list[str] = []

    def count(self, text: str, spans: Sequence[tuple[str, Span]], findings: Iterable[Finding]) -> None:
        """Take in one draft; an alarm within a changed sentence's stretch counts as its finding."""
        alarms = [one for one in findings if one.is_alarm]
        hit: set[int] = set()
        for kind, span in spans:
            self.planted[kind] += 1
            touching = [
                at for at, one in enumerate(alarms) if one.span.start < span.end and span.start < one.span.end
            ]
            if touching:
                self.found[kind] += 1
                hit.update(touching)
            else:
                self.missed.append(f"{kind}: {text[max(0, span.start - 90) : span.end + 60]!r}")
        for at, one in enumerate(alarms):
            if at not in hit:
                self.false[f"{one.kind.value} {one.verdict.value}"] += 1
                place = text[max(0, one.span.start - 80) : one.span.end + 80]
                reading = one.evidence[0].reading if one.evidence else ""
                self.wrong.append(
                    f"{one.kind.value} {one.verdict.value}: {one.text} | {reading} | {one.note} | {place!r}"
                )

    def show(self, title: str, verbose: int) -> None:
        """Print precision and recall, then the counts by kind."""
        planted_all, found_all = sum(self.planted.values()), sum(self.found.values())
        false = sum(self.false.values())
        precision = found_all / (found_all + false) if found_all + false else 1.0
        recall = found_all / planted_all if planted_all else 0.0
        print(
            f"{title}: {self.sentences} sentences, {planted_all} changes: "
            f"precision {precision:.3f}, recall {recall:.3f}"
        )
        kinds = ", ".join(
            f"{kind} {self.found[kind]}/{self.planted[kind]}" for kind in KINDS if self.planted[kind]
        )
        print(f"    found: {kinds or '-'}; false: {false} ({dict(self.false)}); apart: {self.apart}")
        for line in [
            *(f"  missed {m}" for m in self.missed[:verbose]),
            *(f"  false {w}" for w in self.wrong[:verbose]),
        ]:
            print(line)


def of_library(library: Library, rng: random.Random, drafts: int) -> Score:
    """Drafts of sentences of the library's own articles."""
    score = Score()
    ids = [hit.id for hit in library.search(Search(""), limit=len(library), snippets=False).hits]
    for _ in range(drafts):
        day, parts, spans, at = "", [], [], 0
        article = library.article(rng.choice(ids))
        day = (article.published or "")[:10]
        chosen = [s for s in sentences(article.body) if 50 < s.end - s.start < 400][:_PER_DRAFT]
        for number, sentence in enumerate(chosen):
            options = changes(article, sentence, rng, _NAMES, _WORDS) if number % 2 else []
            change = rng.choice(options) if options else None
            words, span = planted(article.body, sentence, change)
            if change and span:
                spans.append((change.kind, Span(at + span.start, at + span.end)))
            parts.append(words)
            at += len(words) + 2
        text = "\n\n".join(parts)
        score.sentences += len(parts)
        score.count(text, spans, check(read_draft(text, day if len(day) == 10 else None), library))
    return score


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
            parts, spans, at = [], [], 0
            for number, (left, right) in enumerate(rows[start : start + _PER_DRAFT]):
                article = Article(
                    "", "", left, published="2003-06-01", analysis=analyse("", left, "2003-06-01")
                )
                whole = Span(0, len(left))
                options = [
                    c
                    for c in changes(article, whole, rng, _NAMES, _WORDS)
                    if left[c.span.start : c.span.end] in right
                ]
                change = rng.choice(options) if options and number % 2 else None
                words, span = planted(left, whole, change)
                if change and span:
                    spans.append((change.kind, Span(at + span.start, at + span.end)))
                parts.append(words)
                at += len(words) + 2
            text = "\n\n".join(parts)
            score.sentences += len(parts)
            theirs = set(words_of(" ".join(right for _, right in rows[start : start + _PER_DRAFT])))
            found = check(read_draft(text, "2003-06-01"), library)
            kept = [one for one in found if _is_planted(one, spans) or not _is_apart(one, theirs)]
            score.apart += sum(one.is_alarm for one in found) - sum(one.is_alarm for one in kept)
            score.count(text, spans, kept)
    return score


def _is_apart(finding: Finding, theirs: set[str]) -> bool:
    """Whether the library's wording does not have what was told: the paraphrase says something else."""
    return not set(words_of(finding.text)) <= theirs


def _is_planted(finding: Finding, spans: Sequence[tuple[str, Span]]) -> bool:
    return any(finding.span.start < s.end and s.start < finding.span.end for _, s in spans)


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
                        score.count(wrong, [("figure", span)], check(read_draft(wrong, day), library))
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
            of_library(library, random.Random(given.seed), given.drafts).show("verbatim", given.verbose)
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
