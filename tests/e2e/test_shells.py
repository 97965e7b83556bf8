"""Completion in the shells themselves, on a terminal."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest

from tests.e2e.conftest import PATIENCE, Newsbrowse, program_line


@contextmanager
def shell(sample: Newsbrowse, folder: Path, name: str, *arguments: str) -> Iterator[pexpect.spawn[str]]:
    """An interactive shell that has loaded the completion and finds the command."""
    if shutil.which(name) is None:
        pytest.skip(f"needs {name}")
    program = folder / "newsbrowse"
    program.write_text(f'#!/bin/sh\nexec {" ".join(program_line())} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = folder / f"completion.{name}"
    script.write_text(sample("completion", name).out, encoding="utf-8")
    path = f"{folder}:{Path(sys.executable).parent}:{sample.environment['PATH']}"
    environment = sample.environment | {"PATH": path, "PS1": "$ ", "TERM": "dumb"}
    child = pexpect.spawn(name, list(arguments), env=environment, timeout=PATIENCE, dimensions=(40, 160))
    try:
        if name == "zsh":
            child.sendline("autoload -Uz compinit; compinit -u -D; PROMPT='$ '")
        child.sendline(f"source {script}; echo load''ed")
        child.expect_exact("loaded")
        yield child
    finally:
        child.close(force=True)


@pytest.mark.parametrize(
    ("name", "arguments"), [("bash", ("--norc", "-i")), ("zsh", ("-f", "-i"))], ids=["bash", "zsh"]
)
def test_a_name_is_completed_and_reaches_the_verb(
    sample: Newsbrowse, tmp_path: Path, name: str, arguments: tuple[str, ...]
) -> None:
    with shell(sample, tmp_path, name, *arguments) as child:
        child.send("newsbrowse search person:Vladi\t")
        child.expect_exact("Putin")
        child.sendline("--json --limit 0")
        child.expect_exact('"interpreted": "person:\\"Vladimir Putin\\""')


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
def test_fish_completes_a_name(sample: Newsbrowse, tmp_path: Path) -> None:
    script = tmp_path / "completion.fish"
    script.write_text(sample("completion", "fish").out, encoding="utf-8")
    path = f"{Path(program_line()[0]).parent}:{sample.environment['PATH']}"
    done = subprocess.run(
        ["fish", "--no-config", "-c", f'source {script}; complete -C "newsbrowse search person:Vladi"'],
        env=sample.environment | {"PATH": path, "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "person:Vladimir Putin\tVladimir Putin 10\n"
