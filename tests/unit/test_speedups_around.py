"""The kernel that looks at what stands around numbers does what plain Python does."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract import figures_around
from newsbrowse.extract.figures_around import JOINTS
from newsbrowse.extract.figures_before import ends_before, ends_of
from newsbrowse.extract.figures_behind import MARKS, may_follow
from newsbrowse.extract.scanned import scan

GIVEN = (may_follow, ends_of, ends_before, (MARKS, JOINTS), figures_around._BITS)
PIECES = [
    *("7", "12", "2016", "1,200", "4.5", "0" * 16, "9" * 40, "٣", "²", "$", "-", "−", "€", "%", "'s"),
    *(
        "one",
        "Two",
        "million",
        "dozens",
        "half",
        "a",
        "an",
        "the",
        "up",
        "to",
        "of",
        "in",
        "and",
        "as",
        "many",
    ),
    *("about", "least", "(over", "page", "No.", "#", "May", "Sept.", "aged", "first", "said,", "interstate"),
    *(
        "people",
        "percent",
        "mln",
        "k",
        "bn",
        "-year",
        "or more",
        "ago",
        "boats",
        "x" * 17,
        "é",
        "İ",
        "\udc80",
    ),
    *(" ", " ", " ", "  ", "\n", "\x1c", "\x00", "\xa0", "“", "—", "_", "/", "𝟙"),
]


@settings(max_examples=500)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_what_stands_around_numbers_is_told_the_same_by_the_kernel(text: str) -> None:
    quick, plain = figures_around.Around(*GIVEN), figures_around._Around(*GIVEN)
    places = range(len(text) + 1)
    assert [quick.behind(text, at) for at in places] == [plain.behind(text, at) for at in places]
    assert [quick.before(text, at) for at in places] == [plain.before(text, at) for at in places]
    assert sorted(quick.signs(text, "$-−€")) == sorted(plain.signs(text, "$-−€"))
    begin = [*scan(text).figures, *scan(text).digits]
    assert quick.candidates(text, begin) == plain.candidates(text, begin)
