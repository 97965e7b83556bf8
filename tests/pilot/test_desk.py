"""Stars, read marks, tags, notes and ticks, by keys; undo and redo."""

from __future__ import annotations

import pytest
from textual.message import Message

from newsbrowse.archive.library import Library
from newsbrowse.models import Entry, Field, Search
from newsbrowse.ui import deskwork
from newsbrowse.ui.screens.confirm import ConfirmScreen
from newsbrowse.ui.screens.pick import PickScreen, PromptScreen
from newsbrowse.ui.taking_in import Working
from newsbrowse.ui.widgets.line_input import LineInput

from .conftest import Browser, Opener


def current(browser: Browser) -> str:
    hit = browser.articles.hit
    assert hit is not None
    return hit.id


def found(library: Library, query: str) -> int:
    return library.search(Search(query)).total


async def says(browser: Browser, text: str) -> None:
    await browser.until(lambda: text in browser.bar("#status"))


async def test_what_was_done_is_undone_and_done_again_in_words(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        title = browser.articles.hit.title  # type: ignore[union-attr]
        await browser.press("s")
        await says(browser, f"Starred “{title[:20]}")
        await browser.press("u")
        await says(browser, f"Undone: starred “{title[:20]}")
        assert found(sample, "is:starred") == 0
        assert "★" not in "\n".join(browser.lines("#list"))
        await browser.press("ctrl+r")
        await says(browser, "Done again: starred")
        assert found(sample, "is:starred") == 1
        await browser.press("ctrl+r")
        await says(browser, "nothing to do again")
        await browser.press("u", "u")
        await says(browser, "nothing to undo")


async def test_quick_keys_act_in_their_order(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.pilot.press("s", "s", "s", "u", "u", "ctrl+r", "j", "s")
        await browser.settle()
        assert [step.undone for step in sample.desk.steps(9)] == [False, False, False]
        assert found(sample, "is:starred") == 1


async def test_unread_articles_have_a_dot_until_they_are_opened(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        first = browser.articles.cursor
        assert browser.lines("#list")[first][1] == "•"
        await browser.press("enter", "escape")
        await browser.until(lambda: browser.lines("#list")[first][1] == " ")
        await browser.press("u")
        await says(browser, "nothing to undo")
        await browser.press("r")
        await says(browser, "Marked as unread")
        assert browser.lines("#list")[first][1] == "•"


async def test_tags_are_given_and_taken_away_and_shown(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("t", *"budget, To check", "enter")
        await says(browser, "Tags budget, To check on")
        await browser.until(lambda: "Tags" in "\n".join(browser.lines("#reader")))
        assert sample.marks([current(browser)])[current(browser)].tags == ("budget", "To check")
        await browser.press("t", *"-budget, x", "enter")
        await says(browser, "Tags x, -budget on")
        assert sample.marks([current(browser)])[current(browser)].tags == ("To check", "x")
        await browser.press("t", *" , -", "enter")
        await browser.press("t", "escape")
        assert len(sample.desk.steps(9)) == 2


async def test_a_tag_is_counted_in_its_facet_at_once_and_no_more_when_undone(
    sample: Library, open_browser: Opener
) -> None:
    def counted(browser: Browser) -> list[int]:
        return [row.count for row in browser.sidebar.lines if (row.field, row.value) == (Field.TAG, "aaa")]

    async with open_browser(sample, size=(120, 60)) as browser:
        await browser.press("space", "space", "t", *"aaa", "enter")
        await browser.until(lambda: found(sample, "tag:aaa") == 2)
        await browser.settle()
        before = counted(browser)
        await browser.press("u")
        await browser.until(lambda: found(sample, "tag:aaa") == 0)
        await browser.settle()
        assert (before, counted(browser)) == ([2], [])


async def test_known_tags_are_completed(sample: Library, open_browser: Opener) -> None:
    sample.desk.tag(sample.keys_of([sample.search(Search()).hits[0].id]), ["Budget"])
    async with open_browser(sample) as browser:
        await browser.press("t", *"new, bud")
        await browser.press("tab")
        assert browser.app.screen.query_one(LineInput).value == "new, budget"
        await browser.press("enter")
        await says(browser, "Tags new, budget on")


async def test_a_note_is_written_shown_and_taken_away(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("a", *"ask Ushakov", "enter")
        await says(browser, "Note on")
        await browser.until(lambda: "ask Ushakov" in "\n".join(browser.lines("#reader")))
        await browser.press("a")
        assert isinstance(browser.app.screen, PromptScreen)
        assert browser.app.screen.query_one(LineInput).value == "ask Ushakov"
        await browser.press("escape")
        assert found(sample, "note:ushakov") == 1
        await browser.press("a", "ctrl+u", "enter")
        await says(browser, "Note taken off")
        await browser.press("u")
        await says(browser, "Undone: note taken off")
        assert found(sample, "note:ushakov") == 1


async def test_a_note_of_several_lines_is_not_put_into_one(sample: Library, open_browser: Opener) -> None:
    sample.desk.set_note(sample.keys_of([sample.search(Search()).hits[0].id])[0], "one\ntwo")
    async with open_browser(sample) as browser:
        await browser.press("a")
        await says(browser, "cannot be lent to an editor")
        assert sample.marks([current(browser)])[current(browser)].note == "one\ntwo"


async def test_ticked_articles_are_acted_on_together(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("space", "space", "j", "space")
        assert [line[1] for line in browser.lines("#list")[:8:2]] == ["✓", "✓", "•", "✓"]
        assert "3 ticked" in browser.bar("#list-pane PaneTitle")
        await browser.press("s")
        await says(browser, "Starred 3 articles")
        await browser.press("t", *"x", "enter")
        await says(browser, "Tag x on 3 articles")
        await browser.press("s")
        await says(browser, "Star taken off 3 articles")
        await browser.press("c")
        assert browser.browse.place.marked == current(browser)
        await browser.press("escape")
        assert "ticked" not in browser.bar("#list-pane PaneTitle")
        assert browser.browse.place.marked is not None
        await browser.press("k", "space", "k", "space")
        await says(browser, "None ticked")


@pytest.mark.parametrize(("row", "expected"), [(1, 12), (2, 5), (3, 8)])
async def test_all_above_and_below(sample: Library, open_browser: Opener, row: int, expected: int) -> None:
    async with open_browser(sample) as browser:
        await browser.press("j", "j", "j", "j", "b")
        assert isinstance(browser.app.screen, PickScreen)
        await browser.press(*["j"] * (row - 1), "enter", "j", "enter")
        await browser.until(lambda: found(sample, "is:starred") == expected)
        await browser.press("u")
        await browser.until(lambda: found(sample, "is:starred") == 0)


async def test_many_are_changed_only_after_a_question(
    sample: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deskwork, "MOST_UNASKED", 5)
    sample.desk.star(sample.keys_of([sample.search(Search()).hits[0].id]))
    async with open_browser(sample) as browser:
        await browser.press("b", "enter", "j", "enter")
        await browser.until(lambda: isinstance(browser.app.screen, ConfirmScreen))
        assert "Star 11 articles?" in browser.bar("PaneTitle")
        await browser.press("enter", "n")
        await says(browser, "Nothing was changed")
        assert found(sample, "is:starred") == 1
        await browser.press("b", "enter", "enter", *"old", "enter")
        await browser.until(lambda: isinstance(browser.app.screen, ConfirmScreen))
        assert "Put old on 12 articles?" in browser.bar("PaneTitle")
        await browser.press("y")
        await says(browser, "Tag old on 12 articles")
        await browser.press("b", "enter", "enter", *"-old", "enter")
        await browser.until(lambda: isinstance(browser.app.screen, ConfirmScreen))
        assert "Take old off 12 articles?" in browser.bar("PaneTitle")
        await browser.press("y")
        await says(browser, "Tag old taken off 12 articles")


async def test_where_there_is_nothing_to_act_on(open_browser: Opener, tmp_path: object) -> None:
    with Library.open(tmp_path / "none", create=True) as library:  # type: ignore[operator]
        async with open_browser(library) as browser:
            for key in ("s", "r", "t", "a", "E", "b", "space", "u"):
                await browser.press(key)
                assert browser.app.screen is browser.browse, key


async def test_an_article_beyond_those_loaded_is_acted_on(open_browser: Opener, tmp_path: object) -> None:
    with Library.open(tmp_path / "many", create=True) as library:  # type: ignore[operator]
        library.add(Entry(f"o{n}", f"Title {n}", f"Body {n}.") for n in range(150))
        async with open_browser(library) as browser:
            await browser.press("b", "enter", "j", "j", "j", "enter")
            await browser.until(lambda: isinstance(browser.app.screen, ConfirmScreen))
            assert "Mark 150 articles as read?" in browser.bar("PaneTitle")
            await browser.press("y")
            await browser.until(lambda: found(library, "is:read") == 150)
            await browser.until(lambda: "•" not in "\n".join(browser.lines("#list")))


async def test_work_on_very_many_is_shown_while_it_goes_on(
    sample: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deskwork, "MANY", 12)
    heard: dict[int, Working] = {}

    def hear(message: Message) -> None:
        if isinstance(message, Working):
            heard[id(message)] = message

    async with open_browser(sample, heard=hear) as browser:
        await browser.press("b", "enter", "j", "enter")
        await says(browser, "Starred 12 articles")
        assert [message.text for message in heard.values()] == ["at work on 12 articles", ""]
