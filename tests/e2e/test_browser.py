"""The real program in a real terminal: start, signals, crashes, and terminals that cannot show it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte
import pytest

from tests.damage import index_bytes
from tests.local import rss, serving

SEEDS = Path(__file__).parents[2] / "seeds"
_TIMEOUT = 60


class Terminal:
    """The program in a pty, and the screen that a person would see."""

    def __init__(
        self,
        library: Path,
        *,
        size: tuple[int, int] = (120, 40),
        term: str = "xterm-256color",
        within: Sequence[str] = (),
        arguments: Sequence[str] = (),
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        environment = os.environ | {"TERM": term, "XDG_STATE_HOME": str(library.parent / "state")}
        command = [*within, sys.executable, "-m", "newsbrowse", "--library", str(library), *arguments]
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            command[0], command[1:], dimensions=(rows, columns), env=environment, timeout=_TIMEOUT
        )
        self.raw = b""

    def read(self) -> None:
        """Take in what the program has written so far; wait for some."""
        data: bytes = self.child.read_nonblocking(1 << 16, timeout=_TIMEOUT)
        self.raw += data
        self._stream.feed(data)

    def text(self) -> str:
        return "\n".join(self.screen.display)

    def until(self, words: str) -> None:
        """Read until words stand on the screen."""
        while words not in self.text():
            self.read()

    def search(self, words: str) -> None:
        """Search, and wait until the list has the focus again."""
        self.child.send("/")
        self.until("esc leave")
        self.child.send(f"{words}\r")
        self.until("▶ Articles")

    def take_a_sentence(self) -> None:
        """In the picker, open the article under the cursor and take its first sentence."""
        self.until("opens an article")
        self.child.send("\r")
        self.until("▶ Article ")
        self.child.send("y")
        self.until("words chosen")
        self.child.send("y")

    def until_end(self) -> None:
        """Read until the program has ended."""
        try:
            while True:
                self.read()
        except pexpect.EOF:
            self.child.wait()

    def assert_terminal_is_whole(self) -> None:
        """The alternate screen is left, the cursor is shown, mouse and bracketed paste are off."""
        for switch in (b"\x1b[?1049", b"\x1b[?25", b"\x1b[?1000", b"\x1b[?2004"):
            on, off = (b"l", b"h") if switch == b"\x1b[?25" else (b"h", b"l")
            assert self.raw.rfind(switch + off) >= self.raw.rfind(switch + on), switch
        after = self.raw[self.raw.rfind(b"\x1b[?1049l") :]
        assert not re.search(rb"\x1b\[[0-9;]*H", after), "the shell's cursor is moved"


@pytest.fixture
def terminal(sample_folder: Path) -> Iterator[Terminal]:
    opened = Terminal(sample_folder)
    yield opened
    opened.child.close(force=True)


def test_search_read_compare_and_quit(terminal: Terminal) -> None:
    terminal.until("12 articles")
    terminal.child.send("/trade 228\r")
    terminal.until("3 of 12 articles")
    terminal.child.send("cjc")
    terminal.until("Ledger")
    terminal.child.send("\x1b")
    terminal.until("3 of 12 articles")
    terminal.child.send("q")
    terminal.until_end()
    assert terminal.child.exitstatus == 0
    terminal.assert_terminal_is_whole()


def test_a_key_in_the_same_packet_as_slash_is_searched_for(terminal: Terminal) -> None:
    terminal.until("12 articles")
    terminal.child.send("/quiz")
    terminal.until("❯ quiz")
    terminal.until("No article is found.")


def test_damage_to_an_open_index_leaves_the_screen_alone(terminal: Terminal, sample_folder: Path) -> None:
    terminal.until("12 articles")
    for file, size in index_bytes(sample_folder):
        with file.open("r+b") as handle:
            handle.write(b"\xa5" * min(size, 4_000))
    terminal.search("trade 228")
    terminal.until("3 of 12 articles")
    terminal.child.send("q")
    terminal.until_end()
    assert terminal.child.exitstatus == 0
    terminal.assert_terminal_is_whole()
    assert b"panicked" not in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_saves_the_place_and_leaves_a_whole_terminal(
    terminal: Terminal, sample_folder: Path, number: int
) -> None:
    terminal.until("12 articles")
    terminal.search("taiwan")
    terminal.child.kill(number)
    terminal.until_end()
    assert terminal.child.exitstatus == 128 + number
    terminal.assert_terminal_is_whole()
    place = json.loads((sample_folder / "place.json").read_text(encoding="utf-8"))
    assert place["text"] == "taiwan"


def test_the_place_comes_back_after_the_line_dropped(sample_folder: Path) -> None:
    first = Terminal(sample_folder)
    first.until("12 articles")
    first.search("taiwan")
    with suppress(pexpect.ExceptionPexpect):  # it looks for the end too early on a busy machine
        first.child.close(force=False)
    first.child.wait()
    second = Terminal(sample_folder)
    second.until("❯ taiwan")
    second.until("of 12 articles")
    second.child.close(force=True)


def test_a_crash_is_one_line_and_a_log(sample_folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "crash.py"
    script.write_text(
        "import sys\n"
        "from newsbrowse.cli import main\n"
        "from newsbrowse.ui.widgets.article_list import ArticleList\n"
        "def boom(*_): raise ZeroDivisionError('planted')\n"
        "ArticleList.action_read = boom\n"
        "sys.argv[1:] = ['--library', sys.argv[1]]\n"
        "main()\n",
        encoding="utf-8",
    )
    environment = os.environ | {"TERM": "xterm-256color", "XDG_STATE_HOME": str(tmp_path / "state")}
    child: pexpect.spawn[bytes] = pexpect.spawn(
        sys.executable,
        [str(script), str(sample_folder)],
        env=environment,
        dimensions=(40, 120),
        timeout=_TIMEOUT,
    )
    child.expect("12 articles")
    child.send("\r")
    child.expect(pexpect.EOF)
    child.close()
    assert isinstance(child.before, bytes)
    output = child.before.decode(errors="replace")
    assert child.exitstatus not in (0, None)
    assert "unexpected error, ZeroDivisionError: planted" in output
    assert "Traceback" not in output
    logs = list((tmp_path / "state").rglob("*.log"))
    assert any("planted" in log.read_text(encoding="utf-8") for log in logs)


def test_it_goes_into_the_background_and_comes_back(sample_folder: Path) -> None:
    shell = Terminal(
        sample_folder, within=("bash", "--norc", "-i", "-c", 'set -m; PS1=; "$@"; fg; exit', "shell")
    )
    shell.until("12 articles")
    shell.search("taiwan")
    shell.child.send("\x1a")
    while shell.raw.count(b"\x1b[?1049h") < 2:  # what is typed before that goes to the shell
        shell.read()
    shell.until("❯ taiwan")
    shell.child.send("q")
    shell.until_end()
    assert shell.raw.count(b"\x1b[?1049l") == 2, "the terminal was given back, taken again and given back"
    shell.assert_terminal_is_whole()


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_show_it_is_refused(sample_folder: Path, term: str) -> None:
    child = Terminal(sample_folder, term=term)
    child.until_end()
    assert child.child.exitstatus == 2
    assert b"TERM" in child.raw
    assert b"\x1b[?1049h" not in child.raw


def test_without_a_terminal_it_says_so(sample_folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsbrowse", "--library", str(sample_folder)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=_TIMEOUT,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "terminal" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_colour_is_respected(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal(sample_folder)
    terminal.until("12 articles")
    terminal.child.send("q")
    terminal.until_end()
    assert b"[38;2;" not in terminal.raw
    assert b"[48;2;" not in terminal.raw
    assert b"[33m" not in terminal.raw


def test_a_note_is_written_in_the_editor_and_undone(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\n"
        "input('the editor has the terminal')\n"
        "pathlib.Path(sys.argv[1]).write_text('first line\\n\\nsecond line\\n')\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    terminal = Terminal(sample_folder)
    terminal.until("12 articles")
    terminal.child.send("E")
    terminal.until("the editor has the terminal")
    terminal.child.send("\r")
    terminal.until("Note on")
    terminal.until("second line")
    terminal.child.send("u")
    terminal.until("Undone: note on")
    terminal.child.send("q")
    terminal.until_end()
    assert terminal.child.exitstatus == 0
    terminal.assert_terminal_is_whole()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
@pytest.mark.parametrize("key", ["E", "V"])
def test_a_signal_ends_also_while_another_program_has_the_terminal(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    """The program hears nothing of its own signals and sets the terminal raw: it is ended all the same."""
    deaf = tmp_path / "deaf.py"
    deaf.write_text(
        "import signal, sys, time, tty\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "tty.setraw(0)\n"
        "print('deaf and raw', flush=True)\n"
        "time.sleep(600)\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {deaf}")
    monkeypatch.setenv("PAGER", f"{sys.executable} {deaf}")
    terminal = Terminal(sample_folder)
    terminal.until("12 articles")
    terminal.search("taiwan")
    terminal.child.send("\r" if key == "V" else "")
    terminal.until("▶ Article " if key == "V" else "▶ Articles")
    terminal.child.send(key)
    terminal.until("deaf and raw")
    terminal.child.kill(number)
    terminal.until_end()
    assert terminal.child.exitstatus == 128 + number
    terminal.assert_terminal_is_whole()
    place = json.loads((sample_folder / "place.json").read_text(encoding="utf-8"))
    assert place["text"] == "taiwan"
    local = termios.tcgetattr(terminal.child.child_fd)[3]
    assert local & termios.ICANON
    assert local & termios.ECHO


def test_the_first_start_offers_a_beginning(tmp_path: Path) -> None:
    """From an empty folder to a library of one's own articles, by keys alone."""
    opened = Terminal(tmp_path / "library")
    opened.until("There is no library here yet")
    opened.child.send("j\r")
    opened.child.send(f"{SEEDS}\r")
    opened.until("12 articles are in")
    opened.until("▶ Articles")
    opened.child.send("q")
    opened.until_end()
    assert opened.child.exitstatus == 0
    opened.assert_terminal_is_whole()


