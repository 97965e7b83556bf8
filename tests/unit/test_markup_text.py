"""Pieces of HTML as paragraphs."""

from __future__ import annotations

import pytest

from newsbrowse.readers.markup_text import line_of, text_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain", "plain"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br/><br>Two<br>three", "One\n\nTwo\nthree"),
        ("<div><div>One <b>bold</b>\n line</div></div>", "One bold line"),
        ("<ul><li>a</li><li><p>b</p></li></ul><p>c</p>", "- a\n- b\n\nc"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\n\nc"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a<script>x<p>y</script><style>z</style>b", "ab"),
        ("a<!-- hidden <p> -->b<!-- open", "ab"),
        ("a<!-- never > b", "a b"),
        ("5 &lt; 6 &amp; 7 &#8212; x", "5 < 6 & 7 — x"),
        ("<blockquote><p>said</p><p>a<br>b</p></blockquote><p>c", "> said\n\n> a\n> b\n\nc"),
        ("<h2>Head</h2><p>a</p><h3></h3><p>b</p>", "## Head\n\na\n\nb"),
        ("<img src=x alt=y>", ""),
        ("a <b", "a <b"),
        ("", ""),
    ],
)
def test_blocks(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize(
    "unit", ["<a ", "<!--", "<!", "<?", "<a b='", '<a b="', "<p>", "</p", "&", "<script>", "<pre>"]
)
def test_what_is_never_closed_takes_no_longer(unit: str) -> None:
    assert len(text_of(unit * (200_000 // len(unit)))) <= 400_000


def test_a_line_has_no_breaks() -> None:
    assert line_of("<p>One</p><p>Two</p>") == "One Two"
    assert line_of("a < b > c") == "a < b > c"
    assert line_of("<h2>One</h2><ul><li>Two</li></ul>") == "One Two"
