"""Addresses of the web: what is dropped from them, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.text.addresses import web_address


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://a.example/x?utm_source=rss&id=7&fbclid=z", "https://a.example/x?id=7"),
        ("HTTPS://A.Example:443/X", "https://a.example/X"),
        ("http://a.example", "http://a.example/"),
        ("http://a.example:8080/x#part", "http://a.example:8080/x#part"),
        ("http://a.example/x#xtor=RSS-3208", "http://a.example/x"),
        ("http://a.example/x?source=rss&b=%20", "http://a.example/x?b=%20"),
        ("http://user:secret@a.example/", "http://a.example/"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        ("  http://a.example/  ", "http://a.example/"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//a.example/x", None),
        ("http://", None),
        ("http://a b/", None),
        ("http://a.example:99999/", None),
        ("", None),
    ],
)
def test_addresses(given: str, kept: str | None) -> None:
    assert web_address(given) == kept


@given(st.text(max_size=60))
def test_what_is_kept_stays(tail: str) -> None:
    kept = web_address(f"https://a.example/{tail}")
    assert kept is None or web_address(kept) == kept