def test_the_first_start_with_a_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From an empty folder to the articles of a feed; what is wrong is told where it was typed."""
    monkeypatch.setenv("NEWSBROWSE_FETCH_PRIVATE", "yes")
    with serving() as site:
        site.pages["/feed"] = rss("Ferry strike", "Harbour fire")
        opened = Terminal(tmp_path / "library")
        opened.until("Follow a feed")
        opened.child.send("jj\r")
        opened.child.send(f"{site.url('/none')}\r")
        opened.until("the server says 404 (not found)")
        opened.child.send(f"\x15{site.url('/feed')}\r")
        opened.until("2 articles of Harbour Wire")
        opened.until("Harbour fire")
        opened.child.send("q")
        opened.until_end()
    assert opened.child.exitstatus == 0
    opened.assert_terminal_is_whole()


def test_another_size_is_painted_whole(terminal: Terminal) -> None:
    """Only differences are written; on a screen of another size all is."""
    terminal.until("12 articles")
    for columns, rows in ((80, 24), (150, 50), (120, 40)):
        terminal.screen.resize(rows, columns)
        terminal.screen.reset()
        terminal.child.setwinsize(rows, columns)
        while "q quit" not in terminal.screen.display[rows - 1]:
            terminal.read()
        terminal.until("12 articles")
        terminal.until("Article ")


def test_what_another_program_wrote_is_painted_over(terminal: Terminal) -> None:
    terminal.until("Xi's day of calls")
    terminal.screen.reset()
    terminal.screen.draw("written by another program")
    terminal.child.send("\x0c")
    terminal.until("Xi's day of calls")
    terminal.until("q quit")
    assert "another program" not in terminal.text()


def test_an_exported_size_does_not_bind_the_screen(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "10")
    terminal = Terminal(sample_folder)
    terminal.until("12 articles")
    terminal.until("Facets")
    while "q quit" not in terminal.screen.display[39]:
        terminal.read()
    terminal.child.send("q")
    terminal.until_end()
    assert terminal.child.exitstatus == 0
