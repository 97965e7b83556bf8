"""Reading lists by keys: put on, opened, rearranged, read on, renamed, deleted."""

from __future__ import annotations

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Search, Sort
from newsbrowse.ui import deskwork
from newsbrowse.ui.screens.confirm import ConfirmScreen
from newsbrowse.ui.screens.list_choice import ListChoice
from newsbrowse.ui.screens.pick import PickScreen, PromptScreen
from newsbrowse.ui.widgets.search_box import SearchBox

from .conftest import Browser, Opener


async def says(browser: Browser, text: str) -> None:
    await browser.until(lambda: text in browser.bar("#status"))


def every(library: Library) -> list[int]:
    return library.keys_of_hits(Search())


def title(browser: Browser) -> str:
    return browser.bar("#list-pane PaneTitle")


def offered(browser: Browser) -> tuple[str, ...]:
    screen = browser.app.screen
    assert isinstance(screen, ListChoice)
    return screen.shown


async def test_a_new_name_makes_a_list_and_the_last_one_is_first(
    sample: Library, open_browser: Opener
) -> None:
    keys = every(sample)
    async with open_browser(sample) as browser:
        await browser.press("p", *"Busan piece", "enter")
        await says(browser, "Put on the list Busan piece: “")
        await browser.press("j", "p", *"later", "enter", "j", "p")
        assert offered(browser) == ("later", "Busan piece")
        await browser.press(*"bus")
        assert offered(browser) == ("Busan piece", "bus")
        await browser.press("enter")
        assert sample.lists.keys("Busan piece") == [keys[0], keys[2]]
        await browser.press("p", *"busan PIECE")
        assert offered(browser) == ("Busan piece",)
        await browser.press("enter")
        await says(browser, "All of that is so already.")
        await browser.press("j", "p", "enter", "p", "escape")
        assert sample.lists.keys("Busan piece") == [keys[0], keys[2], keys[3]]
        await browser.press("u")
        await says(browser, "Undone: put on the list Busan piece: “")
        assert sample.lists.keys("Busan piece") == [keys[0], keys[2]]


async def test_the_ticked_and_all_that_were_found_are_put_on_a_list(
    sample: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deskwork, "MOST_UNASKED", 5)
    keys = every(sample)
    async with open_browser(sample) as browser:
        await browser.press("j", "space", "space", "p", *"two", "enter")
        await says(browser, "Put on the list two: 2 articles")
        assert sample.lists.keys("two") == keys[1:3]
        await browser.press("escape", "b", "enter", "G", "enter", *"all", "enter")
        await browser.until(lambda: isinstance(browser.app.screen, ConfirmScreen))
        await browser.press("y")
        await says(browser, "Put on the list all: 12 articles")
        assert sample.lists.keys("all") == keys


async def test_an_open_list_has_its_own_order_and_tells_what_is_read(
    sample: Library, open_browser: Opener
) -> None:
    keys = sample.keys_of_hits(Search(sort=Sort.OLDEST), rows=slice(0, 3))
    sample.lists.add("Busan piece", [keys[1], keys[0], keys[2]])
    async with open_browser(sample) as browser:
        await browser.press('"', "enter")
        assert browser.browse.search.text == 'list:"Busan piece"'
        assert "Busan piece" in title(browser)
        assert "0 of 3 read" in title(browser)
        await browser.press("j", "enter")
        await browser.until(lambda: "1 of 3 read" in title(browser))
        await browser.press("escape", "o")
        assert "newest first, 1 of 3 read" in title(browser)
        await browser.press("J")
        await says(browser, "Only a reading list in its own order can be rearranged.")
        await browser.press("o", "o")
        assert "first" not in title(browser)
        await browser.press("H", "H", "H", "H")
        assert "Articles" in title(browser)
        await browser.press("d")
        await says(browser, "What is shown is not what is on a reading list.")


async def test_articles_are_moved_and_the_cursor_goes_with_them(
    sample: Library, open_browser: Opener
) -> None:
    a, b, c, d = keys = every(sample)[:4]
    sample.lists.add("mine", keys)
    async with open_browser(sample) as browser:
        await browser.press('"', "enter")
        await browser.pilot.press("J", "J")
        await says(browser, "Moved to place 3 of 4 on the list mine: “")
        await browser.settle()
        assert sample.lists.keys("mine") == [b, c, a, d]
        await browser.until(lambda: browser.articles.cursor == 2)
        await browser.press("shift+down", "J")
        await says(browser, "It is the last already.")
        await browser.press("shift+up", "g", "g", "K")
        await says(browser, "It is the first already.")
        assert sample.lists.keys("mine") == [b, c, a, d]
        await browser.press("u", "u", "u", "u")
        assert sample.lists.keys("mine") == keys


async def test_an_article_is_moved_past_those_that_are_shown(sample: Library, open_browser: Opener) -> None:
    a, b, c, d = keys = every(sample)[:4]
    sample.lists.add("mine", keys)
    sample.desk.mark_read([b, c])
    async with open_browser(sample) as browser:
        await browser.press("slash", *"list:mine is:unread", "enter")
        await browser.until(lambda: browser.articles.rows == 2)
        await browser.press("o")
        while not browser.browse.is_by_hand:
            await browser.press("o")
        await browser.press("g", "g", "J")
        await says(browser, "Moved to place 4 of 4")
        assert sample.lists.keys("mine") == [b, c, d, a]


