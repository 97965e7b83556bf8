"""Choosing a passage by keys, and what is copied of it."""

from __future__ import annotations

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.archive.passages import Spot
from newsbrowse.config.reading import load
from newsbrowse.models import Entry, Search
from newsbrowse.ui.themed import ThemedApp
from newsbrowse.writing.kept import kept, kept_path
from tests.pilot.conftest import Browser, Opener

BODY = (
    "The mayor spoke first. She said “we will rebuild it” on Monday.\n\n"
    "Nobody asked what it would cost. A second bridge is planned."
)


@pytest.fixture
def bridge(sample: Library) -> Library:
    """The sample library with a newer article of known words."""
    sample.add([Entry("o:1", "The bridge", BODY, "2027-03-05", source="Gazette", authors=("Ann Lee",))])
    return sample


def notes(library: Library, short: str) -> list[str]:
    """The notes on passages of an article."""
    return [one.note for one in library.marks([short])[short].remarks]


async def begin(browser: Browser) -> None:
    await browser.press("enter", "y")
    assert chosen(browser) == "The mayor spoke first."


def chosen(browser: Browser) -> str:
    passage = browser.reader.passage
    return BODY[slice(*passage)] if passage else ""


def facts(browser: Browser) -> str:
    """The row of facts under the cursor."""
    return next((line for line in browser.lines("#facts") if line.startswith("▌")), "")


async def copied(browser: Browser, key: str) -> str:
    await browser.press(key)
    await browser.until(lambda: "Copied" in browser.bar("#status"))
    return kept(kept_path()) or ""


async def test_sentences_are_chosen_one_after_the_other(bridge: Library, open_browser: Opener) -> None:
    async with open_browser(bridge) as browser:
        await begin(browser)
        assert "4 words chosen" in browser.bar("#reader-pane PaneTitle")
        await browser.press("k")
        assert "first sentence" in browser.bar("#status")
        await browser.press("j", "j", "j")
        assert chosen(browser) == "A second bridge is planned."
        await browser.press("j")
        assert "last sentence" in browser.bar("#status")
        await browser.press("k", "J")
        assert chosen(browser) == "Nobody asked what it would cost. A second bridge is planned."
        await browser.press("K")
        assert chosen(browser) == "Nobody asked what it would cost."


async def test_a_chosen_passage_has_a_sign_that_needs_no_colour(
    bridge: Library, open_browser: Opener
) -> None:
    async with open_browser(bridge, size=(60, 24)) as browser:
        await browser.press("enter")
        assert not any("▌" in line for line in browser.lines("#reader"))
        await browser.press("y", "p")
        signed = [line for line in browser.lines("#reader") if "▌" in line]
        assert " ".join(line.replace("▌", " ").strip() for line in signed) == BODY.split("\n\n")[0]
        await browser.press("escape", "number_sign", "y")
        assert any("1▌" in line for line in browser.lines("#reader"))


async def test_words_and_quotation_and_citation_are_copied(bridge: Library, open_browser: Opener) -> None:
    async with open_browser(bridge) as browser:
        await begin(browser)
        citation = "Ann Lee, “The bridge,” Gazette, March 5, 2027, para. 1."
        assert await copied(browser, "y") == f"“The mayor spoke first.”\n\n{citation}\n"
        assert browser.reader.passage is None
        await browser.press("y", "quotation_mark")
        assert await copied(browser, "w") == "we will rebuild it"
        await browser.press("y")
        assert await copied(browser, "c") == citation
        await browser.press("y")
        assert (await copied(browser, "b")).startswith("> The mayor spoke first.\n>\n> — Ann Lee, The bridge")
        await browser.press("y")
        assert (await copied(browser, "e")).startswith("@article{lee2027-")


async def test_the_style_is_the_one_that_is_set(bridge: Library, open_browser: Opener) -> None:
    settings = load({"citation.style": "mla"}, environment={})
    async with open_browser(bridge, settings=settings) as browser:
        await begin(browser)
        assert (await copied(browser, "enter")).endswith(
            "Lee, Ann. “The bridge.” Gazette, 5 Mar. 2027, par. 1.\n"
        )


async def test_the_terminal_is_asked_once_it_is_kept(
    bridge: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, str | None]] = []
    monkeypatch.setattr(ThemedApp, "send", lambda app, sequence: sent.append((sequence, kept(kept_path()))))
    async with open_browser(bridge) as browser:
        await begin(browser)
        await copied(browser, "w")
    ((sequence, there),) = sent
    assert sequence.startswith("\x1b]52;c;")
    assert there == "The mayor spoke first."


