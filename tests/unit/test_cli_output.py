"""The two streams of the command line: nothing harmful on a terminal, nothing lost in a pipe."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.cli import output
from newsbrowse.text.clean import clean


class Stream(io.TextIOWrapper):
    """A stream in memory that may claim to be a terminal."""

    def __init__(self, *, terminal: bool = False, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def bytes(self) -> bytes:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


def written(value: object, *, terminal: bool) -> bytes:
    stream = Stream(terminal=terminal)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        output.write_json(value)
    return stream.bytes()


HOSTILE = "a\x1b]52;c;aGk=\x07b\x9b31mc\u202ed\udce9é"


def test_a_pipe_gets_text_as_it_is_stored() -> None:
    assert written({"title": "Zoë \x9b \u202e"}, terminal=False) == '{"title": "Zoë \x9b \u202e"}\n'.encode()


def test_a_terminal_gets_ascii_json() -> None:
    data = written({"title": HOSTILE}, terminal=True)
    assert data.isascii()
    assert b"\x1b" not in data
    assert json.loads(data) == {"title": HOSTILE}


def test_a_lone_surrogate_survives_json() -> None:
    assert json.loads(written([HOSTILE], terminal=False)) == [HOSTILE]


@given(st.text(), st.booleans())
def test_json_is_one_line_that_reads_back(text: str, terminal: bool) -> None:
    data = written(text, terminal=terminal)
    assert data.count(b"\n") == 1
    assert json.loads(data) == text


@given(st.lists(st.text(st.characters(codec=None)), min_size=1, max_size=4))
def test_cells_cannot_break_the_row(cells: list[str]) -> None:
    stream = Stream()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        output.write_row(*cells)
    line = stream.bytes().decode()
    assert line.endswith("\n")
    assert len(line[:-1].split("\t")) == len(cells)
    assert all(clean(cell) == cell for cell in line[:-1].split("\t"))
    assert "\n" not in line[:-1]


def test_narration_is_cleaned_and_keeps_its_indent(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream()
    monkeypatch.setattr(sys, "stderr", stream)
    output.complain("bad \x1b[31mthing\nsecond line", "do \x9bthis")
    assert stream.bytes() == b"newsbrowse: bad [31mthing second line\n  do this\n"


def test_an_encoding_that_lacks_a_character_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = Stream(encoding="latin-1"), Stream(encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    output.write("Zoë 習")
    output.narrate("Zoë")
    assert out.bytes() == b"Zo\xeb ?\n"
    assert err.bytes() == b"Zo?\n"


def test_closed_streams_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    output.ensure_streams()
    output.write("nobody reads this")
    output.complain("nor this")
    assert output.close_stdout() == 0
    assert not output.is_terminal(sys.stdout)
