"""`quotes` from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.archive.quoted import query_for, query_holding, quotations
from newsbrowse.cli.run import run
from newsbrowse.models import Analysis, Article, Entry, Quote, Search

Captured = pytest.CaptureFixture[bytes]
BODY = (
    "The harbour of Vardal will be dredged, said Ana Moe, the mayor.\n\n"
    "“We waited\nlong enough,” Moe said. Lars Lind, a fisherman, was less sure: “Who pays?”\n\n"
    "The inn is called the “Rusty Anchor”."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("quotes") / "library"
    with Library.open(path, create=True) as archive:
        archive.add(
            [
                Entry(origin="test:1", title="Dredging at last", body=BODY, published="2025-03-01"),
                Entry(
                    origin="test:2", title="Other news", body="Ana Moe said it was “dull” in town that week."
                ),
            ]
        )
    return path


def lines(folder: Path, capsysbinary: Captured, *arguments: str, code: int = 0) -> list[list[str]]:
    assert run(["--library", str(folder), "quotes", *arguments]) == code
    return [line.split("\t") for line in capsysbinary.readouterr().out.decode().splitlines()]


def test_a_pipe_gets_a_line_for_each_quote(folder: Path, capsysbinary: Captured) -> None:
    found = lines(folder, capsysbinary, "harbour")
    assert [row[1:] for row in found] == [
        ["2025-03-01", "Ana Moe", "We waited long enough"],
        ["2025-03-01", "Lars Lind", "Who pays?"],
    ]


def test_a_speaker_is_named_by_part_of_the_name_in_any_case(folder: Path, capsysbinary: Captured) -> None:
    found = lines(folder, capsysbinary, "--speaker", "MÖE", "--sort", "oldest")
    assert [row[2:] for row in found] == [["Ana Moe", "We waited long enough"], ["Ana Moe", "dull"]]
    assert lines(folder, capsysbinary, "harbour", "--speaker", "lind ana", code=1) == []


def test_words_of_the_quote_or_beginnings_of_them(folder: Path, capsysbinary: Captured) -> None:
    found = lines(folder, capsysbinary, "--holding", "wait moe")
    assert [row[2:] for row in found] == [["Ana Moe", "We waited long enough"]]
    assert lines(folder, capsysbinary, "--holding", "harbour", code=1) == []


def test_json_has_the_words_as_they_stand(folder: Path, capsysbinary: Captured) -> None:
    assert run(["--library", str(folder), "quotes", "dredging", "--json", "--unattributed"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert [(one["speaker"], one["text"]) for one in told["quotes"]] == [
        ("Ana Moe", "We waited\nlong enough"),
        ("Lars Lind", "Who pays?"),
        (None, "Rusty Anchor"),
    ]
    assert all(BODY[one["start"] : one["end"]] == one["text"] for one in told["quotes"])
    assert (told["total"], told["more"]) == (1, False)
    assert list(told["quotes"][0]) == [
        "id",
        "title",
        "published",
        "source",
        "speaker",
        "text",
        "start",
        "end",
    ]


def test_what_is_left_out_is_told(folder: Path, capsysbinary: Captured) -> None:
    assert run(["--library", str(folder), "quotes", "--limit", "1"]) == 0
    out = capsysbinary.readouterr()
    assert out.out.count(b"\n") == 1
    assert b"--limit prints more" in out.err
    assert run(["--library", str(folder), "quotes", "zebra"]) == 1
    assert b"nothing is quoted for zebra" in capsysbinary.readouterr().err


def test_a_speaker_narrows_the_query() -> None:
    assert query_for("", "Ana Moe") == "said:Ana said:Moe"
    assert query_for("a OR b", 'Ana "Moe') == "(a OR b) said:Ana said:Moe"
    assert query_for("a", ' " ') == "a"


def test_words_narrow_the_query_once_they_are_long_enough() -> None:
    assert query_holding("", "waited Moe") == "(waited* OR said:waited*) (moe* OR said:moe*)"
    assert query_holding("a OR b", "wa enough") == "(a OR b) (enough* OR said:enough*)"
    assert query_holding("a", "wa ”") == "a"


def test_the_same_words_of_the_same_speaker_are_told_once() -> None:
    said = [("Ana Moe", "We go."), ("ana moe", "“We go”"), ("Lars Lind", "We go."), ("Ana Moe", "We")]
    article = Article("A", "t", "b", analysis=Analysis(quotes=tuple(Quote(*one, 0, 1) for one in said)))
    assert len(list(quotations([article], once=True))) == 3
    assert len(list(quotations([article]))) == 4


def test_a_name_with_other_words_is_somebody_else() -> None:
    quotes = tuple(Quote(name, name or "", 0, 1) for name in ("Ana Moe", "Ana Moestue", None))
    article = Article("A", "t", "b", analysis=Analysis(quotes=quotes))
    found = quotations([article], speaker="ana moe", unattributed=True)
    assert [one.quote.speaker for one in found] == ["Ana Moe"]


def test_said_finds_a_speaker_who_has_no_name(folder: Path) -> None:
    with Library.open(folder) as archive:
        archive.add([Entry(origin="test:3", title="Row", body="“We go,” a senior official said on Monday.")])
        assert archive.search(Search('said:"senior official"')).total == 1
