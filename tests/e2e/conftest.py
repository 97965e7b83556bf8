"""The installed command, in a home of its own: in a pipe and on a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pexpect
import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
PATIENCE = 60
"""Seconds until a test that waits for a text gives up; nothing waits that long unless it is broken."""


def program_line() -> list[str]:
    """The console script beside this interpreter; without one, the package itself."""
    script = Path(sys.executable).parent / "newsbrowse"
    return [str(script)] if script.exists() else [sys.executable, "-m", "newsbrowse"]


@dataclass
class Result:
    """How a command ended: its exit code and its two streams."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of stdout."""
        return self.out.splitlines()

    @property
    def said(self) -> list[str]:
        """The lines of stderr."""
        return self.err.splitlines()

    def json(self) -> dict[str, object]:
        """What `--json` printed."""
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value


@dataclass
class Newsbrowse:
    """The command with a library, and an environment in which nothing of the user's is seen.

    Attributes:
        library: the folder that `--library` names.
        home: holds the folders for data and state.
    """

    library: Path
    home: Path
    environment: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
        self.environment = kept | {
            "HOME": str(self.home),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "NEWSBROWSE_LIBRARY": str(self.library),
        }

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Result:
        """Run a command with its streams in pipes."""
        done = subprocess.run(
            [*program_line(), *map(str, arguments)],
            input=stdin,
            capture_output=True,
            check=False,
            env=self.environment,
            timeout=PATIENCE,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def on_terminal(self, *arguments: str | Path, size: tuple[int, int] = (40, 120)) -> pexpect.spawn[str]:
        """Start a command on a terminal of `size` rows and columns."""
        program, *rest = program_line()
        return pexpect.spawn(
            program,
            [*rest, *map(str, arguments)],
            env=self.environment,
            encoding="utf-8",
            codec_errors="replace",
            dimensions=size,
            timeout=PATIENCE,
        )


@pytest.fixture
def newsbrowse(tmp_path: Path) -> Newsbrowse:
    """The command with a library that is not there yet."""
    return Newsbrowse(tmp_path / "library", tmp_path / "home")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Newsbrowse:
    """The command with a library of the sample articles; tests only read it."""
    folder = tmp_path_factory.mktemp("sample")
    command = Newsbrowse(folder / "library", folder / "home")
    assert command("add", SEEDS).code == 0
    return command
