"""The kernel that finds terms for countries does what plain Python does."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract import country_terms
from newsbrowse.extract.country_context import Match
from newsbrowse.extract.country_table import Evidence, Term

TERMS = tuple(
    Term(text, code, kind)
    for text, code, kind in (
        ("U.S.S.R.", "RU", Evidence.NAME),
        ("Russians", "RU", Evidence.DEMONYM),
        ("Anglo-", "GB", Evidence.DEMONYM),
        ("New Age", "", Evidence.NAME),
        ("Russia", "RU", Evidence.NAME),
        ("Åland", "AX", Evidence.NAME),
        ("U.S.", "US", Evidence.NAME),
        ("U.S", "US", Evidence.NAME),
        ("𝔘K", "GB", Evidence.NAME),
        ("New", "NZ", Evidence.PLACE),
        ("U", "UY", Evidence.PLACE),
    )
)
PIECES = [
    *(term.text for term in TERMS),
    " ",
    ".",
    "S.",
    "s",
    "-",
    "_",
    "é",
    "٣",
    "²",
    "\u0301",
    "𝔘",
    "\udc80",
    "x" * 99,
]


@settings(max_examples=300)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)),
    st.lists(st.integers(-3, 60), max_size=8),
)
def test_the_same_terms_are_found_by_the_kernel(text: str, elsewhere: list[int]) -> None:
    begin = sorted([*range(len(text)), *elsewhere])
    places = [(start, TERMS) for start in begin]
    given_ = (text, places, Match, country_terms._is_whole)
    assert country_terms.find_terms(*given_) == country_terms._find_terms(*given_)
