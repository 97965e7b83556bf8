"""One count of paragraphs, whoever asks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.models import Article
from newsbrowse.text.blocks import blocks
from newsbrowse.text.markup import Markup, markup_of
from newsbrowse.text.paragraphs import Paragraphs
from newsbrowse.ui.reading.opening import shown

BODIES = st.text(st.sampled_from("ab. \n\t\x00\x1c\x85\u200b#->1*|"), max_size=80)


@settings(max_examples=150)
@given(BODIES, st.sampled_from(["a.txt", "a.md"]))
def test_the_number_of_a_place_is_that_of_its_block_in_the_reader(body: str, name: str) -> None:
    article = Article("0000000A", "A title", body, origins=(name,))
    paragraphs = Paragraphs.of(article)
    for block in blocks(shown(body), markdown=markup_of(article) is Markup.MARKDOWN):
        assert paragraphs.number(block.start) == block.paragraph


def test_a_line_is_a_paragraph_where_a_page_came_without_blank_lines() -> None:
    first, second = "One sentence of news. " * 6, "Another one of them. " * 6
    paragraphs = Paragraphs(f"{first}\n{second}", Markup.PLAIN)
    assert [paragraphs.number(place) for place in (0, len(first), len(first) + 1)] == [1, 1, 2]
    assert Paragraphs("", Markup.PLAIN).number(0) == 1
