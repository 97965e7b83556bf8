"""Which messages a key sets off, and in which order: the list never waits for the facets."""

from __future__ import annotations

from itertools import count

import pytest
from textual.message import Message

from newsbrowse.archive.library import Library
from newsbrowse.models import Field, Page, Search
from newsbrowse.ui.background import Counted, Found, Loaded
from newsbrowse.ui.comparing import Compared
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar
from newsbrowse.ui.widgets.search_box import SearchBox

from .conftest import Opener

OURS = (
    SearchBox.Left,
    FacetSidebar.Toggled,
    Found,
    Counted,
    Loaded,
    Compared,
    ArticleList.Highlighted,
    ArticleList.Chosen,
)


class Heard:
    """The messages of ours that were handled, in order, each once."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    def __call__(self, message: Message) -> None:
        if isinstance(message, OURS) and message not in self.messages:
            self.messages.append(message)

    def since(self, start: int) -> list[str]:
        return [type(message).__qualname__ for message in self.messages[start:]]


async def test_a_search_is_found_then_counted_and_loaded(sample: Library, open_browser: Opener) -> None:
    heard = Heard()
    async with open_browser(sample, heard=heard) as browser:
        start = len(heard.messages)
        await browser.press("slash", *"taiwan", "enter")
        names = heard.since(start)
        assert names.index("SearchBox.Left") < len(names) - 1
        last = len(names) - 1 - names[::-1].index("Found")
        assert set(names[last + 1 :]) >= {"Counted", "Loaded"}
        found = heard.messages[start + last]
        assert isinstance(found, Found)
        assert found.request.search == found.page.search == browser.browse.search
        assert not found.request.typing


async def test_choosing_a_value_is_told_to_the_screen_which_searches(
    sample: Library, open_browser: Opener
) -> None:
    heard = Heard()
    async with open_browser(sample, heard=heard) as browser:
        await browser.press("f")
        start = len(heard.messages)
        await browser.press("space")
        assert heard.since(start)[:2] == ["FacetSidebar.Toggled", "Found"]
        toggled, found = heard.messages[start : start + 2]
        assert isinstance(toggled, FacetSidebar.Toggled)
        assert isinstance(found, Found)
        assert (toggled.field, toggled.excluded) == (Field.PEOPLE, False)
        assert found.request.search.state_of(toggled.field, toggled.value) is True


async def test_a_step_of_the_cursor_loads_and_does_not_search(sample: Library, open_browser: Opener) -> None:
    heard = Heard()
    async with open_browser(sample, heard=heard) as browser:
        start = len(heard.messages)
        await browser.press("j")
        assert heard.since(start) == ["ArticleList.Highlighted", "Loaded"]


async def test_the_second_mark_compares(sample: Library, open_browser: Opener) -> None:
    heard = Heard()
    async with open_browser(sample, heard=heard) as browser:
        await browser.press("c", "j")
        start = len(heard.messages)
        await browser.press("c")
        assert "Compared" in heard.since(start)


async def test_typing_paints_lists_and_asks_for_the_rest_after_a_pause(
    sample: Library, open_browser: Opener
) -> None:
    heard = Heard()
    async with open_browser(sample, heard=heard) as browser:
        start = len(heard.messages)
        await browser.press("slash", *"taiwan")
        names = heard.since(start)
        assert names.count("Counted") == names.count("Loaded") == 1
        assert "Found" not in names[names.index("Counted") :]
        counted = next(one for one in heard.messages[start:] if isinstance(one, Counted))
        assert counted.request.search == counted.counts.search == browser.browse.search


async def test_a_search_typed_at_once_is_the_only_one_shown(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        shown: list[str] = []
        show = browser.articles.show

        def noted(page: Page, *rest: int, **named: object) -> None:
            shown.append(page.search.text)
            show(page, *rest, **named)  # type: ignore[arg-type]

        browser.articles.show = noted  # type: ignore[method-assign]
        browser.browse.set_search(Search("t"), typing=True)
        browser.browse.set_search(Search("tr"), typing=True)
        browser.browse.set_search(Search("trade"), typing=True)
        await browser.settle()
        assert shown == ["trade"]


async def test_counts_of_a_left_search_are_greyed_while_typing_goes_on(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        browser.browse.jobs.count.ask = lambda request: None  # type: ignore[method-assign]
        letters = count()

        def greyed() -> bool:
            browser.browse.set_search(Search(f"t{next(letters)}"), typing=True)
            return browser.sidebar.stale

        await browser.until(greyed)


async def test_the_article_follows_a_run_of_steps_at_its_ends(sample: Library, open_browser: Opener) -> None:
    heard = Heard()
    async with open_browser(sample, heard=heard) as browser:
        start = len(heard.messages)
        first = browser.articles.cursor
        for _ in range(5):
            browser.articles.move(1)
        await browser.settle()
        loaded = [one.request.article_id for one in heard.messages[start:] if isinstance(one, Loaded)]
        assert browser.articles.cursor == first + 5
        assert browser.articles.hit is not None
        assert loaded[-1] == browser.articles.hit.id
        assert len(loaded) <= 2


async def test_a_message_makes_room_for_the_keys_of_another_pane(
    sample: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = count()
    monkeypatch.setattr("newsbrowse.ui.widgets.status.monotonic", lambda: float(next(seconds)) / 10)
    async with open_browser(sample) as browser:
        browser.browse.say("A word.")
        await browser.press("enter")
        assert "A word." in browser.bar("#status")  # it was not there long enough to be read
        for _ in range(10):
            next(seconds)
        await browser.press("j")
        assert "A word." in browser.bar("#status")
        await browser.press("y")
        assert "A word." not in browser.bar("#status")
        assert "said" in browser.bar("#status")
