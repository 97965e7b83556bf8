"""Two articles side by side, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.compare.reasons import reasons
from newsbrowse.models import Entry, PairKind
from newsbrowse.ui.screens.compare import CompareScreen
from newsbrowse.ui.screens.help import HelpScreen
from newsbrowse.ui.state import ComparedPair, Place
from newsbrowse.ui.widgets.compare_view import CompareView
from newsbrowse.ui.widgets.ledger import Ledger
from newsbrowse.writing.kept import kept_path

from .conftest import Browser, Opener


async def compare_trade_accounts(browser: Browser) -> CompareScreen:
    await browser.press("slash", *"trade 228", "enter", "j", "c", "j", "c")
    screen = browser.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


async def test_the_second_mark_compares_and_escape_leads_back(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        screen = await compare_trade_accounts(browser)
        assert screen.query_one(CompareView).has_focus
        assert "agree" in browser.bar("#ledger-title")
        await browser.press("escape")
        assert browser.app.screen is browser.browse
        assert browser.articles.cursor == 2
        assert browser.browse.search.text == "trade 228"
        assert browser.browse.place.marked is None


async def test_a_mark_is_taken_back(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("c")
        assert browser.browse.place.marked is not None
        await browser.press("c")
        assert browser.browse.place.marked is None
        await browser.press("c", "escape")
        assert browser.browse.place.marked is None


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["columns", "stacked"])
async def test_differences_are_stepped_through(
    sample: Library, open_browser: Opener, size: tuple[int, int]
) -> None:
    async with open_browser(sample, size=size) as browser:
        screen = await compare_trade_accounts(browser)
        texts = screen.query_one(CompareView)
        await browser.press("n")
        first = texts.current
        assert first is not None
        assert first.kind in (PairKind.NEAR, PairKind.CLAIM)
        assert "Difference 1 of" in browser.bar("#status")
        await browser.press("n")
        await browser.press("N")
        assert texts.current == first


async def test_the_ledger_brings_both_texts_to_the_place(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        screen = await compare_trade_accounts(browser)
        await browser.press("tab")
        ledger = screen.query_one(Ledger)
        assert ledger.has_focus
        comparison = screen.comparison
        at = next(
            at
            for at, row in enumerate(comparison.ledger)
            if row.left_spans and row.right_spans and row.differs
        )
        ledger.put_cursor(at)
        await browser.press("enter")
        row = screen.query_one(CompareView).current
        assert row is not None
        assert row.left is not None
        assert row.right is not None
        entry = comparison.ledger[at]
        left, right = comparison.left_passages[row.left], comparison.right_passages[row.right]
        assert left.start <= entry.left_spans[0].start < left.end
        assert right.start <= entry.right_spans[0].start < right.end


async def test_the_ledger_is_stepped_through_from_the_texts(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        screen = await compare_trade_accounts(browser)
        ledger, texts = screen.query_one(Ledger), screen.query_one(CompareView)
        await browser.press("right_square_bracket")
        assert (ledger.cursor, texts.has_focus) == (0, True)
        await browser.press("right_square_bracket")
        assert ledger.cursor == 1
        await browser.press("left_square_bracket", "left_square_bracket")
        assert "That was the first row." in browser.bar("#status")


async def test_the_texts_open_at_the_first_pair(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        screen = await compare_trade_accounts(browser)
        assert screen.query_one(CompareView).pair == screen.comparison.pairs[0]
        assert f"↑ {screen.query_one(CompareView).top}" in browser.bar("#right-title")


async def test_each_text_scrolls_by_itself(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        screen = await compare_trade_accounts(browser)
        await browser.press("a", "g", "g")
        before = browser.lines("#texts")
        half = len(before[0]) // 2 - 2
        await browser.press("l", "j", "j")
        after = browser.lines("#texts")
        assert [line[:half] for line in after] == [line[:half] for line in before]
        assert [line[half + 4 :].strip() for line in after[:5]] == [
            line[half + 4 :].strip() for line in before[2:7]
        ]
        await browser.press("a")
        assert not screen.query_one(CompareView).apart
    async with open_browser(sample, size=(80, 24)) as browser:
        await compare_trade_accounts(browser)
        await browser.press("a")
        assert "side by side" in browser.bar("#status")


async def test_a_pair_is_explained_and_copied_with_both_citations(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        screen = await compare_trade_accounts(browser)
        await browser.press("n", "w")
        told = "\n".join(browser.lines("#text"))
        pair = screen.query_one(CompareView).pair
        assert pair is not None
        assert all(f"{label}: {words}" in told for label, words in list(reasons(screen.comparison, pair))[:2])
        await browser.press("escape", "y")
        await browser.until(lambda: "Copied" in browser.bar("#status"))
        kept = kept_path().read_text(encoding="utf-8")
        left, right = screen.comparison.left, screen.comparison.right
        assert left.title in kept
        assert right.title in kept
        assert left.body[slice(*pair.left)].strip(" .") in kept.replace("\n", " ")


async def test_the_right_side_is_replaced_by_the_next_candidate(
    sample: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        await browser.press("C")
        screen = browser.app.screen
        assert isinstance(screen, CompareScreen)
        left = screen.comparison.left
        hits = [hit.id for hit in sample.candidates(left, limit=20)]
        assert screen.comparison.right.id == hits[0]
        await browser.press("r")
        await browser.until(lambda: screen.comparison.right.id == hits[1])
        await browser.press("R", "j", "j", "enter")
        await browser.until(lambda: screen.comparison.right.id == hits[2])
        assert screen.comparison.left == left


async def test_swapping_the_sides(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        screen = await compare_trade_accounts(browser)
        left = screen.comparison.left.id
        await browser.press("s")
        await browser.until(lambda: screen.comparison.right.id == left)


async def test_help_lists_the_keys_over_any_screen(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await compare_trade_accounts(browser)
        await browser.press("question_mark")
        assert isinstance(browser.app.screen, HelpScreen)
        assert "Everywhere in the browser" in "\n".join(browser.lines("#listing"))
        await browser.press("escape")
        assert isinstance(browser.app.screen, CompareScreen)


async def test_the_compared_pair_is_part_of_the_place(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample, size=(120, 24)) as browser:
        screen = await compare_trade_accounts(browser)
        await browser.press("ctrl+d", "right_square_bracket", "right_square_bracket", "ctrl+d")
        pair, top = screen.pair, screen.query_one(CompareView).first_row
        assert top > 0
        assert browser.browse.place.comparing == pair
        assert (pair.row, pair.entry) == (top, 1)
        browser.browse.save_place()
    place = Place.from_dict(sample.load_place())
    assert place.comparing == pair
    async with open_browser(sample, size=(120, 24), place=place) as browser:
        await browser.until(lambda: isinstance(browser.app.screen, CompareScreen))
        await browser.settle()
        again = browser.app.screen
        assert isinstance(again, CompareScreen)
        assert again.pair == pair
        await browser.press("escape")
        assert browser.browse.place.comparing is None
        assert browser.browse.search.text == "trade 228"


async def test_back_and_forward_walk_through_comparisons(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        screen = await compare_trade_accounts(browser)
        first = screen.comparison.left.id, screen.comparison.right.id
        await browser.press("s")
        await browser.until(lambda: screen.comparison.left.id == first[1])

        def compared() -> tuple[str, str] | None:
            pair = browser.browse.place.comparing
            return (pair.left, pair.right) if pair else None

        await browser.press("H")
        await browser.until(lambda: compared() == first)
        await browser.press("H")
        assert browser.app.screen is browser.browse
        assert compared() is None
        await browser.press("L")
        await browser.until(lambda: isinstance(browser.app.screen, CompareScreen) and compared() == first)
        await browser.press("L")
        await browser.until(lambda: compared() == first[::-1])
        await browser.press("escape", "H")
        await browser.until(lambda: isinstance(browser.app.screen, CompareScreen))
        assert compared() == first[::-1]


async def test_a_pair_that_is_gone_is_told_and_forgotten(sample: Library, open_browser: Opener) -> None:
    place = Place(comparing=ComparedPair("00000000", "..\x1b]52;x", 10**12, 10**12))
    async with open_browser(sample, place=place) as browser:
        await browser.until(lambda: "no article has the id" in browser.bar("#status"))
        assert browser.browse.place.comparing is None
        assert browser.app.screen is browser.browse


async def test_a_long_text_is_walked_from_end_to_end(sample: Library, open_browser: Opener) -> None:
    long = "\n\n".join(
        f"In house {n} of the street lived {n} people and a dog called Rex{n}." for n in range(900)
    )
    endless = "and the ferry went on " * 3_000
    sample.add([Entry("l", "Long", long), Entry("e", "Endless", f"{endless}. {long[:400]}")])
    ids = {hit.title: hit.id for hit in sample.search(Place().search, limit=50).hits}
    place = Place(comparing=ComparedPair(ids["Long"], ids["Endless"]))
    async with open_browser(sample, place=place) as browser:
        await browser.until(lambda: isinstance(browser.app.screen, CompareScreen))
        await browser.press("G")
        texts = browser.app.screen.query_one(CompareView)
        assert "↑ ~" in browser.bar("#right-title")
        assert "Rex899" in "".join(browser.lines("#texts"))
        await browser.press("a", "l", "G", "h", "g", "g")
        assert texts.top == 0
        await browser.press("a", "g", "g", "ctrl+d", "ctrl+u")
        assert texts.top == 0


ODD = {
    "Empty": "",
    "Blank": "  \n\n ",
    "One line": "The ferry ran aground near Vardal.",
    "Deutsch": "Die Fähre lief am Montag bei Vardal auf Grund. Niemand wurde verletzt.",
    "中文": "渡轮星期一在瓦达尔附近搁浅。没有人受伤。",
    "Evil": "\x1b]52;c;AAAA\x07 [red]The ferry[/] ran \u202eaground near Vardal.",
}


@pytest.mark.parametrize("left", ODD)
async def test_any_two_texts_give_a_screen(left: str, tmp_path: Path, open_browser: Opener) -> None:
    with Library.open(tmp_path / "odd", create=True) as library:
        library.add([Entry(title, title, body) for title, body in ODD.items()])
        ids = {hit.title: hit.id for hit in library.search(Place().search).hits}
        for right in {left, "Empty", "Evil"}:
            place = Place(comparing=ComparedPair(ids[left], ids[right], 10**9, 10**9))
            async with open_browser(library, size=(100, 24), place=place) as browser:
                await browser.until(lambda: isinstance(browser.app.screen, CompareScreen))
                await browser.press("n", "right_square_bracket", "G", "a", "G", "g", "g", "tab", "enter")
                assert isinstance(browser.app.screen, CompareScreen)
                assert "agree" in browser.bar("#ledger-title")
                assert "\x1b" not in "".join(browser.lines())
