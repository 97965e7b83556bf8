"""People and countries put right with the keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Field, Progress, Search
from newsbrowse.ui.screens.listing import Listing, ListingScreen
from newsbrowse.ui.screens.pick import PickScreen, PromptScreen
from newsbrowse.ui.screens.values import ValueScreen

from .conftest import Browser, Opener


def counts(library: Library, field: Field = Field.PEOPLE) -> dict[str, int]:
    values = library.facets(Search(), fields=(field,)).values[field]
    return {value.value: value.count for value in values}


def shown(browser: Browser, field: Field = Field.PEOPLE) -> list[str]:
    """The values of a facet that the sidebar shows."""
    return [row.value for row in browser.sidebar.lines if row.field is field and row.number]


async def test_a_rename_is_told_shown_and_taken_back(sample: Library, open_browser: Opener) -> None:
    first = next(iter(counts(sample)))
    async with open_browser(sample) as browser:
        await browser.press("f", "e", "r", "ctrl+u", *"Somebody", "enter")
        await browser.until(lambda: "Somebody" in shown(browser) and first not in shown(browser))
        assert counts(sample)["Somebody"] > 1
        await browser.press("u")
        await browser.until(lambda: first in shown(browser))
        assert browser.bar("#status").strip().startswith(f"Undone: “{first}” renamed “Somebody”")
        assert "Somebody" not in counts(sample)


async def test_a_chosen_value_follows_its_new_name(sample: Library, open_browser: Opener) -> None:
    first = next(iter(counts(sample)))
    async with open_browser(sample) as browser:
        await browser.press("f", "space", "e", "r", "ctrl+u", *"Somebody", "enter")
        await browser.until(lambda: browser.browse.search.state_of(Field.PEOPLE, "Somebody") is True)
        await browser.until(lambda: browser.articles.rows > 0)
        assert browser.browse.search.state_of(Field.PEOPLE, first) is None


async def test_a_merge_offers_names_with_their_counts(sample: Library, open_browser: Opener) -> None:
    first, second = list(counts(sample))[:2]
    total = sample.search(Search(f'person:"{first}" OR person:"{second}"')).total
    async with open_browser(sample) as browser:
        await browser.press("f", "e", "m", *second.split()[-1].lower())
        screen = browser.app.screen
        assert isinstance(screen, ValueScreen)
        await browser.until(lambda: [value for value, _, _ in screen.shown] == [second])
        assert screen.shown[0][2] == counts(sample)[second]
        await browser.press("enter")
        await browser.until(lambda: first not in shown(browser))
        assert counts(sample)[second] == total


async def test_why_says_which_names_are_joined(sample: Library, open_browser: Opener) -> None:
    first = next(iter(counts(sample)))
    async with open_browser(sample) as browser:
        await browser.press("f", "w")
        await browser.until(lambda: isinstance(browser.app.screen, ListingScreen))
        lines = browser.app.screen.query_one(Listing).lines
        assert any(line.left.startswith(first) and "most frequent full name" in line.words for line in lines)


async def test_why_in_an_article_says_where_and_as_what(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("enter", "i", "J", "w")
        await browser.until(lambda: isinstance(browser.app.screen, ListingScreen))
        words = {line.words for line in browser.app.screen.query_one(Listing).lines}
        assert any("name" in one for one in words)


async def test_what_is_no_person_in_one_article_stays_one_elsewhere(
    sample: Library, open_browser: Opener
) -> None:
    before = counts(sample)
    async with open_browser(sample) as browser:
        await browser.press("enter", "i", "e", "k")
        assert isinstance(browser.app.screen, PickScreen)
        await browser.press("enter")
        await browser.until(lambda: "takes it back" in browser.bar("#status"))
    after = counts(sample)
    assert sum(before.values()) - sum(after.values()) == 1


async def test_a_country_is_hidden_and_told(sample: Library, open_browser: Opener) -> None:
    first = next(iter(counts(sample, Field.COUNTRIES)))
    async with open_browser(sample) as browser:
        await browser.press("f", "J", "e", "h")
        await browser.until(lambda: first not in shown(browser, Field.COUNTRIES))
        assert first not in counts(sample, Field.COUNTRIES)


async def test_a_country_is_called_otherwise(sample: Library, open_browser: Opener) -> None:
    first = next(iter(counts(sample, Field.COUNTRIES)))
    async with open_browser(sample) as browser:
        await browser.press("f", "J", "space", "e", "r")
        assert isinstance(browser.app.screen, PromptScreen)
        await browser.press("ctrl+u", *"Zembla", "enter")
        await browser.until(lambda: "Zembla" in browser.bar("#chips"))
        await browser.until(lambda: first in shown(browser, Field.COUNTRIES))
        assert sample.label(Field.COUNTRIES, first) == "Zembla"


async def test_a_day_has_no_names_to_put_right(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("f", "J", "J", "e", "r")
        await browser.until(lambda: "No person or country is under the cursor." in browser.bar("#status"))


async def test_what_was_decided_is_listed_and_taken_away(sample: Library, open_browser: Opener) -> None:
    before = counts(sample)
    first = next(iter(before))
    sample.entities.hide("person", first)
    async with open_browser(sample) as browser:
        await browser.press("f", "e", "l", "d")
        await browser.until(lambda: first in shown(browser))
        assert "rule 1 taken away" in browser.bar("#status").lower()
    assert counts(sample) == before


async def test_what_the_index_takes_in_is_told_and_can_be_stopped(
    sample: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_: Library, *, progress: Callable[[Progress], None], stop: threading.Event) -> int:
        progress(Progress(1, 9, "indexing"))
        return int(stop.wait())

    async with open_browser(sample) as browser:
        await browser.press("f", "e", "r", "ctrl+u", *"Somebody")
        monkeypatch.setattr(Library, "catch_up", endless)
        await browser.pilot.press("enter")
        await browser.until(lambda: "indexing 1 of 9 (esc stops)" in browser.bar("#status"))
        assert [rule.target for rule in sample.entities.rules()] == ["Somebody"]
        await browser.pilot.press("escape")
        await browser.until(lambda: "Stopped" in browser.bar("#status"))
    monkeypatch.undo()
    sample.catch_up()
    assert "Somebody" in counts(sample)


async def test_why_a_day_is_meant_is_told(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("enter", "i", "J", "J", "w")
        await browser.until(lambda: "”" in browser.bar("#status"))
        said = browser.bar("#status")
        assert "says so itself" in said or "seen from the day of publication" in said
