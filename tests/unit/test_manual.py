"""The manual page is that of the verbs as they are."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from newsbrowse.cli.app import VERBS
from newsbrowse.cli.manual import manual

PAGE = Path(__file__).parents[2] / "man" / "newsbrowse.1"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "run make manual"


def test_every_verb_has_its_place() -> None:
    page = manual()
    for verb in VERBS:
        assert f".SS {verb}" in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
def test_groff_has_nothing_to_say_against_it() -> None:
    command = [
        "groff",
        "-man",
        "-Tutf8",
        "-Kutf8",
        "-rLL=200n",
        "-w",
        "mac",
        "-w",
        "escape",
        "-w",
        "font",
        "-w",
        "char",
        "-z",
    ]
    done = subprocess.run(command, input=manual().encode(), capture_output=True, check=True)
    assert done.stderr.decode() == ""
