"""From a search to a quotation on the clipboard, by keys alone; what arrives is what `paste` prints."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from tests.e2e.test_browser import Terminal

README = Path(__file__).parents[2] / "README.md"
_OSC_52 = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


@pytest.fixture(autouse=True)
def _no_clipboard_but_the_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "NEWSBROWSE_CITATION_STYLE"):
        monkeypatch.delenv(name, raising=False)


def pasted(library: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What `newsbrowse paste` prints after the browser on this library."""
    monkeypatch.setenv("XDG_STATE_HOME", str(library.parent / "state"))
    done = subprocess.run([sys.executable, "-m", "newsbrowse", "paste"], capture_output=True, check=True)
    return done.stdout


def copy_a_quotation(terminal: Terminal) -> None:
    terminal.until("12 articles")
    terminal.search("stabilising")
    terminal.until("of 12 articles")
    terminal.child.send("\r")
    terminal.until("▶ Article ")
    terminal.child.send("y")
    terminal.until("words chosen")
    terminal.child.send("y")


def test_the_terminal_gets_what_paste_prints(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of the README, byte for byte."""
    terminal = Terminal(sample_folder)
    copy_a_quotation(terminal)
    terminal.until("by OSC 52 (unconfirmed); also: newsbrowse paste")
    found = _OSC_52.findall(terminal.raw)
    assert len(found) == 1
    copied = b64decode(found[0], validate=True)
    assert copied == pasted(sample_folder, monkeypatch)
    example = README.read_text(encoding="utf-8").partition("<!-- quote -->\n```\n")[2].partition("```")[0]
    assert copied.decode() == example
    assert f"Copied {len(copied)} bytes" in terminal.text()
    terminal.child.send("q")
    terminal.until_end()
    terminal.assert_terminal_is_whole()


def test_what_is_wrapped_for_tmux_goes_over_the_line_unharmed(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "/nowhere,1,0")
    terminal = Terminal(sample_folder)
    copy_a_quotation(terminal)
    wrapped = re.compile(rb"\x1bPtmux;\x1b\x1b\]52;c;([A-Za-z0-9+/=]*)\x07\x1b\\")
    while not wrapped.search(terminal.raw):
        terminal.read()
    found = wrapped.findall(terminal.raw)
    assert b64decode(found[0], validate=True) == pasted(sample_folder, monkeypatch)


@pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux")
@pytest.mark.parametrize(
    ("path", "told"), [("", "bytes to tmux; also"), ("PATH=/nowhere", "by OSC 52 through tmux")]
)
def test_the_buffer_of_tmux_holds_what_paste_prints(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, told: str
) -> None:
    """By tmux itself; and where that cannot be run, by the sequence that it listens to."""
    config = tmp_path / "tmux.conf"
    config.write_text("set -s set-clipboard on\nset -g status off\n")
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", str(config)]
    terminal = Terminal(sample_folder, within=[*tmux, "new-session", "env", *filter(None, [path])])
    try:
        copy_a_quotation(terminal)
        terminal.until(told)
        buffer = subprocess.run([*tmux, "show-buffer"], capture_output=True, check=True).stdout
        assert buffer == pasted(sample_folder, monkeypatch)
        assert buffer.decode().count("\n") == 3
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)
