"""For how long the screen stands still while long texts are compared.

    python bench/compare_gap.py --data DIR [--megabytes 1]

DIR is the folder of development data. The real browser runs without a terminal on a library of two articles
of a megabyte, one of a single line and two of a megabyte without a full stop. For each step the longest time
between two rounds of the event loop is printed, once by the clock, and once in processor time of the whole
program, which other programs on the machine do not lengthen.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from newsbrowse.archive.library import Library
from newsbrowse.config.reading import Settings
from newsbrowse.models import Entry
from newsbrowse.ui.app import NewsbrowseApp
from newsbrowse.ui.screens.compare import CompareScreen
from newsbrowse.ui.state import Place

_TICK = 0.001
_LONGEST = 300.0
_STEPS = (
    ("n", "next difference"),
    ("]", "next row of the ledger"),
    ("j", "a line down"),
    ("ctrl+d", "half a page down"),
    ("G", "to the end"),
    ("g", "to the beginning (g g)"),
    ("a", "each by itself"),
    ("j", "a line down, by itself"),
    ("a", "in step again"),
    ("tab", "to the ledger"),
    ("G", "to its end"),
    ("enter", "to where its last row stands"),
)


def main() -> None:
    """Run the measurements."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--megabytes", type=float, default=1.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder), create=True) as library:
        library.add(_entries(options.data, int(options.megabytes * 1_000_000)))
        ids = {article.title: article.id for article in library.export(Place().search)}
        for left, right in (
            ("one", "two"),
            ("one", "line"),
            ("one", "endless"),
            ("endless", "endless 2"),
        ):
            asyncio.run(_measure(library, left, right, ids))


def _entries(data: Path, size: int) -> list[Entry]:
    with (data / "bbc" / "bbc.jsonl").open(encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"] for line in lines]
    half = len(bodies) // 4
    texts = {
        "one": "\n\n".join(bodies)[:size],
        "two": "\n\n".join(bodies[half:])[:size],
        "line": bodies[0].split(". ")[0],
        "endless": "\n\n".join(bodies).replace(".", ",").replace("\n", " ")[:size],
        "endless 2": "\n\n".join(bodies[half:]).replace(".", ",").replace("\n", " ")[:size],
    }
    return [Entry(title, title, body, "2026-02-04") for title, body in texts.items()]


class _Clock:
    """The longest gaps between two rounds of the event loop since it was last asked."""

    def __init__(self) -> None:
        self._gaps = [0.0, 0.0]

    async def run(self) -> None:
        """Tick until cancelled."""
        while True:
            before = time.perf_counter(), time.process_time()
            await asyncio.sleep(_TICK)
            now = time.perf_counter(), time.process_time()
            self._gaps = [max(gap, b - a) for gap, a, b in zip(self._gaps, before, now, strict=True)]

    def taken(self) -> str:
        """The longest gaps, and begin anew."""
        clock, processor = (1000 * gap for gap in self._gaps)
        self._gaps = [0.0, 0.0]
        return f"{clock:8.0f} ms {processor:8.0f} ms"


@asynccontextmanager
async def _browser(library: Library) -> AsyncIterator[tuple[NewsbrowseApp, Pilot[None]]]:
    app = NewsbrowseApp(library, title="bench", place=Place(), settings=Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        yield app, pilot


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(_LONGEST):
        while not holds():
            await asyncio.sleep(_TICK)


async def _measure(library: Library, left: str, right: str, ids: dict[str, str]) -> None:
    async with _browser(library) as (app, pilot):
        browse = app.screen_stack[0]
        await _until(lambda: bool(browse.whole.is_set()))  # type: ignore[attr-defined]
        await pilot.pause()
        clock = _Clock()
        ticking = asyncio.create_task(clock.run())
        print(f"\n{left} beside {right:24}   clock    processor", flush=True)
        browse.jobs.compare.ask((ids[left], ids[right]))  # type: ignore[attr-defined]
        await _until(lambda: isinstance(app.screen, CompareScreen))
        await pilot.pause()
        print(f"  {'comparing, first painting':34}{clock.taken()}", flush=True)
        for key, what in _STEPS:
            await pilot.press(*(key, key) if key == "g" else (key,))
            await pilot.pause()
            await asyncio.sleep(0.05)
            print(f"  {what:34}{clock.taken()}", flush=True)
        ticking.cancel()


if __name__ == "__main__":
    main()
