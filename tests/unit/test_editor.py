"""A text in the user's own editor: private, given back as it was left, and gone afterwards."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsbrowse.errors import NewsbrowseError
from newsbrowse.ui.editor import edited, editor_command


class Editor:
    """Writes a text into the file it is given, and looks at it."""

    def __init__(self, text: str | None, code: int = 0) -> None:
        self.text = text
        self.code = code
        self.before = ""
        self.file = Path()

    def __call__(self, command: Sequence[str]) -> int:
        self.file = Path(command[-1])
        self.before = self.file.read_text(encoding="utf-8")
        assert stat.S_IMODE(self.file.stat().st_mode) == 0o600
        assert stat.S_IMODE(self.file.parent.stat().st_mode) == 0o700
        (self.file.parent / "note.md~").write_text("what editors leave")
        if self.text is not None:
            self.file.write_text(self.text, encoding="utf-8")
        return self.code


@pytest.mark.parametrize(
    ("before", "written", "code", "expected"),
    [
        ("", "new\n\nnote\n", 0, "new\n\nnote\n"),
        ("old", "", 0, ""),
        ("old", None, 0, None),
        ("old", "old\n\n", 0, None),
        ("old", "new", 1, None),
    ],
)
def test_what_the_editor_leaves_is_the_text(
    before: str, written: str | None, code: int, expected: str | None
) -> None:
    editor = Editor(written, code)
    assert edited(before, editor) == expected
    assert editor.before == (f"{before}\n" if before else "")
    assert not editor.file.parent.exists()


def test_the_command_is_visual_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert editor_command({"VISUAL": "code -w", "EDITOR": "ed"}) == ["code", "-w"]
    assert editor_command({"VISUAL": " ", "EDITOR": "'my ed'"}) == ["my ed"]
    assert editor_command({}) == ["vi"]
    with pytest.raises(NewsbrowseError, match="EDITOR"):
        editor_command({"EDITOR": "'half"})
    monkeypatch.setenv("VISUAL", "/nowhere/editor")
    with pytest.raises(NewsbrowseError, match="/nowhere/editor: No such file"):
        edited("text")


def test_an_editor_that_removes_the_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def remove(command: Sequence[str]) -> int:
        Path(command[-1]).unlink()
        return 0

    with pytest.raises(NewsbrowseError, match="No such file"):
        edited("text", remove)


def test_bytes_that_are_no_text_become_one() -> None:
    def write(command: Sequence[str]) -> int:
        Path(command[-1]).write_bytes(b"a\xff\x00b")
        return 0

    assert edited("", write) == "a\ufffd\x00b"
