"""The feeds that a library follows: kept, undone, and brought into an older library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.old_libraries import set_back

from newsbrowse.archive.library import Library
from newsbrowse.archive.migrations import copy_name
from newsbrowse.errors import NotFoundError
from newsbrowse.models import FetchState, Subscription

WIRE = Subscription("https://wire.example/feed", "Harbour Wire")
POST = Subscription("https://post.example/feed", "Evening Post", whole=True)
STATE = FetchState('"1"', "Wed", "abc", "2026-02-04T10:00:00Z", None, 2, "does not answer")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


def test_feeds_are_followed_and_listed_by_title(library: Library) -> None:
    assert library.feeds.add([WIRE, POST]) == 2
    assert library.feeds.all() == (POST, WIRE)
    assert library.feeds.get(WIRE.address) == WIRE
    assert library.feeds.add([WIRE]) == 0
    assert library.feeds.get("https://other.example/") is None


def test_following_is_a_step_and_the_state_is_none(library: Library) -> None:
    library.feeds.add([WIRE])
    library.feeds.keep_state(WIRE.address, STATE)
    library.feeds.remove([WIRE.address])
    assert library.feeds.all() == ()
    undone = library.desk.undo()
    assert undone is not None
    assert undone.label == "no longer followed the feed “Harbour Wire”"
    assert library.feeds.all() == (Subscription(WIRE.address, WIRE.title, state=STATE),)
    library.desk.undo()
    assert library.feeds.all() == ()
    assert library.desk.redo() is not None
    assert [feed.state for feed in library.feeds.all()] == [STATE]


def test_undoing_leaves_what_was_changed_since(library: Library) -> None:
    library.feeds.add([WIRE])
    library.feeds.add([Subscription(WIRE.address, "The Wire")])
    library.desk.undo()
    assert library.feeds.get(WIRE.address) == WIRE


def test_all_or_none_are_removed(library: Library) -> None:
    library.feeds.add([WIRE])
    with pytest.raises(NotFoundError, match="no feed is followed at"):
        library.feeds.remove([WIRE.address, POST.address])
    assert library.feeds.all() == (WIRE,)


def test_a_feed_has_a_title(library: Library) -> None:
    library.feeds.add([Subscription(WIRE.address, " \n "), Subscription(POST.address, "a\ud800b\nc")])
    assert [feed.title for feed in library.feeds.all()] == ["a\ufffdb c", WIRE.address]


def test_a_library_of_version_3_gets_its_tables(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    Library.open(folder, create=True).close()
    set_back(folder, 3)
    with Library.open(folder) as library:
        library.feeds.add([WIRE])
        assert library.feeds.all() == (WIRE,)
    assert (folder / copy_name(3)).exists()
