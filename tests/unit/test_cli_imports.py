"""What a verb loads: a search in a pipe starts fast because it leaves alone what it does not use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Entry

PROGRAM = """
import json, sys
from newsbrowse.cli.run import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
HEAVY = {
    "asyncio",
    "charset_normalizer",
    "defusedxml",
    "feedparser",
    "httpcore2",
    "httpx2",
    "multiprocessing",
    "newsbrowse.compare",
    "newsbrowse.extract.analysis",
    "newsbrowse.extract.people",
    "newsbrowse.fetching",
    "newsbrowse.network",
    "newsbrowse.readers",
    "newsbrowse.ui",
    "pycld2",
    "pycrfsuite",
    "pydantic",
    "rapidfuzz",
    "rich",
    "textual",
    "yaml",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("imports") / "library"
    with Library.open(path, create=True) as archive:
        archive.add(
            [Entry(origin="test:1", title="Ferry aground", body="A ferry ran aground. “Help,” said a man.")]
        )
    return path


def loaded(library: Path, *arguments: str) -> set[str]:
    """The modules and their parents that a command in a pipe has loaded when it ends."""
    command = [sys.executable, "-c", PROGRAM, "--library", str(library), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "ferry", "--json"],
        ["search", "ferry"],
        ["facets", "--json"],
        ["facets"],
        ["export"],
        ["quotes", "--json"],
        ["quotes"],
    ],
    ids=" ".join,
)
def test_a_verb_in_a_pipe_loads_nothing_it_does_not_use(library: Path, arguments: list[str]) -> None:
    assert loaded(library, *arguments) & HEAVY == set()


def test_a_search_loads_no_other_verb(library: Path) -> None:
    verbs = {name for name in loaded(library, "search", "ferry") if name.startswith("newsbrowse.cli.")}
    used = {"app", "options", "output", "plain", "run", "search", "shapes"}
    assert verbs == {f"newsbrowse.cli.{name}" for name in used}


def test_naming_the_entry_point_loads_next_to_nothing() -> None:
    program = "import sys, newsbrowse.cli; print('typer' in sys.modules, 'newsbrowse.models' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
