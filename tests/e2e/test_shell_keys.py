"""The key that picks into the command line, in bash, zsh and fish on a terminal."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest

from tests.e2e.conftest import PATIENCE, Newsbrowse, program_line

SHELLS = {"bash": ["--norc", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config", "-i"]}
KEY = "\x18n"
TO_THE_LEFT = "\x02"
HOSTILE = """“It's $(touch broken) `touch broken`,” he said; "so" \\ * ~ !! {a,b} & rm

Ж, Wire #1 > broken"""

each_shell = pytest.mark.parametrize("name", list(SHELLS))


def written(path: Path, text: str) -> Path:
    """A program."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


@contextmanager
def shell(sample: Newsbrowse, folder: Path, name: str, program: str) -> Iterator[pexpect.spawn[str]]:
    """An interactive shell with the key; `newsbrowse` is the program given, `take` keeps its words."""
    if shutil.which(name) is None:
        pytest.skip(f"needs {name}")
    keys = written(folder / "keys", sample("completion", name, "--keys").out)
    (folder / "bin").mkdir()
    written(folder / "bin" / "newsbrowse", f"#!/bin/sh\n{program}\n")
    written(folder / "bin" / "take", '#!/bin/sh\nprintf \'%s\\0\' "$@" >taken; echo tak""en\n')
    (folder / "picked").write_text(HOSTILE + "\n", encoding="utf-8")
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    child = pexpect.spawn(
        name,
        SHELLS[name],
        cwd=str(folder),
        env=sample.environment | {"PATH": path, "TERM": "xterm", "LANG": "C.UTF-8"},
        encoding="utf-8",
        codec_errors="replace",
        dimensions=(40, 120),
        timeout=PATIENCE,
    )
    try:
        child.send(f"source {keys}; echo load''ed\r")
        child.expect_exact("loaded")
        yield child
    finally:
        child.close(force=True)


def taken(child: pexpect.spawn[str], folder: Path) -> list[str]:
    """The words that the line had."""
    child.send("\r")
    child.expect_exact("taken")
    return (folder / "taken").read_text(encoding="utf-8").split("\0")[:-1]


@each_shell
def test_ids_come_to_the_cursor(sample: Newsbrowse, tmp_path: Path, name: str) -> None:
    with shell(sample, tmp_path, name, r"printf '7KQ2M9XA\n1DNTP9N0\n'") as child:
        child.send(f"take first  last{TO_THE_LEFT * 5}{KEY}")
        child.expect_exact("1DNTP9N0")
        assert taken(child, tmp_path) == ["first", "7KQ2M9XA", "1DNTP9N0", "last"]


@each_shell
def test_what_an_article_holds_comes_as_one_quoted_word(
    sample: Newsbrowse, tmp_path: Path, name: str
) -> None:
    with shell(sample, tmp_path, name, "cat picked") as child:
        child.send(f"take first {KEY}")
        child.expect_exact("#1")
        assert taken(child, tmp_path) == ["first", HOSTILE]
    assert not (tmp_path / "broken").exists()


@each_shell
def test_leaving_leaves_the_line(sample: Newsbrowse, tmp_path: Path, name: str) -> None:
    with shell(sample, tmp_path, name, "echo left >&2; exit 1") as child:
        child.send(f"take as is{KEY}")
        child.expect_exact("left")
        assert taken(child, tmp_path) == ["as", "is"]


@each_shell
def test_the_picker_itself(sample: Newsbrowse, tmp_path: Path, name: str) -> None:
    first = sample("search", "", "--limit", "1").lines[0].split("\t")[0]
    with shell(sample, tmp_path, name, f'exec {" ".join(program_line())} "$@"') as child:
        child.send(f"take {KEY}")
        child.expect_exact("takes the article")
        child.send("\r")
        child.expect_exact("?1049l")
        child.expect_exact(first)
        assert taken(child, tmp_path) == [first]
