"""To the clipboard: which way is taken, what it is sent, and what is always kept in a file."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.errors import NewsbrowseError
from newsbrowse.writing import clipboard
from newsbrowse.writing.clipboard import MOST_ENCODED, copy, sequence_for
from newsbrowse.writing.kept import keep, kept

TEXT = "“Привет,” he said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the fake programs lie."""
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def fake(folder: Path, name: str, *, code: int = 0) -> Path:
    """A program that writes its arguments and what it gets beside itself."""
    got = folder / f"{name}.got"
    program = folder / name
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" > {got}\n/bin/cat >> {got}\nexit {code}\n')
    program.chmod(0o755)
    return got


def decoded(sequence: str) -> bytes:
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    return b64decode(sequence[7:-1], validate=True)


@pytest.mark.parametrize(
    ("name", "variable", "arguments"),
    [
        ("wl-copy", "WAYLAND_DISPLAY", ""),
        ("xclip", "DISPLAY", "-selection clipboard -in"),
        ("xsel", "DISPLAY", "--clipboard --input"),
    ],
)
def test_a_program_of_the_desktop_is_preferred(
    folder: Path, tmp_path: Path, name: str, variable: str, arguments: str
) -> None:
    got = fake(folder, name)
    receipt = copy(TEXT, tmp_path / "kept", {"PATH": str(folder), variable: "x"})
    assert got.read_text() == f"{arguments}\n{TEXT}"
    assert (receipt.way, receipt.sequence, receipt.size) == (f"with {name}", "", len(TEXT.encode()))
    assert receipt.line == f"Copied {receipt.size} bytes with {name}; also: newsbrowse paste"


def test_over_ssh_the_terminal_is_asked(folder: Path, tmp_path: Path) -> None:
    got = fake(folder, "xclip")
    receipt = copy(TEXT, tmp_path / "kept", {"PATH": str(folder), "DISPLAY": ":0", "SSH_CONNECTION": "a b"})
    assert not got.exists()
    assert decoded(receipt.sequence) == TEXT.encode()
    assert receipt.line == "Copied 29 bytes by OSC 52 (unconfirmed); also: newsbrowse paste"


def test_a_program_that_fails_is_passed_over(folder: Path, tmp_path: Path) -> None:
    fake(folder, "wl-copy", code=1)
    (folder / "xclip").write_text("no program")
    (folder / "xclip").chmod(0o755)
    fake(folder, "xsel")
    both = {"PATH": str(folder), "WAYLAND_DISPLAY": "x", "DISPLAY": ":0"}
    assert copy(TEXT, tmp_path / "kept", both).way == "with xsel"
    (folder / "xsel").unlink()
    assert decoded(copy(TEXT, tmp_path / "kept", both).sequence) == TEXT.encode()


def test_a_program_that_hangs_is_ended(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "_PATIENCE", 0.05)
    (folder / "wl-copy").write_text("#!/bin/sh\nexec /bin/sleep 600\n")
    (folder / "wl-copy").chmod(0o755)
    receipt = copy(TEXT, tmp_path / "kept", {"PATH": str(folder), "WAYLAND_DISPLAY": "x"})
    assert receipt.sequence


def test_tmux_gets_it_for_its_own_buffer(folder: Path, tmp_path: Path) -> None:
    got = fake(folder, "tmux")
    environment = {"PATH": str(folder), "TMUX": "/tmp/x,1,0", "SSH_CONNECTION": "a b"}
    receipt = copy(TEXT, tmp_path / "kept", environment)
    assert got.read_text() == f"load-buffer -w -\n{TEXT}"
    assert (receipt.way, receipt.sequence) == ("to tmux", "")
    fake(folder, "wl-copy")
    local = {"PATH": str(folder), "TMUX": "/tmp/x,1,0", "WAYLAND_DISPLAY": "x"}
    assert copy(TEXT, tmp_path / "kept", local).way == "to tmux and with wl-copy"


def test_for_tmux_the_sequence_is_also_wrapped() -> None:
    plain = sequence_for(TEXT.encode(), {})
    wrapped = sequence_for(TEXT.encode(), {"TMUX": "x", "STY": "y"})
    doubled = plain.replace("\x1b", "\x1b\x1b")
    assert wrapped == f"{plain}\x1bPtmux;{doubled}\x1b\\"


@given(st.binary(max_size=3000))
def test_for_screen_the_sequence_goes_in_pieces(data: bytes) -> None:
    wrapped = sequence_for(data, {"STY": "y"})
    pieces = wrapped.removesuffix("\x1b\\").split("\x1b\\")
    assert all(piece.startswith("\x1bP") and len(piece) <= 702 for piece in pieces)
    assert decoded("".join(piece[2:] for piece in pieces)) == data


def test_what_is_too_large_for_the_terminal_is_kept_all_the_same(folder: Path, tmp_path: Path) -> None:
    fits = b"x" * (MOST_ENCODED // 4 * 3)
    assert len(b64encode(fits)) <= MOST_ENCODED
    assert sequence_for(fits, {})
    assert not sequence_for(fits + b"xxx", {})
    text = "x" * 60_000
    receipt = copy(text, tmp_path / "kept", {"PATH": str(folder)})
    assert (receipt.way, receipt.sequence, receipt.warning) == ("", "", True)
    assert (
        receipt.line == "60,000 bytes are too many for the terminal's clipboard: newsbrowse paste prints them"
    )
    assert kept(tmp_path / "kept") == text


@pytest.mark.parametrize(
    ("inside", "reached"), [("28.2,term:0.96", False), ("28.2,eat", True), ("vterm", True)]
)
def test_the_terminal_of_emacs_itself_is_not_asked(
    folder: Path, tmp_path: Path, inside: str, reached: bool
) -> None:
    """It would print the sequence; other terminals for Emacs understand it."""
    receipt = copy(TEXT, tmp_path / "kept", {"PATH": str(folder), "INSIDE_EMACS": inside})
    assert bool(receipt.sequence) is reached
    assert ("do not go through Emacs's own terminal" in receipt.line) is not reached
    assert kept(tmp_path / "kept") == TEXT


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("kept") / "new" / "copied.txt"
    assert kept(path) is None
    keep("before", path)
    keep(text, path)
    assert kept(path) == text
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    receipt = copy(TEXT, tmp_path / "file" / "kept", {"PATH": str(folder)})
    assert receipt.sequence
    assert receipt.warning
    assert "not kept: " in receipt.line
    with pytest.raises(NewsbrowseError):
        kept(tmp_path)
