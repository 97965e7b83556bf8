"""How well pasted pages are read: titles, writers, days, what is lost of the text, and how fast.

    PYTHONPATH=tui python bench/readers.py --data DIR     (DIR: the unpacked development data)

Pages are made of articles whose title, writers and day are known, as one would paste them: headline,
byline, a line with the day, buttons, text, buttons. Real pages have more in them: the figures compare
one state of the readers with another, and bound the text that is lost.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from newsbrowse.models import Entry, Failure
from newsbrowse.readers import read_path, read_stream
from newsbrowse.readers.captions import is_caption
from newsbrowse.readers.furniture import is_furniture, is_prose

SETS = {
    "allsides": "allsides/allsides_sample.jsonl",
    "basil": "basil/basil.jsonl",
    "bbc": "bbc/bbc.jsonl",
    "masakhanews_en": "masakhanews_en/masakhanews_en.jsonl",
    "ucsc_news": "ucsc_news/ucsc.jsonl",
}
BUTTONS_ABOVE = ["Share", "5 min read"]
BUTTONS_BELOW = ["Related Topics", "Leave a Reply", "12 comments"]
WORD = re.compile(r"\w+")


@dataclass
class Score:
    """Counts over one set."""

    articles: int = 0
    titles: int = 0
    dated: int = 0
    days: int = 0
    signed: int = 0
    writers: int = 0
    undated_wrongly: int = 0
    undated: int = 0
    words: int = 0
    lost: int = 0
    lost_lines: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--lost", type=int, default=0, help="print so many of the lines taken out of real texts"
    )
    options = parser.parse_args()
    print(f"{'set':16}{'articles':>9}{'title':>9}{'writers':>9}{'day':>9}{'wrong day':>11}{'words lost':>12}")
    for name, path in SETS.items():
        score = measure(options.data / path)
        print_score(name, score)
        for line, count in score.lost_lines.most_common(options.lost):
            print(f"    {count:5} {line[:150]}")
    print_wire(options.data / "reuters21578/reuters_train.jsonl")
    print_passages(options.data / "html_trafilatura/gold.jsonl")
    print_speed(options.data)


def records(path: Path) -> Iterator[dict[str, object]]:
    """The articles of a set that have a title."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record.get("title") and record.get("body"):
                yield record


def measure(path: Path) -> Score:
    """Read each article twice: as a page with byline and day, and as a bare text."""
    score = Score()
    for record in records(path):
        title, body = " ".join(str(record["title"]).split()), str(record["body"])
        writers = [str(w) for w in as_list(record.get("authors") or record.get("author"))]
        day = iso_day(record.get("date"))
        entry = read(page(title, body, writers, day))
        score.articles += 1
        score.titles += entry.title == title
        score.dated += day is not None
        score.days += day is not None and (entry.published or "")[:10] == day
        full_names = [w for w in writers if 2 <= len(w.split()) <= 4 and w.replace(" ", "").isalpha()]
        if full_names and full_names == writers:
            score.signed += 1
            score.writers += list(entry.authors) == writers
        bare = read(f"{title}\n\n{body}")
        count_bare(score, bare, day)
        count_lost(score, body, bare.body, title)
    return score


def iso_day(value: object) -> str | None:
    """A day written in the ISO way; other spellings are left out of the count."""
    text = str(value or "")[:10]
    return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None


def as_list(value: object) -> list[object]:
    """A list as it is, one value as a list, nothing as an empty one."""
    return value if isinstance(value, list) else [value] if value else []


def page(title: str, body: str, writers: list[str], day: str | None) -> str:
    """A text as it would be pasted."""
    lines = [title]
    if writers:
        lines.append("By " + " and ".join(writers))
    if day:
        lines.append(f"Published {date.fromisoformat(day):%B %d, %Y}")
    return "\n".join([*lines, *BUTTONS_ABOVE, "", body, "", *BUTTONS_BELOW])


def read(text: str) -> Entry:
    """The one article of a text."""
    (entry,) = read_stream(io.BytesIO(text.encode()), format="text")
    assert isinstance(entry, Entry), entry
    return entry


