"""What a library is promised to cost, measured in one run beside what it is held against.

    python bench/budgets.py --library DIR [--only start,command,keys,facets,memory,disk] [--runs N]

For a library of `bench/million.py`, or any other of some size. Both sides of a comparison are run in turn, so
that a busy machine slows both, and each once before it counts. The first run builds the tables of
`bench/fts5.py`.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import tantivy

from comparing import compared, in_turn, milliseconds, resident, timed, title
from fts5 import SideTable
from newsbrowse.archive.library import Library
from newsbrowse.archive.query import compile_search
from newsbrowse.config.places import SCREEN_FILE
from newsbrowse.models import FACETS, Field, Page, Search
from newsbrowse.text.clean import clean
from painted import Terminal

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self): yield Static("painted")
Bare().run(mouse=False)
"""
PYTHON = sys.executable
BROWSE = "from newsbrowse.cli import main; main()"
THREE = (Field.PEOPLE, Field.COUNTRIES, Field.PUBLISHED)
QUERIES = (
    "trump tariff",
    "oil prices",
    "federal reserve",
    "climate change",
    "putin",
    "cocoa crop",
    "the senate",
)
FACET_QUERIES = ("", "president", "trade deficit", "cocoa buffer stock")
SECTIONS = ("start", "command", "keys", "facets", "memory", "disk")
TOTAL = re.compile(r"([\d,]+)(?: of [\d,]+)? articles?\b")
PAGES = 30
IN_VIEW = 18
"""Hits that are seen at once on a screen of 120x40."""

COVERED = 9
"""Of them, those over which completions may lie."""

TOLD = 20
"""Characters of a title that are looked for."""


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--only", default=",".join(SECTIONS), help="a list of " + ", ".join(SECTIONS))
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    with Library.open(options.library) as library:
        print(f"{len(library):,} articles in {options.library}\n")
        print(f"{'':46}{'p50':>9} {'p95':>9}    {'ratio':>6}  budget")
        sections: dict[str, Callable[[], None]] = {
            "start": lambda: start(library, options.runs),
            "command": lambda: command(library, options.runs),
            "keys": lambda: keys(library),
            "facets": lambda: facets(library, options.runs),
            "memory": lambda: memory(library),
            "disk": lambda: disk(library),
        }
        place = library.load_place()
        library.save_place({})
        try:
            for name in options.only.split(","):
                sections[name]()
        finally:
            library.save_place(place or {})


def start(library: Library, runs: int) -> None:
    """From the start of the process to the first painted list, against that of a bare Textual app."""
    title("start to first painted list, ms")
    painted = _listing(library.search(Search(), limit=IN_VIEW, snippets=False))
    kept = library.path / SCREEN_FILE
    with Terminal(_browser(library)) as terminal:
        terminal.wait(painted)
        terminal.settle(1.0)
        terminal.press("q")
        terminal.settle(1.0)
    screen = kept.read_bytes()

    def again() -> float:
        kept.write_bytes(screen)
        return _until_painted(_browser(library), painted)

    def anew() -> float:
        kept.unlink()
        return _until_painted(_browser(library), painted)

    ours, fresh, bare = in_turn(
        runs,
        again,
        anew,
        lambda: _until_painted([PYTHON, "-c", BARE], lambda lines: "painted" in lines[0]),
    )
    compared("bare Textual app with one Static", bare)
    compared("newsbrowse, as it was left", ours, bare, "<= 1.3x")
    compared("newsbrowse, when something has changed", fresh, bare, "<= 1.3x")


def command(library: Library, runs: int) -> None:
    """A whole `search --json`, against the imports alone."""
    title("search --json, whole process, ms")
    search = [*_browser(library), "search", "trade deficit", "--json"]
    ours, bare = in_turn(
        runs, lambda: _process(search), lambda: _process([PYTHON, "-c", "import typer, tantivy"])
    )
    compared("python -c 'import typer, tantivy'", bare)
    compared("newsbrowse search --json", ours, bare, "<= 1.6x at 100,000 articles")


def keys(library: Library) -> None:
    """From a letter typed to the new total and all its lines on the screen, and the same search without."""
    title("a letter of a search, ms")
    alone: list[float] = []
    painted: list[float] = []
    with Terminal(_browser(library)) as terminal:
        terminal.wait(_telling(len(library)))
        terminal.settle(0.5)
        for text in QUERIES:
            terminal.press("/")
            terminal.settle(0.2)
            painted += _typed(terminal, library, text, alone)
            terminal.press("\x15")
            terminal.wait(_telling(len(library)))
            terminal.press("\x1b")
            terminal.settle(0.4)
    budget = f"p95 <= {50 if len(library) <= 100_000 else 100} ms"
    compared(f"key to painted list ({len(painted)} letters)", painted, None, budget)
    compared("Library.search of the same, in this process", alone)


