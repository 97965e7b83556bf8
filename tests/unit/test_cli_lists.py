"""Reading lists from the shell."""

from __future__ import annotations

import json

import pytest
from tests.unit.test_cli_desk import Shell, ids, shell

from newsbrowse.archive.library import Library
from newsbrowse.cli.completing import ways
from newsbrowse.models import Search

__all__ = ["shell"]


def test_articles_are_put_on_a_list_and_shown_in_their_order(shell: Shell, sample: Library) -> None:
    first, second, third = ids(sample)[:3]
    assert shell("list") == ""
    assert "you have no reading list" in shell.said
    assert shell("list", "add", "Busan piece", second, first) == ""
    assert "done: put on the list Busan piece: 2 articles" in shell.said
    shell("list", "add", "busan piece", first, third, "--to", "1")
    assert "(1 of 2 are so already)" in shell.said
    sample.desk.mark_read(sample.keys_of([first]))
    rows = [line.split("\t") for line in shell("list", "show", "BUSAN PIECE").splitlines()]
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("1", third, "unread"),
        ("2", second, "unread"),
        ("3", first, "read"),
    ]
    assert "Busan piece: 1 of 3 read" in shell.said
    assert shell("list") == "Busan piece\t3\t1\n"
    assert shell.json("list") == {"lists": [{"name": "Busan piece", "articles": 3, "read": 1}]}
    shown = shell.json("list", "show", "busan piece")
    assert (shown["name"], shown["articles"], shown["read"]) == ("Busan piece", 3, 1)
    entries = shown["entries"]
    assert isinstance(entries, list)
    assert [(one["place"], one["id"], one["read"]) for one in entries] == [
        (1, third, False),
        (2, second, False),
        (3, first, True),
    ]
    assert json.loads(shell("show", first, "--json"))["lists"] == ["Busan piece"]
    assert "Busan piece" in shell("show", first)
    found = shell.json("search", 'list:"busan piece"')
    assert isinstance(found["hits"], list)
    assert [hit["id"] for hit in found["hits"]] == [third, second, first]


def test_a_query_fills_a_list_and_empties_it(shell: Shell, sample: Library) -> None:
    trade = ids(sample, "trade")
    assert shell.json("list", "add", "t", "trade", "--dry-run")["changed"] == len(trade)
    assert sample.lists.all() == ()
    shell("list", "add", "t", "trade")
    assert [hit.id for hit in sample.list_lines("t")] == trade
    shell("search", "trade", "--limit", "1")
    shell("list", "remove", "t", trade[0])
    assert f"done: took off the list t: “{sample.article(trade[0]).title[:20]}" in shell.said
    assert shell("list", "remove", "t", "list:t") == ""
    assert shell("list") == "t\t0\t0\n"
    shell("list", "add", "t", "-", stdin=f"{trade[1]}\trest\n{trade[0]}\n".encode())
    assert [hit.id for hit in sample.list_lines("t")] == [trade[1], trade[0]]


def test_moving_renaming_deleting_and_undoing(shell: Shell, sample: Library) -> None:
    first, second, third = ids(sample)[:3]
    shell("list", "add", "a", first, second, third)
    shell("list", "move", "a", third, "--to", "2")
    assert "to place 2 of 3 on the list a" in shell.said
    assert [hit.id for hit in sample.list_lines("a")] == [first, third, second]
    assert shell("list", "rename", "a", "new name") == "new name\t3\t0\n"
    assert shell("list", "delete", "new name") == ""
    shell("undo")
    shell("undo")
    assert shell("list", "all") == "a\t3\t0\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show", "no"), 1, "no reading list is called no"),
        (("delete", "no"), 1, "no reading list is called no"),
        (("remove", "no", "trade"), 1, "no reading list is called no"),
        (("add", "a", "zzzznothing"), 1, "nothing found"),
        (("add", 'a"b', "trade"), 1, "no double quotation marks"),
        (("add", "a"), 2, "QUERY|ID"),
        (("show",), 2, "list show takes a name"),
        (("all", "a"), 2, "list all takes no name"),
        (("show", "a", "b"), 2, "list show takes a name"),
        (("move", "a", "trade"), 2, "list move takes a name, a query or ids, and --to"),
        (("remove", "a", "trade", "--to", "1"), 2, "list remove takes a name, and a query or ids"),
        (("rename", "a"), 2, "list rename takes a name and a new one"),
        (("sort",), 2, "sort"),
    ],
)
def test_what_cannot_be_done_is_told(shell: Shell, arguments: tuple[str, ...], code: int, said: str) -> None:
    shell("list", *arguments, code=code)
    assert said in shell.said


def test_the_desk_carries_lists(shell: Shell, sample: Library) -> None:
    first, second = ids(sample)[:2]
    shell("list", "add", "a", second, first)
    lines = shell("desk", "export")
    assert json.loads(lines) == {"list": "a", "entries": [second, first]}
    shell("list", "delete", "a")
    shell("desk", "import", "-", stdin=lines.encode())
    assert [hit.id for hit in sample.list_lines("a")] == [second, first]


def test_names_are_completed(sample: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBROWSE_LIBRARY", str(sample.path))
    sample.lists.add("to read", sample.keys_of_hits(Search("")))
    assert [(way.value, way.help) for way in ways(["list", "show", "T"])] == [("to read", "0 of 12 read")]
    assert [way.value for way in ways(["search", "list:t"])] == ["list:to read"]