def count_bare(score: Score, entry: Entry, day: str | None) -> None:
    """Days found in a text that states none are guesses: those more than three days off are counted.

    An article is often printed a day or two after what it tells; that is near enough to browse by.
    """
    if day and entry.published:
        score.undated += 1
        off = date.fromisoformat(day) - date.fromisoformat(entry.published[:10])
        score.undated_wrongly += abs(off.days) > 3


def count_lost(score: Score, body: str, kept: str, title: str) -> None:
    """Words of the text, its title apart, that are not in the article as read."""
    lines = [line.strip() for line in body.split("\n") if line.strip() and line.strip() != title]
    kept_text = " ".join(kept.split())
    score.words += sum(len(WORD.findall(line)) for line in lines)
    for line in lines:
        if " ".join(line.split()) not in kept_text:
            score.lost += len(WORD.findall(line))
            score.lost_lines[line] += 1


def print_score(name: str, score: Score) -> None:
    """One line of the first table; days more than three off are given of all days guessed from bare texts."""
    titles, writers = share(score.titles, score.articles), share(score.writers, score.signed)
    days, lost = share(score.days, score.dated), share(score.lost, score.words)
    wrong = f"{score.undated_wrongly}/{score.undated}"
    print(f"{name:16}{score.articles:9}{titles:>9}{writers:>9}{days:>9}{wrong:>11}{lost:>12}")


def share(part: int, whole: int) -> str:
    """A percentage, or a dash where there is nothing to count."""
    return f"{100 * part / whole:.2f} %" if whole else "-"


def print_wire(path: Path) -> None:
    """Wire copy as it came: a headline in capitals, a dateline, lines broken at 70 characters."""
    score = Score()
    for record in list(records(path))[::4]:
        title, body = " ".join(str(record["title"]).split()), str(record["body"])
        entry = read(f"{title}\n\n{str(record['dateline'] or '').strip()} {body.strip()}\n")
        score.articles += 1
        score.titles += entry.title == title
        count_lost(score, body, " ".join(entry.body.split()), title)
    print_score("reuters wires", score)


def print_passages(path: Path) -> None:
    """Passages that belong and do not belong to real pages, judged as lines of their own."""
    counts: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for key in ("must_include", "must_exclude"):
            for passage in record[key]:
                text = " ".join(passage.split())
                counts[key] += 1
                counts[key + " taken"] += not is_prose(text) and (is_furniture(text) or is_caption(text))
    for key in ("must_include", "must_exclude"):
        taken = share(counts[f"{key} taken"], counts[key])
        print(f"html_trafilatura {key}: {counts[key]} passages, {taken} taken for furniture")


def print_speed(data: Path) -> None:
    """Reading speed of the formats, on real articles and on one huge line."""
    path = data / SETS["allsides"]
    start = time.perf_counter()
    items = list(read_path(path))
    report("JSON Lines, allsides", path.stat().st_size, start)
    print(f"  {len(items)} articles, {sum(isinstance(item, Failure) for item in items)} failures")
    texts = [f"{r['title']}\n\n{r['body']}".encode() for r in records(path)][:2000]
    start = time.perf_counter()
    for text in texts:
        list(read_stream(io.BytesIO(text), format="text"))
    report("text, 2,000 articles of allsides", sum(map(len, texts)), start)
    for name, unit in (
        ("words", b"some words and more "),
        ("bars", b"| - by . ("),
        ("short lines", b"a b\n"),
    ):
        huge = unit * (50_000_000 // len(unit)) if name != "short lines" else unit * 1_000_000
        start = time.perf_counter()
        list(read_stream(io.BytesIO(huge), format="text"))
        report(f"text, one document of {name}", len(huge), start)


def report(name: str, size: int, start: float) -> None:
    """One line of the speed table."""
    seconds = time.perf_counter() - start
    print(f"{name:40}{size / 1e6:8.1f} MB{seconds:8.2f} s{size / 1e6 / seconds:9.1f} MB/s")


if __name__ == "__main__":
    main()
