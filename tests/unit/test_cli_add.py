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
