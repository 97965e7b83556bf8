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
    capsysbinary.readouterr()
    assert run([*start, str(tmp_path / "noise")]) == 2
    told = capsysbinary.readouterr().err.decode().splitlines()
    assert told == [
        f"newsbrowse: {tmp_path / 'noise'} cannot be checked: this is not text",
        "  give it a text or Markdown file",
    ]
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


def test_an_empty_draft_and_one_that_is_too_large(
    sample_folder: Path, tmp_path: Path, capsysbinary: Captured
) -> None:
    start = ["--library", str(sample_folder), "check"]
    (tmp_path / "empty").write_bytes(b"")
    assert run([*start, str(tmp_path / "empty")]) == 0
    assert capsysbinary.readouterr().err.startswith(b"nothing to look up")
    (tmp_path / "huge").write_bytes(b"a" * 1_000_001)
    assert run([*start, str(tmp_path / "huge")]) == 2
    assert b"has more than 1,000,000 bytes" in capsysbinary.readouterr().err


@pytest.mark.parametrize(
    ("data", "places"),
    [
        (b"\tVladmir Putin accepted an invitation from Xi.\n", ["1:2"]),
        (b"\xef\xbb\xbfVladmir Putin accepted an invitation from Xi.\n", ["1:1"]),
        ("Né. Vladmir Putin accepted an invitation from Xi.\n".encode(), ["1:6"]),
        (b"Yes.\r\n\r\nSo Vladmir Putin\r\naccepted an invitation from Xi.\r\n", ["3:4"]),
        (
            b"In the call that the two had on the day in question Vladmir\nPutin accepted an invitation.\n",
            ["1:53"],
        ),
        (b"- So **Vladmir Putin** accepted an [invitation](http://x.test/12) from Xi.\n", ["1:8"]),
        (b"---\ntitle: Vladmir Putin\n---\n\n```\nVladmir Putin\n```\n", []),
        (b"* Vladmir Putin[^1] accepted an invitation from Xi.\n\n[^1]: <https://x.test/99>\n", ["1:3"]),
    ],
    ids=["tab", "byte order mark", "two bytes", "CRLF", "wrapped", "emphasis", "front matter", "footnote"],
)
def test_a_line_for_an_editor_points_to_the_byte(
    sample_folder: Path, tmp_path: Path, capsysbinary: Captured, data: bytes, places: list[str]
) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(data)
    assert run(["--library", str(sample_folder), "check", str(path), "--format", "lines"]) == bool(places)
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert [line.removeprefix(f"{path}:").partition(": ")[0] for line in lines] == places
    assert all("did you mean Vladimir Putin?" in line for line in lines)
