"""The parts of `add`: how many articles to expect, and what ctrl+C does."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.test_cli_desk import Shell

from newsbrowse.cli.estimate import articles_in
from newsbrowse.cli.interrupt import StopSwitch
from newsbrowse.models import Entry


def entries() -> Iterator[Entry]:
    for number in range(10):
        yield Entry(origin=f"test:{number}", title="Title", body="Body.")


def test_a_file_counts_for_one_and_json_lines_for_their_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("An article.\n\nOf two lines.\n")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.jsonl").write_text("{}\n{}\n{}\n")
    assert articles_in(tmp_path / "a.txt") == 1
    assert articles_in(tmp_path / "deep" / "b.jsonl") == 3
    assert articles_in(tmp_path) == 4


def test_what_is_no_file_counts_for_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert articles_in(tmp_path) == 0
    assert articles_in(tmp_path / "missing") == 0


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    assert articles_in(tmp_path) == 0


def test_an_interrupt_ends_the_items_and_is_remembered() -> None:
    stop = threading.Event()
    seen = []
    with StopSwitch(stop) as switch:
        for item in switch.until_stopped(entries()):
            seen.append(item.origin)
            if len(seen) == 3:
                signal.raise_signal(signal.SIGINT)
    assert seen == ["test:0", "test:1", "test:2"]
    assert stop.is_set()


def test_an_interrupt_breaks_off_a_read_that_blocks() -> None:
    def blocked() -> Iterator[Entry]:
        yield from list(entries())[:2]
        signal.raise_signal(signal.SIGINT)
        raise AssertionError("the read went on")

    stop = threading.Event()
    with StopSwitch(stop) as switch:
        assert len(list(switch.until_stopped(blocked()))) == 2
    assert stop.is_set()


def test_a_second_interrupt_strikes_at_once() -> None:
    with StopSwitch(threading.Event()):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_the_former_handler_comes_back() -> None:
    former = signal.getsignal(signal.SIGINT)
    with StopSwitch(threading.Event()):
        assert signal.getsignal(signal.SIGINT) != former
    assert signal.getsignal(signal.SIGINT) == former


def test_a_second_interrupt_says_what_became_of_it(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsbrowse.cli.add.add_paths", interrupted)
    shell = Shell(tmp_path / "library", capsysbinary, monkeypatch)
    assert shell("add", str(tmp_path), code=130) == ""
    assert "stopped; what is in stays in" in shell.said


def test_columns_are_what_the_user_says_they_are(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "export.csv"
    table.write_text("Headline;Text;Ausgabe;Blatt;Source\nFerry strike;It ends.;4.2.2026;Hafenpost;scan 7\n")
    shell = Shell(tmp_path / "library", capsysbinary, monkeypatch)
    columns = ("--column", "published=ausgabe", "--column", "source=Blatt")
    assert shell("add", str(table), *columns).startswith("1 added")
    assert shell("search", "strike").split("\t")[1:3] == ["2026-02-04", "Hafenpost"]


@pytest.mark.parametrize(
    ("column", "code", "said"),
    [
        ("published=Day of print", 1, "no column is called day_of_print; there are Headline, Text"),
        ("printed=Day", 2, "fields are title, body, published"),
        ("published=", 2, "write FIELD=NAME"),
    ],
)
def test_columns_that_are_not_there_are_told(
    tmp_path: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    column: str,
    code: int,
    said: str,
) -> None:
    table = tmp_path / "export.csv"
    table.write_text("Headline,Text\nFerry strike,It ends.\n")
    shell = Shell(tmp_path / "library", capsysbinary, monkeypatch)
    shell("add", str(table), "--column", column, code=code)
    assert said in shell.said


def test_addresses_of_other_schemes_are_refused(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(tmp_path / "library", capsysbinary, monkeypatch)
    shell("add", "ftp://wire.example/a", code=1)
    assert "ftp://wire.example/a: ftp addresses are not fetched, only http and https" in shell.said


def test_a_library_within_a_folder_is_no_article(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    (clippings / "a.txt").write_text("Ferry strike ends\n\nCrews return on Friday.")
    shell = Shell(clippings / "library", capsysbinary, monkeypatch)
    for expected in (
        "1 added, 0 updated, 0 unchanged, 0 failed",
        "0 added, 0 updated, 1 unchanged, 0 failed",
    ):
        assert shell("add", str(clippings)).strip() == expected
    shell("add", str(clippings / "library"), code=1)
    assert "a library, not a folder of articles" in shell.said
