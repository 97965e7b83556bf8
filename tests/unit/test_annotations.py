"""What stands of the user's tags and note in the head of an article."""

from __future__ import annotations

from newsbrowse.ui.annotations import annotation_lines


def test_tags_and_a_short_note() -> None:
    assert list(annotation_lines(("budget", "to\x1b check"), "one\n\ntwo")) == [
        ("Tags", "budget · to check"),
        ("Note", "one"),
        ("", "two"),
    ]
    assert list(annotation_lines((), "")) == []


def test_of_a_long_note_the_beginning_stands_there() -> None:
    lines = list(annotation_lines((), "\n".join(["x" * 600, *map(str, range(9))])))
    assert len(lines) == 7
    assert lines[0] == ("Note", "x" * 500 + "…")
    assert lines[-1] == ("", "… 4 more lines in the note")