async def test_the_ticked_are_put_at_a_place(sample: Library, open_browser: Opener) -> None:
    a, b, c, d = keys = every(sample)[:4]
    sample.lists.add("mine", keys)
    async with open_browser(sample) as browser:
        await browser.press('"', "enter", "G", "#", "1", "enter")
        await says(browser, "Moved to place 1 of 4 on the list mine: “")
        assert sample.lists.keys("mine") == [d, a, b, c]
        await browser.press("g", "g", "space", "space", "#", "3", "enter")
        await says(browser, "Moved to place 3 of 4 on the list mine: 2 articles")
        assert sample.lists.keys("mine") == [b, c, d, a]
        for wrong in ("0", "5", "x", "9" * 30):
            await browser.press("#", *wrong, "enter")
            await says(browser, "A place is a number from 1 to 4.")
        await browser.press("#", "escape")
        assert sample.lists.keys("mine") == [b, c, d, a]


async def test_an_article_tells_on_which_lists_it_is(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("p", *"Busan piece", "enter")
        await browser.until(lambda: any("Busan piece" in line for line in browser.lines("#reader")))
        await browser.press("u")
        await browser.until(lambda: not any("Busan piece" in line for line in browser.lines("#reader")))


async def test_what_is_taken_off_is_gone_and_the_next_is_under_the_cursor(
    sample: Library, open_browser: Opener
) -> None:
    a, b, c, d = keys = every(sample)[:4]
    sample.lists.add("mine", keys)
    async with open_browser(sample) as browser:
        await browser.press('"', "enter", "j", "d")
        await says(browser, "Took off the list mine: “")
        await browser.until(lambda: browser.articles.rows == 3)
        hit = browser.articles.hit
        assert hit is not None
        assert sample.keys_of([hit.id]) == [c]
        await browser.press("enter", "d")
        await browser.until(lambda: browser.articles.rows == 2)
        await browser.press("u", "u")
        assert sample.lists.keys("mine") == [a, b, c, d]


async def test_the_next_unread_is_found_and_read(sample: Library, open_browser: Opener) -> None:
    keys = every(sample)
    sample.desk.mark_read(keys[1:9])
    async with open_browser(sample) as browser:
        await browser.press(")")
        assert browser.articles.cursor == 9
        assert sample.search(Search("is:unread")).total == 4
        await browser.press("(", "(")
        await says(browser, "No article above is unread.")
        assert browser.articles.cursor == 0
        await browser.press("enter", ")")
        await browser.until(lambda: browser.reader.reading is not None)
        await browser.until(lambda: sample.search(Search("is:unread")).total == 2)
        assert browser.focused == "reader"
        await browser.press("(")
        await says(browser, "No article above is unread.")
        await browser.press(")", ")", ")")
        await says(browser, "No article below is unread.")
        assert sample.search(Search("is:unread")).total == 0


async def test_a_list_is_renamed_and_deleted_and_comes_back(sample: Library, open_browser: Opener) -> None:
    sample.lists.add("mine", every(sample)[:2])
    async with open_browser(sample) as browser:
        await browser.press('"', "enter", '"', "r")
        await browser.until(lambda: isinstance(browser.app.screen, PromptScreen))
        await browser.press("ctrl+u", *"not read", "enter")
        await says(browser, "mine is called not read now; u takes it back.")
        await browser.until(lambda: browser.browse.search.text == 'list:"not read"')
        assert browser.browse.query_one(SearchBox).value == 'list:"not read"'
        await browser.until(lambda: "not read" in browser.bar("#list-pane PaneTitle"))
        await browser.press('"', "d")
        await says(browser, "Deleted the list not read (2 articles)")
        await browser.until(lambda: browser.articles.rows == 0)
        await browser.press("u")
        await browser.until(lambda: browser.articles.rows == 2)


async def test_an_empty_list_says_so(sample: Library, open_browser: Opener) -> None:
    sample.lists.add("mine", every(sample)[:1])
    async with open_browser(sample) as browser:
        await browser.press('"', "enter", "d")
        await browser.until(
            lambda: any("Nothing is on this list." in line for line in browser.lines("#list"))
        )
        assert "0 of 0 read" in title(browser)
        await browser.press("u")
        await browser.until(lambda: browser.articles.rows == 1)


async def test_the_orders_of_a_list_come_one_after_the_other(sample: Library, open_browser: Opener) -> None:
    sample.lists.add("mine", every(sample)[2:5])
    async with open_browser(sample) as browser:
        seen = []
        await browser.press('"', "enter")
        for _ in range(4):
            seen.append(title(browser).partition("mine")[2].strip())
            await browser.press("o")
        read = "0 of 3 read"
        assert seen == [read, f"newest first, {read}", f"oldest first, {read}", read]


async def test_without_lists_one_is_told_how_to_make_one(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press('"')
        await says(browser, "There is no reading list yet: p puts this article on one.")
        await browser.press("p", "enter")
        assert isinstance(browser.app.screen, ListChoice)
        await browser.press(*'a"b', "enter")
        await says(browser, "no double quotation marks")
        assert not isinstance(browser.app.screen, PickScreen)
