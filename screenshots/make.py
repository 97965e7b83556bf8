"""Make the pictures of the README from the real program on the sample library.

    python screenshots/make.py [FOLDER]

Each picture is a story of keys, driven through Textual's pilot on a fresh sample library, so that the
pictures change when the program does and never go stale.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from newsbrowse.archive.library import Library
from newsbrowse.seeds import read_seeds, seeds_folder
from newsbrowse.ui.app import NewsbrowseApp
from newsbrowse.ui.screens.compare import CompareScreen
from newsbrowse.ui.state import Place
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar

App = NewsbrowseApp
Keys = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True)
class Picture:
    """A picture: its file, the size of the screen, and the keys that lead there."""

    name: str
    size: tuple[int, int]
    keys: Keys


async def settle(pilot: Pilot[None]) -> None:
    """Wait until all that was asked for has come."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def browse(pilot: Pilot[None]) -> None:
    """A search, narrowed by a person and without a country."""
    await pilot.press("slash", *"trade", "enter")
    await settle(pilot)
    await pilot.press("f", "space")
    await settle(pilot)
    await pilot.press("tab")
    await settle(pilot)


async def facets(pilot: Pilot[None]) -> None:
    """Down into the months of a year."""
    sidebar = pilot.app.screen.query_one(FacetSidebar)
    await pilot.press("f", "right_curly_bracket", "x")
    await settle(pilot)
    await pilot.press("right_curly_bracket", "l")
    await settle(pilot)
    assert sidebar.has_focus
    await pilot.press("j", "l")
    await settle(pilot)


async def reader(pilot: Pilot[None]) -> None:
    """An article with its matches."""
    await pilot.press("slash", *"taiwan", "enter")
    await settle(pilot)
    await pilot.press("enter", "n")
    await settle(pilot)


async def compare(pilot: Pilot[None]) -> None:
    """Two accounts side by side."""
    await pilot.press("slash", *"trade 228", "enter")
    await settle(pilot)
    await pilot.press("j", "c", "j")
    await settle(pilot)
    await pilot.press("c")
    await settle(pilot)
    assert isinstance(pilot.app.screen, CompareScreen)
    await pilot.press("n")
    await settle(pilot)


async def keys(pilot: Pilot[None]) -> None:
    """The help."""
    await pilot.press("question_mark")
    await settle(pilot)


PICTURES = (
    Picture("browse", (120, 40), browse),
    Picture("browse-80x24", (80, 24), browse),
    Picture("browse-200x60", (200, 60), browse),
    Picture("facets", (120, 40), facets),
    Picture("reader-80x24", (80, 24), reader),
    Picture("compare", (120, 40), compare),
    Picture("compare-80x24", (80, 24), compare),
    Picture("keys", (120, 40), keys),
)


def without_addresses(svg: str) -> str:
    """The picture without the fonts that Textual would have it fetch from elsewhere."""
    return re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)


async def take(library: Library, picture: Picture, folder: Path) -> None:
    """Make one picture."""
    app = NewsbrowseApp(library, title="sample library", place=Place())
    async with app.run_test(size=picture.size) as pilot:
        await settle(pilot)
        assert pilot.app.screen.query_one(ArticleList).rows
        await picture.keys(pilot)
        svg = app.export_screenshot(title="newsbrowse", simplify=True)
    text = re.sub(r"\d+(&#160;| )ms", r"2\1ms", without_addresses(svg)).replace(
        "<text ", '<text xml:space="preserve" '
    )
    (folder / f"{picture.name}.svg").write_text(text, encoding="utf-8")


def main(folder: Path) -> None:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as place, Library.open(Path(place) / "sample", create=True) as library:
        library.add(read_seeds(seeds_folder()))
        for picture in PICTURES:
            asyncio.run(take(library, picture, folder))
            sys.stdout.write(f"{picture.name}.svg\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
