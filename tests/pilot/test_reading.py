"""Reading an article by keys: places, find, mentions, marks, links, other programs, facts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.config.reading import Settings
from newsbrowse.models import Entry
from newsbrowse.ui import programs
from newsbrowse.ui.screens import reading
from newsbrowse.ui.screens.text import TextScreen
from newsbrowse.ui.widgets.facts_view import FactsView
from newsbrowse.ui.widgets.search_box import SearchBox
from tests.pilot.conftest import Browser, Opener


def title(browser: Browser) -> str:
    return browser.bar("#reader-pane PaneTitle")


async def open_first(browser: Browser, word: str = "") -> None:
    """Read the first article that has a word."""
    if word:
        await browser.press("slash", *word, "enter")
    await browser.press("enter")
    await browser.until(lambda: browser.focused == "reader")


async def test_find_goes_on_with_each_letter_and_round_the_end(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser, "228")
        await browser.press("slash", *"TRAD")
        assert "match 1 of" in title(browser)
        await browser.press("enter")
        assert browser.focused == "reader"
        total = int(title(browser).split(" of ")[1].split(" ")[0])
        await browser.press(*["n"] * (total - 1))
        assert f"match {total} of {total}" in title(browser)
        await browser.press("n")
        assert f"match 1 of {total}" in title(browser)
        assert "beginning" in browser.bar("#status")
        await browser.press("N")
        assert f"match {total} of {total}" in title(browser)
        await browser.press("escape")
        assert "match" not in title(browser)
        assert browser.focused == "reader"
        await browser.press("escape")
        assert browser.focused == "list"


async def test_find_that_is_dropped_leaves_the_view(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample, size=(60, 16)) as browser:
        await open_first(browser)
        await browser.press("j", "slash", *"beijing", "n", "o")
        assert "no match" in title(browser)
        await browser.press("escape")
        assert (browser.reader.top, browser.focused) == (1, "reader")


async def test_the_find_line_is_put_away_when_another_pane_is_gone_to(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser, "228")
        await browser.press("slash", *"trad", "tab")
        assert browser.focused == "list"
        assert not browser.app.screen.query_one("#reader-line").display
        assert "match 1 of" in title(browser)


async def test_the_share_told_is_of_what_is_in_view_after_a_resize(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample, size=(120, 16)) as browser:
        await open_first(browser)
        small = browser.reader.position
        await browser.pilot.resize_terminal(120, 22)
        await browser.until(lambda: browser.reader.position in title(browser))
        assert browser.reader.position != small


async def test_a_second_slash_searches_the_library(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser)
        await browser.press("slash", "slash")
        assert isinstance(browser.app.focused, SearchBox)


async def test_matches_of_the_search_are_stepped_through(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser, "billion")
        await browser.press("n")
        assert "match 1 of" in title(browser)


async def test_the_place_in_an_article_is_kept(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample, size=(80, 24)) as browser:
        await browser.press("j", "j", "enter", "ctrl+d", "ctrl+d")
        top = browser.reader.top
        assert top
        await browser.press("h", "j")
        await browser.until(lambda: browser.reader.top == 0)
        await browser.press("k", "enter")
        await browser.until(lambda: browser.reader.top == top)


async def test_keys_typed_ahead_scroll_the_article_that_was_opened(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample, size=(80, 24)) as browser:
        await browser.pilot.press("j", "j", "enter", "ctrl+d")
        await browser.until(lambda: browser.focused == "reader" and browser.reader.top > 0)
        await browser.settle()
        assert browser.reader.reading is not None
        assert browser.articles.hit is not None
        assert browser.reader.reading.article.id == browser.articles.hit.id
        assert browser.reader.top > 0


async def test_mentions_of_a_chosen_person_are_stepped_through(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("f", "space", "f")
        name = browser.browse.search.selections[0].value
        await open_first(browser)
        await browser.press("right_square_bracket")
        assert f"{name} 1 of" in title(browser)
        await browser.press("left_square_bracket")
        assert f"{name} " in title(browser)


async def test_without_a_choice_the_way_to_one_is_told(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser)
        await browser.press("right_square_bracket")
        assert "i shows who" in browser.bar("#status")


async def test_marks_and_numbers_are_switched(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser)
        await browser.press("M")
        assert "no longer" in browser.bar("#status")
        await browser.press("number_sign")
        assert any(line.startswith(("   1  ", "  1  ", " 1  ")) for line in browser.lines("#reader"))
        await browser.press("number_sign", "M")
        assert not any(line.startswith(("   1  ", "  1  ", " 1  ")) for line in browser.lines("#reader"))


async def test_facts_go_to_their_places_and_choose_values(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser)
        await browser.press("i")
        assert browser.focused == "facts"
        facts = browser.app.screen.query_one(FactsView)
        text = "\n".join(browser.lines("#facts"))
        assert "PEOPLE" in text
        assert "COUNTRIES" in text
        await browser.press("right_curly_bracket", "enter")
        assert " 1 of " in title(browser)
        first = title(browser)
        await browser.press("enter")
        assert title(browser) != first or " 1 of 1" in first
        assert facts.has_focus
        await browser.press("space")
        assert len(browser.browse.search.selections) == 1
        await browser.press("escape")
        assert not browser.app.screen.query_one("#facts-pane").display
        assert browser.focused == "reader"


async def test_facts_follow_the_article(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser)
        await browser.press("i")
        before = browser.lines("#facts")
        browser.articles.focus()
        await browser.press("j", "j")
        assert browser.lines("#facts") != before


async def test_a_link_is_opened_by_its_number(
    tmp_path: Path, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "A [word](https://a.example/x) and https://b.example/y too."
    opened: list[list[str]] = []
    monkeypatch.setenv("BROWSER", "some-browser --new")
    monkeypatch.setattr(programs, "open_apart", opened.append)
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([Entry("a", "A headline", body)])
        async with open_browser(library) as browser:
            await open_first(browser)
            await browser.press("o")
            shown = "\n".join(browser.lines("#reader"))
            assert "[1]" in shown
            assert "[2]" in shown
            await browser.press("2")
            assert opened == [["some-browser", "--new", "https://b.example/y"]]
            assert "Opened https://b.example/y" in browser.bar("#status")
            assert "[1]" not in "\n".join(browser.lines("#reader"))
            await browser.press("o", "9", "enter")
            assert "1 to 2" in browser.bar("#status")


async def test_an_address_that_cannot_be_opened_is_shown_whole(
    tmp_path: Path, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "See https://b.example/y too."
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "far away")
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([Entry("a", "A headline", body)])
        async with open_browser(library) as browser:
            await open_first(browser)
            await browser.press("o", "1")
            assert isinstance(browser.app.screen, TextScreen)
            text = "\n".join(browser.lines("#text"))
            assert "https://b.example/y" in text
            assert "$BROWSER" in text
            await browser.press("escape")
            assert browser.focused == "reader"


async def test_an_article_without_links_says_so(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser)
        await browser.press("o")
        assert "no web address" in browser.bar("#status")
        await browser.press("O")
        assert "came without" in browser.bar("#status")


async def test_the_own_address_is_opened_by_a_key_and_numbered_in_the_head(
    tmp_path: Path, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[list[str]] = []
    monkeypatch.setenv("BROWSER", "some-browser")
    monkeypatch.setattr(programs, "open_apart", opened.append)
    with Library.open(tmp_path / "library", create=True) as library:
        own = Entry(
            "a", "A headline", "See https://b.example/y too.", "2026-02-02", url="https://a.example/own"
        )
        library.add([own, Entry("b", "Another", "Text.", "2026-02-01", url="javascript:alert(1)")])
        async with open_browser(library) as browser:
            await browser.press("O")
            assert opened == [["some-browser", "https://a.example/own"]]
            await open_first(browser)
            await browser.press("o")
            assert any(line.strip().startswith("[1]ps://a.example/own") for line in browser.lines("#reader"))
            await browser.press("2")
            assert opened[1:] == [["some-browser", "https://b.example/y"]]
            await browser.press("escape", "j", "O")
            assert isinstance(browser.app.screen, TextScreen)
            assert "Only http and https" in "\n".join(browser.lines("#text"))
            assert len(opened) == 2


async def test_the_find_line_has_a_sign_and_tells_the_place(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample, size=(80, 24)) as browser:
        await open_first(browser, "228")
        await browser.press("slash", *"TRAD")
        [line] = browser.lines("#reader-line")
        assert line.startswith("/ TRAD")
        assert " match 1 of " in line
        await browser.press("x", "q")
        [line] = browser.lines("#reader-line")
        assert line.endswith("no match")


async def test_messages_name_the_keys_that_the_user_has(sample: Library, open_browser: Opener) -> None:
    keys = {"reader.facts": ("ctrl+x f",), "browse.search": ("ctrl+s",), "facets.choose": ()}
    settings = Settings(bindings=keys)
    async with open_browser(sample, settings=settings) as browser:
        assert "ctrl+p “choose” on a facet value" in browser.bar("#chips")
        await open_first(browser)
        await browser.press("right_square_bracket")
        assert "ctrl+x f shows who" in browser.bar("#status")
        await browser.press("slash")
        assert "ctrl+s again" in browser.lines("#reader-line")[0]
        await browser.press("ctrl+s")
        assert isinstance(browser.app.focused, SearchBox)


@pytest.mark.parametrize(("width", "beside"), [(200, True), (160, False), (120, False)])
async def test_facts_are_a_column_of_a_wide_screen(
    sample: Library, open_browser: Opener, width: int, beside: bool
) -> None:
    async with open_browser(sample, size=(width, 60)) as browser:
        await open_first(browser)
        before = browser.reader.region
        await browser.press("i")
        facts = browser.app.screen.query_one("#facts-pane").region
        assert (facts.y < browser.reader.region.y) is beside
        assert browser.reader.region.width >= min(before.width, 82)
        assert facts.right == width
        await browser.press("i")
        assert browser.reader.region == before


async def test_the_text_goes_to_a_command(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser)
        await browser.press("exclamation_mark")
        line = browser.app.screen.query_one("#reader-line")
        line.value = f"{sys.executable} -c \"import sys; print('words', len(sys.stdin.read().split()))\""  # type: ignore[attr-defined]
        await browser.press("enter")
        await browser.until(lambda: isinstance(browser.app.screen, TextScreen))
        assert "words 1" in "\n".join(browser.lines("#text"))
        await browser.press("escape", "exclamation_mark", "a", "greater_than_sign", "b", "enter")
        assert "no shell" in browser.bar("#status")


@pytest.mark.parametrize("key", ["V", "v"])
async def test_other_programs_get_a_copy_in_a_file(
    sample: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    seen: list[tuple[str, str]] = []

    def leave(_: object, words: list[str]) -> None:
        seen.append((words[0], Path(words[-1]).read_text(encoding="utf-8")))

    monkeypatch.setenv("PAGER", "page-it -x")
    monkeypatch.setenv("VISUAL", "edit-it")
    monkeypatch.setattr(reading.ReadingScreen, "_leave_for", leave)
    async with open_browser(sample) as browser:
        await open_first(browser)
        assert browser.reader.reading is not None
        await browser.press(key)
        assert seen[0][0] == ("page-it" if key == "V" else "edit-it")
        assert seen[0][1].startswith(browser.reader.reading.article.title)
        assert ("copy" in browser.bar("#status")) is (key == "v")


async def test_a_program_that_cannot_have_the_terminal_is_told(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await open_first(browser)
        await browser.press("V")
        assert "cannot be left" in browser.bar("#status")


async def test_a_long_text_is_read_to_its_end(tmp_path: Path, open_browser: Opener) -> None:
    body = "One paragraph of words.\n\n" * 5_000 + "The end."
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([Entry("a", "A headline", body)])
        async with open_browser(library) as browser:
            await open_first(browser)
            await browser.press("G")
            await browser.until(lambda: "100 %" in title(browser))
            assert any("The end." in line for line in browser.lines("#reader"))
