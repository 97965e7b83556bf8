"""How the screens look, at three sizes, in each kind of colours, compared to the letter.

`pytest tests/snapshot --snapshot-update` makes them anew; look at what changed before committing it. The
pictures for people are those of `make screenshots`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App

from newsbrowse.archive.library import Library
from newsbrowse.models import FetchState, Subscription
from newsbrowse.ui.welcome import Places, WelcomeApp
from tests.pilot.conftest import Opener, open_browser
from tests.snapshot.picture import styles, words

__all__ = ["open_browser"]

SIZES = {"narrow": (80, 24), "normal": (120, 40), "wide": (200, 60)}
THEMES = ("newsbrowse", "newsbrowse-dark", "newsbrowse-light")

STORY: tuple[tuple[str, Sequence[str]], ...] = (
    ("first list", ()),
    ("a search while it is typed", ("slash", *"person:ush")),
    ("chosen and excluded values", ("ctrl+u", *"trade", "enter", "f", "j", "space", "J", *"jjj", "x")),
    ("a year and a month opened", ("J", "l", "j", "l")),
    ("list", ("escape", "X")),
    ("near-duplicates folded, an article ticked and starred", ("equals_sign", "space", "s")),
    ("reading", ("enter", "number_sign", "slash", *"trade", "enter")),
    ("facts", ("i",)),
    ("one pane", ("escape", "escape", "z")),
    ("what can be done with many", ("z", "b")),
    ("a line to fill in", ("escape", "S")),
    ("a list to pick from", (*"mine", "enter", "apostrophe")),
    ("a reading list to put an article on", ("escape", "p", *"Busan")),
    (
        "a reading list, an article moved",
        ("enter", "escape", "escape", "j", "p", "enter", "j", "p", "enter", '"', "enter", "J"),
    ),
    ("reading lists", ('"',)),
    ("feeds", ("escape", "R", "j")),
    ("quotes", ("escape", "Q", "slash", *"trump", "enter", "j")),
    ("commands", ("escape", "ctrl+p", *"sea")),
    ("keys", ("escape", "question_mark")),
    ("colours", ("escape", "g", "t")),
    ("comparing", ("escape", "escape", "A", "slash", *"228", "enter", "c", "j", "c", "n")),
    ("why a pair is one", ("w",)),
    ("what else to compare with", ("escape", "R")),
    ("the ledger", ("escape", "tab", "j")),
    ("nothing found", ("escape", "escape", "slash", *"putin cocoa", "enter")),
    ("why a person is here", ("escape", "A", "f", "g", "g", "w")),
    ("merging a person into another", ("escape", "e", "m", *"pu")),
    ("a passage starred", ("escape", "escape", "A", "enter", "y", "s")),
    ("your passages", ("g", "p")),
)
"""The keys from one picture to the next, and what the picture shows."""


class TextExtension(SingleFileSnapshotExtension):
    """A snapshot is a text file of its own."""

    _file_extension = "txt"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def pictures(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextExtension)


@pytest.fixture
def plain(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the terminal is to have no colours."""
    if request.param:
        monkeypatch.setenv("NO_COLOR", "1")
    return bool(request.param)


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The status line tells milliseconds, and a message goes after a while: pictures must not show it."""
    monkeypatch.setattr("newsbrowse.ui.background.perf_counter", lambda: 0.0)
    monkeypatch.setattr("newsbrowse.ui.widgets.status._MESSAGE_TIME", 1e6)


def follow_feeds(library: Library) -> None:
    """Follow a feed that works and one that is broken."""
    wire = Subscription("https://wire.example/feed", "Meridian Wire")
    post = Subscription("https://post.example/news/feed", "The Evening Post of the Northern Harbours")
    library.feeds.add([wire, post])
    library.feeds.keep_state(post.address, FetchState(failures=3, error="the server says 404 (not found)"))


@pytest.mark.parametrize("plain", [False, True], ids=["colours", "plain"], indirect=True)
@pytest.mark.parametrize("size", SIZES)
async def test_screens(
    sample: Library, open_browser: Opener, pictures: SnapshotAssertion, size: str, plain: bool
) -> None:
    """The words and styles of each screen in the terminal's own colours; in dark and light at one size."""
    seen: list[str] = []
    follow_feeds(sample)
    async with open_browser(sample, size=SIZES[size]) as browser:
        for title, keys in STORY:
            for key in keys:
                await browser.press(key)
            seen += [f"=== {title} ({browser.focused})", "" if plain else words(browser.app)]
            seen += await in_themes(browser.app, browser.pilot.pause, plain or size != "normal")
    assert "\n".join(seen) + "\n" == pictures


@pytest.mark.parametrize("plain", [False, True], ids=["colours", "plain"], indirect=True)
@pytest.mark.parametrize("size", SIZES)
async def test_first_start(pictures: SnapshotAssertion, size: str, plain: bool) -> None:
    app = WelcomeApp(Places(Path("/data/library"), Path("/config/config.toml"), Path("/state")))
    async with app.run_test(size=SIZES[size]) as pilot:
        seen = [words(app), *await in_themes(app, pilot.pause, plain)]
        await pilot.press("j", "enter", *"/nowhere", "enter")
        seen += [words(app), *await in_themes(app, pilot.pause, plain)]
    assert "\n".join(seen) + "\n" == pictures


async def in_themes(app: App[Any], pause: Callable[[], Awaitable[None]], one: bool) -> list[str]:
    """The styles of a screen in each kind of colours, or in one; afterwards the theme is the one before."""
    before, seen = app.theme, []
    for theme in (before,) if one else (*THEMES, before):
        app.theme = theme
        await pause()
        seen.append(f"--- {theme}\n{styles(app)}")
    return seen if one else seen[:-1]
