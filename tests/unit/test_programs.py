"""Other programs get what they are meant to get, and nothing else happens."""

from __future__ import annotations

import stat
import sys

import pytest

from newsbrowse.models import Article
from newsbrowse.ui.piping import LONGEST, piped
from newsbrowse.ui.programs import (
    ProgramError,
    browser_words,
    file_with,
    named,
    pipeline_of,
    readable,
    words_of,
)

PYTHON = sys.executable


def test_commands_are_cut_into_words_without_a_shell() -> None:
    assert pipeline_of("""grep -i 'a | b' | sort -r "$x" """) == [
        ["grep", "-i", "a | b"],
        ["sort", "-r", "$x"],
    ]
    assert pipeline_of("wc -w") == [["wc", "-w"]]
    assert pipeline_of(r"grep a\|b") == [["grep", "a|b"]]


@pytest.mark.parametrize(
    "line", ["", "a > b", "a; b", "a && b", "| a", "a |", "a || b", "echo $(x)", "echo `x`", "'a"]
)
def test_what_only_a_shell_does_is_refused_in_a_line(line: str) -> None:
    with pytest.raises(ProgramError) as error:
        pipeline_of(line)
    assert "\n" not in str(error.value)
    assert error.value.hint


def test_a_text_goes_through_several_commands() -> None:
    upper = [PYTHON, "-c", "import sys; sys.stdout.write(sys.stdin.read().upper())"]
    count = [PYTHON, "-c", "import sys; print(len(sys.stdin.read().split()), 'A' == 'a'.upper())"]
    output = piped("déjà vu\n" * 50_000, [upper, count])
    assert (output.text, output.note) == ("100000 True\n", "")


def test_output_is_cleaned_and_complaints_are_shown() -> None:
    code = "import sys; print('\\x1b]52;c;x\\x07red'); sys.stderr.write('oops'); sys.exit(3)"
    output = piped("", [[PYTHON, "-c", code]])
    assert "\x1b" not in output.text
    assert "oops" in output.text
    assert output.note == "exit code 3"


def test_a_command_that_reads_nothing_holds_nobody_up() -> None:
    assert piped("x" * 5_000_000, [[PYTHON, "-c", "print('done')"]]).text == "done\n"


def test_endless_output_is_cut() -> None:
    output = piped("", [[PYTHON, "-c", "while True: print('y' * 1000)"]])
    assert output.cut
    assert len(output.text) <= LONGEST


def test_a_command_that_does_not_end_is_ended() -> None:
    output = piped("", [[PYTHON, "-c", "import time; time.sleep(600)"]], patience=0.2)
    assert output.late
    assert "stopped" in output.note


def test_a_command_that_is_not_there_is_told() -> None:
    with pytest.raises(ProgramError, match="no-such-program"):
        piped("", [["no-such-program-here"]])


def test_the_file_is_the_users_own_and_gone_afterwards() -> None:
    with file_with("text", "article.txt") as path:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert path.read_text(encoding="utf-8") == "text"
    assert not path.parent.exists()


def test_programs_by_setting_then_variable_then_what_is_there() -> None:
    assert named("my pager -x", ("PAGER",), ("less",), {"PAGER": "more"}) == ["my", "pager", "-x"]
    assert named("", ("VISUAL", "EDITOR"), (), {"EDITOR": "ed -s"}) == ["ed", "-s"]
    with pytest.raises(ProgramError, match="no-such-program"):
        named("", ("PAGER",), ("no-such-program-here",), {})


def test_an_address_is_one_word_of_the_command() -> None:
    url = "https://a.example/x;y'z"
    assert browser_words(url, "firefox --new-tab", {}) == (["firefox", "--new-tab", url], False)
    assert browser_words(url, "", {"BROWSER": "w3m -o x=%s:other"}) == (["w3m", "-o", f"x={url}"], True)


@pytest.mark.parametrize("environment", [{"SSH_CONNECTION": "a"}, {"SSH_CONNECTION": "a", "DISPLAY": ":0"}])
def test_without_a_browser_far_from_home_the_address_is_told(environment: dict[str, str]) -> None:
    with pytest.raises(ProgramError) as error:
        browser_words("https://a.example", "", environment)
    assert "BROWSER" in error.value.hint


def test_other_addresses_are_refused() -> None:
    with pytest.raises(ProgramError):
        browser_words("file:///etc/passwd", "firefox", {})


def test_words_of_nothing() -> None:
    with pytest.raises(ProgramError):
        words_of("  ")


def test_what_other_programs_read_is_clean() -> None:
    text = readable(
        Article("7KQ2M9XA", "A \x1b[31mtitle", "Body\x9b2J\n\nmore", source="Wire", published="2026-02-05")
    )
    assert text == "A [31mtitle\nWire · Thursday 5 February 2026 · 7KQ2M9XA\n\nBody2J\n\nmore\n"
