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

from newsbrowse.archive.library import Library
from newsbrowse.models import Entry, Search
from tests.e2e.conftest import PATIENCE, Newsbrowse, program_line

SHELLS = {"bash": ("--norc", "-i"), "zsh": ("-f", "-i"), "fish": ("--no-config", "-i")}
HOSTILE = {
    "two words": "alpha",
    "it's said": "bravo",
    "$(touch broken)": "delta",
    "`touch broken`": "echo",
    "back\\slash *": "foxtrot",
    "a;touch broken #1": "golf",
    "x=y:z & {a,b} ~ !!": "hotel",
    "Ж|<>?[q]": "india",
}
"""Values, and a word that the tag and the source begin with; double quotation marks can stand in no query."""


@contextmanager
def shell(
    sample: Newsbrowse, folder: Path, name: str, *arguments: str, keeping: bool = False
) -> Iterator[pexpect.spawn[str]]:
    """An interactive shell that has loaded the completion and finds the command.

    Args:
        sample: the command with its library.
        folder: what the test writes to; the shell is in it.
        name: of the shell.
        arguments: of the shell.
        keeping: whether the command only completes, and else keeps its words in a file, `kept`.
    """
    if shutil.which(name) is None:
        pytest.skip(f"needs {name}")
    program = folder / "newsbrowse"
    keep = "[ $1 = completion ] || { printf '%s\\0' \"$@\" >kept; echo kept it; exit; }\n" if keeping else ""
    program.write_text(f'#!/bin/sh\n{keep}exec {" ".join(program_line())} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = folder / f"completion.{name}"
    script.write_text(sample("completion", name).out, encoding="utf-8")
    path = f"{folder}:{Path(sys.executable).parent}:{sample.environment['PATH']}"
    environment = sample.environment | {"PATH": path, "PS1": "$ ", "TERM": "dumb"}
    child = pexpect.spawn(
        name, list(arguments), env=environment, timeout=PATIENCE, dimensions=(40, 160), cwd=str(folder)
    )
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


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Newsbrowse:
    """A library of articles with hostile tags and sources."""
    folder = tmp_path_factory.mktemp("hostile")
    command = Newsbrowse(folder / "library", folder / "home")
    with Library.open(command.library, create=True) as library:
        library.add(
            Entry(word, word, f"Of {word}.", source=f"{word} {value}", tags=(f"{word}{value}",))
            for value, word in HOSTILE.items()
        )
    return command


@pytest.mark.parametrize("field", ["tag", "source"])
@pytest.mark.parametrize("name", list(SHELLS))
def test_hostile_values_reach_the_verb_as_they_are(
    hostile: Newsbrowse, tmp_path: Path, name: str, field: str
) -> None:
    """What is completed is one word of the verb's, and nothing in it is run."""
    with shell(hostile, tmp_path, name, *SHELLS[name], keeping=True) as child:
        for word in HOSTILE.values():
            (offered,) = hostile("completion", "words", "--", "search", f"{field}:{word}").lines
            child.send(f"newsbrowse search {field}:{word}\t\r")
            child.expect_exact("kept it")
            got = (tmp_path / "kept").read_text(encoding="utf-8").split("\0")
            assert got == ["search", offered.partition("\t")[0], ""]
    assert not list(tmp_path.glob("broken*"))


@pytest.mark.parametrize("field", ["tag", "source"])
def test_what_is_completed_finds_its_article(hostile: Newsbrowse, field: str) -> None:
    for word in HOSTILE.values():
        (offered,) = hostile("completion", "words", "--", "search", f"{field}:{word}").lines
        with Library.open(hostile.library) as library:
            found = library.search(Search(offered.partition("\t")[0]))
        assert [hit.title for hit in found.hits] == [word], offered
