"""The screen of the quotes: from a search to words that are read where they stand, or taken along."""

from __future__ import annotations

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.archive.quoted import Quotation, quotations
from newsbrowse.models import Search
from newsbrowse.ui import quotework
from newsbrowse.ui.screens.quotes import QuotesScreen
from newsbrowse.ui.widgets.line_input import LineInput
from newsbrowse.ui.widgets.quote_list import QuoteList
from newsbrowse.writing.citations import Form
from newsbrowse.writing.kept import kept_path

from .conftest import Browser, Opener
from .test_picking import picker, taken


def every(library: Library) -> list[Quotation]:
    return list(quotations(library.export(Search())))


async def listed(browser: Browser, told: str) -> None:
    await browser.until(lambda: browser.bar("#quotes-title").rstrip().endswith(told))
    await browser.settle()


def shown(browser: Browser) -> str:
    return browser.reader.reading.article.id if browser.reader.reading else ""


async def test_words_are_found_and_read_where_they_stand(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("Q")
        await listed(browser, f"{len(every(sample))} quotes")
        first, second = browser.lines("#quotes")[:2]
        one = every(sample)[0]
        assert first.startswith(f"▌{one.quote.speaker}  ")
        assert first.endswith(f"2026 · {one.article.source}")
        assert second == f"▌  “{one.quote.text}”"
        await browser.press("slash", *"xi gran")
        await listed(browser, "2 quotes")
        await browser.press("enter", "j")
        assert "grand plan" in "\n".join(browser.lines("#quote"))
        chosen = browser.app.screen.query_one(QuoteList).chosen
        assert chosen is not None
        await browser.press("enter")
        await browser.until(lambda: shown(browser) == chosen.article.id)
        await browser.settle()
        assert browser.focused == "reader"
        assert browser.articles.hit is not None
        assert browser.articles.hit.id == chosen.article.id
        await browser.press("y", "quotation_mark", "w")
        await browser.until(lambda: "Copied" in browser.bar("#status"))
        assert kept_path().read_text() == "grand plan"


async def test_it_goes_on_where_it_was_left(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("Q", "slash", *"trump", "enter")
        await listed(browser, "quotes")
        await browser.press("j", "j", "escape", "Q")
        quotes = browser.app.screen.query_one(QuoteList)
        await browser.until(lambda: quotes.cursor == 2)
        assert browser.app.screen.query_one(LineInput).value == "trump"
        await browser.press("escape", "slash", *"ushakov", "enter", "Q")
        await browser.until(lambda: "ushakov" in browser.bar("#quotes-title"))
        assert browser.app.screen.query_one(QuoteList).cursor == 0
        assert browser.app.screen.query_one(LineInput).value == ""


async def test_only_what_one_speaker_says(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("Q")
        await listed(browser, f"{len(every(sample))} quotes")
        await browser.press("s")
        speaker = every(sample)[0].quote.speaker
        assert speaker is not None
        number = sum(one.quote.speaker == speaker for one in every(sample))
        await listed(browser, f"{number} quotes")
        assert all(speaker in line for line in browser.lines("#quotes")[: 2 * number : 2])
        await browser.press("s")
        await listed(browser, f"{len(every(sample))} quotes")


@pytest.mark.parametrize(
    ("key", "begins"), [("y", "“law of the jungle”"), ("w", "law of the jungle"), ("b", "> law of")]
)
async def test_words_are_copied(sample: Library, open_browser: Opener, key: str, begins: str) -> None:
    async with open_browser(sample) as browser:
        await browser.press("Q")
        await listed(browser, "quotes")
        await browser.press(key)
        await browser.until(lambda: "Copied" in browser.bar("#status"))
        assert isinstance(browser.app.screen, QuotesScreen)
        assert kept_path().read_text().startswith(begins)


async def test_where_nothing_is_quoted_it_says_so(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("Q", "slash", *"zebra")
        await listed(browser, "0 quotes")
        assert "Nothing is quoted here with these words. a looks" in browser.lines("#quotes")[0]
        await browser.press("enter", "y")
        assert "No quote is under the cursor." in browser.bar("#status")
        await browser.press("slash", "escape")
        await listed(browser, f"{len(every(sample))} quotes")
        await browser.press("a")
        await browser.until(lambda: f"{len(every(sample))} quotes" not in browser.bar("#quotes-title"))


async def test_many_come_one_after_the_other_up_to_a_bound(
    sample: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotework, "_FIRST", 2)
    monkeypatch.setattr(quotework, "_PAUSE", 0.0)
    monkeypatch.setattr(quotework, "MOST", 5)
    monkeypatch.setattr("newsbrowse.ui.screens.quotes.MOST", 5)
    async with open_browser(sample, size=(80, 24)) as browser:
        await browser.press("Q")
        await listed(browser, "the first 5 quotes")
        await browser.press("G")
        assert browser.app.screen.query_one(QuoteList).cursor == 4


async def test_a_quote_can_be_picked(sample: Library) -> None:
    async with picker(sample) as browser:
        await browser.press("Q")
        await listed(browser, "quotes")
        assert "y take" in browser.bar("#status")
        picked = await taken(browser, "j", "f")
        assert picked is not None
        assert picked.article is not None
        assert picked.passage is not None
        assert (picked.passage.words, picked.form) == ("law of the jungle", Form.FOOTNOTE)
        assert picked.passage.first > 0
