"""Credits in a body, and the strings that they are told by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.extract import people_credits
from newsbrowse.extract.people_credits import Credits
from newsbrowse.speedups import faster, kernel

PIECES = st.sampled_from(
    [
        *("By", "BY", "by", " by", "Bby", ":", "/", "|", "Contact", "contribute", "courtesy", " COURTESY"),
        *(
            "follow me",
            "Write to",
            " ",
            "\n",
            "é",
            "“",
            "😀",
            "\udc80",
            "\x7f",
            "\x80",
            "ontontact",
            "bby",
            "",
        ),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
def test_the_kernel_finds_the_same_signs(text: str) -> None:
    plain = people_credits._Signs(people_credits._SIGNS)
    assert people_credits._looked_for.places(text) == plain.places(text)


@pytest.mark.parametrize("signs", [("é",), ("",), ("a" * 40, "b" * 25)])
def test_the_kernel_refuses_what_it_cannot_look_for(signs: tuple[str, ...]) -> None:
    compiled = kernel("signs")
    if not compiled:
        pytest.skip("plain Python looks for anything")
    with pytest.raises(ValueError, match="not such as are looked for"):
        compiled.Signs(signs)


def test_the_kernel_looks_for_as_many_characters_as_it_has_bits() -> None:
    signs = ("a" * 40, "b" * 24)
    looked_for = faster("signs", people_credits._Signs)(signs)
    assert looked_for.places("x" + "a" * 41 + "b" * 24) == {"a" * 40: [1, 2], "b" * 24: [42]}


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("The road was closed.", ""),
        ("Photo by Ada Okoye\nThe road was closed.", "Photo by Ada Okoye"),
        (
            "It was late. Reporting by Ada Okoye; editing by Bo Lund",
            "Reporting by Ada Okoye; editing by Bo Lund",
        ),
        ("He stood by the photo: it was his.", ""),
        ("The mayor, left. Ada Okoye/AFP", "Ada Okoye/AFP"),
        ("The mayor, left. Reuters/Ada Okoye", "Reuters/Ada Okoye"),
        ("You can follow Ada Okoye on Twitter.", "follow Ada Okoye on Twitter"),
    ],
)
def test_credits_are_found(text: str, credited: str) -> None:
    assert [text[at] for at in range(len(text)) if Credits(text).cover(at, at + 1)] == list(credited)
