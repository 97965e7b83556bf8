"""All that is read out of texts, scored on the labelled development data, in one table.

    python bench/evaluate.py --data DIR

Each line has a command of its own that says more and lists the errors: `people.py`, `countries.py`,
`dates.py`, `quotes.py`, `extract.py`.
"""

from __future__ import annotations

import argparse
import contextlib
import io
from collections.abc import Iterator
from pathlib import Path

import countries
import dates
import extract
import people
import quotes

Line = tuple[str, str, float, float]
"""The part, the measure, what was reached and what is asked for."""


def of_people(data: Path) -> Iterator[Line]:
    """Exact full strings, documents in prose."""
    prose = next(one for one in people.SETS if one.name == "conll testa, prose")
    scored = people.score(prose, data)
    yield "people, all", "CoNLL testa prose, F1", scored.precision_recall_f1("all")[2], 0.93
    precision, _, f1 = scored.precision_recall_f1("full")
    yield "people, full names", "CoNLL testa prose, precision", precision, 0.97
    yield "people, full names", "CoNLL testa prose, F1", f1, 0.955


def of_countries(data: Path) -> Iterator[Line]:
    """What articles are about, and labels whose names stand in the text."""
    with contextlib.redirect_stdout(io.StringIO()):
        f1, recall = countries.score(countries.labelled(data), with_dateline=True, wrong=0)
    yield "countries", "Reuters places with dateline, F1", f1, 0.92
    yield "countries", "Reuters, recall of labels in the text", recall, 0.97


def of_dates(data: Path) -> Iterator[Line]:
    """Days, months and years."""
    folder = data / "tempeval3"
    records = [record for name in ("timebank", "aquaint") for record in dates.read(folder / f"{name}.jsonl")]
    counts = dates.score(records, show=False)
    yield "dates", "TimeBank and AQUAINT, exact span F1", dates.f1(counts, "exact"), 0.88
    yield "dates", "same, value of those found", counts["value"] / counts["overlap"], 0.85


def of_quotes(data: Path) -> Iterator[Line]:
    """Speakers of the quotations that no rule was tuned on."""
    total, right, *_ = quotes.score(data, errors=False)["held-out", "basil"]
    yield "quotes", "speaker right, 50 of BASIL held out", right / total, 0.85


def of_speed(data: Path) -> Iterator[Line]:
    """One core, all finders together."""
    yield "speed", f"articles of {extract.WORDS} words a second", extract.rate(data, repeat=5), 500


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the unpacked dev folder")
    data: Path = parser.parse_args().data
    print(f"{'part':<20} {'measure':<40} {'reached':>8} {'asked':>8}")
    for part in (of_people, of_countries, of_dates, of_quotes, of_speed):
        for name, measure, reached, asked in part(data):
            form = ".3f" if asked < 1 else ".0f"
            short = "" if reached >= asked else "  short of it"
            print(f"{name:<20} {measure:<40} {reached:8{form}} {asked:8{form}}{short}", flush=True)


if __name__ == "__main__":
    main()
