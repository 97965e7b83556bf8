"""The snippets of docs/editors.md, run as they stand there."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pexpect
import pytest

from tests.e2e.conftest import PATIENCE

DOCS = (Path(__file__).parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")


def snippet(language: str) -> str:
    """The snippet of a language."""
    found = re.search(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_puts_what_is_picked_into_the_line(tmp_path: Path) -> None:
    program = tmp_path / "newsbrowse"
    program.write_text("#!/bin/sh\n[ $# = 3 ] && printf 'AAAA\\nBBBB\\n'\n", encoding="utf-8")
    program.chmod(0o755)
    test = (
        "READLINE_LINE='show  x' READLINE_POINT=5; __newsbrowse_pick; echo \"$READLINE_LINE@$READLINE_POINT\""
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{snippet('bash')}\n{test}"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "show AAAA BBBB x@14\n"


@pytest.mark.parametrize(("name", "option"), [("zsh", "-n"), ("fish", "-n")])
def test_the_other_shells_take_theirs(name: str, option: str, tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"needs {name}")
    (tmp_path / "snippet").write_text(snippet(name), encoding="utf-8")
    done = subprocess.run(
        [name, option, str(tmp_path / "snippet")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", [["zsh", "-f"], ["fish", "--no-config"]], ids=["zsh", "fish"])
def test_a_key_puts_what_is_picked_into_the_line(shell: list[str], tmp_path: Path) -> None:
    if shutil.which(shell[0]) is None:
        pytest.skip(f"needs {shell[0]}")
    program = tmp_path / "newsbrowse"
    program.write_text("#!/bin/sh\n[ $# = 3 ] && printf 'AAAA\\nBBBB\\n'\n", encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "snippet").write_text(snippet(shell[0]), encoding="utf-8")
    child: pexpect.spawn[bytes] = pexpect.spawn(
        shell[0],
        shell[1:],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": str(tmp_path), "TERM": "dumb"},
        dimensions=(24, 200),
        timeout=PATIENCE,
    )
    child.send(f"source {tmp_path}/snippet; echo re''ady\r")
    child.expect_exact("ready")
    child.send("echo g''ot \x18n\r")
    child.expect_exact("got AAAA BBBB")
    child.close(force=True)
