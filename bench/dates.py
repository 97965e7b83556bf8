"""How well and how fast dates are found.

Scored on the TIMEX3 annotation of TimeBank and AQUAINT, on which the rules were tuned, and on sets on which
they were not: MEANTIME and the Wikinews of GUM. What counts are expressions of type DATE whose value is a
day, a month or a year, resolved against the document's creation time. An expression that we find and that is
annotated as something else (a quarter, a duration, a time) counts neither for nor against.
ECB+ has no days of publication: how many of its annotated dates are found is all it can tell.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsbrowse.extract.dates import find_dates
from newsbrowse.models import DateMention

IN_SCOPE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:-XX){0,2}")
ANY_DAY = "2012-05-16"
Timex = dict[str, str | int | None]
Record = dict[str, object]


def main() -> None:
    """Print the scores of both sets and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with tempeval3/")
    parser.add_argument("--wrong", action="store_true", help="print what differs")
    options = parser.parse_args()
    both = []
    for name in ("timebank", "aquaint"):
        records = read(options.data / "tempeval3" / f"{name}.jsonl")
        both += records
        _print(name, score(records, options.wrong))
    _print("both", score(both, False))
    print("not tuned on:")
    for name, records in _others(options.data):
        _print(name, score(records, options.wrong))
    _print_ecb(read(options.data / "ecbplus" / "ecbplus.jsonl"), options.wrong)
    _speed(both)


def read(path: Path) -> list[Record]:
    """The records of a set."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _others(data: Path) -> Iterator[tuple[str, list[Record]]]:
    """The sets that no rule was tuned on, in the form of the first two."""
    meantime = read(data / "meantime" / "meantime.jsonl")
    for record in meantime:
        record |= {"dct": record["date"], "text": str(record["text"])[: int(str(record["annotated_end"]))]}
    yield "meantime", meantime
    gum = read(data / "gum_news" / "gum_news.jsonl")
    for record in gum:
        dates: list[Timex] = record["dates"]  # type: ignore[assignment]
        record |= {
            "dct": record["date"],
            "timexes": [{**date, "type": "DATE", "value": date.get("when")} for date in dates],
        }
    yield "gum_news", gum


def _print_ecb(records: list[Record], show: bool) -> None:
    """How many of the dates of ECB+ are found where any day of publication is assumed."""
    gold = seen = 0
    for record in records:
        text, mentions = str(record["text"]), record["mentions"]
        found = find_dates(text, ANY_DAY)
        for mention in mentions:  # type: ignore[attr-defined]
            if mention["tag"] == "TIME_DATE":
                gold += 1
                hit = any(m.start < mention["end"] and m.end > mention["start"] for m in found)
                seen += hit
                if show and not hit:
                    print("ECB+ MISSED", mention["text"])
    print(f"{'ecbplus':9} annotated dates {gold}  found {seen / gold:.3f}")


def score(records: list[Record], show: bool) -> Counter[str]:
    """Count what is found beside what is annotated: gold, overlap, exact, value, false."""
    counts: Counter[str] = Counter()
    for record in records:
        text, dct = str(record["text"]), str(record["dct"])[:10]
        timexes: list[Timex] = record["timexes"]  # type: ignore[assignment]
        gold = [t for t in timexes if t["type"] == "DATE" and IN_SCOPE.fullmatch(str(t["value"]))]
        found = list(find_dates(text, dct))
        counts.update(_compare(text, dct, gold, timexes, found, show))
    return counts


def _compare(
    text: str, dct: str, gold: list[Timex], every: list[Timex], found: list[DateMention], show: bool
) -> Counter[str]:
    counts: Counter[str] = Counter(gold=len(gold))
    left = list(found)
    for timex in gold:
        overlapping = [
            m for m in left if m.start < int(timex["end"] or 0) and m.end > int(timex["start"] or 0)
        ]
        if not overlapping:
            _show(show, "MISSED", text, dct, timex, None)
            continue
        mention = overlapping[0]
        left.remove(mention)
        counts["overlap"] += 1
        exact = (mention.start, mention.end) == (timex["start"], timex["end"])
        counts["exact"] += exact
        value = str(timex["value"]).replace("-XX", "")
        counts["value"] += mention.value == value
        if not exact:
            _show(show, "SPAN", text, dct, timex, mention)
        if mention.value != value:
            _show(show, "VALUE", text, dct, timex, mention)
    for mention in left:
        if not any(mention.start < int(t["end"] or 0) and mention.end > int(t["start"] or 0) for t in every):
            counts["false"] += 1
            _show(show, "FALSE", text, dct, None, mention)
    return counts


def _show(
    show: bool, kind: str, text: str, dct: str, timex: Timex | None, mention: DateMention | None
) -> None:
    if show:
        start = mention.start if mention else int((timex or {})["start"] or 0)
        around = text[max(0, start - 60) : start + 50].replace("\n", " ")
        wanted = f"{timex['text']!r}={timex['value']}" if timex else "nothing"
        got = f"{mention.text!r}={mention.value}" if mention else "nothing"
        print(f"{kind:6} {dct} wanted {wanted} got {got} | {around}")


def f1(counts: Counter[str], kind: str) -> float:
    """Of the spans: `overlap` or `exact`."""
    found = counts["overlap"] + counts["false"]
    precision, recall = counts[kind] / found, counts[kind] / counts["gold"]
    return 2 * precision * recall / (precision + recall)


def _print(name: str, counts: Counter[str]) -> None:
    found = counts["overlap"] + counts["false"]
    if not counts["overlap"]:
        print(f"{name:9} nothing found")
        return
    print(f"{name:9} expressions {counts['gold']}", end="  ")
    for kind in ("overlap", "exact"):
        precision, recall = counts[kind] / found, counts[kind] / counts["gold"]
        print(f"{kind}: P {precision:.3f} R {recall:.3f} F1 {f1(counts, kind):.3f}", end="  ")
    print(f"value right of those found: {counts['value'] / counts['overlap']:.3f}")


def _speed(records: list[Record]) -> None:
    """Articles of 400 words, on one core."""
    words = " ".join(str(record["text"]) for record in records).split(" ")
    bodies = [" ".join(words[i : i + 400]) for i in range(0, len(words) - 400, 400)]
    start = time.process_time()
    for body in bodies:
        find_dates(body, "1998-03-04")
    print(f"speed: {len(bodies) / (time.process_time() - start):,.0f} articles of 400 words a second")


if __name__ == "__main__":
    main()
