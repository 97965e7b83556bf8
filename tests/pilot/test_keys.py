"""Sequences of keys, remapped keys, the palette, the help and the messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.config.reading import Settings, load
from newsbrowse.ui.screens.listing import Listing
from newsbrowse.ui.screens.palette import PaletteList, PaletteScreen
from newsbrowse.ui.widgets.search_box import SearchBox

from .conftest import Browser, Opener


def configured(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "config.toml"
    path.write_text(text)
    return load(environment={}, path=path)


async def test_a_sequence_shows_what_may_follow(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("j", "j", "g")
        assert browser.bar("#status").startswith(" g …")
        assert "g first line" in browser.bar("#status")
        assert "a look at all" in browser.bar("#status")
        assert browser.articles.cursor == 2
        await browser.press("g")
        assert browser.articles.cursor == 0
        assert "…" not in browser.bar("#status")


@pytest.mark.parametrize(("key", "said"), [("escape", "g dropped."), ("x", "g x is no command.")])
async def test_a_sequence_is_dropped(sample: Library, open_browser: Opener, key: str, said: str) -> None:
    async with open_browser(sample) as browser:
        await browser.press("j", "g", key)
        assert said in browser.bar("#status")
        await browser.press("j")
        assert browser.articles.cursor == 2


async def test_a_sequence_takes_nothing_from_a_line_that_is_typed(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        await browser.press("slash", *"gg q")
        assert browser.browse.query_one(SearchBox).value == "gg q"


async def test_keys_of_the_config(sample: Library, open_browser: Opener, tmp_path: Path) -> None:
    text = '[keys]\n"list.read" = ["o"]\n"app.quit" = "ctrl+x ctrl+c"\n"facets.choose" = "v"\n'
    async with open_browser(sample, settings=configured(tmp_path, text)) as browser:
        assert " o read " in browser.bar("#status")
        assert "v on a facet value" in browser.bar("#chips")
        await browser.press("enter", "q")
        assert browser.focused == "list"
        await browser.press("o")
        assert browser.focused == "reader"
        await browser.press("question_mark", "slash", *"list.read")
        assert "   o" in "\n".join(browser.lines("#listing"))
        await browser.press("escape", "escape", "ctrl+x")
        assert "ctrl+c quit" in browser.bar("#status")
        await browser.pilot.press("ctrl+c")
        await browser.until(lambda: not browser.app.is_running)


async def test_what_is_wrong_in_the_config_is_said_and_kept(
    sample: Library, open_browser: Opener, tmp_path: Path
) -> None:
    text = '[keys]\n"list.raed" = "o"\n[reading]\nwidht = "\x1b]2;x"\n'.replace("\x1b", "\\u001b")
    async with open_browser(sample, settings=configured(tmp_path, text)) as browser:
        assert "widht; did you mean reading.width?" in browser.bar("#status")
        assert "(2 in all: g m)" in browser.bar("#status")
        await browser.press("g", "m")
        shown = "\n".join(browser.lines("#listing"))
        assert "! " in shown
        assert "list.raed; did you mean list.read?" in shown


async def test_the_emacs_keys(sample: Library, open_browser: Opener, tmp_path: Path) -> None:
    settings = configured(tmp_path, '[keys]\npreset = "emacs"\n')
    async with open_browser(sample, settings=settings) as browser:
        await browser.press("ctrl+n", "ctrl+n", "ctrl+p")
        assert browser.articles.cursor == 1
        await browser.press("alt+greater_than_sign")
        assert browser.articles.cursor == 11
        await browser.press("ctrl+s", *"trade", "ctrl+a", "x", "ctrl+g")
        assert browser.browse.search.text == "xtrade"
        await browser.press("alt+x", *"look at all", "enter")
        assert browser.articles.rows == 12
        await browser.pilot.press("ctrl+s", "ctrl+x", "ctrl+c")
        await browser.until(lambda: not browser.app.is_running)


def listed(browser: Browser) -> list[str]:
    return [entry.command.id for entry in browser.app.screen.query_one(PaletteList).shown]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_the_palette_finds_and_runs(
    sample: Library, open_browser: Opener, size: tuple[int, int]
) -> None:
    async with open_browser(sample, size=size) as browser:
        await browser.press("ctrl+p")
        assert isinstance(browser.app.screen, PaletteScreen)
        assert "list.read" in listed(browser)
        await browser.press(*"star")
        assert listed(browser)[0] == "browse.star"
        assert any("star" in line for line in browser.lines("#commands"))
        await browser.press("enter")
        hit = browser.articles.hit
        assert hit is not None
        await browser.until(lambda: sample.marks([hit.id])[hit.id].starred)


async def test_the_palette_says_why_a_command_cannot_run(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("ctrl+p", *"clear sel")
        assert listed(browser)[0] == "browse.clear_selections"
        assert "No facet value is chosen." in browser.lines("#commands")[0]
        await browser.press("enter")
        assert "No facet value is chosen." in browser.bar("#status")
        await browser.press("escape", "ctrl+p", *"exclude")
        assert "Only in the facets." in "\n".join(browser.lines("#commands"))
        await browser.press("escape")
        assert browser.focused == "list"


async def test_the_palette_from_the_search_box_comes_back_to_it(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        await browser.press("slash", *"trade", "ctrl+p", *"zzzz", "enter")
        assert "No command matches." in browser.bar("#status")
        await browser.press("escape", "x")
        assert browser.browse.query_one(SearchBox).value == "tradex"


async def test_a_command_that_cannot_run_says_why(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("X")
        assert "No facet value is chosen." in browser.bar("#status")
        await browser.press("slash", *"zzzz", "enter", "s")
        assert "No article is under the cursor." in browser.bar("#status")


async def test_the_help_is_searched(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("question_mark", "slash", *"similar")
        shown = [line for line in browser.lines("#listing") if line]
        assert shown[0].strip() == "Everywhere in the browser"
        assert len(shown) == 2
        await browser.press("enter")
        assert browser.focused == "listing"
        await browser.press("slash", "escape")
        assert browser.app.screen.query_one(Listing).rows > 80


async def test_messages_are_read_again_the_newest_first(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("X", "equals_sign", "g", "m")
        first, second = browser.lines("#listing")[:2]
        assert "opens a line" in first
        assert "No facet value is chosen." in second


@pytest.mark.parametrize("key", ["j", "f", "slash", "question_mark", "o"])
async def test_leaving_while_a_key_has_its_effect_is_no_crash(
    sample: Library, open_browser: Opener, key: str
) -> None:
    async with open_browser(sample) as browser:
        await browser.pilot.press(key, key)
        browser.app.exit(return_code=129)
    assert browser.app.return_code == 129


async def test_an_answer_that_comes_after_the_user_left_is_no_crash(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        browser.app.exit(return_code=129)
    browser.app._handle_exception(LookupError("the list is gone"))
    assert browser.app.return_code == 129