async def test_it_begins_at_the_match_that_is_in_view(bridge: Library, open_browser: Opener) -> None:
    async with open_browser(bridge) as browser:
        await browser.press("slash", *"bridge", "enter", "enter", "y")
        assert chosen(browser) == "A second bridge is planned."
        await browser.press("escape")
        assert (browser.reader.passage, browser.focused) == (None, "reader")
        await browser.press("slash", *"rebuild", "enter", "y")
        assert "rebuild" in chosen(browser)


async def test_another_article_ends_it(bridge: Library, open_browser: Opener) -> None:
    async with open_browser(bridge) as browser:
        await begin(browser)
        await browser.press("tab", "tab", "j")
        await browser.until(lambda: browser.reader.passage is None)
        assert browser.focused == "list"


async def test_an_article_without_text_has_nothing_to_quote(sample: Library, open_browser: Opener) -> None:
    sample.add([Entry("o:1", "A headline", "", "2027-01-01")])
    async with open_browser(sample) as browser:
        await browser.press("enter", "y")
        assert "no text to quote" in browser.bar("#status")


async def test_a_resize_keeps_the_passage(bridge: Library, open_browser: Opener) -> None:
    async with open_browser(bridge) as browser:
        await begin(browser)
        await browser.pilot.resize_terminal(80, 24)
        await browser.settle()
        await browser.press("j")
        assert chosen(browser).startswith("She said")


async def test_a_quote_is_copied_from_the_facts(bridge: Library, open_browser: Opener) -> None:
    async with open_browser(bridge) as browser:
        await browser.press("enter", "i", "y")
        assert "Quotes and figures can be copied" in browser.bar("#status")
        while "“we will rebuild it”" not in facts(browser):
            await browser.press("j")
        text = await copied(browser, "y")
        assert text.startswith("“we will rebuild it”\n\n")
        assert "Gazette" in text


async def test_a_note_is_written_on_a_passage_and_marked_without_colour(
    bridge: Library, open_browser: Opener
) -> None:
    async with open_browser(bridge) as browser:
        await begin(browser)
        await browser.press("j", "a", *"really?", "enter")
        await browser.until(lambda: any(line.startswith("*") for line in browser.lines("#reader")))
        assert browser.reader.passage is None
        assert "Note on a passage of “The bridge”" in browser.bar("#status")
        assert any("Passages  ¶1 “She said" in line for line in browser.lines("#reader"))
        short = browser.reader.reading.article.id if browser.reader.reading else ""
        (kept,) = bridge.marks([short])[short].remarks
        assert (kept.words, kept.note) == ("She said “we will rebuild it” on Monday.", "really?")
        await browser.press("u")
        await browser.until(lambda: not any(line.startswith("*") for line in browser.lines("#reader")))
        assert bridge.marks([short])[short].remarks == ()


async def test_a_note_is_found_in_the_facts_told_and_changed(bridge: Library, open_browser: Opener) -> None:
    short = bridge.search(Search("title:bridge")).hits[0].id
    words = "Nobody asked what it would cost. A second bridge is planned."
    (key,) = bridge.keys_of([short])
    bridge.desk.passages.note(Spot(key, BODY.index(words), words), "by whom?")
    bridge.desk.passages.note(Spot(key, 0, "No longer there."), "gone")
    async with open_browser(bridge) as browser:
        await browser.press("enter", "i")
        assert "by whom?" in facts(browser)
        assert any("no longer in the text" in line for line in browser.lines("#facts"))
        await browser.press("enter", "i", "y")
        assert chosen(browser) == words
        assert "Your note: by whom?" in browser.bar("#status")
        await browser.press("a", "end", *" ask", "enter")
        await browser.until(lambda: notes(bridge, short) == ["gone", "by whom? ask"])
        await browser.press("y", "j", "j")
        assert chosen(browser) == "Nobody asked what it would cost."
        await browser.press("a", "ctrl+u", "enter")
        await browser.until(lambda: notes(bridge, short) == ["gone"])


async def test_lines_of_the_screen_are_chosen_one_after_the_other(
    bridge: Library, open_browser: Opener
) -> None:
    bridge.add([Entry("o:2", "The long bridge", "One two three four five. " * 12, "2027-03-06")])
    async with open_browser(bridge) as browser:
        await browser.press("enter", "y", "l")
        passage = browser.reader.passage
        assert passage is not None
        assert passage.start == 0
        width = passage.end
        assert 10 < width < 60
        await browser.press("l")
        assert browser.reader.passage is not None
        assert width < browser.reader.passage.end <= 2 * width + 10
        for _ in range(12):
            await browser.press("l")
        assert browser.reader.passage == (0, len("One two three four five. " * 12) - 1)


async def test_a_footnote_is_copied(bridge: Library, open_browser: Opener) -> None:
    async with open_browser(bridge) as browser:
        await begin(browser)
        assert (await copied(browser, "f")).startswith("“The mayor spoke first.”[^")
