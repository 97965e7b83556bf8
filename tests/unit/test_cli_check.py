"""`check` from the shell: forms, exit codes, what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from tests.unit.planted import WEEK

from newsbrowse.cli.run import run

Captured = pytest.CaptureFixture[bytes]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "week.md"
    path.write_text(WEEK, encoding="utf-8")
    return path


def test_each_form_tells_the_same(sample_folder: Path, draft: Path, capsysbinary: Captured) -> None:
    start = ["--library", str(sample_folder), "check", str(draft)]
    assert run([*start, "--json"]) == 1
    told = json.loads(capsysbinary.readouterr().out)
    assert (told["differs"], told["not_found"]) == (10, 0)
    first = next(one for one in told["findings"] if one["verdict"] == "differs")
    assert WEEK[first["start"] : first["end"]] == first["text"] == "Tuesday, 3 February 2026"
    assert first["library"][0]["citation"]
    assert run([*start, "--format", "lines"]) == 1
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert len(lines) == 10
    assert lines[0].startswith(f"{draft}:8:54: date differs: Tuesday, 3 February 2026; library: Wednesday, 4")
    draft.write_text(WEEK.replace("spoke by video link", "“spoke” by video link"), encoding="utf-8")
    for columns, column in (("bytes", 60), ("characters", 56)):
        assert run([*start, "--format", "lines", "--columns", columns]) == 1
        assert capsysbinary.readouterr().out.decode().startswith(f"{draft}:8:{column}: date differs")
    assert run(start) == 1
    captured = capsysbinary.readouterr()
    assert captured.out.decode().count(" differs  (") == 10
    assert b"10 differs, 0 not found" in captured.err


def test_all_found_is_0_and_wrong_use_is_2(
    sample_folder: Path, tmp_path: Path, capsysbinary: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = ["--library", str(sample_folder), "check"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Putin spoke to Xi in 2025.")))
    assert run([*start, "-"]) == 0
    assert capsysbinary.readouterr().out == b""
    assert run([*start, str(tmp_path / "none.md")]) == 2
    (tmp_path / "noise").write_bytes(bytes(range(256)))
    assert run([*start, str(tmp_path / "noise")]) == 2
    assert run([*start, str(tmp_path / "noise"), "--day", "yesterday"]) == 2
    assert run([*start, str(tmp_path / "noise"), "--json", "--format", "lines"]) == 2
    assert b"Traceback" not in capsysbinary.readouterr().err


def test_control_characters_of_a_draft_do_not_reach_the_terminal(
    sample_folder: Path, tmp_path: Path, capsysbinary: Captured
) -> None:
    path = tmp_path / "evil.md"
    path.write_text(
        "Vladmir\x1b[31m Putin said “stabilising \x9b force is what we are” to Xi.\n", encoding="utf-8"
    )
    for form in ("text", "lines"):
        run(["--library", str(sample_folder), "check", str(path), "--found", "--format", form])
        out = capsysbinary.readouterr().out.decode()
        assert "\x1b" not in out
        assert "\x9b" not in out
