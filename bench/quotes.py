"""Measure quotes and their speakers: `python bench/quotes.py --data DIR`, DIR being the unpacked dev data.

`quotes_labels.tsv` says of quotations drawn by a fixed seed who speaks, in offsets alone: part, set,
document, start and end of the quoted words, and the places of the document that name the speaker (any will
do), `-` where there is none: a title, a term, a text of law. They were read and labelled before any answer
was seen. `held-out` are 50 of BASIL; the rules were tuned on the rest. `--draw SET SEED COUNT` prints more
to label.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsbrowse.extract.people import find_people
from newsbrowse.extract.quotes import find_quotes
from newsbrowse.models import Quote
from newsbrowse.text.fold import fold

SETS = {
    "basil": "basil/basil.jsonl",
    "allsides": "allsides/allsides_sample.jsonl",
    "bbc": "bbc/bbc.jsonl",
}
LABELS = Path(__file__).with_name("quotes_labels.tsv")
FEWEST_WORDS = 3
_LONGEST = 3000
_MARK = re.compile('["“”]')
_WORD = re.compile(r"\w+")
_EMPTY_WORDS = frozenset({"the", "a", "an", "mr", "mrs", "ms", "one", "some", "president", "sir"})


class Label(NamedTuple):
    """A labelled quotation; `speakers` are places that name its speaker, or None if there may be none."""

    part: str
    collection: str
    document: str
    start: int
    end: int
    speakers: tuple[tuple[int, int] | None, ...]


def quotations(body: str) -> list[tuple[int, int]]:
    """What stands between double marks and has a few words, found without the program's help."""
    marks = [(found.start(), _side(body, found)) for found in _MARK.finditer(body)]
    marks = [(place, side) for place, side in marks if side]
    spans = []
    for (place, side), (after, other) in zip(marks, [*marks[1:], (len(body), "")], strict=True):
        if side != "open" or after - place > _LONGEST:
            continue
        if other == "close":
            spans.append((place + 1, after))
        elif other == "open" and "\n" in body[max(0, after - 5) : after]:
            spans.append((place + 1, len(body[:after].rstrip())))
    return [span for span in spans if len(_WORD.findall(body[slice(*span)])) >= FEWEST_WORDS]


def _side(body: str, mark: re.Match[str]) -> str:
    before, after = body[mark.start() - 1 : mark.start()], body[mark.end() : mark.end() + 1]
    if mark[0] != '"':
        return "open" if mark[0] == "“" else "close"
    if (not before or before.isspace() or before in "([—–-‘'") and after and not after.isspace():
        return "open"
    return "close" if before and not before.isspace() else ""


def bodies(path: Path) -> dict[str, str]:
    """The texts of a set by their keys."""
    with path.open(encoding="utf-8") as lines:
        return {record["id"]: record["body"] or "" for record in map(json.loads, lines)}


def labels() -> Iterator[Label]:
    """The labels of the project."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        part, collection, document, start, end, places = line.split("\t")
        speakers = tuple(None if place == "-" else _span(place) for place in places.split(","))
        yield Label(part, collection, document, int(start), int(end), speakers)


def _span(text: str) -> tuple[int, int]:
    start, _, end = text.partition("-")
    return int(start), int(end)


def draw(texts: dict[str, str], seed: int, count: int) -> None:
    """Print quotations drawn by a seed with what stands around them."""
    everything = [(key, *span) for key in sorted(texts) for span in quotations(texts[key])]
    for number, (key, start, end) in enumerate(sorted(random.Random(seed).sample(everything, count))):
        print(f"### {number} {key} {start} {end}\n{_context(texts[key], start, end)}\n")


def _context(body: str, start: int, end: int) -> str:
    text = f"{body[max(0, start - 500) : start]}⟦{body[start:end]}⟧{body[end : end + 250]}"
    return re.sub(r"\s*\n\s*", " / ", text)


def answer(body: str, label: Label) -> Quote | None:
    """The program's quote that covers most of a labelled one."""
    found = find_quotes(body, find_people("", body))
    shared = [(min(q.end, label.end) - max(q.start, label.start), q.start, q) for q in found]
    best = max(shared, default=None)
    return best[2] if best and best[0] * 2 > label.end - label.start else None


def is_right(body: str, label: Label, speaker: str | None) -> bool:
    """Whether a speaker is the labelled one: one name may be a part of the other."""
    if speaker is None:
        return None in label.speakers
    said = _words(speaker)
    names = [_words(body[slice(*place)]) for place in label.speakers if place]
    return any(said and (said <= name or name <= said) for name in names)


def _words(name: str) -> set[str]:
    return {word for word in _WORD.findall(fold(name)) if len(word) > 1} - _EMPTY_WORDS


def score(data: Path, errors: bool) -> dict[tuple[str, str], list[int]]:
    """Hold speakers and spans against the labels.

    Returns:
        By part and set: labels, speakers right, labels that are speech; of these found, named, and named
        rightly; labels found.
    """
    texts = {name: bodies(data / path) for name, path in SETS.items()}
    counts: dict[tuple[str, str], list[int]] = {}
    for label in labels():
        body = texts[label.collection][label.document]
        found = answer(body, label)
        speaker = found.speaker if found else None
        right, speech = is_right(body, label, speaker), label.speakers != (None,)
        if errors and not right:
            print(f"{label.part} {label.document}: {speaker}\n  {_context(body, label.start, label.end)}\n")
        count = counts.setdefault((label.part, label.collection), [0] * 7)
        for place, holds in enumerate(
            (True, right, speech, speech and found, speech and speaker, speech and speaker and right, found)
        ):
            count[place] += bool(holds)
    return counts


def show(counts: dict[tuple[str, str], list[int]]) -> None:
    """Print for each part and set how many speakers are right, and how many of the quotes are found."""
    print(f"{'part':<9} {'set':<9} quotes  right | speech  found  named  of those right | speech among found")
    for (part, name), (total, right, speech, spans, named, named_right, found) in counts.items():
        print(
            f"{part:<9} {name:<9} {total:6} {right / total:6.3f} | {speech:6} {spans / speech:6.3f}"
            f" {named / speech:6.3f} {named_right / max(named, 1):15.3f} | {spans / max(found, 1):18.3f}"
        )


def main() -> None:
    """Score the labels, or draw quotations to label."""
    parser = argparse.ArgumentParser(description="measure quotes and their speakers")
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    parser.add_argument("--errors", action="store_true", help="print each wrong answer with its text")
    parser.add_argument("--draw", nargs=3, metavar=("SET", "SEED", "COUNT"), help="print quotations to label")
    options = parser.parse_args()
    if options.draw:
        name, seed, count = options.draw
        draw(bodies(options.data / SETS[name]), int(seed), int(count))
    else:
        show(score(options.data, options.errors))


if __name__ == "__main__":
    main()
