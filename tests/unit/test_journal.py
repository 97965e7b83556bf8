"""What the user does can be undone and done again, by any process, and only where it still stands."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from newsbrowse.archive import journal
from newsbrowse.archive.changes import packed, unpacked
from newsbrowse.archive.done import Done
from newsbrowse.archive.journal import Turned, told
from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Marks
from newsbrowse.archive.passages import Spot
from newsbrowse.archive.saved import as_json
from newsbrowse.errors import NewsbrowseError, NotFoundError
from newsbrowse.models import Entry, Search
from newsbrowse.text.fold import fold

KEYS = (1, 2, 3, 4)
TAGS = ("budget", "Budget", "Zölle")
NAMES = ("one", "two", "three")
SPOTS = (Spot(1, 0, "Body"), Spot(1, 5, "number 1"), Spot(2, 0, "Body"))
ARTICLES = [Entry(f"o{key}", f"Title {key}", f"Body number {key}.") for key in KEYS]

Place = tuple[object, ...]
Places = dict[Place, tuple[object, object]]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "l", create=True) as archive:
        archive.add(ARTICLES)
        yield archive


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("journal") / "l"
    with Library.open(folder, create=True) as archive:
        archive.add(ARTICLES)
    return folder


def brief(turned: Turned | None) -> tuple[str, int, int] | None:
    return None if turned is None else (turned.label, turned.turned, turned.kept)


def test_keys_are_packed_in_order_and_once() -> None:
    assert packed([7, 3, 3, 10]) == [3, 4, 3]
    assert unpacked(packed([7, 3, 3, 10])) == [3, 7, 10]
    assert packed([]) == unpacked([]) == []


def test_a_step_is_undone_and_done_again_in_words(library: Library) -> None:
    desk = library.desk
    assert desk.star([1]) == Done("starred “Title 1”", 1)
    assert desk.tag([1, 2, 3], ["budget"]) == Done("tag budget on 3 articles", 3)
    assert brief(desk.undo()) == ("tag budget on 3 articles", 3, 0)
    assert brief(desk.undo()) == ("starred “Title 1”", 1, 0)
    assert desk.undo() is None
    assert desk.marks([1]) == {1: Marks()}
    assert brief(desk.redo()) == ("starred “Title 1”", 1, 0)
    assert [step.undone for step in desk.steps(10)] == [True, False]
    assert desk.mark_read([2]).articles == 1
    assert desk.redo() is None
    assert [step.label for step in desk.steps(10)] == ["marked as read: “Title 2”", "starred “Title 1”"]


def test_what_changes_nothing_is_no_step_and_keeps_what_can_be_redone(library: Library) -> None:
    desk = library.desk
    desk.star([1, 2])
    desk.tag([1], ["budget"])
    desk.undo()
    assert desk.star([1, 2]).articles == 0
    assert desk.set_note(1, " ").articles == 0
    assert desk.tag([1], [], ["none"]).articles == 0
    assert desk.redo() is not None


def test_words_for_tags_given_and_taken_away(library: Library) -> None:
    desk = library.desk
    assert desk.tag([1], ["b{0}", "a"]).label == "tags b{0}, a on “Title 1”"
    assert desk.tag([1], ["c"], ["A", "C"]).label == "tags c, -A on “Title 1”"
    assert desk.tag([1], [], ["c"]).label == "tag c taken off “Title 1”"
    assert desk.marks([1])[1].tags == ("b{0}",)


def test_undo_takes_back_only_what_is_still_as_the_step_left_it(library: Library) -> None:
    desk = library.desk
    desk.mark_read([1, 2, 3], True)
    desk.mark_read([1, 2, 3], False)
    desk.opened(2)
    assert brief(desk.undo()) == ("marked as unread: 3 articles", 2, 1)
    assert [mark.read for mark in desk.marks([1, 2, 3]).values()] == [True, True, True]
    assert brief(desk.redo()) == ("marked as unread: 3 articles", 2, 1)
    assert [mark.read for mark in desk.marks([1, 2, 3]).values()] == [False, True, False]


def test_what_was_turned_is_told_in_a_line() -> None:
    assert told(None) == "There is nothing to undo."
    assert told(None, redo=True) == "There is nothing to do again."
    assert told(Turned("tag a on 5 articles", 5, 0)) == "Undone: tag a on 5 articles"
    assert told(Turned("x", 3, 2), redo=True) == "Done again: x; 2 changed since and stay as they are"
    assert told(Turned("x", 0, 2)) == "Not undone: x; all of it was changed since."


def test_a_step_of_which_nothing_is_left_is_said_to_be_so_and_dropped(library: Library) -> None:
    desk = library.desk
    desk.star([1])
    desk.mark_read([2], True)
    desk.mark_read([2], False)
    desk.opened(2)
    assert brief(desk.undo()) == ("marked as unread: “Title 2”", 0, 1)
    assert brief(desk.undo()) == ("marked as read: “Title 2”", 1, 0)
    assert brief(desk.undo()) == ("starred “Title 1”", 1, 0)


@pytest.mark.parametrize(
    "foreign",
    [
        "UPDATE labels SET name = 'BUDGET' WHERE key = 2",
        "DELETE FROM labels WHERE key = 2",
        "UPDATE notes SET text = 'theirs'",
        "DELETE FROM notes",
        "UPDATE saved SET search = '{}'",
        "DELETE FROM saved",
        "DELETE FROM stars WHERE key = 2",
    ],
)
def test_what_somebody_else_wrote_is_never_overwritten(library: Library, foreign: str) -> None:
    def written() -> list[tuple[object, ...]]:
        with sqlite3.connect(library.path / "library.db") as database:
            rows = [
                (table, *row)
                for table in ("labels", "notes", "saved", "stars")
                for row in database.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - names of ours
            ]
        database.close()
        return rows

    desk = library.desk
    desk.star([1, 2])
    desk.tag([1, 2], ["budget"])
    desk.set_note(1, "mine")
    library.save_search("a", Search("one"))
    before = written()
    with sqlite3.connect(library.path / "library.db") as database:
        database.execute(foreign)
    database.close()
    theirs = set(written()) - set(before)
    gone = set(before) - set(written())
    kept = 0
    while (turned := desk.undo()) is not None:
        kept += turned.kept
    assert kept == 1
    assert set(written()) == theirs
    while desk.redo() is not None:
        pass
    assert set(written()) == (set(before) - gone) | theirs


def test_opening_an_article_is_no_step(library: Library) -> None:
    library.desk.opened(1)
    assert library.desk.undo() is None
    assert library.desk.marks([1])[1].read


def test_saved_searches_are_undone_also_after_they_were_looked_at(library: Library) -> None:
    library.save_search("a", Search("one"))
    library.save_search("a", Search("two"))
    library.rename_search("a", "b")
    library.look_at_saved("b")
    library.forget_search("b")
    found = []
    while library.desk.undo():
        found.append([(one.name, one.search.text) for one in library.saved_searches()])
    assert found == [[("b", "two")], [("a", "two")], [("a", "one")], []]


def test_a_search_is_renamed_to_a_free_name_alone(library: Library) -> None:
    library.save_search("a", Search("one"))
    library.save_search("b", Search("two"))
    with pytest.raises(NewsbrowseError, match="another search"):
        library.rename_search("a", "B")
    with pytest.raises(NotFoundError):
        library.rename_search("none", "c")
    library.rename_search("a", "A")
    assert brief(library.desk.undo()) == ("saved the search b", 1, 0)


def test_the_journal_is_bounded(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_STEPS", 3)
    for turn in range(5):
        library.desk.star([1], turn % 2 == 0)
    assert len(library.desk.steps(10)) == 3
    monkeypatch.setattr(journal, "MOST_BYTES", 1)
    library.desk.set_note(1, "long")
    assert [step.label for step in library.desk.steps(10)] == ["note on “Title 1”"]


def test_a_step_of_a_newer_version_is_left_alone(library: Library) -> None:
    library.desk.star([1])
    with sqlite3.connect(library.path / "library.db") as database:
        payload = journal._packed([journal.Change("telepathy", {})])
        database.execute("UPDATE journal SET payload = ?", (payload,))
    database.close()
    with pytest.raises(NewsbrowseError, match="newer"):
        library.desk.undo()
    assert library.desk.marks([1])[1].starred


def test_a_change_of_very_many_articles_is_kept_in_little_room(library: Library) -> None:
    keys = list(range(1, 100_001))
    assert library.desk.star(keys).articles == 100_000
    with sqlite3.connect(library.path / "library.db") as database:
        (size,) = database.execute("SELECT length(payload) FROM journal").fetchone()
    database.close()
    assert size < 10_000
    assert brief(library.desk.undo()) == ("starred 100,000 articles", 100_000, 0)


def test_what_was_told_is_on_disk_also_after_a_kill(library: Library) -> None:
    script = (
        "import sys, pathlib\n"
        "from newsbrowse.archive.library import Library\n"
        "desk = Library.open(pathlib.Path(sys.argv[1])).desk\n"
        "for key in (1, 2, 3): print(desk.star([key]).label, flush=True)\n"
        "print(desk.undo().label, flush=True)\n"
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script, str(library.path)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert done.stdout.splitlines() == [f"starred “Title {key}”" for key in (1, 2, 3, 3)]
    assert [mark.starred for mark in library.desk.marks([1, 2, 3]).values()] == [True, True, False]
    assert brief(library.desk.redo()) == ("starred “Title 3”", 1, 0)


class TwoBrowsers(RuleBasedStateMachine):
    """Two libraries on one folder, against a dictionary and a list of steps."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        shutil.copytree(self.folder, self.home / "l")
        self.both = [Library.open(self.home / "l") for _ in range(2)]
        self.held: dict[Place, object] = {}
        self.done: list[Places] = []
        self.undone: list[Places] = []

    def teardown(self) -> None:
        for library in self.both:
            library.close()
        shutil.rmtree(self.home)

    def _did(self, wanted: dict[Place, object]) -> None:
        places = {at: (self.held.get(at), to) for at, to in wanted.items() if self.held.get(at) != to}
        if places:
            self.done.append(places)
            self.undone.clear()
            self.held.update(wanted)

    def _turn(self, told: Turned | None, source: list[Places], target: list[Places], to: int) -> None:
        if not source:
            assert told is None
            return
        places = source.pop()
        mine = {at: pair for at, pair in places.items() if self.held.get(at) == pair[1 - to]}
        self.held.update({at: pair[to] for at, pair in mine.items()})
        assert told is not None
        assert told.turned == len(mine)
        if mine:
            target.append(mine)

    who = st.integers(0, 1)
    some = st.lists(st.sampled_from(KEYS), max_size=4)

    @rule(who=who, keys=some, on=st.booleans())
    def star(self, who: int, keys: list[int], on: bool) -> None:
        self.both[who].desk.star(keys, on)
        self._did({("star", key): on or None for key in keys})

    @rule(who=who, keys=some, on=st.booleans())
    def mark_read(self, who: int, keys: list[int], on: bool) -> None:
        self.both[who].desk.mark_read(keys, on)
        self._did({("read", key): on or None for key in keys})

    @rule(who=who, key=st.sampled_from(KEYS))
    def opened(self, who: int, key: int) -> None:
        self.both[who].desk.opened(key)
        self.held["read", key] = True

    @rule(
        who=who,
        keys=some,
        add=st.lists(st.sampled_from(TAGS), max_size=2, unique_by=fold),
        remove=st.sampled_from(TAGS),
    )
    def tag(self, who: int, keys: list[int], add: list[str], remove: str) -> None:
        self.both[who].desk.tag(keys, add, [remove])
        names = {fold(remove): None} | {fold(name): name for name in add}
        self._did({("tag", key, label): name for key in keys for label, name in names.items()})

    @rule(who=who, spots=st.lists(st.sampled_from(SPOTS), max_size=3), on=st.booleans())
    def star_passages(self, who: int, spots: list[Spot], on: bool) -> None:
        self.both[who].desk.passages.star(spots, on)
        self._did({("star", spot): on or None for spot in spots})

    @rule(
        who=who,
        spots=st.lists(st.sampled_from(SPOTS), max_size=3),
        name=st.sampled_from(TAGS),
        given=st.booleans(),
    )
    def tag_passages(self, who: int, spots: list[Spot], name: str, given: bool) -> None:
        add, remove = ([name], []) if given else ([], [name])
        self.both[who].desk.passages.tag(spots, add, remove)
        self._did({("tag", spot, fold(name)): name if given else None for spot in spots})

    @rule(who=who, spot=st.sampled_from(SPOTS), text=st.sampled_from(("", "on these words")))
    def note_passage(self, who: int, spot: Spot, text: str) -> None:
        self.both[who].desk.passages.note(spot, text)
        self._did({("note", spot): text or None})

    @rule(who=who, key=st.sampled_from(KEYS), text=st.sampled_from(("", "a note", "two\n\nlines")))
    def note(self, who: int, key: int, text: str) -> None:
        self.both[who].desk.set_note(key, text)
        self._did({("note", key): text or None})

    @rule(who=who, name=st.sampled_from(NAMES), text=st.sampled_from(("x", "y")))
    def save(self, who: int, name: str, text: str) -> None:
        self.both[who].save_search(name, Search(text))
        self._did({("saved", name): as_json(Search(text))})

    @rule(who=who, name=st.sampled_from(NAMES), new=st.sampled_from(NAMES))
    def rename_or_forget(self, who: int, name: str, new: str) -> None:
        held = self.held.get(("saved", name))
        if held is None:
            with pytest.raises(NotFoundError):
                self.both[who].forget_search(name)
        elif self.held.get(("saved", new)) is None:
            self.both[who].rename_search(name, new)
            self._did({("saved", name): None, ("saved", new): held})
        else:
            self.both[who].forget_search(name)
            self._did({("saved", name): None})

    @rule(who=who)
    def undo(self, who: int) -> None:
        self._turn(self.both[who].desk.undo(), self.done, self.undone, 0)

    @rule(who=who)
    def redo(self, who: int) -> None:
        self._turn(self.both[who].desk.redo(), self.undone, self.done, 1)

    @invariant()
    def both_see_what_was_done(self) -> None:
        for library in self.both:
            held: dict[Place, object] = {}
            for key, mark in library.desk.marks(KEYS).items():
                held |= {("star", key): mark.starred, ("read", key): mark.read, ("note", key): mark.note}
                held |= {("tag", key, fold(name)): name for name in mark.tags}
                for one in mark.remarks:
                    spot = Spot(key, one.start, one.words)
                    held |= {("star", spot): one.starred, ("note", spot): one.note}
                    held |= {("tag", spot, fold(name)): name for name in one.tags}
            held |= {("saved", one.name): as_json(one.search) for one in library.saved_searches()}
            assert {at: value for at, value in held.items() if value} == {
                at: value for at, value in self.held.items() if value
            }
            steps = library.desk.steps(100)
            assert [step.undone for step in steps] == [True] * len(self.undone) + [False] * len(self.done)


def test_two_browsers_at_once_do_what_one_would(template: Path) -> None:
    machine = TwoBrowsers
    machine.folder = template
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
