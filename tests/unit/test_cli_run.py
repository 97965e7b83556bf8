"""Every way a command can end: one line on stderr, the right exit code, never a traceback."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from newsbrowse import __version__
from newsbrowse.cli.app import VERBS, build_verb
from newsbrowse.cli.run import report_crash, run


@pytest.fixture(autouse=True)
def _own_hooks_and_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("NEWSBROWSE_LIBRARY", raising=False)


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"newsbrowse {__version__}\n"


def test_every_verb_is_listed_with_its_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    listed = {
        line.split()[0]: line for line in text.split("Commands:")[1].splitlines() if line.startswith("  ")
    }
    for verb in VERBS:
        assert listed[verb].endswith(".")
        assert "..." not in listed[verb]
    assert "Exit codes" in text


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([verb, "--help"]) == 0
    text = capsys.readouterr().out
    assert "Examples:" in text
    assert f"newsbrowse {verb}" in text
    assert "\\b" not in text


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_has_help(verb: str) -> None:
    assert [option.name for option in build_verb(verb).params if not option.help] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["serch"], "No such command 'serch'"),
        (["search"], "Missing argument"),
        (["search", "x", "--limit", "-1"], "--limit"),
        (["search", "x", "--limit", "many"], "--limit"),
        (["search", "x", "--limit", "9" * 40], "--limit"),
        (["search", "x", "--sort", "best"], "--sort"),
        (["facets", "--field", "colour"], "--field"),
        (["search", "-tariff"], "No such option"),
        (["compare"], "Missing argument"),
        (["compare", "A", "B", "--format", "pdf"], "--format"),
        (["compare", "A", "B", "--format", "html", "--json"], "exclude each other"),
        (["add"], "Missing argument"),
        (["show"], "Missing argument"),
        (["--colour", "search", "x"], "No such option"),
    ],
)
def test_wrong_usage_is_told_in_one_line_and_a_hint(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    first, second = captured.err.splitlines()
    assert first.startswith("newsbrowse: ")
    assert message in first
    assert second.startswith("  ")
    assert captured.out == ""


def test_the_browser_needs_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "needs a terminal" in capsys.readouterr().err


@pytest.mark.parametrize("verb", [["search", "x"], ["facets"], ["show", "7KQ2M9XA"], ["export"], ["reindex"]])
def test_a_missing_library_is_no_crash_and_is_not_made(
    verb: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["--library", str(tmp_path / "none"), *verb]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert not (tmp_path / "none").exists()


def test_a_crash_is_one_line_and_a_log(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    try:
        raise ZeroDivisionError("in \x1b[31mred\nand more")
    except ZeroDivisionError as error:
        report_crash(ZeroDivisionError, error, error.__traceback__)
    first, second = capsys.readouterr().err.splitlines()
    assert first == "newsbrowse: unexpected error, ZeroDivisionError: in [31mred and more"
    log = tmp_path / "state" / "newsbrowse" / "newsbrowse.log"
    assert str(log) in second
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_crash_without_a_place_for_the_log_is_told_all_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    report_crash(ValueError, ValueError("x"), None)
    assert "could not be written" in capsys.readouterr().err
