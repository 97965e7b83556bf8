"""How well marked passages are found again in texts that were edited, and what else is taken for them.

    python bench/passages.py --data DIR [--sets FILE ...] [--articles N] [--show]

DIR is the unpacked development data. Of each article a sentence that stands there once is drawn and marked.
Then all words of the article are edited, a share of them: a third replaced by a word of another article, a
third taken out, a third followed by such a word. A passage is *found* if more than half of it is taken, and
of what is taken. Printed by the share of words edited, with what stood around the passage and without:

- the share of passages found, and of those for which another place was taken;
- for how many something was taken after the sentence had been cut out, after one of another article had come
  in its place, and in another article; `--show` prints what;
- the processor time of one search, in these articles and in a text of 2,000,000 characters.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newsbrowse.archive.passages import REACH
from newsbrowse.models import Span
from newsbrowse.text.anchors import places_of
from newsbrowse.text.reworded import Reworded
from newsbrowse.text.sentences import sentences

SETS = ("reuters21578/reuters_train.jsonl", "bbc/bbc.jsonl", "allsides/allsides_sample.jsonl")
SHARES = (0.05, 0.1, 0.2, 0.3, 0.5)
SHORTEST = 30


class Marked(NamedTuple):
    """A sentence of an article: the text before it, its words, the text behind it."""

    before: str
    words: str
    behind: str

    def found_in(self, body: str, known: bool) -> Span | None:
        """What is taken for it in a text."""
        around = (self.before[-REACH:], self.behind[:REACH]) if known else ("", "")
        return Reworded(body, len(self.before)).find(self.words, *around)


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description="measure how edited passages are found again")
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    parser.add_argument("--sets", nargs="+", default=SETS, metavar="FILE", help="files in the folder")
    parser.add_argument("--articles", type=int, default=600, metavar="N")
    parser.add_argument("--show", action="store_true", help="print what is taken falsely")
    options = parser.parse_args()
    dice = random.Random(7)
    bodies = [body for name in options.sets for body in _bodies(options.data / name)]
    marked = list(_marked(dice.sample(bodies, len(bodies)), dice))[: options.articles]
    words = [word for body in dice.sample(bodies, 200) for word in body.split()]
    print(f"{len(marked):,} passages{'':26} found  elsewhere")
    for share in SHARES:
        for known in (True, False):
            found, elsewhere = edited(marked, share, known, words, dice)
            around = "surroundings known" if known else "not known"
            print(f"{share:4.0%} of the words, {around:20} {found:6.1%} {elsewhere:9.1%}")
    for name, number in falsely(marked, options.show, dice).items():
        print(f"{name:44} {number:3}")
    _times(marked, bodies)


def edited(
    marked: Sequence[Marked], share: float, known: bool, words: Sequence[str], dice: random.Random
) -> tuple[float, float]:
    """The share of passages found after a share of all words was edited, and of those elsewhere."""
    found = elsewhere = 0
    for one in marked:
        before, now, behind = (_edited(text, share, words, dice) for text in one)
        span = one.found_in(f"{before} {now} {behind}", known)
        if span is not None:
            start = len(before) + 1
            common = min(span.end, start + len(now)) - max(span.start, start)
            is_right = 2 * common > max(span.end - span.start, len(now))
            found, elsewhere = found + is_right, elsewhere + (not is_right)
    return found / len(marked), elsewhere / len(marked)


def falsely(marked: Sequence[Marked], show: bool, dice: random.Random) -> Counter[str]:
    """For how many passages something is taken where they are not."""
    taken: Counter[str] = Counter()
    for one in marked:
        other = dice.choice([another for another in marked if another is not one])
        for name, body in (
            ("cut out", one.before + one.behind),
            ("another sentence in its place", one.before + other.words + one.behind),
            ("another article", "".join(other)),
        ):
            for known in (True, False):
                span = one.found_in(body, known)
                taken[f"{name}, {'surroundings known' if known else 'not known'}"] += span is not None
                if show and span is not None:
                    print(f"  {name}: {one.words!r}\n    {body[slice(*span)]!r}")
    return taken


def _edited(text: str, share: float, words: Sequence[str], dice: random.Random) -> str:
    edited: list[str] = []
    for word in text.split():
        turn = dice.random() / share
        if turn < 1 / 3:
            edited.append(dice.choice(words))
        elif turn >= 2 / 3:
            edited.append(word)
            if turn < 1:
                edited.append(dice.choice(words))
    return " ".join(edited)


def _times(marked: Sequence[Marked], bodies: Sequence[str]) -> None:
    started = time.process_time()
    for one in marked:
        one.found_in(one.before + one.behind, known=True)
    each = (time.process_time() - started) / len(marked)
    long = " ".join(bodies)[:2_000_000]
    started = time.process_time()
    Reworded(long, 0).find(marked[0].words)
    print(
        f"processor time: {1e3 * each:.1f} ms a passage; {time.process_time() - started:.2f} s in a long text"
    )


def _bodies(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row.get("body") or row.get("text") or ""


def _marked(bodies: Sequence[str], dice: random.Random) -> Iterator[Marked]:
    """A sentence of each article that has some, if it stands there once."""
    for body in bodies:
        spans = [span for span in sentences(body[:20_000]) if span.end - span.start >= SHORTEST]
        if len(spans) >= 5:
            start, end = dice.choice(spans)
            if len(places_of(body, body[start:end])) == 1:
                yield Marked(body[:start], body[start:end], body[end:])


if __name__ == "__main__":
    main()
