"""Many queries on stdin, saved searches and similar articles from the shell."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.cli.batch import LONGEST_LINE, lines
from newsbrowse.cli.run import run
from newsbrowse.models import Search


class Shell:
    """The command line on a library; what it printed is read as JSON lines."""

    def __init__(self, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        self._folder = folder
        self._captured = capsysbinary

    def __call__(self, *arguments: str, code: int = 0) -> list[dict[str, object]]:
        assert run(["--library", str(self._folder), *arguments]) == code
        return [json.loads(line) for line in self._captured.readouterr().out.splitlines()]


@pytest.fixture
def shell(sample_folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    return Shell(sample_folder, capsysbinary)


def test_each_line_is_answered_in_its_order_and_a_bad_one_stops_nothing(
    shell: Shell, sample: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = [
        b"trade",
        b"",
        b'"',
        b"((((",
        b"\xff\xfe",
        b"country:atlantis",
        b"a" * 200_000,
        b"putin -trump",
    ]
    stdin = io.TextIOWrapper(io.BytesIO(b"\r\n".join(queries) + b"\n"))
    monkeypatch.setattr("sys.stdin", stdin)
    found = shell("search", "--batch")
    assert [list(answer) for answer in found] == [["query", "interpreted", "total", "warnings"]] * len(
        queries
    )
    assert [found[n]["query"] for n in (0, 1, 2, 7)] == ["trade", "", '"', "putin -trump"]
    for n in (0, 1, 7):
        assert found[n]["total"] == sample.search(Search(str(found[n]["query"]))).total
    assert found[5]["total"] == 0
    assert found[5]["warnings"]


def test_lines_of_any_length_and_coding_are_one_line_each() -> None:
    stream = io.BytesIO(b"\xef\xbb\xbfa\n" + b"b" * (3 * LONGEST_LINE) + b"\n\xe9\n\nlast")
    first, long, odd, empty, last = lines(stream)
    assert (first, odd, empty, last) == ("a", "\ufffd", "", "last")
    assert len(long) == LONGEST_LINE
    assert list(lines(io.BytesIO(b""))) == []


@pytest.mark.parametrize(
    "arguments", [("search", "x", "--batch"), ("search", "--choose", "people"), ("saved", "add")]
)
def test_wrong_calls(shell: Shell, arguments: tuple[str, ...]) -> None:
    shell(*arguments, code=2)


def test_chosen_values_narrow_searches_and_facets_alike(shell: Shell) -> None:
    chosen = (
        "--choose",
        "people=Xi Jinping",
        "--choose",
        "people=Donald Trump",
        "--exclude",
        "countries=russian",
    )
    for more in ((), ("--any", "people"), ("--all", "source")):
        (page,) = shell("search", *chosen, *more, "--json")
        (counted,) = shell("facets", *chosen, *more, "--json")
        assert page["total"] == counted["total"]
    (narrow,) = shell("search", *chosen[:4], "--json")
    (wide,) = shell("search", *chosen[:4], "--any", "people", "--json")
    assert int(str(narrow["total"])) < int(str(wide["total"]))


def test_facets_are_ordered_and_filtered(shell: Shell) -> None:
    (named,) = shell("facets", "--field", "people", "--order", "name", "--json")
    values = [value["value"] for value in named["facets"]["people"]]  # type: ignore[index]
    assert values == sorted(values)
    (matched,) = shell("facets", "--field", "people", "--match", "people=put", "--json")
    assert [value["value"] for value in matched["facets"]["people"]] == ["Vladimir Putin"]  # type: ignore[index]
    (other,) = shell("facets", "--json")
    assert list(other["facets"]) == ["people", "countries", "published", "mentioned", "source"]  # type: ignore[call-overload]


def test_saved_searches_come_and_go(shell: Shell) -> None:
    (added,) = shell("saved", "add", "Trade", "trade -trump", "--json")
    assert added == {
        "saved": [{"name": "trade", "query": "trade -trump", "selections": [], "total": 1, "new": 0}]
    }
    (found,) = shell("search", "saved:trade", "--json")
    assert found["total"] == 1
    assert shell("saved", "look", "trade", "--json") == shell("saved", "list", "--json") == [added]
    assert shell("saved", "remove", "trade", "--json") == [{"saved": []}]
    shell("saved", "remove", "trade", code=1)


def test_similar_articles_and_folded_hits(shell: Shell) -> None:
    (page,) = shell("search", "trade", "--fold", "--json")
    hits = page["hits"]
    assert isinstance(hits, list)
    assert {hit["alike"] for hit in hits} == {0}
    assert page["texts"] == page["total"]
    (plain,) = shell("search", "trade", "--json")
    assert "texts" not in plain
    (near,) = shell("similar", hits[0]["id"].lower(), "--limit", "3", "--json")
    assert list(near) == ["hits"]
    ids = [hit["id"] for hit in near["hits"]]  # type: ignore[attr-defined]
    assert len(ids) == 3
    assert hits[0]["id"] not in ids
    shell("similar", "ZZZZZZZZ", code=1)
