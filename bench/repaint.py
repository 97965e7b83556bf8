"""Bytes for a key, beside newsboat doing the same on the same articles; and what that is on a slow line.

    python bench/repaint.py --library DIR [--articles 200] [--size 120x40] [--baud 9600] [--delay 0.1]

Both programs get the same articles, newsboat as a feed in a file. A key is pressed, and the bytes are
counted until the screen is quiet. The second table reads the terminal no faster than the line would carry it,
and adds the delay of the line to each key. Without newsboat on the machine its column is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

from keys import Terminal
from newsbrowse.archive.library import Library
from newsbrowse.models import Article, Search

DOWN, PAGE = "\x1b[B", "\x1b[6~"
THEIR_DOWN = "\x1bOB"
"""newsboat sets the cursor keys to their other mode."""
PATIENCE = 1.0
"""Seconds without a byte after which the answer over a slow line is taken as complete."""

BITS = 10
"""Bits on a serial line for a byte: eight, a start and a stop bit."""

ITEM = "<item><title>{title}</title><guid>{id}</guid><description>{body}</description></item>"


class SlowTerminal(Terminal):
    """A terminal behind a line of so many baud and seconds of delay."""

    def __init__(self, command: list[str], columns: int, rows: int, baud: int, delay: float) -> None:
        super().__init__(command, columns, rows)
        self._rate = baud / BITS
        self._delay = delay

    def drain(self, first: float = 30.0) -> tuple[int, float]:
        """Read at the line's pace until it is quiet: (bytes, seconds until the last of them)."""
        started = time.perf_counter()
        taken, last, wait = 0, started, first
        while select.select([self.child.child_fd], [], [], wait)[0]:
            count = len(os.read(self.child.child_fd, 64))
            taken += count
            time.sleep(count / self._rate)
            last, wait = time.perf_counter(), PATIENCE
        return taken, last - started + 2 * self._delay


def write_feed(articles: list[Article], path: Path) -> None:
    """The articles as an RSS feed."""
    items = [
        ITEM.format(title=escape(one.title), id=one.id, body=escape(one.body.replace("\n", "<br/>")))
        for one in articles
    ]
    channel = f"<channel><title>Feed</title>{''.join(items)}</channel>"
    text = f"<?xml version='1.0'?><rss version='2.0'>{channel}</rss>"
    path.write_bytes(text.encode("utf-8", "replace"))


def newsboat(feed: Path, folder: Path) -> list[str]:
    """The command of newsboat with this feed read already."""
    (folder / "urls").write_text(f"file://{feed}\n", encoding="utf-8")
    (folder / "config").write_text("", encoding="utf-8")
    command = ["newsboat", "-u", f"{folder}/urls", "-c", f"{folder}/cache.db", "-C", f"{folder}/config"]
    subprocess.run([*command, "-x", "reload"], check=True, capture_output=True)
    return command


def keys_of_newsboat(terminal: Terminal) -> dict[str, list[int]]:
    """Bytes of each job in newsboat."""
    terminal.drain()
    terminal.key("\r")
    jobs = {
        "cursor down in the list": bytes_of(terminal, THEIR_DOWN, 12),
        "a page of the list": bytes_of(terminal, PAGE, 2),
    }
    jobs["opening an article"] = [terminal.key("\r")[0]]
    jobs["a line down in the article"] = bytes_of(terminal, THEIR_DOWN, 3)
    return jobs


def keys_of_ours(terminal: Terminal) -> dict[str, list[int]]:
    """Bytes of each job in newsbrowse: the list alone, and with the article following."""
    terminal.drain()
    follow = bytes_of(terminal, DOWN, 12)
    facets = bytes_of(terminal, "f", 1) and bytes_of(terminal, DOWN, 6)
    terminal.key("\x1b")
    terminal.key("z")
    jobs = {
        "cursor down in the list": bytes_of(terminal, DOWN, 12),
        "a page of the list": bytes_of(terminal, PAGE, 2),
    }
    jobs["opening an article"] = [terminal.key("\r")[0]]
    jobs["a line down in the article"] = bytes_of(terminal, DOWN, 3)
    return jobs | {"cursor down, article following": follow, "cursor down in the facets": facets}


def bytes_of(terminal: Terminal, key: str, times: int) -> list[int]:
    """The bytes that a key brings, each after the answer to the one before."""
    return [terminal.key(key)[0] for _ in range(times)]


def main() -> None:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--baud", type=int, default=9600)
    parser.add_argument("--delay", type=float, default=0.1, help="seconds of one way")
    options = parser.parse_args()
    columns, rows = (int(number) for number in options.size.split("x"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = prepared(options, folder)
        ours = [sys.executable, "-m", "newsbrowse", "--library", str(library)]
        theirs = newsboat(folder / "feed.xml", folder) if shutil.which("newsboat") else None

        def run(keys: Callable[[Terminal], dict[str, list[int]]], command: list[str]) -> dict[str, list[int]]:
            terminal = Terminal(command, columns, rows)
            counted = keys(terminal)
            terminal.child.close(force=True)
            return counted

        table = run(keys_of_ours, ours)
        other = run(keys_of_newsboat, theirs) if theirs else {}
        print(f"{options.articles} articles, {options.size}; bytes, median (most)\n")
        print(f"{'':34} {'newsbrowse':>16} {'newsboat':>16}")
        for job, counts in table.items():
            print(f"{job:34} {told(counts):>16} {told(other.get(job, [])):>16}")
        (library / "place.json").unlink(missing_ok=True)
        slow(ours, columns, rows, options.baud, options.delay)


def prepared(options: argparse.Namespace, folder: Path) -> Path:
    """A library of some articles of the given one, which are written as a feed as well."""
    with Library.open(options.library) as library:
        articles = list(islice(library.export(Search()), options.articles))
    write_feed(articles, folder / "feed.xml")
    lines = folder / "articles.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for one in articles:
            entry = {"title": one.title, "body": one.body, "published": one.published, "source": one.source}
            file.write(json.dumps(entry) + "\n")
    command = [sys.executable, "-m", "newsbrowse", "--library"]
    target = folder / "library"
    subprocess.run([*command, str(target), "add", str(lines)], check=True, capture_output=True)
    return target


def told(counts: list[int]) -> str:
    """The median and the most of some numbers."""
    return f"{statistics.median(counts):,.0f} ({max(counts):,})" if counts else "-"


def slow(command: list[str], columns: int, rows: int, baud: int, delay: float) -> None:
    """Print what keys take on a slow line."""
    terminal = SlowTerminal(command, columns, rows, baud, delay)
    print(f"\nat {baud:,} baud and {delay * 1000:.0f} ms each way: seconds to the quiet screen (bytes)\n")

    def line(name: str, answer: tuple[int, float]) -> None:
        print(f"{name:34} {answer[1]:8.1f} s ({answer[0]:,})")

    line("start", terminal.drain())
    line("cursor down, article following", terminal.key(DOWN))
    line("five keys down at once", terminal.key(DOWN * 5))
    line("a word of a search at once", terminal.key("/the\r"))
    terminal.key("P")
    line("cursor down, list alone", terminal.key(DOWN))
    terminal.child.close(force=True)


if __name__ == "__main__":
    main()
