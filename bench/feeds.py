"""How feeds are read: test suites of other programs, without a crash or a hang, and their expected values.

    PYTHONPATH=tui python bench/feeds.py --data DIR     (DIR: the unpacked development data)

Every file of the suites is read as the program reads it, in a child process. Then the titles and dates that
feedparser's well-formed suite and gofeed's say are compared with what was read. A title is compared as its
text: the program keeps no markup. A suite's title without any text (an image alone) is right if none is read.
"""

from __future__ import annotations

import argparse
import ast
import html
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from newsbrowse.errors import ReadError
from newsbrowse.readers import feed_json, feed_xml
from newsbrowse.readers.feed import read_feed
from newsbrowse.readers.feed_head import is_list
from newsbrowse.readers.feed_item import FeedItem
from newsbrowse.readers.opml import read_opml
from newsbrowse.readers.record import Origin

SUITES = ("feedparser", "gofeed", "feed-rs", "miniflux", "newsboat", "rss-parser", "opml")
KINDS = {".xml", ".atom", ".rss", ".json", ".opml", ".html"}
BROKEN = ("takes more than", "the reader ended", "cannot be read (")
_EXPECT = re.compile(rb"Expect:\s*(.+)")
_TITLE = re.compile(
    r"(entries\[(\d+)\]|feed)(?:\.|\[')title(?:_detail'\]\['value|_detail\.value)?(?:'\])?\s*==\s*(u?(?:'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"))\s*$"
)
_DATE = re.compile(
    r"entries\[(\d+)\](?:\.|\[')(?:published|updated|created)_parsed(?:'\])?\s*==\s*(\([\d, ]+\))"
)


@dataclass
class Score:
    """How many of the expected values were read."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, is_right: bool, what: str) -> None:
        """Count one value."""
        if is_right:
            self.right += 1
        else:
            self.wrong.append(what)

    def __str__(self) -> str:
        total = self.right + len(self.wrong)
        return f"{self.right:>5} of {total:<5} {100 * self.right / max(total, 1):6.2f} %"


def read(data: bytes, path: Path) -> str:
    """What comes of a file: `feed`, `list`, or the reason why not."""
    try:
        if is_list(data[:65_536]) or path.suffix == ".opml":
            read_opml(data)
            return "list"
        read_feed(data, Origin(str(path), many=True), address="http://example.com/feed")
    except ReadError as error:
        return str(error)
    return "feed"


def read_all(root: Path, suite: str) -> tuple[Counter[str], float, list[str]]:
    """What comes of the files of a suite, the longest time one took, and those that broke the reader."""
    outcomes: Counter[str] = Counter()
    longest, broken = 0.0, []
    for path in sorted((root / suite).rglob("*")):
        if path.suffix in KINDS and path.is_file():
            started = time.perf_counter()
            outcome = read(path.read_bytes(), path)
            longest = max(longest, time.perf_counter() - started)
            outcomes[outcome if outcome in ("feed", "list") else "refused"] += 1
            if outcome.startswith(BROKEN) or any(sign in outcome for sign in BROKEN):
                broken.append(f"{path.relative_to(root)}: {outcome}")
    return outcomes, longest, broken


def items(data: bytes) -> tuple[str, list[FeedItem]]:
    """The title of a feed and its items."""
    reader = feed_json if data.lstrip()[:1] == b"{" else feed_xml
    try:
        title, _, found = reader.items_of(data, "http://example.com/feed", None)
    except ReadError:
        return "", []
    return title, found


def text_of(value: str) -> str:
    """The text of a title that is markup, by simpler means than those of the program."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", value)).split())


def moment(stamp: str | None) -> tuple[int, ...]:
    """The second in UTC that a stamp names; a day alone is its beginning."""
    if not stamp:
        return ()
    known = datetime.fromisoformat(stamp)
    return (known.astimezone(UTC) if known.tzinfo else known).timetuple()[:6]


