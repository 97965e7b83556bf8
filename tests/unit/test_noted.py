"""Notes on passages: kept, found, undone, moved with their words, written out and taken in."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.old_libraries import set_back

from newsbrowse.archive.kept_words import LONGEST_PASSAGE
from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Remark
from newsbrowse.archive.migrations import copy_name
from newsbrowse.archive.passages import Spot
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Entry, Search
from newsbrowse.writing.notebook import page
from newsbrowse.writing.noted import GONE, notes_on

BODY = "The ferry ran aground.\n\nNobody was hurt, the harbour said. Two boats helped."
WORDS = "Nobody was hurt"
START = BODY.index(WORDS)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library.open(tmp_path / "l", create=True)
    made.add([Entry("o:1", "Ferry", BODY, "2026-02-03", source="Gazette")])
    return made


def told(library: Library) -> list[tuple[str, str, str]]:
    """Where, words and note of all notes on the article."""
    article = library.article(library.search(Search()).hits[0].id)
    marks = library.marks([article.id])[article.id]
    return [
        (one.where, article.body[slice(*one.span)] if one.span else "", one.note)
        for one in notes_on(article, marks)
    ]


def test_a_note_stands_on_its_passage_and_is_searched(library: Library) -> None:
    library.desk.set_note(1, "on the whole")
    assert library.desk.passages.note(Spot(1, START, WORDS), "who says so?").label.startswith(
        "note on a passage of"
    )
    assert told(library) == [("", "", "on the whole"), ("¶2", WORDS, "who says so?")]
    library.desk.set_note(1, "")
    assert [library.search(Search(text)).total for text in ("note:says", "is:annotated", "note:hurt")] == [
        1,
        1,
        0,
    ]


def test_it_is_changed_taken_off_undone_and_done_again(library: Library) -> None:
    for note in ("one", "two", ""):
        assert library.desk.passages.note(Spot(1, START, WORDS), note).articles == 1
    assert library.desk.passages.note(Spot(1, START, WORDS), " ").articles == 0
    seen = []
    for turn in (library.desk.undo,) * 3 + (library.desk.redo,):
        assert turn() is not None
        seen.append([one.note for one in library.desk.marks([1])[1].remarks])
    assert seen == [["two"], ["one"], [], ["one"]]


def test_what_is_blank_or_long_is_refused(library: Library) -> None:
    for words in ("", " \n", "x" * (LONGEST_PASSAGE + 1)):
        with pytest.raises(NewsbrowseError):
            library.desk.passages.note(Spot(1, 0, words), "x")


def test_a_note_goes_with_its_words_into_a_revision(library: Library) -> None:
    library.desk.passages.note(Spot(1, START, WORDS), "check")
    library.desk.passages.note(Spot(1, 0, "The ferry ran aground."), "when?")
    revised = f"An update.\n\nOn Monday it rained.\n\n{BODY[START:].replace(' was', '  was')}"
    library.add([Entry("o:1", "Ferry", revised, "2026-02-03", source="Gazette")])
    assert told(library) == [("¶3", "Nobody  was hurt", "check"), (GONE, "", "when?")]
    article = library.article(library.search(Search()).hits[0].id)
    text = page(article, library.marks([article.id])[article.id])
    assert "> Nobody was hurt\n>\n> — ¶3\n\ncheck\n" in text
    assert f"> The ferry ran aground.\n>\n> — {GONE}\n\nwhen?\n" in text


def test_notes_on_passages_are_written_out_and_taken_in(library: Library) -> None:
    library.desk.passages.note(Spot(1, START, WORDS), "mine")
    lines = [msgspec.json.encode(one) for one in library.write_out_desk()]
    assert library.take_in_desk(lines).changed == 0
    library.desk.passages.note(Spot(1, START, WORDS), "theirs")
    assert library.take_in_desk(lines).changed == 1
    assert [one.note for one in library.desk.marks([1])[1].remarks] == ["theirs\n\nmine"]
    library.desk.undo()
    library.desk.passages.note(Spot(1, START, WORDS), "")
    assert library.take_in_desk(lines).changed == 1
    around = "The ferry ran aground.\n\n", ", the harbour said. Two boats helped."
    assert library.desk.marks([1])[1].remarks == (Remark(START, WORDS, "mine", False, (), *around),)


def test_a_dump_that_is_wrong_is_told(library: Library) -> None:
    short = library.search(Search()).hits[0].id
    bad = f'{{"id": "{short}", "passages": [{{"start": 0, "words": " ", "note": "x"}}]}}'
    report = library.take_in_desk([bad.encode(), b'{"id": "x", "passages": [3]}'])
    assert (report.changed, len(report.failed)) == (0, 2)


def test_a_library_of_version_5_gets_notes_on_passages(tmp_path: Path, library: Library) -> None:
    library.desk.set_note(1, "kept")
    library.close()
    set_back(tmp_path / "l", 5)
    with Library.open(tmp_path / "l") as opened:
        assert told(opened) == [("", "", "kept")]
        opened.desk.passages.note(Spot(1, START, WORDS), "new")
        assert told(opened)[1] == ("¶2", WORDS, "new")
    assert (tmp_path / "l" / copy_name(5)).exists()
