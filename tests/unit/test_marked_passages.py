"""Stars and tags on passages: kept, undone, searched for, counted, written out and taken in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.old_libraries import set_back

from newsbrowse.archive.kept_words import LONGEST_PASSAGE
from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Remark
from newsbrowse.archive.migrations import copy_name
from newsbrowse.archive.passages import Spot
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Entry, Field, Search

BODIES = (
    "The ferry ran aground. Nobody was hurt.",
    "Tariffs rose. The ministry was silent.",
    "A bridge opened.",
)
HURT = Spot(1, BODIES[0].index("Nobody"), "Nobody was hurt.")
RAN = Spot(1, 0, "The ferry ran aground.")
ROSE = Spot(2, 0, "Tariffs rose.")


@contextmanager
def library_at(folder: Path) -> Iterator[Library]:
    with Library.open(folder / "l", create=True) as made:
        made.add([Entry(f"o:{n}", f"Title {n}", body, f"2026-02-0{n}") for n, body in enumerate(BODIES, 1)])
        yield made


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with library_at(tmp_path) as made:
        yield made


def found(library: Library, text: str) -> list[str]:
    return sorted(hit.title[-1] for hit in library.search(Search(text)).hits)


def tags(library: Library, text: str = "") -> dict[str, int]:
    facets = library.facets(Search(text), fields=(Field.TAG,))
    return {value.value: value.count for value in facets.values[Field.TAG]}


def test_a_passage_is_starred_and_tagged_in_words_and_undone(library: Library) -> None:
    passages = library.desk.passages
    assert passages.star([HURT, HURT]).label == "starred a passage of “Title 1”"
    assert passages.star([HURT]).articles == 0
    assert passages.tag([HURT, ROSE], ["Quote this", "x"]).label == "tags Quote this, x on 2 passages"
    assert passages.tag([HURT], [], ["X"]).label == "tag X taken off a passage of “Title 1”"
    assert passages.star([HURT, RAN], False).label == "star taken off a passage of “Title 1”"
    seen = []
    while library.desk.undo() is not None:
        seen.append([(one.words[:3], one.starred, one.tags) for one in library.desk.marks([1])[1].remarks])
    assert seen == [
        [("Nob", True, ("Quote this",))],
        [("Nob", True, ("Quote this", "x"))],
        [("Nob", True, ())],
        [],
    ]


def test_dry_tells_and_does_nothing(library: Library) -> None:
    passages = library.desk.passages
    assert passages.star([HURT, ROSE], dry=True).articles == 2
    assert passages.tag([HURT], ["x"], dry=True).articles == 1
    assert library.desk.marks([1, 2])[1].remarks == ()
    assert library.desk.undo() is None


def test_what_is_blank_or_long_is_refused(library: Library) -> None:
    for words in ("", " \n", "x" * (LONGEST_PASSAGE + 1)):
        with pytest.raises(NewsbrowseError):
            library.desk.passages.star([Spot(1, 0, words)])
    with pytest.raises(NewsbrowseError):
        library.desk.passages.tag([HURT], [" "])


def test_articles_are_found_by_what_is_on_their_passages(library: Library) -> None:
    library.desk.star([3])
    library.desk.passages.star([HURT, RAN])
    library.desk.passages.tag([ROSE], ["Quote this"])
    assert found(library, "is:starred") == ["1", "3"]
    assert found(library, "is:unstarred") == ["2"]
    assert found(library, "is:annotated") == ["1", "2"]
    for text in ('tag:"quote this"', "tag:quot*", "tag:quote"):
        assert found(library, text) == (["2"] if text != "tag:quote" else [])
    assert found(library, '-tag:"quote this"') == ["1", "3"]
    assert library.desk.marked_keys() == [1, 2, 3]


def test_an_article_with_a_tag_on_itself_and_its_passages_counts_once(library: Library) -> None:
    library.desk.tag([1, 2], ["own"])
    library.desk.passages.tag([HURT, RAN], ["Own", "more"])
    assert tags(library) == {"own": 2, "more": 1}
    assert tags(library, "ferry") == {"own": 1, "more": 1}
    assert library.desk.known_tags() == (("own", 2), ("more", 1))
    library.desk.tag([1], [], ["own"])
    assert tags(library) == {"own": 2, "more": 1}
    library.desk.undo()
    library.desk.undo()
    assert tags(library) == {"own": 2}


def test_what_stands_around_a_passage_is_kept_with_its_first_mark(library: Library) -> None:
    library.desk.passages.star([HURT])
    library.add([Entry("o:1", "Title 1", f"New. {BODIES[0]}", "2026-02-01")])
    library.desk.passages.note(HURT, "really?")
    (one,) = library.desk.marks([1])[1].remarks
    assert (one.before, one.after) == ("The ferry ran aground. ", "")
    library.desk.passages.tag([Spot(1, 0, "New.")], ["x"])
    assert library.desk.marks([1])[1].remarks[0].after.startswith(" The ferry")


def test_a_library_of_version_8_gets_stars_on_passages(tmp_path: Path) -> None:
    with library_at(tmp_path) as library:
        library.desk.passages.note(RAN, "kept")
        library.add([Entry("o:1", "Title 1", "All new.", "2026-02-01")])
    set_back(tmp_path / "l", 8)
    with Library.open(tmp_path / "l") as opened:
        opened.desk.passages.star([RAN])
        (one,) = opened.desk.marks([1])[1].remarks
        assert (one.note, one.starred, one.after) == ("kept", True, " Nobody was hurt.")
    assert (tmp_path / "l" / copy_name(8)).exists()


def test_a_dump_of_before_is_taken_in(library: Library) -> None:
    short = library.search(Search("ferry")).hits[0].id
    line = f'{{"id":"{short}","title":"T","passages":[{{"start":0,"words":"The ferry","note":"when?"}}]}}'
    assert library.take_in_desk([line.encode()]).changed == 1
    (one,) = library.desk.marks([1])[1].remarks
    assert (one.words, one.note, one.starred, one.tags) == ("The ferry", "when?", False, ())
    assert one.after.startswith(" ran aground")


def test_a_line_with_a_bad_tag_on_a_passage_is_left_out_whole(library: Library) -> None:
    short = library.search(Search("ferry")).hits[0].id
    line = f'{{"id":"{short}","starred":true,"passages":[{{"start":0,"words":"The","tags":[" "]}}]}}'
    report = library.take_in_desk([line.encode()])
    assert (report.changed, len(report.failed)) == (0, 1)
    assert not library.desk.marks([1])[1].starred


NAMES = st.sampled_from(("Quote this", "quote THIS", "x", "Zölle", "\u202ey"))
REMARKS = st.lists(
    st.builds(
        Remark,
        st.integers(0, 50),
        st.text(min_size=1, max_size=8).filter(str.strip),
        st.sampled_from(("", "note", "two\nlines")),
        st.booleans(),
        st.lists(NAMES, max_size=3).map(tuple),
    ),
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(REMARKS, REMARKS)
def test_what_was_done_with_passages_comes_back_from_a_dump(
    first: list[Remark], second: list[Remark]
) -> None:
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as other,
        library_at(Path(one)) as source,
        library_at(Path(other)) as target,
    ):
        for key, remarks in ((1, first), (2, second)):
            for remark in remarks:
                spot = Spot(key, remark.start, remark.words)
                source.desk.passages.note(spot, remark.note)
                source.desk.passages.star([spot], remark.starred)
                source.desk.passages.tag([spot], remark.tags)
        lines = [msgspec.json.encode(line) for line in source.write_out_desk()]
        target.take_in_desk(lines)
        assert target.desk.marks([1, 2]) == source.desk.marks([1, 2])
        assert target.take_in_desk(lines).changed == 0
        assert [msgspec.json.encode(line) for line in target.write_out_desk()] == lines
