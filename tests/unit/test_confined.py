"""Reading in a child process: its bounds, and that the next input has a reader again."""

from __future__ import annotations

import pytest

from newsbrowse.errors import ReadError
from newsbrowse.readers import confined

READER = "tests.unit.endless"


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        (b"endless", "takes more than 1 s to read"),
        (b"greedy", "too much memory"),
        (b"dies", "the reader ended over it"),
        (b"fails", r"cannot be read \(KeyError\)"),
    ],
)
def test_what_cannot_be_read_has_a_reason_and_the_next_is_read(request_: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        confined.confined(READER, request_, seconds=1)
    assert confined.confined(READER, b"abc") == b"cba"


def test_a_child_that_went_is_replaced() -> None:
    assert confined.confined(READER, b"abc") == b"cba"
    for child in confined._idle:
        child._process.stdin.close()  # type: ignore[union-attr]
        child._process.wait()
    assert confined.confined(READER, b"abc") == b"cba"
