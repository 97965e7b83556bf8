"""Stars, tags, notes, undo and the dump from the shell."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Marks
from newsbrowse.cli.run import run
from newsbrowse.models import Search


class Shell:
    """The command line on a library: what it printed, and what it said."""

    def __init__(
        self, folder: Path, captured: pytest.CaptureFixture[bytes], patch: pytest.MonkeyPatch
    ) -> None:
        self._folder = folder
        self._captured = captured
        self._patch = patch
        self.said = ""

    def __call__(self, *arguments: str, code: int = 0, stdin: bytes = b"") -> str:
        self._patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        assert run(["--library", str(self._folder), *arguments]) == code
        out, err = self._captured.readouterr()
        self.said = err.decode()
        return out.decode()

    def json(self, *arguments: str, code: int = 0, stdin: bytes = b"") -> dict[str, object]:
        answer = json.loads(self(*arguments, "--json", code=code, stdin=stdin))
        assert isinstance(answer, dict)
        return answer


@pytest.fixture
def shell(
    sample_folder: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    return Shell(sample_folder, capsysbinary, monkeypatch)


def ids(library: Library, query: str = "") -> list[str]:
    return [hit.id for hit in library.search(Search(query)).hits]


def test_a_query_or_ids_are_marked_as_read_and_unread(shell: Shell, sample: Library) -> None:
    found = len(ids(sample, "trade"))
    assert shell("read", "trade", "--dry-run") == ""
    assert ids(sample, "is:read") == []
    assert shell("read", "trade") == ""
    assert f"done: marked as read: {found} articles" in shell.said
    first = ids(sample, "trade")[0]
    assert shell.json("read", first, "--remove")["changed"] == 1
    assert first not in ids(sample, "is:read")
    assert shell("undo") == ""
    assert len(ids(sample, "is:read")) == found
    shell("read", "atlantis-is-nowhere", code=1)
    shell("read", code=2)


def test_a_query_or_ids_are_starred_and_unstarred(shell: Shell, sample: Library) -> None:
    found = len(ids(sample, "trade"))
    assert shell("star", "trade") == ""
    assert f"done: starred {found} articles" in shell.said
    first, second, *_ = ids(sample)
    answer = shell.json("star", first.lower(), second, second)
    assert answer["found"] == 2
    assert shell.json("star", "is:starred", "--remove")["changed"] == len(
        set(ids(sample, "trade")) | {first, second}
    )
    assert ids(sample, "is:starred") == []
    shell("star", "atlantis-is-nowhere", code=1)
    shell("star", first, "ZZZZZZZZ", code=1)
    shell("star", code=2)
    assert shell("star", "", "--choose", "countries=russia") == ""
    assert len(ids(sample, "is:starred")) == len(ids(sample, "country:russia"))


def test_ids_come_in_a_pipe(shell: Shell, sample: Library) -> None:
    lines = shell("search", "trade").encode()
    assert shell.json("star", "-", stdin=lines)["changed"] == len(ids(sample, "trade"))
    shell("star", "-", stdin=b"ZZZZZZZZ\n", code=1)
    shell("star", "-", stdin=b"", code=1)


def test_a_dry_run_changes_nothing(shell: Shell, sample: Library) -> None:
    answer = shell.json("tag", "add", "budget", "", "--dry-run")
    assert answer == {"found": 12, "changed": 12, "what": "tag budget on 12 articles", "dry_run": True}
    assert sample.desk.steps(5) == ()
    shell("star", "", "--dry-run")
    assert "would be done: starred 12 articles" in shell.said
    assert ids(sample, "is:starred") == []


def test_tags_are_listed_added_and_removed(shell: Shell, sample: Library) -> None:
    assert shell("tag") == ""
    shell("tag", "add", "Budget, to check", "trade")
    found = len(ids(sample, "trade"))
    assert shell("tag", "list") == f"Budget\t{found}\nto check\t{found}\n"
    shell("tag", "remove", "BUDGET", "")
    assert f"({12 - found} of 12 are so already)" in shell.said
    assert shell.json("tag") == {"tags": [{"name": "to check", "count": found}]}
    for wrong in (["add"], ["list", "x"], ["remove", "x"]):
        shell("tag", *wrong, code=2)
    shell("tag", "add", " , ", "trade", code=1)
    assert "1 to 100 characters" in shell.said


def test_a_note_is_written_printed_and_removed(shell: Shell, sample: Library) -> None:
    first = ids(sample)[0]
    shell("note", first, code=1)
    shell("note", first.lower(), "ask", "Ushakov")
    assert shell("note", first) == "ask Ushakov\n"
    assert shell.json("note", first, "-", stdin="über\n\nzwei \xff".encode("latin-1")) == {
        "id": first,
        "note": "\ufffdber\n\nzwei \ufffd",
    }
    shell("note", first, "--remove")
    assert shell.json("note", first) == {"id": first, "note": ""}
    shell("note", first, "x", "--remove", code=2)
    shell("note", "ZZZZZZZZ", "x", code=1)


def test_what_was_done_is_listed_undone_and_redone(shell: Shell, sample: Library) -> None:
    shell("undo", code=1)
    assert "nothing to undo" in shell.said
    shell("star", "trade")
    shell("saved", "add", "trade", "trade")
    shell("saved", "rename", "trade", "commerce")
    shell("undo")
    assert "Undone: renamed the saved search trade to commerce" in shell.said
    assert shell.json("undo")["what"] == "saved the search trade"
    found = len(ids(sample, "trade"))
    rows = [line.split("\t")[1:] for line in shell("undo", "--list").splitlines()]
    assert rows[1:] == [
        ["undone", "1", "saved the search trade"],
        ["done", str(found), f"starred {found} articles"],
    ]
    assert shell.json("undo", "--redo") == {
        "what": "saved the search trade",
        "redo": True,
        "changed": 1,
        "kept": 0,
    }
    steps = shell.json("undo", "--list", "--limit", "1")["steps"]
    assert isinstance(steps, list)
    assert [one["undone"] for one in steps] == [True]
    shell("saved", "rename", "trade", code=2)
    shell("saved", "rename", "none", "x", code=1)


def test_show_and_export_carry_what_was_done(shell: Shell, sample: Library) -> None:
    first = ids(sample)[0]
    shell("star", first)
    shell("tag", "add", "b, a", first)
    shell("note", first, "mine")
    shown = shell.json("show", first)
    assert {name: shown[name] for name in ("starred", "read", "tags", "note")} == {
        "starred": True,
        "read": False,
        "tags": ["a", "b"],
        "note": "mine",
    }
    exported = [json.loads(line) for line in shell("export").splitlines()]
    assert [one["note"] for one in exported if one["starred"]] == ["mine"]
    assert sum(one["note"] is None for one in exported) == 11
    assert "note: mine" in shell("show", first)


def test_the_desk_is_written_out_and_taken_in(shell: Shell, sample: Library) -> None:
    first, second, third, *_ = ids(sample)
    shell("star", first, second)
    shell("tag", "add", "Budget", second)
    shell("note", third, "mine")
    shell("saved", "add", "trade", "trade", "--choose", "countries=russia")
    dump = shell("desk", "export").encode()
    assert len(dump.splitlines()) == 4
    before = sample.marks([first, second, third]), sample.saved_searches()
    assert shell.json("desk", "import", "-", stdin=dump) == {"lines": 4, "changed": 0, "failed": []}
    while sample.desk.undo():
        pass
    assert set(sample.marks([first, second, third]).values()) == {Marks()}
    sample.desk.set_note(sample.keys_of([third])[0], "theirs")
    assert shell.json("desk", "import", "-", stdin=dump)["changed"] == 5
    assert sample.marks([third])[third].note == "theirs\n\nmine"
    sample.desk.undo()
    sample.desk.set_note(sample.keys_of([third])[0], "")
    shell("desk", "import", "-", stdin=dump)
    assert (sample.marks([first, second, third]), sample.saved_searches()) == before
    sample.desk.undo()
    assert sample.saved_searches() == ()


def test_what_cannot_be_placed_is_told(shell: Shell, sample: Library, tmp_path: Path) -> None:
    first = ids(sample)[0]
    shell("saved", "add", "trade", "trade")
    lines = [
        b'{"id": "ZZZZZZZZ", "title": "Gone\x1b[2J", "starred": true}',
        b"not json",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"id": "%s", "starred": "yes"}' % first.encode(),
        b'{"id": "%s", "tags": [""]}' % first.encode(),
        b'{"id": "%s", "tags": ["ok"]}' % first.encode(),
        b'{"saved": "trade", "search": {"text": "other"}}',
        b'{"saved": "two words", "search": {}}',
        b'{"saved": "odd", "search": {"selections": [["nothing", "x", true]], "sort": "odd"}}',
    ]
    file = tmp_path / "dump.jsonl"
    file.write_bytes(b"\n".join(lines))
    answer = shell.json("desk", "import", str(file), code=1)
    assert (answer["lines"], answer["changed"]) == (11, 2)
    failed = answer["failed"]
    assert isinstance(failed, list)
    assert [one["origin"] for one in failed] == [f"line {n}" for n in (1, 2, 3, 4, 5, 6, 7, 10)] + ["trade"]
    assert "\x1b" not in shell.said
    assert sample.marks([first])[first].tags == ("ok",)
    shell("desk", "import", str(tmp_path / "none"), code=1)
    shell("desk", "import", code=2)
    shell("desk", "export", "x", code=2)
    shell("desk", "import", "-", code=1)


def test_a_note_stands_on_a_passage(shell: Shell, sample: Library) -> None:
    article = next(one for one in sample.export(Search("ushakov")) if one.analysis.quotes)
    quote = article.analysis.quotes[0]
    words, short = article.body[quote.start : quote.end].split(), article.id
    typed = " ".join(words).upper()
    shell("note", short, "--passage", typed, "who", "else?")
    assert "done: note on a passage of" in shell.said
    assert shell("note", short, "--passage", typed) == "who else?\n"
    shell("note", short, "mine")
    whole, passage = json.loads(shell("note", short, "--list", "--json"))["notes"]
    assert whole["passage"] is None
    assert (passage["note"], passage["gone"]) == ("who else?", False)
    assert " ".join(article.body[passage["start"] : passage["end"]].split()) == " ".join(words)
    listed = json.loads(shell("notes", "ushakov", "--json"))["notes"]
    assert [(one["id"], one["note"]) for one in listed] == [(short, "mine"), (short, "who else?")]
    assert [row.split("\t")[3] for row in shell("notes").splitlines()] == ["mine", "who else?"]
    assert ids(sample, "note:else") == [short]
    (kept,) = json.loads(shell("show", short, "--json"))["passages"]
    assert (kept["start"], kept["note"]) == (passage["start"], "who else?")
    shell("note", short, "--passage", typed, "--remove")
    shell("note", short, "--passage", typed, code=1)
    shell("undo")
    assert shell("note", short, "--passage", typed) == "who else?\n"


def test_a_passage_is_starred_tagged_and_listed(shell: Shell, sample: Library) -> None:
    article = next(one for one in sample.export(Search("ushakov")) if len(one.body.split()) > 30)
    words = " ".join(article.body.split()[12:20])
    shell("star", article.id, "--passage", words)
    assert "done: starred a passage of" in shell.said
    shell("tag", "add", "Quote this,b", article.id, "--passage", words.upper())
    assert ids(sample, "is:starred") == ids(sample, 'tag:"quote this"') == [article.id]
    assert shell.json("notes", "--tag", "QUOTE THIS", "--starred")["notes"] == shell.json("notes")["notes"]
    (one,) = json.loads(shell("notes", "--json"))["notes"]
    assert (one["id"], one["starred"], one["tags"], one["note"]) == (
        article.id,
        True,
        ["b", "Quote this"],
        None,
    )
    row = shell("notes", "ushakov").rstrip("\n").split("\t")
    assert row[3:] == ["", "★ #b #Quote-this"]
    shell("notes", "--tag", "other", code=1)
    shell("notes", "--tag", " ", code=1)
    (kept,) = json.loads(shell("show", article.id, "--json"))["passages"]
    assert (kept["starred"], kept["tags"], kept["note"]) == (True, ["b", "Quote this"], None)
    assert json.loads(shell("tag", "list", "--json"))["tags"][0] == {"name": "b", "count": 1}
    assert shell.json("star", "is:starred", "--remove")["changed"] == 0
    assert shell.json("star", "is:starred", "--remove", "--passages")["changed"] == 1
    assert shell.json("tag", "remove", "b", "tag:b", "--passages", "--dry-run")["changed"] == 1
    shell("undo")
    assert ids(sample, "is:starred") == [article.id]


def test_words_are_marked_in_all_articles_that_have_them(shell: Shell, sample: Library) -> None:
    having = [one.id for one in sample.export(Search("putin")) if "putin" in one.body.lower()]
    answer = shell.json("tag", "add", "x", "", "--passage", "PUTIN")
    assert answer["found"] == answer["changed"] == len(ids(sample, "tag:x"))
    assert set(having) <= set(ids(sample, "tag:x"))
    shell("tag", "add", "x", having[0], "--passage", "no such words at all", code=1)
    shell("star", "", "--passage", "no such words at all", code=1)
    shell("star", "", "--passage", " ", code=2)
    shell("star", "", "--passage", "putin", "--passages", code=2)


def test_a_passage_that_is_not_there_is_told(shell: Shell, sample: Library) -> None:
    first = ids(sample)[0]
    shell("note", first, "--passage", "no such words at all", "x", code=1)
    assert "do not stand in the article" in shell.said
    shell("note", first, "--passage", " ", "x", code=2)
    shell("note", first, "--list", "--remove", code=2)
    shell("note", first, "--list", code=1)
    shell("notes", code=1)
    assert "there is no note yet" in shell.said
