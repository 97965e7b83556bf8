"""Quotation marks are nested as they must be, and no word changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.writing.marks import quoted, titled


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("He left.", "“He left.”"),
        ("He said, “No.”", "‘He said, “No.”’"),
        ("He didn’t say “no”.", "‘He didn’t say “no”.’"),
        ("He didn't.", '"He didn\'t."'),
        ('He said, "No."', "'He said, \"No.\"'"),
        ("Then we go.”", "“Then we go.”"),
        ("“We stay.", "“We stay.”"),
        ("He said, “We stay.", "‘He said, “We stay.”’"),
        ("We stay,” he said.", "‘“We stay,” he said.’"),
        ("“One.\n\n“Two.”", "‘“One.\n\n“Two.”’"),
        ('Then we go."', '"Then we go."'),
        ('"We stay.', '"We stay."'),
    ],
)
def test_marks_are_nested(words: str, expected: str) -> None:
    assert quoted(words) == expected


@given(st.text("ab .“”‘’\"'\n", max_size=30))
def test_no_word_changes(words: str) -> None:
    bare = str.maketrans("", "", "“”\"‘’'")
    assert quoted(words).translate(bare) == words.translate(bare)


@pytest.mark.parametrize(
    ("title", "end", "expected"),
    [
        ("Plain", ",", "“Plain,”"),
        ("Plain.", ".", "“Plain.”"),
        ("Who?", ",", "“Who?,”"),
        ("Who?", ".", "“Who?”"),
        ('A "war" on “words”', ".", "“A ‘war’ on ‘words.’”"),
    ],
)
def test_a_title_has_single_marks_inside(title: str, end: str, expected: str) -> None:
    assert titled(title, end) == expected
