"""What goes over the line shows the same screen as what Textual writes."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.ui.damage import Damage

COLUMNS, ROWS = 24, 6
STYLES = ("", "0", "1", "4;39;49", "31;49", "2;39;49", "38;5;9;48;2;1;2;3", "7;33;49", "39", "49")

texts = st.one_of(
    st.text("ab  -", min_size=1, max_size=12), st.just(" " * 9), st.sampled_from(["é", "a\u0301b", "¶ ★"])
)
pieces = st.tuples(st.integers(0, 3), st.integers(0, COLUMNS - 13), texts, st.sampled_from(STYLES))
wide_rows = st.tuples(
    st.integers(4, ROWS - 1),
    st.just(0),
    st.sampled_from(["東京" + " " * 20, "a東b" + " " * 20, "plain" + " " * 19]),
    st.sampled_from(STYLES),
)
"""Whole rows: the emulator, unlike terminals, leaves half of a wide letter that is written over."""

painted = st.lists(st.one_of(pieces, wide_rows), min_size=1, max_size=8)
frames = st.lists(
    st.one_of(
        painted, st.sampled_from(["\x1b[?25l", "\x1b]0;title\x07", "\x1b[2J", "\x1b[?1004h", "\x1b[6n"])
    ),
    min_size=1,
    max_size=8,
)


def as_written(frame: list[tuple[int, int, str, str]] | str) -> str:
    """A painting as Textual writes it: each piece at its place, in its colours."""
    if isinstance(frame, str):
        return frame
    parts = [f"\x1b[{row + 1};{column + 1}H\x1b[{style}m{text}\x1b[0m" for row, column, text, style in frame]
    return "".join(parts) + "\x1b[1;1H"


def screen() -> tuple[pyte.Screen, pyte.Stream]:
    made = pyte.Screen(COLUMNS, ROWS)
    return made, pyte.Stream(made)


def cells(of: pyte.Screen) -> list[list[object]]:
    return [[of.buffer[row][column] for column in range(COLUMNS)] for row in range(ROWS)]


@settings(max_examples=200, deadline=None)
@given(frames, st.lists(st.booleans(), min_size=8, max_size=8))
def test_the_same_screen_is_shown(
    written: list[list[tuple[int, int, str, str]] | str], flushed: list[bool]
) -> None:
    plain, plain_stream = screen()
    thrifty, thrifty_stream = screen()
    damage = Damage()
    for frame, now in zip(written, flushed, strict=False):
        data = as_written(frame)
        plain_stream.feed(data)
        thrifty_stream.feed(damage.feed(data) + (damage.flush() if now else ""))
    thrifty_stream.feed(damage.flush())
    assert thrifty.display == plain.display
    assert cells(thrifty) == cells(plain)
    assert (thrifty.cursor.y, thrifty.cursor.x) == (plain.cursor.y, plain.cursor.x)


@given(painted)
def test_the_same_painting_again_costs_nothing(frame: list[tuple[int, int, str, str]]) -> None:
    damage = Damage()
    damage.feed(as_written(frame))
    damage.flush()
    if damage.feed(as_written(frame)) + damage.flush() == "":
        return
    # pieces that overlap are first painted one way, then the other: the second time starts from the end
    damage.feed(as_written(frame))
    assert damage.flush() == ""


def test_only_what_changed_is_written() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1H\x1b[1mOne line of text\x1b[0m\x1b[1;1H")
    assert damage.flush() == "\x1b[1H\x1b[1mOne line of text\x1b[m\x1b[1H"
    damage.feed("\x1b[1;1H\x1b[1mOne line in text\x1b[0m\x1b[1;1H")
    assert damage.flush() == "\x1b[1;10H\x1b[1min\x1b[m\x1b[1H"


def test_blanks_at_the_end_are_erased() -> None:
    damage = Damage()
    damage.feed("\x1b[2;1Hword" + " " * 60)
    assert damage.flush() == "\x1b[2Hword\x1b[K\x1b[2;65H"


def test_what_is_painted_while_the_line_is_busy_is_one_difference() -> None:
    damage = Damage()
    for number in range(50):
        assert damage.feed(f"\x1b[1;1Hcount {number}\x1b[1;1H") == ""
    assert damage.flush() == "\x1b[1Hcount 49\x1b[1H"


def test_a_line_with_wide_letters_is_written_whole() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1H東京 one")
    damage.flush()
    damage.feed("\x1b[1;1H東京 two")
    assert damage.flush().startswith("\x1b[1H東京 two")


def test_rows_that_the_terminal_no_longer_has_are_left_out() -> None:
    damage = Damage()
    damage.forget(2)
    damage.feed("\x1b[1;1Hone\x1b[3;1Hthree\x1b[1;1H")
    assert damage.flush() == "\x1b[1Hone\x1b[1H"


def test_a_redraw_paints_all_again() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1Hone\x1b[2;1Htwo")
    damage.flush()
    assert damage.redraw() == "\x1b[m\x1b[2J\x1b[1Hone\x1b[2Htwo"


def test_where_the_terminal_can_a_large_difference_is_shown_at_once() -> None:
    damage = Damage()
    damage.feed("\x1b[?2026h")
    damage.feed("\x1b[1;1H" + "x" * 300)
    shown = damage.flush()
    assert shown.startswith("\x1b[?2026h")
    assert shown.endswith("\x1b[?2026l")


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b]52;c;QUJD\x07",
        "\x1bPtmux;\x1b\x1b]52;c;QUJD\x07\x1b\\",
        "\x1bPtmux;\x1b\x1b]52;c;QUJD\x1b\x1b\\\x1b\\",
        "\x1bP\x1b]52;c;QU\x1b\\\x1bPJD\x07\x1b\\",
    ],
)
def test_a_sequence_with_escapes_inside_goes_to_the_terminal_as_it_is(sequence: str) -> None:
    damage = Damage()
    damage.feed("\x1b[1;1Hone")
    assert damage.feed(f"\x1b[1;1Htwo{sequence}\x1b[1;1Hthree") == f"\x1b[1Htwo{sequence}"
    assert damage.flush() == "\x1b[1Hthree"


def page(lines: list[str]) -> str:
    return "".join(f"\x1b[{row + 1};1H{line:<{COLUMNS}}" for row, line in enumerate(lines)) + "\x1b[1;1H"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["one", "two", "", "four", "five five", "six", "seven"]), min_size=40, max_size=40
    ),
    st.lists(st.integers(0, 20), min_size=2, max_size=5),
    st.booleans(),
)
def test_scrolled_lines_stand_where_they_are_meant_to(
    lines: list[str], tops: list[int], numbered: bool
) -> None:
    """Moved by the terminal or not, the screen is the same."""
    if numbered:
        lines = [f"{at} {line}" for at, line in enumerate(lines)]
    made = pyte.Screen(COLUMNS, 14)
    stream = pyte.Stream(made)
    damage = Damage()
    for top in tops:
        shown = ["a title", *lines[top : top + 12], f"line {top}"]
        stream.feed(damage.feed(page(shown)) + damage.flush())
        assert [line.rstrip() for line in made.display] == [line.rstrip() for line in shown]


def test_a_line_further_down_is_moved_by_the_terminal() -> None:
    damage = Damage()
    lines = [f"{at} " + "word " * 4 for at in range(30)]
    damage.feed(page(lines[:12]))
    damage.flush()
    damage.feed(page(lines[1:13]))
    down = damage.flush()
    assert down.startswith("\x1b[1;12r\x1b[12H\n\x1b[r")
    assert len(down) < 60
    damage.feed(page(lines[:12]))
    assert damage.flush().startswith("\x1b[1;12r\x1b[1H\x1bM\x1b[r\x1b[1H0 word")


def test_the_cursor_stays_where_leaving_the_other_screen_put_it() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1Hone\x1b[5;7H")
    damage.flush()
    assert damage.feed("\x1b[?1049l\x1b[?25h") == "\x1b[?1049l\x1b[?25h"
    assert damage.flush() == ""
