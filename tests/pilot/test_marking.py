"""Stars and tags on passages by keys: what they act on, what shows it, and going to what is marked."""

from __future__ import annotations

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.archive.passages import Spot
from newsbrowse.models import Entry, Field, Search
from newsbrowse.ui.screens.marked import MarkedScreen
from newsbrowse.ui.screens.pick import PickList
from tests.pilot.conftest import Browser, Opener

BODY = (
    "The mayor spoke first. She said the town would rebuild it on Monday.\n\n"
    "Nobody asked what it would cost. A second bridge is planned."
)
FIRST = "The mayor spoke first."


@pytest.fixture
def bridge(sample: Library) -> Library:
    """The sample library with a newer article of known words."""
    sample.add([Entry("o:1", "The bridge", BODY, "2027-03-05", source="Gazette")])
    return sample


def spot(library: Library, words: str) -> Spot:
    (key,) = library.keys_of([library.search(Search("title:bridge")).hits[0].id])
    return Spot(key, BODY.index(words), words)


def marks(library: Library) -> list[tuple[str, bool, tuple[str, ...]]]:
    (found,) = library.desk.marks([spot(library, FIRST).key]).values()
    return [(one.words, one.starred, one.tags) for one in found.remarks]


def margin(browser: Browser) -> set[str]:
    """The signs in the margin of the article."""
    return {line[:1] for line in browser.lines("#reader")} - {" ", "", "─"}


async def test_the_star_goes_to_a_passage_that_is_chosen(bridge: Library, open_browser: Opener) -> None:
    async with open_browser(bridge) as browser:
        await browser.press("enter", "y", "s")
        await browser.until(lambda: "Starred a passage of “The bridge”" in browser.bar("#status"))
        assert marks(bridge) == [(FIRST, True, ())]
        assert not bridge.desk.marks([spot(bridge, FIRST).key])[spot(bridge, FIRST).key].starred
        assert browser.reader.passage is not None
        assert any("Passages  ¶1 “The mayor spoke first.”  ★" in line for line in browser.lines("#reader"))
        assert any("☆ The bridge" in line for line in browser.lines("#list"))
        await browser.press("escape")
        assert margin(browser) == {"★"}
        await browser.press("s")
        await browser.until(lambda: any("★ The bridge" in line for line in browser.lines("#list")))
        assert marks(bridge) == [(FIRST, True, ())]


async def test_a_star_on_a_passage_is_taken_off_undone_and_done_again(
    bridge: Library, open_browser: Opener
) -> None:
    bridge.desk.passages.star([spot(bridge, FIRST)])
    async with open_browser(bridge) as browser:
        await browser.press("enter", "y")
        assert browser.bar("#status").startswith(" ★")
        await browser.press("s")
        await browser.until(lambda: "Star taken off a passage" in browser.bar("#status"))
        assert marks(bridge) == []
        await browser.press("u")
        await browser.until(lambda: "Undone: star taken off a passage" in browser.bar("#status"))
        assert marks(bridge) == [(FIRST, True, ())]
        await browser.press("ctrl+r")
        await browser.until(lambda: "Done again" in browser.bar("#status"))
        assert marks(bridge) == []
        assert not any("Passages" in line for line in browser.lines("#reader"))


async def test_tags_on_a_passage_are_typed_and_counted(bridge: Library, open_browser: Opener) -> None:
    bridge.desk.tag(bridge.keys_of([bridge.search(Search("busan")).hits[0].id]), ["budget"])
    async with open_browser(bridge, size=(120, 80)) as browser:
        await browser.press("enter", "y", "j", "t", *"quote this, bud", "tab", "enter")
        await browser.until(lambda: "Tags quote this, budget on a passage" in browser.bar("#status"))
        await browser.press("escape")
        assert margin(browser) == {"#"}
        facets = bridge.facets(Search("title:bridge"), fields=(Field.TAG,))
        assert {value.value: value.count for value in facets.values[Field.TAG]} == {
            "budget": 1,
            "quote this": 1,
        }
        await browser.until(lambda: any("quote this" in line for line in browser.lines("#sidebar")))
        await browser.press("i")
        assert any("#budget #quote-this" in line for line in browser.lines("#facts"))
        await browser.press("enter", "escape", "y", "t", *"-budget", "enter")
        await browser.until(lambda: "Tag budget taken off a passage" in browser.bar("#status"))
        assert [tags for _, _, tags in marks(bridge)] == [("quote this",)]


