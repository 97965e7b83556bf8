"""Which calls of the picker are understood without typer."""

from __future__ import annotations

import pytest

from newsbrowse.cli.picking import Form, PickCall, read_call


@pytest.mark.parametrize(
    ("line", "call"),
    [
        ("pick", PickCall(None, Form.ID, "")),
        ("pick xi trade", PickCall(None, Form.ID, "xi trade")),
        ("--library l pick", PickCall("l", Form.ID, "")),
        ("pick --library=l --print quote a", PickCall("l", Form.QUOTE, "a")),
        ("pick --print=link a b", PickCall(None, Form.LINK, "a b")),
        ("pick -h", None),
        ("pick -- -a", None),
        ("pick --print", None),
        ("pick --print what", None),
        ("--print id pick", None),
        ("--set a=b pick", None),
        ("search pick", None),
    ],
)
def test_a_plain_call_is_understood_and_any_other_left_to_the_verb(line: str, call: PickCall | None) -> None:
    assert read_call(line.split(" ")) == call
