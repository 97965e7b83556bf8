"""The screen of the last time is painted as it was, or not at all."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.ui.damage import Damage
from newsbrowse.ui.kept_screen import Rows, load, painted, save

SIZE = (24, 6)
LINES = ("plain words", "东京 and more", "a\u0301b ★", "", "   ", "▌ chosen  12")
COLOURS = ("", "1", "38;5;9;48;2;1;2;3")

screens = st.lists(
    st.tuples(st.integers(0, SIZE[1] - 1), st.sampled_from(LINES), st.sampled_from(COLOURS)), max_size=8
)


def meant(written: list[tuple[int, str, str]]) -> Rows:
    """What the program's own model of the screen holds after some lines were painted."""
    damage = Damage()
    for row, text, colours in written:
        damage.feed(f"\x1b[{row + 1};1H\x1b[{colours or 0}m{text}\x1b[0m")
    return damage.meant()


def library_in(folder: Path) -> Path:
    (folder / "library.db").write_bytes(b"articles")
    (folder / "place.json").write_text("{}", encoding="utf-8")
    return folder


@given(screens)
def test_a_screen_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, written: list[tuple[int, str, str]]
) -> None:
    library = library_in(tmp_path_factory.mktemp("library"))
    rows = meant(written)
    save(library, SIZE, rows)
    assert load(library, SIZE) == (rows or None)


@given(screens)
def test_it_is_painted_as_the_program_paints_it(written: list[tuple[int, str, str]]) -> None:
    early, usual = pyte.Screen(*SIZE), pyte.Screen(*SIZE)
    pyte.Stream(early).feed(painted(meant(written)))
    damage = Damage()
    for row, text, colours in written:
        damage.feed(f"\x1b[{row + 1};1H\x1b[{colours or 0}m{text}\x1b[0m")
    pyte.Stream(usual).feed(damage.flush())
    assert early.display == usual.display


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A library whose screen was kept."""
    save(library_in(tmp_path), SIZE, meant([(0, "12 articles", "1")]))
    assert load(tmp_path, SIZE)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "content"),
    [("library.db", b"more articles"), ("library.db-wal", b"news"), ("place.json", b'{"text": "tea"}')],
)
def test_it_is_not_shown_once_the_library_has_changed(kept: Path, file: str, content: bytes) -> None:
    (kept / file).write_bytes(content)
    assert load(kept, SIZE) is None


def test_an_empty_log_of_changes_is_no_change(kept: Path) -> None:
    (kept / "library.db-wal").touch()
    assert load(kept, SIZE)


@pytest.mark.parametrize("name", ["NO_COLOR", "TERM", "NEWSBROWSE_THEME"])
def test_it_is_not_shown_in_another_environment(
    kept: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "other")
    assert load(kept, SIZE) is None


@pytest.mark.parametrize("arguments", [["pick"], ["--set", "theme=nord"]])
def test_it_is_not_shown_where_something_else_was_asked_for(
    kept: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["newsbrowse", *arguments])
    assert load(kept, SIZE) is None


def test_it_is_not_shown_with_other_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "config.toml"
    monkeypatch.setenv("NEWSBROWSE_CONFIG", str(config))
    save(library_in(tmp_path), SIZE, meant([(0, "12 articles", "1")]))
    config.write_text('theme = "nord"\n', encoding="utf-8")
    assert load(tmp_path, SIZE) is None


def test_it_is_not_shown_on_a_terminal_of_another_size(kept: Path) -> None:
    assert load(kept, (SIZE[0] + 1, SIZE[1])) is None


@pytest.mark.parametrize(
    "rows",
    [
        {"0": [["", "\x1b]52;c;aGk=\x07"]]},
        {"0": [["0m\x1b[2J", "text"]]},
        {"0": [["", ["a", "\x9b5n"]]]},
        {"0": [["", "x" * 25]]},
        {"6": [["", "below"]]},
        {"-1": [["", "above"]]},
        {"zero": [["", "text"]]},
        {"0": [[1, "text"]]},
        {"0": [["", 7]]},
        {"0": "text"},
        {"0": [["", [["nested"]]]]},
        ["text"],
        None,
    ],
)
def test_what_is_not_text_and_colours_is_not_shown(kept: Path, rows: object) -> None:
    file = kept / "screen.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(told | {"rows": rows}), encoding="utf-8")
    assert load(kept, SIZE) is None


@pytest.mark.parametrize("content", ["", "[]", "{", '{"stamp": []}', "[" * 100_000])
def test_a_file_that_is_none_of_ours_is_passed_over(kept: Path, content: str) -> None:
    (kept / "screen.json").write_text(content, encoding="utf-8")
    assert load(kept, SIZE) is None


def test_a_folder_that_cannot_be_written_keeps_what_was_there(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError("no space left")

    before = (kept / "screen.json").read_bytes()
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        save(kept, SIZE, {})
    assert (kept / "screen.json").read_bytes() == before
    assert not [file for file in kept.iterdir() if file.name.startswith(".")]
