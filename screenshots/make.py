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
from typing import Any

from textual.pilot import Pilot

from newsbrowse.archive.library import Library
from newsbrowse.seeds import read_seeds, seeds_folder
from newsbrowse.ui.app import NewsbrowseApp
from newsbrowse.ui.screens.compare import CompareScreen
from newsbrowse.ui.state import Place
from newsbrowse.ui.themed import ThemedApp
from newsbrowse.ui.welcome import Places, WelcomeApp
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


async def quotes(pilot: Pilot[None]) -> None:
    """What is said in the articles found, narrowed by a speaker."""
    await pilot.press("Q", "slash", *"xi", "enter")
    await settle(pilot)
    await pilot.press("j", "j")
    await settle(pilot)


async def facts(pilot: Pilot[None]) -> None:
    """The facts of an article below its text, over the whole screen."""
    await pilot.press("slash", *"trade 228", "enter")
    await settle(pilot)
    await pilot.press("enter", "z", "i")
    await settle(pilot)


async def palette(pilot: Pilot[None]) -> None:
    """The commands, as a part of a name finds them."""
    await browse(pilot)
    await pilot.press("ctrl+p", *"fac")
    await settle(pilot)


async def light(pilot: Pilot[None]) -> None:
    """Reading on a light screen, paragraphs numbered, a word found."""
    pilot.app.theme = "newsbrowse-light"
    await pilot.press("slash", *"two conversations", "enter")
    await settle(pilot)
    await pilot.press("enter", "B", "number_sign", "slash", *"stability", "enter")
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
    Picture("quotes", (100, 30), quotes),
    Picture("facts", (100, 36), facts),
    Picture("light", (120, 32), light),
    Picture("palette", (120, 32), palette),
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
        write(app, picture.name, folder)


def write(app: ThemedApp[Any], name: str, folder: Path) -> None:
    """Write what the app shows as a picture that is the same each time it shows the same."""
    svg = app.export_screenshot(title="newsbrowse", simplify=True)
    text = re.sub(r"\d+(&#160;| )ms", r"2\1ms", without_addresses(svg)).replace(
        "<text ", '<text xml:space="preserve" '
    )
    (folder / f"{name}.svg").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{name}.svg\n")


async def first_start(folder: Path) -> None:
    """What a user sees who has no library yet."""
    home = Path.home()
    places = Places(
        home / "newsbrowse/library", home / ".config/newsbrowse/config.toml", home / ".local/state/newsbrowse"
    )
    app = WelcomeApp(places)
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        write(app, "first-start", folder)


def main(folder: Path) -> None:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as place, Library.open(Path(place) / "sample", create=True) as library:
        library.add(read_seeds(seeds_folder()))
        for picture in PICTURES:
            asyncio.run(take(library, picture, folder))
    asyncio.run(first_start(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
