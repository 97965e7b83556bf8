"""What is read out of a draft with signs of Markdown in it stands where it does without them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.writing.checking.draft import read_draft
from newsbrowse.writing.checking.signs import NOTHING, analysed, unwrapped

TEXT = "On Wednesday Vladimir Putin said “no” to 228 billion dollars from France."


def test_signs_hide_nothing_of_what_is_read() -> None:
    draft = read_draft(
        "On *Wednesday* **Vladimir Putin** said “no” to _228_ billion dollars from **Fran**ce.", "2026-02-08"
    )
    analysis = draft.article.analysis
    places = [
        *(span for person in analysis.people for span in person.mentions),
        *(span for country in analysis.countries for span in country.mentions),
        *((one.start, one.end) for one in analysis.dates),
        *((one.start, one.end) for one in analysis.figures),
    ]
    assert [draft.text[start:end] for start, end in places] == [
        "Vladimir Putin",
        "Fran**ce",
        "Wednesday",
        "228_ billion dollars",
    ]
    assert analysis.figures[0].text == "228 billion dollars"


@given(st.lists(st.integers(0, len(TEXT)), max_size=6))
@settings(max_examples=40)
def test_signs_anywhere_change_nothing_but_places(places: list[int]) -> None:
    text = TEXT
    for at in sorted(places, reverse=True):
        text = text[:at] + NOTHING + text[at:]
    plain, signed = analysed(TEXT, "2026-02-08"), analysed(text, "2026-02-08")
    assert [one.text for one in signed.figures] == [one.text for one in plain.figures]
    for one, other in zip(plain.figures, signed.figures, strict=True):
        assert text[other.start : other.end].replace(NOTHING, "") == TEXT[one.start : one.end]


def test_a_wrapped_line_goes_on_and_a_short_one_or_a_full_stop_ends() -> None:
    wrapped = "This is a line of a paragraph that is as long as lines are, by Vladimir\nPutin."
    assert unwrapped(wrapped) == wrapped.replace("\n", " ")
    for kept in (
        "A heading\nVladimir",
        "This is a line of a paragraph that ends here, with a stop.\nVladimir",
    ):
        assert unwrapped(kept) == kept
    assert len(unwrapped(wrapped * 3)) == len(wrapped * 3)
