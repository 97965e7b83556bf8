"""To the clipboard: by a program of this machine, by tmux, or by the terminal (OSC 52), and always to a file.

Over an SSH line only the terminal knows the user's clipboard. It is asked by an escape sequence that no
terminal confirms, and that tmux and screen pass on only if it is wrapped for them. So a receipt says which
way was tried, and what was copied is also in a file, which `newsbrowse paste` prints.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from newsbrowse.writing.kept import keep

MOST_ENCODED = 74_994
"""Bytes in base64 that terminals take at most: xterm's limit, which others have taken over."""

_PIECE = 700
"""Characters that GNU screen passes on at once."""

_PATIENCE = 2.0
"""Seconds a program has."""


class Receipt(Struct, frozen=True):
    """What became of a copy.

    Attributes:
        size: bytes of the text.
        way: how it was sent, as `with wl-copy`; empty if there was no way.
        sequence: what is to be written to the terminal; empty if nothing is.
        lost: why it is not in the file; empty if it is.
        refused: why there was no way; empty if there was one.
    """

    size: int
    way: str
    sequence: str = ""
    lost: str = ""
    refused: str = ""

    @property
    def warning(self) -> bool:
        """Whether something went wrong."""
        return not self.way or bool(self.lost)

    @property
    def line(self) -> str:
        """For the status line."""
        if not self.way:
            told = f"{self.size:,} bytes {self.refused}"
            return f"{told}; not kept: {self.lost}" if self.lost else f"{told}: newsbrowse paste prints them"
        doubt = " (unconfirmed)" if self.sequence else ""
        also = f"not kept: {self.lost}" if self.lost else "also: newsbrowse paste"
        return f"Copied {self.size:,} bytes {self.way}{doubt}; {also}"


def copy(text: str, kept: Path, environment: Mapping[str, str]) -> Receipt:
    """Copy a text; takes some seconds at worst, so not on the screen's own time.

    Args:
        text: clean.
        kept: the file that it is written to first.
        environment: of this process.
    """
    data = text.encode("utf-8", "replace")
    try:
        keep(data.decode("utf-8"), kept)
        lost = ""
    except OSError as error:
        lost = error.strerror or "it cannot be written"
    if way := " and ".join(_taken(data, environment)):
        return Receipt(len(data), way, lost=lost)
    if "term" in environment.get("INSIDE_EMACS", "").replace(":", ",").split(","):
        return Receipt(len(data), "", lost=lost, refused="do not go through Emacs's own terminal")
    sequence = sequence_for(data, environment)
    through = {"tmux": " through tmux", "screen": " through screen"}.get(_multiplexer(environment), "")
    if not sequence:
        return Receipt(len(data), "", lost=lost, refused="are too many for the terminal's clipboard")
    return Receipt(len(data), f"by OSC 52{through}", sequence, lost)


def sequence_for(data: bytes, environment: Mapping[str, str]) -> str:
    """What asks the terminal to put something on the clipboard; empty if it is too large for that.

    tmux is asked for itself, which it heeds with `set-clipboard on`, and to pass it on, which it does with
    `allow-passthrough on`.
    """
    encoded = b64encode(data).decode("ascii")
    if len(encoded) > MOST_ENCODED:
        return ""
    bare = f"\x1b]52;c;{encoded}\x07"
    match _multiplexer(environment):
        case "tmux":
            doubled = bare.replace("\x1b", "\x1b\x1b")
            return f"{bare}\x1bPtmux;{doubled}\x1b\\"
        case "screen":
            pieces = (bare[at : at + _PIECE] for at in range(0, len(bare), _PIECE))
            return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return bare


def _multiplexer(environment: Mapping[str, str]) -> str:
    return "tmux" if environment.get("TMUX") else "screen" if environment.get("STY") else ""


def _taken(data: bytes, environment: Mapping[str, str]) -> Iterator[str]:
    """Hand a text to tmux, which also knows a terminal far away, and to the desktop, where there is one.

    Yields:
        How each was told that took it.
    """
    if environment.get("TMUX") and _takes(["tmux", "load-buffer", "-w", "-"], data, environment):
        yield "to tmux"
    for command in _desktop(environment):
        if _takes(command, data, environment):
            yield f"with {command[0]}"
            return


def _desktop(environment: Mapping[str, str]) -> Iterator[list[str]]:
    """Programs that may know the clipboard of the desktop that this process is on, the best first."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return
    if environment.get("WAYLAND_DISPLAY"):
        yield ["wl-copy"]
    if environment.get("DISPLAY"):
        yield ["xclip", "-selection", "clipboard", "-in"]
        yield ["xsel", "--clipboard", "--input"]
    if sys.platform == "darwin":
        yield ["pbcopy"]


def _takes(command: list[str], data: bytes, environment: Mapping[str, str]) -> bool:
    """Whether a program is there and took the text."""
    program = shutil.which(command[0], path=environment.get("PATH"))
    if program is None:
        return False
    try:
        done = subprocess.run(
            [program, *command[1:]],
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            env=dict(environment),
            start_new_session=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