async def test_a_part_of_a_marked_passage_is_another_passage(bridge: Library, open_browser: Opener) -> None:
    bridge.desk.passages.star([spot(bridge, "Nobody asked what it would cost. A second bridge is planned.")])
    async with open_browser(bridge) as browser:
        await browser.press("enter", "y", "j", "j", "s")
        await browser.until(lambda: "Starred a passage" in browser.bar("#status"))
        assert [starred for _, starred, _ in marks(bridge)] == [True, True]


async def test_one_goes_to_a_marked_passage_and_back(bridge: Library, open_browser: Opener) -> None:
    last = "A second bridge is planned."
    bridge.desk.passages.tag([spot(bridge, last)], ["Quote this"])
    other = bridge.search(Search("busan")).hits[0].id
    (key,) = bridge.keys_of([other])
    bridge.desk.passages.note(Spot(key, 0, bridge.article(other).body[:30]), "check")
    async with open_browser(bridge) as browser:
        await browser.press("slash", *"taiwan", "enter", "g", "p")
        await browser.until(lambda: isinstance(browser.app.screen, MarkedScreen))
        assert "2, enter go there" in browser.bar("PaneTitle")
        await browser.press(*"quote second")
        assert "1 of 2" in browser.bar("PaneTitle")
        await browser.press("enter")
        await browser.until(lambda: browser.app.screen is browser.browse)
        await browser.until(lambda: "bridge" in browser.reader.reading.article.title)  # type: ignore[union-attr]
        assert browser.focused == "reader"
        assert browser.browse.search.text == "is:annotated"
        assert browser.articles.hit is not None
        assert browser.articles.hit.title == "The bridge"
        await browser.press("y")
        assert browser.reader.passage == (BODY.index(last), len(BODY))
        await browser.press("escape", "escape", "H")
        await browser.until(lambda: browser.browse.search.text == "taiwan")


async def test_a_passage_that_was_edited_or_is_gone_is_told(bridge: Library, open_browser: Opener) -> None:
    last = "Nobody asked what it would cost. A second bridge is planned."
    bridge.desk.passages.star([spot(bridge, last)])
    bridge.desk.passages.note(spot(bridge, FIRST), "who?")
    revised = f"They met. {last.replace('asked', 'present asked')}"
    bridge.add([Entry("o:1", "The bridge", revised, "2027-03-05", source="Gazette")])
    async with open_browser(bridge) as browser:
        await browser.press("enter", "i")
        told = "\n".join(browser.lines("#facts"))
        assert "¶1 changed" in told
        assert "no longer in the text" in told
        await browser.press("enter", "escape", "y")
        assert f"it read “{last}”" in browser.bar("#status")
        await browser.press("escape", "g", "p", *"mayor", "enter")
        await browser.until(lambda: "This passage is no longer in the text." in browser.bar("#status"))


async def test_where_nothing_is_marked_the_keys_are_told(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("g", "p")
        await browser.until(lambda: "No passage is marked yet" in browser.bar("#status"))


async def test_the_list_of_passages_is_filtered_and_left(bridge: Library, open_browser: Opener) -> None:
    bridge.desk.passages.star([spot(bridge, FIRST)])
    async with open_browser(bridge) as browser:
        await browser.press("g", "p")
        await browser.until(lambda: isinstance(browser.app.screen, MarkedScreen))
        await browser.press("down", "up", *"zebra", "enter")
        assert browser.app.screen.query_one(PickList).rows == 0
        await browser.press("escape")
        assert browser.app.screen is browser.browse