def _typed(terminal: Terminal, library: Library, text: str, alone: list[float]) -> Iterator[float]:
    """The times of the letters of a query that change the total."""
    now = len(library)
    for end in range(1, len(text) + 1):
        search = Search(text[:end])

        def ask(search: Search = search) -> Page:
            return library.search(search, limit=IN_VIEW, snippets=False, as_you_type=True)

        page = ask()
        pressed = terminal.press(text[end - 1])
        if page.total == now:
            terminal.settle(0.4)
            continue
        yield (terminal.wait(_listing(page, COVERED)) - pressed) * 1000
        terminal.settle(0.4)
        alone.append(milliseconds(ask))
        now = page.total


def facets(library: Library, runs: int) -> None:
    """All counts of a search, against one bare call of the engine and against SQLite."""
    table = SideTable(library.path)
    searcher = _bare_searcher(library)
    for text in FACET_QUERIES:
        search = Search(text)
        title(
            f"three facets, ms: {text or 'all articles'} ({library.search(search, limit=0).total:,} hits,"
            f" {table.total(text):,} in SQLite)"
        )
        sides: list[Callable[[], object]] = [
            partial(library.facets, search, fields=THREE),
            partial(library.facets, search, fields=FACETS),
            partial(table.facets, text),
            partial(_bare, searcher, compile_search(search, searcher).query),
        ]
        ours, all_of_them, sqlite, bare = in_turn(runs, *(timed(side) for side in sides))
        compared("one bare aggregation of tantivy", bare)
        compared("newsbrowse", ours, bare, "<= 1.3x bare")
        compared("newsbrowse, all five facets", all_of_them)
        compared("SQLite FTS5 + GROUP BY", sqlite)
        print(f"    {'SQLite / newsbrowse':40}{statistics.median(sqlite) / statistics.median(ours):29.2f}")
    size = table.path.stat().st_size / 1e6
    print(f"    the tables of SQLite: built in {table.seconds:,.0f} s, {size:,.0f} MB")


def memory(library: Library) -> None:
    """Resident memory while paging and searching, against a bare Textual app."""
    title("resident memory, MB (of that not of files)")
    with Terminal([PYTHON, "-c", BARE]) as terminal:
        terminal.wait(lambda lines: "painted" in lines[0])
        terminal.settle(0.5)
        bare = terminal.memory()
    resident("bare Textual app", bare)
    with Terminal(_browser(library)) as terminal:
        terminal.wait(_telling(len(library)))
        terminal.settle(1.0)
        resident("newsbrowse, first list", terminal.memory(), bare)
        for _ in range(PAGES):
            terminal.press("\x1b[6~")
            terminal.settle(0.1)
        terminal.press("G")
        terminal.settle(1.0)
        resident(f"after {PAGES} pages and the end", terminal.memory(), bare)
        for text in QUERIES:
            terminal.press("/")
            terminal.settle(0.2)
            for letter in text:
                terminal.press(letter)
                terminal.settle(0.1)
            terminal.press("\r")
            terminal.settle(0.3)
            terminal.press("/\x15\r")
            terminal.settle(0.5)
        resident(f"after {len(QUERIES)} searches", terminal.memory(), bare, "<= +150 MB")


def disk(library: Library) -> None:
    """The library's files against its text."""
    title("on disk, MB")
    text = SideTable(library.path).text
    database = sum(file.stat().st_size for file in library.path.glob("library.db*"))
    index = sum(file.stat().st_size for file in (library.path / "index").rglob("*") if file.is_file())
    sizes = {"text": text, "library.db": database, "index": index, "library": database + index}
    for label, size in sizes.items():
        budget = "<= 2x" if label == "library" else ""
        print(f"    {label:42}{size / 1e6:9,.0f} {'':9}    {size / text:6.2f}  {budget}")


def _browser(library: Library) -> list[str]:
    return [PYTHON, "-c", BROWSE, "--library", str(library.path)]


def _process(arguments: list[str]) -> float:
    return milliseconds(lambda: subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL))


def _until_painted(arguments: list[str], is_there: Callable[[list[str]], bool]) -> float:
    with Terminal(arguments) as terminal:
        return (terminal.wait(is_there) - terminal.started) * 1000


def _telling(total: int) -> Callable[[list[str]], bool]:
    """Whether the browser's first line tells a number of hits."""
    return lambda lines: _total(lines) == total


def _listing(page: Page, covered: int = 0) -> Callable[[list[str]], bool]:
    """Whether the browser tells a number of hits and shows the first of them, but for some covered ones."""
    telling = _telling(page.total)
    titles = [clean(hit.title)[:TOLD].rstrip() for hit in page.hits[covered:]]
    return lambda lines: telling(lines) and all(any(title in line for line in lines) for title in titles)


def _total(lines: list[str]) -> int | None:
    """The number of hits that the browser's first line tells."""
    found = TOTAL.search(lines[0])
    return int(found[1].replace(",", "")) if found else None


def _bare_searcher(library: Library) -> Any:
    """The engine's own searcher on the library's index, without anything of ours in between."""
    root = library.path / "index"
    folder = root / (root / "CURRENT").read_text(encoding="utf-8").strip()
    return tantivy.Index.open(str(folder)).searcher()


def _bare(searcher: Any, query: Any) -> None:
    fields = ("people", "countries", "published_month")
    asked = {field: {"terms": {"field": field, "size": 20}} for field in fields}
    searcher.aggregate(query, asked)


if __name__ == "__main__":
    main()
