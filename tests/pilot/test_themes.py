"""Picking the colours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from newsbrowse.archive.library import Library
from newsbrowse.config.reading import load
from newsbrowse.config.settings import THEME
from newsbrowse.ui.theme import names

from .conftest import Browser, Opener


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


async def test_colours_change_with_the_cursor_and_back(
    sample: Library, open_browser: Opener, config: Path
) -> None:
    async with open_browser(sample, settings=load(path=config, environment={})) as browser:
        await browser.press("g", "t", "j")
        assert browser.app.theme == "newsbrowse-dark"
        await browser.press("escape")
        assert browser.app.theme == "newsbrowse"
        assert not config.exists()


async def test_a_choice_is_kept(sample: Library, open_browser: Opener, config: Path) -> None:
    async with open_browser(sample, settings=load(path=config, environment={})) as browser:
        await browser.press("g", "t", "j", "j", "enter")
        assert "newsbrowse-light is kept" in browser.bar("#status")
    settings = load(path=config, environment={})
    assert settings[THEME] == "newsbrowse-light"
    async with open_browser(sample, settings=settings) as browser:
        assert browser.app.theme == "newsbrowse-light"
        assert not browser.app.current_theme.dark


async def test_what_comes_before_the_file_is_told(
    sample: Library, open_browser: Opener, config: Path
) -> None:
    settings = load(path=config, environment={"NEWSBROWSE_THEME": "nord"})
    async with open_browser(sample, settings=settings) as browser:
        await browser.press("g", "t", "j", "enter")
        assert "environment NEWSBROWSE_THEME comes before it" in browser.bar("#status")


async def test_a_wrong_name_is_told_with_a_near_one(
    sample: Library, open_browser: Opener, config: Path
) -> None:
    settings = load(path=config, environment={"NEWSBROWSE_THEME": "nrod"})
    async with open_browser(sample, settings=settings) as browser:
        assert browser.app.theme == "newsbrowse"
        assert "did you mean nord?" in browser.bar("#status")


@pytest.mark.parametrize("theme", [*names()[:3], *sorted(BUILTIN_THEMES)[::4]])
async def test_each_theme_draws_every_screen(
    sample: Library, open_browser: Opener, config: Path, theme: str
) -> None:
    """A style sheet that lacks a variable of a theme fails where it is used first."""
    settings = load(path=config, environment={"NEWSBROWSE_THEME": theme})
    async with open_browser(sample, settings=settings) as browser:
        await browser.press("question_mark", "escape", "ctrl+p", "escape", "c", "j", "c")
        assert browser.app.theme == theme


async def test_without_colour_nothing_is_coloured(
    sample: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_browser(sample) as browser:
        assert browser.app.no_color
        await browser.press("slash", *"trade", "enter")
        assert_plain(browser, lambda: browser.app.export_screenshot())


def assert_plain(browser: Browser, picture: Callable[[], str]) -> None:
    """Neither a colour of ours nor one of the terminal's stands in a picture."""
    svg = picture()
    assert browser.bar("#name").strip()
    for colour in ("#3d5a80", "#2b3440", "#608ab1", "#d0b344"):
        assert colour not in svg
