"""The ways to go on with a command line, and how bash gets them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.archive.library import Library
from newsbrowse.cli.app import VERBS
from newsbrowse.cli.completing import ways
from newsbrowse.cli.run import run
from newsbrowse.cli.shell_line import read_line
from newsbrowse.models import Entry, Search


@pytest.fixture(autouse=True)
def _library(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBROWSE_LIBRARY", str(sample_folder))


def values(*words: str) -> list[str]:
    return [way.value for way in ways(words)]


def test_verbs_options_and_choices() -> None:
    assert values("") == list(VERBS)
    assert values("sim") == ["similar"]
    assert values("--library", "/x", "sim") == ["similar"]
    assert set(values("--")) == {"--library", "--set", "--version", "--help"}
    assert "--sort" in values("search", "trade", "--")
    assert values("search", "--sort", "n") == ["newest"]
    assert values("cite", "X", "--style", "m") == ["mla", "markdown"]
    assert values("cite", "X", "--style", "c") == ["chicago", "csl-json"]
    assert values("check", "X", "--style", "c") == ["chicago"]
    assert values("--set", "reading.w") == ["reading.width="]
    assert values("compare", "A", "B", "C") == []
    assert values("nothing", "x") == []


def test_ids_come_with_their_titles(sample: Library) -> None:
    article = sample.article(sample.search(Search("title:visitors")).hits[0].id)
    found = ways(["show", article.id[:2]])
    assert [(one.value, one.help) for one in found] == [(article.id, article.title)]
    assert values("show", article.id[:3].lower()) == [article.id.lower()]
    assert len(values("compare", article.id, "")) == 12
    assert article.id in values("tag", "add", "x", article.id[:1])
    assert values("show", "%") == []


def test_values_come_out_of_the_library() -> None:
    assert values("search", "person:vla") == ["person:Vladimir Putin"]
    assert values("search", "trade", "country:rus") == ["country:Russia"]
    assert values("search", "--", "-source:mer") == ["-source:Meridian Wire"]
    assert values("quotes", "--speaker", "xi j") == ["Xi Jinping"]
    assert values("facets", "--choose", "people=w") == ["people=Wang Yiwei"]
    assert values("facets", "--choose", "published=") == ["published=2026", "published=2025"]
    assert values("facets", "--choose", "peo") == ["people="]


def test_tags_and_saved_searches(sample: Library) -> None:
    article = sample.search(Search("")).hits[0].id
    sample.desk.tag(sample.keys_of([article]), ["to check"])
    sample.save_search("tariffs", Search("tariffs"))
    assert values("tag", "add", "to") == values("notes", "--tag", "to") == ["to check"]
    assert values("search", "tag:to") == ["tag:to check"]
    assert values("saved", "show", "t") == ["tariffs"]


def test_what_is_completed_is_understood(sample: Library) -> None:
    (value,) = values("search", "person:vla")
    assert sample.search(Search(value)).interpreted == 'person:"Vladimir Putin"'


def test_a_library_that_is_not_there_gives_no_values_and_no_error(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["completion", "words", "--", "--library", str(tmp_path / "none"), "show", "A"]) == 0
    assert capsysbinary.readouterr() == (b"", b"")


def test_hostile_names_reach_no_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with Library.open(tmp_path / "evil", create=True) as library:
        library.add(
            [
                Entry("a", "$(touch x)\x1b[2J\tb", "Some words.", source="a$(touch /tmp/x)`id`'\";b"),
                Entry("b", "Two", "Some words.", source="a\x1b]52;c;eA==\x07b"),
            ]
        )
    monkeypatch.setenv("NEWSBROWSE_LIBRARY", str(tmp_path / "evil"))
    assert run(["completion", "line", "--", "newsbrowse search source:a"]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert "\x1b" not in out
    assert all(sign not in out.replace(f"\\{sign}", "") for sign in "$`;'\"()")
    assert run(["completion", "words", "--", "show", ""]) == 0
    assert all(line.count("\t") == 1 for line in capsysbinary.readouterr().out.decode().splitlines())


@pytest.mark.parametrize(
    ("line", "words", "kept", "quote"),
    [
        ("newsbrowse ", ("newsbrowse", ""), 0, ""),
        ("newsbrowse search person:vl", ("newsbrowse", "search", "person:vl"), 7, ""),
        ('newsbrowse search person:"vl', ("newsbrowse", "search", "person:vl"), 7, '"'),
        ("newsbrowse search 'a b", ("newsbrowse", "search", "a b"), 0, "'"),
        ("newsbrowse search a\\ b", ("newsbrowse", "search", "a b"), 0, ""),
        ("ls | newsbrowse tag a=b", ("newsbrowse", "tag", "a=b"), 2, ""),
        ("", ("",), 0, ""),
    ],
)
def test_a_line_of_bash(line: str, words: tuple[str, ...], kept: int, quote: str) -> None:
    read = read_line(line)
    assert (read.words, read.kept, read.quote) == (words, kept, quote)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\n\r"), min_size=1), min_size=1))
@settings(max_examples=25)
def test_bash_reads_a_written_value_as_the_value(found: list[str]) -> None:
    written = [read_line("newsbrowse x ").written(value) or "" for value in found]
    program = f"printf '%s\\0' {' '.join(written)}"
    done = subprocess.run(["bash", "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().split("\0")[:-1] == found
