"""Searching, narrowing and reading, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Entry, Field, Search, Selection, Sort
from newsbrowse.ui.facet_rows import RowKind
from newsbrowse.ui.screens.pick import PickScreen
from newsbrowse.ui.state import Place
from newsbrowse.ui.widgets.completion_list import CompletionList
from newsbrowse.ui.widgets.search_box import SearchBox
from newsbrowse.ui.widgets.ways_list import WaysList

from .conftest import Browser, Opener


def shown_count(browser: Browser, field: Field, value: str) -> int:
    row = next(row for row in browser.sidebar.lines if (row.field, row.value) == (field, value))
    return row.count


async def go_to_value(browser: Browser, field: Field, value: str) -> None:
    at = next(
        at
        for at, row in enumerate(browser.sidebar.lines)
        if (row.kind, row.field, row.value) == (RowKind.VALUE, field, value)
    )
    browser.sidebar.put_cursor(at)
    await browser.settle()


async def test_it_starts_with_all_articles_newest_first(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        assert browser.articles.rows == 12
        assert browser.bar("#total").startswith("12 articles")
        assert browser.focused == "list"
        assert "newest first" in browser.bar("#list-pane PaneTitle")
        assert browser.articles.hit is not None
        assert (browser.articles.hit.published or "").startswith("2026-02-06")


async def test_results_follow_while_typing(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("slash", *"taiw")
        await browser.until(lambda: browser.browse.search.text == "taiw")
        await browser.settle()
        assert 0 < browser.articles.rows < 12
        assert browser.focused == "search"


async def test_the_start_of_a_word_still_finds_after_enter(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("slash", *"taiw", "enter")
        assert browser.browse.search.text == "taiw*"
        assert browser.articles.rows == sample.search(Search("taiw*")).total > 0
        assert browser.focused == "list"


async def test_keys_typed_ahead_act_as_if_typed_slowly(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.pilot.press("slash", "q", "u", "i", "z", "enter", "slash", *"trade", "enter", "j", "c")
        await browser.settle()
        assert browser.app.is_running
        assert browser.browse.search.text == "trade"
        assert browser.articles.cursor == 1
        assert browser.browse.place.marked == browser.articles.hit.id  # type: ignore[union-attr]


@pytest.mark.parametrize("excluded", [False, True], ids=["choose", "exclude"])
async def test_choosing_a_value_yields_the_number_shown(
    sample: Library, open_browser: Opener, excluded: bool
) -> None:
    async with open_browser(sample) as browser:
        await browser.press("f")
        await go_to_value(browser, Field.PEOPLE, "Yury Ushakov")
        count = shown_count(browser, Field.PEOPLE, "Yury Ushakov")
        await browser.press("x" if excluded else "space")
        assert browser.browse.search.selections == (Selection(Field.PEOPLE, "Yury Ushakov", excluded),)
        assert browser.articles.rows == (12 - count if excluded else count)
        assert "Yury Ushakov" in browser.bar("#chips")
        assert ("not" in browser.bar("#chips")) is excluded
        await browser.press("x" if excluded else "space")
        assert browser.articles.rows == 12


async def test_every_value_in_the_sidebar_yields_its_number(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        base = Search("trade").toggled(Field.COUNTRIES, "RU")
        browser.browse.set_search(base)
        await browser.settle()
        values = [row for row in browser.sidebar.lines if row.kind is RowKind.VALUE and row.state is None]
        assert len(values) > 8
        for row in values:
            assert sample.search(base.toggled(row.field, row.value)).total == row.count, row


async def test_a_year_opens_into_months_and_days(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("f")
        await go_to_value(browser, Field.PUBLISHED, "2026")
        await browser.press("l", "j", "l", "j")
        row = browser.sidebar.row
        assert row is not None
        assert (row.field, row.value, row.depth) == (Field.PUBLISHED, "2026-02-04", 2)
        await browser.press("space")
        assert browser.articles.rows == row.count
        await browser.press("h")
        assert browser.sidebar.row is not None
        assert browser.sidebar.row.value == "2026-02"


async def test_more_values_of_a_facet(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:

        def countries() -> int:
            return sum(
                row.field is Field.COUNTRIES and row.kind is RowKind.VALUE for row in browser.sidebar.lines
            )

        before = countries()
        await browser.press("f")
        at = next(
            at
            for at, row in enumerate(browser.sidebar.lines)
            if row.field is Field.COUNTRIES and row.kind is RowKind.MORE
        )
        browser.sidebar.put_cursor(at)
        await browser.press("enter")
        assert countries() > before


async def test_reading_and_going_back_keeps_the_place(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("j", "j", "enter")
        assert browser.focused == "reader"
        assert browser.reader.reading is not None
        assert browser.reader.reading.article.id == browser.articles.hit.id  # type: ignore[union-attr]
        await browser.press("G", "escape")
        assert browser.focused == "list"
        assert browser.articles.cursor == 2


async def test_matched_words_are_marked_and_stepped_through(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample, size=(100, 24)) as browser:
        await browser.press("slash", *"stability", "enter", "enter")
        reading = browser.reader.reading
        assert reading is not None
        words = {reading.text[span.start : span.end].casefold() for span in reading.matches}
        assert words
        assert all(word.startswith("stabil") for word in words)
        await browser.press("n")
        shown = "\n".join(browser.lines("#reader")).casefold()
        assert any(word in shown for word in words)


async def test_orders(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("o")
        assert browser.browse.search.sort is Sort.OLDEST
        assert (browser.articles.hit.published or "").startswith("2025-01-21")  # type: ignore[union-attr]


async def test_nothing_found_says_what_to_do(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("slash", *"zzyzx", "enter")
        assert browser.articles.rows == 0
        shown = "\n".join(browser.lines("#list"))
        assert "No article is found." in shown
        assert "/ changes the words." in shown
        assert browser.reader.reading is None


@pytest.mark.parametrize(("usual", "command"), [(True, "newsbrowse add"), (False, "newsbrowse --library")])
async def test_an_empty_library_says_how_to_fill_it(
    tmp_path: Path, open_browser: Opener, monkeypatch: pytest.MonkeyPatch, usual: bool, command: str
) -> None:
    monkeypatch.setenv("NEWSBROWSE_LIBRARY", str(tmp_path / ("new" if usual else "other")))
    with Library.open(tmp_path / "new", create=True) as library:
        async with open_browser(library) as browser:
            assert command in "\n".join(browser.lines("#list"))


async def test_the_place_is_kept_and_restored(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("slash", *"trade", "enter", "j", "c")
        place = browser.browse.place
        await browser.press("q")
    saved = Place.from_dict(sample.load_place())
    assert saved == place
    assert saved.marked
    async with open_browser(sample, place=saved) as browser:
        assert browser.browse.search.text == "trade"
        assert browser.articles.cursor == 1
        assert browser.browse.place.marked == saved.marked


async def test_articles_added_meanwhile_come_in_without_moving_the_cursor(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        await browser.press("j")
        before = browser.articles.hit
        with Library.open(sample.path) as other:
            other.add([Entry("stdin#1", "A late arrival", "Words in Lisbon.", "2026-03-01")])
        await browser.until(lambda: browser.articles.rows == 13)
        await browser.settle()
        assert browser.articles.hit == before
        assert browser.articles.cursor == 2


async def test_text_from_outside_is_neither_markup_nor_control(sample: Library, open_browser: Opener) -> None:
    title = "\x1b]52;c;aGk=\x07[red]Minister[/red] [@click=app.quit]says[/] [/x] \u202eevil"
    sample.add([Entry("stdin#2", title, f"Body \x9b31m {title}", "2027-01-01", source="\x1b[31m[b]")])
    async with open_browser(sample) as browser:
        shown = "\n".join(browser.lines("#list") + browser.lines("#reader"))
        assert "[red]Minister[/red]" in shown
        assert "[@click=app.quit]" in shown
        assert not set(shown) & {"\x1b", "\x9b", "\x07", "\u202e"}


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (40, 10), (5, 3), (1, 1)])
async def test_every_size_survives(sample: Library, open_browser: Opener, size: tuple[int, int]) -> None:
    async with open_browser(sample) as browser:
        await browser.pilot.resize_terminal(*size)
        await browser.press("j", "f", "j", "f", "enter", "G", "escape", "c", "j", "c", "n", "tab", "enter")
        await browser.press("question_mark", "G", "escape")
        assert browser.app.is_running
        await browser.pilot.resize_terminal(120, 40)
        await browser.press("escape")
        assert browser.articles.rows == 12


async def test_on_a_narrow_screen_the_facets_are_a_drawer(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample, size=(80, 24)) as browser:
        assert not browser.sidebar.is_on_screen
        await browser.press("f")
        assert browser.focused == "sidebar"
        assert browser.browse.query_one("#sidebar-pane").display
        await browser.press("escape")
        assert browser.focused == "list"
        assert not browser.browse.query_one("#sidebar-pane").display
        await browser.press("enter")
        assert not browser.browse.query_one("#list-pane").display


async def test_chips_are_walked_and_taken_away(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        search = Search().toggled(Field.PEOPLE, "Xi Jinping").toggled(Field.COUNTRIES, "RU", excluded=True)
        browser.browse.set_search(search)
        await browser.settle()
        await browser.press("comma", "l")
        assert browser.focused == "chips"
        await browser.press("space")
        assert browser.browse.search.selections == (
            Selection(Field.PEOPLE, "Xi Jinping"),
            Selection(Field.COUNTRIES, "RU"),
        )
        await browser.press("d", "d")
        assert not browser.browse.search.selections
        assert browser.focused == "list"
        assert browser.articles.rows == 12


async def test_the_rule_of_a_facet_is_switched(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        both = Search().toggled(Field.PEOPLE, "Wang Yiwei").toggled(Field.PEOPLE, "Yury Ushakov")
        browser.browse.set_search(both)
        await browser.settle()
        alone = browser.articles.rows
        await browser.press("f", "a")
        assert browser.browse.search == both.with_switched(Field.PEOPLE)
        assert browser.articles.rows == sample.search(both.with_switched(Field.PEOPLE)).total > alone


async def test_a_facet_is_filtered_over_all_its_values(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("f")
        await go_to_value(browser, Field.COUNTRIES, "CN")
        shown = {row.value for row in browser.sidebar.lines if row.field is Field.COUNTRIES}
        assert len(shown) > 3
        await browser.press("F", *"ire")
        countries = [
            row.value
            for row in browser.sidebar.lines
            if row.field is Field.COUNTRIES and row.kind is RowKind.VALUE
        ]
        assert countries == ["IE"]
        await browser.press("enter")
        assert browser.focused == "sidebar"
        await browser.press("F", "escape")
        assert {row.value for row in browser.sidebar.lines if row.field is Field.COUNTRIES} == shown


async def test_values_are_sorted_by_name(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("f", "s")
        names = [
            row.label
            for row in browser.sidebar.lines
            if row.field is Field.PEOPLE and row.kind is RowKind.VALUE
        ]
        assert names == sorted(names)


async def test_back_and_forward_with_the_cursor(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("j", "j", "j", "slash", *"taiwan", "enter", "j")
        second = browser.browse.place
        await browser.press("H")
        assert browser.browse.search.text == ""
        assert browser.articles.cursor == 3
        await browser.press("L")
        assert browser.browse.place == second
        await browser.press("A")
        assert browser.articles.rows == 12


async def test_nothing_found_leads_out(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("slash", *"taiwan -xi", "enter")
        await browser.until(lambda: browser.focused == "ways")
        ways = browser.browse.query_one(WaysList).ways
        assert ways
        await browser.press("enter")
        assert browser.browse.search == ways[0].search
        assert browser.articles.rows == ways[0].total > 0
        assert browser.focused == "list"


async def test_names_are_completed_with_their_counts(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("slash", *"person:ush")
        offered = browser.browse.query_one(CompletionList)
        await browser.until(lambda: "Yury Ushakov" in offered.labels)
        await browser.press("tab")
        assert browser.browse.query_one(SearchBox).value.strip() == 'person:"Yury Ushakov"'
        await browser.press("enter")
        assert browser.articles.rows == sample.search(Search('person:"Yury Ushakov"')).total > 0


async def test_older_searches_come_back(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("slash", *"taiwan", "enter", "slash", *"trade", "enter")
        await browser.press("slash", "ctrl+u")
        await browser.until(lambda: sample.desk.past_queries()[:2] == ("trade", "taiwan"))
        await browser.press("escape", "slash", "ctrl+u", "up")
        assert browser.browse.query_one(SearchBox).value == "trade"
        await browser.press("up")
        assert browser.browse.query_one(SearchBox).value == "taiwan"
        await browser.press("down", "down")
        assert browser.browse.query_one(SearchBox).value == ""


async def test_a_search_is_saved_and_picked(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("slash", *"taiwan", "enter", "S", *"island", "enter")
        await browser.until(lambda: len(sample.saved_searches()) == 1)
        await browser.press("A", "apostrophe")
        await browser.until(lambda: isinstance(browser.app.screen, PickScreen))
        await browser.press("enter")
        assert browser.browse.search.text == "taiwan"
        assert browser.articles.rows == sample.search(Search("saved:island")).total > 0


async def test_more_like_this(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        start = browser.articles.hit
        assert start is not None
        await browser.press("m")
        assert browser.browse.search.text == f"similar:{start.id}"
        assert browser.articles.rows > 0
        assert browser.articles.hit != start


async def test_folding_changes_no_count(sample: Library, open_browser: Opener) -> None:
    body = " ".join(f"word{at} said" for at in range(60))
    sample.add(
        [Entry(f"o:{at}", "A wire story", body, "2027-01-01", source=f"Paper {at}") for at in range(3)]
    )
    async with open_browser(sample) as browser:
        assert browser.bar("#total").startswith("15 articles")
        await browser.press("equals_sign")
        assert browser.bar("#total").startswith("15 articles")
        hit = browser.articles.hit
        assert hit is not None
        assert hit.alike == 2
        assert browser.articles.rows == 13
        assert "+2" in "\n".join(browser.lines("#list"))
        await browser.press("plus")
        await browser.until(lambda: isinstance(browser.app.screen, PickScreen))
        await browser.press("j", "enter")
        assert browser.focused == "reader"
        await browser.until(lambda: browser.articles.rows == 15)
        twin = browser.articles.hit
        assert twin is not None
        assert twin.id != hit.id
        assert twin.title == hit.title
        await browser.press("s")
        assert [one.id for one in sample.search(Search("is:starred")).hits] == [twin.id]


async def test_tab_takes_a_completion_on_its_way(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        box = browser.browse.query_one(SearchBox)
        await browser.pilot.press("slash", *"person:ush", "tab")
        await browser.until(lambda: box.value.strip() == 'person:"Yury Ushakov"')


async def test_a_completion_of_an_older_line_is_not_taken(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        box = browser.browse.query_one(SearchBox)
        await browser.press("slash", *"perso")
        await browser.until(lambda: "person:" in browser.browse.query_one(CompletionList).labels)
        box.value = "person:x"
        await browser.press("enter")
        assert box.value.startswith("person:x")
        assert browser.focused in ("list", "ways")


async def test_a_saved_search_is_renamed_and_undone(sample: Library, open_browser: Opener) -> None:
    sample.save_search("island", Search("taiwan"))

    def names() -> list[str]:
        return [one.name for one in sample.saved_searches()]

    async with open_browser(sample) as browser:
        await browser.press("/", *"saved:island", "enter", "apostrophe")
        await browser.until(lambda: isinstance(browser.app.screen, PickScreen))
        await browser.press("r")
        await browser.press(*["backspace"] * 6, *"Strait", "enter")
        await browser.until(lambda: names() == ["strait"])
        await browser.until(lambda: "island is saved as strait now; u takes" in browser.bar("#status"))
        assert browser.browse.search.text == 'saved:"strait"'
        await browser.press("u")
        await browser.until(lambda: names() == ["island"])
        await browser.press("apostrophe")
        await browser.until(lambda: isinstance(browser.app.screen, PickScreen))
        await browser.press("r", *" x y", "enter")
        await browser.until(lambda: "cannot be the name" in browser.bar("#status"))
        assert names() == ["island"]


async def test_each_empty_place_says_what_to_do(tmp_path: Path, open_browser: Opener) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        async with open_browser(library) as browser:
            text = "\n".join(browser.lines("#list"))
            assert "The library is empty." in text
            assert "--library DIR add PATH" in text
            assert "…" not in text
            await browser.press("apostrophe")
            await browser.until(lambda: "S saves this one" in browser.bar("#status"))
            await browser.press("slash", "up")
            await browser.until(lambda: "No search of before" in browser.bar("#status"))
            await browser.press("escape", "g", "m")
            assert "No search of before" in "\n".join(browser.lines("#listing"))


async def test_a_name_that_cannot_be_is_refused_and_nothing_is_said_to_be_saved(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        await browser.press("S", *"two words", "enter")
        await browser.until(lambda: "name" in browser.bar("#status"))
        assert "Saved" not in browser.bar("#status")
        assert sample.saved_searches() == ()


async def test_a_star_is_on_disk_and_can_be_searched_for(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("j")
        hit = browser.articles.hit
        assert hit is not None
        await browser.press("s")
        await browser.until(lambda: browser.articles.marks_of(hit.id).starred)
        assert sample.marks([hit.id])[hit.id].starred
        assert "★" in "\n".join(browser.lines("#list"))
        await browser.press("slash", *"is:starred", "enter")
        assert browser.articles.rows == 1
        await browser.press("s")
        await browser.until(lambda: not sample.marks([hit.id])[hit.id].starred)
        await browser.until(lambda: browser.articles.rows == 0)


async def test_what_is_read_is_known(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("enter")
        await browser.until(lambda: sample.search(Search("is:read")).total == 1)