def feedparser_suite(root: Path, titles: Score, dates: Score) -> None:
    """The well-formed suite of feedparser; what is expected stands in a comment of each file."""
    for path in sorted((root / "feedparser/tests/wellformed").rglob("*.xml")):
        data = path.read_bytes()
        expected = _EXPECT.search(data)
        if expected is None:
            continue
        said = expected[1].decode("utf-8", "replace").strip()
        title, date = _TITLE.search(said), _DATE.search(said)
        if not (title or date):
            continue
        own, found = items(data)
        name = f"{path.relative_to(root)}: {said[:90]}"
        if title:
            wanted = str(ast.literal_eval(title[3].lstrip("u")))
            item = found[int(title[2])].title if title[2] and int(title[2]) < len(found) else None
            got = (item.line() if item else "") if title[2] else own
            literal = " ".join(wanted.split())
            titles.count(got in (text_of(wanted), literal), f"{name} -> {got!r}")
        if date and int(date[1]) < len(found):
            wanted_date = tuple(ast.literal_eval(date[2]))[:6]
            got_date = moment(found[int(date[1])].published)
            dates.count(got_date == wanted_date, f"{name} -> {got_date}")


def gofeed_suite(root: Path, titles: Score, dates: Score) -> None:
    """The parser suites of gofeed: beside each feed what is expected of it as JSON."""
    for path in sorted((root / "gofeed/parser").rglob("*.xml")):
        expected = path.with_suffix(".json")
        if not expected.exists():
            continue
        wanted = json.loads(expected.read_bytes())
        entries = list(entries_of(wanted))
        if not entries:
            continue
        _, found = items(path.read_bytes())
        for entry, item in zip(entries, found, strict=False):
            name = f"{path.relative_to(root)}"
            if entry.get("title"):
                got, title = item.title.line(), str(entry["title"])
                is_right = got in (text_of(title), " ".join(title.split()))
                titles.count(is_right, f"{name}: {entry['title']!r} -> {got!r}")
            stamps = [entry.get(key) for key in ("publishedParsed", "pubDateParsed", "updatedParsed")]
            stamp = next((one for one in stamps if one), None)
            if stamp:
                got_date, said = moment(item.published), moment(re.sub(r"\.\d+", "", str(stamp)))
                dates.count(got_date == said, f"{name}: {stamp} -> {item.published}")


def entries_of(wanted: dict[str, object]) -> Iterator[dict[str, object]]:
    """The entries of what gofeed expects."""
    for key in ("items", "entries"):
        listed = wanted.get(key)
        if isinstance(listed, list):
            yield from listed


def show(name: str, score: Score, verbose: bool) -> None:
    """A line of the table, and what is wrong."""
    print(f"{name:<34} {score}")
    for one in score.wrong if verbose else ():
        print(f"    {one}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the unpacked development data")
    parser.add_argument("--errors", action="store_true", help="list what was read wrongly")
    chosen = parser.parse_args()
    root = chosen.data / "feeds"
    print(f"{'suite':<12} {'files':>6} {'feeds':>6} {'lists':>6} {'refused':>8} {'broken':>7} {'longest':>9}")
    for suite in SUITES:
        outcomes, longest, broken = read_all(root, suite)
        counts = [outcomes[kind] for kind in ("feed", "list", "refused")]
        print(
            f"{suite:<12} {sum(counts):>6} {counts[0]:>6} {counts[1]:>6} {counts[2]:>8}"
            f" {len(broken):>7} {longest:>7.2f} s"
        )
        for one in broken:
            print(f"    {one}")
    print()
    for name, compare in (("feedparser, well-formed", feedparser_suite), ("gofeed", gofeed_suite)):
        titles, dates = Score(), Score()
        compare(root, titles, dates)
        show(f"{name}: titles", titles, chosen.errors)
        show(f"{name}: dates of entries", dates, chosen.errors)


if __name__ == "__main__":
    main()
