"""What the README says holds: its queries are understood and find something, its commands work."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.planted import WEEK

from newsbrowse.archive.library import Library
from newsbrowse.cli.run import run
from newsbrowse.models import Search

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TABLE = README.partition("## Query language")[2].partition("Any string is a query")[0]
EXAMPLES = [
    example
    for line in TABLE.splitlines()[4:]
    if line.startswith("|")
    for example in re.findall(r"`([^`]+)`", line.split("|")[1])
]
FINDS_NOTHING_IN_THE_SAMPLE = {
    "length:200..400",
    "is:read",
    "is:starred",
    "published:last 7 days",
    "published:last week",
    "published:since monday",
    "published:this year",
    "published:today",
    "tag:trade",
}


ELSEWHERE = re.compile(
    r"newsbrowse (?:feeds|fetch|pick|paste|restore|completion|add (?:http|~))|newsbrowse\Z|[|<]|\$\("
)
"""Commands that need the network, a terminal, other programs, or what the reader of it has alone."""


def commands() -> Iterator[tuple[list[str], str]]:
    """The words of each command in a block of the README, and the file that it is to print to, if any."""
    fenced = README.split("```")[1::2]
    for line in "\n".join(fenced).splitlines():
        for part in re.sub(r"\s#.*", "", line).split(" && "):
            if part.startswith("newsbrowse") and not ELSEWHERE.search(part.strip()):
                words, _, file = part.partition(" >")
                yield shlex.split(words)[1:], file.strip("> ")


def test_the_table_is_there() -> None:
    assert len(EXAMPLES) > 20
    assert set(EXAMPLES) >= FINDS_NOTHING_IN_THE_SAMPLE


def test_each_command_works_on_the_sample_articles_in_its_turn(
    sample_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    """One after the other: what is starred, put on a list or saved by one is there for the next."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "backups").mkdir()
    (tmp_path / "draft.md").write_text("Xi and Putin spoke on 4 February 2026.", encoding="utf-8")
    start = ["--library", str(sample_folder)]
    assert run([*start, "star", "tariffs"]) == 0
    failed = []
    for words, file in commands():
        if run([*start, *(word.replace("~", str(tmp_path)) for word in words)]):
            failed.append(words)
        printed = capsysbinary.readouterr().out
        if file:
            (tmp_path / file).write_bytes(printed)
    assert failed == []


def test_the_checked_draft_is_told_as_it_is_shown(
    sample_folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "draft.md").write_text(WEEK, encoding="utf-8")
    assert run(["--library", str(sample_folder), "check", str(tmp_path / "draft.md")]) == 1
    example = README.partition("<!-- check -->\n```\n")[2].partition("```")[0]
    assert example in capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_documented_query_is_understood(sample: Library, example: str) -> None:
    sample.save_search("tariffs", Search("tariffs"))
    sample.lists.add("Busan piece", sample.keys_of_hits(Search("busan")))
    page = sample.search(Search(example))
    assert page.warnings == ()
    if example not in FINDS_NOTHING_IN_THE_SAMPLE:
        assert page.total > 0
