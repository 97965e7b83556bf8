"""Feeds by the installed command: beside an open browser, on a terminal, and killed in the middle."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator

import pytest

from tests.local import Exchange, Site, rss, serving

from .conftest import Newsbrowse, program_line
from .test_browser import Terminal


@pytest.fixture
def site(newsbrowse: Newsbrowse) -> Iterator[Site]:
    newsbrowse.environment["NEWSBROWSE_FETCH_PRIVATE"] = "yes"
    with serving() as running:
        running.pages["/feed"] = rss("Ferry strike", "Harbour fire")
        yield running


def test_fetching_beside_an_open_browser(newsbrowse: Newsbrowse, site: Site) -> None:
    assert newsbrowse("feeds", "add", site.url("/feed"), "--json").json()["added"] == 2
    opened = Terminal(newsbrowse.library)
    opened.until("2 articles")
    site.pages["/feed"] = rss("Ferry strike", "Harbour fire", "New pier")
    result = newsbrowse("fetch")
    assert (result.code, result.out) == (0, "1 feed: 1 new, 0 changed, 0 broken\n")
    opened.until("3 articles")
    opened.until("1 new article has come in.")
    opened.until("New pier")
    opened.child.send("q")
    opened.until_end()
    assert opened.child.exitstatus == 0


def test_a_fetch_that_is_killed_loses_nothing(newsbrowse: Newsbrowse, site: Site) -> None:
    """What was asked for and not yet in the library is asked for again."""
    newsbrowse("feeds", "add", site.url("/feed"))

    def kills(exchange: Exchange) -> None:
        process.send_signal(signal.SIGKILL)
        process.wait()
        exchange.answer(200, rss("Ferry strike", "New pier"), ETag='"2"')

    site.pages["/feed"] = kills
    process = subprocess.Popen([*program_line(), "fetch"], env=newsbrowse.environment)
    assert process.wait() == -signal.SIGKILL
    site.pages["/feed"] = rss("Ferry strike", "New pier")
    assert newsbrowse("fetch", "--json").json()["added"] == 1


def test_progress_is_for_a_terminal_alone(newsbrowse: Newsbrowse, site: Site) -> None:
    newsbrowse("feeds", "add", site.url("/feed"))
    assert newsbrowse("fetch").err == ""
    site.pages["/feed"] = rss("Ferry strike", "New pier")
    child = newsbrowse.on_terminal("fetch")
    child.expect_exact("1 feed: 1 new")
    child.expect_exact("\r\n")
    child.close()
