"""How long a long article takes to open, to scroll and to be searched, beside Textual's Static.

Each is timed from the call until the screen is painted, in one process without a terminal, at 120x40. The
text is made of sentences with curly quotes and numbers, in paragraphs of about 400 characters.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from newsbrowse import ui
from newsbrowse.config.reading import Settings
from newsbrowse.models import Article
from newsbrowse.ui.keyed import KeyedApp
from newsbrowse.ui.reading.opening import shown
from newsbrowse.ui.reading.reading import Reading
from newsbrowse.ui.widgets.reader import Reader

_PARAGRAPH = (
    "The minister said on 5 February that the deal was worth $11.1 billion, “about a third more than in "
    "2024”, and that talks would go on. Trade between the two came to 228.1 billion dollars, up 12 per cent. "
) * 2


class ReaderApp(KeyedApp[None]):
    """The article pane alone."""

    CSS_PATH = Path(ui.__file__).parent / "app.tcss"

    def compose(self) -> ComposeResult:
        """The pane."""
        yield Reader()


class StaticApp(App[None]):
    """The same text in a Static that scrolls."""

    def compose(self) -> ComposeResult:
        """The widgets."""
        with VerticalScroll():
            yield Static(markup=False)


async def _timed(what: Callable[[], Awaitable[object]]) -> float:
    began = perf_counter()
    await what()
    return perf_counter() - began


async def measure_reader(body: str) -> list[tuple[str, float]]:
    """Seconds for what a reader does with a long article."""
    app = ReaderApp(Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        reader = app.query_one(Reader)

        async def opened() -> None:
            reader.show(Reading(Article("7KQ2M9XA", "Title", body), shown(body)))
            await pilot.pause(0)

        async def page() -> None:
            reader.action_full_down()
            await pilot.pause(0)

        async def end() -> None:
            reader.action_last_line()
            while "100 %" not in reader.position:
                await pilot.pause(0)

        async def find() -> None:
            reader.look_for("no such words")
            while "no match" not in reader.position:
                await pilot.pause(0)

        return [
            ("open", await _timed(opened)),
            ("a page down", await _timed(page)),
            ("to the end, all set", await _timed(end)),
            ("find words that are not there", await _timed(find)),
        ]


async def measure_static(body: str) -> list[tuple[str, float]]:
    """Seconds for the same in a Static."""
    app = StaticApp()
    async with app.run_test(size=(120, 40)) as pilot:

        async def opened() -> None:
            app.query_one(Static).update(body)
            await pilot.pause(0)

        async def page() -> None:
            app.query_one(VerticalScroll).scroll_page_down(animate=False)
            await pilot.pause(0)

        return [("open", await _timed(opened)), ("a page down", await _timed(page))]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=10.0)
    parser.add_argument("--without-static", action="store_true", help="measure the article pane alone")
    options = parser.parse_args()
    body = (_PARAGRAPH + "\n\n") * int(options.megabytes * 1e6 / (len(_PARAGRAPH) + 2))
    sys.stdout.write(f"{len(body):,} characters\n")
    runs = [("newsbrowse", measure_reader)]
    if not options.without_static:
        runs.append(("Static", measure_static))
    for name, measure in runs:
        for what, seconds in asyncio.run(measure(body)):
            sys.stdout.write(f"{name:<12} {what:<32} {seconds:8.3f} s\n")


if __name__ == "__main__":
    main()
